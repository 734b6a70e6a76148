#ifndef FILTER_H
#define FILTER_H

#include <seccomp.h>
#include <stdbool.h>
#include <stdint.h>

// Not to be mistaken for a library's functions of the same name.
#pragma GCC visibility push(hidden)

/// A seccomp filter in the making, with the first error that happened to it; after an error nothing more is done.
typedef struct {
    scmp_filter_ctx rules;
    int error;
} filter;

/// With what is allowed at any time, and what ends the process at any time.
filter filter_make(void);
void filter_allow_all(filter *filter, const int *calls);
/// Allows a call when one argument is as wanted.
void filter_allow_if(filter *filter, int call, struct scmp_arg_cmp argument);
/// Answers a call with another action than EPERM.
void filter_answer(filter *filter, int call, uint32_t action);
void filter_allow_threads(filter *filter);
/// Puts the filter on this thread, and frees it. Returns 0 or an errno.
int filter_load(filter *filter);

#pragma GCC visibility pop

#endif

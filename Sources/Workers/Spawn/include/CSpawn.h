#ifndef CSPAWN_H
#define CSPAWN_H

#include <sys/types.h>

/// A started process and the reading ends of its standard output and standard error; the caller closes both.
typedef struct {
    pid_t process;
    int answer;
    int log;
} cspawn_child;

/// Starts a program in a process group of its own, with default signals, an empty environment and no descriptors but:
/// 0 the file `input`, 1 and 2 pipes, and 3 the folder `output` unless that is NULL. `arguments` ends with NULL.
/// Returns 0 or an errno.
int cspawn_start(const char *program, char *const *arguments, const char *input, const char *output,
                 cspawn_child *child);

#endif

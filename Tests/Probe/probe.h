#ifndef PROBE_H
#define PROBE_H

#include <sys/types.h>

/// Who started the launcher, and the session; asked before a seal forbids to.
extern pid_t parent, session;

/// An attempt at something that the walls should refuse, by its name on the command line.
///
/// Returns 0 when it got through, else the errno with which it was held. Some end the process instead.
typedef struct {
    const char *name;
    int (*act)(char **arguments);
} attempt;

/// Each ends with an entry without a name.
extern const attempt path_attempts[], network_attempts[], process_attempts[], kernel_attempts[], limit_attempts[];

/// 0 when the result of a system call says that it worked, else errno.
int outcome(long result);

/// As `outcome`; a complaint about the arguments means that the call itself was open.
int reached(long result);

#endif

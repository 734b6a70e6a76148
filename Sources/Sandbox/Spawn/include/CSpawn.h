#ifndef CSPAWN_H
#define CSPAWN_H

#include <stddef.h>
#include <sys/types.h>

/// A file that exists, and whether the child may read it or write to it.
typedef struct {
    const char *path;
    int writes;
} cspawn_file;

/// A started process and the reading ends of its standard output and standard error; the caller closes both.
typedef struct {
    pid_t process;
    int answer;
    int log;
} cspawn_child;

/// Starts a program in a session of its own, with default signals, an empty environment and no descriptors but: 0 the
/// file `input`, 1 and 2 pipes, and 3... the `files` in their order. `arguments` ends with NULL.
/// Returns 0 or an errno.
int cspawn_start(const char *program, char *const *arguments, const char *input, const cspawn_file *files, size_t count,
                 cspawn_child *child);

/// Path of the library, or program, in which this process found a function; NULL when there is none. It stays valid.
const char *cspawn_library_of(const char *function);

#endif

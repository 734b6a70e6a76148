#ifndef CWALLS_H
#define CWALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The process may start threads after `walls_seal`.
#define WALLS_THREADS 1u

/// The first act of a worker of ours, before any thread and before the first byte of a stranger's file.
///
/// From then on only the descriptors that the process has work: every path is refused, even those that
/// `bricoleur-sandbox` left open for the start, and so is exec, a new process, executable memory and, unless `flags` is
/// `WALLS_THREADS`, a new thread. `open`, `stat` and their like fail with EPERM; `fstat` goes on working.
///
/// Walls which the kernel does not have are left out: whether that will do is for `bricoleur-sandbox --require` to say.
/// Returns 0, or an errno when a wall that the kernel has could not be set up; the caller then stops.
int walls_seal(unsigned flags);

/// Which walls this kernel gives.
typedef struct {
    bool no_new_privs;
    bool seccomp;
    /// Version of Landlock's interface, 0 without Landlock.
    int landlock;
} walls_offer;

walls_offer walls_probe(void);

/// Pictures, documents and module programs, and existing programs such as pdftoppm.
typedef enum { WALLS_DECODE, WALLS_INSPECT, WALLS_RENDER } walls_profile;

/// Paths, in the caller's memory.
typedef struct {
    const char *const *paths;
    size_t count;
} walls_paths;

/// What a program gets.
typedef struct {
    walls_profile profile;
    /// The one that will be executed.
    const char *program;
    uint64_t memory_mib;
    uint64_t cpu_seconds;
    uint64_t file_mib;
    /// Files and folders that may be read. A file, not a folder, may also be executed: it may be the `#!` interpreter.
    walls_paths read;
    /// Folders in which the program may do as it likes with files and folders.
    walls_paths write;
    /// The whole environment, each `NAME=VALUE`, ended by NULL.
    char *const *environment;
} walls_plan;

/// Puts the walls of a profile around this process and executes the program in it.
///
/// Returns only when that failed, with an errno; `*step` then says in a few words what could not be done.
int walls_run(const walls_plan *plan, char *const *arguments, const char **step);

/// The words of the command line, the program's own name first. Swift's own way to them opens /proc/self/maps, which
/// the walls refuse.
int walls_argument_count(void);
/// Null beyond the last.
const char *walls_argument(int index);

#endif

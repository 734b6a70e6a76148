#ifndef WALLS_H
#define WALLS_H

#include "CWalls.h"

// Not to be mistaken for a library's functions of the same name.
#pragma GCC visibility push(hidden)

// The walls one by one. Each function returns 0 or an errno.

/// Memory, CPU time, sizes and counts. Without seccomp no new process or thread at all: see limits.c.
int walls_limit(const walls_plan *plan, bool seccomp);

/// This process dies with the thread that started it, and the coming exec takes root's powers away.
int walls_weaken(void);

/// Version of Landlock's interface, 0 without.
int walls_landlock_version(void);

/// From here on only the paths of the plan; without a plan none at all. Does nothing without Landlock.
int walls_close_paths(const walls_plan *plan);

/// From here on only the system calls of the profile, and one exec: of the text at the address `program`.
int walls_filter(const walls_plan *plan, const char *program);

/// From here on only the system calls of a sealed worker.
int walls_filter_sealed(unsigned flags);

#pragma GCC visibility pop

#endif

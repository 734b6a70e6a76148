#ifndef CALLS_H
#define CALLS_H

#include <stddef.h>

// Not to be mistaken for a library's functions of the same name.
#pragma GCC visibility push(hidden)

/// System calls by what they are for. Each list ends with `no_call`.
enum { no_call = -100000 };

/// Work on descriptors that are there, on memory, on time and on oneself.
extern const int walls_calls_of_work[];
/// What a loader, an interpreter or a library does at its start: looking at paths, mostly.
extern const int walls_calls_of_start[];
/// Changing folders. Landlock says where.
extern const int walls_calls_of_writing[];
/// What no program here does by accident.
extern const int walls_calls_of_attack[];

#pragma GCC visibility pop

#endif

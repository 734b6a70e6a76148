#ifndef CPNG_COLOURS_H
#define CPNG_COLOURS_H

#include <stdint.h>

enum { colour_slots = 1024, most_colours = 256 };

/// The different colours seen so far, as long as they are at most 256; `count` is 257 once there were more.
typedef struct {
    uint32_t keys[colour_slots];
    int16_t places[colour_slots];
    uint32_t colours[most_colours];
    int count;
} colour_set;

void cpng_start_colours(colour_set *set);

/// The place of a colour in order of appearance, or -1 when the set is over full.
int cpng_place_colour(colour_set *set, uint32_t colour);

#endif

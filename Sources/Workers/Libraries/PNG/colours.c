#include "colours.h"

#include <string.h>

void cpng_start_colours(colour_set *set) {
    memset(set->places, 0xff, sizeof set->places);
    set->count = 0;
}

int cpng_place_colour(colour_set *set, uint32_t colour) {
    uint32_t slot = (colour * 2654435761u) >> 22;
    while (set->places[slot] >= 0) {
        if (set->keys[slot] == colour) return set->places[slot];
        slot = (slot + 1) % colour_slots;
    }
    if (set->count >= most_colours) {
        set->count = most_colours + 1;
        return -1;
    }
    set->keys[slot] = colour;
    set->colours[set->count] = colour;
    set->places[slot] = (int16_t)set->count;
    return set->count++;
}

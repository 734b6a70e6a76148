#ifndef CPIXELS_H
#define CPIXELS_H

#include <stdint.h>

/// Reduces RGBA to `new_width` x `new_height` pixels (1 or more each) with a Catmull-Rom filter as wide as the reduction
/// asks for. Where `transparent`, colours are weighted by alpha. Returns 0, or -1 when there is no memory.
int cpixels_resize(const uint8_t *pixels, int width, int height, uint8_t *out, int new_width, int new_height,
                   int transparent);

/// Turns RGBA upright as EXIF orientation 1...8 says; from 5 on `out` is `height` wide and `width` high.
void cpixels_turn(const uint8_t *pixels, int width, int height, int orientation, uint8_t *out);

#endif

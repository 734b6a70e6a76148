#ifndef CPIXELS_H
#define CPIXELS_H

#include <stddef.h>
#include <stdint.h>

/// One channel of a picture, 8 bits a sample, a row every `stride` bytes.
typedef struct {
    uint8_t *samples;
    int width;
    int height;
    size_t stride;
} cpixels_plane;

/// Where the samples of a reduced row or column lie: the centre of number i is at (i + 0.5 + shift) * step - 0.5 in
/// samples of the source. With `pairs`, each is the mean of two that lie half a step apart: colour kept in half as many
/// samples as light is so, the mean of what two pixels would have had.
typedef struct {
    double step;
    double shift;
    int pairs;
} cpixels_grid;

/// Reduces a picture whose rows come one by one, with a Lanczos filter of 3 lobes, as wide as the reduction asks for.
typedef struct cpixels_reducer cpixels_reducer;

/// What comes in: `channels` is 1 or 4 samples a pixel. `transparent` weighs the colours of RGBA by alpha. `halve`
/// first takes the mean of each 2 x 2 samples of a single channel: cheap, and good enough where the result is at least
/// that much smaller and seen as colour only.
typedef struct {
    int channels;
    int width;
    int height;
    int transparent;
    int halve;
} cpixels_source;

/// `out` (of pixels, not samples, in width) is written as soon as rows allow; it stays the caller's. Each row's last
/// sample is repeated up to the stride. Returns NULL when there is no memory.
cpixels_reducer *cpixels_open(cpixels_source source, cpixels_grid across, cpixels_grid down, const cpixels_plane *out);

/// Takes the next row; more than `height` of them are ignored.
void cpixels_push(cpixels_reducer *reducer, const uint8_t *row);

void cpixels_close(cpixels_reducer *reducer);

/// Reduces RGBA to `new_width` x `new_height` pixels (1 or more each). Returns 0, or -1 when there is no memory.
int cpixels_resize(const uint8_t *pixels, int width, int height, uint8_t *out, int new_width, int new_height,
                   int transparent);

/// Reduces one channel to the size of `out`. Returns 0, or -1 when there is no memory.
int cpixels_resize_plane(const cpixels_plane *plane, cpixels_grid across, cpixels_grid down, const cpixels_plane *out);

/// Turns RGBA upright as EXIF orientation 1...8 says; from 5 on `out` is `height` wide and `width` high.
void cpixels_turn(const uint8_t *pixels, int width, int height, int orientation, uint8_t *out);

/// The same for one channel; `out` has the size of the upright picture. Each row's last sample is repeated up to the
/// stride.
void cpixels_turn_plane(const cpixels_plane *plane, int orientation, const cpixels_plane *out);

/// Makes opaque RGBA of luma and the two colour differences as JFIF defines them, all of one size; without these, grey.
void cpixels_light(const cpixels_plane *luma, const cpixels_plane *blue, const cpixels_plane *red, uint8_t *pixels);

/// Lets this process keep what it frees for its next picture, instead of giving it back and being handed zeroed pages
/// again: a tenth of the time of a photo.
void cpixels_keep_memory(void);

/// Lays RGBA on white, in place.
void cpixels_flatten(uint8_t *pixels, size_t count);

#endif

#ifndef CCOLOUR_H
#define CCOLOUR_H

#include <stddef.h>
#include <stdint.h>

/// A way from the colours of a picture to sRGB.
typedef struct ccolour_way ccolour_way;

/// What a profile is found to be: good for a conversion; so close to sRGB that nobody would see one; broken, or made
/// for another kind of picture; no memory.
typedef enum { ccolour_converts, ccolour_is_srgb, ccolour_unusable, ccolour_no_memory } ccolour_verdict;

/// Opens an ICC profile for a picture of `channels` channels: 1 grey, 3 red, green and blue, 4 inks (255 is all of the
/// ink). Sets `*way` when there is something to convert; the caller gives it to `ccolour_close`.
ccolour_verdict ccolour_open(const uint8_t *profile, size_t size, int channels, ccolour_way **way);

/// The same for red, green and blue described by the numbers of ITU-T H.273: `primaries`, and `transfer` from light to
/// signal. Numbers that mean nothing here count as unusable.
ccolour_verdict ccolour_open_coded(int primaries, int transfer, ccolour_way **way);

/// The same as a PNG describes them: `gamma` of the file (0.45455 for most), and white, red, green and blue as x and y.
ccolour_verdict ccolour_open_measured(double gamma, const double points[8], ccolour_way **way);

/// Turns `count` pixels of four bytes into sRGB with the alpha they had, in place: RGBA, grey as RGBA, or inks, which
/// become opaque RGBA.
void ccolour_convert(const ccolour_way *way, uint8_t *pixels, size_t count);

/// Turns `count` samples of a grey picture into those of sRGB, in place.
void ccolour_convert_grey(const ccolour_way *way, uint8_t *samples, size_t count);

void ccolour_close(ccolour_way *way);

#endif

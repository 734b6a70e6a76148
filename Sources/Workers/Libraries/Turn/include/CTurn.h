#ifndef CTURN_H
#define CTURN_H

#include <CJPEG.h>

/// What became of a call: as in CJPEG, but that code 3 means that it is not possible this way and nothing was written;
/// then the sides of the file written.
typedef struct {
    cjpeg_report jpeg;
    int width;
    int height;
} cturn_report;

/// Writes a JPEG again, turned upright as EXIF orientation 1...8 says, without decoding: every coefficient is kept. The
/// colour profile stays; all other metadata goes. Sequential, with optimised Huffman tables.
/// Not possible (code 3) when a side that changes its end is not whole blocks, or when more than `budget` bytes of
/// coefficients would have to be held.
/// Returns 0, or -1 with the reason in `report`.
int cturn_blocks(const uint8_t *data, size_t size, int orientation, size_t budget, int descriptor,
                 cturn_report *report);

/// The same for any JPEG, by decoding and encoding with `quality` 1...100: no colour is converted, and the colours' own
/// resolution stays.
int cturn_again(const uint8_t *data, size_t size, int orientation, int quality, int descriptor, cturn_report *report);

/// Encodes RGBA, turned upright while it is read, as a sequential JPEG with colour at full resolution (4:4:4) and no
/// metadata; alpha is ignored. Holds a few rows, and where the picture has at most 40 million pixels its coefficients,
/// six bytes a pixel, for smaller Huffman tables.
int cturn_encode(const uint8_t *pixels, int width, int height, int orientation, int quality, int descriptor,
                 cturn_report *report);

#endif

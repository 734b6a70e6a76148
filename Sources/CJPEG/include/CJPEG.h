#ifndef CJPEG_H
#define CJPEG_H

#include <stddef.h>
#include <stdint.h>

/// What became of a call. Values of `code`: 0 done, 1 the file is damaged, 2 no memory, 3 a kind of JPEG that the
/// library does not know, 4 more scans than asked for.
typedef struct {
    int code;
    long warnings;
    char message[224];
} cjpeg_report;

/// Decodes a whole file at `eighths`/8 of its size (1...8) into RGBA, 8 bits a channel, alpha 255, row after row.
/// Stops at data that ends early, at a broken Huffman code and at the 100th warning of any kind.
/// Returns memory to be given to `cjpeg_free`, or NULL with the reason in `report`.
uint8_t *cjpeg_decode(const uint8_t *data, size_t size, int eighths, int scans, int *width, int *height,
                      cjpeg_report *report);

/// Encodes RGBA as a baseline JPEG with optimised Huffman tables and no metadata; alpha is ignored.
/// `chroma` is 1 to keep colour at full resolution (4:4:4), 2 to halve it both ways (4:2:0). `quality` is 1...100.
/// Returns `*size` bytes to be given to `cjpeg_free`, or NULL with the reason in `report`.
uint8_t *cjpeg_encode(const uint8_t *pixels, int width, int height, int quality, int chroma, size_t *size,
                      cjpeg_report *report);

void cjpeg_free(void *memory);

#endif

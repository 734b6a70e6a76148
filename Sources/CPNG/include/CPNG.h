#ifndef CPNG_H
#define CPNG_H

#include <stddef.h>
#include <stdint.h>

/// What became of a call. Values of `code`: 0 done, 1 the file is damaged, 2 no memory.
typedef struct {
    int code;
    char message[224];
} cpng_report;

/// What a decoded picture is like: its pixels, and whether the file held a pixel that is not opaque, or at most 256
/// colours.
typedef struct {
    int width;
    int height;
    int transparent;
    int few_colours;
} cpng_facts;

/// Decodes a whole file into RGBA, 8 bits a channel, alpha not multiplied in. Each square of `factor` pixels (1 or
/// more) becomes its mean while the rows come in, so that memory follows the result; an interlaced file is held whole.
/// Returns memory to be given to `cpng_free`, or NULL with the reason in `report`.
uint8_t *cpng_decode(const uint8_t *data, size_t size, int factor, cpng_facts *facts, cpng_report *report);

/// Encodes RGBA, with a palette when there are at most 256 colours and without alpha when all is opaque. No metadata.
/// Returns `*size` bytes to be given to `cpng_free`, or NULL with the reason in `report`.
uint8_t *cpng_encode(const uint8_t *pixels, int width, int height, size_t *size, cpng_report *report);

/// Inflates raw deflate data, as zip entries hold it. Returns the bytes written, or -1 when the data is broken or does
/// not fit in `capacity`.
long cpng_inflate(const uint8_t *data, size_t size, uint8_t *output, size_t capacity);

void cpng_free(void *memory);

#endif

#ifndef CGIF_H
#define CGIF_H

#include <stddef.h>
#include <stdint.h>

/// What became of a call. Values of `code`: 0 done, 1 the file is damaged, 2 no memory. `error` is giflib's own.
typedef struct {
    int code;
    int error;
} cgif_report;

/// Decodes the first frame of a file onto a transparent canvas of `width` x `height` pixels of RGBA; what lies outside
/// of the canvas is left out.
/// Returns memory to be given to `cgif_free`, or NULL with the reason in `report`.
uint8_t *cgif_decode(const uint8_t *data, size_t size, int width, int height, cgif_report *report);

void cgif_free(void *memory);

#endif

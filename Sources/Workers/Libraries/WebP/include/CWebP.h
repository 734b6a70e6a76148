#ifndef CWEBP_H
#define CWEBP_H

#include <stddef.h>
#include <stdint.h>

/// What became of a call. Values of `code`: 0 done, 1 the data is damaged, 2 no memory. `status` is libwebp's own.
typedef struct {
    int code;
    int status;
} cwebp_report;

/// Decodes one picture into RGBA of `width` x `height` pixels, at most as large as it is stored: the mean of what falls
/// on each. `data` begins with a chunk `ALPH`, `VP8 ` or `VP8L`.
/// Returns memory to be given to `cwebp_free`, or NULL with the reason in `report`.
uint8_t *cwebp_decode(const uint8_t *data, size_t size, int width, int height, cwebp_report *report);

/// Encodes RGBA. `quality` is 0...100, or -1 for lossless. Returns `*size` bytes to be given to `cwebp_free`, or NULL.
uint8_t *cwebp_encode(const uint8_t *pixels, int width, int height, float quality, size_t *size);

void cwebp_free(void *memory);

#endif

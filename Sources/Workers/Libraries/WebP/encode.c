#include <stdlib.h>
#include <webp/encode.h>

#include "CWebP.h"

uint8_t *cwebp_encode(const uint8_t *pixels, int width, int height, float quality, size_t *size) {
    uint8_t *data = NULL;
    int stride = width * 4;
    *size = quality < 0 ? WebPEncodeLosslessRGBA(pixels, width, height, stride, &data)
                        : WebPEncodeRGBA(pixels, width, height, stride, quality, &data);
    return *size ? data : NULL;
}

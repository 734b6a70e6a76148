#include "CPixels.h"

static uint8_t clamp(int value) { return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value); }

static int difference(const cpixels_plane *plane, int x, int y) {
    return plane ? plane->samples[(size_t)y * plane->stride + (size_t)x] - 128 : 0;
}

void cpixels_light(const cpixels_plane *luma, const cpixels_plane *blue, const cpixels_plane *red, uint8_t *pixels) {
    for (int y = 0; y < luma->height; y++) {
        const uint8_t *row = luma->samples + (size_t)y * luma->stride;
        for (int x = 0; x < luma->width; x++, pixels += 4) {
            // The factors of JFIF, in 65536ths.
            int light = (row[x] << 16) + 32768, b = difference(blue, x, y), r = difference(red, x, y);
            pixels[0] = clamp((light + 91881 * r) >> 16);
            pixels[1] = clamp((light - 22554 * b - 46802 * r) >> 16);
            pixels[2] = clamp((light + 116130 * b) >> 16);
            pixels[3] = 255;
        }
    }
}

void cpixels_flatten(uint8_t *pixels, size_t count) {
    for (size_t i = 0; i < count; i++, pixels += 4) {
        unsigned alpha = pixels[3];
        for (int channel = 0; channel < 3; channel++) {
            pixels[channel] = (uint8_t)((pixels[channel] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
        pixels[3] = 255;
    }
}

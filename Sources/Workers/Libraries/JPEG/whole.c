#include <stdlib.h>
#include <string.h>

#include "CJPEG.h"

/// A taker that keeps everything.
typedef struct {
    uint8_t *pixels;
    cjpeg_shape shape;
    size_t position;
} shelf;

static int begin(void *context, const cjpeg_shape *shapes, int count) {
    shelf *s = context;
    (void)count;
    s->shape = shapes[0];
    s->pixels = malloc((size_t)shapes[0].width * (size_t)shapes[0].height * 4);
    return s->pixels ? 0 : -1;
}

static void take(void *context, int plane, const uint8_t *row) {
    shelf *s = context;
    size_t bytes = (size_t)s->shape.width * 4;
    (void)plane;
    memcpy(s->pixels + s->position, row, bytes);
    s->position += bytes;
}

static uint8_t lit(unsigned ink, unsigned black) { return (uint8_t)(((255 - ink) * (255 - black) + 127) / 255); }

void cjpeg_mix(uint8_t *inks, size_t count) {
    for (size_t i = 0; i < count; i++, inks += 4) {
        for (int channel = 0; channel < 3; channel++) inks[channel] = lit(inks[channel], inks[3]);
        inks[3] = 255;
    }
}

uint8_t *cjpeg_decode(const uint8_t *data, size_t size, int eighths, int scans, int *width, int *height,
                      cjpeg_report *report) {
    shelf s = {0};
    cjpeg_taker taker = {.context = &s, .begin = begin, .take = take};
    int failed = cjpeg_read(data, size, eighths, scans, cjpeg_pixels, taker, report);
    if (failed && report->code == 3) {
        failed = cjpeg_read(data, size, eighths, scans, cjpeg_inks, taker, report);
        if (!failed) cjpeg_mix(s.pixels, (size_t)s.shape.width * (size_t)s.shape.height);
    }
    *width = s.shape.width;
    *height = s.shape.height;
    if (!failed) return s.pixels;
    free(s.pixels);
    return NULL;
}

void cjpeg_free(void *memory) { free(memory); }

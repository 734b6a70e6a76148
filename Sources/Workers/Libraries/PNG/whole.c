#include <stdlib.h>
#include <string.h>

#include "CPNG.h"

/// A taker that keeps everything.
typedef struct {
    uint8_t *pixels;
    size_t row;
    size_t position;
} shelf;

static int begin(void *context, const cpng_facts *facts) {
    shelf *s = context;
    s->row = (size_t)facts->width * 4;
    s->pixels = malloc(s->row * (size_t)facts->height);
    return s->pixels ? 0 : -1;
}

static void take(void *context, const uint8_t *row) {
    shelf *s = context;
    memcpy(s->pixels + s->position, row, s->row);
    s->position += s->row;
}

uint8_t *cpng_decode(const uint8_t *data, size_t size, int factor, cpng_facts *facts, cpng_report *report) {
    shelf s = {0};
    cpng_taker taker = {.context = &s, .begin = begin, .take = take};
    int failed = cpng_read(data, size, factor, taker, facts, report);
    free(facts->profile);
    facts->profile = NULL;
    if (!failed) return s.pixels;
    free(s.pixels);
    return NULL;
}

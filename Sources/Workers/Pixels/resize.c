#include "CPixels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef float pixel __attribute__((vector_size(16)));

/// For each place of the result: the first source place it draws from, and `taps` weights that sum to 1.
typedef struct {
    int taps;
    int *first;
    float *weights;
} filter;

static double catmull_rom(double x) {
    x = fabs(x);
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
    if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
    return 0;
}

static void fill(filter *f, int from, int to, double step, double reach) {
    for (int i = 0; i < to; i++) {
        double centre = (i + 0.5) * step - 0.5;
        int first = (int)ceil(centre - 2 * reach);
        if (first > from - f->taps) first = from - f->taps;
        if (first < 0) first = 0;
        f->first[i] = first;
        float *weights = f->weights + (size_t)i * (size_t)f->taps;
        double sum = 0;
        for (int k = 0; k < f->taps; k++) sum += catmull_rom((first + k - centre) / reach);
        for (int k = 0; k < f->taps; k++) weights[k] = (float)(catmull_rom((first + k - centre) / reach) / sum);
    }
}

static int make_filter(filter *f, int from, int to) {
    double step = (double)from / to, reach = step > 1 ? step : 1;
    f->taps = (int)ceil(4 * reach) + 1;
    if (f->taps > from) f->taps = from;
    f->first = malloc((size_t)to * sizeof *f->first);
    f->weights = malloc((size_t)to * (size_t)f->taps * sizeof *f->weights);
    if (!f->first || !f->weights) return -1;
    fill(f, from, to, step, reach);
    return 0;
}

static void load(const uint8_t *row, pixel *line, int width, int transparent) {
    float *floats = (float *)line;
    for (int i = 0; i < 4 * width; i++) floats[i] = row[i];
    if (!transparent) return;
    for (int x = 0; x < width; x++) {
        float alpha = line[x][3];
        line[x] *= alpha / 255;
        line[x][3] = alpha;
    }
}

static void squeeze(const pixel *line, pixel *out, const filter *f, int width) {
    const float *weights = f->weights;
    for (int x = 0; x < width; x++, weights += f->taps) {
        const pixel *from = line + f->first[x];
        pixel sum = {0, 0, 0, 0};
        for (int k = 0; k < f->taps; k++) sum += from[k] * weights[k];
        out[x] = sum;
    }
}

static uint8_t clamp(float value) { return value < 0 ? 0 : value > 255 ? 255 : (uint8_t)(value + 0.5f); }

static void save(const pixel *line, uint8_t *row, int width, int transparent) {
    const float *floats = (const float *)line;
    if (!transparent) {
        for (int i = 0; i < 4 * width; i++) row[i] = clamp(floats[i]);
        return;
    }
    for (int x = 0; x < width; x++, row += 4) {
        uint8_t alpha = clamp(line[x][3]);
        pixel straight = alpha ? line[x] * (255 / line[x][3]) : (pixel){0, 0, 0, 0};
        for (int channel = 0; channel < 3; channel++) row[channel] = clamp(straight[channel]);
        row[3] = alpha;
    }
}

/// Adds up the lines of the ring that row `y` draws from.
static void add_up(pixel *const *ring, pixel *sum, const filter *f, int y, int width) {
    const float *weights = f->weights + (size_t)y * (size_t)f->taps;
    memset(sum, 0, sizeof *sum * (size_t)width);
    for (int k = 0; k < f->taps; k++) {
        const pixel *line = ring[(f->first[y] + k) % f->taps];
        float weight = weights[k];
        for (int x = 0; x < width; x++) sum[x] += line[x] * weight;
    }
}

typedef struct {
    filter across, down;
    pixel *line;
    pixel *sum;
    pixel *store;
    pixel **ring;
} workshop;

static int prepare(workshop *w, int width, int height, int new_width, int new_height) {
    if (make_filter(&w->across, width, new_width) || make_filter(&w->down, height, new_height)) return -1;
    size_t row = sizeof(pixel) * (size_t)new_width;
    w->line = aligned_alloc(16, sizeof(pixel) * (size_t)width);
    w->sum = aligned_alloc(16, row);
    w->store = aligned_alloc(16, row * (size_t)w->down.taps);
    w->ring = malloc(sizeof *w->ring * (size_t)w->down.taps);
    if (!w->line || !w->sum || !w->store || !w->ring) return -1;
    for (int k = 0; k < w->down.taps; k++) w->ring[k] = w->store + (size_t)k * (size_t)new_width;
    return 0;
}

static void reduce(workshop *w, const uint8_t *pixels, int width, uint8_t *out, int new_width, int new_height,
                   int transparent) {
    int loaded = 0;
    for (int y = 0; y < new_height; y++) {
        for (int end = w->down.first[y] + w->down.taps; loaded < end; loaded++) {
            load(pixels + 4 * (size_t)loaded * (size_t)width, w->line, width, transparent);
            squeeze(w->line, w->ring[loaded % w->down.taps], &w->across, new_width);
        }
        add_up(w->ring, w->sum, &w->down, y, new_width);
        save(w->sum, out + 4 * (size_t)y * (size_t)new_width, new_width, transparent);
    }
}

int cpixels_resize(const uint8_t *pixels, int width, int height, uint8_t *out, int new_width, int new_height,
                   int transparent) {
    workshop w = {0};
    int failed = prepare(&w, width, height, new_width, new_height);
    if (!failed) reduce(&w, pixels, width, out, new_width, new_height, transparent);
    free(w.across.first);
    free(w.across.weights);
    free(w.down.first);
    free(w.down.weights);
    free(w.line);
    free(w.sum);
    free(w.store);
    free(w.ring);
    return failed;
}

#include <stdlib.h>
#include <string.h>

#include "filter.h"

/// Of a size that every processor of the last twenty years has: there is no second version to choose at run time.
typedef float four __attribute__((vector_size(16)));

enum { most_channels = 4, group = 4 };

/// Rows come in as floats, are added up downwards, and the sum is then squeezed across.
struct cpixels_reducer {
    cpixels_source source;
    cpixels_plane out;
    /// True when nothing changes but the place in memory.
    int same;
    filter across, down;
    /// Rows taken so far, rows written so far; `half` holds the first of two rows to be halved.
    int taken, written, waiting;
    uint16_t *half;
    /// The last `down.taps` rows, each `row` vectors long.
    four *store;
    size_t row;
    const four **lines;
    four *sum;
    four *result;
};

static void weigh_by_alpha(four *line, int width) {
    for (int x = 0; x < width; x++) {
        float alpha = line[x][3];
        line[x] *= alpha / 255;
        line[x][3] = alpha;
    }
}

/// Adds up the rows that row `y` of the result draws from.
static void add_up(cpixels_reducer *r, int y) {
    int taps = r->down.taps, first = r->down.first[y];
    const float *weights = r->down.weights + (size_t)y * (size_t)r->down.room;
    for (int k = 0; k < taps; k++) r->lines[k] = r->store + (size_t)((first + k) % taps) * r->row;
    for (size_t x = 0; x < r->row; x += group) {
        four a = {0}, b = {0}, c = {0}, d = {0};
        for (int k = 0; k < taps; k++) {
            const four *line = r->lines[k] + x;
            float weight = weights[k];
            a += line[0] * weight;
            b += line[1] * weight;
            c += line[2] * weight;
            d += line[3] * weight;
        }
        r->sum[x] = a;
        r->sum[x + 1] = b;
        r->sum[x + 2] = c;
        r->sum[x + 3] = d;
    }
}

static four unaligned(const float *from) {
    four value;
    memcpy(&value, from, sizeof value);
    return value;
}

static four weigh(const float *from, const float *weights, int room) {
    four sum = unaligned(from) * unaligned(weights);
    for (int k = lanes; k < room; k += lanes) sum += unaligned(from + k) * unaligned(weights + k);
    return sum;
}

/// The sums of the lanes of four vectors.
static four fold(four a, four b, four c, four d) {
    four left = __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
    four right = __builtin_shufflevector(c, d, 0, 4, 1, 5) + __builtin_shufflevector(c, d, 2, 6, 3, 7);
    return __builtin_shufflevector(left, right, 0, 1, 4, 5) + __builtin_shufflevector(left, right, 2, 3, 6, 7);
}

/// Places past the width repeat the last one: the result has room for whole vectors.
static void squeeze_one(cpixels_reducer *r) {
    const float *line = (const float *)r->sum, *weights = r->across.weights;
    const int *first = r->across.first;
    int room = r->across.room, width = r->out.width, x = 0;
    for (; x + lanes <= width; x += lanes, first += lanes, weights += lanes * room) {
        four a = weigh(line + first[0], weights, room), b = weigh(line + first[1], weights + room, room);
        four c = weigh(line + first[2], weights + 2 * room, room), d = weigh(line + first[3], weights + 3 * room, room);
        r->result[x / lanes] = fold(a, b, c, d);
    }
    float *rest = (float *)(r->result + x / lanes);
    for (; x < width; x++, weights += room) {
        four sum = weigh(line + *first++, weights, room);
        *rest++ = sum[0] + sum[1] + sum[2] + sum[3];
    }
}

static void squeeze_four(cpixels_reducer *r) {
    const float *weights = r->across.weights;
    for (int x = 0; x < r->out.width; x++, weights += r->across.room) {
        const four *from = r->sum + r->across.first[x];
        four sum = from[0] * weights[0];
        for (int k = 1; k < r->across.taps; k++) sum += from[k] * weights[k];
        r->result[x] = sum;
    }
}

static uint8_t clamp(float value) {
    value += 0.5f;
    value = value > 0 ? value : 0;
    return (uint8_t)(int)(value < 255 ? value : 255);
}

static void save(cpixels_reducer *r, uint8_t *samples, int count) {
    const float *floats = (const float *)r->result;
    if (!r->source.transparent) {
        for (int i = 0; i < count; i++) samples[i] = clamp(floats[i]);
        return;
    }
    for (int x = 0; x < r->out.width; x++, samples += most_channels) {
        four pixel = r->result[x];
        uint8_t alpha = clamp(pixel[3]);
        four straight = alpha ? pixel * (255 / pixel[3]) : (four){0, 0, 0, 0};
        for (int channel = 0; channel < 3; channel++) samples[channel] = clamp(straight[channel]);
        samples[3] = alpha;
    }
}

static void repeat_last(cpixels_reducer *r, uint8_t *row) {
    size_t count = (size_t)r->out.width * (size_t)r->source.channels;
    memset(row + count, row[count - 1], r->out.stride - count);
}

static void write_row(cpixels_reducer *r) {
    uint8_t *row = r->out.samples + (size_t)r->written * r->out.stride;
    add_up(r, r->written);
    if (r->source.channels == 1) squeeze_one(r);
    else squeeze_four(r);
    save(r, row, r->out.width * r->source.channels);
    repeat_last(r, row);
    r->written++;
}

/// Adds the sums of neighbours to what waits; an odd last sample counts twice.
static void add_halves(cpixels_reducer *r, const uint8_t *row) {
    int pairs = r->source.width / 2;
    for (int i = 0; i < pairs; i++) {
        uint16_t two;
        memcpy(&two, row + 2 * i, 2);
        r->half[i] = (uint16_t)(r->half[i] + (two & 255) + (two >> 8));
    }
    if (r->source.width % 2) r->half[pairs] = (uint16_t)(r->half[pairs] + 2 * row[2 * pairs]);
}

/// Returns 0 when the second row of two is still to come.
static int halve(cpixels_reducer *r, const uint8_t *row, float *line) {
    add_halves(r, row);
    if (!r->waiting && r->source.height > 1) {
        r->waiting = 1;
        r->source.height--;
        return 0;
    }
    if (!r->waiting) add_halves(r, row);
    int count = (r->source.width + 1) / 2;
    for (int i = 0; i < count; i++) line[i] = (float)r->half[i] * 0.25f;
    memset(r->half, 0, sizeof *r->half * (size_t)count);
    r->waiting = 0;
    return 1;
}

void cpixels_push(cpixels_reducer *r, const uint8_t *row) {
    if (r->source.height == 0 || r->written == r->out.height) return;
    if (r->same) {
        uint8_t *to = r->out.samples + (size_t)r->written * r->out.stride;
        memcpy(to, row, (size_t)r->out.width * (size_t)r->source.channels);
        repeat_last(r, to);
        r->written++;
        return;
    }
    four *line = r->store + (size_t)(r->taken % r->down.taps) * r->row;
    float *floats = (float *)line;
    if (r->source.halve) {
        if (!halve(r, row, floats)) return;
    } else {
        int count = r->source.width * r->source.channels;
        for (int i = 0; i < count; i++) floats[i] = row[i];
        if (r->source.transparent) weigh_by_alpha(line, r->source.width);
    }
    r->source.height--;
    r->taken++;
    while (r->written < r->out.height && r->down.first[r->written] + r->down.taps <= r->taken) write_row(r);
}

static int prepare(cpixels_reducer *r, cpixels_grid across, cpixels_grid down) {
    size_t width = (size_t)r->source.width, height = (size_t)r->source.height;
    if (r->source.halve) {
        width = (width + 1) / 2;
        height = (height + 1) / 2;
        across.step /= 2;
        down.step /= 2;
        r->half = calloc(width, sizeof *r->half);
        if (!r->half) return -1;
    }
    if (cpixels_make_filter(&r->across, (int)width, r->out.width, across)) return -1;
    if (cpixels_make_filter(&r->down, (int)height, r->out.height, down)) return -1;
    // A vector more than the samples need, for weights of nothing past the end; then whole groups.
    r->row = (width * (size_t)r->source.channels / lanes + 2 + group - 1) / group * group;
    size_t store = sizeof(four) * r->row * (size_t)r->down.taps;
    r->store = aligned_alloc(sizeof(four), store);
    r->sum = aligned_alloc(sizeof(four), sizeof(four) * r->row);
    size_t result = (size_t)r->out.width * (size_t)r->source.channels / lanes + 1;
    r->result = aligned_alloc(sizeof(four), sizeof(four) * result);
    r->lines = malloc(sizeof *r->lines * (size_t)r->down.taps);
    if (!r->store || !r->sum || !r->result || !r->lines) return -1;
    memset(r->store, 0, store);
    return 0;
}

static int is_same(int from, int to, cpixels_grid grid) {
    return from == to && grid.step > 0.999999 && grid.step < 1.000001 && grid.shift == 0;
}

cpixels_reducer *cpixels_open(cpixels_source source, cpixels_grid across, cpixels_grid down, const cpixels_plane *out) {
    cpixels_reducer *r = calloc(1, sizeof *r);
    if (!r) return NULL;
    r->source = source;
    r->out = *out;
    r->same = is_same(source.width, out->width, across) && is_same(source.height, out->height, down);
    if (!r->same && prepare(r, across, down)) {
        cpixels_close(r);
        return NULL;
    }
    return r;
}

void cpixels_close(cpixels_reducer *r) {
    cpixels_free_filter(&r->across);
    cpixels_free_filter(&r->down);
    free(r->half);
    free(r->store);
    free(r->sum);
    free(r->result);
    free(r->lines);
    free(r);
}

static int reduce(cpixels_source source, const cpixels_plane *plane, cpixels_grid across, cpixels_grid down,
                  const cpixels_plane *out) {
    cpixels_reducer *r = cpixels_open(source, across, down, out);
    if (!r) return -1;
    for (int y = 0; y < plane->height; y++) cpixels_push(r, plane->samples + (size_t)y * plane->stride);
    cpixels_close(r);
    return 0;
}

int cpixels_resize(const uint8_t *pixels, int width, int height, uint8_t *out, int new_width, int new_height,
                   int transparent) {
    cpixels_source source = {.channels = 4, .width = width, .height = height, .transparent = transparent};
    cpixels_plane from = {(uint8_t *)pixels, width, height, 4 * (size_t)width};
    cpixels_plane to = {out, new_width, new_height, 4 * (size_t)new_width};
    cpixels_grid across = {(double)width / new_width, 0, 0}, down = {(double)height / new_height, 0, 0};
    return reduce(source, &from, across, down, &to);
}

int cpixels_resize_plane(const cpixels_plane *plane, cpixels_grid across, cpixels_grid down, const cpixels_plane *out) {
    cpixels_source source = {.channels = 1, .width = plane->width, .height = plane->height};
    return reduce(source, plane, across, down, out);
}

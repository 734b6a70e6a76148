#include "CPixels.h"

#include <string.h>

enum { tile = 16 };

/// Start and steps, in pixels of the source, of a walk along the rows of the upright picture.
typedef struct {
    ptrdiff_t start, along, down;
} walk;

static walk walk_for(int orientation, ptrdiff_t width, ptrdiff_t height, ptrdiff_t row) {
    ptrdiff_t right = width - 1, bottom = (height - 1) * row;
    switch (orientation) {
    case 2: return (walk){right, -1, row};
    case 3: return (walk){bottom + right, -1, -row};
    case 4: return (walk){bottom, 1, -row};
    case 5: return (walk){0, row, 1};
    case 6: return (walk){bottom, -row, 1};
    case 7: return (walk){bottom + right, -row, -1};
    case 8: return (walk){right, row, -1};
    default: return (walk){0, 1, row};
    }
}

void cpixels_turn(const uint8_t *pixels, int width, int height, int orientation, uint8_t *out) {
    walk w = walk_for(orientation, width, height, width);
    int columns = orientation >= 5 ? height : width, rows = orientation >= 5 ? width : height;
    for (int top = 0; top < rows; top += tile) {
        int last_row = top + tile < rows ? top + tile : rows;
        for (int left = 0; left < columns; left += tile) {
            int last_column = left + tile < columns ? left + tile : columns;
            for (int y = top; y < last_row; y++) {
                const uint8_t *from = pixels + 4 * (w.start + y * w.down + left * w.along);
                uint8_t *to = out + 4 * ((ptrdiff_t)y * columns + left);
                for (int x = left; x < last_column; x++, from += 4 * w.along, to += 4) memcpy(to, from, 4);
            }
        }
    }
}

typedef uint8_t bytes __attribute__((vector_size(16)));

static bytes low(bytes a, bytes b) {
    return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

static bytes high(bytes a, bytes b) {
    return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/// Four times the same weaving of rows i and i + 8 makes columns of the rows of a tile.
static void swap_sides(const uint8_t *from, ptrdiff_t from_row, uint8_t *to, ptrdiff_t to_row) {
    bytes a[tile], b[tile];
    for (int i = 0; i < tile; i++) memcpy(&a[i], from + i * from_row, tile);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 8; i++) b[2 * i] = low(a[i], a[i + 8]), b[2 * i + 1] = high(a[i], a[i + 8]);
        for (int i = 0; i < 8; i++) a[2 * i] = low(b[i], b[i + 8]), a[2 * i + 1] = high(b[i], b[i + 8]);
    }
    for (int i = 0; i < tile; i++) memcpy(to + i * to_row, &a[i], tile);
}

static void walk_tile(const uint8_t *from, walk w, const cpixels_plane *out, int left, int top) {
    int last_row = top + tile < out->height ? top + tile : out->height;
    int last_column = left + tile < out->width ? left + tile : out->width;
    for (int y = top; y < last_row; y++) {
        uint8_t *to = out->samples + (size_t)y * out->stride;
        for (int x = left; x < last_column; x++) to[x] = from[w.start + x * w.along + y * w.down];
    }
}

void cpixels_turn_plane(const cpixels_plane *plane, int orientation, const cpixels_plane *out) {
    walk w = walk_for(orientation, plane->width, plane->height, (ptrdiff_t)plane->stride);
    ptrdiff_t row = (ptrdiff_t)out->stride;
    for (int top = 0; top < out->height; top += tile) {
        for (int left = 0; left < out->width; left += tile) {
            int whole = left + tile <= out->width && top + tile <= out->height;
            if (orientation < 5 || !whole) {
                walk_tile(plane->samples, w, out, left, top);
                continue;
            }
            // The tile of the source that has to be read backwards starts at its other end.
            ptrdiff_t down = w.down > 0 ? top : top + tile - 1;
            const uint8_t *from = plane->samples + w.start + left * w.along + down * w.down;
            uint8_t *to = out->samples + (w.down > 0 ? top : top + tile - 1) * row + left;
            swap_sides(from, w.along, to, w.down > 0 ? row : -row);
        }
    }
    for (int y = 0; y < out->height; y++) {
        uint8_t *end = out->samples + (size_t)y * out->stride + out->width;
        memset(end, end[-1], out->stride - (size_t)out->width);
    }
}

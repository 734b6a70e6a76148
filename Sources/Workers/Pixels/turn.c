#include "CPixels.h"

#include <stddef.h>
#include <string.h>

enum { tile = 16 };

/// Start and steps, in pixels of the source, of a walk along the rows of the upright picture.
typedef struct {
    ptrdiff_t start, along, down;
} walk;

static walk walk_for(int orientation, ptrdiff_t width, ptrdiff_t height) {
    ptrdiff_t right = width - 1, bottom = (height - 1) * width;
    switch (orientation) {
    case 2: return (walk){right, -1, width};
    case 3: return (walk){bottom + right, -1, -width};
    case 4: return (walk){bottom, 1, -width};
    case 5: return (walk){0, width, 1};
    case 6: return (walk){bottom, -width, 1};
    case 7: return (walk){bottom + right, -width, -1};
    case 8: return (walk){right, width, -1};
    default: return (walk){0, 1, width};
    }
}

void cpixels_turn(const uint8_t *pixels, int width, int height, int orientation, uint8_t *out) {
    walk w = walk_for(orientation, width, height);
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

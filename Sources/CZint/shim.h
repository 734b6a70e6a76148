#pragma once
#include <zint.h>

/* Whether the module at `row`, `column` of an encoded symbol is dark. Swift would see the matrix as a tuple of
   200 tuples of 144 bytes; this reads one bit of it. Outside the symbol: light. */
static inline int czint_is_dark(const struct zint_symbol *symbol, int row, int column) {
    if (row < 0 || column < 0 || row >= symbol->rows || column >= symbol->width || row >= 200 || column >= 1152) {
        return 0;
    }
    return (symbol->encoded_data[row][column >> 3] >> (column & 7)) & 1;
}

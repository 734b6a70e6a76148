#ifndef CPIXELS_FILTER_H
#define CPIXELS_FILTER_H

#include "CPixels.h"

enum { lanes = 4 };

/// For each place of the result: the first source place it draws from, and `taps` weights that sum to 1.
typedef struct {
    int taps;
    /// Weights kept for each place: `taps` rounded up to whole vectors, the rest zero.
    int room;
    int *first;
    float *weights;
} filter;

/// Returns 0, or -1 when there is no memory; to be freed in either case.
int cpixels_make_filter(filter *f, int from, int to, cpixels_grid grid);

void cpixels_free_filter(filter *f);

#endif

// For M_PI.
#define _GNU_SOURCE

#include "filter.h"

#include <math.h>
#include <stdlib.h>

enum { lobes = 3, fineness = 512 };

static double sinc(double x) { return x == 0 ? 1 : sin(M_PI * x) / (M_PI * x); }

/// The curve at every 512th of a lobe and 0 from its end on: asking the sine for each weight would take longer than
/// some pictures do.
static float curve[lobes * fineness + 2];

static void draw_curve(void) {
    if (curve[0] != 0) return;
    for (int i = 0; i < lobes * fineness; i++) {
        double x = (double)i / fineness;
        curve[i] = (float)(sinc(x) * sinc(x / lobes));
    }
}

static float lanczos(double x) {
    double place = fabs(x) * fineness;
    if (place >= lobes * fineness) return 0;
    int step = (int)place;
    return curve[step] + (curve[step + 1] - curve[step]) * (float)(place - step);
}

/// How far apart the source places are that one place of a reduction draws from, in source samples.
static double reach_of(cpixels_grid grid) {
    double step = grid.pairs ? grid.step / 2 : grid.step;
    return step > 1 ? step : 1;
}

/// Adds the weights of one place, which sum to `share`.
static void add(float *weights, int taps, double centre, double reach, float share) {
    float sum = 0;
    for (int k = 0; k < taps; k++) sum += lanczos((k - centre) / reach);
    for (int k = 0; k < taps; k++) weights[k] += lanczos((k - centre) / reach) / sum * share;
}

static void fill(filter *f, int from, int to, cpixels_grid grid) {
    double reach = reach_of(grid), apart = grid.pairs ? grid.step / 4 : 0;
    for (int i = 0; i < to; i++) {
        double centre = (i + 0.5 + grid.shift) * grid.step - 0.5;
        int first = (int)ceil(centre - apart - lobes * reach);
        if (first > from - f->taps) first = from - f->taps;
        if (first < 0) first = 0;
        f->first[i] = first;
        float *weights = f->weights + (size_t)i * (size_t)f->room;
        centre -= first;
        if (grid.pairs) {
            add(weights, f->taps, centre - apart, reach, 0.5f);
            add(weights, f->taps, centre + apart, reach, 0.5f);
        } else {
            add(weights, f->taps, centre, reach, 1);
        }
    }
}

int cpixels_make_filter(filter *f, int from, int to, cpixels_grid grid) {
    f->taps = (int)ceil(2 * lobes * reach_of(grid) + (grid.pairs ? grid.step / 2 : 0));
    if (f->taps > from) f->taps = from;
    f->room = (f->taps + lanes - 1) / lanes * lanes;
    f->first = malloc((size_t)to * sizeof *f->first);
    f->weights = calloc((size_t)to * (size_t)f->room, sizeof *f->weights);
    if (!f->first || !f->weights) return -1;
    draw_curve();
    fill(f, from, to, grid);
    return 0;
}

void cpixels_free_filter(filter *f) {
    free(f->first);
    free(f->weights);
}

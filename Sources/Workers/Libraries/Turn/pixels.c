#include <stdlib.h>
#include <string.h>

#include "turn.h"

enum { rows_at_once = 16 };

/// Samples whose coefficients are held for the sake of smaller tables; more would be half a gigabyte.
static const size_t most_held = 120 * 1000 * 1000;

/// A stored picture: `channels` bytes a pixel.
typedef struct {
    const uint8_t *pixels;
    int width, height, channels, orientation;
} picture;

/// Start and steps, in bytes of the stored picture, of a walk along the rows of the upright one.
typedef struct {
    ptrdiff_t start, along, down;
} walk;

static walk walk_through(const picture *p) {
    cturn_way way = cturn_way_for(p->orientation);
    ptrdiff_t column = p->channels, row = column * p->width;
    walk w = {0, column, row};
    if (way.flip_x) {
        w.start += column * (p->width - 1);
        w.along = -column;
    }
    if (way.flip_y) {
        w.start += row * (p->height - 1);
        w.down = -row;
    }
    if (way.transposed) {
        ptrdiff_t along = w.along;
        w.along = w.down;
        w.down = along;
    }
    return w;
}

/// Column after column: where the picture lies on its side, the rows of a band are neighbours in memory.
static void fetch(const picture *p, walk w, unsigned top, unsigned count, unsigned width, uint8_t *band) {
    size_t pixel = (size_t)p->channels, row = pixel * width;
    for (unsigned x = 0; x < width; x++) {
        const uint8_t *from = p->pixels + w.start + (ptrdiff_t)top * w.down + (ptrdiff_t)x * w.along;
        uint8_t *to = band + pixel * x;
        for (unsigned i = 0; i < count; i++, from += w.down, to += row) memcpy(to, from, pixel);
    }
}

static void write_rows(cturn_path *path, const picture *p) {
    struct jpeg_compress_struct *to = &path->to;
    walk w = walk_through(p);
    size_t row = (size_t)p->channels * to->image_width;
    uint8_t *band = to->mem->alloc_large((j_common_ptr)to, JPOOL_IMAGE, row * rows_at_once);
    JSAMPROW rows[rows_at_once];
    for (unsigned i = 0; i < rows_at_once; i++) rows[i] = band + row * i;
    while (to->next_scanline < to->image_height) {
        unsigned left = to->image_height - to->next_scanline;
        unsigned count = left < rows_at_once ? left : rows_at_once;
        fetch(p, w, to->next_scanline, count, to->image_width, band);
        jpeg_write_scanlines(to, rows, count);
    }
    jpeg_finish_compress(to);
}

static void describe(cturn_path *path, const picture *p, J_COLOR_SPACE colours, int quality) {
    struct jpeg_compress_struct *to = &path->to;
    int transposed = cturn_way_for(p->orientation).transposed;
    to->image_width = (JDIMENSION)(transposed ? p->height : p->width);
    to->image_height = (JDIMENSION)(transposed ? p->width : p->height);
    to->input_components = p->channels;
    to->in_color_space = colours;
    jpeg_set_defaults(to);
    jpeg_set_quality(to, quality, TRUE);
    to->optimize_coding = (size_t)p->width * (size_t)p->height * (size_t)to->num_components <= most_held;
}

typedef struct {
    picture picture;
    int quality;
} encoding;

static void encode(cturn_path *path, const void *user) {
    const encoding *e = user;
    describe(path, &e->picture, JCS_EXT_RGBX, e->quality);
    path->to.comp_info[0].h_samp_factor = 1;
    path->to.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&path->to, TRUE);
    write_rows(path, &e->picture);
}

int cturn_encode(const uint8_t *pixels, int width, int height, int orientation, int quality, int descriptor,
                 cturn_report *report) {
    encoding e = {{pixels, width, height, 4, orientation}, quality};
    return cturn_run(encode, &e, descriptor, report);
}

typedef struct {
    const uint8_t *data;
    size_t size;
    int orientation, quality;
} job;

static void read_rows(cturn_path *path, size_t row) {
    struct jpeg_decompress_struct *from = &path->from;
    JSAMPROW rows[rows_at_once];
    while (from->output_scanline < from->output_height) {
        unsigned left = from->output_height - from->output_scanline;
        unsigned count = left < rows_at_once ? left : rows_at_once;
        for (unsigned i = 0; i < count; i++) rows[i] = path->pixels + row * (from->output_scanline + i);
        jpeg_read_scanlines(from, rows, count);
    }
}

/// Sampling factors of the components; libjpeg forgets them when it has decoded the last row.
typedef struct {
    int across[MAX_COMPONENTS], down[MAX_COMPONENTS];
} sampling;

static sampling sampling_of(const struct jpeg_decompress_struct *from, int transposed) {
    sampling s = {{0}, {0}};
    for (int index = 0; index < from->num_components; index++) {
        const jpeg_component_info *component = &from->comp_info[index];
        s.across[index] = transposed ? component->v_samp_factor : component->h_samp_factor;
        s.down[index] = transposed ? component->h_samp_factor : component->v_samp_factor;
    }
    return s;
}

/// As the colours are stored, so that none is rounded twice and an ink stays the ink that its profile means.
static picture decode(cturn_path *path, const job *j) {
    struct jpeg_decompress_struct *from = &path->from;
    from->out_color_space = from->jpeg_color_space;
    from->do_block_smoothing = FALSE;
    jpeg_start_decompress(from);
    size_t row = (size_t)from->output_width * (size_t)from->output_components;
    path->pixels = malloc(row * from->output_height);
    if (!path->pixels) cjpeg_stop(&path->errors, 2, "no memory");
    read_rows(path, row);
    jpeg_finish_decompress(from);
    return (picture){path->pixels, (int)from->output_width, (int)from->output_height, from->output_components,
                     j->orientation};
}

static void keep_sampling(struct jpeg_compress_struct *to, const sampling *s) {
    // Those of a single component say nothing.
    if (to->num_components == 1) return;
    for (int index = 0; index < to->num_components; index++) {
        to->comp_info[index].h_samp_factor = s->across[index];
        to->comp_info[index].v_samp_factor = s->down[index];
    }
}

static void turn(cturn_path *path, const void *user) {
    const job *j = user;
    cturn_open(path, j->data, j->size);
    sampling s = sampling_of(&path->from, cturn_way_for(j->orientation).transposed);
    picture p = decode(path, j);
    describe(path, &p, path->from.jpeg_color_space, j->quality);
    jpeg_set_colorspace(&path->to, path->from.jpeg_color_space);
    path->to.write_Adobe_marker = path->from.saw_Adobe_marker;
    keep_sampling(&path->to, &s);
    jpeg_start_compress(&path->to, TRUE);
    if (path->profile) jpeg_write_icc_profile(&path->to, path->profile, path->profile_size);
    write_rows(path, &p);
}

int cturn_again(const uint8_t *data, size_t size, int orientation, int quality, int descriptor, cturn_report *report) {
    job j = {data, size, orientation, quality};
    return cturn_run(turn, &j, descriptor, report);
}

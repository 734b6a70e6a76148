#include <stdlib.h>
#include <string.h>

#include "colours.h"
#include "errors.h"

enum { longest_side = 65535, longest_chunk = 8 * 1024 * 1024 };

typedef struct {
    png_structp png;
    png_infop info;
    const uint8_t *data;
    size_t size;
    size_t position;
    cpng_report *report;
    cpng_facts *facts;
    colour_set colours;
    int factor;
    uint32_t width;
    uint32_t height;
    uint8_t *row;
    uint8_t *whole;
    uint8_t **rows;
    uint32_t *sums;
    uint8_t *mean;
    cpng_taker taker;
} decoder;

static void give(png_structp png, png_bytep into, size_t count) {
    decoder *d = png_get_io_ptr(png);
    if (count > d->size - d->position) png_error(png, "the file ends early");
    memcpy(into, d->data + d->position, count);
    d->position += count;
}

static void *need(decoder *d, size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (!memory) {
        d->report->code = 2;
        png_error(d->png, "no memory");
    }
    return memory;
}

static void look_at(colour_set *colours, cpng_facts *facts, const uint8_t *pixels, size_t count) {
    uint32_t last = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t colour;
        memcpy(&colour, pixels + 4 * i, 4);
        if (pixels[4 * i + 3] != 255) facts->transparent = 1;
        if (colours->count <= most_colours && (i == 0 || colour != last)) cpng_place_colour(colours, colour);
        last = colour;
    }
    facts->few_colours = colours->count <= most_colours;
}

void cpng_look(const uint8_t *pixels, size_t count, cpng_facts *facts) {
    colour_set colours;
    cpng_start_colours(&colours);
    look_at(&colours, facts, pixels, count);
}

static void gather(decoder *d, const uint8_t *row) {
    for (uint32_t x = 0; x < d->width; x++, row += 4) {
        uint32_t *sum = d->sums + 4 * (size_t)(x / (uint32_t)d->factor);
        for (int channel = 0; channel < 3; channel++) sum[channel] += (uint32_t)row[channel] * row[3];
        sum[3] += row[3];
    }
}

/// Weighted by alpha: a pixel nobody sees must not colour its neighbours.
static void settle(decoder *d, uint8_t *out, uint32_t rows) {
    for (int x = 0; x < d->facts->width; x++, out += 4) {
        uint32_t *sum = d->sums + 4 * (size_t)x;
        uint32_t columns = d->width - (uint32_t)x * (uint32_t)d->factor;
        if (columns > (uint32_t)d->factor) columns = (uint32_t)d->factor;
        uint32_t alpha = sum[3], count = columns * rows;
        for (int channel = 0; channel < 3; channel++) {
            out[channel] = alpha ? (uint8_t)((sum[channel] + alpha / 2) / alpha) : 0;
        }
        out[3] = (uint8_t)((alpha + count / 2) / count);
    }
    memset(d->sums, 0, 4 * sizeof *d->sums * (size_t)d->facts->width);
}

static void take(decoder *d, const uint8_t *row, uint32_t y) {
    look_at(&d->colours, d->facts, row, d->width);
    if (d->factor == 1) {
        d->taker.take(d->taker.context, row);
        return;
    }
    uint32_t factor = (uint32_t)d->factor;
    gather(d, row);
    if (y % factor != factor - 1 && y != d->height - 1) return;
    settle(d, d->mean, y % factor + 1);
    d->taker.take(d->taker.context, d->mean);
}

static void keep_profile(decoder *d) {
    png_charp name;
    int compression;
    png_bytep profile;
    png_uint_32 size;
    if (!png_get_iCCP(d->png, d->info, &name, &compression, &profile, &size)) return;
    d->facts->profile = need(d, size, 1);
    d->facts->profile_size = size;
    memcpy(d->facts->profile, profile, size);
}

static void keep_facts(decoder *d) {
    int intent, type = png_get_color_type(d->png, d->info);
    double *p = d->facts->points;
    d->facts->grey = !(type & PNG_COLOR_MASK_COLOR);
    d->facts->has_alpha = (type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(d->png, d->info, PNG_INFO_tRNS) != 0;
    d->facts->deep = png_get_bit_depth(d->png, d->info) == 16;
    d->facts->is_srgb = png_get_sRGB(d->png, d->info, &intent) != 0;
    png_get_gAMA(d->png, d->info, &d->facts->gamma);
    d->facts->measured =
        png_get_cHRM(d->png, d->info, &p[0], &p[1], &p[2], &p[3], &p[4], &p[5], &p[6], &p[7]) != 0;
    keep_profile(d);
}

static void begin(decoder *d) {
    png_set_read_fn(d->png, d, give);
    png_set_user_limits(d->png, longest_side, longest_side);
    png_set_chunk_malloc_max(d->png, longest_chunk);
    png_set_chunk_cache_max(d->png, 128);
    png_set_crc_action(d->png, PNG_CRC_DEFAULT, PNG_CRC_WARN_DISCARD);
    png_read_info(d->png, d->info);
    keep_facts(d);
    png_set_expand(d->png);
    png_set_scale_16(d->png);
    png_set_gray_to_rgb(d->png);
    png_set_add_alpha(d->png, 255, PNG_FILLER_AFTER);
}

static void read_rows(decoder *d) {
    d->row = need(d, d->width, 4);
    for (uint32_t y = 0; y < d->height; y++) {
        png_read_row(d->png, d->row, NULL);
        take(d, d->row, y);
    }
}

static void read_interlaced(decoder *d) {
    d->whole = need(d, (size_t)d->width * d->height, 4);
    d->rows = need(d, d->height, sizeof *d->rows);
    for (uint32_t y = 0; y < d->height; y++) d->rows[y] = d->whole + 4 * (size_t)d->width * y;
    png_read_image(d->png, d->rows);
    for (uint32_t y = 0; y < d->height; y++) take(d, d->rows[y], y);
}

static void decode(decoder *d) {
    begin(d);
    d->width = png_get_image_width(d->png, d->info);
    d->height = png_get_image_height(d->png, d->info);
    int passes = png_set_interlace_handling(d->png);
    png_read_update_info(d->png, d->info);
    if (png_get_rowbytes(d->png, d->info) != 4 * (size_t)d->width) png_error(d->png, "not four channels");

    uint32_t factor = (uint32_t)d->factor;
    d->facts->width = (int)((d->width + factor - 1) / factor);
    d->facts->height = (int)((d->height + factor - 1) / factor);
    d->mean = need(d, (size_t)d->facts->width, 4);
    d->sums = need(d, (size_t)d->facts->width, 4 * sizeof *d->sums);
    if (d->taker.begin(d->taker.context, d->facts)) {
        d->report->code = 2;
        png_error(d->png, "no memory");
    }
    if (passes == 1) read_rows(d);
    else read_interlaced(d);
    png_read_end(d->png, NULL);
}

int cpng_read(const uint8_t *data, size_t size, int factor, cpng_taker taker, cpng_facts *facts, cpng_report *report) {
    memset(report, 0, sizeof *report);
    memset(facts, 0, sizeof *facts);
    decoder *d = calloc(1, sizeof *d);
    if (d) d->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, report, cpng_stop, cpng_keep_silent);
    if (d && d->png) d->info = png_create_info_struct(d->png);
    if (!d || !d->png || !d->info) {
        report->code = 2;
        if (d) png_destroy_read_struct(&d->png, NULL, NULL);
        free(d);
        return -1;
    }
    d->data = data;
    d->size = size;
    d->factor = factor;
    d->taker = taker;
    d->facts = facts;
    d->report = report;
    cpng_start_colours(&d->colours);
    if (!setjmp(png_jmpbuf(d->png))) decode(d);
    png_destroy_read_struct(&d->png, &d->info, NULL);
    free(d->row);
    free(d->rows);
    free(d->whole);
    free(d->sums);
    free(d->mean);
    free(d);
    if (!report->code) return 0;
    free(facts->profile);
    facts->profile = NULL;
    return -1;
}

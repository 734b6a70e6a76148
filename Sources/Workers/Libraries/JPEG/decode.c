#include <stdlib.h>

#include "errors.h"

/// Rows of one band: at most 4 blocks of 8 high, as sampling factors go.
enum { band_rows = 32, most_planes = 3 };

typedef struct {
    struct jpeg_decompress_struct info;
    cjpeg_errors errors;
    cjpeg_scans scans;
    cjpeg_taker taker;
    uint8_t *band;
    JSAMPROW rows[most_planes][band_rows];
} decoder;

static void begin(decoder *d, const cjpeg_shape *shapes, int count, size_t band_bytes) {
    d->band = malloc(band_bytes);
    if (!d->band || d->taker.begin(d->taker.context, shapes, count)) cjpeg_stop(&d->errors, 2, "no memory");
}

static void turn_inks(uint8_t *inks, size_t count) {
    for (size_t i = 0; i < count; i++) inks[i] = (uint8_t)~inks[i];
}

static void read_pixels(decoder *d, cjpeg_form form) {
    size_t row_bytes = (size_t)d->info.output_width * 4;
    cjpeg_shape shape = {.width = (int)d->info.output_width,
                         .height = (int)d->info.output_height,
                         .across = (double)d->info.image_width * d->info.scale_num / d->info.scale_denom,
                         .down = (double)d->info.image_height * d->info.scale_num / d->info.scale_denom};
    begin(d, &shape, 1, row_bytes * band_rows);
    for (int i = 0; i < band_rows; i++) d->rows[0][i] = d->band + (size_t)i * row_bytes;
    // Adobe writes its inks upside down: 255 is no ink.
    int upside_down = form == cjpeg_inks && d->info.saw_Adobe_marker;
    while (d->info.output_scanline < d->info.output_height) {
        unsigned count = jpeg_read_scanlines(&d->info, d->rows[0], band_rows);
        if (upside_down) turn_inks(d->band, row_bytes * count);
        for (unsigned i = 0; i < count; i++) d->taker.take(d->taker.context, 0, d->rows[0][i]);
    }
}

/// Bytes of one row of blocks of a component.
static size_t row_of(const jpeg_component_info *component) {
    return (size_t)component->width_in_blocks * (size_t)component->DCT_scaled_size;
}

static unsigned band_height(const jpeg_component_info *component) {
    return (unsigned)(component->v_samp_factor * component->DCT_scaled_size);
}

static cjpeg_shape shape_of(const struct jpeg_decompress_struct *info, const jpeg_component_info *component) {
    double scale = (double)component->DCT_scaled_size / DCTSIZE;
    return (cjpeg_shape){.width = (int)component->downsampled_width,
                         .height = (int)component->downsampled_height,
                         .across = scale * info->image_width * component->h_samp_factor / info->max_h_samp_factor,
                         .down = scale * info->image_height * component->v_samp_factor / info->max_v_samp_factor};
}

static void read_planes(decoder *d) {
    cjpeg_shape shapes[most_planes];
    JSAMPARRAY arrays[most_planes];
    size_t bytes = 0;
    int count = d->info.num_components;
    for (int i = 0; i < count; i++) {
        shapes[i] = shape_of(&d->info, &d->info.comp_info[i]);
        bytes += row_of(&d->info.comp_info[i]) * band_height(&d->info.comp_info[i]);
        arrays[i] = d->rows[i];
    }
    begin(d, shapes, count, bytes);
    uint8_t *row = d->band;
    for (int i = 0; i < count; i++) {
        for (unsigned k = 0; k < band_height(&d->info.comp_info[i]); k++, row += row_of(&d->info.comp_info[i])) {
            d->rows[i][k] = row;
        }
    }
    for (int band = 0; d->info.output_scanline < d->info.output_height; band++) {
        jpeg_read_raw_data(&d->info, arrays, band_rows);
        for (int i = 0; i < count; i++) {
            int height = (int)band_height(&d->info.comp_info[i]), left = shapes[i].height - band * height;
            for (int k = 0; k < height && k < left; k++) d->taker.take(d->taker.context, i, d->rows[i][k]);
        }
    }
}

static void choose(decoder *d, cjpeg_form form) {
    J_COLOR_SPACE space = d->info.jpeg_color_space;
    int inks = space == JCS_CMYK || space == JCS_YCCK, apart = space == JCS_YCbCr || space == JCS_GRAYSCALE;
    if (inks != (form == cjpeg_inks) || (form == cjpeg_planes_apart && !apart)) {
        cjpeg_stop(&d->errors, 3, "other colours than expected");
    }
    switch (form) {
    case cjpeg_pixels: d->info.out_color_space = JCS_EXT_RGBA; break;
    case cjpeg_inks: d->info.out_color_space = JCS_CMYK; break;
    case cjpeg_planes_apart:
        d->info.out_color_space = space;
        d->info.raw_data_out = TRUE;
    }
}

static void decode(decoder *d, const uint8_t *data, size_t size, int eighths, int scans, cjpeg_form form) {
    jpeg_create_decompress(&d->info);
    cjpeg_count(&d->info, &d->scans, scans);
    jpeg_mem_src(&d->info, data, size);
    jpeg_read_header(&d->info, TRUE);
    choose(d, form);
    d->info.scale_num = (unsigned)eighths;
    d->info.scale_denom = DCTSIZE;
    d->info.do_block_smoothing = FALSE;
    jpeg_start_decompress(&d->info);
    if (form == cjpeg_planes_apart) read_planes(d);
    else read_pixels(d, form);
    jpeg_finish_decompress(&d->info);
}

int cjpeg_read(const uint8_t *data, size_t size, int eighths, int scans, cjpeg_form form, cjpeg_taker taker,
               cjpeg_report *report) {
    // On the heap, so that nothing that changes between setjmp and longjmp lives in a register.
    decoder *d = calloc(1, sizeof *d);
    if (!d) {
        report->code = 2;
        return -1;
    }
    d->taker = taker;
    d->info.err = cjpeg_catch(&d->errors, report);
    if (!setjmp(d->errors.out)) decode(d, data, size, eighths, scans, form);
    jpeg_destroy_decompress(&d->info);
    free(d->band);
    free(d);
    return report->code ? -1 : 0;
}

#include <stdlib.h>

#include "errors.h"

enum { rows_at_once = 16 };

typedef struct {
    struct jpeg_progress_mgr manager;
    int scans;
} scan_counter;

typedef struct {
    struct jpeg_decompress_struct info;
    cjpeg_errors errors;
    scan_counter counter;
    uint8_t *pixels;
    uint8_t *inks;
} decoder;

static void count_scans(j_common_ptr info) {
    scan_counter *counter = (scan_counter *)info->progress;
    if (((j_decompress_ptr)info)->input_scan_number <= counter->scans) return;
    cjpeg_errors *errors = (cjpeg_errors *)info->err;
    errors->report->code = 4;
    snprintf(errors->report->message, sizeof errors->report->message, "more than %d scans", counter->scans);
    longjmp(errors->out, 1);
}

static uint8_t lit(unsigned ink, unsigned black) { return (uint8_t)((ink * black + 127) / 255); }

/// Adobe writes its inks upside down: 255 is no ink.
static void ink_to_light(const uint8_t *inks, uint8_t *pixels, unsigned width, int upside_down) {
    for (unsigned x = 0; x < width; x++, inks += 4, pixels += 4) {
        unsigned turn = upside_down ? 0 : 255;
        unsigned black = inks[3] ^ turn;
        for (int channel = 0; channel < 3; channel++) pixels[channel] = lit(inks[channel] ^ turn, black);
        pixels[3] = 255;
    }
}

static void read_light(decoder *d, size_t row_bytes) {
    JSAMPROW rows[rows_at_once];
    while (d->info.output_scanline < d->info.output_height) {
        unsigned left = d->info.output_height - d->info.output_scanline;
        unsigned count = left < rows_at_once ? left : rows_at_once;
        for (unsigned i = 0; i < count; i++) rows[i] = d->pixels + (d->info.output_scanline + i) * row_bytes;
        jpeg_read_scanlines(&d->info, rows, count);
    }
}

static void read_inks(decoder *d, size_t row_bytes) {
    d->inks = malloc(row_bytes);
    if (!d->inks) {
        d->errors.report->code = 2;
        longjmp(d->errors.out, 1);
    }
    JSAMPROW row = d->inks;
    while (d->info.output_scanline < d->info.output_height) {
        uint8_t *pixels = d->pixels + d->info.output_scanline * row_bytes;
        jpeg_read_scanlines(&d->info, &row, 1);
        ink_to_light(d->inks, pixels, d->info.output_width, d->info.saw_Adobe_marker);
    }
}

static void decode(decoder *d, const uint8_t *data, size_t size, int eighths, int scans) {
    jpeg_create_decompress(&d->info);
    d->counter.scans = scans;
    d->counter.manager.progress_monitor = count_scans;
    d->info.progress = &d->counter.manager;
    jpeg_mem_src(&d->info, data, size);
    jpeg_read_header(&d->info, TRUE);
    int inks = d->info.jpeg_color_space == JCS_CMYK || d->info.jpeg_color_space == JCS_YCCK;
    d->info.out_color_space = inks ? JCS_CMYK : JCS_EXT_RGBA;
    d->info.scale_num = eighths;
    d->info.scale_denom = 8;
    jpeg_start_decompress(&d->info);
    size_t row_bytes = (size_t)d->info.output_width * 4;
    d->pixels = malloc(row_bytes * d->info.output_height);
    if (!d->pixels) {
        d->errors.report->code = 2;
        longjmp(d->errors.out, 1);
    }
    if (inks) read_inks(d, row_bytes);
    else read_light(d, row_bytes);
    jpeg_finish_decompress(&d->info);
}

uint8_t *cjpeg_decode(const uint8_t *data, size_t size, int eighths, int scans, int *width, int *height,
                      cjpeg_report *report) {
    // On the heap, so that nothing that changes between setjmp and longjmp lives in a register.
    decoder *d = calloc(1, sizeof *d);
    if (!d) {
        report->code = 2;
        return NULL;
    }
    d->info.err = cjpeg_catch(&d->errors, report);
    if (setjmp(d->errors.out)) {
        free(d->pixels);
        d->pixels = NULL;
    } else {
        decode(d, data, size, eighths, scans);
    }
    uint8_t *pixels = d->pixels;
    *width = (int)d->info.output_width;
    *height = (int)d->info.output_height;
    jpeg_destroy_decompress(&d->info);
    free(d->inks);
    free(d);
    return pixels;
}

void cjpeg_free(void *memory) { free(memory); }

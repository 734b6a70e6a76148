#include <stdlib.h>

#include "errors.h"

enum { rows_at_once = 16 };

typedef struct {
    struct jpeg_compress_struct info;
    cjpeg_errors errors;
    unsigned char *data;
    unsigned long size;
} encoder;

static void encode(encoder *e, const uint8_t *pixels, int width, int height, int quality, int chroma) {
    jpeg_create_compress(&e->info);
    jpeg_mem_dest(&e->info, &e->data, &e->size);
    e->info.image_width = (JDIMENSION)width;
    e->info.image_height = (JDIMENSION)height;
    e->info.input_components = 4;
    e->info.in_color_space = JCS_EXT_RGBX;
    jpeg_set_defaults(&e->info);
    jpeg_set_quality(&e->info, quality, TRUE);
    e->info.comp_info[0].h_samp_factor = chroma;
    e->info.comp_info[0].v_samp_factor = chroma;
    e->info.optimize_coding = TRUE;
    jpeg_start_compress(&e->info, TRUE);
    JSAMPROW rows[rows_at_once];
    while (e->info.next_scanline < e->info.image_height) {
        unsigned left = e->info.image_height - e->info.next_scanline;
        unsigned count = left < rows_at_once ? left : rows_at_once;
        for (unsigned i = 0; i < count; i++) {
            rows[i] = (JSAMPROW)(pixels + ((size_t)e->info.next_scanline + i) * (size_t)width * 4);
        }
        jpeg_write_scanlines(&e->info, rows, count);
    }
    jpeg_finish_compress(&e->info);
}

uint8_t *cjpeg_encode(const uint8_t *pixels, int width, int height, int quality, int chroma, size_t *size,
                      cjpeg_report *report) {
    encoder *e = calloc(1, sizeof *e);
    if (!e) {
        report->code = 2;
        return NULL;
    }
    e->info.err = cjpeg_catch(&e->errors, report);
    if (setjmp(e->errors.out)) {
        free(e->data);
        e->data = NULL;
    } else {
        encode(e, pixels, width, height, quality, chroma);
    }
    uint8_t *data = e->data;
    *size = e->size;
    jpeg_destroy_compress(&e->info);
    free(e);
    return data;
}

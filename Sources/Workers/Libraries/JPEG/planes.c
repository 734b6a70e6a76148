#include <stdlib.h>

#include "errors.h"

enum { most_planes = 3 };

typedef struct {
    struct jpeg_compress_struct info;
    cjpeg_errors errors;
    const cjpeg_planes *planes;
    const cjpeg_plane *list[most_planes];
    JSAMPROW rows[most_planes][2 * DCTSIZE];
    unsigned char *data;
    unsigned long size;
} encoder;

/// Rows past the end repeat the last one.
static void write_band(encoder *e, int band) {
    JSAMPARRAY arrays[most_planes];
    for (int index = 0; index < e->info.num_components; index++) {
        const cjpeg_plane *plane = e->list[index];
        int count = e->info.comp_info[index].v_samp_factor * DCTSIZE;
        for (int i = 0; i < count; i++) {
            int y = band * count + i;
            e->rows[index][i] = plane->samples + (size_t)(y < plane->height ? y : plane->height - 1) * plane->stride;
        }
        arrays[index] = e->rows[index];
    }
    jpeg_write_raw_data(&e->info, arrays, 2 * DCTSIZE);
}

static void encode(encoder *e, int quality) {
    jpeg_create_compress(&e->info);
    jpeg_mem_dest(&e->info, &e->data, &e->size);
    e->info.image_width = (JDIMENSION)e->planes->luma.width;
    e->info.image_height = (JDIMENSION)e->planes->luma.height;
    e->info.input_components = e->planes->grey ? 1 : most_planes;
    e->info.in_color_space = e->planes->grey ? JCS_GRAYSCALE : JCS_YCbCr;
    jpeg_set_defaults(&e->info);
    jpeg_set_quality(&e->info, quality, TRUE);
    // libjpeg's own choice is 2x2 for luma; grey alone is simplest at 1x1.
    e->info.optimize_coding = TRUE;
    e->info.raw_data_in = TRUE;
    jpeg_start_compress(&e->info, TRUE);
    for (int band = 0; e->info.next_scanline < e->info.image_height; band++) write_band(e, band);
    jpeg_finish_compress(&e->info);
}

uint8_t *cjpeg_encode_planes(const cjpeg_planes *planes, int quality, size_t *size, cjpeg_report *report) {
    encoder *e = calloc(1, sizeof *e);
    if (!e) {
        report->code = 2;
        return NULL;
    }
    e->planes = planes;
    e->list[0] = &planes->luma;
    e->list[1] = &planes->blue;
    e->list[2] = &planes->red;
    e->info.err = cjpeg_catch(&e->errors, report);
    if (setjmp(e->errors.out)) {
        free(e->data);
        e->data = NULL;
    } else {
        encode(e, quality);
    }
    uint8_t *data = e->data;
    *size = e->size;
    jpeg_destroy_compress(&e->info);
    free(e);
    return data;
}

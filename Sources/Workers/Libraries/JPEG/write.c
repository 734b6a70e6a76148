#include <stdlib.h>

#include "sink.h"

/// Above this, tables that fit the picture would cost too much memory: all of it has to be held until they are known.
enum { most_optimised = 32 * 1000 * 1000 };

struct cjpeg_writer {
    struct jpeg_compress_struct info;
    cjpeg_errors errors;
    cjpeg_sink sink;
};

static void start(cjpeg_writer *w, int width, int height, int quality, int descriptor) {
    jpeg_create_compress(&w->info);
    cjpeg_sink_into(&w->info, &w->sink, &w->errors, descriptor);
    w->info.image_width = (JDIMENSION)width;
    w->info.image_height = (JDIMENSION)height;
    w->info.input_components = 4;
    w->info.in_color_space = JCS_EXT_RGBX;
    jpeg_set_defaults(&w->info);
    jpeg_set_quality(&w->info, quality, TRUE);
    w->info.optimize_coding = (size_t)width * (size_t)height <= most_optimised;
    jpeg_start_compress(&w->info, TRUE);
}

cjpeg_writer *cjpeg_open_writer(int width, int height, int quality, int descriptor, cjpeg_report *report) {
    cjpeg_writer *w = calloc(1, sizeof *w);
    if (!w) {
        report->code = 2;
        return NULL;
    }
    w->info.err = cjpeg_catch(&w->errors, report);
    if (setjmp(w->errors.out)) {
        cjpeg_close_writer(w);
        return NULL;
    }
    start(w, width, height, quality, descriptor);
    return w;
}

int cjpeg_write_row(cjpeg_writer *w, const uint8_t *row) {
    if (setjmp(w->errors.out)) return -1;
    JSAMPROW rows[1] = {(JSAMPROW)row};
    jpeg_write_scanlines(&w->info, rows, 1);
    return 0;
}

int cjpeg_finish_writing(cjpeg_writer *w) {
    if (setjmp(w->errors.out)) return -1;
    jpeg_finish_compress(&w->info);
    return 0;
}

void cjpeg_close_writer(cjpeg_writer *w) {
    jpeg_destroy_compress(&w->info);
    free(w);
}

#include "turn.h"

#include <jerror.h>
#include <stdlib.h>

/// Tables that change between scans cannot be copied as they are: that is no damage.
static void stop(j_common_ptr info) {
    cturn_path *path = info->client_data;
    if (info->err->msg_code == JERR_MISMATCHED_QUANT_TABLE) {
        cjpeg_stop(&path->errors, 3, "quantisation tables change between scans");
    }
    path->stop(info);
}

void cturn_open(cturn_path *path, const uint8_t *data, size_t size) {
    jpeg_mem_src(&path->from, data, size);
    jpeg_save_markers(&path->from, JPEG_APP0 + 2, 0xffff);
    jpeg_read_header(&path->from, TRUE);
    if (path->from.jpeg_color_space == JCS_UNKNOWN) cjpeg_stop(&path->errors, 3, "colours of an unknown kind");
    if (!jpeg_read_icc_profile(&path->from, &path->profile, &path->profile_size)) path->profile = NULL;
}

int cturn_run(void (*body)(cturn_path *, const void *), const void *job, int descriptor, cturn_report *report) {
    // On the heap, so that nothing that changes between setjmp and longjmp lives in a register.
    cturn_path *path = calloc(1, sizeof *path);
    if (!path) {
        report->jpeg.code = 2;
        return -1;
    }
    path->from.err = path->to.err = cjpeg_catch(&path->errors, &report->jpeg);
    path->stop = path->errors.manager.error_exit;
    path->errors.manager.error_exit = stop;
    if (!setjmp(path->errors.out)) {
        jpeg_create_decompress(&path->from);
        jpeg_create_compress(&path->to);
        path->from.client_data = path->to.client_data = path;
        cjpeg_sink_into(&path->to, &path->sink, &path->errors, descriptor);
        body(path, job);
        report->width = (int)path->to.image_width;
        report->height = (int)path->to.image_height;
    }
    jpeg_destroy_compress(&path->to);
    jpeg_destroy_decompress(&path->from);
    free(path->profile);
    free(path->pixels);
    free(path);
    return report->jpeg.code ? -1 : 0;
}

cturn_way cturn_way_for(int orientation) {
    int number = orientation - 1;
    return (cturn_way){
        .transposed = number >= 4,
        .flip_x = number == 1 || number == 2 || number == 6 || number == 7,
        .flip_y = number == 2 || number == 3 || number == 5 || number == 6,
    };
}

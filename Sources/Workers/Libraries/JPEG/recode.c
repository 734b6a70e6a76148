#include <stdlib.h>

#include "sink.h"

typedef struct {
    struct jpeg_decompress_struct from;
    struct jpeg_compress_struct to;
    cjpeg_errors errors;
    cjpeg_scans scans;
    cjpeg_sink sink;
} recoder;

static void recode(recoder *r, const uint8_t *data, size_t size, int scans, const uint8_t *profile,
                   size_t profile_size, int descriptor) {
    jpeg_create_decompress(&r->from);
    jpeg_create_compress(&r->to);
    cjpeg_count(&r->from, &r->scans, scans);
    jpeg_mem_src(&r->from, data, size);
    jpeg_read_header(&r->from, TRUE);
    jvirt_barray_ptr *coefficients = jpeg_read_coefficients(&r->from);
    jpeg_copy_critical_parameters(&r->from, &r->to);
    r->to.arith_code = FALSE;
    r->to.optimize_coding = TRUE;
    // Without it, inks are not upside down: its absence has to be kept too.
    r->to.write_Adobe_marker = r->from.saw_Adobe_marker;
    cjpeg_sink_into(&r->to, &r->sink, &r->errors, descriptor);
    jpeg_write_coefficients(&r->to, coefficients);
    if (profile) jpeg_write_icc_profile(&r->to, profile, (unsigned)profile_size);
    jpeg_finish_compress(&r->to);
    jpeg_finish_decompress(&r->from);
}

int cjpeg_recode(const uint8_t *data, size_t size, int scans, const uint8_t *profile, size_t profile_size,
                 int descriptor, cjpeg_report *report) {
    recoder *r = calloc(1, sizeof *r);
    if (!r) {
        report->code = 2;
        return -1;
    }
    r->from.err = r->to.err = cjpeg_catch(&r->errors, report);
    if (!setjmp(r->errors.out)) recode(r, data, size, scans, profile, profile_size, descriptor);
    jpeg_destroy_compress(&r->to);
    jpeg_destroy_decompress(&r->from);
    free(r);
    return report->code ? -1 : 0;
}

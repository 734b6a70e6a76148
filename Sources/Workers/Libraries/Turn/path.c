#include "turn.h"

#include <errno.h>
#include <jerror.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { most_warnings = 100 };

void cturn_stop(cturn_errors *errors, int code, const char *message) {
    errors->report->code = code;
    snprintf(errors->report->message, sizeof errors->report->message, "%s", message);
    longjmp(errors->out, 1);
}

static void stop(j_common_ptr info) {
    char text[JMSG_LENGTH_MAX];
    info->err->format_message(info, text);
    int code = 1;
    switch (info->err->msg_code) {
    case JERR_OUT_OF_MEMORY: code = 2; break;
    // Tables that change between scans, kinds of JPEG that cannot be copied as they are.
    case JERR_BAD_PRECISION:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_MISMATCHED_QUANT_TABLE:
    case JERR_SOF_UNSUPPORTED: code = 3; break;
    }
    cturn_stop((cturn_errors *)info->err, code, text);
}

static void hear(j_common_ptr info, int level) {
    if (level >= 0) return;
    cturn_errors *errors = (cturn_errors *)info->err;
    errors->report->warnings += 1;
    switch (info->err->msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE: stop(info); break;
    default:
        if (errors->report->warnings >= most_warnings) stop(info);
    }
}

static void keep_silent(j_common_ptr info) { (void)info; }

struct jpeg_error_mgr *cturn_catch(cturn_errors *errors, cturn_report *report) {
    memset(report, 0, sizeof *report);
    errors->report = report;
    jpeg_std_error(&errors->manager);
    errors->manager.error_exit = stop;
    errors->manager.emit_message = hear;
    errors->manager.output_message = keep_silent;
    return &errors->manager;
}

static void start(j_compress_ptr info) {
    cturn_sink *sink = (cturn_sink *)info->dest;
    sink->manager.next_output_byte = sink->buffer;
    sink->manager.free_in_buffer = sink_size;
}

static void write_out(cturn_sink *sink, size_t count) {
    const JOCTET *bytes = sink->buffer;
    while (count > 0) {
        ssize_t written = write(sink->descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            sink->errors->report->error = errno;
            cturn_stop(sink->errors, 5, "cannot write");
        }
        bytes += written;
        count -= (size_t)written;
    }
}

static boolean empty(j_compress_ptr info) {
    write_out((cturn_sink *)info->dest, sink_size);
    start(info);
    return TRUE;
}

static void finish(j_compress_ptr info) {
    cturn_sink *sink = (cturn_sink *)info->dest;
    write_out(sink, sink_size - sink->manager.free_in_buffer);
}

void cturn_pour(j_compress_ptr info, cturn_sink *sink, cturn_errors *errors, int descriptor) {
    sink->manager = (struct jpeg_destination_mgr){
        .init_destination = start, .empty_output_buffer = empty, .term_destination = finish};
    sink->errors = errors;
    sink->descriptor = descriptor;
    info->dest = &sink->manager;
}

void cturn_open(cturn_path *path, const uint8_t *data, size_t size) {
    jpeg_mem_src(&path->from, data, size);
    jpeg_save_markers(&path->from, JPEG_APP0 + 2, 0xffff);
    jpeg_read_header(&path->from, TRUE);
    if (path->from.jpeg_color_space == JCS_UNKNOWN) cturn_stop(&path->errors, 3, "colours of an unknown kind");
    if (!jpeg_read_icc_profile(&path->from, &path->profile, &path->profile_size)) path->profile = NULL;
}

int cturn_run(void (*body)(cturn_path *, const void *), const void *job, int descriptor, cturn_report *report) {
    // On the heap, so that nothing that changes between setjmp and longjmp lives in a register.
    cturn_path *path = calloc(1, sizeof *path);
    if (!path) {
        report->code = 2;
        return -1;
    }
    path->from.err = path->to.err = cturn_catch(&path->errors, report);
    if (!setjmp(path->errors.out)) {
        jpeg_create_decompress(&path->from);
        jpeg_create_compress(&path->to);
        cturn_pour(&path->to, &path->sink, &path->errors, descriptor);
        body(path, job);
        report->width = (int)path->to.image_width;
        report->height = (int)path->to.image_height;
    }
    jpeg_destroy_compress(&path->to);
    jpeg_destroy_decompress(&path->from);
    free(path->profile);
    free(path->pixels);
    free(path);
    return report->code ? -1 : 0;
}

cturn_way cturn_way_for(int orientation) {
    int number = orientation - 1;
    return (cturn_way){
        .transposed = number >= 4,
        .flip_x = number == 1 || number == 2 || number == 6 || number == 7,
        .flip_y = number == 2 || number == 3 || number == 5 || number == 6,
    };
}

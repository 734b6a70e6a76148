#include "errors.h"

#include <jerror.h>
#include <string.h>

enum { most_warnings = 100 };

void cjpeg_stop(cjpeg_errors *errors, int code, const char *message) {
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
    case JERR_BAD_PRECISION:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_SOF_UNSUPPORTED: code = 3; break;
    }
    cjpeg_stop((cjpeg_errors *)info->err, code, text);
}

static void hear(j_common_ptr info, int level) {
    if (level >= 0) return;
    cjpeg_errors *errors = (cjpeg_errors *)info->err;
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

struct jpeg_error_mgr *cjpeg_catch(cjpeg_errors *errors, cjpeg_report *report) {
    memset(report, 0, sizeof *report);
    errors->report = report;
    jpeg_std_error(&errors->manager);
    errors->manager.error_exit = stop;
    errors->manager.emit_message = hear;
    errors->manager.output_message = keep_silent;
    return &errors->manager;
}

static void count_scans(j_common_ptr info) {
    cjpeg_scans *scans = (cjpeg_scans *)info->progress;
    if (((j_decompress_ptr)info)->input_scan_number <= scans->most) return;
    cjpeg_stop((cjpeg_errors *)info->err, 4, "too many scans");
}

void cjpeg_count(j_decompress_ptr info, cjpeg_scans *scans, int most) {
    scans->most = most;
    scans->manager.progress_monitor = count_scans;
    info->progress = &scans->manager;
}

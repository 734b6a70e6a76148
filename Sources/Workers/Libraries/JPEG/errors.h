#ifndef CJPEG_ERRORS_H
#define CJPEG_ERRORS_H

#include <setjmp.h>
#include <stdio.h>

#include "CJPEG.h"
#include <jpeglib.h>

/// libjpeg's error manager with the place to come back to: its own default ends the process.
typedef struct {
    struct jpeg_error_mgr manager;
    jmp_buf out;
    cjpeg_report *report;
} cjpeg_errors;

struct jpeg_error_mgr *cjpeg_catch(cjpeg_errors *errors, cjpeg_report *report);

/// Leaves the call with a code of ours.
void cjpeg_stop(cjpeg_errors *errors, int code, const char *message) __attribute__((noreturn));

/// Counts the passes over a progressive file and stops when there are more than `most`.
typedef struct {
    struct jpeg_progress_mgr manager;
    int most;
} cjpeg_scans;

void cjpeg_count(j_decompress_ptr info, cjpeg_scans *scans, int most);

#endif

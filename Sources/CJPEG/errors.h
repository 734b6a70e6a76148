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

#endif

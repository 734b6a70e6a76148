#include "errors.h"

#include <stdio.h>
#include <stdlib.h>

void cpng_stop(png_structp png, png_const_charp message) {
    cpng_report *report = png_get_error_ptr(png);
    if (report->code == 0) report->code = 1;
    snprintf(report->message, sizeof report->message, "%s", message);
    png_longjmp(png, 1);
}

void cpng_keep_silent(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

void cpng_free(void *memory) { free(memory); }

#ifndef CTURN_TURN_H
#define CTURN_TURN_H

#include <setjmp.h>
#include <stdio.h>

#include "CTurn.h"
#include <jpeglib.h>

enum { sink_size = 64 * 1024 };

/// libjpeg's error manager with the place to come back to: its own default ends the process.
typedef struct {
    struct jpeg_error_mgr manager;
    jmp_buf out;
    cturn_report *report;
} cturn_errors;

struct jpeg_error_mgr *cturn_catch(cturn_errors *errors, cturn_report *report);
void cturn_stop(cturn_errors *errors, int code, const char *message) __attribute__((noreturn));

/// Where an encoder's bytes go: an open descriptor.
typedef struct {
    struct jpeg_destination_mgr manager;
    cturn_errors *errors;
    int descriptor;
    JOCTET buffer[sink_size];
} cturn_sink;

void cturn_pour(j_compress_ptr info, cturn_sink *sink, cturn_errors *errors, int descriptor);

/// A file on its way through: what is read, what is written.
typedef struct {
    struct jpeg_decompress_struct from;
    struct jpeg_compress_struct to;
    cturn_errors errors;
    cturn_sink sink;
    JOCTET *profile;
    unsigned profile_size;
    uint8_t *pixels;
} cturn_path;

/// Reads the header of a file and its colour profile.
void cturn_open(cturn_path *path, const uint8_t *data, size_t size);

/// Runs `body` with everything set up, and takes everything down again however it ends.
int cturn_run(void (*body)(cturn_path *, const void *), const void *job, int descriptor, cturn_report *report);

/// Which sample of the stored picture a sample of the upright one comes from: column and row, exchanged where
/// `transposed`, then counted from the other end where flipped.
typedef struct {
    int transposed, flip_x, flip_y;
} cturn_way;

cturn_way cturn_way_for(int orientation);

#endif

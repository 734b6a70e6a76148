#ifndef CTURN_TURN_H
#define CTURN_TURN_H

#include "CTurn.h"
#include "sink.h"

/// A file on its way through: what is read, what is written.
typedef struct {
    struct jpeg_decompress_struct from;
    struct jpeg_compress_struct to;
    cjpeg_errors errors;
    /// What the shared error manager does with everything else.
    void (*stop)(j_common_ptr info);
    cjpeg_sink sink;
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

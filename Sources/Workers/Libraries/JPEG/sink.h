#ifndef CJPEG_SINK_H
#define CJPEG_SINK_H

#include "errors.h"

enum { cjpeg_sink_size = 64 * 1024 };

/// Where an encoder's bytes go: a descriptor, by way of a buffer.
typedef struct {
    struct jpeg_destination_mgr manager;
    cjpeg_errors *errors;
    int descriptor;
    JOCTET buffer[cjpeg_sink_size];
} cjpeg_sink;

/// What cannot be written ends the call with code 5.
void cjpeg_sink_into(j_compress_ptr info, cjpeg_sink *sink, cjpeg_errors *errors, int descriptor);

#endif

#include "sink.h"

#include <errno.h>
#include <unistd.h>

static void start(j_compress_ptr info) {
    cjpeg_sink *s = (cjpeg_sink *)info->dest;
    s->manager.next_output_byte = s->buffer;
    s->manager.free_in_buffer = cjpeg_sink_size;
}

static void write_out(cjpeg_sink *s, size_t count) {
    const JOCTET *bytes = s->buffer;
    while (count > 0) {
        ssize_t written = write(s->descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            s->errors->report->error = errno;
            cjpeg_stop(s->errors, 5, "cannot write");
        }
        bytes += written;
        count -= (size_t)written;
    }
}

static boolean empty(j_compress_ptr info) {
    write_out((cjpeg_sink *)info->dest, cjpeg_sink_size);
    start(info);
    return TRUE;
}

static void finish(j_compress_ptr info) {
    cjpeg_sink *s = (cjpeg_sink *)info->dest;
    write_out(s, cjpeg_sink_size - s->manager.free_in_buffer);
}

void cjpeg_sink_into(j_compress_ptr info, cjpeg_sink *sink, cjpeg_errors *errors, int descriptor) {
    sink->manager = (struct jpeg_destination_mgr){
        .init_destination = start, .empty_output_buffer = empty, .term_destination = finish};
    sink->errors = errors;
    sink->descriptor = descriptor;
    info->dest = &sink->manager;
}

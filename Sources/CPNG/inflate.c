#include <limits.h>
#include <string.h>
#include <zlib.h>

#include "CPNG.h"

long cpng_inflate(const uint8_t *data, size_t size, uint8_t *output, size_t capacity) {
    if (size > INT_MAX || capacity > INT_MAX) return -1;
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    stream.next_in = (Bytef *)data;
    stream.avail_in = (uInt)size;
    stream.next_out = output;
    stream.avail_out = (uInt)capacity;
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return -1;
    int end = inflate(&stream, Z_FINISH);
    long written = (long)stream.total_out;
    inflateEnd(&stream);
    return end == Z_STREAM_END ? written : -1;
}

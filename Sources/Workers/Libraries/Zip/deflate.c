#include "CZip.h"

#include <zlib.h>

size_t czip_bound(size_t size) { return compressBound(size) + 16; }

size_t czip_deflate(const uint8_t *bytes, size_t size, bool plainly, uint8_t *output, size_t room) {
    z_stream stream = {.next_in = (Bytef *)bytes, .next_out = output};
    if (size > UINT32_MAX || room > UINT32_MAX) return 0;
    stream.avail_in = (uInt)size;
    stream.avail_out = (uInt)room;
    int strategy = plainly ? Z_HUFFMAN_ONLY : Z_DEFAULT_STRATEGY;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, strategy) != Z_OK) return 0;
    int end = deflate(&stream, Z_FINISH);
    deflateEnd(&stream);
    return end == Z_STREAM_END ? stream.total_out : 0;
}

uint32_t czip_checksum(const uint8_t *bytes, size_t size) { return (uint32_t)crc32_z(0, bytes, size); }

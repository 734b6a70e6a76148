#include "CZip.h"

#include <zip.h>

static zip_t *unwrap(czip_archive *archive) { return (zip_t *)archive; }

czip_archive *czip_open(const uint8_t *bytes, size_t count) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, count, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (source && !zip) zip_source_free(source);
    zip_error_fini(&error);
    return (czip_archive *)zip;
}

void czip_close(czip_archive *archive) { zip_discard(unwrap(archive)); }

size_t czip_entries(czip_archive *archive) {
    zip_int64_t count = zip_get_num_entries(unwrap(archive), 0);
    return count < 0 ? 0 : (size_t)count;
}

const char *czip_name(czip_archive *archive, size_t index) {
    return zip_get_name(unwrap(archive), index, ZIP_FL_ENC_RAW);
}

static int64_t failure(zip_error_t *error) {
    return zip_error_code_zip(error) == ZIP_ER_MEMORY ? CZIP_NO_MEMORY : CZIP_DAMAGED;
}

/// Reads on into `output`, or a block at a time when nobody wants the bytes.
static int64_t read_all(zip_file_t *file, uint8_t *output, size_t limit) {
    uint8_t block[64 * 1024];
    size_t total = 0;
    for (;;) {
        uint8_t *place = output && total < limit ? output + total : block;
        size_t room = output && total < limit ? limit - total : sizeof block;
        zip_int64_t count = zip_fread(file, place, room);
        if (count < 0) return failure(zip_file_get_error(file));
        if (count == 0) return (int64_t)total;
        if ((size_t)count > limit - total) return CZIP_TOO_LARGE;
        total += (size_t)count;
    }
}

int64_t czip_read(czip_archive *archive, size_t index, uint8_t *output, size_t limit) {
    zip_file_t *file = zip_fopen_index(unwrap(archive), index, 0);
    if (!file) return failure(zip_get_error(unwrap(archive)));
    int64_t count = read_all(file, output, limit);
    zip_fclose(file);
    return count;
}

#ifndef CZIP_H
#define CZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A zip archive in memory, as libzip reads it.
typedef struct czip_archive czip_archive;

enum {
    CZIP_DAMAGED = -1,
    CZIP_TOO_LARGE = -2,
    CZIP_NO_MEMORY = -3,
};

/// Opens the archive in `bytes`, which must outlive it. Returns NULL when libzip finds no archive in it, or when there
/// is no memory. Headers are not compared here (ZIP_CHECKCONS): libzip refuses real files that give only some of the
/// sizes before the data and all of them behind it.
czip_archive *czip_open(const uint8_t *bytes, size_t count);
void czip_close(czip_archive *archive);

size_t czip_entries(czip_archive *archive);

/// The name of an entry as it stands in the archive, or NULL. Valid until the archive is closed.
const char *czip_name(czip_archive *archive, size_t index);

/// Inflates a whole entry into `output`, or only counts when that is NULL. Returns the bytes inflated, `CZIP_DAMAGED`
/// when the data, its length or its checksum is wrong, `CZIP_TOO_LARGE` when there are more than `limit` bytes, or
/// `CZIP_NO_MEMORY`.
int64_t czip_read(czip_archive *archive, size_t index, uint8_t *output, size_t limit);

/// Most bytes that deflating `size` bytes can make.
size_t czip_bound(size_t size);

/// Deflates as zip entries hold it, `plainly` without looking for repetitions: then to an eighth at best. Returns the
/// bytes written to `output`, which has room for `czip_bound(size)`, or 0 when there is no memory.
size_t czip_deflate(const uint8_t *bytes, size_t size, bool plainly, uint8_t *output, size_t room);

/// The checksum of a zip entry (CRC-32).
uint32_t czip_checksum(const uint8_t *bytes, size_t size);

#endif

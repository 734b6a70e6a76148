#ifndef CHEIF_H
#define CHEIF_H

#include <stddef.h>
#include <stdint.h>

/// What became of a call. Values of `code`: 0 done, 1 the file is damaged, 2 no memory, 3 a kind of picture that the
/// library does not know.
typedef struct {
    int code;
    char message[224];
} cheif_report;

/// A block of bytes to be given to `cheif_free`; none is NULL.
typedef struct {
    uint8_t *bytes;
    size_t size;
} cheif_block;

/// What a file says of its main picture.
typedef struct {
    /// Upright.
    int width;
    int height;
    int has_alpha;
    /// Bits of a channel.
    int depth;
    cheif_block profile;
    /// Numbers of ITU-T H.273; 2 where not said.
    int primaries;
    int transfer;
    /// A TIFF directory, and the first packet of XMP.
    cheif_block exif;
    cheif_block xmp;
} cheif_facts;

/// The main picture of a file.
typedef struct cheif_picture cheif_picture;

/// `data` has to live as long as the picture. Returns NULL with the reason in `report`; otherwise the blocks in `facts`
/// are the caller's.
cheif_picture *cheif_open(const uint8_t *data, size_t size, cheif_facts *facts, cheif_report *report);

/// Decodes the picture into RGBA, 8 bits a channel, upright. Returns its rows, one every `*stride` bytes, which the
/// picture keeps, or NULL with the reason in `report`.
uint8_t *cheif_decode(cheif_picture *picture, size_t *stride, cheif_report *report);

void cheif_close(cheif_picture *picture);

typedef enum { cheif_hevc, cheif_av1 } cheif_coding;

/// For tests: encodes RGBA, stored as EXIF orientation 1...8 says, with a TIFF directory unless that is empty.
/// Returns an empty block where the library cannot.
cheif_block cheif_encode(const uint8_t *pixels, int width, int height, cheif_coding coding, int has_alpha,
                         int orientation, cheif_block exif);

void cheif_free(void *memory);

#endif

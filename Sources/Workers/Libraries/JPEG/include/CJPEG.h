#ifndef CJPEG_H
#define CJPEG_H

#include <stddef.h>
#include <stdint.h>

/// What became of a call. Values of `code`: 0 done, 1 the file is damaged, 2 no memory, 3 a kind of JPEG that the
/// library does not know, 4 more scans than asked for, 5 the output could not be written (`error` is the errno).
typedef struct {
    int code;
    int error;
    long warnings;
    char message[224];
} cjpeg_report;

/// One channel as it comes out of a file. Where the file keeps colour in fewer samples, `across` and `down` say how
/// many of them the picture really covers: 3.5 for a picture 7 pixels wide, of which the fourth sample covers half.
typedef struct {
    int width;
    int height;
    double across;
    double down;
} cjpeg_shape;

/// What a file is decoded into. `pixels` is RGBA with alpha 255; `inks` are four, 255 being all of the ink; `planes`
/// are luma and the two colour differences, or luma alone, each a row of its own.
typedef enum { cjpeg_pixels, cjpeg_inks, cjpeg_planes_apart } cjpeg_form;

/// Who takes the rows. `begin` is told once what comes (1 or 3 shapes) and returns 0, or -1 when it has no memory;
/// `take` gets the rows of each plane in order, good for the time of the call.
typedef struct {
    void *context;
    int (*begin)(void *context, const cjpeg_shape *shapes, int count);
    void (*take)(void *context, int plane, const uint8_t *row);
} cjpeg_taker;

/// Decodes a whole file at `eighths`/8 of its size (1...8).
/// Stops at data that ends early, at a broken Huffman code and at the 100th warning of any kind.
/// Returns 0, or -1 with the reason in `report`; code 3 also where the file's colours cannot have that form.
int cjpeg_read(const uint8_t *data, size_t size, int eighths, int scans, cjpeg_form form, cjpeg_taker taker,
               cjpeg_report *report);

/// Decodes a whole file into RGBA, 8 bits a channel, row after row; inks are mixed by rule of thumb.
/// Returns memory to be given to `cjpeg_free`, or NULL with the reason in `report`.
uint8_t *cjpeg_decode(const uint8_t *data, size_t size, int eighths, int scans, int *width, int *height,
                      cjpeg_report *report);

/// Turns `count` pixels of four inks (255 is all of the ink) into opaque RGBA, in place.
void cjpeg_mix(uint8_t *inks, size_t count);

/// One channel in memory, a row every `stride` bytes.
typedef struct {
    uint8_t *samples;
    int width;
    int height;
    size_t stride;
} cjpeg_plane;

/// Luma and the two colour differences; of a grey picture luma alone.
typedef struct {
    cjpeg_plane luma;
    cjpeg_plane blue;
    cjpeg_plane red;
    int grey;
} cjpeg_planes;

/// Encodes RGBA as a baseline JPEG with optimised Huffman tables and no metadata; alpha is ignored.
/// `chroma` is 1 to keep colour at full resolution (4:4:4), 2 to halve it both ways (4:2:0). `quality` is 1...100.
/// Returns `*size` bytes to be given to `cjpeg_free`, or NULL with the reason in `report`.
uint8_t *cjpeg_encode(const uint8_t *pixels, int width, int height, int quality, int chroma, size_t *size,
                      cjpeg_report *report);

/// Encodes planes whose colour is halved both ways (4:2:0). Every stride is a multiple of 16, and the samples between a
/// row's end and its stride repeat the last one.
uint8_t *cjpeg_encode_planes(const cjpeg_planes *planes, int quality, size_t *size, cjpeg_report *report);

/// Writes an arithmetic-coded file again as baseline JPEG with optimised Huffman tables, without decoding: the picture
/// stays what it is to the bit. `profile` is an ICC profile to put in, or NULL.
/// Returns 0, or -1 with the reason in `report`.
int cjpeg_recode(const uint8_t *data, size_t size, int scans, const uint8_t *profile, size_t profile_size,
                 int descriptor, cjpeg_report *report);

/// Writes RGBA whose rows come one by one into a descriptor: baseline, 4:2:0, no metadata; alpha is ignored. `report`
/// has to live as long as the writer.
typedef struct cjpeg_writer cjpeg_writer;

/// Returns NULL with the reason in `report`.
cjpeg_writer *cjpeg_open_writer(int width, int height, int quality, int descriptor, cjpeg_report *report);

/// Both return 0, or -1 with the reason in the report; nothing but closing is then allowed.
int cjpeg_write_row(cjpeg_writer *writer, const uint8_t *row);
int cjpeg_finish_writing(cjpeg_writer *writer);

void cjpeg_close_writer(cjpeg_writer *writer);

void cjpeg_free(void *memory);

#endif

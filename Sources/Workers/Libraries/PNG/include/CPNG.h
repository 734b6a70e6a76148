#ifndef CPNG_H
#define CPNG_H

#include <stddef.h>
#include <stdint.h>

/// What became of a call. Values of `code`: 0 done, 1 the file is damaged, 2 no memory.
typedef struct {
    int code;
    char message[224];
} cpng_report;

/// What a decoded picture is like.
typedef struct {
    int width;
    int height;
    /// Whether its format has room for pixels that are not opaque.
    int has_alpha;
    /// Whether the file held a pixel that is not opaque, or at most 256 colours.
    int transparent;
    int few_colours;
    /// Whether it keeps grey only, or 16 bits a channel.
    int grey;
    int deep;
    /// Whether it says that its colours are sRGB.
    int is_srgb;
    /// Its ICC profile, to be given to `cpng_free`; NULL when it has none that is sound.
    uint8_t *profile;
    size_t profile_size;
    /// Gamma of the file, 0 when not said; x and y of white, red, green and blue, where `measured`.
    double gamma;
    int measured;
    double points[8];
} cpng_facts;

/// Who takes the rows. `begin` is told what comes (all but `transparent` and `few_colours` is known) and returns 0, or
/// -1 when it has no memory; `take` gets RGBA, alpha not multiplied in, good for the time of the call.
typedef struct {
    void *context;
    int (*begin)(void *context, const cpng_facts *facts);
    void (*take)(void *context, const uint8_t *row);
} cpng_taker;

/// Decodes a whole file. Each square of `factor` pixels (1 or more) becomes its mean while the rows come in; an
/// interlaced file is held whole.
/// Returns 0, or -1 with the reason in `report`.
int cpng_read(const uint8_t *data, size_t size, int factor, cpng_taker taker, cpng_facts *facts, cpng_report *report);

/// Decodes a whole file into memory, row after row.
/// Returns memory to be given to `cpng_free`, or NULL with the reason in `report`; the profile is left out.
uint8_t *cpng_decode(const uint8_t *data, size_t size, int factor, cpng_facts *facts, cpng_report *report);

/// Encodes RGBA, with a palette when that is smaller and without alpha when all is opaque. No metadata.
/// Returns `*size` bytes to be given to `cpng_free`, or NULL with the reason in `report`.
uint8_t *cpng_encode(const uint8_t *pixels, int width, int height, size_t *size, cpng_report *report);

/// Looks through RGBA and sets `transparent` and `few_colours`.
void cpng_look(const uint8_t *pixels, size_t count, cpng_facts *facts);

void cpng_free(void *memory);

#endif

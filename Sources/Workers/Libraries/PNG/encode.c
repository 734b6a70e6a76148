#include <stdlib.h>
#include <string.h>

#include "colours.h"
#include "errors.h"

/// More pixels than this are compressed in less time, by a few hundredths worse.
enum { much = 1000 * 1000, quick = 3 };

typedef struct {
    png_structp png;
    png_infop info;
    const uint8_t *pixels;
    size_t width;
    size_t height;
    int transparent;
    colour_set colours;
    uint8_t *row;
    uint8_t *data;
    size_t size;
    size_t capacity;
    cpng_report *report;
} encoder;

static void out_of_memory(encoder *e) {
    e->report->code = 2;
    png_error(e->png, "no memory");
}

static void append(png_structp png, png_bytep bytes, size_t count) {
    encoder *e = png_get_io_ptr(png);
    if (e->size + count > e->capacity) {
        size_t capacity = 2 * (e->size + count) + 4096;
        uint8_t *grown = realloc(e->data, capacity);
        if (!grown) out_of_memory(e);
        e->data = grown;
        e->capacity = capacity;
    }
    memcpy(e->data + e->size, bytes, count);
    e->size += count;
}

static void flush(png_structp png) { (void)png; }

static void look_at(encoder *e) {
    uint32_t last = 0;
    for (size_t i = 0; i < e->width * e->height; i++) {
        uint32_t colour;
        memcpy(&colour, e->pixels + 4 * i, 4);
        if (e->pixels[4 * i + 3] != 255) e->transparent = 1;
        if (e->colours.count <= most_colours && (i == 0 || colour != last)) cpng_place_colour(&e->colours, colour);
        last = colour;
    }
}

static void set_palette(encoder *e) {
    png_color palette[most_colours];
    png_byte alphas[most_colours];
    for (int i = 0; i < e->colours.count; i++) {
        uint8_t colour[4];
        memcpy(colour, &e->colours.colours[i], 4);
        palette[i] = (png_color){colour[0], colour[1], colour[2]};
        alphas[i] = colour[3];
    }
    png_set_PLTE(e->png, e->info, palette, e->colours.count);
    if (e->transparent) png_set_tRNS(e->png, e->info, alphas, e->colours.count, NULL);
}

/// A small picture can be smaller without: 12 bytes around each of PLTE and tRNS, 3 and 1 for each colour.
static int is_worth_a_palette(const encoder *e) {
    if (e->colours.count > most_colours) return 0;
    size_t count = (size_t)e->colours.count, area = e->width * e->height;
    size_t palette = 12 + 3 * count + (e->transparent ? 12 + count : 0);
    return area + palette < area * (e->transparent ? 4 : 3);
}

static const uint8_t *row_of(encoder *e, size_t y, int few) {
    const uint8_t *pixels = e->pixels + 4 * e->width * y;
    if (few) {
        for (size_t x = 0; x < e->width; x++) {
            uint32_t colour;
            memcpy(&colour, pixels + 4 * x, 4);
            e->row[x] = (uint8_t)cpng_place_colour(&e->colours, colour);
        }
        return e->row;
    }
    if (e->transparent) return pixels;
    for (size_t x = 0; x < e->width; x++) memcpy(e->row + 3 * x, pixels + 4 * x, 3);
    return e->row;
}

static void encode(encoder *e) {
    look_at(e);
    int few = is_worth_a_palette(e);
    int type = few ? PNG_COLOR_TYPE_PALETTE : e->transparent ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB;
    e->row = malloc(4 * e->width);
    if (!e->row) out_of_memory(e);
    png_set_write_fn(e->png, e, append, flush);
    png_set_IHDR(e->png, e->info, (png_uint_32)e->width, (png_uint_32)e->height, 8, type, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (few) set_palette(e);
    if (e->width * e->height > much) png_set_compression_level(e->png, quick);
    png_write_info(e->png, e->info);
    for (size_t y = 0; y < e->height; y++) png_write_row(e->png, row_of(e, y, few));
    png_write_end(e->png, NULL);
}

uint8_t *cpng_encode(const uint8_t *pixels, int width, int height, size_t *size, cpng_report *report) {
    memset(report, 0, sizeof *report);
    encoder *e = calloc(1, sizeof *e);
    if (e) e->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, report, cpng_stop, cpng_keep_silent);
    if (e && e->png) e->info = png_create_info_struct(e->png);
    if (!e || !e->png || !e->info) {
        report->code = 2;
        if (e) png_destroy_write_struct(&e->png, NULL);
        free(e);
        return NULL;
    }
    e->pixels = pixels;
    e->width = (size_t)width;
    e->height = (size_t)height;
    e->report = report;
    cpng_start_colours(&e->colours);
    if (setjmp(png_jmpbuf(e->png))) {
        free(e->data);
        e->data = NULL;
    } else {
        encode(e);
    }
    uint8_t *data = e->data;
    *size = e->size;
    png_destroy_write_struct(&e->png, &e->info);
    free(e->row);
    free(e);
    return data;
}

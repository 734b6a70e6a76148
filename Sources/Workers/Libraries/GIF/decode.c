#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

#include "CGIF.h"

enum { opaque = 255, passes = 4 };

typedef struct {
    const uint8_t *data;
    size_t size;
    size_t position;
} source;

typedef struct {
    GifFileType *gif;
    uint8_t *canvas;
    int width;
    int height;
    /// The colour that is no colour, or -1.
    int clear;
    GifPixelType *row;
} decoder;

static int give(GifFileType *gif, GifByteType *into, int count) {
    source *s = gif->UserData;
    size_t left = s->size - s->position;
    size_t given = (size_t)count < left ? (size_t)count : left;
    memcpy(into, s->data + s->position, given);
    s->position += given;
    return (int)given;
}

static const ColorMapObject *colours_of(const GifFileType *gif) {
    return gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
}

/// A colour that the map does not have is black, as browsers see it.
static void paint(decoder *d, int y) {
    const ColorMapObject *map = colours_of(d->gif);
    const GifImageDesc *image = &d->gif->Image;
    if (image->Top + y >= d->height) return;
    uint8_t *to = d->canvas + 4 * ((size_t)(image->Top + y) * (size_t)d->width + (size_t)image->Left);
    for (int x = 0; x < image->Width && image->Left + x < d->width; x++, to += 4) {
        int place = d->row[x];
        if (place == d->clear) continue;
        GifColorType colour = {0};
        if (map && place < map->ColorCount) colour = map->Colors[place];
        to[0] = colour.Red;
        to[1] = colour.Green;
        to[2] = colour.Blue;
        to[3] = opaque;
    }
}

static int read_image(decoder *d) {
    static const int starts[passes] = {0, 4, 2, 1}, steps[passes] = {8, 8, 4, 2};
    const GifImageDesc *image = &d->gif->Image;
    d->row = malloc((size_t)image->Width);
    if (!d->row) return GIF_ERROR;
    for (int pass = 0; pass < (image->Interlace ? passes : 1); pass++) {
        int step = image->Interlace ? steps[pass] : 1;
        for (int y = image->Interlace ? starts[pass] : 0; y < image->Height; y += step) {
            if (DGifGetLine(d->gif, d->row, image->Width) == GIF_ERROR) return GIF_ERROR;
            paint(d, y);
        }
    }
    return GIF_OK;
}

static int read_extension(decoder *d) {
    int kind;
    GifByteType *block;
    if (DGifGetExtension(d->gif, &kind, &block) == GIF_ERROR) return GIF_ERROR;
    while (block) {
        GraphicsControlBlock control;
        if (kind == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
            d->clear = control.TransparentColor;
        }
        if (DGifGetExtensionNext(d->gif, &block) == GIF_ERROR) return GIF_ERROR;
    }
    return GIF_OK;
}

static int decode(decoder *d) {
    d->clear = NO_TRANSPARENT_COLOR;
    for (;;) {
        GifRecordType kind;
        if (DGifGetRecordType(d->gif, &kind) == GIF_ERROR) return GIF_ERROR;
        switch (kind) {
        case EXTENSION_RECORD_TYPE:
            if (read_extension(d) == GIF_ERROR) return GIF_ERROR;
            break;
        case IMAGE_DESC_RECORD_TYPE:
            if (DGifGetImageDesc(d->gif) == GIF_ERROR) return GIF_ERROR;
            return read_image(d);
        default: return GIF_ERROR;
        }
    }
}

uint8_t *cgif_decode(const uint8_t *data, size_t size, int width, int height, cgif_report *report) {
    source s = {data, size, 0};
    decoder d = {.width = width, .height = height};
    memset(report, 0, sizeof *report);
    d.canvas = calloc((size_t)width * (size_t)height, 4);
    if (!d.canvas) {
        report->code = 2;
        return NULL;
    }
    d.gif = DGifOpen(&s, give, &report->error);
    int done = d.gif && decode(&d) == GIF_OK;
    if (!done) {
        if (d.gif) report->error = d.gif->Error;
        report->code = report->error == D_GIF_ERR_NOT_ENOUGH_MEM ? 2 : 1;
    }
    if (d.gif) DGifCloseFile(d.gif, NULL);
    free(d.row);
    if (done) return d.canvas;
    free(d.canvas);
    return NULL;
}

void cgif_free(void *memory) { free(memory); }

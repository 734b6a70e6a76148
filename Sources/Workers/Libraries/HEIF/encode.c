#include <libheif/heif.h>
#include <stdlib.h>
#include <string.h>

#include "CHEIF.h"

typedef struct {
    uint8_t *bytes;
    size_t size;
} output;

static struct heif_error append(struct heif_context *context, const void *data, size_t size, void *into) {
    output *o = into;
    (void)context;
    uint8_t *grown = realloc(o->bytes, o->size + size);
    if (!grown) return (struct heif_error){heif_error_Memory_allocation_error, heif_suberror_Unspecified, "no memory"};
    memcpy(grown + o->size, data, size);
    o->bytes = grown;
    o->size += size;
    return (struct heif_error){heif_error_Ok, heif_suberror_Unspecified, ""};
}

static struct heif_image *image_of(const uint8_t *pixels, int width, int height, int has_alpha) {
    struct heif_image *image = NULL;
    enum heif_chroma chroma = has_alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB;
    if (heif_image_create(width, height, heif_colorspace_RGB, chroma, &image).code != heif_error_Ok) return NULL;
    int stride = 0;
    if (heif_image_add_plane(image, heif_channel_interleaved, width, height, 8).code != heif_error_Ok) return image;
    uint8_t *rows = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    int size = has_alpha ? 4 : 3;
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            memcpy(rows + y * stride + size * x, pixels + 4 * (y * width + x), (size_t)size);
        }
    }
    return image;
}

static int encode(struct heif_context *context, struct heif_encoder *encoder, struct heif_image *image,
                  cheif_block exif, int orientation, output *o) {
    struct heif_image_handle *handle = NULL;
    struct heif_encoding_options *options = heif_encoding_options_alloc();
    options->image_orientation = (enum heif_orientation)orientation;
    heif_encoder_set_lossy_quality(encoder, 80);
    int done = heif_context_encode_image(context, image, encoder, options, &handle).code == heif_error_Ok;
    heif_encoding_options_free(options);
    if (done && exif.size) {
        done = heif_context_add_exif_metadata(context, handle, exif.bytes, (int)exif.size).code == heif_error_Ok;
    }
    struct heif_writer writer = {.writer_api_version = 1, .write = append};
    if (done) done = heif_context_write(context, &writer, o).code == heif_error_Ok;
    if (handle) heif_image_handle_release(handle);
    return done;
}

cheif_block cheif_encode(const uint8_t *pixels, int width, int height, cheif_coding coding, int has_alpha,
                         int orientation, cheif_block exif) {
    output o = {0};
    struct heif_context *context = heif_context_alloc();
    struct heif_encoder *encoder = NULL;
    enum heif_compression_format format = coding == cheif_av1 ? heif_compression_AV1 : heif_compression_HEVC;
    struct heif_image *image = image_of(pixels, width, height, has_alpha);
    int done = image && heif_context_get_encoder_for_format(context, format, &encoder).code == heif_error_Ok &&
               encode(context, encoder, image, exif, orientation, &o);
    if (encoder) heif_encoder_release(encoder);
    if (image) heif_image_release(image);
    heif_context_free(context);
    if (done) return (cheif_block){o.bytes, o.size};
    free(o.bytes);
    return (cheif_block){0};
}

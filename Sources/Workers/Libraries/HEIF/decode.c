#include <libheif/heif.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CHEIF.h"

enum { most_blocks = 16, largest_block = 8 * 1024 * 1024, unsaid = 2 };

struct cheif_picture {
    struct heif_context *context;
    struct heif_image_handle *handle;
    struct heif_image *image;
};

static int code_of(struct heif_error error) {
    switch (error.code) {
    case heif_error_Ok: return 0;
    // Limits of libheif's own are passed by files that lie about what they hold.
    case heif_error_Memory_allocation_error: return error.subcode == heif_suberror_Security_limit_exceeded ? 1 : 2;
    case heif_error_Unsupported_filetype:
    case heif_error_Unsupported_feature: return 3;
    default: return 1;
    }
}

static int failed(struct heif_error error, cheif_report *report) {
    report->code = code_of(error);
    if (!report->code) return 0;
    snprintf(report->message, sizeof report->message, "%s", error.message ? error.message : "");
    return 1;
}

static void keep_profile(const struct heif_image_handle *handle, cheif_block *profile) {
    size_t size = heif_image_handle_get_raw_color_profile_size(handle);
    if (size == 0 || size > largest_block) return;
    profile->bytes = malloc(size);
    if (!profile->bytes) return;
    profile->size = size;
    if (heif_image_handle_get_raw_color_profile(handle, profile->bytes).code == heif_error_Ok) return;
    free(profile->bytes);
    *profile = (cheif_block){0};
}

static void keep_numbers(const struct heif_image_handle *handle, cheif_facts *facts) {
    struct heif_color_profile_nclx *nclx = NULL;
    facts->primaries = facts->transfer = unsaid;
    if (heif_image_handle_get_nclx_color_profile(handle, &nclx).code != heif_error_Ok || !nclx) return;
    facts->primaries = (int)nclx->color_primaries;
    facts->transfer = (int)nclx->transfer_characteristics;
    heif_nclx_color_profile_free(nclx);
}

static cheif_block block(const struct heif_image_handle *handle, heif_item_id item) {
    cheif_block block = {0};
    size_t size = heif_image_handle_get_metadata_size(handle, item);
    if (size == 0 || size > largest_block) return block;
    block.bytes = malloc(size);
    if (!block.bytes) return block;
    block.size = size;
    if (heif_image_handle_get_metadata(handle, item, block.bytes).code == heif_error_Ok) return block;
    free(block.bytes);
    return (cheif_block){0};
}

/// Four bytes say how many more come before the TIFF header.
static cheif_block without_prefix(cheif_block exif) {
    if (exif.size < 4) return exif;
    const uint8_t *b = exif.bytes;
    size_t skipped = ((size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3]) + 4;
    if (skipped > exif.size) skipped = exif.size;
    exif.size -= skipped;
    memmove(exif.bytes, exif.bytes + skipped, exif.size);
    return exif;
}

static void keep_metadata(const struct heif_image_handle *handle, cheif_facts *facts) {
    heif_item_id items[most_blocks];
    int count = heif_image_handle_get_list_of_metadata_block_IDs(handle, NULL, items, most_blocks);
    for (int i = 0; i < count; i++) {
        const char *type = heif_image_handle_get_metadata_type(handle, items[i]);
        if (!type) continue;
        if (strcmp(type, "Exif") == 0 && !facts->exif.bytes) facts->exif = without_prefix(block(handle, items[i]));
        if (strcmp(type, "mime") == 0 && !facts->xmp.bytes) facts->xmp = block(handle, items[i]);
    }
}

static int open(cheif_picture *p, const uint8_t *data, size_t size, cheif_facts *facts, cheif_report *report) {
    p->context = heif_context_alloc();
    if (!p->context) {
        report->code = 2;
        return 0;
    }
    heif_context_set_max_decoding_threads(p->context, 0);
    if (failed(heif_context_read_from_memory_without_copy(p->context, data, size, NULL), report)) return 0;
    if (failed(heif_context_get_primary_image_handle(p->context, &p->handle), report)) return 0;
    facts->width = heif_image_handle_get_width(p->handle);
    facts->height = heif_image_handle_get_height(p->handle);
    facts->has_alpha = heif_image_handle_has_alpha_channel(p->handle);
    facts->depth = heif_image_handle_get_luma_bits_per_pixel(p->handle);
    keep_profile(p->handle, &facts->profile);
    keep_numbers(p->handle, facts);
    keep_metadata(p->handle, facts);
    return 1;
}

cheif_picture *cheif_open(const uint8_t *data, size_t size, cheif_facts *facts, cheif_report *report) {
    memset(facts, 0, sizeof *facts);
    memset(report, 0, sizeof *report);
    cheif_picture *p = calloc(1, sizeof *p);
    if (!p) {
        report->code = 2;
        return NULL;
    }
    if (open(p, data, size, facts, report)) return p;
    cheif_close(p);
    return NULL;
}

uint8_t *cheif_decode(cheif_picture *p, size_t *stride, cheif_report *report) {
    memset(report, 0, sizeof *report);
    struct heif_decoding_options *options = heif_decoding_options_alloc();
    if (!options) {
        report->code = 2;
        return NULL;
    }
    options->convert_hdr_to_8bit = 1;
    options->strict_decoding = 1;
    struct heif_error error =
        heif_decode_image(p->handle, &p->image, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, options);
    heif_decoding_options_free(options);
    if (failed(error, report)) return NULL;
    int row = 0;
    uint8_t *pixels = heif_image_get_plane(p->image, heif_channel_interleaved, &row);
    int is_whole = heif_image_get_width(p->image, heif_channel_interleaved) == heif_image_handle_get_width(p->handle) &&
                   heif_image_get_height(p->image, heif_channel_interleaved) == heif_image_handle_get_height(p->handle);
    if (!pixels || !is_whole || row < 4 * heif_image_handle_get_width(p->handle)) {
        report->code = 1;
        return NULL;
    }
    *stride = (size_t)row;
    return pixels;
}

void cheif_close(cheif_picture *p) {
    if (p->image) heif_image_release(p->image);
    if (p->handle) heif_image_handle_release(p->handle);
    if (p->context) heif_context_free(p->context);
    free(p);
}

void cheif_free(void *memory) { free(memory); }

#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>

#include "CWebP.h"

static int code_of(VP8StatusCode status) {
    switch (status) {
    case VP8_STATUS_OK: return 0;
    case VP8_STATUS_OUT_OF_MEMORY: return 2;
    default: return 1;
    }
}

uint8_t *cwebp_decode(const uint8_t *data, size_t size, int width, int height, cwebp_report *report) {
    memset(report, 0, sizeof *report);
    size_t bytes = (size_t)width * (size_t)height * 4;
    WebPDecoderConfig config;
    uint8_t *pixels = malloc(bytes);
    if (!pixels || !WebPInitDecoderConfig(&config)) {
        free(pixels);
        report->code = 2;
        return NULL;
    }
    VP8StatusCode status = WebPGetFeatures(data, size, &config.input);
    if (status == VP8_STATUS_OK) {
        config.options.use_scaling = config.input.width != width || config.input.height != height;
        config.options.scaled_width = width;
        config.options.scaled_height = height;
        config.output.colorspace = MODE_RGBA;
        config.output.u.RGBA.rgba = pixels;
        config.output.u.RGBA.stride = width * 4;
        config.output.u.RGBA.size = bytes;
        config.output.is_external_memory = 1;
        status = WebPDecode(data, size, &config);
        WebPFreeDecBuffer(&config.output);
    }
    report->status = (int)status;
    report->code = code_of(status);
    if (report->code == 0) return pixels;
    free(pixels);
    return NULL;
}

void cwebp_free(void *memory) { free(memory); }

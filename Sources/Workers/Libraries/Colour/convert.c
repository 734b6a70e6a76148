#include <stdlib.h>
#include <string.h>

#include "profile.h"
#include "shaper.h"

enum { greys = 256, nearly = 2 };

struct ccolour_way {
    cmsHTRANSFORM transform;
    /// The quick way, where it leads to the same; or NULL.
    ccolour_shaper *shaper;
    int channels;
    /// What each grey becomes.
    uint8_t grey[greys];
};

static int fits(cmsHPROFILE profile, int channels) {
    cmsColorSpaceSignature space = cmsGetColorSpace(profile), between = cmsGetPCS(profile);
    if (between != cmsSigXYZData && between != cmsSigLabData) return 0;
    switch (cmsGetDeviceClass(profile)) {
    case cmsSigInputClass:
    case cmsSigDisplayClass:
    case cmsSigOutputClass:
    case cmsSigColorSpaceClass: break;
    default: return 0;
    }
    switch (channels) {
    case 1: return space == cmsSigGrayData;
    case 3: return space == cmsSigRgbData;
    default: return space == cmsSigCmykData;
    }
}

static cmsUInt32Number layout(int channels) {
    switch (channels) {
    case 1: return TYPE_GRAY_8;
    case 3: return TYPE_RGBA_8;
    default: return TYPE_CMYK_8;
    }
}

/// Asks for the greys, which `ccolour_way` keeps, and tells whether they stay what they are.
static int keeps_greys(ccolour_way *way) {
    uint8_t from[greys], to[4 * greys];
    for (int i = 0; i < greys; i++) from[i] = (uint8_t)i;
    cmsDoTransform(way->transform, from, to, greys);
    int far = 0;
    for (int i = 0; i < greys; i++) {
        way->grey[i] = to[4 * i + 1];
        if (abs(way->grey[i] - i) > nearly) far = 1;
    }
    return !far;
}

enum { steps = 6, colours = steps * steps * steps };

static void draw_lattice(uint8_t *pixels) {
    for (int i = 0; i < colours; i++, pixels += 4) {
        pixels[0] = (uint8_t)(i % steps * 51);
        pixels[1] = (uint8_t)(i / steps % steps * 51);
        pixels[2] = (uint8_t)(i / steps / steps * 51);
        pixels[3] = 255;
    }
}

static int differ(const uint8_t *one, const uint8_t *other) {
    for (int i = 0; i < 4 * colours; i++) {
        if (abs(one[i] - other[i]) > nearly) return 1;
    }
    return 0;
}

/// With black point compensation: the darkest of one becomes the darkest of the other.
static cmsHTRANSFORM connect(cmsHPROFILE profile, int channels, cmsUInt32Number flags) {
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    if (!srgb) return NULL;
    if (channels == 3) flags |= cmsFLAGS_COPY_ALPHA;
    cmsHTRANSFORM transform = cmsCreateTransform(profile, layout(channels), srgb, TYPE_RGBA_8,
                                                 INTENT_RELATIVE_COLORIMETRIC, flags | cmsFLAGS_BLACKPOINTCOMPENSATION);
    cmsCloseProfile(srgb);
    return transform;
}

/// Tries a lattice of colours the exact way, which takes long for a picture but is soon made. What stays as it is needs
/// no conversion; the quick way is kept when it does the same.
static ccolour_verdict try_colours(ccolour_way *way, cmsHPROFILE profile) {
    uint8_t from[4 * colours], to[4 * colours], quick[4 * colours];
    cmsHTRANSFORM exact = connect(profile, 3, cmsFLAGS_NOOPTIMIZE);
    if (!exact) return ccolour_unusable;
    draw_lattice(from);
    draw_lattice(to);
    draw_lattice(quick);
    cmsDoTransform(exact, to, to, colours);
    cmsDeleteTransform(exact);
    if (!differ(from, to)) return ccolour_is_srgb;
    way->shaper = ccolour_make_shaper(profile);
    if (way->shaper) {
        ccolour_shape(way->shaper, quick, colours);
        if (!differ(to, quick)) return ccolour_converts;
        free(way->shaper);
        way->shaper = NULL;
    }
    way->transform = connect(profile, 3, 0);
    return way->transform ? ccolour_converts : ccolour_unusable;
}

static ccolour_verdict find_way(ccolour_way *way, cmsHPROFILE profile) {
    if (way->channels == 3) return try_colours(way, profile);
    way->transform = connect(profile, way->channels, 0);
    if (!way->transform) return ccolour_unusable;
    if (way->channels == 1 && keeps_greys(way)) return ccolour_is_srgb;
    return ccolour_converts;
}

ccolour_verdict ccolour_open_profile(cmsHPROFILE profile, int channels, ccolour_way **way) {
    if (!fits(profile, channels)) return ccolour_unusable;
    ccolour_way *made = calloc(1, sizeof *made);
    if (!made) return ccolour_no_memory;
    made->channels = channels;
    ccolour_verdict verdict = find_way(made, profile);
    if (verdict == ccolour_converts) *way = made;
    else ccolour_close(made);
    return verdict;
}

ccolour_verdict ccolour_open(const uint8_t *profile, size_t size, int channels, ccolour_way **way) {
    *way = NULL;
    cmsHPROFILE opened = cmsOpenProfileFromMem(profile, (cmsUInt32Number)size);
    if (!opened) return ccolour_unusable;
    ccolour_verdict verdict = ccolour_open_profile(opened, channels, way);
    cmsCloseProfile(opened);
    return verdict;
}

void ccolour_convert(const ccolour_way *way, uint8_t *pixels, size_t count) {
    if (way->channels == 1) {
        for (size_t i = 0; i < count; i++, pixels += 4) pixels[0] = pixels[1] = pixels[2] = way->grey[pixels[1]];
        return;
    }
    if (way->shaper) {
        ccolour_shape(way->shaper, pixels, count);
        return;
    }
    cmsDoTransform(way->transform, pixels, pixels, (cmsUInt32Number)count);
    if (way->channels == 3) return;
    for (size_t i = 0; i < count; i++) pixels[4 * i + 3] = 255;
}

void ccolour_convert_grey(const ccolour_way *way, uint8_t *samples, size_t count) {
    for (size_t i = 0; i < count; i++) samples[i] = way->grey[samples[i]];
}

void ccolour_close(ccolour_way *way) {
    if (way->transform) cmsDeleteTransform(way->transform);
    free(way->shaper);
    free(way);
}

#include "shaper.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { signals = 256, lights = 8192 };

typedef float four __attribute__((vector_size(16)));
typedef int32_t places __attribute__((vector_size(16)));

struct ccolour_shaper {
    /// What each channel's signals add to the light of red, green and blue, as parts of the last place of `signal`.
    four light[3][signals];
    uint8_t signal[lights];
};

/// From XYZ as profiles have it (seen in the light of D50) to linear sRGB.
static const double srgb[3][3] = {{3.1341359, -1.6173863, -0.4906619},
                                  {-0.9787955, 1.9162544, 0.0334427},
                                  {0.0719554, -0.2289768, 1.4053860}};

static double signal_of(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

static void fill(ccolour_shaper *s, int channel, const cmsCIEXYZ *colour, const cmsToneCurve *curve) {
    for (int i = 0; i < signals; i++) {
        float light = cmsEvalToneCurveFloat(curve, (float)i / (signals - 1));
        // A broken curve may give anything, even what is no number.
        if (!(light > 0)) light = 0;
        if (light > 1) light = 1;
        for (int k = 0; k < 3; k++) {
            double part = srgb[k][0] * colour->X + srgb[k][1] * colour->Y + srgb[k][2] * colour->Z;
            s->light[channel][i][k] = (float)(part * light * (lights - 1));
        }
    }
}

ccolour_shaper *ccolour_make_shaper(cmsHPROFILE profile) {
    static const cmsTagSignature colours[3] = {cmsSigRedColorantTag, cmsSigGreenColorantTag, cmsSigBlueColorantTag};
    static const cmsTagSignature curves[3] = {cmsSigRedTRCTag, cmsSigGreenTRCTag, cmsSigBlueTRCTag};
    if (!cmsIsMatrixShaper(profile) || cmsGetPCS(profile) != cmsSigXYZData) return NULL;
    ccolour_shaper *s = aligned_alloc(sizeof(four), sizeof *s);
    if (!s) return NULL;
    memset(s, 0, sizeof *s);
    for (int channel = 0; channel < 3; channel++) {
        const cmsCIEXYZ *colour = cmsReadTag(profile, colours[channel]);
        const cmsToneCurve *curve = cmsReadTag(profile, curves[channel]);
        if (!colour || !curve) {
            free(s);
            return NULL;
        }
        fill(s, channel, colour, curve);
    }
    for (int i = 0; i < lights; i++) s->signal[i] = (uint8_t)(255 * signal_of((double)i / (lights - 1)) + 0.5);
    return s;
}

void ccolour_shape(const ccolour_shaper *s, uint8_t *pixels, size_t count) {
    const four least = {0}, most = {lights - 1, lights - 1, lights - 1, lights - 1};
    for (size_t i = 0; i < count; i++, pixels += 4) {
        four light = s->light[0][pixels[0]] + s->light[1][pixels[1]] + s->light[2][pixels[2]] + 0.5f;
        places over = light > most, under = light < least;
        light = (four)(((places)light & ~over) | ((places)most & over));
        light = (four)((places)light & ~under);
        places place = __builtin_convertvector(light, places);
        pixels[0] = s->signal[place[0]];
        pixels[1] = s->signal[place[1]];
        pixels[2] = s->signal[place[2]];
    }
}

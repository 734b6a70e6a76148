#include <math.h>

#include "profile.h"

enum { curve_points = 1024 };

/// White, red, green and blue as x and y.
typedef double points[8];

/// The primaries of ITU-T H.273 that cameras and encoders write.
static const double *primaries_of(int number) {
    static const points bt709 = {0.3127, 0.3290, 0.640, 0.330, 0.300, 0.600, 0.150, 0.060};
    static const points bt470m = {0.310, 0.316, 0.67, 0.33, 0.21, 0.71, 0.14, 0.08};
    static const points bt470bg = {0.3127, 0.3290, 0.64, 0.33, 0.29, 0.60, 0.15, 0.06};
    static const points smpte170 = {0.3127, 0.3290, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070};
    static const points film = {0.310, 0.316, 0.681, 0.319, 0.243, 0.692, 0.145, 0.049};
    static const points bt2020 = {0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046};
    static const points dci = {0.314, 0.351, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060};
    static const points display = {0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060};
    switch (number) {
    // 2 is « not said ».
    case 1:
    case 2: return bt709;
    case 4: return bt470m;
    case 5: return bt470bg;
    case 6:
    case 7: return smpte170;
    case 8: return film;
    case 9: return bt2020;
    case 11: return dci;
    case 12: return display;
    default: return NULL;
    }
}

static double from_srgb(double v) { return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4); }

/// SMPTE ST 2084, with the white of paper at 203 of its 10 000 candelas as ITU-R BT.2408 has it; what is brighter is
/// cut.
static double from_pq(double v) {
    const double m1 = 0.1593017578125, m2 = 78.84375, c1 = 0.8359375, c2 = 18.8515625, c3 = 18.6875;
    double root = pow(v, 1 / m2), above = root - c1 > 0 ? root - c1 : 0;
    return fmin(1, pow(above / (c2 - c3 * root), 1 / m1) * 10000 / 203);
}

/// ARIB STD-B67: white of paper is at three quarters of the signal; what is brighter is cut.
static double from_hlg(double v) {
    const double a = 0.17883277, b = 0.28466892, c = 0.55991073;
    double light = v <= 0.5 ? v * v / 3 : (exp((v - c) / a) + b) / 12;
    return fmin(1, pow(light, 1.2) / pow(0.265, 1.2));
}

static double light_of(int transfer, double v) {
    switch (transfer) {
    case 4: return pow(v, 2.2);
    case 5: return pow(v, 2.8);
    case 8: return v;
    case 16: return from_pq(v);
    case 18: return from_hlg(v);
    // Pictures coded with the curves of television are seen on screens that show them as sRGB.
    default: return from_srgb(v);
    }
}

static cmsToneCurve *curve_of(int transfer) {
    float values[curve_points];
    for (int i = 0; i < curve_points; i++) values[i] = (float)light_of(transfer, (double)i / (curve_points - 1));
    return cmsBuildTabulatedToneCurveFloat(NULL, curve_points, values);
}

static ccolour_verdict open_with(const double *p, cmsToneCurve *curve, ccolour_way **way) {
    if (!curve) return ccolour_no_memory;
    cmsCIExyY white = {p[0], p[1], 1};
    cmsCIExyYTRIPLE primaries = {{p[2], p[3], 1}, {p[4], p[5], 1}, {p[6], p[7], 1}};
    cmsToneCurve *curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
    cmsFreeToneCurve(curve);
    if (!profile) return ccolour_unusable;
    ccolour_verdict verdict = ccolour_open_profile(profile, 3, way);
    cmsCloseProfile(profile);
    return verdict;
}

ccolour_verdict ccolour_open_coded(int primaries, int transfer, ccolour_way **way) {
    *way = NULL;
    const double *points = primaries_of(primaries);
    return points ? open_with(points, curve_of(transfer), way) : ccolour_unusable;
}

ccolour_verdict ccolour_open_measured(double gamma, const double points[8], ccolour_way **way) {
    *way = NULL;
    if (!(gamma > 0.05 && gamma < 5)) return ccolour_unusable;
    for (int i = 0; i < 8; i += 2) {
        if (!(points[i] >= 0 && points[i + 1] > 0.0001 && points[i] + points[i + 1] <= 1.0001)) return ccolour_unusable;
    }
    // Nearly everybody who writes this number means sRGB.
    int is_srgb = fabs(gamma - 0.45455) < 0.005;
    return open_with(points, is_srgb ? curve_of(13) : cmsBuildGamma(NULL, 1 / gamma), way);
}

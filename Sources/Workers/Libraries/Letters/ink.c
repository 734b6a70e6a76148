#include <math.h>

#include "letters.h"

typedef struct {
    const cletters_canvas *canvas;
    uint8_t colour[3];
} brush;

static void lay_pixel(uint8_t *pixel, const uint8_t *colour, unsigned cover) {
    unsigned under = pixel[3] * (255 - cover), all = 255 * cover + under;
    for (int channel = 0; channel < 3; channel++) {
        pixel[channel] = (uint8_t)((colour[channel] * cover * 255 + pixel[channel] * under + all / 2) / all);
    }
    pixel[3] = (uint8_t)((all + 127) / 255);
}

static void lay_spans(int y, int count, const FT_Span *spans, void *user) {
    const brush *b = user;
    if (y < 0 || y >= b->canvas->height) return;
    for (int i = 0; i < count; i++) {
        int first = spans[i].x < 0 ? 0 : spans[i].x, end = spans[i].x + spans[i].len;
        if (end > b->canvas->width) end = b->canvas->width;
        if (spans[i].coverage == 0) continue;
        uint8_t *pixel = b->canvas->pixels + 4 * ((size_t)y * (size_t)b->canvas->width + (size_t)first);
        for (int x = first; x < end; x++, pixel += 4) lay_pixel(pixel, b->colour, spans[i].coverage);
    }
}

static FT_Error fill(cletters *letters, FT_Outline *outline, brush *b) {
    FT_Raster_Params how = {0};
    how.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    how.gray_spans = lay_spans;
    how.user = b;
    how.clip_box = (FT_BBox){0, 0, b->canvas->width, b->canvas->height};
    return FT_Outline_Render(letters->library, outline, &how);
}

/// How much of what the stroker made is to be filled.
typedef enum { outside, both_sides } part;

static FT_Error count(FT_Stroker stroker, part which, FT_StrokerBorder border, FT_UInt *points, FT_UInt *contours) {
    if (which == both_sides) return FT_Stroker_GetCounts(stroker, points, contours);
    return FT_Stroker_GetBorderCounts(stroker, border, points, contours);
}

/// Fills the grown shape, which is what its outer side surrounds, or the band between both sides of its edge: each in
/// one go, so that no seam shows where smoothed edges would meet.
static FT_Error fill_grown(cletters *letters, FT_Outline *outline, double reach, part which, brush *b) {
    FT_Stroker stroker = letters->stroker;
    FT_StrokerBorder border = FT_Outline_GetOutsideBorder(outline);
    FT_UInt points = 0, contours = 0;
    FT_Stroker_Set(stroker, lround(reach * 64), FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
    FT_Error error = FT_Stroker_ParseOutline(stroker, outline, 0);
    if (!error) error = count(stroker, which, border, &points, &contours);
    if (error || points == 0) return error;
    if (points > INT16_MAX || contours > INT16_MAX) return FT_Err_Array_Too_Large;
    FT_Outline grown;
    error = FT_Outline_New(letters->library, points, (FT_Int)contours, &grown);
    if (error) return error;
    grown.n_points = 0;
    grown.n_contours = 0;
    if (which == both_sides) FT_Stroker_Export(stroker, &grown);
    else FT_Stroker_ExportBorder(stroker, border, &grown);
    error = fill(letters, &grown, b);
    FT_Outline_Done(letters->library, &grown);
    return error;
}

FT_Error cletters_lay(cletters *letters, FT_Outline *outline, const cletters_ink *ink, const cletters_canvas *canvas) {
    brush b = {canvas, {ink->red, ink->green, ink->blue}};
    if (ink->grow <= 0) return ink->hollow ? 0 : fill(letters, outline, &b);
    // A shape without area has no outer side.
    int flat = FT_Outline_Get_Orientation(outline) == FT_ORIENTATION_NONE;
    return fill_grown(letters, outline, ink->grow, ink->hollow || flat ? both_sides : outside, &b);
}

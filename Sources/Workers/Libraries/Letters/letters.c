#include "letters.h"

#include <math.h>
#include <stdlib.h>

enum { most_points = 1000 };

cletters *cletters_open(const uint8_t *font, size_t size) {
    cletters *letters = calloc(1, sizeof *letters);
    if (!letters) return NULL;
    if (FT_Init_FreeType(&letters->library) == 0 &&
        FT_New_Memory_Face(letters->library, font, (FT_Long)size, 0, &letters->face) == 0 &&
        FT_IS_SCALABLE(letters->face) && letters->face->units_per_EM > 0 &&
        FT_Select_Charmap(letters->face, FT_ENCODING_UNICODE) == 0 &&
        FT_Stroker_New(letters->library, &letters->stroker) == 0) {
        return letters;
    }
    cletters_close(letters);
    return NULL;
}

void cletters_close(cletters *letters) {
    if (letters->stroker) FT_Stroker_Done(letters->stroker);
    if (letters->library) FT_Done_FreeType(letters->library);
    free(letters);
}

double cletters_ascent(const cletters *letters) {
    return (double)letters->face->ascender / letters->face->units_per_EM;
}

FT_Vector cletters_carry(const cletters_matrix *matrix, double x, double y) {
    return (FT_Vector){lround(64 * (matrix->xx * x + matrix->xy * y + matrix->dx)),
                       lround(64 * (matrix->yx * x + matrix->yy * y + matrix->dy))};
}

/// Loads the glyph of a scalar, in units of the font, and moves the pen to where it begins.
static FT_Error load(FT_Face face, uint32_t scalar, FT_UInt *last, double *pen) {
    FT_UInt glyph = FT_Get_Char_Index(face, scalar);
    FT_Vector closer = {0, 0};
    if (*last && glyph && FT_HAS_KERNING(face)) FT_Get_Kerning(face, *last, glyph, FT_KERNING_UNSCALED, &closer);
    *last = glyph;
    *pen += (double)closer.x;
    return FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE);
}

double cletters_width(cletters *letters, const uint32_t *scalars, size_t count) {
    FT_Face face = letters->face;
    FT_UInt last = 0;
    double pen = 0;
    for (size_t i = 0; i < count; i++) {
        if (load(face, scalars[i], &last, &pen)) return -1;
        pen += (double)face->glyph->metrics.horiAdvance;
    }
    return pen / face->units_per_EM;
}

int cletters_write(cletters *letters, const uint32_t *scalars, size_t count, const cletters_matrix *matrix,
                   const cletters_ink *ink, const cletters_canvas *canvas) {
    FT_Face face = letters->face;
    double unit = 1.0 / face->units_per_EM, pen = 0;
    FT_UInt last = 0;
    for (size_t i = 0; i < count; i++) {
        FT_Error error = load(face, scalars[i], &last, &pen);
        if (error) return error;
        FT_Outline *outline = &face->glyph->outline;
        for (int p = 0; p < outline->n_points; p++) {
            FT_Vector *point = &outline->points[p];
            // A font counts upwards.
            *point = cletters_carry(matrix, (pen + (double)point->x) * unit, -(double)point->y * unit);
        }
        pen += (double)face->glyph->metrics.horiAdvance;
        error = cletters_lay(letters, outline, ink, canvas);
        if (error) return error;
    }
    return 0;
}

int cletters_draw(cletters *letters, const cletters_curve *curve, const cletters_matrix *matrix,
                  const cletters_ink *ink, const cletters_canvas *canvas) {
    if (curve->count < 1 || curve->count > most_points) return FT_Err_Invalid_Argument;
    FT_Outline outline;
    FT_Error error = FT_Outline_New(letters->library, (FT_UInt)curve->count, 1, &outline);
    if (error) return error;
    outline.contours[0] = (short)(curve->count - 1);
    for (int i = 0; i < curve->count; i++) {
        outline.points[i] = cletters_carry(matrix, curve->points[i].x, curve->points[i].y);
        outline.tags[i] = curve->controls[i] ? FT_CURVE_TAG_CUBIC : FT_CURVE_TAG_ON;
    }
    error = cletters_lay(letters, &outline, ink, canvas);
    FT_Outline_Done(letters->library, &outline);
    return error;
}

#ifndef CLETTERS_LETTERS_H
#define CLETTERS_LETTERS_H

#include "CLetters.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_STROKER_H

struct cletters {
    FT_Library library;
    FT_Face face;
    FT_Stroker stroker;
};

/// A place of the canvas as FreeType counts, in 64ths of a pixel.
FT_Vector cletters_carry(const cletters_matrix *matrix, double x, double y);

/// Lays the ink on the canvas where the outline, in 64ths of a pixel and top down, says so.
FT_Error cletters_lay(cletters *letters, FT_Outline *outline, const cletters_ink *ink, const cletters_canvas *canvas);

#endif

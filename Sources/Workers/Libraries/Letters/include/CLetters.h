#ifndef CLETTERS_H
#define CLETTERS_H

#include <stddef.h>
#include <stdint.h>

/// Pixels to draw on: RGBA, 8 bits a channel, alpha not multiplied in, row after row.
typedef struct {
    uint8_t *pixels;
    int width;
    int height;
} cletters_canvas;

/// A place in pixels from the top left corner; whole numbers lie between pixels.
typedef struct {
    double x, y;
} cletters_point;

/// Carries a place to the canvas: x' = xx * x + xy * y + dx, y' = yx * x + yy * y + dy.
typedef struct {
    double xx, xy, yx, yy, dx, dy;
} cletters_matrix;

/// One closed curve. `controls` says of each point 0 when the curve goes through it, 1 when it is one of the two
/// control points of a cubic Bézier; the first point is 0. At most 1000 points.
typedef struct {
    const cletters_point *points;
    const uint8_t *controls;
    int count;
} cletters_curve;

/// A colour, laid on everything up to `grow` pixels from the shape, corners rounded; where `hollow` only on what is
/// that near to the shape's edge, inside and outside.
typedef struct {
    uint8_t red, green, blue;
    double grow;
    int hollow;
} cletters_ink;

/// A font and the tool that fills shapes.
typedef struct cletters cletters;

/// Opens a font file that stays in memory until `cletters_close`. NULL when it is none that scales, or without memory.
cletters *cletters_open(const uint8_t *font, size_t size);
void cletters_close(cletters *letters);

/// The height of a line's top over its base, for letters of size 1.
double cletters_ascent(const cletters *letters);

/// How far `count` Unicode scalars in one line reach to the right, for letters of size 1; negative when a letter cannot
/// be read.
double cletters_width(cletters *letters, const uint32_t *scalars, size_t count);

/// Writes one line from 0, 0 (the base of the first letter) to the right, letters of size 1, carried to the canvas by
/// `matrix`. A scalar that the font lacks is a box. Returns 0, or FreeType's error.
int cletters_write(cletters *letters, const uint32_t *scalars, size_t count, const cletters_matrix *matrix,
                   const cletters_ink *ink, const cletters_canvas *canvas);

/// Draws a shape, its edge smoothed; what lies outside the canvas is cut off. Returns 0, or FreeType's error.
int cletters_draw(cletters *letters, const cletters_curve *curve, const cletters_matrix *matrix,
                  const cletters_ink *ink, const cletters_canvas *canvas);

#endif

#ifndef CPNG_ERRORS_H
#define CPNG_ERRORS_H

#include "CPNG.h"
#include <png.h>

/// For libpng: keep the message and come back to the setjmp of the call.
void cpng_stop(png_structp png, png_const_charp message);
void cpng_keep_silent(png_structp png, png_const_charp message);

#endif

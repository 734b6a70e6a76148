#include "CPixels.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

void cpixels_keep_memory(void) {
#ifdef __GLIBC__
    enum { mebibyte = 1024 * 1024 };
    mallopt(M_MMAP_THRESHOLD, 64 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 64 * mebibyte);
    mallopt(M_TOP_PAD, mebibyte);
#endif
}

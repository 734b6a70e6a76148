// For LD_PRELOAD: whatever quality a program asks of libjpeg, it gets 100. What two programs' pictures then differ in
// is how they reduce.

#include <stdio.h>
#include <jpeglib.h>

void jpeg_set_quality(j_compress_ptr jpeg, int quality, boolean force_baseline) {
    (void)quality;
    jpeg_set_linear_quality(jpeg, jpeg_quality_scaling(100), force_baseline);
}

// What a photo costs at the least: one decode at the smallest DCT scale that is large enough, each picture reduced
// by area from the one before and encoded at quality 80, 4:2:0, with Huffman tables of its own. Nothing is checked,
// turned, stripped or hashed.
//
//     reference IN WIDTHxHEIGHT OUT [WIDTHxHEIGHT OUT]...      the largest first, in the stored orientation

#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>

enum { channels = 3, quality = 80, mostWeights = 8 };

struct picture {
    int width, height;
    unsigned char *pixels; // red, green, blue; rows from the top
};

// Which pixels of a line make one of a shorter line, and how much of each.
struct span {
    int first, count;
    float weights[mostWeights];
};

static void fail(const char *what) {
    fprintf(stderr, "reference: %s\n", what);
    exit(1);
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (!memory) fail("no memory");
    return memory;
}

static struct picture make(int width, int height) {
    return (struct picture){width, height, allocate((size_t)width * height, channels)};
}

static unsigned char *row(struct picture picture, int y) {
    return picture.pixels + (size_t)y * picture.width * channels;
}

static struct picture decode(const char *path, int width, int height) {
    FILE *file = fopen(path, "rb");
    if (!file) fail(path);
    struct jpeg_error_mgr errors; // the default one prints the error and ends the program
    struct jpeg_decompress_struct jpeg = {.err = jpeg_std_error(&errors)};
    jpeg_create_decompress(&jpeg);
    jpeg_stdio_src(&jpeg, file);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_RGB;
    jpeg.scale_denom = 8;
    jpeg.scale_num = 0;
    do {
        jpeg.scale_num++;
        jpeg_calc_output_dimensions(&jpeg);
    } while (jpeg.scale_num < 8 && ((int)jpeg.output_width < width || (int)jpeg.output_height < height));

    jpeg_start_decompress(&jpeg);
    struct picture picture = make((int)jpeg.output_width, (int)jpeg.output_height);
    while (jpeg.output_scanline < jpeg.output_height) {
        unsigned char *line = row(picture, (int)jpeg.output_scanline);
        jpeg_read_scanlines(&jpeg, &line, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    fclose(file);
    return picture;
}

static struct span *spans(int from, int to) {
    struct span *spans = allocate((size_t)to, sizeof *spans);
    double scale = (double)from / to;
    if (scale < 1 || scale > mostWeights - 2) fail("a picture is too small, or too much smaller than the one before");
    for (int i = 0; i < to; i++) {
        double start = i * scale, end = start + scale;
        spans[i].first = (int)start;
        for (int j = spans[i].first; j < from && j < end && spans[i].count < mostWeights; j++) {
            double left = start > j ? start : j, right = end < j + 1 ? end : j + 1;
            spans[i].weights[spans[i].count++] = (float)((right - left) / scale);
        }
    }
    return spans;
}

static struct picture reduce(struct picture from, int width, int height) {
    struct picture to = make(width, height);
    struct span *columns = spans(from.width, width), *rows = spans(from.height, height);
    int length = from.width * channels;
    float *sums = allocate((size_t)length, sizeof *sums);
    for (int y = 0; y < height; y++) {
        for (int i = 0; i < length; i++) sums[i] = 0.5f; // rounds
        for (int j = 0; j < rows[y].count; j++) {
            const unsigned char *line = row(from, rows[y].first + j);
            float weight = rows[y].weights[j];
            for (int i = 0; i < length; i++) sums[i] += weight * line[i];
        }
        unsigned char *pixel = row(to, y);
        for (int x = 0; x < width; x++, pixel += channels) {
            const float *sum = sums + columns[x].first * channels;
            float red = 0, green = 0, blue = 0;
            for (int j = 0; j < columns[x].count; j++, sum += channels) {
                float weight = columns[x].weights[j];
                red += weight * sum[0], green += weight * sum[1], blue += weight * sum[2];
            }
            pixel[0] = (unsigned char)red, pixel[1] = (unsigned char)green, pixel[2] = (unsigned char)blue;
        }
    }
    free(sums);
    free(rows);
    free(columns);
    free(from.pixels);
    return to;
}

static void encode(struct picture picture, const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file) fail(path);
    struct jpeg_error_mgr errors;
    struct jpeg_compress_struct jpeg = {.err = jpeg_std_error(&errors)};
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = (JDIMENSION)picture.width;
    jpeg.image_height = (JDIMENSION)picture.height;
    jpeg.input_components = channels;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg); // 4:2:0
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg.optimize_coding = TRUE;

    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        unsigned char *line = row(picture, (int)jpeg.next_scanline);
        jpeg_write_scanlines(&jpeg, &line, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    if (fclose(file)) fail(path);
}

int main(int count, char **arguments) {
    if (count < 4 || count % 2) fail("usage: reference IN WIDTHxHEIGHT OUT [WIDTHxHEIGHT OUT]...");
    struct picture picture = {0};
    for (int i = 2; i < count; i += 2) {
        int width, height;
        if (sscanf(arguments[i], "%dx%d", &width, &height) != 2 || width < 1 || height < 1) fail(arguments[i]);
        if (!picture.pixels) picture = decode(arguments[1], width, height);
        picture = reduce(picture, width, height);
        encode(picture, arguments[i + 1]);
    }
    free(picture.pixels);
    return 0;
}

#include "turn.h"

typedef struct {
    const uint8_t *data;
    size_t size;
    int orientation;
    size_t budget;
} job;

static unsigned over(unsigned number, unsigned by) { return (number + by - 1) / by; }

/// Sampling factors of a component of the upright picture; those of a single component say nothing, and become 1.
typedef struct {
    int across, down, most_across, most_down;
} sampling;

static sampling sampling_of(cturn_path *path, cturn_way way, int index) {
    struct jpeg_decompress_struct *from = &path->from;
    if (from->num_components == 1) return (sampling){1, 1, 1, 1};
    const jpeg_component_info *component = &from->comp_info[index];
    if (way.transposed) {
        return (sampling){component->v_samp_factor, component->h_samp_factor, from->max_v_samp_factor,
                          from->max_h_samp_factor};
    }
    return (sampling){component->h_samp_factor, component->v_samp_factor, from->max_h_samp_factor,
                      from->max_v_samp_factor};
}

/// Only whole blocks can change their end: what is cut off at the right or below must stay there.
static void check(cturn_path *path, cturn_way way, size_t budget) {
    struct jpeg_decompress_struct *from = &path->from;
    int single = from->num_components == 1;
    unsigned block_width = DCTSIZE * (unsigned)(single ? 1 : from->max_h_samp_factor);
    unsigned block_height = DCTSIZE * (unsigned)(single ? 1 : from->max_v_samp_factor);
    if ((way.flip_x && from->image_width % block_width) || (way.flip_y && from->image_height % block_height)) {
        cjpeg_stop(&path->errors, 3, "sides are not whole blocks");
    }
    size_t blocks = 0;
    for (int index = 0; index < from->num_components; index++) {
        const jpeg_component_info *component = &from->comp_info[index];
        blocks += (size_t)component->width_in_blocks * component->height_in_blocks;
    }
    if (blocks > budget / (2 * sizeof(JBLOCK))) cjpeg_stop(&path->errors, 3, "too many coefficients");
}

typedef struct {
    jvirt_barray_ptr blocks;
    unsigned width, height;
} plane;

static plane make_room(cturn_path *path, cturn_way way, int index) {
    struct jpeg_decompress_struct *from = &path->from;
    sampling s = sampling_of(path, way, index);
    unsigned width = way.transposed ? from->image_height : from->image_width;
    unsigned height = way.transposed ? from->image_width : from->image_height;
    plane made = {
        .width = over(width * (unsigned)s.across, DCTSIZE * (unsigned)s.most_across),
        .height = over(height * (unsigned)s.down, DCTSIZE * (unsigned)s.most_down),
    };
    // The encoder asks for whole groups of blocks; what it gets beyond the picture it does not write.
    made.blocks = from->mem->request_virt_barray(
        (j_common_ptr)from, JPOOL_IMAGE, TRUE, over(made.width, (unsigned)s.across) * (unsigned)s.across,
        over(made.height, (unsigned)s.down) * (unsigned)s.down, (unsigned)s.down);
    return made;
}

/// A mirrored block has the odd frequencies of that direction negated.
static void turn_block(const JCOEF *from, JCOEF *to, cturn_way way) {
    for (int row = 0; row < DCTSIZE; row++) {
        for (int column = 0; column < DCTSIZE; column++) {
            int x = way.transposed ? row : column, y = way.transposed ? column : row;
            int negative = (way.flip_x && x % 2) ^ (way.flip_y && y % 2);
            JCOEF value = from[DCTSIZE * y + x];
            to[DCTSIZE * row + column] = negative ? (JCOEF)-value : value;
        }
    }
}

static void turn_plane(cturn_path *path, cturn_way way, jvirt_barray_ptr stored, const jpeg_component_info *component,
                       const plane *turned) {
    j_common_ptr info = (j_common_ptr)&path->from;
    struct jpeg_memory_mgr *memory = path->from.mem;
    unsigned right = component->width_in_blocks - 1, bottom = component->height_in_blocks - 1;
    for (unsigned row = 0; row < turned->height; row++) {
        JBLOCKROW to = memory->access_virt_barray(info, turned->blocks, row, 1, TRUE)[0];
        for (unsigned column = 0; column < turned->width; column++) {
            unsigned x = way.transposed ? row : column, y = way.transposed ? column : row;
            if (way.flip_x) x = right - x;
            if (way.flip_y) y = bottom - y;
            turn_block(memory->access_virt_barray(info, stored, y, 1, FALSE)[0][x], to[column], way);
        }
    }
}

static void transpose_tables(struct jpeg_compress_struct *to) {
    for (int table = 0; table < NUM_QUANT_TBLS; table++) {
        if (!to->quant_tbl_ptrs[table]) continue;
        UINT16 *values = to->quant_tbl_ptrs[table]->quantval;
        for (int row = 0; row < DCTSIZE; row++) {
            for (int column = 0; column < row; column++) {
                UINT16 value = values[DCTSIZE * row + column];
                values[DCTSIZE * row + column] = values[DCTSIZE * column + row];
                values[DCTSIZE * column + row] = value;
            }
        }
    }
}

static void describe(cturn_path *path, cturn_way way) {
    struct jpeg_compress_struct *to = &path->to;
    jpeg_copy_critical_parameters(&path->from, to);
    to->optimize_coding = TRUE;
    // Without it inks are not upside down: its absence has to be kept too.
    to->write_Adobe_marker = path->from.saw_Adobe_marker;
    for (int index = 0; index < to->num_components; index++) {
        sampling s = sampling_of(path, way, index);
        to->comp_info[index].h_samp_factor = s.across;
        to->comp_info[index].v_samp_factor = s.down;
    }
    if (!way.transposed) return;
    to->image_width = path->from.image_height;
    to->image_height = path->from.image_width;
    UINT16 density = to->X_density;
    to->X_density = to->Y_density;
    to->Y_density = density;
    transpose_tables(to);
}

static void turn(cturn_path *path, const void *user) {
    const job *j = user;
    cturn_way way = cturn_way_for(j->orientation);
    cturn_open(path, j->data, j->size);
    check(path, way, j->budget);
    plane planes[MAX_COMPONENTS];
    jvirt_barray_ptr turned[MAX_COMPONENTS];
    int count = path->from.num_components;
    for (int index = 0; index < count; index++) {
        planes[index] = make_room(path, way, index);
        turned[index] = planes[index].blocks;
    }
    jvirt_barray_ptr *stored = jpeg_read_coefficients(&path->from);
    describe(path, way);
    for (int index = 0; index < count; index++) {
        turn_plane(path, way, stored[index], &path->from.comp_info[index], &planes[index]);
    }
    jpeg_write_coefficients(&path->to, turned);
    if (path->profile) jpeg_write_icc_profile(&path->to, path->profile, path->profile_size);
    jpeg_finish_compress(&path->to);
    jpeg_finish_decompress(&path->from);
}

int cturn_blocks(const uint8_t *data, size_t size, int orientation, size_t budget, int descriptor,
                 cturn_report *report) {
    job j = {data, size, orientation, budget};
    return cturn_run(turn, &j, descriptor, report);
}

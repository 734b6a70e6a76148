#include "CWalls.h"

static int count;
static char **words;

/// glibc hands every constructor what main is going to get.
__attribute__((constructor)) static void keep(int argc, char **argv, char **environment) {
    (void)environment;
    count = argc;
    words = argv;
}

int walls_argument_count(void) { return count; }

const char *walls_argument(int index) { return index >= 0 && index < count ? words[index] : 0; }

// dladdr is not standard: Swift's Glibc module does not show it.
#define _GNU_SOURCE

#include "CSpawn.h"

#include <dlfcn.h>

const char *cspawn_library_of(const char *function) {
    void *place = dlsym(RTLD_DEFAULT, function);
    Dl_info library;
    return place && dladdr(place, &library) ? library.dli_fname : NULL;
}

// Which paths a process can open, by Landlock. Debian 12's headers know the first two versions only, and its C library
// has no functions for it: hence numbers of our own.

#define _GNU_SOURCE

#include "walls.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    execute = 1 << 0,
    write_file = 1 << 1,
    read_file = 1 << 2,
    read_folder = 1 << 3,
    // Removing and making things, except devices: bits 4 to 12.
    remove_folder = 1 << 4,
    remove_file = 1 << 5,
    make_folder = 1 << 7,
    make_file = 1 << 8,
    // From version 2, 3 and 5.
    move = 1 << 13,
    truncate_file = 1 << 14,
    control_device = 1 << 15,
};

static const uint64_t for_files = execute | write_file | read_file | truncate_file | control_device;
static const uint64_t read_only = read_file | read_folder;
static const uint64_t at_will = read_file | read_folder | write_file | truncate_file | remove_folder | remove_file |
                                make_folder | make_file | move;

/// What is refused unless a rule allows it.
typedef struct {
    uint64_t files;
    /// Binding and connecting by TCP.
    uint64_t network;
    /// Abstract Unix sockets and signals to processes outside.
    uint64_t scopes;
} handled;

static handled all_of(int version) {
    int rights = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    return (handled){
        .files = (1u << rights) - 1,
        .network = version >= 4 ? 3 : 0,
        .scopes = version >= 6 ? 3 : 0,
    };
}

int walls_landlock_version(void) {
    const unsigned ask_version = 1;
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, ask_version);
    return version > 0 ? (int)version : 0;
}

/// Allows a path, with all below it if it is a folder.
static int allow(int rules, uint64_t known, const char *path, uint64_t rights) {
    int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0) return errno;
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        int error = errno;
        close(descriptor);
        return error;
    }
    if (!S_ISDIR(status.st_mode)) rights &= for_files;
    struct {
        uint64_t rights;
        int32_t parent;
    } __attribute__((packed)) rule = {rights & known, descriptor};
    const int beneath_path = 1;
    int error = syscall(SYS_landlock_add_rule, rules, beneath_path, &rule, 0) == 0 ? 0 : errno;
    close(descriptor);
    return error;
}

/// As `allow`; what is not there needs no permission.
static int allow_if_there(int rules, uint64_t known, const char *path, uint64_t rights) {
    int error = allow(rules, known, path, rights);
    return error == ENOENT ? 0 : error;
}

/// What the kernel and the dynamic loader open between exec and the program's first instruction. Libraries are mapped,
/// not executed: to read them is enough.
static int allow_start(int rules, uint64_t known, const char *program) {
    static const char *const loaders[] = {
        "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-linux-riscv64-lp64d.so.1"};
    static const char *const libraries[] = {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib",
                                            "/etc/ld.so.cache"};
    int error = allow(rules, known, program, execute | read_file);
    for (size_t i = 0; !error && i < sizeof loaders / sizeof *loaders; i++)
        error = allow_if_there(rules, known, loaders[i], execute | read_file);
    for (size_t i = 0; !error && i < sizeof libraries / sizeof *libraries; i++)
        error = allow_if_there(rules, known, libraries[i], read_only);
    return error;
}

static int allow_plan(int rules, uint64_t known, const walls_plan *plan) {
    int error = allow_start(rules, known, plan->program);
    for (size_t i = 0; !error && i < plan->read.count; i++) {
        struct stat status;
        // Only a file named outright can be a script's interpreter; a folder is full of programs.
        bool folder = stat(plan->read.paths[i], &status) == 0 && S_ISDIR(status.st_mode);
        error = allow_if_there(rules, known, plan->read.paths[i], folder ? read_only : read_file | execute);
    }
    for (size_t i = 0; !error && i < plan->write.count; i++)
        error = allow(rules, known, plan->write.paths[i], at_will);
    return error;
}

int walls_close_paths(const walls_plan *plan) {
    int version = walls_landlock_version();
    if (version == 0) return 0;
    handled handled = all_of(version);
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0) return errno;
    int error = plan ? allow_plan(rules, handled.files, plan) : 0;
    if (!error && syscall(SYS_landlock_restrict_self, rules, 0) != 0) error = errno;
    close(rules);
    return error;
}

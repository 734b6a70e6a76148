// Attempts on files and folders. The first argument is a path, except where a descriptor is meant.

#define _GNU_SOURCE

#include "probe.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int open_read(char **arguments) {
    char byte;
    int file = open(arguments[0], O_RDONLY);
    return file < 0 ? errno : outcome(read(file, &byte, 1));
}

static int open_old(char **arguments) {
#ifdef SYS_open
    return outcome(syscall(SYS_open, arguments[0], O_RDONLY));
#else
    return open_read(arguments);
#endif
}

static int open_new(char **arguments) {
    uint64_t how[3] = {O_RDONLY, 0, 0};
    return outcome(syscall(SYS_openat2, AT_FDCWD, arguments[0], how, sizeof how));
}

static int open_by_handle(char **arguments) {
    struct {
        struct file_handle handle;
        unsigned char bytes[MAX_HANDLE_SZ];
    } file = {.handle = {.handle_bytes = MAX_HANDLE_SZ}};
    int mount;
    return outcome(name_to_handle_at(AT_FDCWD, arguments[0], &file.handle, &mount, 0));
}

static int list(char **arguments) {
    DIR *folder = opendir(arguments[0]);
    return !folder ? errno : readdir(folder) ? 0 : EIO;
}

static int make(char **arguments) { return outcome(open(arguments[0], O_WRONLY | O_CREAT | O_EXCL, 0666)); }
static int make_unnamed(char **arguments) { return outcome(open(arguments[0], O_WRONLY | O_TMPFILE, 0666)); }
static int overwrite(char **arguments) { return outcome(open(arguments[0], O_WRONLY)); }
static int read_and_empty(char **arguments) { return outcome(open(arguments[0], O_RDONLY | O_TRUNC)); }
static int truncate_path(char **arguments) { return outcome(truncate(arguments[0], 1)); }
static int remove_path(char **arguments) { return outcome(unlink(arguments[0])); }
static int rename_path(char **arguments) { return outcome(rename(arguments[0], arguments[1])); }
static int make_folder(char **arguments) { return outcome(mkdir(arguments[0], 0777)); }
static int make_link(char **arguments) { return outcome(link(arguments[0], arguments[1])); }
static int make_symbolic_link(char **arguments) { return outcome(symlink("/etc/passwd", arguments[0])); }
static int make_pipe(char **arguments) { return outcome(mkfifo(arguments[0], 0666)); }
static int change_mode(char **arguments) { return outcome(chmod(arguments[0], 0600)); }
static int change_owner(char **arguments) { return outcome(chown(arguments[0], getuid(), getgid())); }
static int change_times(char **arguments) { return outcome(utimensat(AT_FDCWD, arguments[0], NULL, 0)); }
static int change_folder(char **arguments) { return outcome(chdir(arguments[0])); }
static int own_mode(char **arguments) { return outcome(fchmod(atoi(arguments[0]), 0666)); }
static int own_times(char **arguments) { return outcome(futimens(atoi(arguments[0]), NULL)); }

static int status_of_path(char **arguments) {
    struct stat status;
    return outcome(stat(arguments[0], &status));
}

/// With the flag that the kernel ignores for a path that is not empty.
static int status_aside(char **arguments) {
    struct stat status;
    return outcome(syscall(SYS_newfstatat, 0, arguments[0], &status, AT_EMPTY_PATH));
}

static int look(char **arguments) { return outcome(access(arguments[0], F_OK)); }

static int read_link(char **arguments) {
    char target[4096];
    return outcome(readlink(arguments[0], target, sizeof target));
}

/// No wall: this must go on working.
static int status_of_descriptor(char **arguments) {
    struct stat status;
    return outcome(fstat(atoi(arguments[0]), &status));
}

const attempt path_attempts[] = {
    {"read", open_read},
    {"read-by-open", open_old},
    {"read-by-openat2", open_new},
    {"handle", open_by_handle},
    {"list", list},
    {"make", make},
    {"make-unnamed", make_unnamed},
    {"overwrite", overwrite},
    {"read-and-empty", read_and_empty},
    {"truncate", truncate_path},
    {"remove", remove_path},
    {"rename", rename_path},
    {"make-folder", make_folder},
    {"link", make_link},
    {"symlink", make_symbolic_link},
    {"make-pipe", make_pipe},
    {"mode", change_mode},
    {"owner", change_owner},
    {"times", change_times},
    {"chdir", change_folder},
    {"own-mode", own_mode},
    {"own-times", own_times},
    {"stat", status_of_path},
    {"stat-aside", status_aside},
    {"access", look},
    {"readlink", read_link},
    {"fstat", status_of_descriptor},
    {0},
};

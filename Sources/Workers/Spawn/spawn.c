// closefrom and pipe2 are not standard: Swift's Glibc module does not show them.
#define _GNU_SOURCE

#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

static int set_files(posix_spawn_file_actions_t *files, const char *input, const char *output, int answer, int log) {
    int error = posix_spawn_file_actions_adddup2(files, answer, 1);
    if (!error) error = posix_spawn_file_actions_adddup2(files, log, 2);
    if (!error) error = posix_spawn_file_actions_addopen(files, 0, input, O_RDONLY, 0);
    if (!error && output) error = posix_spawn_file_actions_addopen(files, 3, output, O_RDONLY | O_DIRECTORY, 0);
    if (!error) error = posix_spawn_file_actions_addclosefrom_np(files, output ? 4 : 3);
    return error;
}

static int set_signals(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawnattr_setsigmask(attributes, &none);
    if (!error) error = posix_spawnattr_setsigdefault(attributes, &all);
    if (!error) error = posix_spawnattr_setpgroup(attributes, 0);
    short flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (!error) error = posix_spawnattr_setflags(attributes, flags);
    return error;
}

static int start(const char *program, char *const *arguments, const char *input, const char *output, int answer,
                 int log, pid_t *process) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    char *const nothing[] = {NULL};
    int error = posix_spawn_file_actions_init(&files);
    if (error) return error;
    error = posix_spawnattr_init(&attributes);
    if (!error) {
        error = set_files(&files, input, output, answer, log);
        if (!error) error = set_signals(&attributes);
        if (!error) error = posix_spawn(process, program, &files, &attributes, arguments, nothing);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&files);
    return error;
}

/// Both ends above 3, where the child's own descriptors cannot fall on them.
static int make_pipe(int ends[2]) {
    int low[2];
    if (pipe2(low, O_CLOEXEC) != 0) return errno;
    int error = 0;
    for (int i = 0; i < 2; i++) {
        ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, 4);
        if (ends[i] < 0) error = errno;
    }
    close(low[0]);
    close(low[1]);
    return error;
}

static void shut(int ends[2]) {
    for (int i = 0; i < 2; i++) {
        if (ends[i] >= 0) close(ends[i]);
        ends[i] = -1;
    }
}

int cspawn_start(const char *program, char *const *arguments, const char *input, const char *output,
                 cspawn_child *child) {
    int answer[2] = {-1, -1}, log[2] = {-1, -1};
    int error = make_pipe(answer);
    if (!error) error = make_pipe(log);
    if (!error) error = start(program, arguments, input, output, answer[1], log[1], &child->process);
    if (error) {
        shut(answer);
        shut(log);
        return error;
    }
    close(answer[1]);
    close(log[1]);
    child->answer = answer[0];
    child->log = log[0];
    return 0;
}

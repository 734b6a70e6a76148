// closefrom, pipe2 and POSIX_SPAWN_SETSID are not standard: Swift's Glibc module does not show them.
#define _GNU_SOURCE

#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

/// What a program is started with.
typedef struct {
    const char *program;
    char *const *arguments;
    const char *input;
    const cspawn_file *files;
    size_t count;
    int answer, log;
} start;

static int set_files(posix_spawn_file_actions_t *actions, const start *start) {
    // The pipes first: what is opened then may take their old numbers.
    int error = posix_spawn_file_actions_adddup2(actions, start->answer, 1);
    if (!error) error = posix_spawn_file_actions_adddup2(actions, start->log, 2);
    if (!error) error = posix_spawn_file_actions_addopen(actions, 0, start->input, O_RDONLY | O_NOCTTY, 0);
    int next = 3;
    for (size_t i = 0; !error && i < start->count; i++) {
        int mode = start->files[i].writes ? O_WRONLY : O_RDONLY;
        error = posix_spawn_file_actions_addopen(actions, next++, start->files[i].path, mode | O_NOCTTY, 0);
    }
    if (!error) error = posix_spawn_file_actions_addclosefrom_np(actions, next);
    return error;
}

static int set_signals(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawnattr_setsigmask(attributes, &none);
    if (!error) error = posix_spawnattr_setsigdefault(attributes, &all);
    short flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (!error) error = posix_spawnattr_setflags(attributes, flags);
    return error;
}

static int spawn(const start *start, pid_t *process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    char *const nothing[] = {NULL};
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return error;
    error = posix_spawnattr_init(&attributes);
    if (!error) {
        error = set_files(&actions, start);
        if (!error) error = set_signals(&attributes);
        if (!error) error = posix_spawn(process, start->program, &actions, &attributes, start->arguments, nothing);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/// Both ends above 2, where the child's own standard descriptors cannot fall on them.
static int make_pipe(int ends[2]) {
    int low[2];
    if (pipe2(low, O_CLOEXEC) != 0) return errno;
    int error = 0;
    for (int i = 0; i < 2; i++) {
        ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, 3);
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

int cspawn_start(const char *program, char *const *arguments, const char *input, const cspawn_file *files, size_t count,
                 cspawn_child *child) {
    int answer[2] = {-1, -1}, log[2] = {-1, -1};
    int error = make_pipe(answer);
    if (!error) error = make_pipe(log);
    if (!error) {
        start start = {program, arguments, input, files, count, answer[1], log[1]};
        error = spawn(&start, &child->process);
    }
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

// Tries the walls of bricoleur-sandbox from inside. Built for the tests only.
//   Probe [sealed|threads] ATTEMPT [ARGUMENT]...     one line: "through", or "held" and why
//   Probe without WALL PROGRAM [ARGUMENT]...         runs a program as if on a kernel without landlock, or seccomp

#define _GNU_SOURCE

#include "CWalls.h"
#include "probe.h"

#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

pid_t parent, session;

int outcome(long result) { return result >= 0 ? 0 : errno; }

int reached(long result) {
    if (result >= 0) return 0;
    return errno == EPERM || errno == EACCES || errno == ENOSYS ? errno : 0;
}

static const attempt *find(const char *name) {
    const attempt *const lists[] = {path_attempts, network_attempts, process_attempts, kernel_attempts, limit_attempts};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (const attempt *attempt = lists[i]; attempt->name; attempt++)
            if (strcmp(attempt->name, name) == 0) return attempt;
    return NULL;
}

static void seal(unsigned flags) {
    int error = walls_seal(flags);
    if (!error) return;
    fprintf(stderr, "walls_seal: %s\n", strerror(error));
    exit(70);
}

static int run_without(const char *wall, char **arguments) {
    scmp_filter_ctx rules = seccomp_init(SCMP_ACT_ALLOW);
    int call = strcmp(wall, "landlock") == 0 ? SCMP_SYS(landlock_create_ruleset) : SCMP_SYS(seccomp);
    if (!rules || seccomp_rule_add(rules, SCMP_ACT_ERRNO(ENOSYS), call, 0) != 0 || seccomp_load(rules) != 0) return 70;
    execv(arguments[0], arguments);
    perror(arguments[0]);
    return 70;
}

int main(int count, char **arguments) {
    parent = getppid();
    session = getsid(0);
    if (count > 3 && strcmp(arguments[1], "without") == 0) return run_without(arguments[2], arguments + 3);
    if (count > 1 && strcmp(arguments[1], "sealed") == 0) {
        seal(0);
        arguments++;
    } else if (count > 1 && strcmp(arguments[1], "threads") == 0) {
        seal(WALLS_THREADS);
        arguments++;
    }
    const attempt *attempt = arguments[1] ? find(arguments[1]) : NULL;
    if (!attempt) return 64;
    int error = attempt->act(arguments + 2);
    printf("%s%s%s\n", error ? "held" : "through", error ? " " : "", error ? strerror(error) : "");
    return fflush(stdout) == 0 ? 0 : 74;
}

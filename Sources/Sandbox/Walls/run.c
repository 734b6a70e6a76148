// The walls that stand before the program's first instruction.

#define _GNU_SOURCE

#include "calls.h"
#include "filter.h"
#include "walls.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <unistd.h>

/// Opening for reading cannot create or empty a file, whatever Landlock says: O_RDONLY with O_TRUNC would.
static void allow_opening(filter *filter, bool for_writing) {
    const uint64_t looked_at = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
    filter_allow_if(filter, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, looked_at, O_RDONLY));
    filter_allow_if(filter, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, looked_at, O_RDONLY));
    if (!for_writing) return;
    static const int modes[] = {O_WRONLY, O_RDWR};
    for (size_t i = 0; i < 2; i++) {
        filter_allow_if(filter, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, modes[i]));
        filter_allow_if(filter, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE, modes[i]));
    }
}

/// Our workers add walls of their own, which can only take away more.
static void allow_sealing(filter *filter) {
    filter_answer(filter, SCMP_SYS(seccomp), SCMP_ACT_ALLOW);
    filter_answer(filter, SCMP_SYS(landlock_create_ruleset), SCMP_ACT_ALLOW);
    filter_answer(filter, SCMP_SYS(landlock_restrict_self), SCMP_ACT_ALLOW);
    filter_allow_if(filter, SCMP_SYS(prctl), SCMP_A0_32(SCMP_CMP_EQ, PR_SET_NO_NEW_PRIVS));
    filter_allow_if(filter, SCMP_SYS(prctl), SCMP_A0_32(SCMP_CMP_EQ, PR_SET_DUMPABLE));
}

int walls_filter(const walls_plan *plan, const char *program) {
    filter filter = filter_make();
    filter_allow_all(&filter, walls_calls_of_start);
    filter_allow_threads(&filter);
    allow_opening(&filter, plan->write.count > 0);
    // Without this version of Landlock nothing says which files truncate may touch.
    const int restricts_truncation = 3;
    if (plan->write.count > 0) {
        filter_allow_all(&filter, walls_calls_of_writing);
        if (walls_landlock_version() >= restricts_truncation)
            filter_answer(&filter, SCMP_SYS(truncate), SCMP_ACT_ALLOW);
    }
    if (plan->profile != WALLS_RENDER) allow_sealing(&filter);
    filter_allow_if(&filter, SCMP_SYS(execve), SCMP_A0(SCMP_CMP_EQ, (uintptr_t)program));
    return filter_load(&filter);
}

/// A copy of the program's path at an address that nobody can guess. The filter allows exec with this address alone,
/// and the first exec forgets it: there is no second one.
static const char *hide(const char *program) {
    const size_t space = 1 << 20, length = strlen(program) + 1;
    if (length > PATH_MAX) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    uint64_t chance;
    if (getrandom(&chance, sizeof chance, 0) != sizeof chance) return NULL;
    char *pages = mmap(NULL, space, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) return NULL;
    return memcpy(pages + chance % (space - length), program, length);
}

static int raise_walls(const walls_plan *plan, const char *program, const char **step) {
    walls_offer offer = walls_probe();
    *step = "prctl";
    int error = walls_weaken();
    if (!error && offer.no_new_privs && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) error = errno;
    if (error) return error;
    *step = "Landlock";
    error = walls_close_paths(plan);
    if (error) return error;
    *step = "limits";
    error = walls_limit(plan, offer.seccomp);
    if (error || !offer.seccomp) return error;
    *step = "seccomp";
    return walls_filter(plan, program);
}

int walls_run(const walls_plan *plan, char *const *arguments, const char **step) {
    *step = "exec";
    if (access(plan->program, X_OK) != 0) return errno;
    *step = "memory";
    const char *program = hide(plan->program);
    if (!program) return errno;
    int error = raise_walls(plan, program, step);
    if (error) return error;
    *step = "exec";
    execve(program, arguments, plan->environment);
    return errno;
}

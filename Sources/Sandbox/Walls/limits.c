// Resource limits, and what is taken away from a process before it meets a stranger's file.

#define _GNU_SOURCE

#include "walls.h"

#include <errno.h>
#include <linux/securebits.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <unistd.h>

static const rlim_t mebibyte = 1024 * 1024;

/// Descriptors that may be opened besides those inherited. A module's program is often an interpreter with a library.
static const rlim_t decode_descriptors = 16, other_descriptors = 64;

/// Threads that may be started besides all that exist.
static const rlim_t threads = 64;

static int limit(int resource, rlim_t most) {
    struct rlimit present, wanted;
    if (getrlimit(resource, &present) != 0) return errno;
    // A hard limit that is lower already stays: not everybody may raise one.
    if (present.rlim_max < most) most = present.rlim_max;
    wanted = (struct rlimit){.rlim_cur = most, .rlim_max = most};
    return setrlimit(resource, &wanted) == 0 ? 0 : errno;
}

/// RLIMIT_NPROC counts all threads of all processes of the user, and nothing tells how many these are but a walk
/// through /proc. The number of all threads of the machine is cheap and at least that: with it some threads can be
/// started and a bomb of threads ends soon. That no process is started is seccomp's affair; without seccomp nothing
/// else would see to it, hence 0. (The limit does not bind root, who should not run the server.)
static int limit_threads(bool seccomp) {
    if (!seccomp) return limit(RLIMIT_NPROC, 0);
    struct sysinfo machine;
    if (sysinfo(&machine) != 0) return errno;
    return limit(RLIMIT_NPROC, machine.procs + threads);
}

int walls_limit(const walls_plan *plan, bool seccomp) {
    int error = limit(RLIMIT_AS, plan->memory_mib * mebibyte);
    // Soft and hard limit are the same: SIGKILL, not SIGXCPU, which can be ignored.
    if (!error) error = limit(RLIMIT_CPU, plan->cpu_seconds);
    if (!error) error = limit(RLIMIT_FSIZE, plan->file_mib * mebibyte);
    rlim_t descriptors = plan->profile == WALLS_DECODE ? decode_descriptors : other_descriptors;
    if (!error) error = limit(RLIMIT_NOFILE, descriptors);
    if (!error) error = limit(RLIMIT_CORE, 0);
    if (!error) error = limit_threads(seccomp);
    return error;
}

/// The server may have died before it was asked to take this process with it: then nobody reads the answer.
static int stop_if_orphaned(void) {
    struct pollfd answer = {.fd = STDOUT_FILENO, .events = 0};
    return poll(&answer, 1, 0) == 1 && (answer.revents & POLLERR) ? ESRCH : 0;
}

int walls_weaken(void) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return errno;
    int error = stop_if_orphaned();
    if (error) return error;
    if (geteuid() != 0) return 0;
    // A server that runs as root must not make its workers almighty: exec then gives uid 0 no capability. In a
    // container root may lack the right to say so; what it lacks besides is the container's affair.
    unsigned long bits = SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP | SECBIT_NO_SETUID_FIXUP_LOCKED;
    return prctl(PR_SET_SECUREBITS, bits) == 0 || errno == EPERM ? 0 : errno;
}

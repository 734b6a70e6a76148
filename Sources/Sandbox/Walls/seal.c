// The walls that a worker of ours puts around itself once it is loaded.

#define _GNU_SOURCE

#include "filter.h"
#include "walls.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#ifdef __x86_64__
#define ARGUMENT(n) (uint64_t)registers->gregs[((const int[]){REG_RDI, REG_RSI, REG_RDX, REG_R10})[n]]
#define ANSWER registers->gregs[REG_RAX]
#elif defined __aarch64__
#define ARGUMENT(n) registers->regs[n]
#define ANSWER registers->regs[0]
#else
#error "where does this architecture keep the arguments of a system call?"
#endif

/// The C library of Debian 12 asks for fstat by newfstatat with an empty path. A filter cannot see the path, and cannot
/// allow it: any path would do. So the kernel sends SIGSYS, and here fstat is asked for instead.
static void answer_fstat(int signal, siginfo_t *information, void *context) {
    (void)signal;
    mcontext_t *registers = &((ucontext_t *)context)->uc_mcontext;
    const int from_seccomp = 1;
    if (information->si_code != from_seccomp) return;
    int before = errno;
    const char *path = (const char *)ARGUMENT(1);
    bool is_fstat = information->si_syscall == SYS_newfstatat && ARGUMENT(3) == AT_EMPTY_PATH && path && !*path;
    long result = is_fstat ? syscall(SYS_fstat, (int)ARGUMENT(0), (struct stat *)ARGUMENT(2)) : -1;
    ANSWER = result == 0 ? 0 : is_fstat ? -errno : -EPERM;
    errno = before;
}

static int watch_for_fstat(void) {
    struct sigaction action = {.sa_sigaction = answer_fstat, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESTART};
    return sigaction(SIGSYS, &action, NULL) == 0 ? 0 : errno;
}

int walls_filter_sealed(unsigned flags) {
    filter filter = filter_make();
    filter_answer(&filter, SCMP_SYS(newfstatat), SCMP_ACT_TRAP);
    // What the process can execute is loaded. Nothing that it writes shall become code.
    filter_allow_if(&filter, SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    filter_allow_if(&filter, SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    if (flags & WALLS_THREADS) filter_allow_threads(&filter);
    return filter_load(&filter);
}

int walls_seal(unsigned flags) {
    walls_offer offer = walls_probe();
    // Under bricoleur-sandbox this is done already; alone, Landlock and seccomp need it.
    if (offer.no_new_privs && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    // A crash hands the file's content to nobody, even where core dumps go to a program and RLIMIT_CORE is not asked.
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return errno;
    int error = walls_close_paths(NULL);
    if (error || !offer.seccomp) return error;
    error = watch_for_fstat();
    return error ? error : walls_filter_sealed(flags);
}

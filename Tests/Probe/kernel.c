// Attempts on the kernel: its wide doors, other worlds, new code. With arguments that make sense to nobody: that the
// kernel complains about these shows that the door is open.

#define _GNU_SOURCE

#include "probe.h"

#include <errno.h>
#include <linux/keyctl.h>
#include <linux/perf_event.h>
#include <sched.h>
#include <stdint.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <unistd.h>

static int bpf(char **arguments) { return reached(syscall(SYS_bpf, -1, NULL, 0)); }
static int io_uring(char **arguments) { return reached(syscall(SYS_io_uring_setup, 1, NULL)); }
static int userfaultfd(char **arguments) { return reached(syscall(SYS_userfaultfd, 0)); }
static int perf(char **arguments) { return reached(syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0)); }
static int keys(char **arguments) {
    return reached(syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_PROCESS_KEYRING, 0));
}

static int new_user(char **arguments) { return reached(unshare(CLONE_NEWUSER)); }
static int other_namespace(char **arguments) { return reached(setns(-1, 0)); }
static int mount_(char **arguments) { return reached(mount("none", "/nowhere/at/all", "tmpfs", 0, NULL)); }
static int new_root(char **arguments) { return outcome(chroot("/")); }
static int watch(char **arguments) { return outcome(inotify_init()); }
static int personality_(char **arguments) { return outcome(personality(0xffffffff)); }
static int memory_file(char **arguments) { return outcome(memfd_create("memory", 0)); }
static int kernel_log(char **arguments) { return reached(syscall(SYS_syslog, 10, NULL, 0)); }

/// getpid by the call numbers of 32-bit programs.
static int old_numbers(char **arguments) {
#ifdef __x86_64__
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20L) : "memory", "r8", "r9", "r10", "r11");
    errno = ENOSYS;
    return result > 0 ? 0 : ENOSYS;
#else
    return ENOSYS;
#endif
}

/// getpid by the numbers of the x32 programs, which most kernels do not have.
static int other_numbers(char **arguments) {
#ifdef __x86_64__
    return outcome(syscall(0x40000000 | SYS_getpid));
#else
    return ENOSYS;
#endif
}

static int map_code(char **arguments) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? errno : 0;
}

static int make_code(char **arguments) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return errno;
    return outcome(mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

static int make_code_with_key(char **arguments) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return errno;
    return outcome(syscall(SYS_pkey_mprotect, page, 4096, PROT_READ | PROT_EXEC, -1));
}

const attempt kernel_attempts[] = {
    {"bpf", bpf},
    {"io_uring", io_uring},
    {"userfaultfd", userfaultfd},
    {"perf", perf},
    {"keys", keys},
    {"new-user", new_user},
    {"other-namespace", other_namespace},
    {"mount", mount_},
    {"new-root", new_root},
    {"watch", watch},
    {"personality", personality_},
    {"memory-file", memory_file},
    {"kernel-log", kernel_log},
    {"old-numbers", old_numbers},
    {"other-numbers", other_numbers},
    {"map-code", map_code},
    {"make-code", make_code},
    {"make-code-with-key", make_code_with_key},
    {0},
};

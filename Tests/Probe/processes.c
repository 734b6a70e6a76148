// Attempts to become, make, watch or disturb another process. The parent is the server, or here the test.

#define _GNU_SOURCE

#include "probe.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

/// In the child: gone at once, before it prints as its parent does.
static int born(long child) {
    if (child == 0) _exit(0);
    return outcome(child);
}

static int fork_(char **arguments) { return born(fork()); }
static int clone_(char **arguments) { return born(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)); }

static int fork_old(char **arguments) {
#ifdef SYS_fork
    return born(syscall(SYS_fork));
#else
    return clone_(arguments);
#endif
}

static int vfork_(char **arguments) {
    pid_t child = vfork();
    if (child == 0) _exit(0);
    return outcome(child);
}

static int clone3_(char **arguments) {
    uint64_t wanted[11] = {[4] = SIGCHLD};
    return born(syscall(SYS_clone3, wanted, sizeof wanted));
}

/// A "thread" in a user namespace of its own.
static int clone_namespace(char **arguments) {
    return born(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));
}

static int spawn(char **arguments) { return posix_spawn(&(pid_t){0}, arguments[0], NULL, NULL, arguments, NULL); }

/// The program it becomes says "through".
static int exec(char **arguments) { return outcome(execve(arguments[0], arguments, (char *[]){NULL})); }

static int exec_memory(char **arguments) {
    int memory = memfd_create("program", 0), program = open(arguments[0], O_RDONLY);
    if (memory < 0 || program < 0) return errno;
    char part[65536];
    for (long count; (count = read(program, part, sizeof part)) > 0;)
        if (write(memory, part, (size_t)count) != count) return errno;
    return outcome(fexecve(memory, arguments, (char *[]){NULL}));
}

static void *nothing(void *argument) { return argument; }

static int thread(char **arguments) {
    pthread_t thread;
    int error = pthread_create(&thread, NULL, nothing, NULL);
    return error ? error : pthread_join(thread, NULL);
}

static int trace(char **arguments) { return outcome(ptrace(PTRACE_SEIZE, parent, NULL, NULL)); }

static int read_memory(char **arguments) {
    char byte;
    struct iovec here = {&byte, 1}, there = {(void *)4096, 1};
    return reached(process_vm_readv(parent, &here, 1, &there, 1, 0));
}

static int signal_parent(char **arguments) { return outcome(kill(parent, 0)); }
static int signal_all(char **arguments) { return outcome(kill(-1, 0)); }
static int signal_group(char **arguments) { return outcome(kill(0, 0)); }

static int signal_thread(char **arguments) {
    return outcome(syscall(SYS_tgkill, parent, parent, 0));
}

static int signal_queue(char **arguments) {
    siginfo_t information = {.si_code = SI_QUEUE};
    return outcome(syscall(SYS_rt_sigqueueinfo, parent, 0, &information));
}

static int signal_descriptor(char **arguments) {
    return outcome(syscall(SYS_pidfd_open, parent, 0));
}

/// Makes a pipe send a signal to the parent whenever something is written to it.
static int signal_by_pipe(char **arguments) {
    return outcome(fcntl(STDOUT_FILENO, F_SETOWN, parent));
}

static int signal_by_pipe_control(char **arguments) { return outcome(ioctl(STDOUT_FILENO, FIOASYNC, &(int){1})); }

static int parent_limits(char **arguments) {
    struct rlimit present;
    return outcome(prlimit(parent, RLIMIT_CORE, NULL, &present));
}

static int own_limits(char **arguments) {
    struct rlimit present;
    if (getrlimit(RLIMIT_CPU, &present) != 0) return errno;
    return outcome(setrlimit(RLIMIT_CPU, &present));
}

static int priority(char **arguments) { return outcome(setpriority(PRIO_PROCESS, 0, 1)); }

static int cores(char **arguments) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(0, &one);
    return outcome(sched_setaffinity(0, sizeof one, &one));
}

static int outlive(char **arguments) { return outcome(prctl(PR_SET_PDEATHSIG, 0)); }
static int become(char **arguments) { return outcome(setresuid(getuid(), getuid(), getuid())); }

const attempt process_attempts[] = {
    {"fork", fork_},
    {"fork-old", fork_old},
    {"vfork", vfork_},
    {"clone", clone_},
    {"clone3", clone3_},
    {"clone-namespace", clone_namespace},
    {"spawn", spawn},
    {"exec", exec},
    {"exec-memory", exec_memory},
    {"thread", thread},
    {"trace", trace},
    {"read-memory", read_memory},
    {"signal", signal_parent},
    {"signal-all", signal_all},
    {"signal-group", signal_group},
    {"signal-thread", signal_thread},
    {"signal-queue", signal_queue},
    {"signal-descriptor", signal_descriptor},
    {"signal-by-pipe", signal_by_pipe},
    {"signal-by-pipe-control", signal_by_pipe_control},
    {"parent-limits", parent_limits},
    {"own-limits", own_limits},
    {"priority", priority},
    {"cores", cores},
    {"outlive", outlive},
    {"become", become},
    {0},
};

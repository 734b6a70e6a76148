// Which system calls a process can make, by seccomp: what both filters have in common.
//
// What is not allowed fails with EPERM, for programs and libraries ask for much that they can do without: a socket to
// nscd, a locale, the number of cores in /sys. An attack gains nothing from being told so. The calls that only an
// attack makes end the process at once: it gets no second try, and the log shows SIGSYS. (io_uring is not among these:
// honest event loops try it before they fall back.)

#define _GNU_SOURCE

#include "filter.h"

#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/prctl.h>
#include <sched.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void add(filter *filter, uint32_t action, int call, unsigned count, const struct scmp_arg_cmp *arguments) {
    // Below zero are the calls that this architecture does not have.
    if (filter->error || call < 0) return;
    filter->error = -seccomp_rule_add_array(filter->rules, action, call, count, arguments);
}

void filter_answer(filter *filter, int call, uint32_t action) { add(filter, action, call, 0, NULL); }

void filter_allow_if(filter *filter, int call, struct scmp_arg_cmp argument) {
    add(filter, SCMP_ACT_ALLOW, call, 1, &argument);
}

static void answer_all(filter *filter, const int *calls, uint32_t action) {
    for (; *calls != no_call; calls++) filter_answer(filter, *calls, action);
}

void filter_allow_all(filter *filter, const int *calls) { answer_all(filter, calls, SCMP_ACT_ALLOW); }

/// Not F_SETOWN and F_SETSIG: with these a pipe sends any signal to any process of the same user.
static void allow_descriptor_control(filter *filter) {
    static const int commands[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        filter_allow_if(filter, SCMP_SYS(fcntl), SCMP_A1_32(SCMP_CMP_EQ, commands[i]));
    static const unsigned requests[] = {TCGETS, TIOCGWINSZ, FIOCLEX, FIONCLEX, FIONREAD};
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        filter_allow_if(filter, SCMP_SYS(ioctl), SCMP_A1_32(SCMP_CMP_EQ, requests[i]));
}

/// Signals to oneself: abort() sends one. The number of the process stays the same through exec.
static void allow_own_signals(filter *filter) {
    filter_allow_if(filter, SCMP_SYS(kill), SCMP_A0_32(SCMP_CMP_EQ, (uint32_t)getpid()));
    filter_allow_if(filter, SCMP_SYS(tgkill), SCMP_A0_32(SCMP_CMP_EQ, (uint32_t)getpid()));
}

/// One's own limits may be read. Root could raise them.
static void allow_own_limits(filter *filter) {
    const struct scmp_arg_cmp own_and_read[] = {SCMP_A0_32(SCMP_CMP_EQ, 0), SCMP_A2(SCMP_CMP_EQ, 0)};
    add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, own_and_read);
}

void filter_allow_threads(filter *filter) {
    // Threads of this very process, in no new namespace. The flags of clone3 are out of a filter's sight: ENOSYS makes
    // the C library use clone.
    const uint64_t looked_at = CLONE_THREAD | CLONE_PTRACE | CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
                               CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
    filter_allow_if(filter, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, looked_at, CLONE_THREAD));
}

filter filter_make(void) {
    filter filter = {.rules = seccomp_init(SCMP_ACT_ERRNO(EPERM)), .error = 0};
    if (!filter.rules) {
        filter.error = ENOMEM;
        return filter;
    }
    // Calls by the numbers of another architecture (32 bits on a 64-bit machine) are a way around every list.
    filter.error = -seccomp_attr_set(filter.rules, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    if (!filter.error) filter.error = -seccomp_attr_set(filter.rules, SCMP_FLTATR_CTL_NNP, 0);
    answer_all(&filter, walls_calls_of_attack, SCMP_ACT_KILL_PROCESS);
    answer_all(&filter, walls_calls_of_work, SCMP_ACT_ALLOW);
    filter_answer(&filter, SCMP_SYS(clone3), SCMP_ACT_ERRNO(ENOSYS));
    allow_descriptor_control(&filter);
    allow_own_signals(&filter);
    allow_own_limits(&filter);
    filter_allow_if(&filter, SCMP_SYS(prctl), SCMP_A0_32(SCMP_CMP_EQ, PR_SET_NAME));
    filter_allow_if(&filter, SCMP_SYS(prctl), SCMP_A0_32(SCMP_CMP_EQ, PR_SET_VMA));
    return filter;
}

int filter_load(filter *filter) {
    if (!filter->error) filter->error = -seccomp_load(filter->rules);
    if (filter->rules) seccomp_release(filter->rules);
    return filter->error;
}

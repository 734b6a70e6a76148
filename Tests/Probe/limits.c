// Attempts to take more than is given, and bad behaviour. Most end the process; the test says how.

#define _GNU_SOURCE

#include "probe.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static const size_t gibibyte = (size_t)1 << 30;

static int map_memory(char **arguments) {
    void *start = mmap(NULL, 2 * gibibyte, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return start == MAP_FAILED ? errno : 0;
}

/// Piece by piece, used.
static int fill_memory(char **arguments) {
    const size_t piece = (size_t)1 << 24;
    for (size_t sum = 0; sum < 2 * gibibyte; sum += piece) {
        char *memory = malloc(piece);
        if (!memory) return errno;
        memset(memory, 1, piece);
    }
    return 0;
}

static int spin(char **arguments) {
    for (volatile uint64_t count = 0;; count++) {}
}

/// Deaf to the milder warning that the time is up.
static int spin_deaf(char **arguments) {
    signal(SIGXCPU, SIG_IGN);
    return spin(arguments);
}

/// Milliseconds; then it answers.
static int wait_a_while(char **arguments) {
    long milliseconds = atol(arguments[0]);
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    return outcome(nanosleep(&time, NULL));
}

/// Writes its process number to descriptor 3, then waits.
static int leave_number_and_wait(char **arguments) {
    return dprintf(3, "%d\n", getpid()) > 0 ? wait_a_while(arguments) : errno;
}

/// A gibibyte to a descriptor.
static int fill_file(char **arguments) {
    int file = atoi(arguments[0]);
    static char piece[1 << 20];
    for (size_t sum = 0; sum < gibibyte; sum += sizeof piece)
        if (write(file, piece, sizeof piece) < 0) return errno;
    return 0;
}

static int fill_file_deaf(char **arguments) {
    signal(SIGXFSZ, SIG_IGN);
    return fill_file(arguments);
}

static int stretch_file(char **arguments) {
    signal(SIGXFSZ, SIG_IGN);
    return outcome(ftruncate(atoi(arguments[0]), (off_t)gibibyte));
}

static int descriptors(char **arguments) {
    for (int count = 0; count < 1000; count++)
        if (dup(0) < 0) return errno;
    return 0;
}

static void *wait_for_ever(void *argument) {
    for (;;) pause();
    return argument;
}

/// Four thousand threads with small stacks.
static int many_threads(char **arguments) {
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 1 << 16);
    for (int count = 0; count < 4000; count++) {
        pthread_t thread;
        int error = pthread_create(&thread, &small, wait_for_ever, NULL);
        if (error) return error;
    }
    return 0;
}

static int core(char **arguments) {
    struct rlimit size;
    if (getrlimit(RLIMIT_CORE, &size) != 0) return errno;
    return size.rlim_max > 0 ? 0 : EFBIG;
}

static int crash(char **arguments) {
    *(volatile char *)8 = 1;
    return 0;
}

static int abort_(char **arguments) {
    abort();
}

static int flood(char **arguments) {
    for (;;) puts("{\"type\":\"jpeg\"}");
}

static int complain(char **arguments) {
    for (int line = 0; line < 100000; line++) fputs("this is what I think of your picture\n", stderr);
    exit(3);
}

static int say(char **arguments) {
    puts(arguments[0]);
    exit(0);
}

/// What is in a file, from one descriptor to another.
static int copy(char **arguments) {
    char piece[4096];
    ssize_t count;
    while ((count = read(atoi(arguments[0]), piece, sizeof piece)) > 0)
        if (write(atoi(arguments[1]), piece, (size_t)count) != count) return errno;
    return outcome(count);
}

static int end(char **arguments) { exit(atoi(arguments[0])); }

static int close_and_wait(char **arguments) {
    close(1);
    close(2);
    return wait_a_while(arguments);
}

extern char **environ;

/// Says what it was given: descriptors that are open, variables of the environment, the session.
static int inventory(char **arguments) {
    printf("descriptors");
    for (int descriptor = 0; descriptor < 1024; descriptor++)
        if (fcntl(descriptor, F_GETFD) >= 0) printf(" %d", descriptor);
    int variables = 0;
    while (environ && environ[variables]) variables++;
    printf(" variables %d session %s\n", variables, session == getpid() ? "own" : "not its own");
    exit(0);
}

const attempt limit_attempts[] = {
    {"map-memory", map_memory},
    {"fill-memory", fill_memory},
    {"spin", spin},
    {"spin-deaf", spin_deaf},
    {"wait", wait_a_while},
    {"leave-number-and-wait", leave_number_and_wait},
    {"fill-file", fill_file},
    {"fill-file-deaf", fill_file_deaf},
    {"stretch-file", stretch_file},
    {"descriptors", descriptors},
    {"many-threads", many_threads},
    {"core", core},
    {"crash", crash},
    {"abort", abort_},
    {"flood", flood},
    {"complain", complain},
    {"say", say},
    {"copy", copy},
    {"end", end},
    {"close-and-wait", close_and_wait},
    {"inventory", inventory},
    {0},
};

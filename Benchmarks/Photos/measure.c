// What commands cost, as wait4 tells it: `measure RUNS COMMAND [ARGUMENT]... [then COMMAND [ARGUMENT]...]...`
//
// Prints a line for each run after one that is not counted: milliseconds of CPU (user and system, with all processes
// that the commands start and wait for, summed over the commands) and the peak of resident memory in KB (of the
// largest process). It is small on purpose: a process starts with the peak of the one that made it, even across exec.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double milliseconds(struct timeval time) { return time.tv_sec * 1000.0 + time.tv_usec / 1000.0; }

// What the command prints goes to standard error.
static struct rusage run(char **command) {
    pid_t child = fork();
    if (child == 0) {
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(command[0], command);
        perror(command[0]);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        exit(1);
    }
    if (status != 0) {
        fprintf(stderr, "measure: %s ended with wait status %d\n", command[0], status);
        exit(1);
    }
    return usage;
}

int main(int count, char **arguments) {
    int runs = count > 2 ? atoi(arguments[1]) : 0;
    if (runs < 1) {
        fputs("usage: measure RUNS COMMAND [ARGUMENT]... [then COMMAND [ARGUMENT]...]...\n", stderr);
        return 64;
    }
    for (int i = 2; i < count; i++) {
        if (strcmp(arguments[i], "then") == 0) arguments[i] = NULL;
    }
    for (int i = 0; i <= runs; i++) {
        double total = 0;
        long peak = 0;
        for (int start = 2; start < count; start++) {
            struct rusage usage = run(arguments + start);
            total += milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
            if (usage.ru_maxrss > peak) peak = usage.ru_maxrss;
            while (start < count && arguments[start]) start++;
        }
        if (i > 0) printf("%.1f %ld\n", total, peak);
    }
    return 0;
}

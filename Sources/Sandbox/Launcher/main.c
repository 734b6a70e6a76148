// bricoleur-sandbox: starts a program behind walls. See `usage`.

#define _GNU_SOURCE

#include "CWalls.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/// Exit codes of the launcher's own; all others are the program's.
enum { not_understood = EX_USAGE, wall_missing = EX_OSERR, not_executed = 127 };

/// More than any profile needs; a path costs one rule.
enum { most_paths = 64, most_variables = 8 };

static const char usage[] =
    "bricoleur-sandbox PROFILE [OPTION]... -- PROGRAM [ARGUMENT]...\n"
    "bricoleur-sandbox probe\n"
    "\n"
    "Runs PROGRAM with its descriptors, the environment given and little else. PROGRAM is a path.\n"
    "\n"
    "PROFILE\n"
    "  decode     pictures: no file but the program and its libraries\n"
    "  inspect    documents and modules' programs: also what --read names\n"
    "  render     existing programs: also a folder of its own, by --write; it cannot add walls itself\n"
    "\n"
    "OPTION\n"
    "  --memory MIB     address space, 512 unless given\n"
    "  --cpu SECONDS    processor time, 10 unless given\n"
    "  --file MIB       the largest file it may write, 64 unless given\n"
    "  --read PATH      a file, or a folder with all below it, that may be read; if a file, it may be the\n"
    "                   interpreter of PROGRAM. A path that does not exist is left out.\n"
    "  --write PATH     a folder whose content it may read, make, change and remove\n"
    "  --set NAME=VALUE a variable of its environment, which is empty otherwise\n"
    "  --require        exit with 71 unless the kernel has every wall\n"
    "\n"
    "probe prints the walls that this kernel has: {\"no_new_privs\":true,\"seccomp\":true,\"landlock\":7},\n"
    "where landlock is the version of its interface, 0 without.\n"
    "\n"
    "Exit codes: 64 for a command line not understood, 71 for a wall missing or not to be had, 127 when PROGRAM\n"
    "cannot be executed; else PROGRAM's.\n";

typedef struct {
    walls_plan plan;
    const char *read[most_paths], *write[most_paths];
    /// Ended by NULL.
    char *variables[most_variables + 1];
    bool required;
    char **arguments;
} command;

static _Noreturn void refuse(const char *what, const char *text) {
    fprintf(stderr, "bricoleur-sandbox: %s%s%s; see bricoleur-sandbox --help\n", what, text ? " " : "",
            text ? text : "");
    exit(not_understood);
}

static walls_profile profile(const char *name) {
    if (strcmp(name, "decode") == 0) return WALLS_DECODE;
    if (strcmp(name, "inspect") == 0) return WALLS_INSPECT;
    if (strcmp(name, "render") == 0) return WALLS_RENDER;
    refuse("there is no profile", name);
}

/// 1 to a million.
static uint64_t number(const char *option, const char *text) {
    char *end;
    unsigned long value = strtoul(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || value == 0 || value > 1000000)
        refuse(option, "needs a number from 1 to 1000000");
    return value;
}

static void add(const char **paths, walls_paths *to, const char *path) {
    if (to->count == most_paths) refuse("too many paths at", path);
    paths[to->count++] = path;
    to->paths = paths;
}

/// `NAME=VALUE`, with a name of capitals and underscores that the loader does not obey.
static void set(command *command, char *variable) {
    size_t name = strspn(variable, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
    if (name == 0 || variable[name] != '=' || strncmp(variable, "LD_", 3) == 0)
        refuse("--set needs NAME=VALUE, not", variable);
    for (size_t i = 0; i < most_variables; i++) {
        if (command->variables[i]) continue;
        command->variables[i] = variable;
        return;
    }
    refuse("too many variables at", variable);
}

static void take(command *command, const char *option, char *value) {
    walls_plan *plan = &command->plan;
    if (strcmp(option, "--memory") == 0) plan->memory_mib = number(option, value);
    else if (strcmp(option, "--cpu") == 0) plan->cpu_seconds = number(option, value);
    else if (strcmp(option, "--file") == 0) plan->file_mib = number(option, value);
    else if (strcmp(option, "--read") == 0) add(command->read, &plan->read, value);
    else if (strcmp(option, "--write") == 0) add(command->write, &plan->write, value);
    else if (strcmp(option, "--set") == 0) set(command, value);
    else refuse("there is no option", option);
}

static void parse(char **arguments, command *command) {
    command->plan.profile = profile(*arguments++);
    for (; *arguments && strcmp(*arguments, "--") != 0; arguments++) {
        if (strcmp(*arguments, "--require") == 0) {
            command->required = true;
            continue;
        }
        if (!arguments[1]) refuse("nothing follows", *arguments);
        take(command, arguments[0], arguments[1]);
        arguments++;
    }
    if (!arguments[0] || !arguments[1]) refuse("no program: -- PROGRAM is missing", NULL);
    if (command->plan.write.count > 0 && command->plan.profile != WALLS_RENDER)
        refuse("--write is for the profile render", NULL);
    command->arguments = arguments + 1;
    command->plan.program = arguments[1];
    command->plan.environment = command->variables;
}

static int print_walls(void) {
    walls_offer offer = walls_probe();
    printf("{\"no_new_privs\":%s,\"seccomp\":%s,\"landlock\":%d}\n", offer.no_new_privs ? "true" : "false",
           offer.seccomp ? "true" : "false", offer.landlock);
    return fflush(stdout) == 0 ? 0 : EX_IOERR;
}

static void require_all(void) {
    walls_offer offer = walls_probe();
    if (offer.no_new_privs && offer.seccomp && offer.landlock) return;
    fprintf(stderr, "bricoleur-sandbox: this kernel lacks%s%s%s\n", offer.no_new_privs ? "" : " no_new_privs",
            offer.seccomp ? "" : " seccomp", offer.landlock ? "" : " Landlock");
    exit(wall_missing);
}

int main(int count, char **arguments) {
    if (count < 2) refuse("no profile", NULL);
    if (strcmp(arguments[1], "--help") == 0) return fputs(usage, stdout) < 0 ? EX_IOERR : 0;
    if (strcmp(arguments[1], "probe") == 0) return print_walls();

    command command = {.plan = {.memory_mib = 512, .cpu_seconds = 10, .file_mib = 64}};
    parse(arguments + 1, &command);
    if (command.required) require_all();
    const char *step;
    int error = walls_run(&command.plan, command.arguments, &step);
    bool executing = strcmp(step, "exec") == 0;
    fprintf(stderr, "bricoleur-sandbox: %s: %s: %s\n", executing ? command.plan.program : "walls", step,
            strerror(error));
    return executing ? not_executed : wall_missing;
}

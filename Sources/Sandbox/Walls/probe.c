#define _GNU_SOURCE

#include "walls.h"

#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

walls_offer walls_probe(void) {
    const uint32_t action = SECCOMP_RET_KILL_PROCESS;
    return (walls_offer){
        .no_new_privs = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) >= 0,
        .seccomp = syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0,
        .landlock = walls_landlock_version(),
    };
}

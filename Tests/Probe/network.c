// Attempts to speak with anybody outside.

#define _GNU_SOURCE

#include "probe.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/netlink.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int inet(char **arguments) { return outcome(socket(AF_INET, SOCK_STREAM, 0)); }
static int inet6(char **arguments) { return outcome(socket(AF_INET6, SOCK_DGRAM, 0)); }
static int unix_socket(char **arguments) { return outcome(socket(AF_UNIX, SOCK_STREAM, 0)); }
static int netlink(char **arguments) {
    return outcome(socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE));
}

static int pair(char **arguments) {
    int ends[2];
    return outcome(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
}

/// To a listener of its own.
static int tcp(char **arguments) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0), caller = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0 || caller < 0) return errno;
    if (bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, 1) != 0) return errno;
    if (getsockname(listener, (struct sockaddr *)&address, &size) != 0) return errno;
    return outcome(connect(caller, (struct sockaddr *)&address, size));
}

static int udp(char **arguments) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int sender = socket(AF_INET, SOCK_DGRAM, 0);
    if (sender < 0) return errno;
    return outcome(sendto(sender, "x", 1, 0, (struct sockaddr *)&address, sizeof address));
}

static int abstract(char **arguments) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    if (listener < 0) return errno;
    return outcome(bind(listener, (struct sockaddr *)&address, sizeof(sa_family_t)));
}

/// A connection that somebody left open.
static int receive(char **arguments) {
    char byte;
    long count = recv(0, &byte, 1, MSG_DONTWAIT);
    return count < 0 && errno == ENOTSOCK ? 0 : outcome(count);
}

static int shared_memory(char **arguments) {
    return outcome(shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600));
}

const attempt network_attempts[] = {
    {"inet", inet},
    {"inet6", inet6},
    {"unix", unix_socket},
    {"netlink", netlink},
    {"socketpair", pair},
    {"tcp", tcp},
    {"udp", udp},
    {"abstract", abstract},
    {"receive", receive},
    {"shared-memory", shared_memory},
    {0},
};

#include <fcgiapp.h>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/* glibc declares these three only under _GNU_SOURCE, which is not set when Swift imports a header. */
int accept4(int socket, struct sockaddr *address, unsigned int *length, int flags);
int pipe2(int descriptors[2], int flags);
int pthread_setname_np(unsigned long thread, const char *name);

/* Likewise a constant of <fcntl.h>: the fcntl(2) command that sets the capacity of a pipe. */
static const int fcntlSetPipeSize = 1031;

/* An enum in one build of the C library's module and plain numbers in another: their values, as socket(2) takes them. */
static const int streamSocket = SOCK_STREAM | SOCK_CLOEXEC;
static const int streamSocketWithoutWaiting = SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK;
static const int closeOnExec = SOCK_CLOEXEC;

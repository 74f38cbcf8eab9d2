#include <fcgiapp.h>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/* Not <sys/socket.h>: its names would then belong to this module in some builds and to Glibc in others. */

/* glibc declares these three only under _GNU_SOURCE, which is not set when Swift imports a header. */
int accept4(int socket, struct sockaddr *address, unsigned int *length, int flags);
int pipe2(int descriptors[2], int flags);
int pthread_setname_np(unsigned long thread, const char *name);

/* Likewise a constant of <fcntl.h>: the fcntl(2) command that sets the capacity of a pipe. */
static const int fcntlSetPipeSize = 1031;

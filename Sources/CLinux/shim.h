#pragma once
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>

// GNU extensions are declared by hand: _GNU_SOURCE would change fd_set and clash with Swift's Glibc module.
extern const char *_Nullable strerrorname_np(int number);
extern const char *_Nullable strerrordesc_np(int number);
extern int accept4(int descriptor, struct sockaddr *_Nullable address, socklen_t *_Nullable length, int flags);

// Both return static strings; strerror() is not safe between threads.
static inline const char *_Nullable clinux_error_name(int number) { return strerrorname_np(number); }
static inline const char *_Nullable clinux_error_text(int number) { return strerrordesc_np(number); }

// Spares Swift the rebinding of pointers from one kind of socket address to the general one.
static inline int clinux_bind(int descriptor, const struct sockaddr_un *_Nonnull address) {
    return bind(descriptor, (const struct sockaddr *)address, sizeof *address);
}
static inline int clinux_connect(int descriptor, const struct sockaddr_un *_Nonnull address) {
    return connect(descriptor, (const struct sockaddr *)address, sizeof *address);
}
static inline int clinux_accept(int descriptor) {
    return accept4(descriptor, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC);
}
// prctl() is variadic, which Swift can't call.
static inline int clinux_name_thread(const char *_Nonnull name) { return prctl(PR_SET_NAME, name); }

/* Preloaded before the C library: counts the calls that change files in one folder, and makes one of them fail.

   What is counted: opening for writing, write, fsync, rename, link, unlink, mkdir, truncate, copy_file_range and their
   kin, where the path or the file behind the descriptor lies in the folder. Nothing is counted until `fault_arm`. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { COUNT, FAIL_ONCE, FAIL_FROM, KILL, KILL_TORN, SIGNAL };

static char root[PATH_MAX];
static size_t root_length;
static volatile int armed, mode, error_number, wanted, counted, hit, in_shim;
static char trace[1 << 20];
static size_t traced;

void fault_arm(const char *folder, int n, int how, int number) {
    strncpy(root, folder, sizeof root - 1);
    root_length = strlen(root);
    wanted = n, mode = how, error_number = number, counted = hit = 0, traced = 0, trace[0] = 0;
    armed = 1;
}
void fault_disarm(void) { armed = 0; }
int fault_counted(void) { return counted; }
int fault_hit(void) { return hit; }
const char *fault_trace(void) { return trace; }

static int is_inside(const char *path) {
    return strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

/* Full path of a name seen from a folder; 0 where it cannot be told. */
static int full(int folder, const char *name, char *path) {
    char base[PATH_MAX];
    if (name[0] == '/') return snprintf(path, PATH_MAX, "%s", name) < PATH_MAX;
    if (folder == AT_FDCWD) {
        if (!getcwd(base, sizeof base)) return 0;
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, base, sizeof base - 1);
        if (length < 0) return 0;
        base[length] = 0;
    }
    return snprintf(path, PATH_MAX, "%s/%s", base, name) < PATH_MAX;
}

static int of_descriptor(int descriptor, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return 1;
}

/* What to do at this call: 0 let it pass, 1 fail with errno, 2 do half of it and die. */
static int meet(const char *call, const char *path, int takes_room) {
    if (!armed || in_shim || !is_inside(path)) return 0;
    in_shim = 1;
    int number = counted++, verdict = 0;
    size_t room = sizeof trace - traced;
    int wrote = snprintf(trace + traced, room, "%s %s\n", call, path + root_length);
    if (wrote > 0 && (size_t)wrote < room) traced += wrote;
    int now = mode == FAIL_FROM ? number >= wanted : number == wanted;
    /* A full disk lets go of files; a broken one does nothing any more. */
    if (mode == FAIL_FROM && error_number == ENOSPC && !takes_room) now = 0;
    if (mode != COUNT && now) {
        hit = 1;
        if (mode == KILL) kill(getpid(), SIGKILL);
        if (mode == SIGNAL) kill(getpid(), error_number);
        else if (mode == KILL_TORN) verdict = 2;
        else if (mode != KILL) verdict = 1, errno = error_number;
    }
    in_shim = 0;
    return verdict;
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

#define ON_PATH(call, folder, name, room) do { \
    char path_[PATH_MAX]; \
    if (armed && !in_shim && full(folder, name, path_)) { \
        int v_ = meet(call, path_, room); \
        if (v_ == 1) return -1; \
        if (v_ == 2) die(); \
    } } while (0)

#define OPEN(symbol) \
    int symbol(const char *name, int flags, ...) { \
        va_list arguments; va_start(arguments, flags); \
        mode_t bits = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(arguments, mode_t) : 0; \
        va_end(arguments); \
        REAL(int, symbol, const char *, int, ...); \
        if ((flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT)) ON_PATH("open", AT_FDCWD, name, 1); \
        return real(name, flags, bits); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(symbol) \
    int symbol(int folder, const char *name, int flags, ...) { \
        va_list arguments; va_start(arguments, flags); \
        mode_t bits = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(arguments, mode_t) : 0; \
        va_end(arguments); \
        REAL(int, symbol, int, const char *, int, ...); \
        if ((flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT)) ON_PATH("open", folder, name, 1); \
        return real(folder, name, flags, bits); \
    }
OPENAT(openat)
OPENAT(openat64)

#define ON_DESCRIPTOR(call, descriptor, room, torn) do { \
    char path_[PATH_MAX]; \
    if (armed && !in_shim && of_descriptor(descriptor, path_)) { \
        int v_ = meet(call, path_, room); \
        if (v_ == 1) return -1; \
        if (v_ == 2) { torn; die(); } \
    } } while (0)

ssize_t write(int d, const void *data, size_t count) {
    REAL(ssize_t, write, int, const void *, size_t);
    ON_DESCRIPTOR("write", d, 1, real(d, data, count / 2));
    return real(d, data, count);
}
ssize_t pwrite(int d, const void *data, size_t count, off_t offset) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    ON_DESCRIPTOR("write", d, 1, real(d, data, count / 2, offset));
    return real(d, data, count, offset);
}
ssize_t pwrite64(int d, const void *data, size_t count, off64_t offset) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    ON_DESCRIPTOR("write", d, 1, real(d, data, count / 2, offset));
    return real(d, data, count, offset);
}
ssize_t writev(int d, const struct iovec *parts, int count) {
    REAL(ssize_t, writev, int, const struct iovec *, int);
    ON_DESCRIPTOR("write", d, 1, real(d, parts, count / 2));
    return real(d, parts, count);
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags) {
    REAL(ssize_t, copy_file_range, int, off64_t *, int, off64_t *, size_t, unsigned);
    ON_DESCRIPTOR("copy_file_range", out, 1, real(in, from, out, to, count / 2, flags));
    return real(in, from, out, to, count, flags);
}
ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) {
    REAL(ssize_t, sendfile64, int, int, off64_t *, size_t);
    ON_DESCRIPTOR("sendfile", out, 1, real(out, in, offset, count / 2));
    return real(out, in, offset, count);
}
int fsync(int d) { REAL(int, fsync, int); ON_DESCRIPTOR("fsync", d, 1, ); return real(d); }
int fdatasync(int d) { REAL(int, fdatasync, int); ON_DESCRIPTOR("fsync", d, 1, ); return real(d); }
int fchmod(int d, mode_t bits) { REAL(int, fchmod, int, mode_t); ON_DESCRIPTOR("fchmod", d, 0, ); return real(d, bits); }
int fchown(int d, uid_t u, gid_t g) {
    REAL(int, fchown, int, uid_t, gid_t);
    ON_DESCRIPTOR("fchown", d, 0, );
    return real(d, u, g);
}
int ftruncate(int d, off_t size) {
    REAL(int, ftruncate, int, off_t);
    ON_DESCRIPTOR("truncate", d, 0, );
    return real(d, size);
}
int ftruncate64(int d, off64_t size) {
    REAL(int, ftruncate64, int, off64_t);
    ON_DESCRIPTOR("truncate", d, 0, );
    return real(d, size);
}
int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    ON_PATH("rename", AT_FDCWD, to, 0);
    return real(from, to);
}
int renameat(int f, const char *from, int t, const char *to) {
    REAL(int, renameat, int, const char *, int, const char *);
    ON_PATH("rename", t, to, 0);
    return real(f, from, t, to);
}
int link(const char *from, const char *to) {
    REAL(int, link, const char *, const char *);
    ON_PATH("link", AT_FDCWD, to, 1);
    return real(from, to);
}
int linkat(int f, const char *from, int t, const char *to, int flags) {
    REAL(int, linkat, int, const char *, int, const char *, int);
    ON_PATH("link", t, to, 1);
    return real(f, from, t, to, flags);
}
int symlink(const char *from, const char *to) {
    REAL(int, symlink, const char *, const char *);
    ON_PATH("symlink", AT_FDCWD, to, 1);
    return real(from, to);
}
int unlink(const char *name) {
    REAL(int, unlink, const char *);
    ON_PATH("unlink", AT_FDCWD, name, 0);
    return real(name);
}
int unlinkat(int f, const char *name, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    ON_PATH("unlink", f, name, 0);
    return real(f, name, flags);
}
int mkdir(const char *name, mode_t bits) {
    REAL(int, mkdir, const char *, mode_t);
    ON_PATH("mkdir", AT_FDCWD, name, 1);
    return real(name, bits);
}
int mkdirat(int f, const char *name, mode_t bits) {
    REAL(int, mkdirat, int, const char *, mode_t);
    ON_PATH("mkdir", f, name, 1);
    return real(f, name, bits);
}
int rmdir(const char *name) {
    REAL(int, rmdir, const char *);
    ON_PATH("rmdir", AT_FDCWD, name, 0);
    return real(name);
}

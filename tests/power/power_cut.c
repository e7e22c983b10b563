/* Writes down what each file call takes away, so that a cut of power can be played.
 *
 * For files below KAIKU_POWER_FOLDER each call that changes one first appends to
 * KAIKU_POWER_LOG the bytes that it will overwrite, and each sync says from where on its
 * file was safe. The process is killed, from outside or by itself at call number
 * KAIKU_POWER_AT, and cut.py takes back what was not synced. Each sync takes
 * KAIKU_POWER_SLOW_MS longer. SQLite makes the index of a WAL (-shm) anew: let alone.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define SECTOR 512
/* What stands in the log before the two names and the old bytes; see cut.py. */
struct call {
    char op[8];
    uint64_t inode, other_inode, at, count, size, mark, name, other, old;
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX], aside[PATH_MAX];
static int out = -1, awake;
static uint64_t number, dies_at, slow_ms;
static _Thread_local uint64_t synced_ns;
static const char *told(const char *name) { return getenv(name) ? getenv(name) : ""; }

/* A process that was forked calls this once it has its own environment. */
void power_on(void) {
    awake = 1;
    number = 0;
    snprintf(folder, sizeof folder, "%s", told("KAIKU_POWER_FOLDER"));
    snprintf(aside, sizeof aside, "%s", told("KAIKU_POWER_ASIDE"));
    dies_at = strtoull(told("KAIKU_POWER_AT"), NULL, 10);
    slow_ms = strtoull(told("KAIKU_POWER_SLOW_MS"), NULL, 10);
    out = !*folder ? -1 : (int)syscall(SYS_openat, AT_FDCWD, told("KAIKU_POWER_LOG"),
        O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* How long the calling thread has waited for disks so far. */
uint64_t power_synced_ns(void) { return synced_ns; }

static int ours(const char *path) {
    if (!awake) power_on();
    size_t head = strlen(folder), whole = strlen(path);
    if (!head || strncmp(path, folder, head) || (path[head] && path[head] != '/')) return 0;
    return whole < 4 || strcmp(path + whole - 4, "-shm");
}

static int named(int fd, char *path) {
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    return length > 0 && ours(path);
}

static uint64_t inode_of(const char *path) {
    struct stat about;
    return stat(path, &about) ? 0 : about.st_ino;
}

/* Write a call down; here the process may die, before it writes or once it has. */
static void note(struct call one, const char *name, const char *other, void *old) {
    one.name = strlen(name);
    one.other = strlen(other);
    struct iovec parts[] = {{&one, sizeof one}, {(void *)name, one.name},
                            {(void *)other, one.other}, {old, one.old}};
    int before = errno;
    if (syscall(SYS_writev, out, parts, 4) < 0) abort();
    if (++number == dies_at) kill(getpid(), SIGKILL);
    errno = before;
}

/* Keep what `count` bytes from `at` on will cover, in whole sectors. */
static void keep(char op, int fd, const char *path, uint64_t at, uint64_t count) {
    struct stat about;
    if (fstat(fd, &about) || !S_ISREG(about.st_mode)) return;
    uint64_t size = about.st_size, from = at / SECTOR * SECTOR;
    uint64_t to = (at + count + SECTOR - 1) / SECTOR * SECTOR;
    uint64_t length = (to = to > size ? size : to) > from ? to - from : 0;
    char *old = malloc(length + 1);
    ssize_t got = pread(fd, old, length, from);
    if (got < 0) { /* opened for writing only: no database, so closing drops no lock */
        int again = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
        got = pread(again, old, length, from);
        syscall(SYS_close, again);
    }
    note((struct call){{op}, about.st_ino, 0, at, count, size, 0, 0, 0, got < 0 ? 0 : got},
         path, "", old);
    free(old);
}

static ssize_t put(int fd, const void *bytes, size_t count, off_t at, int placed) {
    char path[PATH_MAX];
    if (!named(fd, path))
        return placed ? syscall(SYS_pwrite64, fd, bytes, count, at)
                      : syscall(SYS_write, fd, bytes, count);
    pthread_mutex_lock(&turn);
    int from = fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR;
    keep('W', fd, path, placed ? at : lseek(fd, 0, from), count);
    ssize_t done = placed ? syscall(SYS_pwrite64, fd, bytes, count, at)
                          : syscall(SYS_write, fd, bytes, count);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t write(int fd, const void *all, size_t count) { return put(fd, all, count, 0, 0); }
ssize_t pwrite64(int fd, const void *all, size_t count, off64_t at) {
    return put(fd, all, count, at, 1);
}

int ftruncate64(int fd, off64_t length) {
    char path[PATH_MAX];
    if (!named(fd, path)) return (int)syscall(SYS_ftruncate, fd, length);
    pthread_mutex_lock(&turn);
    keep('T', fd, path, length, INT32_MAX);
    long done = syscall(SYS_ftruncate, fd, length);
    pthread_mutex_unlock(&turn);
    return (int)done;
}

static int sync_by(long how, int fd) {
    char path[PATH_MAX];
    struct timespec from, to, more = {slow_ms / 1000, slow_ms % 1000 * 1000000};
    int is_ours = named(fd, path);
    uint64_t mark = number; /* what is written while this runs need not be safe */
    clock_gettime(CLOCK_MONOTONIC, &from);
    int done = (int)syscall(how, fd);
    if (is_ours) nanosleep(&more, NULL);
    clock_gettime(CLOCK_MONOTONIC, &to);
    synced_ns += (to.tv_sec - from.tv_sec) * 1000000000 + to.tv_nsec - from.tv_nsec;
    if (!is_ours || done) return done;
    pthread_mutex_lock(&turn);
    note((struct call){{'S'}, inode_of(path), 0, 0, 0, 0, mark, 0, 0, 0}, path, "", NULL);
    pthread_mutex_unlock(&turn);
    return done;
}
int fsync(int fd) { return sync_by(SYS_fsync, fd); }
int fdatasync(int fd) { return sync_by(SYS_fdatasync, fd); }

static int open_by(const char *path, int flags, mode_t mode) {
    if (!ours(path) || !(flags & (O_CREAT | O_TRUNC)))
        return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    pthread_mutex_lock(&turn);
    uint64_t before = inode_of(path);
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags & ~O_TRUNC, mode);
    if (fd >= 0 && flags & O_TRUNC) {
        if (before) keep('T', fd, path, 0, INT32_MAX);
        syscall(SYS_ftruncate, fd, 0);
    }
    if (fd >= 0 && !before)
        note((struct call){{'C'}, inode_of(path), 0, 0, 0, 0, 0, 0, 0, 0}, path, "", NULL);
    pthread_mutex_unlock(&turn);
    return fd;
}
int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open_by(path, flags, mode);
}

ssize_t pwrite(int, const void *, size_t, off_t) __attribute__((alias("pwrite64")));
int ftruncate(int, off_t) __attribute__((alias("ftruncate64")));
int open(const char *, int, ...) __attribute__((alias("open64")));

/* What a name stands for is given a second one before the first is gone. */
static int replace(char op, const char *gone, const char *by) {
    char saved[PATH_MAX + 32];
    pthread_mutex_lock(&turn);
    struct call one = {{op}, inode_of(by), inode_of(gone), number, 0, 0, 0, 0, 0, 0};
    snprintf(saved, sizeof saved, "%s/%llu", aside, (unsigned long long)number);
    if (one.other_inode) syscall(SYS_linkat, AT_FDCWD, gone, AT_FDCWD, saved, 0);
    long done = *by ? syscall(SYS_renameat2, AT_FDCWD, by, AT_FDCWD, gone, 0)
                    : syscall(SYS_unlinkat, AT_FDCWD, gone, 0);
    if (!done) note(one, gone, by, NULL);
    pthread_mutex_unlock(&turn);
    return (int)done;
}
int rename(const char *from, const char *to) {
    return ours(to) ? replace('R', to, from) : (int)syscall(SYS_rename, from, to);
}
int unlink(const char *path) {
    return ours(path) ? replace('U', path, "") : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

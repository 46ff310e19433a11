/* Stands before the C library: while the file that YISHAO_SYNC_FAILS names exists, no sync of a
   file succeeds. What was written before may or may not be on the disk, as with a real one. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int fails(void) {
    const char *sign = getenv("YISHAO_SYNC_FAILS");
    return sign != NULL && access(sign, F_OK) == 0;
}

int fsync(int file) {
    if (fails()) {
        errno = EIO;
        return -1;
    }
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}

int fdatasync(int file) {
    if (fails()) {
        errno = EIO;
        return -1;
    }
    return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}

/* SPDX-License-Identifier: ISC */
/*
 * The three memory files are made before the fork, so nothing needs to be
 * opened or passed later: for each conversion they are emptied, filled and
 * wound back.  What passes over the socket is one byte each way.
 */
#define _GNU_SOURCE
#include "extract/child.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "schema/diag.h"

/* Descriptors: the first three become those of a tool. */
enum { FD_IN, FD_OUT, FD_COMPLAINT, FD_SOCKET, FD_COUNT };

/* Where the process that runs the tools keeps them. */
enum { FD_BASE = 3, FD_ABOVE = 64 };

enum { ARGUMENTS_MAX = 8, MIB = 1 << 20 };

struct child {
	pid_t pid;
	int fd[FD_COUNT];
	char complaint[CHILD_COMPLAINT_LEN];
	size_t complaint_len;
};

/* The first word is the program's name in its folder. */
static const char *const tools[CHILD_TOOL_COUNT][ARGUMENTS_MAX] = {
	[CHILD_PDFTOTEXT] = { "pdftotext", "-layout", "-enc", "UTF-8", "-",
	    "-" },
	[CHILD_WVWARE] = { "wvWare", "--nographics", "--charset=utf-8",
	    "--config=/usr/share/wv/wvHtml.xml", "/dev/stdin" },
};

/* Where the tools are, and how long they may take. */
struct terms {
	const char *folder;
	unsigned seconds;
};

static struct rlimit
both(rlim_t max)
{
	return (struct rlimit){ max, max };
}

/* Takes from this process what a tool may not have. */
static void
limit(unsigned seconds)
{
	const struct rlimit time = both(seconds);
	const struct rlimit memory = both((rlim_t)CHILD_MEMORY_MIB * MIB);
	const struct rlimit output = both((rlim_t)CHILD_OUTPUT_MIB * MIB);
	const struct rlimit none = both(0);
	struct rlimit files;

	/* The hard limit stays: valgrind does not let it be lowered. */
	if (getrlimit(RLIMIT_NOFILE, &files) != 0)
		_exit(EX_OSERR);
	if (files.rlim_cur > CHILD_FILES_MAX)
		files.rlim_cur = CHILD_FILES_MAX;
	if (setrlimit(RLIMIT_NOFILE, &files) != 0 ||
	    setrlimit(RLIMIT_CPU, &time) != 0 ||
	    setrlimit(RLIMIT_AS, &memory) != 0 ||
	    setrlimit(RLIMIT_FSIZE, &output) != 0 ||
	    setrlimit(RLIMIT_CORE, &none) != 0 ||
	    setrlimit(RLIMIT_NPROC, &none) != 0) /* root may fork anyway */
		_exit(EX_OSERR);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

/* Becomes the tool.  Runs in the process that is to be it. */
_Noreturn static void
become(const char *path, const char *const *arguments, unsigned seconds)
{
	static char locale[] = "LC_ALL=C.UTF-8";
	static char home[] = "HOME=/nonexistent";
	static char search[] = "PATH=/usr/bin:/bin";
	char *const environment[] = { locale, home, search, NULL };
	char *argv[ARGUMENTS_MAX] = { NULL };
	sigset_t none;

	for (size_t i = 0; i < ARGUMENTS_MAX - 1 && arguments[i] != NULL; i++)
		argv[i] = strdup(arguments[i]);
	for (int fd = FD_IN; fd <= FD_COMPLAINT; fd++)
		if (dup2(FD_BASE + fd, fd) < 0)
			_exit(EX_OSERR);
	close_range(FD_BASE, UINT_MAX, 0);
	limit(seconds);
	setsid();
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execve(path, argv, environment);
	_exit(EX_OSERR);
}

static struct timespec
time_left(const struct timespec *end)
{
	struct timespec now, left;

	clock_gettime(CLOCK_MONOTONIC, &now);
	left.tv_sec = end->tv_sec - now.tv_sec;
	left.tv_nsec = end->tv_nsec - now.tv_nsec;
	if (left.tv_nsec < 0) {
		left.tv_nsec += 1000000000;
		left.tv_sec--;
	}
	if (left.tv_sec < 0)
		left = (struct timespec){ 0, 0 };
	return left;
}

/* Waits until the tool ends.  False if its time is up. */
static bool
wait_for(pid_t pid, unsigned seconds, int *status)
{
	struct timespec end;
	sigset_t ended;

	sigemptyset(&ended);
	sigaddset(&ended, SIGCHLD);
	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += seconds;
	while (waitpid(pid, status, WNOHANG) == 0) {
		struct timespec left = time_left(&end);

		if (left.tv_sec == 0 && left.tv_nsec == 0)
			return false;
		sigtimedwait(&ended, NULL, &left);
	}
	return true;
}

static enum child_end
end_of(int status)
{
	if (WIFEXITED(status))
		return WEXITSTATUS(status) == 0 ? CHILD_DONE : CHILD_FAILED;
	switch (WTERMSIG(status)) {
	case SIGXCPU:
	case SIGKILL: /* the limit's second warning */
		return CHILD_TIMED_OUT;
	case SIGXFSZ:
		return CHILD_TOO_LARGE;
	default:
		return CHILD_FAILED;
	}
}

static enum child_end
run_tool(const struct terms *terms, const char *const *arguments)
{
	char path[PATH_MAX];
	int status = 0;
	pid_t pid;

	snprintf(path, sizeof(path), "%s/%s", terms->folder, arguments[0]);
	if (access(path, X_OK) != 0)
		return CHILD_MISSING;
	pid = fork();
	if (pid < 0)
		return CHILD_FAILED;
	if (pid == 0)
		become(path, arguments, terms->seconds);
	if (wait_for(pid, terms->seconds, &status)) {
		kill(-pid, SIGKILL); /* whatever it left behind */
		return end_of(status);
	}
	kill(-pid, SIGKILL);
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	return CHILD_TIMED_OUT;
}

/* Keeps the four descriptors from FD_BASE on, and no other that is of use. */
static void
keep_descriptors(const int *fd)
{
	int high[FD_COUNT];
	int null = open("/dev/null", O_RDWR);

	for (int i = 0; i < FD_COUNT; i++) {
		high[i] = fcntl(fd[i], F_DUPFD, FD_ABOVE);
		if (high[i] < 0 || null < 0)
			_exit(EX_OSERR);
	}
	for (int i = 0; i < FD_BASE; i++)
		if (dup2(null, i) < 0)
			_exit(EX_OSERR);
	for (int i = 0; i < FD_COUNT; i++)
		if (dup2(high[i], FD_BASE + i) < 0)
			_exit(EX_OSERR);
	close_range(FD_BASE + FD_COUNT, UINT_MAX, 0);
}

/* The life of the process: it runs tools until nobody asks any more. */
_Noreturn static void
serve(const int *fd, const struct terms *terms)
{
	static const int defaults[] = { SIGCHLD, SIGPIPE, SIGXCPU, SIGXFSZ };
	unsigned char byte;
	sigset_t ended;

	keep_descriptors(fd);
	for (size_t i = 0; i < sizeof(defaults) / sizeof(defaults[0]); i++)
		signal(defaults[i], SIG_DFL);
	sigemptyset(&ended);
	sigaddset(&ended, SIGCHLD);
	sigprocmask(SIG_SETMASK, &ended, NULL);
	if (chdir("/proc") != 0 && chdir("/") != 0)
		_exit(EX_OSERR);
	while (recv(FD_BASE + FD_SOCKET, &byte, 1, 0) == 1 &&
	    byte < CHILD_TOOL_COUNT) {
		byte = (unsigned char)run_tool(terms, tools[byte]);
		if (send(FD_BASE + FD_SOCKET, &byte, 1, MSG_NOSIGNAL) != 1)
			break;
	}
	_exit(0);
}

static int
memory_file(const char *name)
{
	int fd = memfd_create(name, MFD_CLOEXEC);

	if (fd < 0)
		diag_die(EX_OSERR, "no file in memory: %s", strerror(errno));
	return fd;
}

struct child *
child_new(const char *folder, unsigned seconds)
{
	struct terms terms = { folder == NULL ? "/usr/bin" : folder,
		seconds == 0 ? CHILD_SECONDS : seconds };
	struct child *child = calloc(1, sizeof(*child));
	int pair[2];
	int theirs[FD_COUNT];

	if (child == NULL)
		diag_die(EX_OSERR, "out of memory");
	child->fd[FD_IN] = memory_file("in");
	child->fd[FD_OUT] = memory_file("out");
	child->fd[FD_COMPLAINT] = memory_file("complaint");
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		diag_die(EX_OSERR, "no socket: %s", strerror(errno));
	child->fd[FD_SOCKET] = pair[0];
	memcpy(theirs, child->fd, sizeof(theirs));
	theirs[FD_SOCKET] = pair[1];
	child->pid = fork();
	if (child->pid < 0)
		diag_die(EX_OSERR, "no new process: %s", strerror(errno));
	if (child->pid == 0)
		serve(theirs, &terms);
	close(pair[1]);
	return child;
}

void
child_free(struct child *child)
{
	if (child == NULL)
		return;
	for (int i = 0; i < FD_COUNT; i++)
		close(child->fd[i]);
	while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
		;
	free(child);
}

static void
empty(int fd)
{
	if (ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0)
		diag_die(EX_OSERR, "a file in memory: %s", strerror(errno));
}

static void
fill(int fd, struct slice in)
{
	empty(fd);
	while (in.len > 0) {
		ssize_t n = write(fd, in.ptr, in.len);

		if (n < 0 && errno != EINTR)
			diag_die(EX_OSERR, "a file in memory: %s",
			    strerror(errno));
		if (n > 0)
			in = slice_sub(in, (size_t)n, in.len);
	}
	if (lseek(fd, 0, SEEK_SET) != 0)
		diag_die(EX_OSERR, "a file in memory: %s", strerror(errno));
}

/* Reads `fd` from its beginning, `max` bytes at most. */
static void
drain(int fd, struct buf *out, size_t max)
{
	char piece[16 << 10];
	ssize_t n;

	buf_reset(out);
	while (out->len < max &&
	    (n = pread(fd, piece, sizeof(piece), (off_t)out->len)) > 0)
		buf_add(out, piece, (size_t)n);
}

enum child_end
child_run(struct child *child, enum child_tool tool, struct slice in,
    struct buf *out)
{
	unsigned char byte = (unsigned char)tool;
	ssize_t n;

	if (child == NULL) {
		buf_reset(out);
		return CHILD_MISSING;
	}
	fill(child->fd[FD_IN], in);
	empty(child->fd[FD_OUT]);
	empty(child->fd[FD_COMPLAINT]);
	n = send(child->fd[FD_SOCKET], &byte, 1, MSG_NOSIGNAL);
	while (n == 1 && (n = recv(child->fd[FD_SOCKET], &byte, 1, 0)) < 0 &&
	    errno == EINTR)
		n = 1;
	if (n != 1)
		diag_die(EX_OSERR, "the process that runs the tools is gone");
	drain(child->fd[FD_OUT], out, (size_t)CHILD_OUTPUT_MIB * MIB);
	n = pread(child->fd[FD_COMPLAINT], child->complaint,
	    sizeof(child->complaint), 0);
	child->complaint_len = n < 0 ? 0 : (size_t)n;
	empty(child->fd[FD_IN]);
	empty(child->fd[FD_OUT]);
	return (enum child_end)byte;
}

struct slice
child_complaint(const struct child *child)
{
	if (child == NULL)
		return SLICE("");
	return (struct slice){ child->complaint, child->complaint_len };
}

/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include "extract/confine.h"
#include "tests/unit/unit.h"

static void *
nothing(void *argument)
{
	return argument;
}

/* Whether a call failed for want of a right. */
static int
is_refused(long result)
{
	return result < 0 && errno == EPERM;
}

/* What goes wrong in a process that is confined: 0 if nothing does. */
static int
try_everything(void)
{
	static char name[] = "true";
	char *const arguments[] = { name, NULL };
	pthread_t thread;
	char byte;
	int fd;

	if (!is_refused(socket(AF_INET, SOCK_STREAM, 0)))
		return 2;
	if (!is_refused(open("/tmp/confine_test", O_WRONLY | O_CREAT, 0600)) ||
	    !is_refused(open("/dev/null", O_RDWR)))
		return 3;
	if (!is_refused(unlink("/tmp/confine_test")) ||
	    !is_refused(mkdir("/tmp/confine_test", 0700)))
		return 4;
	if (!is_refused(execv("/bin/true", arguments)))
		return 5;
	if (!is_refused(fork()))
		return 6;
	fd = open("/proc/self/status", O_RDONLY);
	if (fd < 0 || read(fd, &byte, 1) != 1)
		return 7;
	if (pthread_create(&thread, NULL, nothing, NULL) != 0 ||
	    pthread_join(thread, NULL) != 0)
		return 8;
	return 0;
}

static void
gives_up_what_it_says_and_no_more(void **state)
{
	pid_t pid = fork();
	int status;

	(void)state;
	assert_true(pid >= 0);
	if (pid == 0)
		_exit(confine() == NULL ? try_everything() : 1);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == 1)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_up_what_it_says_and_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

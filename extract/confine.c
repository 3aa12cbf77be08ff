/* SPDX-License-Identifier: ISC */
/*
 * A filter of system calls, in the kernel's own language: those named below
 * fail with EPERM, and some depend on one argument's bits.
 */
#define _GNU_SOURCE
#include "extract/confine.h"

#include <sys/prctl.h>
#include <sys/syscall.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#	define NATIVE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#	define NATIVE AUDIT_ARCH_AARCH64
#endif

#if defined(NATIVE) && !defined(UNCONFINED)

/* Calls that fail.  Some are on no machine but the older kind. */
static const uint32_t denied[] = {
#	ifdef __NR_fork
	__NR_fork,
	__NR_vfork,
	__NR_creat,
	__NR_unlink,
	__NR_rename,
	__NR_mkdir,
	__NR_rmdir,
	__NR_link,
	__NR_symlink,
	__NR_mknod,
	__NR_chmod,
	__NR_chown,
	__NR_lchown,
#	endif
	__NR_socket,
	__NR_socketpair,
	__NR_connect,
	__NR_bind,
	__NR_listen,
	__NR_accept,
	__NR_accept4,
	__NR_sendmsg,
	__NR_sendmmsg,
	__NR_execve,
	__NR_execveat,
	__NR_unlinkat,
	__NR_renameat,
	__NR_renameat2,
	__NR_mkdirat,
	__NR_linkat,
	__NR_symlinkat,
	__NR_mknodat,
	__NR_truncate,
	__NR_fchmod,
	__NR_fchmodat,
	__NR_fchown,
	__NR_fchownat,
	__NR_setxattr,
	__NR_lsetxattr,
	__NR_fsetxattr,
	__NR_ptrace,
	__NR_process_vm_readv,
	__NR_process_vm_writev,
	__NR_mount,
	__NR_umount2,
	__NR_pivot_root,
	__NR_chroot,
	__NR_unshare,
	__NR_setns,
	__NR_bpf,
	__NR_perf_event_open,
	__NR_keyctl,
	__NR_add_key,
	__NR_userfaultfd,
	__NR_io_uring_setup,
};

/* Calls that libraries do without if the kernel has none of them. */
static const uint32_t missing[] = { __NR_clone3, __NR_openat2 };

/* A call that fails if any of the bits is set in an argument, or if none is. */
static const struct {
	uint32_t call;
	unsigned argument;
	uint32_t bits;
	int if_set;
} conditions[] = {
#	ifdef __NR_open
	{ __NR_open, 1, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 1 },
#	endif
	{ __NR_openat, 2, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 1 },
	{ __NR_clone, 0, CLONE_THREAD, 0 },
};

enum {
	NDENIED = sizeof(denied) / sizeof(denied[0]),
	NMISSING = sizeof(missing) / sizeof(missing[0]),
	NCONDITIONS = sizeof(conditions) / sizeof(conditions[0]),
	PROGRAM_MAX = 8 + 2 * NDENIED + 2 * NMISSING + 5 * NCONDITIONS,
	X32 = 0x40000000,
};

struct program {
	struct sock_filter step[PROGRAM_MAX];
	unsigned short n;
};

static void
add(struct program *program, struct sock_filter step)
{
	program->step[program->n++] = step;
}

static void
load(struct program *program, size_t offset)
{
	add(program,
	    (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		(uint32_t)offset));
}

/* Ends with `answer` if what is loaded compares so with `value`. */
static void
answer_if(struct program *program, unsigned short how, uint32_t value,
    uint32_t answer)
{
	add(program,
	    (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_K | how, value, 0, 1));
	add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, answer));
}

static void
add_condition(struct program *program, size_t i)
{
	unsigned char skip_set = conditions[i].if_set ? 0 : 1;

	add(program,
	    (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_K | BPF_JEQ,
		conditions[i].call, 0, 4));
	load(program,
	    offsetof(struct seccomp_data, args) +
		conditions[i].argument * sizeof(uint64_t));
	add(program,
	    (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_K | BPF_JSET,
		conditions[i].bits, skip_set, (unsigned char)(1 - skip_set)));
	add(program,
	    (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
		SECCOMP_RET_ERRNO | EPERM));
	add(program,
	    (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

static void
write_program(struct program *program)
{
	load(program, offsetof(struct seccomp_data, arch));
	add(program,
	    (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_K | BPF_JEQ, NATIVE, 1,
		0));
	add(program,
	    (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
		SECCOMP_RET_ERRNO | EPERM));
	load(program, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < NCONDITIONS; i++)
		add_condition(program, i);
	for (size_t i = 0; i < NDENIED; i++)
		answer_if(program, BPF_JEQ, denied[i],
		    SECCOMP_RET_ERRNO | EPERM);
	for (size_t i = 0; i < NMISSING; i++)
		answer_if(program, BPF_JEQ, missing[i],
		    SECCOMP_RET_ERRNO | ENOSYS);
#	if defined(__x86_64__)
	answer_if(program, BPF_JGE, X32, SECCOMP_RET_ERRNO | EPERM);
#	endif
	add(program,
	    (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

const char *
confine(void)
{
	struct program program = { .n = 0 };
	struct sock_fprog filter;

	write_program(&program);
	filter = (struct sock_fprog){ program.n, program.step };
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
		return "the kernel filters no system calls";
	return NULL;
}

#else

const char *
confine(void)
{
	return "the program was built without it";
}

#endif

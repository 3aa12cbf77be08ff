# The three programs on their pipe, each a process that can be killed.
package Pipeline;
use strict;
use warnings;
use File::Temp qw(tempdir);
use POSIX qw(WNOHANG);

# new BUILD PAGES SERVER
sub new {
	my ($class, $build, $pages, $server) = @_;
	return bless { build => $build, pages => $pages, server => $server, parts => {},
	    folder => tempdir(CLEANUP => 1) }, $class;
}

# Starts one program between two descriptors; all else is closed in it.
sub spawn {
	my ($self, $in, $out, $program, @argument) = @_;
	my $pid = fork // die "fork: $!\n";
	return $pid if $pid;
	open STDIN, '<&', $in or die "stdin: $!\n";
	open STDOUT, '>&', $out or die "stdout: $!\n";
	open STDERR, '>', '/dev/null' if !$ENV{FAULTS_VERBOSE};
	exec "$self->{build}/bin/$program", @argument or die "$program: $!\n";
}

# begin DATABASE OPTION...: the processes of a load under way
sub begin {
	my ($self, $database, @option) = @_;
	open my $null, '+<', '/dev/null' or die "/dev/null: $!\n";
	pipe my $from_extract, my $to_transform or die "pipe: $!\n";
	pipe my $from_transform, my $to_load or die "pipe: $!\n";
	my %run = (status => {});
	$run{extract} = $self->spawn($null, $to_transform, 'extract', $self->{pages});
	$run{transform} = $self->spawn($from_extract, $to_load, 'transform');
	$run{load} = $self->spawn($from_transform, $null, 'load', '-q', '-d',
	    $self->{server}->target($database), @option);
	return \%run;
}

sub reap {
	my ($run, $flags) = @_;
	for my $program (qw(extract transform load)) {
		next if defined $run->{status}{$program};
		my $pid = waitpid $run->{$program}, $flags;
		$run->{status}{$program} = $? & 127 ? 'killed' : $? >> 8 if $pid == $run->{$program};
	}
	return keys %{ $run->{status} };
}

sub has_ended {
	my ($self, $run) = @_;
	return reap($run, WNOHANG) == 3;
}

# Waits for all three: how they ended, as in `0 0 0`.
sub finish {
	my ($self, $run) = @_;
	reap($run, 0);
	return join ' ', @{ $run->{status} }{qw(extract transform load)};
}

# part I N: a stream of the pages of every Nth folder
sub part {
	my ($self, $i, $n) = @_;
	my $stream = "$self->{folder}/$i-$n";
	return $stream if -e $stream;
	my @pages = split /\n/, `find '$self->{pages}' -type f | LC_ALL=C sort`;
	my @mine = map { $pages[$_] } grep { $_ % $n == $i } 0 .. $#pages;
	open my $list, '>', "$stream.list" or die "$stream.list: $!\n";
	print $list "$_\0" for @mine;
	close $list or die "$stream.list: $!\n";
	system("xargs -0 -n 100000 '$self->{build}/bin/extract' <'$stream.list' 2>/dev/null |"
	    . " '$self->{build}/bin/transform' >'$stream'") == 0 or die "part: status $?\n";
	return $stream;
}

1;

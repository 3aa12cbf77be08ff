# A wire to the server that is cut after some seconds.
package Relay;
use strict;
use warnings;
use IO::Select;
use IO::Socket::UNIX;
use POSIX ();
use Time::HiRes qw(time);

# new FOLDER SOCKET SECONDS
sub new {
	my ($class, $folder, $socket, $seconds) = @_;
	mkdir $folder;
	unlink "$folder/.s.PGSQL.5432";
	my $listener = IO::Socket::UNIX->new(Local => "$folder/.s.PGSQL.5432", Listen => 5)
	    or die "relay: $!\n";
	my $pid = fork // die "fork: $!\n";
	if ($pid == 0) {
		$SIG{TERM} = 'DEFAULT'; # it is not the one who stops the server
		pass($listener, $socket, time + $seconds);
		POSIX::_exit(0);
	}
	return bless { pid => $pid, folder => $folder }, $class;
}

sub pass {
	my ($listener, $socket, $end) = @_;
	my $select = IO::Select->new($listener);
	my %other;
	while ((my $left = $end - time) > 0) {
		for my $ready ($select->can_read($left)) {
			if ($ready == $listener) {
				my $client = $listener->accept or next;
				my $server = IO::Socket::UNIX->new(Peer => $socket) or return;
				@other{ $client, $server } = ($server, $client);
				$select->add($client, $server);
			} else {
				my $bytes = sysread $ready, my $data, 65536 or return;
				my $at = 0;
				$at += syswrite($other{$ready}, $data, $bytes - $at, $at) // return while $at < $bytes;
			}
		}
	}
	return;
}

sub target {
	my ($self, $database) = @_;
	return "host=$self->{folder} dbname=$database user=faults";
}

sub end {
	my ($self) = @_;
	kill TERM => $self->{pid};
	waitpid $self->{pid}, 0;
	return;
}

1;

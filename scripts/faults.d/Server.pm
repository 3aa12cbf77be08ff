# A PostgreSQL server of one's own, never run as root, and what is in it.
package Server;
use strict;
use warnings;
use POSIX ();
use Time::HiRes qw(sleep);

sub new {
	my ($class, $folder) = @_;
	delete @ENV{grep { /^PG/ } keys %ENV};
	my ($initdb) = reverse sort { ($a =~ m{/(\d+)/bin/})[0] <=> ($b =~ m{/(\d+)/bin/})[0] }
	    glob '/usr/lib/postgresql/*/bin/initdb';
	die "PostgreSQL is not installed\n" if !defined $initdb;
	my $self = bless { folder => $folder, bin => $initdb =~ s{/initdb$}{}r, up => 0 }, $class;
	mkdir $folder or die "$folder: $!\n";
	$self->give($folder);
	$self->run('initdb', '-N', '-U', 'faults', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust');
	return $self;
}

# Gives a folder to the server's user, and makes it if need be.
sub give {
	my ($self, $folder) = @_;
	mkdir $folder;
	chmod 0700, $folder;
	return if $> != 0;
	my ($uid, $gid) = (getpwnam 'postgres')[2, 3] or die "there is no user postgres\n";
	chown $uid, $gid, $folder;
	chmod 0711, $folder;
	return;
}

# Runs a program of the server as its user.
sub run {
	my ($self, $program, @argument) = @_;
	my @as = $> == 0 ? qw(setpriv --reuid=postgres --regid=postgres --init-groups --) : ();
	my $pid = fork // die "fork: $!\n";
	if ($pid == 0) {
		chdir '/';
		open STDIN, '<', '/dev/null';
		open STDOUT, '>', '/dev/null';
		open STDERR, '>', '/dev/null' if !$ENV{FAULTS_VERBOSE};
		exec @as, "$self->{bin}/$program", '-D', "$self->{folder}/data", @argument
		    or POSIX::_exit(127);
	}
	waitpid $pid, 0;
	die "$program: status $?\n" if $?;
	return;
}

# A crash is all that is tried here, and no loss of power: no fsync.
sub start {
	my ($self) = @_;
	my $folder = $self->{folder};
	$self->run('pg_ctl', '-w', '-t', 600, '-l', "$folder/log", '-o', "-k '$folder' -c listen_addresses=''"
	    . ' -c fsync=off -c autovacuum_naptime=1s', 'start');
	$self->{up} = 1;
	return;
}

sub stop {
	my ($self) = @_;
	$self->run('pg_ctl', '-w', '-m', 'immediate', 'stop') if $self->{up};
	$self->{up} = 0;
	return;
}

sub restart {
	my ($self, $how) = @_;
	$self->run('pg_ctl', '-w', '-t', 600, '-m', $how, 'stop');
	$self->start;
	return;
}

sub socket { return "$_[0]{folder}/.s.PGSQL.5432" }

sub target {
	my ($self, $database) = @_;
	return "host=$self->{folder} dbname=$database user=faults";
}

# Until it takes connections again, and those that were lost are gone.
sub wait {
	my ($self) = @_;
	for (1 .. 6000) {
		my $busy = $self->ask('postgres', "SELECT count(*) FROM pg_stat_activity
		    WHERE application_name = 'glasshouse-load'");
		return if defined $busy && $busy eq '0';
		sleep 0.05;
	}
	die 'the server does not come back: ', $self->ask('postgres', "SELECT string_agg(format('%s %s %s %s',
	    pid, state, wait_event, query), '; ') FROM pg_stat_activity
	    WHERE application_name = 'glasshouse-load'") // 'no answer', "\n";
}

# The answer to a question, or undef.
sub ask {
	my ($self, $database, $query) = @_;
	open my $in, '-|', 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', $self->target($database),
	    '-c', $query or die "psql: $!\n";
	my $answer = join '', <$in>;
	return undef if !close $in;
	chomp $answer;
	return $answer;
}

sub sql {
	my ($self, $database, $query) = @_;
	return $self->ask($database, $query) // die "psql: $query\n";
}

sub create {
	my ($self, $database, $template) = @_;
	$self->sql('postgres', "CREATE DATABASE $database TEMPLATE $template ENCODING 'UTF8'");
	return;
}

sub drop {
	my ($self, $database) = @_;
	local $ENV{PGOPTIONS} = '-c client_min_messages=error';
	$self->sql('postgres', "DROP DATABASE IF EXISTS $database WITH (FORCE)");
	return;
}

# The server's process that serves the loader.
sub backend {
	my ($self, $database) = @_;
	return $self->ask('postgres', "SELECT pid FROM pg_stat_activity WHERE datname = '$database'
	    AND application_name = 'glasshouse-load'");
}

# A session that has done something and not ended its transaction.
sub hold {
	my ($self, $database, $statement) = @_;
	open my $out, '|-', 'psql', '-Xq', '-d', $self->target($database) or die "psql: $!\n";
	$out->autoflush(1);
	print $out "BEGIN; $statement;\n";
	sleep 0.05 until $self->sql($database, "SELECT count(*) FROM pg_stat_activity
	    WHERE state = 'idle in transaction'") eq '1';
	return $out;
}

# Every row of the warehouse and how often it is there.  Keys that are given out
# in the order of loading, and instants, are left out or told by what they mean.
sub state {
	my ($self, $database) = @_;
	my @tables = split /\n/, $self->sql($database, q{
		SELECT format('%I.%I', n.nspname, c.relname), bool_or(a.attname = 'report_id'),
			bool_or(a.attname = 'agency_id')
		FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
			JOIN pg_attribute AS a ON a.attrelid = c.oid
		WHERE n.nspname IN ('glasshouse', 'etl') AND c.relkind = 'r'
			AND (n.nspname = 'glasshouse' OR c.relname IN ('reject', 'document_version'))
		GROUP BY 1 HAVING bool_or(a.attname IN ('report_id', 'agency_id', 'cohort_id', 'reject_id'))});
	my @parts;
	for (@tables) {
		my ($table, $report, $agency) = split /\|/;
		push @parts, "SELECT '$table', to_jsonb(t) - '{report_id, agency_id, agency_version_id,"
		    . ' run_id, reject_id, first_run_id, last_run_id, first_seen, last_seen,'
		    . " resolved_run_id, resolved_at}'::text[]"
		    . ($report eq 't' ? ', p.digest, p.ordinal' : ', NULL, NULL::integer')
		    . ($agency eq 't' ? ', a.agency_key' : ', NULL')
		    . ($table eq 'etl.reject' ? ', t.resolved_at IS NULL' : ', NULL::boolean')
		    . " FROM $table AS t"
		    . ($report eq 't' ? ' LEFT JOIN glasshouse.dim_report AS p ON p.report_id = t.report_id' : '')
		    . ($agency eq 't' ? ' LEFT JOIN glasshouse.dim_agency AS a ON a.agency_id = t.agency_id' : '');
	}
	open my $in, '-|', 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-d', $self->target($database), '-c',
	    'COPY (' . join(' UNION ALL ', @parts) . ') TO STDOUT' or die "psql: $!\n";
	my %rows;
	while (my $row = <$in>) {
		chomp $row;
		$rows{$row}++;
	}
	close $in or die "psql: status $?\n";
	return \%rows;
}

# Whether two states are the same, row for row.
sub same {
	my ($a, $b) = @_;
	return 0 if keys %$a != keys %$b;
	for (keys %$a) {
		return 0 if $a->{$_} != ($b->{$_} // 0);
	}
	return 1;
}

1;

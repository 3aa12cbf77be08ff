# Load beside psql's \copy of the same rows: in bulk beside tables that have
# their primary key alone, and row by row beside tables as they are.
package Freight;
use strict;
use warnings;
use Time::HiRes qw(sleep time);

my @facts = map { "fact_$_" } qw(disclosure request review indicator identity);

sub sql {
	my ($query, $database) = @_;
	open my $in, '-|', 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', $database // $ENV{PGDATABASE},
	    '-c', $query or die "psql: $!\n";
	chomp(my @lines = <$in>);
	close $in or die "psql: $query\n";
	return wantarray ? @lines : $lines[0];
}

# Processor seconds and peak of a process, if it is one of this machine.
sub cpu {
	my ($pid) = @_;
	open my $in, '<', "/proc/$pid/stat" or return;
	my @field = split ' ', (<$in> // return) =~ s/^.*\) //r;
	return ($field[11] + $field[12]) / 100;
}

sub peak {
	my ($pid) = @_;
	open my $in, '<', "/proc/$pid/status" or return 0;
	while (<$in>) {
		return $1 / 1024 if /^VmHWM:\s+(\d+)/;
	}
	return 0;
}

# Runs a command against a database: seconds, processor seconds of it and of
# its session in the server, the most memory that it held, bytes of WAL.
sub run {
	my ($database, $from, @command) = @_;
	local $ENV{PGDATABASE} = $database;
	local $ENV{PGAPPNAME} = 'glasshouse-bench';
	local $ENV{PGOPTIONS} = '-c max_parallel_workers_per_gather=0';
	sql('CHECKPOINT');
	my $wal = sql('SELECT pg_current_wal_insert_lsn()');
	my $start = time;
	my $pid = fork // die "fork: $!\n";
	if ($pid == 0) {
		open STDIN, '<', $from or die "$from: $!\n";
		exec @command or die "$command[0]: $!\n";
	}
	my ($own, $most, $session, $served) = (0, 0, undef, 0);
	while (waitpid($pid, 1) == 0) {
		my $now = peak($pid);
		$most = $now if $now > $most;
		$own = cpu($pid) // $own;
		$session //= do {
			local $ENV{PGAPPNAME} = 'psql';
			sql("SELECT pid FROM pg_stat_activity WHERE application_name = 'glasshouse-bench'");
		};
		$served = cpu($session) // $served if $session;
		sleep 0.02;
	}
	die "@command: status $?\n" if $?;
	my $seconds = time - $start;
	return { seconds => $seconds, cpu => $own + $served, held => $most,
	    wal => sql("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '$wal')") };
}

sub create {
	my ($name, $template) = @_;
	local $ENV{PGOPTIONS} = '-c client_min_messages=error';
	sql("DROP DATABASE IF EXISTS $name", 'postgres');
	sql("CREATE DATABASE $name ENCODING 'UTF8' TEMPLATE $template", 'postgres');
	return;
}

# The columns of a table that are not worked out from others.
sub columns {
	my ($table) = @_;
	return sql("SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute
	    WHERE attrelid = 'glasshouse.$table'::regclass AND attnum > 0 AND attgenerated = ''
	    AND NOT attisdropped");
}

# Copies the rows of `database` into `into`, which has none of them.
sub copy {
	my ($folder, $database, $into, $strip) = @_;
	my @command = ('psql', '-Xq1', '-v', 'ON_ERROR_STOP=1');
	for my $table (@facts) {
		local $ENV{PGDATABASE} = $database;
		my $columns = columns($table);
		sql("\\copy glasshouse.$table ($columns) TO '$folder/$table'");
		push @command, '-c', "\\copy glasshouse.$table ($columns) FROM '$folder/$table'";
	}
	create($into, $database);
	sql('TRUNCATE ' . join(', ', map { "glasshouse.$_" } @facts), $into);
	if ($strip) {
		my $of = 'WHERE r.oid IN (' . join(', ', map { "'glasshouse.$_'::regclass" } @facts) . ')';
		sql($_, $into) for sql("SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', r.oid::regclass, conname)
		    FROM pg_constraint AS c JOIN pg_class AS r ON r.oid = c.conrelid $of AND contype <> 'p'", $into),
		    sql("SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index AS i
		    JOIN pg_class AS r ON r.oid = i.indrelid $of AND NOT indisprimary
		    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)", $into);
	}
	my $run = run($into, '/dev/null', @command);
	unlink map { "$folder/$_" } @facts;
	sql("DROP DATABASE $into", 'postgres');
	return $run;
}

sub rows {
	my ($database) = @_;
	my $sum = 0;
	$sum += sql("SELECT count(*) FROM glasshouse.$_", $database) for @facts;
	return $sum;
}

sub row {
	my ($name, $rows, $run) = @_;
	printf "  %-24s %9.2f s %9.0f rows/s %9.2f s of processors %7.1f MB held %9.1f MB of log\n", $name,
	    $run->{seconds}, $rows / $run->{seconds}, $run->{cpu}, $run->{held}, $run->{wal} / 1e6;
	return;
}

sub ratio {
	my ($name, $load, $copy) = @_;
	printf "  %-24s %9.2f of it by the clock, %.2f by the processors\n", $name,
	    $copy->{seconds} / $load->{seconds}, $copy->{cpu} / $load->{cpu};
	return;
}

# The first reports of a stream, as a stream.
sub head {
	my ($from, $to, $reports) = @_;
	open my $in, '<', $from or die "$from: $!\n";
	open my $out, '>', $to or die "$to: $!\n";
	my ($records, $seen) = (-1, 0);
	while (my $line = <$in>) {
		$seen++ if $line =~ /^report\t/;
		last if $seen > $reports || $line =~ /^end\t/;
		next if $line =~ /^reject\t/;
		print $out $line;
		$records++;
	}
	print $out "end\tglasshouse-transform\t$records\t\n";
	close $out or die "$to: $!\n";
	return;
}

# One way of loading beside its ruler; the stream again.
sub pair {
	my ($load, $folder, $stream, @option) = @_;
	my $database = 'glasshouse_bench';
	create($database, 'template0');
	system($load, '-q', '--migrate', '-d', $database) == 0 or die "load --migrate: status $?\n";
	my $first = run($database, $stream, $load, '-q', @option);
	my $rows = rows($database);
	row("load @option", $rows, $first);
	my $again = run($database, $stream, $load, '-q', @option);
	printf "  %-24s %9.2f s, %.0f times as fast, %.1f MB held, %d bytes of log\n", 'again',
	    $again->{seconds}, $first->{seconds} / $again->{seconds}, $again->{held}, $again->{wal};
	my $copy = copy($folder, $database, 'glasshouse_bench_copy', scalar @option);
	row(@option ? '\copy, primary key alone' : '\copy, all constraints', $rows, $copy);
	ratio("load @option", $first, $copy);
	sql("DROP DATABASE $database", 'postgres');
	return;
}

# race LOAD FOLDER STREAM REPORTS: in bulk the whole stream, and row by row so
# many reports of it
sub race {
	my ($load, $folder, $stream, $reports) = @_;
	$| = 1;
	pair($load, $folder, $stream, '--bulk');
	if ($reports) {
		head($stream, "$folder/head.records", $reports);
		$stream = "$folder/head.records";
		print "  the first $reports reports:\n";
	}
	pair($load, $folder, $stream);
	unlink "$folder/head.records";
	return;
}

1;

# Extract beside `gzip -dc` of the same file: each way of reading it in turn
# with the ruler, so that what else the machine does falls on both.
package Ruler;
use strict;
use warnings;
use Time::HiRes qw(time);

# Runs a command to /dev/null: wall and processor seconds, and the peak in MiB.
sub run {
	my (@command) = @_;
	pipe my $from, my $to or die "pipe: $!\n";
	my $start = time;
	my $pid = fork // die "fork: $!\n";
	if ($pid == 0) {
		close $from;
		my $child = fork // die "fork: $!\n";
		if ($child == 0) {
			open STDOUT, '>', '/dev/null' or die "/dev/null: $!\n";
			exec @command or die "$command[0]: $!\n";
		}
		waitpid $child, 0;
		my $status = $?;
		my (undef, undef, $user, $system) = times;
		print $to $status, ' ', $user + $system;
		exit 0;
	}
	close $to;
	my ($status, $cpu) = split / /, <$from>;
	my $wall = time - $start;
	waitpid $pid, 0;
	die "@command: status $status\n" if $status;
	return ($wall, $cpu);
}

sub peak {
	my (@command) = @_;
	my $pid = fork // die "fork: $!\n";
	if ($pid == 0) {
		open STDOUT, '>', '/dev/null' or die "/dev/null: $!\n";
		exec @command or die "$command[0]: $!\n";
	}
	my $most = 0;
	while (waitpid($pid, 1) == 0) {
		if (open my $in, '<', "/proc/$pid/status") {
			/^VmHWM:\s+(\d+)/ && $1 > $most and $most = $1 while <$in>;
		}
		select undef, undef, undef, 0.005;
	}
	return $most / 1024;
}

sub median {
	my @sorted = sort { $a <=> $b } @_;
	return $sorted[@sorted / 2];
}

# One line: the medians of `repeat` ratios, each of a pair.
sub compare {
	my ($repeat, $name, $ruler, $command) = @_;
	run(@$command);
	my (@wall, @cpu);
	for (1 .. $repeat) {
		my @is = run(@$command);
		my @was = run(@$ruler);
		push @wall, $is[0] / $was[0];
		push @cpu, $is[1] / $was[1];
	}
	printf "  %-28s %6.3f wall %6.3f cpu %6.1f MiB held\n", $name, median(@wall), median(@cpu),
	    peak(@$command);
}

# Transform from records to records, beside `gzip -dc` of the same records: the
# medians of `repeat` pairs, by processor time.
sub records {
	my ($option, $make, $programs) = @_;
	my $pages = "$option->{dir}/pages$option->{reports}";
	my $file = "$option->{dir}/documents$option->{reports}";
	system($make, '--plain', '--others', 0, '--reports', $option->{reports}, $pages) == 0
	    or die "no archive\n" if !-d $pages;
	system("$programs/extract '$pages' >'$file' && gzip -kf '$file'") == 0 or die "no records\n";
	my (@cpu, @ratio);
	for (1 .. $option->{repeat}) {
		my $cpu = (run("$programs/transform", $file))[1];
		my $ruler = (run('gzip', '-dc', "$file.gz"))[1];
		push @cpu, $cpu;
		push @ratio, $cpu / ($ruler || 0.001);
	}
	printf "%d reports, %.1f KB of records each, medians of %d runs\n", $option->{reports},
	    (-s $file) / $option->{reports} / 1e3, $option->{repeat};
	printf "  transform %6.0f reports/s of processor time, %.1f times gzip -dc, %.1f MiB held\n",
	    $option->{reports} / median(@cpu), median(@ratio), peak("$programs/transform", $file);
}

# An archive of that many pages, a fiftieth of them reports.
sub archive {
	my ($option, $make, $kind, $pages) = @_;
	my $file = "$option->{dir}/crawl$pages.$kind";
	my $reports = int($pages / 50);
	system($make, '--plain', '--reports', $reports, '--filler',
	    $pages - int($reports * 1.25), '--container', $kind, $file) == 0
	    or die "no archive\n" if !-e $file;
	return $file;
}

# Every way to read an archive of `pages` pages, and one packed as a whole.
sub race {
	my ($option, $make, $extract) = @_;
	my $file = archive($option, $make, 'warc.gz', $option->{pages});
	my $tar = archive($option, $make, 'tar.gz', int($option->{pages} / 5));
	system("$extract --write-cdx $file.cdxj $file >/dev/null") == 0 or die "no index\n";
	printf "%.0f MB, ratios to gzip -dc, medians of %d pairs\n", (-s $file) / 1e6, $option->{repeat};
	my @ruler = ('gzip', '-dc', $file);
	compare($option->{repeat}, 'libdeflate-gunzip -c', \@ruler, ['libdeflate-gunzip', '-c', $file])
	    if grep { -x "$_/libdeflate-gunzip" } split /:/, $ENV{PATH};
	for my $how ('', '-j 2', '--host .gov.cn', '--host .gov.cn -j 2',
		"--cdx $file.cdxj --host .gov.cn", "--cdx $file.cdxj --host .gov.cn -j 2") {
		compare($option->{repeat}, 'extract ' . $how =~ s/$file/CRAWL/r, \@ruler,
		    [$extract, split(/ /, $how), $file]);
	}
	compare($option->{repeat}, 'extract, one stream', ['gzip', '-dc', $tar], [$extract, $tar]);
}

1;

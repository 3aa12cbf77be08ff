#!/usr/bin/perl
# The same pages give the same reports out of whatever they are put in.
use strict;
use warnings;
use FindBin qw($RealBin);
use lib $RealBin;
use File::Temp qw(tempdir);
use Test::More;

my $b = $ENV{B} // die "B, the build folder, is not set\n";
my $folder = tempdir(CLEANUP => 1);
my $has_zstd = grep { -x "$_/zstd" } split /:/, $ENV{PATH};

sub sh {
	my ($command) = @_;
	system('bash', '-c', "set -o pipefail; $command") == -1 and die "bash: $!\n";
	return $? >> 8;
}

# The cells of all reports, sorted.  A document's name is the page's alone, and
# an address is only in crawls.
sub cells {
	my ($file) = @_;
	open my $in, '<', $file or die "$file: $!\n";
	my @lines = map { s/^"?[^,"]*?([^,"\/]+?)(?:\.gz)?"?,[^,]*/$1/r } <$in>;
	return [sort @lines];
}

# What is read of a file, in whatever way.
sub reports {
	my ($name, $input) = @_;
	is(sh("'$b/bin/extract' $input 2>'$folder/said' >'$folder/records'"), 0, "$name is read whole")
	    or diag(`head -n 5 '$folder/said'`);
	is(-s "$folder/said", 0, "of $name nothing is said");
	is(sh("'$b/bin/transform' --csv <'$folder/records' >'$folder/csv'"), 0, 'and transformed');
	return cells("$folder/csv");
}

sub make {
	my ($kind) = @_;
	is(sh("'$RealBin/../scripts/make-archive' --reports 24 --others 6 --container $kind "
	    . "'$folder/p.$kind' >/dev/null"), 0, "$kind is made");
	return "'$folder/p.$kind'";
}

my $want = reports('files', make('files'));
cmp_ok(@$want, '>', 1000, 'there are cells to compare');
for my $kind (qw(tar tar.gz zip wacz)) {
	my $file = make($kind);
	is_deeply(reports($kind, $file), $want, "$kind holds the same reports");
	is_deeply(reports("$kind on stdin", "- <$file"), $want, 'and so it does on standard input');
	is_deeply(reports("$kind by a pipe", "- < <(cat $file)"), $want, 'and through a pipe');
}
SKIP: {
	skip 'no zstd', 1 if !$has_zstd;
	for my $kind (qw(tar.zst warc.zst warc.dict.zst)) {
		is_deeply(reports($kind, make($kind)), $want, "$kind holds the same reports");
	}
}

# Archives in archives, down to four.
my $nested = "$folder/p.tar.gz";
for my $depth (1 .. 4) {
	my $outer = "$folder/outer$depth.tar";
	is(sh("tar -C '$folder' -cf '$outer' " . ($nested =~ s,.*/,,r)), 0, 'tar makes an archive of it');
	if ($depth < 4) {
		is_deeply(reports("depth $depth", "'$outer'"), $want, "archives are read $depth deep");
	} else {
		is(sh("'$b/bin/extract' '$outer' 2>/dev/null >'$folder/records'"), 0, 'deeper ones are not');
		is(sh("grep -q '^reject.*nested too deeply' '$folder/records'"), 0, 'and that is said');
	}
	$nested = $outer;
}
done_testing();

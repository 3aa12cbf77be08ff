#!/usr/bin/perl
# A made-up archive is read without a mistake, and is the same for its seed.
# $SAMPLE sets the number of its reports.
use strict;
use warnings;
use utf8;
use FindBin qw($RealBin);
use lib $RealBin;
use File::Temp qw(tempdir);
use Score;
use Test::More;

my $b = $ENV{B} // die "B, the build folder, is not set\n";
my $reports = $ENV{SAMPLE} // 84;
my $folder = tempdir(CLEANUP => 1);
binmode $_, ':utf8' for Test::More->builder->output, Test::More->builder->failure_output;

sub sh {
	my ($command) = @_;
	system('bash', '-c', "set -o pipefail; $command") == -1 and die "bash: $!\n";
	return $? >> 8;
}

for my $name (qw(one two)) {
	is(sh("'$RealBin/../scripts/make-archive' --reports $reports '$folder/$name' >/dev/null"), 0,
	    "archive $name is made");
}
is(sh("diff -r '$folder/one' '$folder/two'"), 0, 'the same seed makes the same pages');
is(sh("diff '$folder/one.truth.tsv' '$folder/two.truth.tsv'"), 0, 'and the same truth');

is(sh("'$b/bin/extract' '$folder/one' >'$folder/records' 2>'$folder/said'"), 0, 'extract is content');
is(sh("'$b/bin/transform' --csv <'$folder/records' >'$folder/csv' 2>>'$folder/said'"), 0,
    'transform is content');
is(-s "$folder/said", 0, 'neither complains') or diag(`head -n 20 '$folder/said'`);
my $score = Score->new("$folder/one.truth.tsv");
open my $csv, '<:encoding(UTF-8)', "$folder/csv" or die "csv: $!\n";
is($score->csv($csv), 'document,uri,agency,year,fact,row,column,value,unit,state,raw',
    'the CSV has its head');
$score->tell("$folder/one.faults.tsv");
done_testing();

#!/usr/bin/perl
# Real reports with truth, where they lie beside the checkout; they are other
# people's, and no part of the project.
use strict;
use warnings;
use utf8;
use FindBin qw($RealBin);
use lib $RealBin;
use Score;
use Test::More;

my $b = $ENV{B} // die "B, the build folder, is not set\n";
my $corpus = $ENV{CORPUS} // "$RealBin/../../shared/corpus/seeds";
binmode $_, ':utf8' for Test::More->builder->output, Test::More->builder->failure_output;
plan(skip_all => "no corpus in $corpus") if !-f "$corpus/truth.tsv";

my @files = grep { $_ ne "$corpus/truth.tsv" } glob "\Q$corpus\E/*";
open my $csv, '-|:encoding(UTF-8)', 'bash', '-c',
    'set -o pipefail; b=$1; shift; "$b/bin/extract" "$@" | "$b/bin/transform" --csv', 'corpus', $b,
    @files or die "bash: $!\n";
my $score = Score->new("$corpus/truth.tsv");
$score->csv($csv);
ok(close $csv, 'the corpus is read') or diag("status $?");
$score->tell;
done_testing();

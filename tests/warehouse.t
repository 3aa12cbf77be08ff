#!/usr/bin/perl
# A made-up archive all the way into a warehouse, and out again through its
# views: nothing lost, nothing twice, nothing half.  Makes its own database on
# the server that the environment names: see `make check-db`.
use strict;
use warnings;
use utf8;
use FindBin qw($RealBin);
use lib $RealBin;
use File::Temp qw(tempdir);
use Score;
use Test::More;

my $b = $ENV{B} // die "B, the build folder, is not set\n";
plan(skip_all => 'no server: PGHOST is not set') if !defined $ENV{PGHOST};
my $reports = $ENV{SAMPLE} // 84;
my $corpus = $ENV{CORPUS} // "$RealBin/../../shared/corpus/seeds";
my $folder = tempdir(CLEANUP => 1);
binmode $_, ':utf8' for Test::More->builder->output, Test::More->builder->failure_output;

# Runs a command, whose output goes to a file that said() gives back.
sub sh {
	my ($command) = @_;
	system('bash', '-c', "set -o pipefail; { $command\n} >'$folder/said' 2>&1") == -1
	    and die "bash: $!\n";
	return $? >> 8;
}

sub said {
	open my $in, '<:encoding(UTF-8)', "$folder/said" or die "said: $!\n";
	local $/;
	return scalar <$in>;
}

sub rows {
	my ($query) = @_;
	open my $in, '-|:encoding(UTF-8)', 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-c',
	    "COPY ($query) TO STDOUT" or die "psql: $!\n";
	my @rows = map { chomp; [map { $_ eq '\N' ? '' : $_ } split /\t/, $_, -1] } <$in>;
	close $in or die "psql: status $?\n";
	return @rows;
}

# The warehouse as a list of its tables and how many rows each has.
sub sizes {
	my @tables = map { $_->[0] } rows(q{SELECT format('%I.%I', schemaname, tablename)
	    FROM pg_tables WHERE schemaname = 'glasshouse' OR tablename = 'reject' ORDER BY 1});
	return join ' ', map { "$_=" . (rows("SELECT count(*) FROM $_"))[0][0] } @tables;
}

sub database {
	my ($name) = @_;
	$ENV{PGDATABASE} = 'postgres';
	sh("createdb -E UTF8 -T template0 $name") == 0 or die said();
	$ENV{PGDATABASE} = $name;
	is(sh("'$b/bin/load' --migrate"), 0, "warehouse $name is made") or diag(said());
}

# Scores what the views show of the documents loaded.
sub score {
	my ($truth, $faults) = @_;
	my $score = Score->new($truth);
	$score->row($_->[0], 'report', @$_[1, 2, 3]) for rows(q{
	    SELECT document, name, '', value FROM bi.report, LATERAL (VALUES
	    ('agency', agency), ('year', report_year::text), ('era', era), ('scope', scope),
	    ('published', coalesce(published, signed)::text)) AS head (name, value)});
	$score->row(@$_) for rows(q{SELECT document, fact, row_code, column_code,
	    cell_value, cell_state FROM bi.cell});
	$score->row($_->[0], 'identity', @$_[1, 2], '', 'fails') for rows(q{
	    SELECT document, identity_code, member_code FROM bi.identity_failures});
	$score->tell($faults);
}

is(sh("'$RealBin/../scripts/make-archive' --reports $reports '$folder/pages'"), 0,
    'an archive is made');
sh("'$b/bin/extract' '$folder/pages' >'$folder/documents'
    '$b/bin/transform' <'$folder/documents' >'$folder/facts'") == 0 or die said();
my $pid = $$;
database("glasshouse_test_$pid");
is(sh("'$b/bin/load' --migrate"), 0, 'made already, it stays as it is') or diag(said());

# Cut anywhere, a stream loads nothing.
my $empty = sizes();
for my $part (0.02, 0.3, 0.7, 0.999) {
	my $bytes = int($part * -s "$folder/facts");
	is(sh("head -c $bytes '$folder/facts' | '$b/bin/load'"), 65, "cut at $part, it is refused");
}
my $half = int(0.5 * -s "$folder/documents");
is(sh("{ head -c $half '$folder/documents'; sleep 2; }"
    . " | { timeout -s KILL 1 '$b/bin/transform'; true; } | '$b/bin/load'"), 65,
    'with transform killed halfway, it is refused');
is(sizes(), $empty, 'and nothing of it is in the warehouse');

is(sh("'$b/bin/load' <'$folder/facts'"), 0, 'whole, it is loaded') or diag(said());
like(said(), qr/\b$reports loaded, 0 unchanged/, 'with every report');
my $full = sizes();
isnt($full, $empty, 'and there it is');
is(sh("'$b/bin/load' <'$folder/facts'"), 0, 'loaded again, it is taken') or diag(said());
like(said(), qr/\b0 loaded, $reports unchanged/, 'with nothing new');
is(sizes(), $full, 'and no row more or less');
score("$folder/pages.truth.tsv", "$folder/pages.faults.tsv");

SKIP: {
	skip "no corpus in $corpus", 1 if !-f "$corpus/truth.tsv";
	database("glasshouse_corpus_$pid");
	is(sh("'$b/bin/extract' '$corpus'/*.txt | '$b/bin/transform' | '$b/bin/load'"), 0,
	    'real reports are loaded') or diag(said());
	score("$corpus/truth.tsv");
}
$ENV{PGDATABASE} = 'postgres';
sh("dropdb --if-exists $_$pid") for qw(glasshouse_test_ glasshouse_corpus_);
done_testing();

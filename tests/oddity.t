#!/usr/bin/perl
# Made-up reports, each distorted by one or two of the oddities of real pages,
# are read right or not at all.
#
#	ODDITIES=N        how many (700)
#	ODDITY=PATTERN    only oddities whose name fits it; all that is wrong is listed
#	ODDITY_ALL=1      list what was not read, too
#	ODDITY_FOLDER=DIR leave the pages there
use strict;
use warnings;
use utf8;
use FindBin qw($RealBin);
use lib $RealBin, "$RealBin/../scripts/archive";
use File::Temp qw(tempdir);
use Oddities;
use Score;
use Test::More;

my $build = $ENV{B} // die "B, the build folder, is not set\n";
my $wanted = $ENV{ODDITIES} // 700;
my $pattern = $ENV{ODDITY} // '';
my $folder = $ENV{ODDITY_FOLDER} // tempdir(CLEANUP => 1);
my $share = 99;    # of all cells that can be decided, in percent
binmode $_, ':utf8' for Test::More->builder->output, Test::More->builder->failure_output;

my @all = grep { $_->{name} =~ /$pattern/ } Oddities::all();
my @names = map { $_->{name} } @all;
my (%document, %tally, @wrong, @unread);

# Singles first, then pairs, in an order that the seed alone decides.
sub choices {
	my ($n) = @_;
	my @choices;
	for my $round (0 .. 2 + int($n / 4 / @names)) {
		push @choices, map { [$_] } @names;
		last if @choices * 2 > $n;
	}
	my @pairs;
	my @any = Oddities::all();
	for my $one (@all) {
		push @pairs, map { [$one->{name}, $_->{name}] }
		    grep { $_->{name} ne $one->{name} && Oddities::go_together($one, $_) } @any;
	}
	srand 7;
	@pairs = map { $_->[1] } sort { $a->[0] <=> $b->[0] } map { [rand, $_] } @pairs;
	push @choices, @pairs while @choices < $n && @pairs;
	return @choices[0 .. ($n < @choices ? $n : @choices) - 1];
}

sub write_documents {
	my $n = 0;
	mkdir "$folder/pages";
	for my $choice (choices($wanted)) {
		my $made = Oddities::document(1, ++$n, @$choice);
		open my $out, '>:raw', "$folder/pages/$made->{name}" or die "$made->{name}: $!\n";
		print $out delete $made->{bytes};
		close $out or die "$made->{name}: $!\n";
		$made->{oddities} = $choice;
		$document{ $made->{name} } = $made;
	}
	return $n;
}

sub count {
	my ($made, $key, $how) = @_;
	my $kind = $made->{doubt}{$key} ? 'doubt' : 'cells';
	my @rows = ('all', map { @{ $made->{oddities} } == 1 ? $_ : "$_ +" } @{ $made->{oddities} });
	$tally{$_}{$kind}{$how}++ for @rows;
}

sub judge {
	my ($name, $made, $read) = @_;
	my %facts = map { /^(\w+) / ? ($1 => 1) : () } keys %{ $made->{truth} };
	for my $key (sort keys %{ $made->{truth} }) {
		my $want = $made->{truth}{$key};
		my $got = $read->{$key} // '';
		my $how = $got eq '' ? ($want eq '' ? 'blank' : 'unreadable')
		    : $want ne '' && Score::number($got) eq Score::number($want) ? 'right' : 'wrong';
		count($made, $key, $how);
		push @wrong, "$name (@{ $made->{oddities} }): $key is $want, read as $got"
		    if $how eq 'wrong';
		push @unread, "$name (@{ $made->{oddities} }): $key is $want, not read"
		    if $how eq 'unreadable' && !$made->{doubt}{$key};
	}
	for my $key (sort keys %$read) {
		my ($fact) = split / /, $key;
		next if $read->{$key} eq '' || exists $made->{truth}{$key} || $fact !~ /^(?:disc|req|rev|ind)/;
		count($made, $key, 'wrong');
		push @wrong, "$name (@{ $made->{oddities} }): $key is not there, read as $read->{$key}";
	}
}

sub percent {
	my ($count) = @_;
	my %n = (right => 0, unreadable => 0, wrong => 0, %{ $count // {} });
	my $sum = $n{right} + $n{unreadable} + $n{wrong};
	return ($sum ? 100 * $n{right} / $sum : 100, @n{qw(right unreadable wrong)});
}

sub table_row {
	my ($name) = @_;
	my ($share, @cells) = percent($tally{$name}{cells});
	my (undef, @doubt) = percent($tally{$name}{doubt});
	return sprintf '%-34s %7.2f %% %8d %7d %5d   %7d %7d %5d', $name, $share, @cells, @doubt;
}

my $made = write_documents();
my $command = "'$build/bin/extract' '$folder/pages' | '$build/bin/transform' --csv";
open my $csv, '-|:encoding(UTF-8)', 'bash', '-c', "set -o pipefail; $command" or die "bash: $!\n";
my $score = Score->new('/dev/null');
$score->csv($csv);
ok(close $csv, "$made distorted reports are read") or diag("status $?");
judge($_, $document{$_}, $score->{read}{$_} // {}) for sort keys %document;

note(sprintf '%-34s %9s %8s %7s %5s   %s', 'oddity (+: with another)', 'right', 'right', 'unread', 'wrong',
    'in doubt: right, unread, wrong');
note(table_row($_)) for sort keys %tally;
note($_) for $ENV{ODDITY_ALL} ? @unread : ();
is(scalar @wrong, 0, 'no wrong number is stated')
    or diag(join "\n", @wrong > 40 && !$pattern
	? (@wrong[0 .. 39], 'and ' . (@wrong - 40) . ' more') : @wrong);
cmp_ok((percent($tally{all}{cells}))[0], '>=', $share, "of all cells that can be decided $share % are read");
for my $oddity (@all) {
	my $name = $oddity->{name};
	my $kind = $oddity->{doubt} ? 'doubt' : 'cells';
	cmp_ok((percent($tally{$name}{$kind}))[0], '>=', $oddity->{floor},
	    "$name: $oddity->{floor} % are read");
}
done_testing();

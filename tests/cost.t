#!/usr/bin/perl
# What a hostile document costs: no more for its size than a report does, and
# one of few lines, however long, no more than a hundred reports.
use strict;
use warnings;
use utf8;
use FindBin qw($RealBin);
use lib "$RealBin/../scripts/archive";
use File::Temp qw(tempdir);
use Oddities;
use Test::More;

my $build = $ENV{B} // die "B, the build folder, is not set\n";
plan skip_all => 'a sanitizer has costs of its own'
    if system("grep -q __asan_init '$build/bin/transform'") == 0;
my $folder = tempdir(CLEANUP => 1);
my $reports = 200;
my $size = 10_000_000;    # characters are up to three bytes
my $title = "桠溪镇2020年政府信息公开工作年度报告\n申请人情况\n";

sub save {
	my ($name, $bytes) = @_;
	open my $out, '>:raw', "$folder/$name" or die "$name: $!\n";
	print $out $bytes;
	close $out or die "$name: $!\n";
}

# Seconds that transform takes for what extract makes of a file or a folder, and
# how many bytes that is.
sub cost {
	my ($name) = @_;
	system("'$build/bin/extract' '$folder/$name' >'$folder/records'") == 0 or die "extract: $?\n";
	my $before = (times)[2];
	system("'$build/bin/transform' <'$folder/records' >'$folder/read'") == 0 or die "transform: $?\n";
	return ((times)[2] - $before, -s "$folder/records");
}

sub many {
	my ($text) = @_;
	my $bytes = Encode::encode('UTF-8', $text);
	return Encode::encode('UTF-8', $title) . $bytes x ($size / length $bytes);
}

mkdir "$folder/reports" or die "reports: $!\n";
for my $n (1 .. $reports) {
	my $page = Oddities::document(3, $n, 'layout: row_bars');
	save("reports/$page->{name}", $page->{bytes});
}
save('empty', Encode::encode('UTF-8', $title));
my ($start) = cost('empty');
my ($all, $bytes) = cost('reports');
my $each = ($all - $start) / $reports;
my $per_byte = ($all - $start) / $bytes;
note(sprintf '%.3f ms a report of %d bytes', 1000 * $each, $bytes / $reports);
cmp_ok($each, '>', 0, 'a report costs something');

my %hostile = (bars => '|', 'rows of bars' => "| 0 | 1 |\n", brackets => "规章(\n",
	'open brackets in a line' => '(a b ', labels => "结果维持\n", digits => '予以公开11111111111111111111',
	'rows of one label' => "（一）予以公开 1 0 0 0 0 0 1\n", 'strange heads' => "自然人 | 奇怪的列 |\n",
	marks => '信息内容', blanks => "\x{3000}", 'half of a gloss' => '项(xiang',
	'nested brackets' => '(', 'tiny cells' => "1\n", 'tiny cells in a row' => "1\t",
	'a giant line' => '收到信息公开申请', headings => "一、总体情况\n",
	titles => "桠溪镇2020年政府信息公开工作年度报告\n", dates => "2020年1月1日",
	tables => "信息内容 | 本年制发件数\n规章 | 1\n", 'no end of a sentence' => '未收到有关各类公民',
	traditional => '規範', quotes => '“');
for my $name (sort keys %hostile) {
	save('hostile', many($hostile{$name}));
	my ($seconds, $length) = cost('hostile');
	my $limit = $hostile{$name} !~ /\n/ ? 100 * $each : $length * $per_byte;
	# A clock tick more or less is no sign of anything.
	cmp_ok($seconds - $start, '<', 0.02 + $limit, "$name: no more than they should");
	note(sprintf '%s: %.0f reports, %.0f times the size', $name, ($seconds - $start) / $each,
	    $length / $bytes * $reports);
	next if $name eq 'rows of one label';    # under a title: a report, of sorts
	is(system("grep -q '^reject\ttransform\t' '$folder/read'"), 0, "$name: no report");
}
done_testing();

#!/usr/bin/perl
# What a hostile document costs: no more than a hundred reports, if it is as long
# as a document may be, and if it is longer.
use strict;
use warnings;
use utf8;
use FindBin qw($RealBin);
use lib "$RealBin/../scripts/archive";
use File::Temp qw(tempdir);
use Oddities;
use Test::More;

my $build = $ENV{B} // die "B, the build folder, is not set\n";
my $folder = tempdir(CLEANUP => 1);
my $reports = 200;
my ($lines, $size) = (20_000, 512 << 10);    # the bounds in the manual
my $title = "桠溪镇2020年政府信息公开工作年度报告\n申请人情况\n";

sub save {
	my ($name, $bytes) = @_;
	open my $out, '>:raw', "$folder/$name" or die "$name: $!\n";
	print $out $bytes;
	close $out or die "$name: $!\n";
}

# Instructions that transform takes for what extract makes of a file or a folder,
# and how many bytes that is. A clock would count the neighbours' work as well.
sub cost {
	my ($name) = @_;
	system("'$build/bin/extract' '$folder/$name' >'$folder/records'") == 0 or die "extract: $?\n";
	system("valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "
		  . "--log-file='$folder/count' '$build/bin/transform' <'$folder/records' >'$folder/read'") == 0
	    or die "transform: $?\n";
	open my $in, '<', "$folder/count" or die "count: $!\n";
	my ($count) = map { /refs:\s+([\d,]+)/ ? $1 =~ tr/,//dr : () } <$in>;
	return ($count // die("valgrind counted nothing\n"), -s "$folder/records");
}

# As much of a text as a document may hold.
sub most {
	my ($text) = @_;
	my $bytes = Encode::encode('UTF-8', $text);
	my $ends = $text =~ tr/\n//;
	my $n = int(($size - 200) / length $bytes);
	$n = int(($lines - 10) / $ends) if $n * $ends > $lines - 10;
	return Encode::encode('UTF-8', $title) . $bytes x $n;
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
note(sprintf '%d instructions a report of %d bytes', $each, $bytes / $reports);
cmp_ok($each, '>', 0, 'a report costs something');

my %hostile = (bars => '|', 'rows of bars' => "| 0 | 1 |\n", brackets => "规章(\n",
	'open brackets in a line' => '(a b ', labels => "结果维持\n", digits => '予以公开11111111111111111111',
	'rows of one label' => "（一）予以公开 1 0 0 0 0 0 1\n", 'strange heads' => "自然人 | 奇怪的列 |\n",
	marks => '信息内容', blanks => "\x{3000}", 'half of a gloss' => '项(xiang',
	'nested brackets' => '(', 'tiny cells' => "1\n", 'tiny cells in a row' => "1\t",
	'a giant line' => '收到信息公开申请', headings => "一、总体情况\n",
	titles => "桠溪镇2020年政府信息公开工作年度报告\n", dates => "2020年1月1日",
	tables => "信息内容 | 本年制发件数\n规章 | 1\n", 'no end of a sentence' => '未收到有关各类公民',
	traditional => '規範', quotes => '“', 'words of sentences' => '未收到复议诉讼申请');
for my $name (sort keys %hostile) {
	save('hostile', most($hostile{$name}));
	my ($count, $length) = cost('hostile');
	cmp_ok($count - $start, '<', 100 * $each, "$name: no more than a hundred reports");
	note(sprintf '%s: %.0f reports, %.0f times the size', $name, ($count - $start) / $each,
	    $length / $bytes * $reports);
	next if $name eq 'rows of one label';    # under a title: a report, of sorts
	is(system("grep -q '^reject\ttransform\t' '$folder/read'"), 0, "$name: no report");
}
for my $name ('tiny cells', 'bars', 'marks') {
	save('hostile', most($hostile{$name}) . Encode::encode('UTF-8', $hostile{$name}) x 1_000_000);
	my ($count) = cost('hostile');
	cmp_ok($count - $start, '<', 100 * $each, "more $name than a document may hold: no more");
	is(system("grep -q 'too_l' '$folder/read'"), 0, "more $name: a reject");
}
done_testing();

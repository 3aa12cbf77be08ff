#!/usr/bin/perl
# A crawl's archive gives the same reports however it is packed, by however
# many threads it is read, and by whichever way what is wanted is chosen.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);
use FindBin qw($RealBin);
use Test::More;

my $extract = abs_path($ENV{B} // die "B: the build folder\n") . '/bin/extract';
my $make = "$RealBin/../scripts/make-archive";
my $dir = tempdir(CLEANUP => 1);
chdir $dir or die "$dir: $!\n";

sub extract {
	my (@words) = @_;
	open my $out, '-|', "$extract @words 2>err" or die "extract: $!\n";
	my @lines = <$out>;
	close $out;
	is($? >> 8, 0, "extract @words: status");
	return @lines;
}

# What was read, without where it was: each record that is of a document, and
# of documents the URI and the digest.
sub content {
	return map { my @field = split /\t/;
	    $field[0] eq 'document' ? "$field[3] $field[9]" : $_ }
	    grep { /^(document|line|cell|meta)\t/ } @_;
}

# Two parts for two threads at least: pages that pack badly fill it up.
my %bytes;
for my $kind (qw(warc warc.gz warc.onegz arc arc.gz)) {
	system("$make --plain --reports 24 --filler 300 --container $kind a.$kind >/dev/null") == 0
	    or die "make-archive\n";
	my @one = extract("a.$kind");
	$bytes{$kind} = join '', content(@one);
	is(join('', extract('-j', 3, "a.$kind")), join('', @one), "$kind: three threads");
	my @piped = extract("<a.$kind");
	is(join('', content(@piped)), $bytes{$kind}, "$kind: through a pipe");
}
is($bytes{$_}, $bytes{warc}, "$_: the same reports") for sort keys %bytes;

my %true = map { chomp; my @field = split /\t/; ($field[0] => 1) }
    grep { /\treport\tagency\t/ } do { open my $in, '<', 'a.warc.gz.truth.tsv' or die; <$in> };
is(scalar keys %true, 24, 'there are reports to be found');

sub reports {
	return join ' ', sort grep { $true{$_} } map { (split m{/}, (split /\t/)[3])[-1] }
	    grep { /^document\t/ } @_;
}

my $all = join ' ', sort keys %true;
is(reports(extract('--write-cdx', 'a.cdxj', 'a.warc.gz')), $all, 'all reports are found');
for my $kind (qw(warc warc.gz warc.onegz arc arc.gz)) {
	my @one = extract('--host', '.gov.cn', "a.$kind");
	is(reports(@one), $all, "$kind: by host");
	is(join('', extract('--host', '.gov.cn', '-j', 2, "a.$kind")), join('', @one),
	    "$kind: by host, two threads");
}
unlike(join('', extract('--host', 'gov.cn.com', 'a.warc.gz')), qr/^document/m, 'by another host');
is(reports(extract('--cdx', 'a.cdxj', 'a.warc.gz')), $all, 'by an index');
my @indexed = extract('--cdx', 'a.cdxj', '--host', 'gov.cn', '--mime', 'text/html', 'a.warc.gz');
my @html = grep { /"mime": "text\/html"/ && /^cn,gov,/ } do { open my $in, '<', 'a.cdxj' or die; <$in> };
like($indexed[-1], qr/extract\.documents=/, 'by an index: its end');
my %wanted = map { /"url": "([^"]+)"/ ? ($1 => 1) : () } @html;
ok(!(grep { !$wanted{ (split /\t/)[3] } } grep { /^document\t/ } @indexed),
    'by an index, a host and a media type: no other');
system('gzip -k a.cdxj') == 0 or die "gzip\n";
is(reports(extract('--cdx', 'a.cdxj.gz', '-j', 2, 'a.warc.gz')), $all, 'by an index that is packed');

# One record alone, by the place that its document states.
for my $kind (qw(warc warc.gz warc.onegz arc arc.gz)) {
	my @all = extract("a.$kind");
	my @documents = grep { /^document\t/ } @all;
	my @field = split /\t/, $documents[7];
	my @one = extract("a.$kind\@$field[5]");
	my $number = $field[1];
	is(join('', map { s/^(\w+)\t1\t/$1\t$number\t/r } grep { /^(document|line|cell|meta)\t/ } @one),
	    join('', grep { /^(document|line|cell|meta)\t$number\t/ } @all), "$kind: one record alone");
	my $dump = join '', extract('--dump', "a.$kind\@$field[5]");
	like($dump, qr/^(WARC\/1\.0|http:).*\nHTTP\/1\.1 200 OK/s, "$kind: the record as it is");
	like($dump, qr/\Q$field[3]\E/, "$kind: the one that was asked for");
}
open my $list, '>', 'list' or die "list: $!\n";
print $list "a.warc.gz\n\na.arc\n";
close $list or die "list: $!\n";
is(join('', extract('@list')), join('', extract('a.warc.gz', 'a.arc')), 'a list of files');
done_testing();

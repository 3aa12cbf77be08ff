#!/usr/bin/perl
# Archives of files that are damaged at random: every file whose bytes stand in
# the archive, whole and with its head, comes out.  In a tar archive, which has
# no sums of files, one that came to stand in another is part of that.
#
# DAMAGES says how many damages are tried (80), SEED which; KEEP is a folder for
# the archives of which something was lost.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use Digest::SHA qw(sha256_hex);
use Encode qw(encode);
use File::Temp qw(tempdir);
use FindBin qw($RealBin);
use lib "$RealBin/../scripts/archive", $RealBin;
use Test::More;
use Bundle;
use Crawl;
use Ruin;

my $extract = abs_path($ENV{B} // die "B: the build folder\n") . '/bin/extract';
my $dir = tempdir(CLEANUP => 1);
my $has_zstd = grep { -x "$_/zstd" } split /:/, $ENV{PATH};
my $mark = encode 'UTF-8', '政府信息公开工作年度报告';

sub page {
	my ($n) = @_;
	my $bytes = "<html><body><h1>$mark $n</h1>\r\n"
	    . join('', map { '<p>' . join(' ', map { int rand 1e6 } 1 .. 30) . "</p>\r\n" } 1 .. 2 + rand 30)
	    . "</body></html>\r\n";
	return { name => "page-$n.html", bytes => $bytes, uri => "http://www.town$n.gov.cn/page-$n.html" };
}

sub slurp {
	my ($file) = @_;
	open my $in, '<:raw', $file or die "$file: $!\n";
	local $/;
	return scalar <$in>;
}

# The archive of some pages, and the bytes that each of them has in it.
sub archive {
	my ($kind, @pages) = @_;
	unlink "$dir/a";
	my $writer = Bundle->new($kind, "$dir/a");
	my @ends = map { $writer->add($_); $writer->can('at') ? $writer->at : 0 } @pages;
	$writer->close;
	my $bytes = slurp("$dir/a");
	my $at = 0;
	return ($bytes, map { my $begin = $at; substr $bytes, $begin, ($at = $_) - $begin } @ends);
}

# The digests of all documents in some bytes, and how it ended.
sub extract {
	my ($bytes) = @_;
	open my $file, '>:raw', "$dir/a" or die "$dir/a: $!\n";
	print $file $bytes;
	close $file or die "$dir/a: $!\n";
	my $pid = open(my $out, '-|') // die "fork: $!\n";
	if ($pid == 0) {
		open STDERR, '>', "$dir/err";
		alarm 600;
		exec $extract, "$dir/a" or exit 127;
	}
	my %digest = map { ((split /\t/)[9] => 1) } grep { /^document\t/ } <$out>;
	close $out;
	return ($?, \%digest);
}

# Whether the piece of a tar archive at `place` stands in another one that ends
# where a file may.
sub is_covered {
	my ($bytes, $place, @pieces) = @_;
	for my $piece (@pieces) {
		my $begin = index $bytes, substr $piece, 0, 512;
		my $end = $begin + length $piece;
		next if $begin < 0 || $begin >= $place || $end <= $place;
		my $next = substr $bytes, $end, 512;
		return 1 if $next =~ /^\0*$/ || grep { index($_, $next) == 0 } @pieces;
	}
	return 0;
}

# The numbers of the pieces that are whole.
sub whole {
	my ($kind, $bytes, @pieces) = @_;
	my @place = map { index $bytes, $_ } @pieces;
	return grep { $place[$_] >= 0
	    && !($kind eq 'tar' && is_covered($bytes, $place[$_], @pieces)) } 0 .. $#pieces;
}

srand($ENV{SEED} // 5);
my @kinds = ('tar', 'zip', $has_zstd ? 'warc.zst' : ());
my ($lost, $unharmed) = (0, 0);
my $tried = $ENV{DAMAGES} // 80;
for my $n (1 .. $tried) {
	my $seed = int rand 1e9;
	srand $seed;
	my $kind = $kinds[$n % @kinds];
	my @pages = map { page($_) } 1 .. 12;
	my ($whole, @pieces) = archive($kind, @pages);
	my ($bytes, @done) = Ruin::ruin($whole);
	my @there = map { $pages[$_] } whole($kind, $bytes, @pieces);
	my ($status, $digest) = extract($bytes);
	my @missing = grep { !$digest->{ sha256_hex($_->{bytes}) } } @there;
	$unharmed += @there;
	if (@missing || ($status != 0 && $status != 65 << 8)) {
		$lost++;
		diag("damage $n, $kind, @done, status $status: lost "
		    . join ' ', map { $_->{name} } @missing);
		rename "$dir/a", "$ENV{KEEP}/$n.$kind" if $ENV{KEEP};
	}
	srand $seed + $n;
}
is($lost, 0, "$unharmed unharmed files come out of $tried damaged archives");
done_testing();

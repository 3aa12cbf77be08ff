#!/usr/bin/perl
# Archives that crawlers cut off, disks garble and programs mislabel: every
# record that is unharmed comes out, and what is lost is named with its place.
#
# DAMAGES says how many random damages are tried (100), SEED which.
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
use Crawl;
use Ruin;

my $extract = abs_path($ENV{B} // die "B: the build folder\n") . '/bin/extract';
my $dir = tempdir(CLEANUP => 1);
my @words = map { encode('UTF-8', $_) } split / /,
    '河水 旧桥 账目 名册 街口 公示 登记 窗口 回复 台账 渠道 清单 校核 补录 例会 纪要';

my $mark = encode 'UTF-8', '政府信息公开工作年度报告';

sub prose {
	my ($n) = @_;
	return join '', map { "<p>" . join('', map { $words[rand @words] } 1 .. 12 + rand 20) . "</p>\r\n"
	    . (rand(4) < 1 ? "\r\n" : '') } 1 .. $n;
}

# Pages that are all taken for reports, so that each that is read is seen.
sub pages {
	my ($n) = @_;
	return map { { name => "page-$_.html", uri => "http://www.town$_.gov.cn/a/page-$_.html",
	    bytes => "<html><body><h1>$mark $_</h1>\r\n" . prose(3 + rand 30) . "</body></html>\r\n",
	    packed => $_ % 5 == 0, chunked => $_ % 7 == 0 } } 1 .. $n;
}

# The archive of some pages as a list of [bytes, page]; the page of what holds
# no document is undef.
sub records {
	my ($form, $packing, @pages) = @_;
	my $n = 1;
	my @records = ([$form eq 'arc' ? Crawl::arc_info() : Crawl::info(), undef]);
	for my $page (@pages) {
		my @made = $form eq 'arc' ? Crawl::arc_record($page, $n) : Crawl::triple($page, $n);
		push @records, map { [$made[$_], @made == 1 || $_ == 1 ? $page : undef] } 0 .. $#made;
		$n += 3;
	}
	$_->[0] = Crawl::pack_member($_->[0]) for $packing eq 'gz' ? @records : ();
	return @records;
}

sub spew {
	my ($file, $bytes) = @_;
	open my $out, '>:raw', $file or die "$file: $!\n";
	print $out $bytes;
	close $out or die "$file: $!\n";
}

# What extract makes of some bytes: URIs and digests of documents, the offsets
# of rejects, counts, and how it ended.
sub extract {
	my ($bytes, @options) = @_;
	my %got = (document => {}, rejects => [], documents => 0);
	spew("$dir/a", $bytes);
	my $pid = open(my $out, '-|') // die "fork: $!\n";
	if ($pid == 0) {
		open STDERR, '>', "$dir/err";
		alarm 600;
		exec $extract, @options, "$dir/a" or exit 127;
	}
	while (my $line = <$out>) {
		chomp $line;
		my @field = split /\t/, $line, -1;
		if ($field[0] eq 'document') {
			$got{document}{$field[3]}{$field[9]}++;
			$got{documents}++;
		}
		push @{ $got{rejects} }, { offset => $field[5], reason => $field[8], detail => $field[9] }
		    if $field[0] eq 'reject';
		%got = (%got, counts => { map { split /=/ } split / /, $field[3] }) if $field[0] eq 'end';
	}
	close $out;
	$got{status} = $?;
	return \%got;
}

# How many of the pages came out with all of their bytes.
sub recovered {
	my ($got, @pages) = @_;
	return scalar grep { $got->{document}{ $_->{uri} }{ sha256_hex($_->{bytes}) } } @pages;
}

sub joined {
	return join '', map { $_->[0] } @_;
}

# Where the records begin.
sub offsets {
	my $at = 0;
	return map { my $begin = $at; $at += length $_->[0]; $begin } @_;
}

srand 7;
my @pages = pages(300);
my @packed = records('warc', 'gz', @pages);
my @plain = records('warc', '', @pages);
my @with_page = grep { $packed[$_][1] } 0 .. $#packed;

sub row {
	my ($name, $bytes, $true, $status) = @_;
	my $got = extract($bytes);
	is(recovered($got, @pages), $true, "$name: documents");
	is($got->{status} >> 8, $status, "$name: status");
	return $got;
}

{
	my $got = row('no damage', joined(@packed), 300, 0);
	is($got->{documents}, 300, 'no damage: nothing else');
	row('no damage, plain', joined(@plain), 300, 0);
	row('one stream', Crawl::pack_member(joined(@plain)), 300, 0);
	row('WARC/1.1', joined(map { [Crawl::pack_member($_->[0] =~ s/^WARC\/1\.0/WARC\/1.1/r)] }
	    @plain), 300, 0);
	row('lines that end in LF', joined(map { my ($head, $block) = split /\r\n\r\n/, $_->[0], 2;
	    [Crawl::pack_member($head =~ s/\r//gr . "\n\n$block")] } @plain), 300, 0);
	row('ARC, packed', joined(records('arc', 'gz', @pages)), 300, 0);
	row('ARC, plain', joined(records('arc', '', @pages)), 300, 0);
	row('several records in a member', joined(map { [Crawl::pack_member(joined(@plain[$_ * 3 + 1
	    .. $_ * 3 + 3]))] } 0 .. 299), 300, 0);
}
{
	my @offsets = offsets(@packed);
	my $cut = $offsets[$with_page[150]] + 200;
	my $got = row('cut in a member', substr(joined(@packed), 0, $cut), 150, 65);
	is_deeply([map { "$_->{offset} $_->{reason}" } @{ $got->{rejects} }],
	    ["$offsets[$with_page[150]] damaged"], 'cut in a member: the place');
}
{
	my @damaged = @packed;
	my $garbage = join '', map { chr int rand 256 } 1 .. 4096;
	splice @damaged, $_ * 200, 0, [$garbage] for 3, 2, 1;
	my @offsets = offsets(@damaged);
	my $got = row('garbage between members', joined(@damaged), 300, 65);
	is_deeply([map { $_->{offset} } @{ $got->{rejects} }],
	    [map { $offsets[$_] } 200, 401, 602], 'garbage between members: the places');
	@damaged = @plain;
	splice @damaged, $_ * 200, 0, [$garbage] for 3, 2, 1;
	row('garbage between plain records', joined(@damaged), 300, 65);
}
{
	my @damaged = map { [@$_] } @packed;
	my @hit = @with_page[map { $_ * 29 + 5 } 0 .. 9];
	for my $i (@hit) {
		my $at = 20 + int rand(length($damaged[$i][0]) - 24);
		substr($damaged[$i][0], $at, 1) ^= "\x20";
	}
	my @offsets = offsets(@damaged);
	my $got = row('ten members with a wrong byte', joined(@damaged), 290, 65);
	is_deeply([map { $_->{offset} } @{ $got->{rejects} }], [@offsets[@hit]],
	    'ten members with a wrong byte: the places');
	@damaged = map { [@$_] } @packed;
	substr($damaged[$_][0], -8, 1) ^= "\x01" for @hit;
	row('ten members with a wrong sum', joined(@damaged), 290, 65);
	@damaged = map { [@$_] } @plain;
	substr($damaged[$_][0], -200, 1) = '?' for @hit;
	$got = extract(joined(@damaged), '--verify-digest');
	is(recovered($got, @pages), 290, 'ten records with a wrong digest: documents');
	is(scalar @{ $got->{rejects} }, 10, 'ten records with a wrong digest: rejects');
}
{
	my @damaged = map { [@$_] } @plain;
	my $i = 0;
	$damaged[$_][0] =~ s{^(WARC.*?\r\nContent-Length: )(\d+)}
	    {$1 . ($2 + (-700, 12, 4000, 99_999_999, -1)[$i++ % 5])}es
	    for @with_page[map { $_ * 14 + 3 } 0 .. 19];
	row('twenty wrong lengths, plain', joined(@damaged), 300, 65);
	row('twenty wrong lengths, packed', joined(map { [Crawl::pack_member($_->[0])] } @damaged), 300, 65);
	row('twenty wrong lengths, one stream', Crawl::pack_member(joined(@damaged)), 300, 65);
}
{
	my $stream = Crawl::pack_member(joined(@plain));
	my $got = extract(substr $stream, 0, length($stream) / 2);
	my $n = recovered($got, @pages);
	cmp_ok($n, '>', 100, 'one stream, cut: the records before come out');
	is(recovered($got, @pages[0 .. $n - 1]), $n, 'one stream, cut: all of them');
	is($got->{rejects}[-1]{detail}, 'a gzip member is cut short', 'one stream, cut: the cause');
	is($got->{rejects}[-1]{offset}, int(length($stream) / 2), 'one stream, cut: the place');
	is($got->{status} >> 8, 65, 'one stream, cut: status');
	substr($stream, length($stream) / 2, 2) ^= "\x55\x77";
	$got = extract($stream);
	cmp_ok(recovered($got, @pages), '>', 100, 'one stream, damaged: the records before come out');
	is($got->{rejects}[-1]{detail}, 'a gzip member is damaged', 'one stream, damaged: the cause');
	cmp_ok($got->{rejects}[-1]{offset}, '>=', int(length($stream) / 2) - 65536,
	    'one stream, damaged: the place');
	is($got->{status} >> 8, 65, 'one stream, damaged: status');
}
{
	my @inner = map { my $page = $_; +{ %$page, uri => "$page->{uri}?inner" } } @pages[0 .. 3];
	my $stored = { uri => 'http://www.town.gov.cn/stored.warc.gz', media => 'application/gzip',
	    bytes => joined(records('warc', 'gz', @inner)) };
	my $block = joined(records('warc', 'gz', $stored));
	my @stored = records('warc', '', $stored);
	my @damaged = (@packed[0 .. 300], [Crawl::pack_member($stored[2][0], 0)], @packed[301 .. $#packed]);
	my $got = row('an archive stored in a response', joined(@damaged), 300, 0);
	is($got->{documents}, 300, 'an archive stored in a response: it is one document');
}
{
	my @damaged = @packed;
	my $bomb = Crawl::record('response', 9, ['WARC-Target-URI: http://www.bomb.gov.cn/'],
	    "HTTP/1.1 200 OK\r\n\r\n" . $mark . ' ' x (40 << 20));
	splice @damaged, 400, 0, [Crawl::pack_member($bomb)];
	my $got = row('a bomb', joined(@damaged), 300, 0);
	is($got->{rejects}[0]{reason}, 'too_large', 'a bomb: why it is rejected');
}

# Random damage.  A record is unharmed if its bytes stand in the file, whole.
#
# The pages of the records that are unharmed.  One that stands in another, whose
# length is right and whose end is in its place, is part of that.
sub unharmed {
	my ($bytes, $packed, @records) = @_;
	my @place = map { index $bytes, $_->[0] } @records;
	return map { $records[$_][1] } grep { $records[$_][1] && $place[$_] >= 0 } 0 .. $#records
	    if $packed;
	my %begins = map { my ($head) = $_->[0] =~ /^(.*?\n)/s;
	    my $at = index $bytes, ($_->[0] =~ /^(WARC.*?\r\n\r\n)/s ? $1 : $head);
	    ($at => $at + length $_->[0]) } @records;
	my @whole = grep { $_ >= 0 && (exists $begins{ $begins{$_} } || $begins{$_} == length $bytes) }
	    keys %begins;
	return map { $records[$_][1] } grep { my $i = $_;
	    $records[$i][1] && $place[$i] >= 0
	    && !grep { $_ < $place[$i] && $begins{$_} > $place[$i] } @whole } 0 .. $#records;
}

srand($ENV{SEED} // 3);
my $lost = 0;
my ($tried, $unharmed) = (0, 0);
for my $n (1 .. $ENV{DAMAGES} // 100) {
	my $seed = int rand 1e9;
	srand $seed;
	my ($form, $packing) = @{ (['warc', 'gz'], ['warc', ''], ['arc', 'gz'], ['arc', ''])[$n % 4] };
	my @some = pages(12);
	my @records = records($form, $packing, @some);
	my $bytes = joined(@records);
	($bytes, my @done) = Ruin::ruin($bytes);
	my @whole = unharmed($bytes, $packing, @records);
	my $got = extract($bytes, $n % 8 < 4 ? () : ('--host', '.gov.cn'));
	my @missing = grep { !$got->{document}{ $_->{uri} }{ sha256_hex($_->{bytes}) } } @whole;
	$tried++;
	$unharmed += @whole;
	if (@missing || ($got->{status} != 0 && $got->{status} != 65 << 8)) {
		$lost++;
		diag("damage $n, $form$packing, @done, status $got->{status}: lost "
		    . join ' ', map { $_->{name} } @missing);
		spew("$ENV{KEEP}/$n", $bytes) if $ENV{KEEP};
	}
	srand $seed + $n;
}
is($lost, 0, "$unharmed unharmed records come out of $tried damaged archives");
done_testing();

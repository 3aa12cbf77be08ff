# The archives that crawlers write: WARC, the texts that are made of them (WET),
# and ARC, each plain, packed record by record, or packed as a whole.
package Crawl;
use strict;
use warnings;
use Compress::Raw::Zlib;
use Digest::SHA qw(sha1);

my @alphabet = ('A' .. 'Z', 2 .. 7);

sub base32 {
	my ($bytes) = @_;
	my $bits = unpack 'B*', $bytes;
	return join '', map { $alphabet[oct "0b$_"] } $bits =~ /(.{5})/g;
}

sub digest {
	return 'sha1:' . base32(sha1($_[0]));
}

# One gzip member.
sub pack_member {
	my ($bytes, $level) = @_;
	my ($deflate) = Compress::Raw::Zlib::Deflate->new(-WindowBits => WANT_GZIP,
	    -Level => $level // 6, -AppendOutput => 1);
	my $packed = '';
	$deflate->deflate(\$bytes, $packed) == Z_OK && $deflate->flush($packed) == Z_OK
	    or die "deflate\n";
	return $packed;
}

# The identifier of record number `n`, the same every time.
sub identifier {
	my ($n) = @_;
	return sprintf '<urn:uuid:%08x-0000-4000-8000-%012x>', $n, $n * 7919;
}

# The time at which record number `n` was fetched.
sub stamp {
	my ($n) = @_;
	my $second = $n * 3 % 86_400;
	return sprintf '2024-05-%02dT%02d:%02d:%02dZ', 1 + int($n * 3 / 86_400) % 28,
	    $second / 3600, $second / 60 % 60, $second % 60;
}

# A record of that type.  `fields` is a list of lines without their ends.
sub record {
	my ($type, $n, $fields, $block) = @_;
	my $head = join "\r\n", 'WARC/1.0', "WARC-Type: $type", 'WARC-Date: ' . stamp($n),
	    'WARC-Record-ID: ' . identifier($n), @$fields, 'Content-Length: ' . length $block;
	return "$head\r\n\r\n$block\r\n\r\n";
}

# A body in chunks, as servers send it.
sub chunk {
	my ($body) = @_;
	my $chunks = '';
	for (my $at = 0; $at < length $body; $at += 4000) {
		my $piece = substr $body, $at, 4000;
		$chunks .= sprintf "%x\r\n%s\r\n", length $piece, $piece;
	}
	return "${chunks}0\r\n\r\n";
}

# What a server sends for a page: its head and its body.  The page may say
# that it is to be sent packed, or in chunks.
sub response {
	my ($page) = @_;
	my $body = $page->{bytes};
	my @fields = ('Content-Type: ' . ($page->{media} // 'text/html')
	    . ($page->{charset} ? "; charset=$page->{charset}" : ''), 'Server: nginx',
	    'Connection: close');
	if ($page->{packed}) {
		$body = pack_member($body);
		push @fields, 'Content-Encoding: gzip';
	}
	push @fields, $page->{chunked} ? 'Transfer-Encoding: chunked' : 'Content-Length: ' . length $body;
	$body = chunk($body) if $page->{chunked};
	return (join("\r\n", 'HTTP/1.1 200 OK', @fields) . "\r\n\r\n", $body);
}

# The records of one page in a WARC file: request, response, metadata.
sub triple {
	my ($page, $n) = @_;
	my ($head, $body) = response($page);
	my $block = $head . $body;
	my ($host, $path) = $page->{uri} =~ m{^\w+://([^/]+)(.*)};
	my $uri = "WARC-Target-URI: $page->{uri}";
	my $with = 'WARC-Concurrent-To: ' . identifier($n + 1);
	return (
		record('request', $n, [$uri, $with, 'Content-Type: application/http; msgtype=request'],
		    "GET $path HTTP/1.1\r\nHost: $host\r\nUser-Agent: glasshouse-sample\r\n"
		    . "Accept: text/html,*/*\r\nAccept-Encoding: gzip\r\n\r\n"),
		record('response', $n + 1, [$uri, 'Content-Type: application/http; msgtype=response',
		    'WARC-IP-Address: 192.0.2.' . ($n % 250 + 1), 'WARC-Payload-Digest: ' . digest($body),
		    'WARC-Block-Digest: ' . digest($block)], $block),
		record('metadata', $n + 2, [$uri, $with, 'Content-Type: application/warc-fields'],
		    "fetchTimeMs: " . ($n * 37 % 900) . "\r\ncharset-detected: UTF-8\r\n"),
	);
}

sub info {
	return record('warcinfo', 0, ['WARC-Filename: sample.warc', 'Content-Type: application/warc-fields'],
	    "software: glasshouse make-archive\r\nformat: WARC File Format 1.0\r\n");
}

# The page's text alone, as WET has it.
sub conversion {
	my ($page, $n) = @_;
	return record('conversion', $n, ["WARC-Target-URI: $page->{uri}", 'Content-Type: text/plain',
	    'WARC-Block-Digest: ' . digest($page->{bytes})], $page->{bytes});
}

sub arc_info {
	my $block = "1 0 glasshouse\nURL IP-address Archive-date Content-type Archive-length\n";
	return "filedesc://sample.arc 0.0.0.0 20240501000000 text/plain " . length($block) . "\n$block\n";
}

sub arc_record {
	my ($page, $n) = @_;
	my $block = join '', response($page);
	my $stamp = stamp($n) =~ tr/0-9//cdr;
	my $media = $page->{media} // 'text/html';
	return "$page->{uri} 192.0.2.1 $stamp $media " . length($block) . "\n$block\n";
}

# How a page becomes records in each form, and what the file begins with.
my %form = (
	warc => [\&info, \&triple],
	wet => [\&info, sub { return conversion(@_) }],
	arc => [\&arc_info, sub { return arc_record(@_) }],
);

# A writer to the file `path`: form is warc, wet or arc; packing is '', 'gz'
# (each record a member) or 'onegz' (the whole file one member).
sub new {
	my ($class, $form, $packing, $path) = @_;
	die "$path is there\n" if -e $path;
	open my $out, '>:raw', $path or die "$path: $!\n";
	my $self = bless { out => $out, path => $path, form => $form{$form}, packing => $packing,
		n => 1 }, $class;
	if ($packing eq 'onegz') {
		($self->{deflate}) = Compress::Raw::Zlib::Deflate->new(-WindowBits => WANT_GZIP,
		    -Level => 6);
	}
	$self->put($form{$form}[0]->());
	return $self;
}

# Writes the records given, which are whole.
sub put {
	my ($self, @records) = @_;
	for my $record (@records) {
		my $bytes = $record;
		if ($self->{packing} eq 'gz') {
			$bytes = pack_member($record);
		} elsif ($self->{deflate}) {
			$self->{deflate}->deflate(\$record, $bytes) == Z_OK or die "deflate\n";
		}
		print { $self->{out} } $bytes;
	}
}

# A page has name, bytes, and perhaps uri, media, charset, packed and chunked.
sub add {
	my ($self, $page) = @_;
	local $page->{uri} = $page->{uri} // "http://www.sample.gov.cn/xxgk/$page->{name}";
	$self->put($self->{form}[1]->($page, $self->{n}));
	$self->{n} += 3;
}

sub close {
	my ($self) = @_;
	if ($self->{deflate}) {
		my $bytes = '';
		$self->{deflate}->flush($bytes) == Z_OK or die "deflate\n";
		print { $self->{out} } $bytes;
	}
	close $self->{out} or die "$self->{path}: $!\n";
}

1;

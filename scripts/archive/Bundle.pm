# Archives of files: tar, ZIP, and WACZ, which is a WARC file in a ZIP archive;
# and what zstd packs.
package Bundle;
use strict;
use warnings;
use Compress::Raw::Zlib;
use Crawl;

# The kinds of writers, each with add() and close().
my %kind = (
	'tar' => sub { return Bundle::Tar->new($_[0], 'cat') },
	'tar.gz' => sub { return Bundle::Tar->new($_[0], 'gzip -n6') },
	'tar.zst' => sub { return Bundle::Tar->new($_[0], 'zstd -q') },
	'zip' => sub { return Bundle::Zip->new($_[0]) },
	'wacz' => sub { return Bundle::Wacz->new($_[0]) },
	'warc.zst' => sub { return Bundle::Frames->new($_[0], 0) },
	'warc.dict.zst' => sub { return Bundle::Frames->new($_[0], 1) },
);

sub is_kind {
	return exists $kind{ $_[0] };
}

sub new {
	my ($class, $kind, $path) = @_;
	die "$path is there\n" if -e $path;
	return $kind{$kind}->($path);
}

sub create {
	my ($path) = @_;
	open my $out, '>:raw', $path or die "$path: $!\n";
	return $out;
}

# A tar archive, through a program that packs it.
package Bundle::Tar;

sub new {
	my ($class, $path, $through) = @_;
	open my $out, '|-:raw', 'sh', '-c', "$through >\"\$0\"", $path or die "$through: $!\n";
	return bless { out => $out, path => $path, at => 0 }, $class;
}

sub header {
	my ($name, $len) = @_;
	my $header = pack 'a100 a8 a8 a8 a12 a12 A8 a1 a100 a6 a2 a32 a32 a8 a8 a155 a12', $name,
	    '0000644', '0000000', '0000000', sprintf('%011o', $len), '00000000000', '', '0', '',
	    'ustar', '00', 'root', 'root', '0000000', '0000000', '', '';
	substr $header, 148, 8, sprintf "%06o\0 ", unpack '%32C*', $header;
	return $header;
}

sub add {
	my ($self, $page) = @_;
	my $len = length $page->{bytes};
	my $file = header("pages/$page->{name}", $len) . $page->{bytes} . "\0" x (-$len % 512);
	print { $self->{out} } $file;
	$self->{at} += length $file;
}

# How many bytes there are so far, before they are packed.
sub at {
	my ($self) = @_;
	return $self->{at};
}

sub close {
	my ($self) = @_;
	print { $self->{out} } "\0" x 1024;
	close $self->{out} or die "$self->{path}: cannot be written\n";
}

# A ZIP archive, with wide numbers where narrow ones do not do.
package Bundle::Zip;
use Compress::Raw::Zlib;

sub new {
	my ($class, $path) = @_;
	return bless { out => Bundle::create($path), path => $path, at => 0, n => 0,
		directory => '' }, $class;
}

# The fields that are the same in an entry's head and in the directory.
sub fields {
	my ($name, $method, $crc, $packed, $len, $extra) = @_;
	return pack 'v v v v v V V V v v', 20, 0x800, $method, 0, 0x21, $crc, $packed, $len,
	    length $name, $extra;
}

# Opens an entry whose lengths are known.
sub begin {
	my ($self, $name, @sums) = @_;
	my $wide = $self->{at} >= 0xffffffff ? pack('v v Q<', 1, 8, $self->{at}) : '';
	$self->put("PK\3\4" . fields($name, @sums, 0) . $name, my $at = $self->{at});
	$self->{directory} .= "PK\1\2" . pack('v', 20) . fields($name, @sums, length $wide)
	    . pack('v v v V V', 0, 0, 0, 0, $wide ? 0xffffffff : $at) . $name . $wide;
	$self->{n}++;
}

sub put {
	my ($self, $bytes) = @_;
	print { $self->{out} } $bytes;
	$self->{at} += length $bytes;
}

sub add {
	my ($self, $page) = @_;
	my ($deflate) = Compress::Raw::Zlib::Deflate->new(-WindowBits => -15, -Level => 6,
	    -AppendOutput => 1);
	my $packed = '';
	$deflate->deflate(\$page->{bytes}, $packed) == Z_OK && $deflate->flush($packed) == Z_OK
	    or die "deflate\n";
	$self->begin("pages/$page->{name}", 8, crc32($page->{bytes}), length $packed,
	    length $page->{bytes});
	$self->put($packed);
}

sub at {
	my ($self) = @_;
	return $self->{at};
}

# Adds a file as it is.
sub store {
	my ($self, $name, $file) = @_;
	open my $in, '<:raw', $file or die "$file: $!\n";
	my ($crc, $len) = (0, 0);
	while (read $in, my $piece, 1 << 20) {
		$crc = crc32($piece, $crc);
		$len += length $piece;
	}
	$self->begin($name, 0, $crc, $len, $len);
	seek $in, 0, 0;
	$self->put($_) while read $in, $_, 1 << 20;
	close $in;
}

sub close {
	my ($self) = @_;
	my ($at, $len, $n) = ($self->{at}, length $self->{directory}, $self->{n});
	$self->put($self->{directory});
	if ($n >= 0xffff || $at >= 0xffffffff) {
		my $end = $self->{at};
		$self->put("PK\6\6" . pack('Q< v v V V Q< Q< Q< Q<', 44, 45, 45, 0, 0, $n, $n, $len, $at)
		    . "PK\6\7" . pack('V Q< V', 0, $end, 1));
		($n, $len, $at) = (0xffff, 0xffffffff, 0xffffffff);
	}
	$self->put("PK\5\6" . pack('v v v v V V v', 0, 0, $n, $n, $len, $at, 0));
	close $self->{out} or die "$self->{path}: $!\n";
}

# A WACZ file: a WARC file, packed record by record, and what is said of it.
package Bundle::Wacz;
use File::Temp qw(tempdir);

sub new {
	my ($class, $path) = @_;
	my $folder = tempdir(CLEANUP => 1);
	return bless { path => $path, folder => $folder, pages => '',
		crawl => Crawl->new('warc', 'gz', "$folder/data.warc.gz") }, $class;
}

sub add {
	my ($self, $page) = @_;
	my $uri = $page->{uri} // "http://www.sample.gov.cn/xxgk/$page->{name}";
	$self->{pages} .= qq({"url": "$uri", "ts": "2024-05-01T00:00:00Z"}\n);
	$self->{crawl}->add($page);
}

sub close {
	my ($self) = @_;
	$self->{crawl}->close;
	my %text = ('pages/pages.jsonl' => qq({"format": "json-pages-1.0", "id": "pages"}\n$self->{pages}),
		'datapackage.json' => qq({"profile": "data-package", "wacz_version": "1.1.1"}\n));
	my $zip = Bundle::Zip->new($self->{path});
	$zip->store('archive/data.warc.gz', "$self->{folder}/data.warc.gz");
	for my $name (sort keys %text) {
		my $file = "$self->{folder}/text";
		my $out = Bundle::create($file);
		print $out $text{$name};
		close $out or die "$file: $!\n";
		$zip->store($name, $file);
	}
	$zip->close;
}

# A WARC file of which zstd packs each record, with a dictionary perhaps.
package Bundle::Frames;
use File::Temp qw(tempdir);

sub new {
	my ($class, $path, $trains) = @_;
	my $self = bless { out => Bundle::create($path), path => $path, trains => $trains,
		records => [], n => 1, at => 0, folder => tempdir(CLEANUP => 1) }, $class;
	push @{ $self->{records} }, Crawl::info();
	return $self;
}

sub add {
	my ($self, $page) = @_;
	local $page->{uri} = $page->{uri} // "http://www.sample.gov.cn/xxgk/$page->{name}";
	push @{ $self->{records} }, Crawl::triple($page, $self->{n});
	$self->{n} += 3;
	$self->drain if @{ $self->{records} } >= 900;
}

sub slurp {
	my ($file) = @_;
	open my $in, '<:raw', $file or die "$file: $!\n";
	local $/;
	return scalar <$in>;
}

# A dictionary made of the first records, which the file begins with.
sub train {
	my ($self, @files) = @_;
	my $dictionary = "$self->{folder}/dictionary";
	system('zstd', '-q', '--train', @files, '--maxdict=16384', '-o', $dictionary) == 0
	    or die "zstd: no dictionary\n";
	my $bytes = slurp($dictionary);
	print { $self->{out} } pack('V V', 0x184D2A5D, length $bytes), $bytes;
	$self->{at} += 8 + length $bytes;
	$self->{dictionary} = ['-D', $dictionary];
	$self->{trains} = 0;
}

# Packs the records that are there, each as a file of its own.
sub drain {
	my ($self) = @_;
	my @files = map { sprintf "$self->{folder}/%06d", $_ } 0 .. $#{ $self->{records} };
	for my $i (0 .. $#files) {
		my $out = Bundle::create($files[$i]);
		print $out $self->{records}[$i];
		close $out or die "$files[$i]: $!\n";
	}
	$self->train(@files) if $self->{trains};
	system('zstd', '-q', '-f', '--rm', @{ $self->{dictionary} // [] }, @files) == 0
	    or die "zstd cannot pack\n" if @files;
	for my $file (map { "$_.zst" } @files) {
		$self->{at} += -s $file;
		print { $self->{out} } slurp($file);
		unlink $file;
	}
	$self->{records} = [];
}

# How many bytes there are so far.
sub at {
	my ($self) = @_;
	$self->drain;
	return $self->{at};
}

sub close {
	my ($self) = @_;
	$self->drain;
	close $self->{out} or die "$self->{path}: $!\n";
}

1;

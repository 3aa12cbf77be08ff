# Where pages go.  A writer has add() and close(); writer() knows them by the
# name of the container.
package Writer;
use strict;
use warnings;
use Encode qw();
use IO::Compress::Gzip qw($GzipError);
use Bundle;
use Crawl;

# A page's bytes.  GB18030 is GBK with four bytes for what GBK lacks; of that
# the pages have only the no-break space.
sub bytes {
	my ($charset, $text) = @_;
	return Encode::encode('UTF-8', $text) if $charset eq 'utf-8';
	return join "\x81\x30\x84\x32", map { Encode::encode('cp936', $_, Encode::FB_CROAK) }
	    split /\x{a0}/, $text, -1;
}

sub gzip {
	my ($bytes) = @_;
	my $packed;
	IO::Compress::Gzip::gzip(\$bytes => \$packed, -Time => 0, -Level => 6)
	    or die "gzip: $GzipError\n";
	return $packed;
}

my %kind = (files => 'Writer::Files');

# A writer of that kind to `path`, which must not be there or be empty.
sub writer {
	my ($kind, $path) = @_;
	return Crawl->new($1, $2 // '', $path)
	    if $kind =~ /^(warc|wet|arc)(?:\.(gz|onegz))?$/;
	return Bundle->new($kind, $path) if Bundle::is_kind($kind);
	my $class = $kind{$kind} // die "no container $kind\n";
	return $class->new($path);
}

# Loose files, a thousand to a folder.
package Writer::Files;

sub new {
	my ($class, $path) = @_;
	die "$path is there and is not empty\n" if -e $path && (!-d $path || glob("\Q$path\E/*"));
	mkdir $path or -d $path or die "$path: $!\n";
	return bless { path => $path, made => 0, folder => undef }, $class;
}

sub add {
	my ($self, $page) = @_;
	if ($self->{made}++ % 1000 == 0) {
		$self->{folder} = sprintf '%s/%03d', $self->{path}, $self->{made} / 1000;
		mkdir $self->{folder} or -d $self->{folder} or die "$self->{folder}: $!\n";
	}
	my $file = "$self->{folder}/$page->{name}";
	open my $out, '>:raw', $file or die "$file: $!\n";
	print $out $page->{bytes};
	close $out or die "$file: $!\n";
}

sub close {
	return;
}

1;

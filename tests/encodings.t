#!/usr/bin/perl
# The same pages give the same lines and cells in whatever encoding they are,
# said rightly, wrongly, or not at all.
use strict;
use warnings;
use Encode qw(decode encode);
use File::Find qw(find);
use File::Temp qw(tempdir);
use FindBin qw($RealBin);
use Test::More;

use constant CROAK => Encode::FB_CROAK | Encode::LEAVE_SRC;

my $extract = ($ENV{B} // die "B, the build folder, is not set\n") . '/bin/extract';
my $dir = tempdir(CLEANUP => 1);

# What four bytes of GB18030 encode, and GBK has not.
my $wide = "\x{a0}";

sub slurp {
	my ($file) = @_;
	open my $in, '<:raw', $file or die "$file: $!\n";
	local $/;
	return scalar <$in>;
}

sub spew {
	my ($file, $bytes) = @_;
	open my $out, '>:raw', $file or die "$file: $!\n";
	print $out $bytes;
	close $out or die "$file: $!\n";
}

sub gb18030 {
	my ($text) = @_;
	return join "\x81\x30\x84\x32", map { encode('cp936', $_, CROAK) } split /$wide/, $text, -1;
}

sub from_gb18030 {
	my ($bytes) = @_;
	return join $wide, map { decode('cp936', $_, CROAK) } split /\x81\x30\x84\x32/, $bytes, -1;
}

my %page;
sub take {
	return if !-f;
	my $bytes = /\.gz$/ ? qx(gzip -dc '$_') : slurp($_);
	my $text = eval { decode('UTF-8', $bytes, CROAK) } // from_gb18030($bytes);
	$page{ (split m{/})[-1] =~ s/\.gz$//r } = $text =~ s/^\x{feff}//r;
}

# How many documents are read of a folder, and what they hold, but for what a
# page says of its own encoding.
sub content {
	my ($folder) = @_;
	open my $out, '-|', $extract, "$dir/$folder" or die "extract: $!\n";
	my @lines = <$out>;
	close $out;
	is($?, 0, "$folder: read whole");
	return ($lines[-1] =~ /extract\.documents=(\d+) extract\.rejects=0 /,
	    join '', grep { /^(line|cell|meta)\t/ && !/\tcontent-type\t/i } @lines);
}

# A folder of the pages as they are made of their text, with a label or none.
sub read_as {
	my ($folder, $label, $encoder) = @_;
	mkdir "$dir/$folder" or die "$dir/$folder: $!\n";
	for my $name (keys %page) {
		my $text = $page{$name};
		$text =~ s/<meta[^>]*charset=[^>]*>//gi if $label eq '';
		$text =~ s/charset=(["']?)[\w-]+/charset=$1$label/gi;
		spew("$dir/$folder/$name", $encoder->($text));
	}
	return content($folder);
}

system("$RealBin/../scripts/make-archive --reports 40 --others 0 $dir/made >/dev/null") == 0
    or die "make-archive\n";
find({ wanted => \&take, no_chdir => 1 }, "$dir/made");
cmp_ok(scalar(grep { /$wide/ } values %page), '>', 0, 'some pages have what GBK has not');

my $utf8 = sub { encode('UTF-8', $_[0]) };
my $gbk = sub { encode('cp936', $_[0] =~ s/$wide/ /gr, CROAK) };
my $narrow = sub { encode('UTF-8', $_[0] =~ s/$wide/ /gr) };
my $utf16 = sub { encode('UTF-16LE', "\x{feff}$_[0]") };

# Folder, label, and how it is encoded; as what.
for (['utf-8', 'utf-8', $utf8], ['gb18030', 'gb18030', \&gb18030, 'utf-8'],
	['gb2312, with more', 'gb2312', \&gb18030, 'utf-8'],
	['utf-16', 'utf-16', $utf16, 'utf-8'],
	['utf-8, called gb2312', 'gb2312', $utf8, 'utf-8'],
	['gb18030, called utf-8', 'utf-8', \&gb18030, 'utf-8'],
	['gb18030, called latin', 'iso-8859-1', \&gb18030, 'utf-8'],
	['narrow', 'utf-8', $narrow], ['gbk', 'gbk', $gbk, 'narrow'],
	['unsaid', '', $narrow], ['gbk, unsaid', '', $gbk, 'unsaid']) {
	my ($folder, $label, $encoder, $same) = @$_;
	our %read;
	my ($n, $content) = read_as($folder, $label, $encoder);
	is($n, 40, "$folder: every page is a report");
	ok($content eq $read{$same}, "$folder: the lines and cells of $same") if $same;
	$read{$folder} = $content;
}
done_testing();

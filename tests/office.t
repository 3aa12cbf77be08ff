#!/usr/bin/perl
# The reports of a made-up archive, written as DOCX, XLSX and PDF, give the
# figures that they gave as pages; and documents that cannot be read say why.
use strict;
use warnings;
use utf8;
use FindBin qw($RealBin);
use lib $RealBin;
use File::Temp qw(tempdir);
use Office;
use Score;
use Test::More;

my $b = $ENV{B} // die "B, the build folder, is not set\n";
my $folder = tempdir(CLEANUP => 1);
my $has_pdf = -x '/usr/bin/pdftotext';
binmode $_, ':utf8' for Test::More->builder->output, Test::More->builder->failure_output;

sub sh {
	my ($command) = @_;
	system('bash', '-c', "set -o pipefail; $command") == -1 and die "bash: $!\n";
	return $? >> 8;
}

# Fields of the records of one kind that a file makes.
sub records {
	my ($path, $kind) = @_;
	open my $in, '-|:encoding(UTF-8)', "$b/bin/extract", $path or die "extract: $!\n";
	my @rows = grep { $_->[0] eq $kind } map { chomp; [split /\t/, $_, -1] } <$in>;
	close $in or diag("extract: status $?");
	return @rows;
}

sub unescape {
	my ($text) = @_;
	my %of = (t => "\t", n => "\n", f => "\f", '\\' => '\\');
	$text =~ s/\\(.)/$of{$1} \/\/ $1/ge;
	return $text;
}

# The items of each document: [0, TEXT], or [TABLE, ROW, COLUMN, SPANS, TEXT].
sub items {
	my ($archive) = @_;
	my (%of, $name);
	open my $in, '-|:encoding(UTF-8)', "$b/bin/extract", $archive or die "extract: $!\n";
	while (<$in>) {
		chomp;
		my ($kind, @field) = split /\t/, $_, -1;
		($name) = $field[1] =~ m{([^/]*)$} if $kind eq 'document';
		push @{ $of{$name} }, [0, unescape($field[2])] if $kind eq 'line';
		push @{ $of{$name} }, [@field[1 .. 5], unescape($field[7])] if $kind eq 'cell';
	}
	close $in or die "extract: status $?\n";
	return \%of;
}

# Writes the truth of those documents under their new names.
sub rename_truth {
	my ($from, $to, $name_of) = @_;
	open my $in, '<:encoding(UTF-8)', $from or die "$from: $!\n";
	open my $out, '>:encoding(UTF-8)', $to or die "$to: $!\n";
	print $out scalar <$in>;
	while (<$in>) {
		my ($name, $rest) = split /\t/, $_, 2;
		print $out "$name_of->{$name}\t$rest" if $name_of->{$name};
	}
	close $out or die "$to: $!\n";
	return;
}

is(sh("'$RealBin/../scripts/make-archive' --plain --reports 24 --others 0 '$folder/pages' >/dev/null"),
	0, 'an archive is made');
my $items = items("$folder/pages");
my %written;
for my $name (sort keys %$items) {
	my $is_page = grep { $_->[0] } @{ $items->{$name} };
	next if !$is_page && grep { $_->[1] =~ /\t/ } @{ $items->{$name} }; # a PDF has no tabs
	for my $kind ($is_page ? qw(docx xlsx) : qw(pdf)) {
		my $new = $name =~ s/\..*/.$kind/r;
		mkdir "$folder/$kind";
		Office->can($kind)->("$folder/$kind/$new", $items->{$name});
		$written{$kind}{$name} = $new;
	}
}
for my $kind (sort keys %written) {
	SKIP: {
		skip 'no pdftotext', 1 if $kind eq 'pdf' && !$has_pdf;
		rename_truth("$folder/pages.truth.tsv", "$folder/$kind.truth.tsv", $written{$kind});
		is(sh("'$b/bin/extract' '$folder/$kind' | '$b/bin/transform' --csv >'$folder/csv'"), 0,
			"$kind is read");
		my $score = Score->new("$folder/$kind.truth.tsv");
		open my $csv, '<:encoding(UTF-8)', "$folder/csv" or die "csv: $!\n";
		$score->csv($csv);
		$score->tell;
	}
}

# The reason for which a file is rejected, and what is said of it.
sub is_rejected {
	my ($path, $reason, $name) = @_;
	my ($reject) = records($path, 'reject');
	is($reject->[8], $reason, "$name: $reason") or diag("detail: $reject->[9]");
	return;
}

my ($report) = sort grep { /\.txt/ } keys %$items;
my @shape = ('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
	'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>',
	Office::stream('0 0 50 50 re f'));
my $secret = '(' . 'x' x 32 . ')';
SKIP: {
	skip 'no pdftotext', 4 if !$has_pdf;
	Office::objects("$folder/picture.pdf", @shape);
	is_rejected("$folder/picture.pdf", 'no_text', 'a PDF of pictures');
	Office::objects("$folder/locked.pdf", @shape,
		"<< /Filter /Standard /V 1 /R 2 /O $secret /U $secret /P -4 >>",
		\"/Encrypt 5 0 R /ID [$secret $secret]");
	is_rejected("$folder/locked.pdf", 'encrypted', 'a PDF with a password');
	Office::pdf("$folder/cjk.pdf", $items->{$report}, 'UniGB-UCS2-H', 'GB1');
	SKIP: {
		skip 'poppler-data is there', 1 if -d '/usr/share/poppler/cMap';
		is_rejected("$folder/cjk.pdf", 'missing_tool', 'a PDF that wants maps of characters');
	}
	sh("head -c 3000 '$folder/cjk.pdf' >'$folder/cut.pdf'");
	is_rejected("$folder/cut.pdf", 'damaged', 'a PDF cut short');
}
my ($docx) = glob "$folder/docx/*";
sh("head -c 2000 '$docx' >'$folder/cut.docx'");
is_rejected("$folder/cut.docx", 'damaged', 'a DOCX cut short');
Office::docx("$folder/bomb.docx", [[0, '0' x (40 << 20)]]);
is_rejected("$folder/bomb.docx", 'too_large', 'a bomb');
Office::parts("$folder/laugh.docx", 'word/document.xml' => '', '_rels/.rels' => '<!DOCTYPE r [<!ENTITY a "b">'
	    . '<!ENTITY c "&a;&a;&a;">]><r>&c;</r>');
is_rejected("$folder/laugh.docx", 'damaged', 'a DOCX with entities');
done_testing();

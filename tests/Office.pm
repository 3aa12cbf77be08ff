# Writes what was read out of a page as an office document: DOCX and XLSX from
# lines and tables with their spans, PDF from lines in a fixed pitch.
package Office;
use strict;
use warnings;
use utf8;
use Encode qw(encode);
use IO::Compress::Zip qw($ZipError :constants);

my %entity = ('&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '"' => '&quot;');

sub xml {
	my ($text) = @_;
	$text =~ s/([&<>"])/$entity{$1}/g;
	$text =~ tr/\f//d;
	return $text;
}

# The tables and lines of a document in their order: [line TEXT] and
# [table CELL ...], each cell [ROW, COLUMN, ROW SPAN, COLUMN SPAN, TEXT].
sub blocks {
	my ($items) = @_;
	my @blocks;
	for my $item (@$items) {
		my ($table, @rest) = @$item;
		if (!$table) {
			push @blocks, ['line', @rest];
		} elsif (@blocks && $blocks[-1][0] eq "table $table") {
			push @{ $blocks[-1] }, [@rest];
		} else {
			push @blocks, ["table $table", [@rest]];
		}
	}
	return @blocks;
}

sub parts {
	my ($path, %part) = @_;
	my $zip = IO::Compress::Zip->new($path, Name => '[Content_Types].xml', Time => 0)
	    or die "$path: $ZipError\n";
	$zip->print('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
	for my $name (sort keys %part) {
		$zip->newStream(Name => $name, Method => ZIP_CM_DEFLATE, Time => 0);
		$zip->print(encode('UTF-8', qq{<?xml version="1.0" encoding="UTF-8"?>\n$part{$name}}));
	}
	$zip->close or die "$path: $ZipError\n";
	return;
}

sub relations {
	my @rows;
	while (my ($id, $type, $target) = splice @_, 0, 3) {
		push @rows, qq{<Relationship Id="$id" Type="http://schemas.openxmlformats.org/}
		    . qq{officeDocument/2006/relationships/$type" Target="$target"/>};
	}
	return '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
	    . join('', @rows) . '</Relationships>';
}

sub paragraph {
	my ($text) = @_;
	my @runs = map { '<w:t xml:space="preserve">' . xml($_) . '</w:t>' } split /\n/, $text, -1;
	return '<w:p><w:r>' . join('<w:br/>', @runs) . '</w:r></w:p>';
}

# Every row says of each of its cells how wide it is, and whether it goes on.
sub word_table {
	my @cells = @_;
	my (%at, $rows);
	for my $cell (@cells) {
		my ($row, $column, $row_span, $column_span, $text) = @$cell;
		for my $i (0 .. $row_span - 1) {
			my $merge = $row_span == 1 ? '' : $i ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>';
			$at{ $row + $i }{$column} = qq{<w:tc><w:tcPr><w:gridSpan w:val="$column_span"/>$merge}
			    . '</w:tcPr>' . paragraph($i ? '' : $text) . '</w:tc>';
		}
	}
	for my $row (sort { $a <=> $b } keys %at) {
		$rows .= '<w:tr>' . join('', map { $at{$row}{$_} } sort { $a <=> $b } keys %{ $at{$row} })
		    . '</w:tr>';
	}
	return "<w:tbl>$rows</w:tbl>";
}

sub docx {
	my ($path, $items) = @_;
	my $body = join '', map {
		my ($kind, @rest) = @$_;
		$kind eq 'line' ? paragraph(@rest) : word_table(@rest)
	} blocks($items);
	parts($path,
		'_rels/.rels' => relations(r => 'officeDocument', 'word/document.xml'),
		'word/document.xml' => '<w:document xmlns:w="http://schemas.openxmlformats.org/'
		    . qq{wordprocessingml/2006/main"><w:body>$body</w:body></w:document>});
	return;
}

sub letters {
	my ($n) = @_;
	return $n > 26 ? letters(int(($n - 1) / 26)) . letters(($n - 1) % 26 + 1) : chr(64 + $n);
}

sub xlsx {
	my ($path, $items) = @_;
	my ($row, $rows, %index, @strings, @merges) = (0, '');
	my $cell = sub {
		my ($place, $text) = @_;
		return qq{<c r="$place"/>} if $text eq '';
		return qq{<c r="$place"><v>$text</v></c>} if $text =~ /^[1-9][0-9]{0,8}$/;
		$index{$text} //= push(@strings, $text) - 1;
		return qq{<c r="$place" t="s"><v>$index{$text}</v></c>};
	};
	for my $block (blocks($items)) {
		my ($kind, @rest) = @$block;
		@rest = [1, 1, 1, 1, @rest] if $kind eq 'line';
		my ($first, %at) = $row;
		for (@rest) {
			my ($r, $c, $row_span, $column_span, $text) = @$_;
			my $place = letters($c) . ($first + $r);
			$at{ $first + $r }{$c} = $cell->($place, $text);
			push @merges, "$place:" . letters($c + $column_span - 1) . ($first + $r + $row_span - 1)
			    if $row_span * $column_span > 1;
			$row = $first + $r if $first + $r > $row;
		}
		for my $r (sort { $a <=> $b } keys %at) {
			$rows .= qq{<row r="$r">} . join('', map { $at{$r}{$_} } sort { $a <=> $b } keys %{ $at{$r} })
			    . '</row>';
		}
	}
	my $main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
	parts($path,
		'_rels/.rels' => relations(r => 'officeDocument', 'xl/workbook.xml'),
		'xl/workbook.xml' => "<workbook $main xmlns:r=\"http://schemas.openxmlformats.org/"
		    . 'officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/>'
		    . '</sheets></workbook>',
		'xl/_rels/workbook.xml.rels' =>
		    relations(r1 => 'worksheet', 'worksheets/1.xml', r2 => 'sharedStrings', 'strings.xml'),
		'xl/strings.xml' => "<sst $main>" . join('', map { '<si><t>' . xml($_) . '</t></si>' } @strings)
		    . '</sst>',
		'xl/worksheets/1.xml' => "<worksheet $main><sheetData>$rows</sheetData><mergeCells>"
		    . join('', map { qq{<mergeCell ref="$_"/>} } @merges) . '</mergeCells></worksheet>');
	return;
}

# How each code is Unicode's own, in pieces that a reader may take.
sub cmap {
	my @ranges = map { sprintf '<%02X00> <%02XFF> <%02X00>', ($_) x 3 } 0 .. 255;
	my $ranges = '';
	while (my @some = splice @ranges, 0, 100) {
		$ranges .= @some . " beginbfrange\n" . join("\n", @some) . "\nendbfrange\n";
	}
	return "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
	    . "/CMapName /Own def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
	    . "${ranges}endcmap end end";
}

sub stream {
	my ($text, $more) = @_;
	return '<< /Length ' . length($text) . ($more // '') . " >>\nstream\n$text\nendstream";
}

# A PDF of these objects, the first of them the catalogue.
sub objects {
	my ($path, @objects) = @_;
	my ($pdf, @at, $trailer) = "%PDF-1.4\n";
	$trailer = ref $objects[-1] ? ${ pop @objects } : '';
	for my $i (0 .. $#objects) {
		push @at, length $pdf;
		$pdf .= ($i + 1) . " 0 obj\n$objects[$i]\nendobj\n";
	}
	my $n = @objects + 1;
	my $xref = length $pdf;
	$pdf .= "xref\n0 $n\n0000000000 65535 f \n" . join('', map { sprintf "%010d 00000 n \n", $_ } @at)
	    . "trailer\n<< /Size $n /Root 1 0 R $trailer >>\nstartxref\n$xref\n%%EOF\n";
	open my $file, '>:raw', $path or die "$path: $!\n";
	print $file $pdf;
	close $file or die "$path: $!\n";
	return;
}

my ($size, $leading, $per_page) = (12, 16, 60);

# A font without an outline, whose wide characters are twice the narrow ones.
sub font {
	my ($encoding, $ordering) = @_;
	my $unicode = $ordering eq 'Identity' ? ' /ToUnicode 6 0 R' : '';
	return ("<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /$encoding"
		    . " /DescendantFonts [4 0 R]$unicode >>",
		'<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe)'
		    . " /Ordering ($ordering) /Supplement 0 >> /DW 1000 /W [32 126 500] /FontDescriptor 5 0 R >>",
		'<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0'
		    . ' /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
		stream(cmap()));
}

sub pdf {
	my ($path, $items, $encoding, $ordering) = @_;
	my @lines = map { $_->[1] } grep { !$_->[0] } @$items;
	my (@pages, @kids, $width);
	for (@lines) {
		1 while s/^([^\t]*)\t/$1 . ' ' x (8 - length($1) % 8)/e;
		tr/\f//d;
		my $wide = length($_) + (() = /[^\x00-\x7f]/g);
		$width = $wide if $wide > ($width // 80);
	}
	my $height = $leading * ($per_page + 2);
	$width = ($width + 4) * $size / 2;
	while (my @some = splice @lines, 0, $per_page) {
		my $y = $height - $leading;
		my $text = "BT /F $size Tf\n";
		for (@some) {
			$text .= "1 0 0 1 $size $y Tm <" . unpack('H*', encode('UTF-16BE', $_)) . "> Tj\n" if /\S/;
			$y -= $leading;
		}
		my $no = 7 + @pages;
		push @kids, "$no 0 R";
		push @pages, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 $width $height]"
		    . ' /Resources << /Font << /F 3 0 R >> >> /Contents ' . ($no + 1) . ' 0 R >>',
		    stream("${text}ET");
	}
	objects($path, '<< /Type /Catalog /Pages 2 0 R >>',
		"<< /Type /Pages /Kids [@kids] /Count " . @kids . ' >>',
		font($encoding // 'Identity-H', $ordering // 'Identity'), @pages);
	return;
}

1;

# More layouts in which tables come out of pages, of PDF and of converters to
# Markdown, beside those of Text.pm.  Each turns a grid (see Tables.pm) into
# text; a layout that leaves no trace of blank cells is in %loses_blanks.
package Layouts;
use strict;
use warnings;
use utf8;
use Chance qw();
use Html;
use Text;

my %loses_blanks = map { $_ => 1 } qw(lines dense reading columns centred glued torn_markdown);

sub loses_blanks {
	my ($how) = @_;
	return $loses_blanks{$how};
}

sub texts {
	my ($row) = @_;
	return map { $_->[0] } @$row;
}

sub has_values {
	my ($row) = @_;
	return scalar grep { $_->[3] eq 'value' } @$row;
}

# A grid with blank cells where another cell spans from the left or from above,
# or with its text once more.
sub filled {
	my ($table, $again) = @_;
	my (@rows, %taken);
	for my $y (0 .. $#{ $table->{grid} }) {
		my @cells = @{ $table->{grid}[$y] };
		my @row;
		for (my $x = 0; $x < $table->{width} || @cells; $x++) {
			push(@row, $taken{$y, $x}[0]), next if $taken{$y, $x};
			my $cell = shift @cells;
			push @row, $cell ? $cell->[0] : '';
			next if !$cell;
			for my $down (0 .. $cell->[1] - 1) {
				$taken{ $y + $down, $x + $_ } = [$again ? $cell->[0] : '']
				    for 0 .. $cell->[2] - 1;
			}
		}
		push @rows, \@row;
	}
	return @rows;
}

# One cell a line without blank lines.
sub dense {
	my ($table) = @_;
	return join "\n", grep { $_ ne '' } map { texts($_) } @{ $table->{grid} };
}

# A cell, and below it the bar that ends it.
sub bars_below {
	my ($table) = @_;
	return join "\n", map { $_ eq '' ? '|' : ($_, '|') } map { texts($_) } @{ $table->{grid} };
}

sub markdown_row {
	return '| ' . join(' | ', @_) . ' |';
}

sub rule {
	my ($n) = @_;
	return '|' . '---|' x $n;
}

# Markdown rows; spans leave blank cells.
sub markdown {
	my ($table) = @_;
	my @rows = filled($table);
	my @lines = map { markdown_row(@$_) } @rows;
	splice @lines, 1, 0, rule($table->{width});
	return "\n" . join("\n", @lines) . "\n";
}

# Markdown rows with labels and signs made bold, and points that a writer took
# care of.
sub markdown_bold {
	my ($table) = @_;
	my $bold = Chance::pick('**', '*', '__', '***');
	my @rows = filled($table);
	s/^(?=.*[^\d.,+\s-])(\S.*\S)$/$bold$1$bold/ for map { @$_ } @rows;
	s/(?<=\d)\./\\./ for map { @$_ } @rows;
	my @lines = map { markdown_row(@$_) } @rows;
	splice @lines, 1, 0, rule($table->{width});
	return "\n" . join("\n", @lines) . "\n";
}

# How many places a text takes on a screen.
sub places {
	my ($text) = @_;
	my $wide = () = $text =~ /[\x{2e80}-\x{a4cf}\x{f900}-\x{faff}\x{fe30}-\x{fe6f}\x{ff00}-\x{ff60}]/g;
	my $none = () = $text =~ /[\x{200b}-\x{200f}\x{feff}]/g;
	return length($text) + $wide - $none;
}

# A text in lines of so many places; a number is never broken.
sub fold_at {
	my ($text, $places) = @_;
	my @lines = ('');
	for my $part ($text =~ /[-+\d.,]+|./gs) {
		push @lines, '' if $part eq "\n" || $lines[-1] ne '' && places($lines[-1] . $part) > $places;
		$lines[-1] .= $part if $part ne "\n";
	}
	return @lines;
}

sub drawn_rule {
	my ($signs, @widths) = @_;
	return $signs->[0] . join($signs->[1], map { $signs->[2] x $_ } @widths) . $signs->[3];
}

# A table with all its lines drawn, as text browsers do; cells that other cells
# span are blank.
sub drawn {
	my ($table) = @_;
	my $box = Chance::once_in(2);
	my @rows = filled($table);
	my $most = Chance::pick(10, 24, 80);
	my @widths = map { my $x = $_; my ($width) = sort { $b <=> $a } 2, map { places($_) }
	    map { fold_at($_->[$x] // '', $most) } @rows; $width } 0 .. $table->{width} - 1;
	my ($top, $middle, $bottom) = map { drawn_rule($_, @widths) } $box
	    ? ([qw(┌ ┬ ─ ┐)], [qw(├ ┼ ─ ┤)], [qw(└ ┴ ─ ┘)]) : ([qw(+ + - +)]) x 3;
	my $bar = $box ? '│' : '|';
	my @lines;
	for my $row (@rows) {
		my @cells = map { [fold_at($row->[$_] // '', $widths[$_])] } 0 .. $#widths;
		my ($high) = sort { $b <=> $a } map { scalar @$_ } @cells;
		for my $y (0 .. $high - 1) {
			push @lines, $bar . join($bar, map { my $text = $cells[$_][$y] // '';
			    $text . ' ' x ($widths[$_] - places($text)) } 0 .. $#widths) . $bar;
		}
		push @lines, $middle;
	}
	pop @lines;
	return join "\n", '', $top, @lines, $bottom, '';
}

# Markdown rows without cells for spans, and with labels broken within a cell.
sub markdown_breaks {
	my ($table) = @_;
	my @lines = map { markdown_row(texts($_)) } @{ $table->{grid} };
	s/(\| [^|\d\n]{3})([^|\d\n]{4,} \|)/Chance::once_in(3) ? "$1\n$2" : "$1$2"/ge for @lines;
	splice @lines, 1, 0, rule($table->{width});
	return "\n" . join("\n", @lines) . "\n";
}

# Markdown: each row with cells is a table of its own, under a head that the
# converter made up.
sub markdown_rows {
	my ($table) = @_;
	my $inside = Chance::once_in(2);
	my @lines;
	for my $row (@{ $table->{grid} }) {
		push(@lines, texts($row)), next if !has_values($row);
		my @labels = map { $_->[0] } grep { $_->[3] eq 'label' } @$row;
		my @values = map { $_->[0] } grep { $_->[3] eq 'value' } @$row;
		my @heads = map { "数据$_" } 1 .. @values;
		my $label = pop @labels // '结果';
		push @lines, @labels, '', $inside
		    ? (markdown_row($label, @heads[0 .. $#heads - 1]), rule(scalar @values),
			markdown_row(@values))
		    : (markdown_row('项目', @heads), rule(1 + @values), markdown_row($label, @values)), '';
	}
	return join "\n", @lines;
}

# Text wrapped to lines of `n` characters; a sound in brackets goes with its
# character.
sub wrap {
	my ($text, $n) = @_;
	my $one = qr/.(?:\(\p{Latin}+\))?/s;
	return $text =~ /((?:$one){1,$n})/g;
}

# Table 3 of a PDF in Markdown: some rows kept their label, others lost it to
# the text around.
sub torn_markdown {
	my ($table) = @_;
	return markdown($table) if $table->{name} ne 'request';
	my (@lines, @lost);
	for my $row (@{ $table->{grid} }) {
		my @labels = map { $_->[0] } grep { $_->[3] eq 'label' } @$row;
		my @values = map { $_->[0] } grep { $_->[3] eq 'value' } @$row;
		push(@lines, map { wrap($_, 8) } @labels), next if !@values;
		my $label = pop @labels;
		push @lost, $labels[-1] if @labels;
		if (length $label > 9 && !Chance::once_in(3)) {
			push @lines, '', markdown_row(@values), rule(scalar @values);
			push @lost, $label;
			next;
		}
		push @lines, '', map { wrap($_, 7) } splice @lost if @lost;
		push @lines, '', markdown_row($label, @values), rule(1 + @values);
	}
	return join "\n", @lines, map { wrap($_, 7) } @lost;
}

# Everything run together.
sub glued {
	my ($table) = @_;
	return join '', map { texts($_) } @{ $table->{grid} };
}

sub width_of {
	my ($text) = @_;
	my $wide = () = $text =~ /[^\x00-\x7f]/g;
	my $none = () = $text =~ /[\x{200b}-\x{200f}\x{feff}]/g;
	return length($text) + $wide - $none;
}

sub pad_to {
	my ($text, $width) = @_;
	my $gap = $width - width_of($text);
	return $text . ' ' x ($gap > 2 ? $gap : 2);
}

# A PDF's page by its columns: blanks part the cells, and long labels wrap above
# and below their row.
sub columns {
	my ($table) = @_;
	my @lines;
	for my $row (@{ $table->{grid} }) {
		my @labels = map { $_->[0] } grep { $_->[3] eq 'label' } @$row;
		my @values = map { $_->[0] } grep { $_->[3] eq 'value' } @$row;
		push(@lines, '', join('', map { pad_to($_, 18) } texts($row)) =~ s/ +$//r), next
		    if !@values || !@labels;
		push @lines, '' if Chance::once_in(2);
		my $label = pop @labels;
		my ($first, @rest) = wrap($label, 22);
		my $numbers = join '', map { pad_to($_, 7) } @values;
		my $indent = join('', map { pad_to($_, 14) } @labels);
		if (@rest && Chance::once_in(2)) {
			push @lines, (' ' x 18) . $first, (' ' x 50) . $numbers, (' ' x 18) . join '', @rest;
		} else {
			push @lines, $indent . pad_to($first, 50) . $numbers;
			push @lines, map { (' ' x 18) . $_ } @rest;
		}
		$lines[$_] =~ s/ +$// for 0 .. $#lines;
	}
	return join "\n", @lines;
}

# Lines of a label, with its row's numbers in the middle of them: in one, or
# between two.
sub middle {
	my ($numbers, @lines) = @_;
	my $at = int(@lines / 2);
	return map { $_ == $at ? pad_to($lines[$_], 50) . $numbers : $lines[$_] } 0 .. $#lines if @lines % 2;
	return (@lines[0 .. $at - 1], (' ' x 50) . $numbers, @lines[$at .. $#lines]);
}

# A PDF's page of a table with all its cells centred: labels wrap above and below
# their row, and what is left of a heading that spans rows stands before them.
sub centred {
	my ($table) = @_;
	return columns($table) if $table->{name} eq 'indicator';
	my (@lines, @heading);
	for my $row (@{ $table->{grid} }) {
		my @labels = map { $_->[0] } grep { $_->[3] eq 'label' } @$row;
		my @values = map { $_->[0] } grep { $_->[3] eq 'value' } @$row;
		push(@lines, '', join('', map { pad_to($_, 18) } texts($row)) =~ s/ +$//r), next
		    if !@values || !@labels;
		my $label = pop @labels;
		@heading = map { wrap($_, 8) } @labels if @labels;
		my $numbers = join '', map { pad_to($_, 7) } @values;
		for my $line (middle($numbers, wrap($label, 22))) {
			my $before = $line =~ /^ / ? undef : shift @heading;
			push @lines, (defined $before ? pad_to("  $before", 2) . ' ' : ' ' x 12) . $line;
		}
		$lines[$_] =~ s/ +$// for 0 .. $#lines;
	}
	return join "\n", @lines;
}

# A PDF in reading order: a row a line, one blank between; heads are broken over
# lines, one group's label stands on its side.
sub reading {
	my ($table) = @_;
	my @lines;
	for my $row (@{ $table->{grid} }) {
		my @labels = map { $_->[0] } grep { $_->[3] eq 'label' } @$row;
		my @values = map { $_->[0] } grep { $_->[3] eq 'value' } @$row;
		if (!@values) {
			push @lines, map { length($_) > 3 && length($_) < 7 && $table->{name} ne 'disclosure'
			    ? wrap($_, 2) : $_ } @labels;
			next;
		}
		push(@lines, join ' ', @values), next if !@labels;
		my $label = pop @labels;
		push @lines, map { /本年度/ ? split // : $_ } @labels;
		my @parts = wrap($label, 20);
		my $last = pop @parts;
		push @lines, @parts, Chance::once_in(3) && @parts
		    ? ($last, join ' ', @values) : join ' ', $last, @values;
	}
	return join "\n", @lines;
}

# A row a line, tabs between.
sub tab_rows {
	my ($table) = @_;
	return join "\n", map { join "\t", texts($_) } @{ $table->{grid} };
}

# A row a line, tabs between, and a cell that spans in each place that it has.
sub tab_spans {
	my ($table) = @_;
	return join "\n", map { join "\t", @$_ } filled($table, 1);
}

my %table = (dense => \&dense, bars_below => \&bars_below, markdown => \&markdown,
    markdown_breaks => \&markdown_breaks, markdown_rows => \&markdown_rows,
    torn_markdown => \&torn_markdown, glued => \&glued, columns => \&columns,
    markdown_bold => \&markdown_bold, drawn => \&drawn, centred => \&centred, markdown_html => sub { "\n" . Html::table('bare', $_[0]) . "\n" },
    reading => \&reading, tab_rows => \&tab_rows, tab_spans => \&tab_spans, lines => \&Text::lines, tabs => \&Text::tabs,
    row_bars => \&Text::row_bars, cell_bars => \&Text::cell_bars, missing => sub { '' });

sub names {
	return sort keys %table;
}

# A page's blocks as one text; `how` is a layout's name, or one for each table's
# name.
sub render {
	my ($how, @blocks) = @_;
	my $of = sub { ref $how ? $how->{ $_[0]{name} } : $how };
	my $all = ref $how ? '' : $how;
	my $gap = $all =~ /^(lines|tabs)$/ ? "\n\n" : $all eq 'glued' ? '' : "\n";
	return join($gap, map { $_->[0] eq 'table' ? $table{ $of->($_->[1]) }->($_->[1]) : $_->[1] }
	    @blocks) . "\n";
}

1;

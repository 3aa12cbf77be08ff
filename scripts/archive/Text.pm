# Plain texts, in the layouts in which tables come out of pages and of Word.
package Text;
use strict;
use warnings;
use utf8;
use Chance qw();

# Labels as pages break them; `how` is a layout's name.
sub dress {
	my ($how, $table, $cell) = @_;
	my $text = $cell->[0];
	return $text if $cell->[3] ne 'label';
	return $text =~ s/^(本年新)(制作|公开)数量$/$1/r if $how eq 'cell_bars';
	return $text =~ s/^(结果|其他|尚未)(..)$/Chance::once_in(2) ? "$1 $2" : $text/er
	    if $how eq 'row_bars' && $table eq 'review';
	return $text if $how ne 'tabs';
	$text =~ s/^(...)(.)$/$1 $2/ if Chance::once_in($table eq 'review' ? 2 : 9);
	return $text =~ s/^(本年新)(..数量)$/$1\n$2/r;
}

# Blanks around a value, as Word leaves them.
sub pad {
	my ($text) = @_;
	return $text eq '' ? Chance::pick('', ' ', "\x{a0}")
	    : Chance::pick($text, " $text", "\x{3000}$text", "$text ", "\x{a0}$text");
}

# One cell a line and a blank line between; a blank cell leaves no trace.
sub lines {
	my ($table) = @_;
	return join "\n\n", map { $_->[0] } grep { $_->[0] ne '' } map { @$_ } @{ $table->{grid} };
}

# One cell a line, each with a bar behind it; the bars of cells that are spanned
# follow at the row's end.
sub cell_bars {
	my ($table) = @_;
	my @lines;
	my $width = $table->{width} + ($table->{name} eq 'disclosure' ? 1 : 0);
	for my $row (@{ $table->{grid} }) {
		push @lines, map { my $text = dress('cell_bars', $table->{name}, $_);
		    $text eq '' ? '|' : "$text |" } @$row;
		push @lines, '|' x ($width - @$row) if @$row < $width;
	}
	return join "\n", @lines;
}

# A row a line, a bar behind each cell.
sub row_bars {
	my ($table) = @_;
	my @lines;
	for my $row (@{ $table->{grid} }) {
		my $line = join '', map { dress('row_bars', $table->{name}, $_) . ' | ' } @$row;
		push @lines, ($line . '|' x ($table->{width} - @$row)) =~ s/ $//r;
	}
	return join "\n", @lines;
}

# Word's text: a tab before each cell, a blank one for a cell that another
# spans from above, and a blank line behind each row.
sub tabs {
	my ($table) = @_;
	my $text = '';
	my (@left, @owner, $cells);
	for my $row (@{ $table->{grid} }) {
		my @cells = @$row;
		for (my $at = 0; $at < $table->{width};) {
			if ($left[$at]) {
				$text .= "\t\n";
				my $owner = $owner[$at];
				$left[$at++]-- while $left[$at] && $owner[$at] == $owner;
				next;
			}
			my $cell = shift @cells or last;
			$cells++;
			my $shown = dress('tabs', $table->{name}, $cell);
			$text .= "\t" . ($cell->[3] eq 'value' ? pad($shown) : $shown) . "\n";
			for (1 .. $cell->[2]) {
				$owner[$at] = $cells;
				$left[$at++] = $cell->[1] - 1;
			}
		}
		$text .= "\n";
	}
	return $text;
}

my %table = (lines => \&lines, cell_bars => \&cell_bars, row_bars => \&row_bars, tabs => \&tabs);

sub layouts {
	return sort keys %table;
}

# A page's blocks as one text.
sub render {
	my ($how, @blocks) = @_;
	my $gap = $how eq 'lines' || $how eq 'tabs' ? "\n\n" : "\n";
	return join($gap, map { $_->[0] eq 'table' ? $table{$how}->($_->[1]) : $_->[1] } @blocks)
	    . "\n";
}

1;

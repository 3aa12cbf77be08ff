# Oddities of table 4, see Oddities.pm: its 15 cells in other rows than one.
package OddReview;
use strict;
use warnings;
use utf8;
use Chance qw();

my @channels = ('行政复议', '未经复议直接起诉', '复议后起诉');
my @results = ('结果维持', '结果纠正', '其他结果', '尚未审结', '总计');

sub label {
	my ($text) = @_;
	return [$text, 1, 1, 'label', undef, $text];
}

# Draws the table anew: `rows` gets the 15 cells and returns the rows.
sub redrawn {
	my ($rows) = @_;
	return sub {
		my ($doc) = @_;
		my $table = $doc->{table}{review} or return;
		my @cells = grep { $_->[3] eq 'value' } map { @$_ } @{ $table->{grid} };
		return if @cells != 15;
		$table->{grid} = [$rows->(@cells)];
		$table->{width} = (sort { $b <=> $a } map { scalar @$_ } @{ $table->{grid} })[0];
	};
}

sub row_a_channel {
	my @cells = @_;
	return ([map { label($_) } Chance::pick('类别', '项目'), @results],
		map { [label($channels[$_]), @cells[5 * $_ .. 5 * $_ + 4]] } 0 .. 2);
}

sub row_a_result {
	my @cells = @_;
	return ([map { label($_) } '处理结果', @channels],
		map { my $i = $_; [label($results[$i]), @cells[$i, $i + 5, $i + 10]] } 0 .. 4);
}

sub line_a_cell {
	my @cells = @_;
	return map { my $i = $_; ([label($channels[$i])],
		map { [label($results[$_]), $cells[5 * $i + $_]] } 0 .. 4) } 0 .. 2;
}

sub table_a_channel {
	my @cells = @_;
	return map { ([label($channels[$_])], [map { label($_) } @results],
		[@cells[5 * $_ .. 5 * $_ + 4]]) } 0 .. 2;
}

sub suits_apart {
	my @cells = @_;
	return ([label('行政复议')], [map { label($_) } @results], [@cells[0 .. 4]], [label('行政诉讼')],
		[map { label($_) } @channels[1, 2]], [map { label($_) } @results, @results], [@cells[5 .. 14]]);
}

# Which numbers are the reviews' is then told by the head alone.
sub suits_first {
	my ($doc) = @_;
	redrawn(sub { my @cells = @_; return ([map { label($_) } @channels[1, 2, 0]],
	    [map { label($_) } (@results) x 3], [@cells[5 .. 14, 0 .. 4]]) })->($doc);
	$doc->{doubt}{$_} = 1 for grep { /^review / } keys %{ $doc->{truth} };
}

sub all {
	my $new = qr/e20(19|21)/;
	my $kin = 'review';
	return (
		{ name => 'review: a row a channel', kin => $kin, era => $new, floor => 99,
			grid => redrawn(\&row_a_channel) },
		{ name => 'review: a row a result', kin => $kin, era => $new, floor => 99,
			grid => redrawn(\&row_a_result) },
		{ name => 'review: a line a cell', kin => $kin, era => $new, floor => 99,
			grid => redrawn(\&line_a_cell) },
		{ name => 'review: a table a channel', kin => $kin, era => $new, floor => 99,
			grid => redrawn(\&table_a_channel) },
		{ name => 'review: suits apart', kin => $kin, era => $new, floor => 99,
			grid => redrawn(\&suits_apart) },
		{ name => 'review: suits first', kin => $kin, era => $new, floor => 99,
			grid => \&suits_first },
	);
}

1;

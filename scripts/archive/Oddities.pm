# Reports as real pages distort them, with their truth kept.
#
# An oddity is a row of a table: name, `era` (a pattern of the forms it is for),
# what it changes, and the floor that a test holds it to, in percent of the cells
# that are read where it comes alone.  `doubt` says that no cell is certain, and
# that the floor is for all of them.  What it changes is one
# or more of
#
#   layout   the name of a layout, or 'html KIND'
#   figures  sub ($doc): before anything is printed
#   style    sub ($doc): how figures are printed, see Print.pm
#   grid     sub ($doc): the tables and the text around them
#   text     sub ($doc, $text): the finished text, which it returns
#
# Of two with the same `kin` one contradicts the other, so they never meet; one
# that is `last` changes what all others have left.
#
# A document has blocks (see Page.pm), `truth` (a number, or '' for a cell
# without one), and `doubt`: cells of which nothing certain is left, so that a
# reader may give no number but must give no other.
package Oddities;
use strict;
use warnings;
use utf8;
use Digest::MD5 qw(md5);
use Encode qw();
use Bodies;
use Chance qw();
use Figures;
use Html;
use Layouts;
use OddDirt;
use OddForms;
use OddLabels;
use OddNumbers;
use OddReview;
use Page;

my @layouts = ('html site', 'html bare', 'html word', qw(lines dense row_bars cell_bars bars_below
    markdown tabs tab_rows reading columns));

sub layouts {
	return (
		(map { { name => "layout: $_", layout => $_, floor => 99 } } @layouts,
			qw(centred drawn markdown_bold markdown_html markdown_breaks markdown_rows tab_spans mixed)),
		{ name => 'layout: torn_markdown', layout => 'torn_markdown', floor => 95 },
		{ name => 'layout: glued', layout => 'glued', doubt => 1, floor => 40 },
		{ name => 'layout: missing', layout => 'missing', doubt => 1, floor => 0 },
	);
}

my @all = (layouts(), OddNumbers::all(), OddLabels::all(), OddForms::all(), OddReview::all(),
    OddDirt::all());
my %by_name = map { $_->{name} => $_ } @all;

sub all {
	return @all;
}

# Whether two of them can befall one document.
sub go_together {
	my ($a, $b) = @_;
	return 0 if $a->{layout} && $b->{layout} || ($a->{kin} // 1) eq ($b->{kin} // 2);
	return 1 if !$a->{era} || !$b->{era};
	return grep({ $_ =~ $a->{era} && $_ =~ $b->{era} } qw(e2014 e2019 e2021)) > 0;
}

sub year {
	my (@oddities) = @_;
	my @eras = qw(e2019 e2021 e2021 e2014);
	for my $oddity (@oddities) {
		@eras = grep { $_ =~ $oddity->{era} } @eras if $oddity->{era};
	}
	my $era = Chance::pick(@eras);
	return Chance::between(@{ { e2014 => [2014, 2018], e2019 => [2019, 2020],
	    e2021 => [2021, 2024] }->{$era} });
}

sub plan {
	my ($figures, $body, $year, $layout) = @_;
	my %style = (mark => Chance::pick('', '', '/', '-'), blanks => Chance::pick(qw(none none none
	    none all applicants totals)), other_mark => '', money => Chance::pick(qw(万元 万元 元)),
	    plus => 0, counted => 0);
	$style{blanks} = 'none' if $layout eq 'glued';
	$style{mark} = '/' if $style{mark} eq '' && Layouts::loses_blanks($layout);
	return { body => $body, year => $year, figures => $figures, style => \%style, top => 'full',
		period => 1, signed => [$year + 1, 1, 20], published => [$year + 1, 1, 22] };
}

# Every cell of a number knows what it holds, as told when it was printed, and
# every cell what it was at first: a label its text, a number its place in the
# row.
sub mark_cells {
	my ($doc, @told) = @_;
	for my $table (map { $_->[1] } grep { $_->[0] eq 'table' } @{ $doc->{blocks} }) {
		$doc->{table}{ $table->{name} } = $table;
		for my $row (@{ $table->{grid} }) {
			$row->[$_][5] = $row->[$_][3] eq 'label' ? $row->[$_][0] : $_ for 0 .. $#$row;
			next if grep { $_->[0] eq '——' } @$row;
			$_->[4] = shift @told for grep { $_->[3] eq 'value' } @$row;
		}
	}
}

sub mixed {
	my ($doc) = @_;
	my @some = grep { !/^html/ } @layouts;
	return { map { $_ => Chance::pick(grep { !Layouts::loses_blanks($_) } @some) }
	    sort keys %{ $doc->{table} } };
}

sub render {
	my ($doc) = @_;
	my $layout = $doc->{layout};
	return Html::render($1, 'utf-8', { title => $doc->{blocks}[0][1], place => '政府网',
	    meta => [] }, @{ $doc->{blocks} }) if $layout =~ /^html (\w+)/;
	return Layouts::render($layout eq 'mixed' ? mixed($doc) : $layout, @{ $doc->{blocks} });
}

# Document `n`, with the oddities of these names.
sub document {
	my ($seed, $n, @names) = @_;
	my @oddities = sort { ($a->{last} // 0) <=> ($b->{last} // 0) }
	    map { $by_name{$_} // die "no oddity '$_'\n" } @names;
	my %doc = (truth => {}, doubt => {}, seed => $seed, n => $n);
	my @told;
	# Seeds in a row would draw alike.
	srand unpack 'N', md5("$seed/$n");
	my $body = { %{ Bodies::body(Chance::between(0, 320)) }, scale => Chance::pick(3, 25, 90, 400) };
	my $year = year(@oddities);
	($doc{layout}) = grep { defined } map { $_->{layout} } @oddities;
	$doc{layout} //= Chance::pick(@layouts);
	$doc{figures} = Figures::of($body, $year, { carry => { app_natural => Chance::between(0, 4) } });
	$_->{figures}->(\%doc) for grep { $_->{figures} } @oddities;
	$doc{era} = $doc{figures}{era};
	$doc{plan} = plan($doc{figures}, $body, $year, $doc{layout});
	$_->{style}->(\%doc) for grep { $_->{style} } @oddities;
	$doc{plan}{tell} = sub {
		my ($fact, $row, $column, $truth) = @_;
		push @told, my $key = "$fact $row $column";
		$doc{truth}{$key} = $truth;
	};
	$doc{blocks} = [Page::blocks($doc{plan})];
	mark_cells(\%doc, @told);
	$_->{grid}->(\%doc) for grep { $_->{grid} } @oddities;
	if (grep { $_->{doubt} } @oddities) {
		$doc{doubt}{$_} = 1 for keys %{ $doc{truth} };
	}
	my $text = render(\%doc);
	$text = $_->{text}->(\%doc, $text) for grep { $_->{text} } @oddities;
	return { name => sprintf('odd-%05d.%s', $n, $doc{layout} =~ /^html/ ? 'html' : 'txt'),
		bytes => Encode::encode('UTF-8', $text), truth => $doc{truth}, doubt => $doc{doubt} };
}

1;

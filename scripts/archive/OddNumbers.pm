# Oddities of numbers, see Oddities.pm.
package OddNumbers;
use strict;
use warnings;
use utf8;
use Chance qw();

# The cells that hold a number, each [text, rows, columns, 'value', key].
sub numbers {
	my ($doc, $wanted) = @_;
	return grep { $_->[3] eq 'value' && ($doc->{truth}{ $_->[4] // '' } // '') ne ''
	    && (!$wanted || $_->[4] =~ $wanted) } map { @{$_} }
	    map { @{ $_->{grid} } } map { $doc->{table}{$_} } sort keys %{ $doc->{table} };
}

# Changes the printed form of cells, those of one in `n` that `wanted` names.
sub reprint {
	my ($n, $wanted, $change) = @_;
	return sub {
		my ($doc) = @_;
		for my $cell (numbers($doc, $wanted)) {
			$cell->[0] = $change->($cell->[0], $doc) if Chance::once_in($n);
		}
	};
}

my $counts = qr/^request|^review|m_(made|decision|issued|in_force|disclosed_total|prev)/;

sub thousands {
	my ($text) = @_;
	my ($sign, $whole, $rest) = $text =~ /^([-+]?)(\d+)(.*)$/s or return $text;
	1 while $whole =~ s/^(\d+)(\d{3})/$1,$2/;
	return "$sign$whole$rest";
}

my @ones = split //, '零一二三四五六七八九';

# One numeral alone is left as it is where nothing shows that it is a cell.
sub chinese {
	my ($text, $doc) = @_;
	return $text if $text !~ /^[0-9]{1,3}$/ || $text <= 1;
	return $text if $text <= 10 && $doc->{layout} !~ /^html|markdown$|row_bars/;
	return $ones[$text] if $text < 10;
	my ($tens, $one) = (int($text / 10), $text % 10);
	return ($tens > 1 ? $ones[$tens] : '') . '十' . ($one ? $ones[$one] : '') if $text < 100;
	my ($hundred, $left) = (int($text / 100), $text % 100);
	return "$ones[$hundred]百" . ($left == 0 ? '' : $left < 10 ? "零$ones[$left]"
	    : "$ones[int($left / 10)]十" . ($left % 10 ? $ones[$left % 10] : ''));
}

# The change of items in words and signs.
sub signed {
	my ($text) = @_;
	return $text if $text !~ /^\+?(-?)(\d+)$/;
	return Chance::pick("-$2", "－$2", "减少$2", "−$2", "–$2") if $1;
	return Chance::pick("+$2", "+$2", "增加$2", "＋$2", $2);
}

sub money {
	my ($text) = @_;
	my ($n) = $text =~ /^([\d.]+)万?元?$/ or return $text;
	return $text if $text !~ /万/;
	return Chance::pick("${n}万元", "$n 万元", "${n}万", "${n}万元(含服务类)");
}

# Whether the layout fills rows up with blank cells, so that one that is missing
# looks like one that is blank.
sub fills_up {
	my ($doc) = @_;
	return $doc->{layout} =~ /^(row_bars|cell_bars|drawn|markdown|torn_markdown|tab_spans|mixed)/;
}

# Cells without a trace: those of a row that say nothing are left out, and of
# what is left nothing is certain.
sub vanish {
	my ($doc) = @_;
	my @names = sort keys %{ $doc->{table} };
	@names = grep { $_ eq 'request' } @names if fills_up($doc);
	for my $table (map { $doc->{table}{$_} } @names) {
		for my $row (@{ $table->{grid} }) {
			my @values = grep { $_->[3] eq 'value' && defined $_->[4] } @$row;
			next if !Chance::once_in(4) || @values < 2;
			my @gone = grep { $_->[0] =~ m,^[-/0—]?$, && Chance::once_in(2) } @values or next;
			my %gone = map { $_ => 1 } @gone;
			@$row = grep { !$gone{$_} } @$row;
			$doc->{doubt}{ $_->[4] } = 1 for @values;
		}
	}
}

# A blank cell behind the last of some rows.
sub ninth {
	my ($doc) = @_;
	for my $table (map { $doc->{table}{$_} // () } qw(request)) {
		for my $row (grep { Layouts::has_values($_) && Chance::once_in(3) } @{ $table->{grid} }) {
			push @$row, ['', 1, 1, 'value'];
		}
		$table->{width}++;
	}
}

# One more cell in one row or two: of these nothing is certain.
sub one_more {
	my ($doc) = @_;
	my $table = $doc->{table}{request} or return;
	return if fills_up($doc);
	my @rows = grep { Layouts::has_values($_) } @{ $table->{grid} };
	for my $row (map { Chance::pick(@rows) } 1 .. 2) {
		my @at = grep { $row->[$_][3] eq 'value' } 0 .. $#$row;
		$doc->{doubt}{ $_->[4] } = 1 for grep { defined $_->[4] } @$row;
		splice @$row, Chance::pick(@at), 0, [Chance::pick('0', '3', '-', ''), 1, 1, 'value'];
	}
	$table->{width}++;
}

# Two cells of a row printed as one.
sub run_together {
	my ($doc) = @_;
	return if fills_up($doc);
	for my $table (map { $doc->{table}{$_} // () } qw(request disclosure review)) {
		for my $row (@{ $table->{grid} }) {
			my @at = grep { ($row->[$_][4] // '') ne '' && ($row->[$_ + 1][4] // '') ne '' }
			    0 .. $#$row - 1;
			next if !@at || !Chance::once_in(5);
			my $at = Chance::pick(@at);
			$doc->{doubt}{ $_->[4] } = 1 for grep { defined $_->[4] } @$row;
			$row->[$at][0] .= $row->[$at + 1][0];
			splice @$row, $at + 1, 1;
		}
	}
}

# Figures that do not add up are printed as they are.
sub unbalanced {
	my ($doc) = @_;
	for my $fact (map { $doc->{figures}{$_} // () } qw(request review)) {
		for my $row (sort keys %$fact) {
			$fact->{$row}{$_} += Chance::between(1, 9)
			    for grep { Chance::once_in(8) } sort keys %{ $fact->{$row} };
		}
	}
}

# Decisions printed under the change of items.
sub wrong_column {
	my ($doc) = @_;
	for my $cells (values %{ $doc->{figures}{disclosure} // {} }) {
		@$cells{qw(m_item_change m_decision_count)} = @$cells{qw(m_decision_count m_item_change)}
		    if exists $cells->{m_item_change} && exists $cells->{m_decision_count};
	}
}

sub blank_zeros {
	my ($doc) = @_;
	$doc->{plan}{style}{blanks} = 'all';
	$doc->{plan}{style}{mark} = Layouts::loses_blanks($doc->{layout})
	    ? Chance::pick('/', '-', '—', '无') : '';
}

sub placeholders {
	my ($doc) = @_;
	$doc->{plan}{style}{blanks} = Chance::pick(qw(all totals applicants));
	$doc->{plan}{style}{mark} = Chance::pick('/', '-', '—', '——', '无', '\\', '－', '*');
}

# Money in yuan, as its head says.
sub unit_in_head {
	my ($doc) = @_;
	my $table = $doc->{table}{disclosure} or return;
	my $head;
	for my $cell (map { @$_ } @{ $table->{grid} }) {
		$head = $cell if $cell->[0] =~ /^(?:采购总金额|本年收费金额\(单位:万元\))$/;
		next if !$head || ($cell->[4] // '') !~ /_amount$/ || $cell->[0] !~ /^([0-9.]+)(?:万元)?$/;
		$cell->[0] = sprintf('%.4f', $1 * 10000) =~ s/\.?0+$//r;
		$head->[0] =~ s/(?:\(.*)?$/Chance::pick('(单位:元)', '(元)')/e;
	}
}

# An amount whose unit nothing tells.
sub no_unit {
	my ($doc) = @_;
	for my $cell (numbers($doc, qr/m_procurement_amount/)) {
		$cell->[0] =~ s/[万亿]?元|万$//;
		$doc->{doubt}{ $cell->[4] } = 1;
	}
}

sub all {
	return (
		{ name => 'number: full-width digits', floor => 99, grid => reprint(2, qr/./,
			sub { $_[0] =~ tr/0-9/０-９/r }) },
		{ name => 'number: thousands marks', floor => 99,
			grid => reprint(1, $counts, \&thousands) },
		{ name => 'number: units', floor => 99, grid => reprint(2, $counts,
			sub { $_[0] =~ /^\d+$/ ? $_[0] . Chance::pick('件', ' 件', '个', '件 ') : $_[0] }) },
		{ name => 'number: remarks', floor => 99, grid => reprint(4, $counts, sub { $_[0] =~ /^\d+$/
			? "$_[0](" . Chance::pick('其中修订 3 件', '含自然失效2件', '不含乡镇', '同上年', '件', '均为网上申请') . ')'
			: $_[0] }) },
		{ name => 'number: signed changes', era => qr/e2019/, floor => 99,
			grid => reprint(1, qr/m_item_change/, \&signed) },
		{ name => 'number: Chinese numerals', floor => 99, grid => reprint(3, $counts, \&chinese) },
		{ name => 'number: money', era => qr/e2019/, floor => 99,
			grid => reprint(1, qr/m_procurement_amount/, \&money) },
		{ name => 'number: unit in the head', era => qr/e20(19|21)/, floor => 99,
			grid => \&unit_in_head },
		{ name => 'number: no unit of money', era => qr/e2019/, floor => 99, grid => \&no_unit },
		{ name => 'number: blanks around', floor => 99, grid => reprint(2, qr/./,
			sub { my $blank = Chance::pick(' ', "\x{a0}", "\x{3000}", "\x{200b}", ' ');
			    Chance::pick("$_[0]$blank", "$blank$_[0]") }) },
		{ name => 'number: blanks for zeros', floor => 99, style => \&blank_zeros },
		{ name => 'number: placeholders', floor => 99, style => \&placeholders },
		{ name => 'number: cells that vanished', kin => 'count', floor => 99, grid => \&vanish },
		{ name => 'number: a ninth cell', era => qr/e20(19|21)/, floor => 99, grid => \&ninth },
		{ name => 'number: a cell too many', kin => 'count', era => qr/e20(19|21)/, floor => 99,
			grid => \&one_more },
		{ name => 'number: two cells run together', kin => 'count', era => qr/e20(19|21)/, floor => 99,
			grid => \&run_together },
		{ name => 'number: sums that fail', era => qr/e20(19|21)/, floor => 99,
			figures => \&unbalanced, style => sub { $_[0]{plan}{style}{blanks} = 'none' } },
		{ name => 'number: in the wrong column', era => qr/e2019/, floor => 99,
			figures => \&wrong_column },
	);
}

1;

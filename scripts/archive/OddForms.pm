# Oddities of whole tables, see Oddities.pm.
package OddForms;
use strict;
use warnings;
use utf8;
use Catalog;
use Chance qw();

sub is_row_of {
	my ($row, $code) = @_;
	return scalar grep { ($_->[4] // '') =~ / $code / } @$row;
}

sub label {
	return [$_[0], $_[1] // 1, $_[2] // 1, 'label', undef, $_[0]];
}

# Where a label stands in a row, whatever has become of its text.
sub place_of {
	my ($row, $text) = @_;
	my ($at) = grep { $row->[$_][3] eq 'label' && ($row->[$_][5] // '') eq $text } 0 .. $#$row;
	return $at;
}

sub number {
	return [$_[0], 1, 1, 'value'];
}

# The tables in another order, each with its heading.
sub other_order {
	my ($doc) = @_;
	my @blocks = @{ $doc->{blocks} };
	my @at = grep { $blocks[$_][0] eq 'table' && $blocks[$_ - 1][0] eq 'head' } 1 .. $#blocks;
	return if @at < 2;
	my @parts = map { [@blocks[$_ - 1, $_]] } @at;
	push @parts, shift @parts;
	@blocks[$at[$_] - 1, $at[$_]] = @{ $parts[$_] } for 0 .. $#at;
	$doc->{blocks} = \@blocks;
}

# Rows that a place has added to the form.
sub local_rows {
	my ($doc) = @_;
	my %extra = (disclosure => ['其他主动公开信息', '公共企事业单位信息'],
		request => ['4.其他情形(本地)', '9.涉及商业秘密'], indicator => ['机构领导信息数', '行政执法信息数']);
	for my $name (sort keys %extra) {
		my $grid = ($doc->{table}{$name} // next)->{grid};
		my @at = grep { Layouts::has_values($grid->[$_]) && $grid->[$_][0][3] eq 'label' } 3 .. $#$grid;
		my $at = Chance::pick(@at);
		my @values = grep { $_->[3] eq 'value' } @{ $grid->[$at] };
		my @unit = $name eq 'indicator' ? label('条') : ();
		for my $y (0 .. $at - 1) {
			$_->[1]++ for grep { $y + $_->[1] > $at } @{ $grid->[$y] };
		}
		splice @$grid, $at, 0, [label(Chance::pick(@{ $extra{$name} })), @unit,
		    map { number(Chance::between(0, 30)) } @values];
	}
}

# A column that a place has added: a head, and a number in every row.
sub local_column {
	my ($doc) = @_;
	my $table = $doc->{table}{request};
	if ($table) {
		my $text = Chance::pick('个体工商户', '村民委员会', '媒体');
		for my $row (@{ $table->{grid} }) {
			my $at = place_of($row, '其他');
			if (defined $at && !Layouts::has_values($row)) {
				splice @$row, $at, 0, label($text);
			} elsif (my @values = grep { $row->[$_][3] eq 'value' } 0 .. $#$row) {
				my ($other) = grep { ($row->[$_][4] // '') =~ / app_other_org$/ } @values;
				splice @$row, $other, 0, number(Chance::between(0, 9))
				    if defined $other && @values > 6;
			} elsif (defined(my $org = place_of($row, '法人或其他组织'))) {
				$row->[$org][2]++;
			}
		}
		$table->{grid}[0][1][2]++;
		$table->{width}++;
	}
	doubt_table($doc, 'request');
}

sub doubt_table {
	my ($doc, $fact) = @_;
	$doc->{doubt}{$_} = 1 for grep { /^$fact / } keys %{ $doc->{truth} };
}

# The applicants' total stands first.
sub total_first {
	my ($doc) = @_;
	my $table = $doc->{table}{request} or return;
	for my $row (@{ $table->{grid} }) {
		my @values = grep { $row->[$_][3] eq 'value' } 0 .. $#$row;
		my ($cell) = grep { ($row->[$_][4] // '') =~ / app_total$/ } @values;
		my $total = place_of($row, '总计');
		if (defined $cell) {
			splice @$row, $values[0], 0, splice @$row, $cell, 1;
		} elsif (defined $total && !@values) {
			unshift @$row, splice @$row, $total, 1;
		}
	}
	doubt_table($doc, 'request');
}

# Columns of table 2 change places, heads and cells alike.
sub columns_swapped {
	my ($doc) = @_;
	my $table = $doc->{table}{disclosure} or return;
	# The first two may be cut to the same words, and then nothing tells them apart.
	my ($low, $high) = @{ Chance::pick([2, 3], [1, 3]) };
	for my $row (grep { @$_ == 4 } @{ $table->{grid} }) {
		my @at = Layouts::has_values($row) ? map { my $i = $_; grep { ($row->[$_][5] // '') eq $i }
		    0 .. $#$row } $low, $high : ($low, $high);
		@$row[@at] = @$row[reverse @at] if @at == 2;
		@$_[2] = 1 for @$row[1 .. 3];
	}
	doubt_table($doc, 'disclosure');
}

# The requests of the form of 2021 with one row for all that was otherwise
# handled, as the form before had it.
sub mixed_form {
	my ($doc) = @_;
	my $table = $doc->{table}{request} or return;
	my %sum;
	my @grid;
	for my $row (@{ $table->{grid} }) {
		my ($value) = grep { defined $_->[4] } @$row;
		my $key = $value ? $value->[4] : '';
		if ($key !~ /out_other_/) {
			push @grid, $row;
			next;
		}
		for my $cell (grep { defined $_->[4] } @$row) {
			my (undef, undef, $who) = split / /, $cell->[4];
			$sum{$who} += $doc->{truth}{ $cell->[4] } || 0;
			delete $doc->{truth}{ $cell->[4] };
		}
		next if $key !~ /out_other_misc/;
		push @grid, [label('(六)其他处理', 1, 2), map { [$sum{$_}, 1, 1, 'value',
		    "request out_other $_"] } Catalog::applicants()];
		$doc->{truth}{"request out_other $_"} = $sum{$_} for keys %sum;
	}
	for my $cell (map { @$_ } @grid) {
		$cell->[1] -= 2 if ($cell->[5] // '') eq '三、本年度办理结果';
	}
	$table->{grid} = \@grid;
}

# What the form says to whoever fills it in, left standing.
sub instructions {
	my ($doc) = @_;
	my @blocks;
	for my $block (@{ $doc->{blocks} }) {
		push @blocks, ['line', Chance::pick('该部分以表格形式报告。表格如下:', '(宋体加粗小四号字)',
		    '(按以下表格逐项填写,没有的填0)')] if $block->[0] eq 'table';
		push @blocks, $block;
	}
	$doc->{blocks} = \@blocks;
}

# A heading that is lost.
sub no_heading {
	my ($doc) = @_;
	my @blocks = @{ $doc->{blocks} };
	my @keep = grep { my $next = $blocks[$_ + 1];
	    !($blocks[$_][0] eq 'head' && $next && $next->[0] eq 'table' && Chance::once_in(2)) }
	    0 .. $#blocks;
	$doc->{blocks} = [@blocks[@keep]];
}

# The same report once more.
sub twice {
	my ($doc) = @_;
	push @{ $doc->{blocks} }, ['line', '相关文档'], map { [@$_] } @{ $doc->{blocks} };
}

# Once more, with one number changed: it is not certain which is meant.
sub twice_but_one {
	my ($doc) = @_;
	my @again;
	my @numbers = OddNumbers::numbers($doc, qr/^request|^review/);
	my $changed = @numbers ? Chance::pick(@numbers) : undef;
	for my $block (@{ $doc->{blocks} }) {
		push(@again, [@$block]), next if $block->[0] ne 'table';
		push @again, ['table', { %{ $block->[1] }, grid => [map { [map {
		    my @cell = @$_;
		    $cell[0] = $cell[0] =~ /^[0-9]+$/ ? $cell[0] + 1 : 7 if $changed && $_ == $changed;
		    \@cell } @$_] } @{ $block->[1]{grid} }] }];
	}
	$doc->{doubt}{ $changed->[4] } = 1 if $changed;
	push @{ $doc->{blocks} }, ['line', '相关文档'], @again;
}

# Two years side by side: this one's number, then last year's, then the
# difference.
sub two_years {
	my ($doc) = @_;
	my $table = $doc->{table}{indicator} or return;
	my $year = $doc->{plan}{year};
	my $last = Chance::once_in(2);
	for my $row (@{ $table->{grid} }) {
		my $cell = $row->[-1];
		if ($cell->[3] eq 'label') {
			pop @$row;
			my @heads = (label("${year}年"), label(($year - 1) . '年'));
			push @$row, $last ? reverse @heads : @heads;
		} else {
			my $other = number($cell->[0] eq '' ? '' : Chance::between(0, 900));
			splice @$row, $last ? -1 : @$row, 0, $other;
		}
	}
	$table->{width}++;
	doubt_table($doc, 'indicator');
}

# Statistics with what came together since the first year.
sub cumulative {
	my ($doc) = @_;
	my $table = $doc->{table}{indicator} or return;
	my $heads = Chance::pick(['本年度', '历年累计'], ['年度', '历年累计'], ['本期实际', '本年累计']);
	for my $row (@{ $table->{grid} }) {
		my $cell = $row->[-1];
		push(@$row, number($cell->[0] =~ /^[0-9]+$/ ? $cell->[0] + Chance::between(1, 99)
		    : $cell->[0])), next if $cell->[3] eq 'value';
		splice @$row, -1, 1, map { label($_) } @$heads;
	}
	$table->{width}++;
	doubt_table($doc, 'indicator');
}

# Statistics of the departments beside those of all.
sub levels {
	my ($doc) = @_;
	my $table = $doc->{table}{indicator} or return;
	for my $row (@{ $table->{grid} }) {
		my $cell = $row->[-1];
		push(@$row, map { number($cell->[0] =~ /^[0-9]+$/ ? int($cell->[0] * $_) : $cell->[0]) }
		    0.3, 0.5), next if $cell->[3] eq 'value';
		splice @$row, -1, 1, label('区政府'), label('区直单位'), label('乡镇街道');
	}
	$table->{width} += 2;
	doubt_table($doc, 'indicator');
}

# The form of another time than the year's.
sub wrong_form {
	my ($doc) = @_;
	$doc->{figures} = Figures::of($doc->{plan_body} // Bodies::body(3),
	    $doc->{figures}{era} eq 'e2019' ? 2022 : 2019, { carry => {} });
}

# A page that begins in the middle of table 3.
sub cut_off {
	my ($doc) = @_;
	my $table = $doc->{table}{request} or return;
	my @gone = splice @{ $table->{grid} }, 0, Chance::between(6, $#{ $table->{grid} } - 6);
	my @blocks = @{ $doc->{blocks} };
	while (@blocks && !(ref $blocks[0][1] && $blocks[0][1] == $table)) {
		my $block = shift @blocks;
		push @gone, @{ $block->[1]{grid} } if $block->[0] eq 'table';
	}
	$doc->{blocks} = \@blocks;
	delete @{ $doc->{truth} }{ grep { defined } map { $_->[4] } map { @$_ } @gone };
}

# A page that begins with table 4's heading.
sub last_table {
	my ($doc) = @_;
	my $table = $doc->{table}{review} or return;
	my @blocks = @{ $doc->{blocks} };
	shift @blocks while @blocks > 1 && !(ref $blocks[1][1] && $blocks[1][1] == $table);
	$doc->{blocks} = [grep { !ref $_->[1] || $_->[1] == $table } @blocks];
	delete @{ $doc->{truth} }{ grep { !/^review / } keys %{ $doc->{truth} } };
	$doc->{table} = { review => $table };
}

sub all {
	my $new = qr/e20(19|21)/;
	return (
		{ name => 'table: another order', era => $new, floor => 99, grid => \&other_order },
		{ name => 'table: local rows', floor => 97, grid => \&local_rows },
		{ name => 'table: local column', era => $new, floor => 99, grid => \&local_column },
		{ name => 'table: total first', kin => 'order', era => $new, floor => 99, grid => \&total_first },
		{ name => 'table: columns swapped', era => $new, floor => 99,
			grid => \&columns_swapped },
		{ name => 'table: mixed form', kin => 'order', era => qr/e2021/, floor => 99, grid => \&mixed_form },
		{ name => 'table: form of another time', era => $new, floor => 99,
			figures => \&wrong_form },
		{ name => 'table: instructions', floor => 99, grid => \&instructions },
		{ name => 'table: no heading', floor => 99, grid => \&no_heading },
		{ name => 'table: cut off', era => $new, floor => 99,
			style => sub { $_[0]{plan}{style}{blanks} = 'none' }, grid => \&cut_off },
		{ name => 'table: the last one alone', kin => 'review', era => $new, floor => 99,
			style => sub { $_[0]{plan}{style}{blanks} = 'none' }, grid => \&last_table },
		{ name => 'table: twice', last => 1, floor => 99, grid => \&twice },
		{ name => 'table: twice but for one', era => $new, last => 1, floor => 99, grid => \&twice_but_one },
		{ name => 'table: two years', kin => 'columns', era => qr/e2014/, floor => 0, grid => \&two_years },
		{ name => 'table: cumulative', kin => 'columns', era => qr/e2014/, floor => 0, grid => \&cumulative },
		{ name => 'table: levels', kin => 'columns', era => qr/e2014/, floor => 0, grid => \&levels },
	);
}

1;

# The tables of a report as grids.  A row is a list of cells, a cell is
# [text, rows spanned, columns spanned, 'label' or 'value'].
package Tables;
use strict;
use warnings;
use utf8;
use Catalog;
use Print;

sub label {
	my ($text, $rows, $columns) = @_;
	return [$text, $rows // 1, $columns // 1, 'label'];
}

# The value's cell; its truth is told to `$tell->(fact, row, column, value)`.
sub value {
	my ($plan, $fact, $row, $column) = @_;
	my ($text, $truth)
	    = Print::cell($plan->{style}, $fact, $row, $column, $plan->{figures}{$fact}{$row});
	$plan->{tell}->($fact, $row, $column, $truth);
	return [$text, 1, 1, 'value'];
}

# Table 2: blocks, each with its article, its head and its rows.
sub disclosure {
	my ($plan) = @_;
	my ($era, $width) = ($plan->{figures}{era}, 4);
	my (@grid, $block);
	for my $row (Catalog::layout($era, 2)) {
		my ($category, $text, $columns) = @$row;
		my $parent = Catalog::row('category', $category)->{parent_code};
		my $last = 1 + $width - 1 - @$columns;
		if ($parent ne ($block // '')) {
			$block = $parent;
			push @grid, [label(Catalog::label('category', $parent), 1, $width)];
			push @grid, [label('信息内容'),
			    map { label(Catalog::label('measure', $_, $era)) } @$columns];
			$grid[-1][-1][2] = $last;
		}
		push @grid, [label($text), map { value($plan, 'disclosure', $category, $_) } @$columns];
		$grid[-1][-1][2] = $last;
	}
	return { grid => \@grid, width => $width, name => 'disclosure' };
}

my %chain;

# An outcome with all above it, the highest first: 1 to 3 of them.
sub chain {
	my ($outcome) = @_;
	$chain{$outcome} //= do {
		my $parent = Catalog::row('outcome', $outcome)->{parent_code};
		[$parent ? chain($parent) : (), $outcome];
	};
	return @{ $chain{$outcome} };
}

sub request_head {
	my @kinds = grep { $_ ne 'app_total' && $_ ne 'app_natural' } Catalog::applicants();
	my $text = sub { label(Catalog::label('applicant', $_[0]), $_[1], $_[2]) };
	return (
		[label('(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)', 3, 3),
		    label('申请人情况', 1, 7)],
		[$text->('app_natural', 2), $text->('app_org', 1, 5), $text->('app_total', 2)],
		[map { $text->($_) } @kinds],
	);
}

# Table 3: three columns of labels, and seven of applicants.
sub request {
	my ($plan) = @_;
	my @rows = Catalog::layout($plan->{figures}{era}, 3);
	my @grid = request_head();
	my (%rows_under, %begun);
	for my $row (@rows) {
		my @chain = chain($row->[0]);
		pop @chain;
		$rows_under{$_}++ for @chain;
	}
	for my $row (@rows) {
		my ($outcome, $text) = @$row;
		my @chain = chain($outcome);
		pop @chain;
		my @cells = map { label(Catalog::label('outcome', $_), $rows_under{$_}) }
		    grep { !$begun{$_}++ } @chain;
		push @cells, label($text, 1, 3 - @chain);
		push @cells, map { value($plan, 'request', $outcome, $_) } Catalog::applicants();
		push @grid, \@cells;
	}
	return { grid => \@grid, width => 10, name => 'request' };
}

# Table 4: one row of fifteen under a head of three.
sub review {
	my ($plan) = @_;
	my @rows = Catalog::layout($plan->{figures}{era}, 4);
	my @results = map { Catalog::label('result', $_) } @{ $rows[0][2] };
	my $channel = sub { label(Catalog::label('channel', $_[0]), $_[1], $_[2]) };
	return { width => 15, name => 'review', grid => [
		[$channel->('rvc_review', 1, 5), $channel->('rvc_litigation', 1, 10)],
		[(map { label($_, 2) } @results), map { $channel->($_->[0], 1, 5) } @rows[1, 2]],
		[map { label($_) } @results, @results],
		[map { my $row = $_; map { value($plan, 'review', $row->[0], $_) } @{ $row->[2] } }
		    @rows],
	] };
}

# The statistics: an indicator, its unit and its number a row; headings have none.
sub indicator {
	my ($plan) = @_;
	my $whole = $plan->{figures}{era} eq 'e2014';
	my @grid = ([label('统计指标'), label('单位'), label('统计数')]);
	for my $row (grep { $_->{eras} =~ /e2014/ } Catalog::rows('indicator')) {
		my $code = $row->{code};
		if ($plan->{figures}{indicator}{$code}) {
			push @grid, [label($row->{zh}), label($row->{unit}),
			    value($plan, 'indicator', $code, 'm_indicator_value')];
		} elsif ($row->{role} eq 'heading' && ($whole || $code eq 'i14_channel')) {
			push @grid, [label($row->{zh}), label('——'), ['', 1, 1, 'value']];
		}
	}
	return { grid => \@grid, width => 3, name => 'indicator' };
}

1;

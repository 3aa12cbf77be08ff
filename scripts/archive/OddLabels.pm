# Oddities of labels, see Oddities.pm.
package OddLabels;
use strict;
use warnings;
use utf8;
use Catalog;
use Chance qw();

# The cells of labels, each [text, rows, columns, 'label'], of the tables named.
sub labels {
	my ($doc, @tables) = @_;
	@tables = sort keys %{ $doc->{table} } if !@tables;
	return grep { $_->[3] eq 'label' } map { @{$_} }
	    map { @{ $_->{grid} } } map { $doc->{table}{$_} // () } @tables;
}

# Changes one in `n` labels.
sub relabel {
	my ($n, $change, @tables) = @_;
	return sub {
		my ($doc) = @_;
		for my $cell (labels($doc, @tables)) {
			$cell->[0] = $change->($cell->[0], $cell) if Chance::once_in($n);
		}
	};
}

# A label broken somewhere by `what`.
sub broken {
	my (@what) = @_;
	return sub {
		my ($text) = @_;
		return $text if length $text < 4 || $text =~ /[(（]/ || $text =~ /^——$/;
		my $at = Chance::between(2, length($text) - 1);
		substr $text, $at, 0, Chance::pick(@what) if substr($text, $at - 1, 1) =~ /\p{Han}/;
		return $text;
	};
}

my @catalogs = qw(category measure outcome applicant channel result indicator);
my %synonyms;

sub synonym {
	my ($text) = @_;
	if (!%synonyms) {
		for my $row (map { Catalog::rows($_) } @catalogs) {
			$synonyms{ $row->{zh} } = [grep { length > 3 } split /\|/, $row->{synonyms}];
		}
	}
	my $all = $synonyms{$text} // [];
	return @$all ? Chance::pick(@$all) : $text;
}

# A label in other words that mean the same, as pages have been seen to use.
my %others = ('本年增/减' => '本年数量', '(六)其他处理' => '(六)其他', '其他对外管理服务事项' => '其它对外管理服务事项',
	'行政规范性文件' => '规范性文件', '总计' => '合计', '商业企业' => '商业 企业',
	'1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请' => '1.逾期不补正',
	'2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请' => '2.逾期不缴费');

# Labels in words that nobody has taught the reader.
my %unknown = ('(一)予以公开' => '(一)予以公开类', '2.重复申请' => '2.重复申请件', '8.属于行政查询事项' => '8.属于行政查询类事项',
	'5.属于三类内部事务信息' => '5.属于三类内部事务类信息', '3.补正后申请内容仍不明确' => '3.补正后申请内容还不明确',
	'1.信访举报投诉类申请' => '1.信访举报投诉类的申请', '四、结转下年度继续办理' => '四、结转下年度接着办理');

# Traditional characters for simplified ones.
my %traditional;

sub traditional {
	my ($text) = @_;
	if (!%traditional) {
		for my $row (grep { $_->{kind} eq 'pairs' } Catalog::rows('pattern')) {
			my @c = split //, $row->{pattern};
			while (my ($from, $to) = splice @c, 0, 2) {
				$traditional{$to} //= $from;
			}
		}
	}
	return join '', map { $traditional{$_} // $_ } split //, $text;
}

sub everywhere {
	my ($change) = @_;
	return sub {
		my ($doc) = @_;
		$_->[0] = $change->($_->[0]) for labels($doc);
		$_->[1] = $change->($_->[1]) for grep { $_->[0] ne 'table' } @{ $doc->{blocks} };
	};
}

my %pinyin = ('項' => 'xiàng', '數' => 'shù', '務' => 'wù', '關' => 'guān', '機' => 'jī',
	'請' => 'qǐng', '開' => 'kāi', '處' => 'chù', '規' => 'guī', '總' => 'zǒng', '計' => 'jì',
	'結' => 'jié', '訴' => 'sù', '復' => 'fù', '與' => 'yǔ', '業' => 'yè', '國' => 'guó');

sub pinyin {
	my ($text) = @_;
	$text = traditional($text);
	$text =~ s/(\p{Han})/$pinyin{$1} && Chance::once_in(2) ? "$1($pinyin{$1})" : $1/ge;
	return $text;
}

sub truncated {
	my ($text) = @_;
	return $text =~ s/^(本年新)(制作|公开)数量$/$1/r;
}

# The numbering of rows in another punctuation, or without any.
sub numbered {
	my ($how) = @_;
	return sub {
		my ($text) = @_;
		return $text =~ s/^(\d)\./$1、/r if $how eq 'comma';
		return $text =~ s/^(\d)\./$1. /r =~ s/^(\(.\))/$1 /r if $how eq 'blank';
		return $text =~ s/^(?:\d\.|\([一二三四五六七八九]\))//r;
	};
}

# Table 3's head once more in its middle, behind the number of a page.
sub page_break {
	my ($doc) = @_;
	return if $doc->{layout} eq 'drawn'; # where spans would show it
	for my $table (map { $doc->{table}{$_} // () } qw(request indicator)) {
		my $grid = $table->{grid};
		my $heads = $table->{name} eq 'request' ? 3 : 1;
		my $at = Chance::between($heads + 3, $#$grid - 2);
		splice @$grid, $at, 0, map { [map { [@$_] } @$_] } @$grid[0 .. $heads - 1];
	}
}

# The label of all results in the middle of the table.
sub repeated {
	my ($doc) = @_;
	my $table = $doc->{table}{request} or return;
	return if $doc->{layout} =~ /^(tabs|drawn)$/; # which have no room for it
	for my $row (@{ $table->{grid} }) {
		unshift @$row, ['三、本年度办理结果', 1, 1, 'label']
		    if grep { $_->[0] =~ /^(\(四\)|2\.重复|\(七\))/ } @$row;
	}
}

# A page's number as a line, or a row, of its own.
sub page_number {
	my ($doc) = @_;
	return if $doc->{layout} eq 'drawn';
	for my $table (map { $doc->{table}{$_} } sort keys %{ $doc->{table} }) {
		my $grid = $table->{grid};
		my $at = Chance::between(int(@$grid / 2), $#$grid);
		my $n = Chance::between(2, 9);
		my @numbers = ("-$n-", "－${n}－", "— $n —", "- $n -");
		splice @numbers, 2 if $doc->{layout} eq 'reading'; # which breaks at blanks
		splice @$grid, $at, 0, [[Chance::pick(@numbers), 1, $table->{width}, 'label']];
	}
}

sub all {
	return (
		{ name => 'label: synonyms', floor => 99, grid => relabel(2, \&synonym) },
		{ name => 'label: other words', floor => 99, grid => relabel(1,
			sub { $others{ $_[0] } // $_[0] }) },
		{ name => 'label: unknown words', era => qr/e20(19|21)/, floor => 95,
			grid => relabel(2, sub { $unknown{ $_[0] } // $_[0] }, 'request') },
		{ name => 'label: broken by a line', floor => 99, grid => relabel(3, broken("\n")) },
		{ name => 'label: broken by a blank', floor => 99,
			grid => relabel(2, broken(' ', "\x{a0}", "\x{3000}")) },
		{ name => 'label: broken by a blank line', floor => 95, grid => relabel(5, broken("\n\n")) },
		{ name => 'label: heads cut short', era => qr/e2019/, floor => 99,
			grid => relabel(1, \&truncated, 'disclosure') },
		{ name => 'label: gloss', floor => 99, grid => relabel(4, sub { $_[0] =~ /[)）]$|——/ ? $_[0]
			: $_[0] . Chance::pick('(含派出机构)', '（按件计算）', '(指本年度内)') }) },
		{ name => 'label: traditional', floor => 99, grid => everywhere(\&traditional) },
		{ name => 'label: pinyin', floor => 99, grid => everywhere(\&pinyin) },
		{ name => 'label: commas for points', floor => 99, grid => relabel(1, numbered('comma')) },
		{ name => 'label: blanks in numbering', floor => 99, grid => relabel(1, numbered('blank')) },
		{ name => 'label: no numbering', era => qr/e20(19|21)/, floor => 95,
			grid => relabel(1, numbered('none'), 'request') },
		{ name => 'label: head after a page break', floor => 99, grid => \&page_break },
		{ name => 'label: results repeated', era => qr/e20(19|21)/, floor => 99,
			grid => \&repeated },
		{ name => 'label: page numbers', floor => 99, grid => \&page_number },
		{ name => 'label: wide punctuation', floor => 99, grid => everywhere(
			sub { $_[0] =~ tr/():,./（）：，．/r }) },
	);
}

1;

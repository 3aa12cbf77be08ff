# Dirt, see Oddities.pm.
package OddDirt;
use strict;
use warnings;
use utf8;
use Chance qw();

my @chrome = ('首页', '新闻中心', '政务公开', '互动交流', '字体:[大 中 小]', '打印本页', '关闭窗口', '扫一扫在手机打开当前页',
	'播放', '暂停', '进度 0%', '总计访问 39812 次', '其他', '上一篇:关于夏季灌溉的通告', '下一篇:无');
my @noise = ('今日开奖', '点此注册', '手机版下载', '客服在线');

# Lines of a site around the report.
sub chrome {
	my ($doc) = @_;
	my @lines = map { ['line', $_] } @chrome;
	my $n = Chance::between(3, $#lines);
	push @{ $doc->{blocks} }, @lines[$n .. $#lines];
	splice @{ $doc->{blocks} }, 1, 0, @lines[0 .. $n - 1];
}

# Words put into the prose, and now and then into a label.
sub words {
	my ($doc) = @_;
	for my $block (grep { $_->[0] eq 'para' } @{ $doc->{blocks} }) {
		substr $block->[1], Chance::between(4, length($block->[1]) - 2), 0, Chance::pick(@noise)
		    if length $block->[1] > 10;
	}
	for my $table (map { $doc->{table}{$_} } sort keys %{ $doc->{table} }) {
		for my $row (grep { Layouts::has_values($_) && Chance::once_in(12) } @{ $table->{grid} }) {
			my ($label) = grep { $_->[3] eq 'label' && length $_->[0] > 6 } @$row or next;
			substr $label->[0], 4, 0, Chance::pick(@noise);
			$doc->{doubt}{ $_->[4] } = 1 for grep { defined $_->[4] } @$row;
		}
	}
}

# Characters lost from labels.
sub lost {
	my ($doc) = @_;
	for my $table (map { $doc->{table}{$_} } sort keys %{ $doc->{table} }) {
		for my $row (grep { Layouts::has_values($_) && Chance::once_in(8) } @{ $table->{grid} }) {
			my ($label) = grep { $_->[3] eq 'label' && length $_->[0] > 7 } @$row or next;
			my $at = Chance::between(3, length($label->[0]) - 2);
			substr $label->[0], $at, Chance::between(1, 2), Chance::pick('', '?', '□', '�');
			$doc->{doubt}{ $_->[4] } = 1 for grep { defined $_->[4] } @$row;
		}
	}
}

# A line of hundreds of empty cells before a table, and behind one.
sub bars {
	my ($doc) = @_;
	my @blocks;
	for my $block (@{ $doc->{blocks} }) {
		push @blocks, ['line', '|' x Chance::between(280, 400)] if $block->[0] eq 'table';
		push @blocks, $block;
	}
	push @blocks, ['line', '|' x 300];
	$doc->{blocks} = \@blocks;
}

# Sentences that speak of the cells of a table, before and behind it.
sub sentences {
	my ($doc) = @_;
	my @blocks;
	for my $block (@{ $doc->{blocks} }) {
		push @blocks, ['line', Chance::pick('行政许可办结 3 件。', '全年予以公开 2 件、部分公开 1 件。',
		    '总计受理 5 件', '其他 4 件', '规章 0 件;规范性文件 9 件')]
		    if $block->[0] =~ /^(table|head)$/ && Chance::once_in(2);
		push @blocks, $block;
	}
	$doc->{blocks} = \@blocks;
}

# The body of a page in what a script would show.
sub behind {
	my ($doc, $text) = @_;
	my ($head, $body, $end) = $text =~ m{^(.*<body[^>]*>)(.*)(</body>.*)$}s or return $text;
	$body =~ s{<script.*?</script>}{}gs;
	my $string = $body =~ s/(["\\])/\\$1/gr =~ s/\r?\n/\\n/gr =~ s{</}{<\\/}gr;
	my $ascii = $string =~ s/([^ -;=?-~])/sprintf '\\u%04x', ord $1/ger;
	my $escaped = $body =~ s/&/&amp;/gr =~ s/</&lt;/gr =~ s/>/&gt;/gr =~ s/"/&quot;/gr;
	return qq({"code":200,"data":{"id":7,"content":"$ascii"}}) if Chance::once_in(4);
	return $head . Chance::pick(qq(<textarea style="display: none">$escaped</textarea>),
		qq(<input type="hidden" value="$escaped">), qq(<div>$escaped</div>),
		qq(<script>var page = {id: 7, "content": "$ascii"};</script>),
		qq(<script>\nvar text = "$string";\n</script>)) . $end;
}

sub in_text {
	my ($change) = @_;
	return sub {
		my ($doc, $text) = @_;
		return $doc->{layout} =~ /^html|glued/ ? $text : $change->($text);
	};
}

sub all {
	return (
		{ name => 'dirt: chrome', floor => 99, grid => \&chrome },
		{ name => 'dirt: words put in', floor => 97, grid => \&words },
		{ name => 'dirt: characters lost', floor => 97, grid => \&lost },
		{ name => 'dirt: empty bars', floor => 99, grid => \&bars },
		{ name => 'dirt: sentences', floor => 95, grid => \&sentences },
		{ name => 'dirt: doubled commas', floor => 99, text => in_text(
			sub { $_[0] =~ s/，/，，/gr }) },
		{ name => 'dirt: CR LF', floor => 99, text => in_text(sub { $_[0] =~ s/\n/\r\n/gr }) },
		{ name => 'dirt: blanks at line ends', floor => 99, text => in_text(
			sub { $_[0] =~ s/\n/ \x{3000}\n/gr }) },
		{ name => 'dirt: behind a script', floor => 99, last => 1, layout => 'html site',
			text => \&behind },
		{ name => 'dirt: indented', floor => 99, text => in_text(
			sub { $_[0] =~ s/^(?=[^\t\n])/  /gmr }) },
	);
}

1;

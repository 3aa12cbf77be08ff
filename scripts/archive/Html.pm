# Pages in HTML: bare, as an editor left them, and with a site around them.
package Html;
use strict;
use warnings;
use utf8;
use Chance qw();

my @hows = qw(bare word site);

sub escape {
	my ($text) = @_;
	return $text if $text !~ /[&<>]/;
	$text =~ s/&/&amp;/g;
	$text =~ s/</&lt;/g;
	$text =~ s/>/&gt;/g;
	return $text;
}

# What stands in a cell: a label may be broken, a blank may be a character.
sub inside {
	my ($how, $cell) = @_;
	my $text = escape($cell->[0]);
	return $how eq 'bare' ? '' : Chance::pick('&nbsp;', '', '<br />') if $text eq '';
	return $text if $how eq 'bare';
	$text =~ s/^(本年新)(..数量)$/$1<br \/>$2/ if $how eq 'site';
	return "<p class=\"MsoNormal\"><span style=\"font-size:12pt\">$text</span></p>"
	    if $how eq 'word';
	return $cell->[3] eq 'label' ? "<strong>$text</strong>" : "&nbsp;$text";
}

sub table {
	my ($how, $table) = @_;
	my $html = "<table border=\"1\" cellspacing=\"0\">\n<tbody>\n";
	for my $row (@{ $table->{grid} }) {
		$html .= '<tr>';
		for my $cell (@$row) {
			my $span = ($cell->[1] > 1 ? " rowspan=\"$cell->[1]\"" : '')
			    . ($cell->[2] > 1 ? " colspan=\"$cell->[2]\"" : '');
			$html .= "<td$span>" . inside($how, $cell) . '</td>';
			$html .= "\n" if $how eq 'word';
		}
		$html .= "</tr>\n";
	}
	return "$html</tbody>\n</table>\n";
}

sub block {
	my ($how, $block) = @_;
	my ($kind, $content) = @$block;
	return table($how, $content) if $kind eq 'table';
	my $text = escape($content);
	return "<h1>$text</h1>\n" if $kind eq 'title';
	return "<p><b>$text</b></p>\n" if $kind eq 'head' && $how ne 'bare';
	return "<p>\x{3000}\x{3000}$text</p>\n" if $kind eq 'para';
	return "<div class=\"info\">$text</div>\n" if $how eq 'site';
	return "<p>$text</p>\n";
}

# What a site puts before a page and behind it.
sub around {
	my ($place, $main) = @_;
	$place = escape($place);
	return <<"END";
<div class="top"><a href="/">$place</a></div>
<ul class="nav"><li><a href="/xw/">新闻动态</a></li><li><a href="/xxgk/">信息公开</a></li>
<li><a href="/bs/">办事服务</a></li><li><a href="/hd/">互动交流</a></li></ul>
<script>var page = "a<b"; if (1 > 0) { document.title; }</script>
<div class="here">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/">信息公开</a> &gt; 正文</div>
<div id="main">
$main</div>
<div class="tools"><a href="#">打印</a> <a href="#">关闭</a></div>
<div class="foot">主办：$place 网站标识码：0000000000 <img src="/logo.png" alt=""></div>
END
}

# A page of blocks.  `page` has title, place, and meta (a list of [name, content]).
sub render {
	my ($how, $charset, $page, @blocks) = @_;
	my $main = join '', map { block($how, $_) } @blocks;
	my $meta = join '', map { sprintf qq(<meta name="%s" content="%s">\n), $_->[0],
	    escape($_->[1]) } @{ $page->{meta} };
	my $title = escape($page->{title});
	$main = around($page->{place}, $main) if $how eq 'site';
	return <<"END";
<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=$charset">
<title>$title</title>
$meta<style>td { border: 1px solid; } p > b { color: black; }</style>
</head>
<body>
$main</body>
</html>
END
}

sub layouts {
	return @hows;
}

1;

# Pages that fill up a crawl: of other sites, in several languages, on nothing
# that a report is about.  Sentences are put together once, from words of our
# own, and pages from sentences, so that a gigabyte takes a minute or two.
package Filler;
use strict;
use warnings;
use utf8;
use Encode qw();
use Chance qw();

my %words = (
	zh => [qw(昨天 河边 旧书 铺子 老人 修理 自行车 孩子 放学 回家 面馆 热汤 雨天 屋檐 木匠 院子 石榴
	    晾晒 被子 邻居 借走 梯子 电影 散场 车站 末班 地图 折痕 茶壶 裂纹 早市 青菜 价钱 渔船 网眼 灯塔)],
	en => [qw(yesterday the river a ladder borrowed kettle market before rain under roof carpenter
	    yard chair repaired slowly film ended station last map folded children school noodle shop
	    neighbour lamp window garden early boat harbour letters paper winter)],
	fr => [qw(hier la rivière une échelle empruntée bouilloire marché avant pluie sous le toit
	    menuisier cour chaise réparée lentement film fini gare dernier carte pliée enfants école)],
	ru => [qw(вчера река лестница взяли чайник рынок перед дождём под крышей столяр двор стул
	    починил медленно фильм кончился вокзал последний карта дети школа)],
);

my (%sentence, @style, @script);

sub sentences {
	my ($language) = @_;
	my @words = @{ $words{$language} };
	my ($space, $stop) = $language eq 'zh' ? ('', '。') : (' ', '. ');
	return map { join($space, map { rand(14) < 1 ? int rand 3000 : $words[rand @words] }
	    1 .. 7 + rand 22) . $stop } 1 .. 3000;
}

sub begin {
	%sentence = map { $_ => [sentences($_)] } sort keys %words;
	@style = map { sprintf ".c%d-%s { margin: %dpx %dpx; color: #%06x; }\n", $_,
	    $words{en}[rand @{ $words{en} }], rand 40, rand 40, rand 0xffffff } 1 .. 600;
	@script = map { sprintf "function f%d(a, b) { return a[%d] + b.%s * %d; }\n", $_, rand 90,
	    $words{en}[rand @{ $words{en} }], rand 9999 } 1 .. 600;
}

# A page of about so many bytes.
sub page {
	my ($n, $bytes) = @_;
	my $language = Chance::pick(qw(zh en en fr ru));
	my $sentences = $sentence{$language};
	my $charset = $language eq 'zh' && Chance::once_in(4) ? 'gb18030' : 'utf-8';
	my $html = "<!DOCTYPE html>\n<html lang=\"$language\"><head><meta charset=\"$charset\">\n<style>\n"
	    . join('', map { $style[rand @style] } 1 .. $bytes / 250) . "</style>\n<script>\n"
	    . join('', map { $script[rand @script] } 1 .. $bytes / 300) . "</script></head><body>\n";
	my $each = $language eq 'en' ? 110 : 190;
	for (1 .. $bytes / 2 / $each / 3) {
		my $i = int rand 100_000;
		$html .= "<div class=\"c$i\"><h3>$sentences->[rand @$sentences]</h3>\n<p id=\"p$i\">"
		    . join('', map { $sentences->[rand @$sentences] } 1 .. 3)
		    . "</p><a href=\"/a/$i.html\">$i</a></div>\n";
	}
	$html .= "</body></html>\n";
	my $domain = Chance::pick(qw(com org net cn de ru fr com.cn));
	return { name => "filler-$n.html", charset => Chance::once_in(3) ? undef : $charset,
		uri => sprintf('http://www.site%d.%s/%d/filler-%d.html', $n % 4000, $domain, $n % 31, $n),
		bytes => Encode::encode($charset eq 'utf-8' ? 'UTF-8' : 'cp936', $html),
		packed => Chance::once_in(30), chunked => Chance::once_in(30) };
}

1;

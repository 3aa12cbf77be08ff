# Bodies that do not exist, any number of them: each is a place in an invented
# prefecture, known by its number alone, so that body 7 is the same in an
# archive of any size.
package Bodies;
use strict;
use warnings;
use utf8;

# The names are put together from characters that make no place's name that we
# know of.
my @first = split //, '沅砚禾芷澄泊璟棠鹤蓼椿霁岫濯筠苇漱鸢杉麓';
my @last = split //, '霖溪澹岚屿塘皋坞浔陂埭汀岑峪渚陌';
my @bureaus = qw(民政局 教育局 财政局 司法局 水务局 审计局 统计局 医疗保障局 应急管理局
    交通运输局 农业农村局 市场监督管理局 城市管理局 自然资源局 生态环境局 卫生健康局
    文化和旅游局 住房和城乡建设局 人力资源和社会保障局 发展和改革局);

# Which kinds of bodies a county's 40 are, so that the first few already differ.
my @kinds = qw(street bureau town county prefecture street bureau office bureau town);

# Word number `n`: 320 of two characters, then longer ones.
sub word {
	my ($n) = @_;
	my $more = int($n / (@first * @last));
	return $first[$n % @first] . $last[($n * 7 + int($n / @first)) % @last]
	    . ($more ? word($more - 1) : '');
}

# The names of one body: as its signature has it, as its own pages shorten it,
# and what it calls itself.
sub names {
	my ($kind, $prefecture, $county, $n) = @_;
	my $place = $prefecture . $county;
	my $unit = word(3 + $n * 11 + length($county) * 5 + ord($county) % 97);
	my $bureau = $bureaus[(int($n / 10) * 4 + $n % 10 % 4) % @bureaus];
	return ("${place}${unit}街道办事处", "${unit}街道办事处", '我街道', "${unit}街道")
	    if $kind eq 'street';
	return ("${place}${unit}镇人民政府", "${unit}镇", '我镇', "${unit}镇") if $kind eq 'town';
	return ("$place$bureau", $bureau, '我局', $bureau) if $kind eq 'bureau';
	return ("${place}人民政府", $county, substr($county, -1) eq '县' ? '全县' : '全区', $county)
	    if $kind eq 'county';
	return ("${prefecture}人民政府", $prefecture, '全市', $prefecture) if $kind eq 'prefecture';
	return ("${place}人民政府办公室", '政府办公室', '我办', '政府办公室');
}

my %scale = (street => 3, town => 4, bureau => 25, office => 40, county => 300,
    prefecture => 2500);

# Body number `n`.  A group of 40 bodies shares a county, eight groups a
# prefecture; only the first group of a prefecture has its government.
sub body {
	my ($n) = @_;
	my $group = int($n / 40);
	my $turn = $n % 40;
	my $kind = $kinds[$turn % @kinds];
	$kind = 'town' if $kind eq 'prefecture' && ($turn != 4 || $group % 8 != 0);
	$kind = 'street' if $kind eq 'county' && $turn != 3;
	$kind = 'bureau' if $kind eq 'office' && $turn != 7;
	my $prefecture = word(int($group / 8) * 17) . '市';
	my $county = word(1 + 3 * $group) . ($group % 3 == 1 ? '县' : '区');
	my %body = (number => $n, kind => $kind, scale => $scale{$kind});
	@body{qw(full short self name)} = names($kind, $prefecture, $county, $turn);
	$body{scope} = $kind eq 'county' || $kind eq 'prefecture' ? 'consolidated' : 'own';
	$body{level} = substr $body{self}, 1;
	$body{prefecture} = $prefecture;
	$body{county} = $county;
	return \%body;
}

1;

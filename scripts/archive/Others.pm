# Pages that are no annual reports, though they speak of them: what a crawl of
# the same sites also holds.
package Others;
use strict;
use warnings;
use utf8;
use Catalog;
use Chance qw();
use Tables;

sub year {
	return Chance::between(2016, 2024);
}

my @pages = (
	sub { # a reply to a letter
		my ($body) = @_;
		my $year = year();
		return ['关于查询公开申请办理进度的答复', [
			['line', "来信人：王某 来信时间：${year}-05-12"],
			['para', '来信内容：我于上月提交了一份政府信息公开申请，想问什么时候能收到答复？'],
			['para', "答复内容：您好。您的申请已收到，$body->{short}将在二十个工作日内答复。"
			    . '历年情况可以看我们公布的政府信息公开工作年度报告。感谢您的来信。'],
			['line', $body->{full}]]];
	},
	sub { # a guide
		my ($body) = @_;
		return ["$body->{full}政府信息公开指南", [
			['head', '一、公开的范围'],
			['para', '主动公开机构职能、规划计划、行政许可、行政处罚、行政强制、财政预决算等信息。'],
			['head', '二、申请的办法'],
			['para', '自然人、法人或其他组织可以当面、信函或者网上提出申请，应当写明姓名和所需信息的名称。'],
			['head', '三、监督'],
			['para', '每年1月31日前公布上一年度的政府信息公开工作年度报告，欢迎监督。']]];
	},
	sub { # a list of reports
		my ($body) = @_;
		my $year = year();
		return ["政府信息公开年报-$body->{name}", [map { ['line',
		    "$body->{full}" . ($year - $_) . '年政府信息公开工作年度报告 '
		    . ($year - $_ + 1) . '-01-2' . $_] } 0 .. 8]];
	},
	sub { # a budget
		my ($body) = @_;
		my $year = year();
		my @rows = map { [map { [$_, 1, 1, 'value'] } $_, Chance::between(100, 90_000) / 100,
		    Chance::between(100, 90_000) / 100] } qw(基本支出 项目支出 政府采购 三公经费 合计);
		return ["$body->{full}${year}年度部门预算公开", [
			['para', "${year}年$body->{short}预算收支总额比上年略有下降，政府集中采购预算单独列示。"],
			['table', { grid => [[map { [$_, 1, 1, 'label'] } '项目', '上年预算（万元）',
			    '本年预算（万元）'], @rows], width => 3, name => 'budget' }],
			['para', '本表按照政府信息公开的要求公布。']]];
	},
	sub { # a home page with annual reports in its menu
		my ($body) = @_;
		return ["$body->{prefecture}门户网站", [
			(map { ['line', $_] } qw(首页 政府信息公开指南 政府信息公开制度 法定主动公开内容
			    政府信息公开年报 依申请公开)),
			['para', "昨日，$body->{name}召开会议，研究防汛和秋收工作。"],
			['para', '本周六图书馆举办亲子阅读活动，免费参加，无需报名。']]];
	},
	sub { # a report of another kind
		my ($body) = @_;
		my $year = year();
		return ["$body->{full}${year}年法治政府建设年度报告", [
			['para', "${year}年，$body->{self}学法用法，按时完成法治政府建设的各项任务，现报告如下。"],
			['head', '一、主要做法'],
			['para', '办理行政复议案件12件，行政诉讼案件5件，负责人出庭应诉率达到百分之百。'],
			['head', '二、下一步打算'],
			['para', '继续清理行政规范性文件，推进政务公开，规范行政处罚裁量。'],
			['line', $body->{full}], ['line', ($year + 1) . '年3月20日']]];
	},
	sub { # a notice that asks for reports
		my ($body) = @_;
		my $year = year();
		return ["关于做好${year}年政府信息公开工作年度报告编制工作的通知", [
			['line', '各街道办事处、各镇人民政府、各部门：'],
			['para', '为做好年度报告的编制和公布，现就有关事项通知如下。'],
			['para', '一、各单位于明年1月20日前报送本单位报告，数据须经主要负责人审核。'],
			['para', '二、报告应当包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分。'],
			['para', '三、逾期不报的予以通报。'],
			['line', "$body->{full}办公室"], ['line', "${year}年12月5日"]]];
	},
	sub { # the form itself, not filled in
		my ($body) = @_;
		my $style = { blanks => 'all', mark => '', other_mark => '', money => '' };
		my %zero = map { my $name = $_; $name => { map { my $row = $_;
		    $row->[0] => { map { $_ => 0 } @{ $row->[2] } } }
		    Catalog::layout('e2021', { disclosure => 2, request => 3, review => 4 }->{$name}) } }
		    qw(disclosure request review);
		my $plan = { style => $style, tell => sub {}, figures => { era => 'e2021', %zero } };
		my @tables = (Tables::disclosure($plan), Tables::request($plan), Tables::review($plan));
		$_->[3] eq 'value' and $_->[0] = '' for map { @$_ } map { @{ $_->{grid} } } @tables;
		return ['政府信息公开工作年度报告格式', [
			['para', '（填写说明：各单位按下表填报，没有的填零。）'],
			['head', '一、总体情况'], ['para', '（此处写总体情况。）'],
			['head', '二、主动公开政府信息情况'], ['table', $tables[0]],
			['head', '三、收到和处理政府信息公开申请情况'], ['table', $tables[1]],
			['head', '四、政府信息公开行政复议、行政诉讼情况'], ['table', $tables[2]],
			['head', '五、存在的主要问题及改进情况'], ['head', '六、其他需要报告的事项']]];
	},
);

# Other page number `n`, near the body given: its title, and its blocks.
sub page {
	my ($n, $body) = @_;
	my ($title, $blocks) = @{ $pages[$n % @pages]->($body) };
	return ($title, ['title', $title], @$blocks);
}

1;

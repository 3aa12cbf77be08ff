# One report as a page, before it has a layout: a list of blocks, each
# [kind, text or table].  Kinds are title, line, head, para and table.
package Page;
use strict;
use warnings;
use utf8;
use Catalog;
use Chance qw();
use Prose;
use Tables;

my @numerals = qw(一 二 三 四 五 六 七 八 九);
my @names = qw(政府信息公开工作年度报告 政府信息公开工作年度报告 政府信息公开年度报告
    政务信息公开工作年度报告);

# The name of a section without its numeral.
sub section {
	my ($code) = @_;
	return Catalog::label('section', $code) =~ s/^[一二三四五六七]、//r;
}

sub heading {
	my ($plan, $text) = @_;
	return ['head', $numerals[$plan->{section}++] . '、' . $text];
}

sub chinese {
	my ($date) = @_;
	return sprintf '%d年%d月%d日', @$date;
}

sub iso {
	my ($date) = @_;
	return sprintf '%04d-%02d-%02d', @$date;
}

# The lines above the text.  A page says at least once, in full, whose report it
# is: in its title, in the block above it, or in its signature.
my %top = (
	full => sub {
		my ($plan, $name) = @_;
		return (['title', "$plan->{body}{full}$plan->{year}年$name"], published($plan));
	},
	short => sub {
		my ($plan, $name) = @_;
		return (['title', "$plan->{body}{short}$plan->{year}年$name"], published($plan));
	},
	apart => sub {
		my ($plan, $name) = @_;
		return (['title', $plan->{body}{full}], ['title', "$plan->{year}年$name"],
		    published($plan));
	},
	torn => sub {
		my ($plan, $name) = @_;
		my ($start, $end) = $name =~ /^(.*)(年度报告)$/;
		return (['title', "$plan->{body}{short}$plan->{year}年度$start"], ['title', $end],
		    published($plan));
	},
	none => sub { return () },
	block => sub {
		my ($plan, $name) = @_;
		my $title = "$plan->{body}{short}$plan->{year}年$name";
		return (['line', '索引号'], ['line', index_number($plan)], ['line', '发布机构'],
		    ['line', $plan->{body}{full}], ['line', '备注/文号'], ['line', '发布日期'],
		    ['line', iso($plan->{published}) . ' 10:' . Chance::between(10, 59) . ':07'],
		    ['title', $title]);
	},
);

sub index_number {
	my ($plan) = @_;
	return sprintf 'GK%04d-%02d/%d-%05d', $plan->{body}{number} % 10_000,
	    $plan->{body}{number} % 97, $plan->{published}[0], Chance::between(1, 900);
}

sub published {
	my ($plan) = @_;
	return () if !$plan->{published};
	my $date = iso($plan->{published});
	my $hour = sprintf '%02d:%02d', Chance::between(8, 17), Chance::between(0, 59);
	return ['line', Chance::pick("发布时间:$date $hour 点击率: 字体:[ ]", "发布日期：$date",
	    "发布时间：$date $hour 来源：$plan->{body}{short} 浏览次数：")];
}

sub signature {
	my ($plan) = @_;
	return () if !$plan->{signed};
	return (['line', $plan->{body}{full}], ['line', chinese($plan->{signed})]);
}

sub fill {
	my ($plan) = @_;
	my $body = $plan->{body};
	my $request = $plan->{figures}{request};
	return { %$body, year => $plan->{year}, next => $plan->{year} + 1,
		data => $plan->{year} - ($plan->{period_off} // 0), items => Chance::between(20, 900),
		$request ? (new => $request->{out_new}{app_total} + ($plan->{prose_off} // 0),
		    carried_in => $request->{out_carried_in}{app_total}) : () };
}

sub opening {
	my ($plan, $fill) = @_;
	my $text = Prose::say('basis', $fill);
	$text .= Prose::say('whole', $fill) if $plan->{body}{scope} eq 'consolidated';
	$text .= Prose::say('period', $fill) if $plan->{period};
	return ['para', $text . Prose::say('contact', $fill)];
}

# The sections of 2014 to 2018, with the statistics at their foot.
sub old_sections {
	my ($plan, $fill) = @_;
	my $para = sub { ['para', Prose::say($_[0], $fill)] };
	return (
		heading($plan, '概述'), $para->('overview'),
		heading($plan, '主动公开情况'), $para->('proactive'),
		heading($plan, '依申请公开情况'), $para->('old_requests'),
		heading($plan, section('sec_x_fees') =~ s/^政府信息公开的//r), $para->('old_fees'),
		heading($plan, section('sec_issues')), $para->('problem'), $para->('remedy'),
		signature($plan),
		['line', '附件'], ['line', '政府信息公开情况统计表'],
		['table', Tables::indicator($plan)],
	);
}

sub sections {
	my ($plan, $fill) = @_;
	my $para = sub { ['para', Prose::say($_[0], $fill)] };
	my @blocks = (heading($plan, section('sec_overview')), $para->('overview'),
	    $para->('proactive'), $para->($fill->{new} ? 'received' : 'received_none'),
	    $para->('manage'), $para->('platform'), $para->('supervise'),
	    heading($plan, section('sec_proactive')), ['table', Tables::disclosure($plan)]);
	push @blocks, heading($plan, section('sec_x_platform')), $para->('platform'),
	    ['line', '表二'], ['table', Tables::indicator($plan)] if $plan->{figures}{indicator};
	push @blocks, heading($plan, section('sec_requests')), ['table', Tables::request($plan)],
	    heading($plan, section('sec_review')), ['table', Tables::review($plan)],
	    heading($plan, section('sec_issues')), $para->('problem'), $para->('remedy'),
	    heading($plan, section('sec_other')), $para->('other'), signature($plan);
	return @blocks;
}

# The blocks of a report.  `plan` has body, year, figures, style, tell, top,
# published, signed, period, and what a fault has put there.
sub blocks {
	my ($plan) = @_;
	$plan->{section} = 0;
	my $name = Chance::pick(@names);
	my $fill = fill($plan);
	return ($top{ $plan->{top} }->($plan, $name), opening($plan, $fill),
	    $plan->{figures}{era} eq 'e2014' ? old_sections($plan, $fill) : sections($plan, $fill));
}

1;

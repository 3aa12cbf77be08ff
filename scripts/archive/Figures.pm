# The numbers of a body's reports, year after year.  They obey every identity of
# schema/catalog/identity.tsv, from one year to the next too.
#
# Figures are {fact}{row}{column}, in whole numbers; money is in units of 0.01
# yuan, and Print.pm says how it is written.
package Figures;
use strict;
use warnings;
use utf8;
use Catalog;
use Chance qw();

my @applicants = grep { $_ ne 'app_total' } Catalog::applicants();
my @applicant_weights = (80, 8, 1, 2, 6, 3);
my %outcome_weight = (out_granted => 40, out_partial => 9, out_unable_not_held => 22,
    out_unable_needs_creation => 6, out_not_processed_petition => 6, out_other => 6,
    out_denied_third_party => 3, out_other_no_correction => 3);

sub leaves {
	my ($era) = @_;
	return grep { !/^out_(new|carried_in|total|carried_out)$/ }
	    map { $_->[0] } Catalog::layout($era, 3);
}

sub about {
	my ($scale) = @_;
	return $scale < 1 ? 0 : int($scale * (0.4 + rand 1.2));
}

sub total {
	my ($row) = @_;
	my $sum = 0;
	$sum += $row->{$_} // 0 for @applicants;
	$row->{app_total} = $sum;
	return $sum;
}

sub requests {
	my ($body, $era, $state) = @_;
	my $small = $body->{scale} < 10;
	my $new = $small && Chance::once_in(3) ? 0 : about($body->{scale});
	my @new = Chance::spread($new, @applicant_weights);
	my @leaves = leaves($era);
	my @weights = map { $outcome_weight{$_} // 1 } @leaves;
	my %request;
	for my $i (0 .. $#applicants) {
		my $who = $applicants[$i];
		my $in = $state->{carry}{$who} // 0;
		my $have = $in + $new[$i];
		my $out = $have > 12 ? int($have * rand 0.15) : $have && Chance::once_in(5) ? 1 : 0;
		$request{out_new}{$who} = $new[$i];
		$request{out_carried_in}{$who} = $in;
		$request{out_carried_out}{$who} = $out;
		$request{out_total}{$who} = $have - $out;
		my @parts = Chance::spread($have - $out, @weights);
		$request{ $leaves[$_] }{$who} = $parts[$_] for 0 .. $#leaves;
		$state->{carry}{$who} = $out;
	}
	total($_) for values %request;
	return \%request;
}

sub cases {
	my ($body) = @_;
	my %review;
	for my $channel (map { $_->[0] } Catalog::layout('e2021', 4)) {
		my $n = Chance::once_in(3) ? 0 : int(about($body->{scale} / 12));
		my @part = Chance::spread($n, 6, 2, 1, 1);
		@{ $review{$channel} }{qw(rvr_upheld rvr_corrected rvr_other rvr_pending rvr_total)}
		    = (@part, $n);
	}
	return \%review;
}

# Items and decisions of the form of 2019; the items go on from year to year.
sub items {
	my ($body, $state, $category, $cells) = @_;
	my $prev = $state->{items}{$category} // about($body->{scale} / 2);
	my $change = Chance::once_in(2) ? 0 : Chance::between(-3, 5);
	$change = -$prev if $change < -$prev;
	$state->{items}{$category} = $prev + $change;
	@$cells{qw(m_prev_item_count m_item_change)} = ($prev, $change);
}

sub documents {
	my ($state, $category, $made, $cells, $era) = @_;
	my $before = $state->{documents}{$category} // $made * 5;
	if ($era eq 'e2019') {
		my $new = Chance::between(0, $made);
		@$cells{qw(m_made_count m_newly_disclosed_count m_disclosed_total)}
		    = ($made, $new, $before + $new);
		$state->{documents}{$category} = $before + $new;
	} else {
		my $gone = Chance::between(0, $before + $made > 3 ? 3 : $before + $made);
		@$cells{qw(m_issued_count m_repealed_count m_in_force_count)}
		    = ($made, $gone, $before + $made - $gone);
		$state->{documents}{$category} = $before + $made - $gone;
	}
}

sub disclosure {
	my ($body, $era, $state) = @_;
	my %cell;
	my $busy = $body->{kind} ne 'street' || Chance::once_in(3);
	for my $row (Catalog::layout($era, 2)) {
		my ($category, undef, $columns) = @$row;
		my %has = map { $_ => 1 } @$columns;
		my $cells = $cell{$category} = {};
		if ($category eq 'cat_rule') {
			my $made = $body->{kind} eq 'prefecture' ? Chance::between(0, 4) : 0;
			documents($state, $category, $made, $cells, $era);
		} elsif ($category eq 'cat_normative_doc') {
			my $made = $busy ? about(2 + $body->{scale} / 60) : 0;
			documents($state, $category, $made, $cells, $era);
		}
		items($body, $state, $category, $cells) if $has{m_item_change};
		$cells->{m_decision_count} = $busy ? int(about($body->{scale} * 12) * rand) : 0
		    if $has{m_decision_count};
		$cells->{m_charge_amount} = $busy && !Chance::once_in(3)
		    ? Chance::between(1, 90_000) * $body->{scale} * 1_000 + Chance::between(0, 999) : 0
		    if $has{m_charge_amount};
		if ($has{m_procurement_count}) {
			my $n = $busy ? about(5 + $body->{scale} / 4) : 0;
			$cells->{m_procurement_count} = $n;
			$cells->{m_procurement_amount} = $n * Chance::between(100, 90_000) * 1_000;
		}
	}
	return \%cell;
}

sub parts {
	my ($cell, $total, $sum, @parts) = @_;
	$cell->{$total} = $sum;
	@$cell{@parts} = Chance::spread($sum, map { 10 - $_ } 1 .. @parts);
}

# The statistics of 2014 to 2018.
sub indicators {
	my ($body) = @_;
	my $scale = $body->{scale};
	my %i;
	my @channels = map { "i14_channel_$_" } qw(gazette website weibo wechat other);
	my $sum = 0;
	$sum += $i{$_} = $_ eq 'i14_channel_gazette' && $scale < 100 ? 0 : about($scale * 9)
	    for @channels;
	my ($most) = sort { $b <=> $a } @i{@channels};
	$i{i14_proactive_total} = Chance::between($most, $sum);
	$i{i14_normative_issued} = about(2 + $scale / 20);
	$i{i14_proactive_normative} = Chance::between(0,
	    $i{i14_normative_issued} < $i{i14_proactive_total}
	    ? $i{i14_normative_issued} : $i{i14_proactive_total});
	my @response = map { "i14_$_" }
	    qw(press_conf online_interview policy_explain social_response response_other);
	my $answers = 0;
	$answers += $i{$_} = about(1 + $scale / 10) for @response;
	$i{i14_response_total} = Chance::between(0, $answers);
	$i{"$_\_chief"} = Chance::between(0, $i{$_}) for qw(i14_press_conf i14_online_interview);
	my $received = about($scale);
	parts(\%i, 'i14_request_received', $received,
	    map { "i14_request_$_" } qw(online in_person letter fax));
	parts(\%i, 'i14_closed', $received, qw(i14_closed_on_time i14_closed_extended));
	parts(\%i, 'i14_reply', $received, map { "i14_reply_$_" }
	    qw(granted already_public not_this_agency not_exist partial denied amend other_route));
	parts(\%i, 'i14_reply_denied', $i{i14_reply_denied}, map { "i14_denied_$_" }
	    qw(not_gov_info privacy other_law trade_secret state_secret security_stability));
	for (qw(i14_review i14_litigation)) {
		parts(\%i, $_, Chance::once_in(2) ? 0 : about($scale / 12), "$_\_upheld",
		    "$_\_corrected", "$_\_other");
	}
	$i{i14_complaint} = Chance::once_in(3) ? 1 : 0;
	$i{i14_fee} = Chance::once_in(4) ? Chance::between(1, 90) * 10_000 : 0;
	$i{i14_org_units} = 1 + int($scale / 25);
	$i{i14_org_reading_points} = 1 + int($scale / 20);
	parts(\%i, 'i14_org_staff', 2 + int($scale / 5), qw(i14_org_staff_part i14_org_staff_full));
	$i{i14_org_budget} = Chance::between(0, 40) * 50_000;
	$i{i14_meeting_count} = Chance::between(0, 6);
	$i{i14_training_count} = Chance::between(0, 4);
	$i{i14_training_persons} = $i{i14_training_count} * Chance::between(10, 90);
	return { map { $_ => { m_indicator_value => $i{$_} } } keys %i };
}

# What an appendix to a later report has: the first part of the statistics, with
# no row for other ways.
sub appendix {
	my ($body) = @_;
	my $all = indicators($body);
	my ($top, $sum) = (0, 0);
	for (map { $all->{"i14_channel_$_"}{m_indicator_value} } qw(gazette website weibo wechat)) {
		$sum += $_;
		$top = $_ if $_ > $top;
	}
	$all->{i14_proactive_total}{m_indicator_value} = Chance::between($top, $sum);
	my @rows = qw(i14_proactive_total i14_channel_gazette i14_channel_website i14_channel_weibo
	    i14_channel_wechat i14_response_total i14_press_conf i14_press_conf_chief
	    i14_online_interview i14_online_interview_chief i14_policy_explain i14_social_response);
	my $answers = 0;
	$answers += $all->{"i14_$_"}{m_indicator_value}
	    for qw(press_conf online_interview policy_explain social_response);
	$all->{i14_response_total}{m_indicator_value} = Chance::between(0, $answers);
	return { map { $_ => $all->{$_} } @rows };
}

# The figures of one report; `state` carries what the next year goes on from.
sub of {
	my ($body, $year, $state) = @_;
	my $era = $year < 2019 ? 'e2014' : $year < 2021 ? 'e2019' : 'e2021';
	return { era => $era, indicator => indicators($body) } if $era eq 'e2014';
	my %figures = (era => $era, disclosure => disclosure($body, $era, $state),
	    request => requests($body, $era, $state), review => cases($body));
	$figures{indicator} = appendix($body) if $era eq 'e2019' && $body->{number} % 4 == 0;
	return \%figures;
}

1;

# Deliberate faults, and which identities a report fails: computed here from the
# figures alone, so that a test can hold it against what transform finds.
package Faults;
use strict;
use warnings;
use utf8;
use Catalog;
use Chance qw();

my @applicants = Catalog::applicants();
my @kinds = grep { $_ ne 'app_total' } @applicants;
my %check = (rvc_review => 't4_sum_review', rvc_litigation_direct => 't4_sum_direct',
    rvc_litigation_after_review => 't4_sum_after');

# Each changes the figures or the plan of a page, and says whether it could.
my %fault = (
	total => sub {
		my ($f) = @_;
		return $f->{request} && ($f->{request}{out_total}{app_total} += Chance::between(1, 9));
	},
	balance => sub {
		my ($f) = @_;
		return 0 if !$f->{request};
		$f->{request}{out_carried_out}{$_} += 1 for qw(app_natural app_total);
		return 1;
	},
	row => sub {
		my ($f) = @_;
		return $f->{request} && ($f->{request}{out_unable_not_held}{app_total} += 2);
	},
	cases => sub {
		my ($f) = @_;
		return $f->{review} && ($f->{review}{rvc_litigation_direct}{rvr_total} += 1);
	},
	documents => sub {
		my ($f) = @_;
		my $cell = $f->{disclosure}{cat_normative_doc} or return 0;
		$cell->{m_newly_disclosed_count} = $cell->{m_disclosed_total} + 2
		    if $f->{era} eq 'e2019';
		$cell->{m_issued_count} = $cell->{m_in_force_count} + $cell->{m_repealed_count} + 2
		    if $f->{era} eq 'e2021';
		return 1;
	},
	statistics => sub {
		my ($f) = @_;
		return $f->{era} eq 'e2014' && ($f->{indicator}{i14_closed}{m_indicator_value} += 1);
	},
	prose => sub {
		my ($f, $page) = @_;
		return $f->{request} && ($page->{prose_off} = 2);
	},
	period => sub {
		my ($f, $page) = @_;
		return $f->{era} ne 'e2014' && ($page->{period_off} = 1);
	},
);
my @turns = qw(total period row cases prose documents balance);

# Puts the fault whose turn it is into a report.  Returns its name, or ''.
sub put {
	my ($turn, $figures, $page) = @_;
	my $name = $figures->{era} eq 'e2014' ? 'statistics' : $turns[$turn % @turns];
	return $fault{$name}->($figures, $page) ? $name : '';
}

sub request_failures {
	my ($era, $request) = @_;
	my @failed;
	my @leaves = grep { !/^out_(new|carried_in|total|carried_out)$/ }
	    map { $_->[0] } Catalog::layout($era, 3);
	for my $who (@applicants) {
		my $at = sub { $request->{ $_[0] }{$who} };
		my $sum = 0;
		$sum += $at->($_) for @leaves;
		push @failed, ['t3_balance', $who] if $at->('out_new') + $at->('out_carried_in')
		    != $at->('out_total') + $at->('out_carried_out');
		push @failed, ["t3_total_$era", $who] if $at->('out_total') != $sum;
	}
	for my $row (map { $_->[0] } Catalog::layout($era, 3)) {
		my $sum = 0;
		$sum += $request->{$row}{$_} for @kinds;
		push @failed, ['t3_row_sum', $row] if $request->{$row}{app_total} != $sum;
	}
	return @failed;
}

sub document_failures {
	my ($disclosure) = @_;
	my @failed;
	for my $row (qw(cat_rule cat_normative_doc)) {
		my $cell = $disclosure->{$row};
		push @failed, ['t2_new_le_total', $row] if defined $cell->{m_disclosed_total}
		    && $cell->{m_newly_disclosed_count} > $cell->{m_disclosed_total};
		push @failed, ['t2_flow_stock', $row] if defined $cell->{m_in_force_count}
		    && $cell->{m_issued_count} > $cell->{m_in_force_count} + $cell->{m_repealed_count};
	}
	return @failed;
}

# The identities that one report fails, each with the member it was tried on.
sub failures {
	my ($figures) = @_;
	my @failed;
	push @failed, request_failures($figures->{era}, $figures->{request}) if $figures->{request};
	push @failed, document_failures($figures->{disclosure}) if $figures->{disclosure};
	for my $channel (sort keys %{ $figures->{review} // {} }) {
		my $cell = $figures->{review}{$channel};
		my $sum = 0;
		$sum += $cell->{$_} for qw(rvr_upheld rvr_corrected rvr_other rvr_pending);
		push @failed, [$check{$channel}, $channel] if $cell->{rvr_total} != $sum;
	}
	if ($figures->{era} eq 'e2014') {
		my %i = map { $_ => $figures->{indicator}{$_}{m_indicator_value} }
		    keys %{ $figures->{indicator} };
		push @failed, ['i14_closed_sum', 'report']
		    if $i{i14_closed} != $i{i14_closed_on_time} + $i{i14_closed_extended};
		push @failed, ['i14_reply_closed', 'report'] if $i{i14_closed} != $i{i14_reply};
	}
	return @failed;
}

1;

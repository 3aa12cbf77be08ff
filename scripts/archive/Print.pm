# How a page prints a figure, and what a reader who reads it right should get.
#
# A style is {blanks, mark, money, plus}: which zeros are left blank (none, all,
# applicants, totals), the placeholder that stands in their stead or '', the unit
# of money, and whether a growth has its sign.
package Print;
use strict;
use warnings;
use utf8;
use Chance qw();

# A whole number as a decimal with `scale` decimals, less its last zeros.
sub decimal {
	my ($digits, $scale) = @_;
	my $text = sprintf '%0*d', $scale + 1, $digits;
	substr $text, -$scale, 0, '.' if $scale;
	$text =~ s/\.?0+$// if $scale;
	return $text;
}

# Money given in 0.01 yuan: what is printed, and the value in 10,000 yuan.
sub money {
	my ($amount, $unit) = @_;
	my $value = decimal($amount, 6);
	return ('0', '0') if $amount == 0;
	return (decimal($amount, 2) . '元', $value) if $unit eq '元';
	return ($value . $unit, $value);
}

# Which of a row's applicants a page leaves blank.
sub left_out {
	my ($style, $row, $column, $cells) = @_;
	return 0 if $style->{blanks} eq 'none' || $cells->{$column} != 0;
	return 1 if $style->{blanks} eq 'all';
	return $row eq 'out_total' && $column !~ /^app_(natural|total)$/
	    if $style->{blanks} eq 'totals';
	return $column ne 'app_total' && $cells->{app_total} == 0;
}

# The text of a cell and its true value; '' for a cell without a number.
sub cell {
	my ($style, $fact, $row, $column, $cells) = @_;
	my $value = $cells->{$column};
	return ($value, $value) if $value > 0 && ($fact eq 'request' || $fact eq 'review');
	return ($style->{mark}, '') if $fact eq 'request' && left_out($style, $row, $column, $cells);
	return ($style->{other_mark}, '') if $value == 0 && $style->{other_mark}
	    && ($row eq 'cat_rule' || $fact eq 'review');
	return money($value, $style->{money}) if $column eq 'm_procurement_amount';
	return (decimal($value, 6)) x 2
	    if $column eq 'm_charge_amount' || $row =~ /^i14_(fee|org_budget)$/;
	return ("+$value", $value) if $column eq 'm_item_change' && $value > 0 && $style->{plus};
	return ("${value}个", $value) if $column eq 'm_procurement_count' && $style->{counted};
	return ($value, $value);
}

1;

# Everything that is drawn by lot.  Perl's own rand is the same everywhere for
# the same seed; begin() is called for each body, so that one does not depend on
# how many were made before it.
package Chance;
use strict;
use warnings;

sub begin {
	my ($seed, $n) = @_;
	srand(($seed * 2_654_435_761 + $n * 40_503 + 12_345) % 4_294_967_291);
	rand for 1 .. 3;
}

# A whole number from `low` to `high`.
sub between {
	my ($low, $high) = @_;
	return $low + int rand($high - $low + 1);
}

sub pick {
	return $_[int rand @_];
}

# True once in `n` times.
sub once_in {
	return rand($_[0]) < 1;
}

# Parts of `total`, as many as there are weights and about in their ratio.
sub spread {
	my ($total, @weights) = @_;
	my @parts = (0) x @weights;
	return @parts if $total <= 0;
	my $sum = 0;
	$sum += $_ for @weights;
	if ($total > 60) {
		my $left = $total;
		for my $i (0 .. $#weights) {
			$parts[$i] = int($total * $weights[$i] / $sum * (0.6 + rand 0.4));
			$left -= $parts[$i];
		}
		$total = $left > 60 ? 60 : $left;
		$parts[0] += $left - $total;
	}
	for (1 .. $total) {
		my $at = rand $sum;
		my $i = 0;
		$at -= $weights[$i++] while $i < $#weights && $at >= $weights[$i];
		$parts[$i]++;
	}
	return @parts;
}

1;

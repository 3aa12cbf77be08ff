# Damage to archives, as disks, lines and programs do it: each function takes
# bytes and gives others.
package Ruin;
use strict;
use warnings;

my %damage = (
	flip => sub {
		my ($bytes) = @_;
		substr($bytes, rand length $bytes, 1) ^= chr(1 << rand 8) for 1 .. 1 + rand 6;
		return $bytes;
	},
	cut => sub {
		my ($bytes) = @_;
		return substr $bytes, 0, rand length $bytes if rand(4) < 1;
		return substr $bytes, rand length $bytes if rand(4) < 1;
		substr($bytes, rand length $bytes, 1 + rand(rand(4) < 1 ? 20_000 : 300)) = '';
		return $bytes;
	},
	splice => sub {
		my ($bytes) = @_;
		my $piece = rand(2) < 1 ? substr $bytes, rand length $bytes, 1 + rand 5000
		    : join '', map { chr rand 256 } 0 .. rand 3000;
		substr($bytes, rand length $bytes, rand(3) < 1 ? length $piece : 0) = $piece;
		return $bytes;
	},
	swap => sub {
		my ($bytes) = @_;
		my ($a, $b) = sort { $a <=> $b } map { int rand length $bytes } 1, 2;
		my $len = 1 + int rand(1 + ($b - $a > 5000 ? 5000 : $b - $a));
		my $first = substr $bytes, $a, $len;
		my $second = substr $bytes, $b, $len;
		substr($bytes, $b, $len) = $first;
		substr($bytes, $a, $len) = $second;
		return $bytes;
	},
);

# One or two of them.  The bytes, and what was done.
sub ruin {
	my ($bytes) = @_;
	my @done = map { (sort keys %damage)[rand keys %damage] } 1 .. 1 + rand 2;
	$bytes = $damage{$_}->($bytes) for @done;
	return ($bytes, @done);
}

1;

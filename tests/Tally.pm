# prove's own harness, which also adds what it counted to the file that $TALLY
# names: passed, failed and skipped tests, one line a run.
package Tally;
use strict;
use warnings;
use parent 'TAP::Harness';

sub runtests {
	my ($self, @tests) = @_;
	my $all = $self->SUPER::runtests(@tests);
	my $whole = grep { defined $_->skip_all } $all->parsers;
	my $failed = $all->failed;

	# A test file that died before its plan has failed too.
	$failed += grep { !$_->failed && $_->has_problems } $all->parsers;
	if (defined $ENV{TALLY}) {
		open my $out, '>>', $ENV{TALLY} or die "$ENV{TALLY}: $!\n";
		print $out join(' ', $all->passed - $all->skipped, $failed,
		    $all->skipped + $whole), "\n";
		close $out or die "$ENV{TALLY}: $!\n";
	}
	return $all;
}

1;

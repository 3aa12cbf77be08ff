# Holds rows that were read against the truth of an archive, cell by cell.
package Score;
use strict;
use warnings;
use utf8;

my @kinds = qw(agency year era scope published stated blank spurious none identity);
my %name = (agency => 'bodies', year => 'years', era => 'forms', scope => 'scopes',
    published => 'dates of publication', stated => 'cells with a number',
    blank => 'cells without one', spurious => 'cells that the page has not',
    none => 'pages that are no report', identity => 'identities that fail');

sub table {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	<$in>;
	my @rows = map { chomp; [split /\t/, $_, -1] } <$in>;
	return @rows;
}

# 7, 7.0 and 07 are one number.
sub number {
	my ($text) = @_;
	return $text if $text !~ /^-?\d+(\.\d+)?$/;
	$text =~ s/\.?0+$// if $text =~ /\./;
	$text =~ s/^(-?)0+(?=\d)/$1/;
	return $text;
}

# A body's name without the words that its own pages use or drop.
sub body {
	my ($name) = @_;
	return $name =~ s/人民政府(?=.)//gr =~ s/办事处$//r;
}

# A score over the documents of a truth table.
sub new {
	my ($class, $truth) = @_;
	my $self = bless { want => {}, head => {}, none => {}, facts => {}, read => {},
		read_head => {}, fails => {} }, $class;
	for (table($truth)) {
		my ($document, $fact, $row, $column, $value) = @$_;
		if ($fact eq 'none') {
			$self->{none}{$document} = 1;
		} elsif ($fact eq 'report') {
			$self->{head}{$document}{$row} = $value if $value ne '';
		} else {
			$self->{want}{$document}{"$fact $row $column"} = $value;
			$self->{facts}{"$document $fact"} = 1;
		}
	}
	return $self;
}

# Takes in one row of what was read.
sub row {
	my ($self, $document, $fact, $row, $column, $value, $state) = @_;
	$document =~ s/#.*//;
	$document =~ s,.*/,,;
	$fact = 'fee' if $row eq 'cat_processing_fee';
	if ($fact eq 'report') {
		$self->{read_head}{$document}{$row} //= $value;
	} elsif ($fact eq 'identity') {
		$self->{fails}{$document}{"$row $column"} = 1
		    if $state eq 'fails' && $row =~ /^(t2|t3|t4|i14)_/;
	} else {
		$self->{read}{$document}{"$fact $row $column"} //= $value;
	}
	$self->{seen}{$document} = 1;
}

sub note {
	my ($self, $kind, $good, @what) = @_;
	$self->{all}{$kind}++;
	push @{ $self->{wrong}{$kind} }, join ' ', map { $_ // '(nothing)' } @what if !$good;
}

sub heads {
	my ($self) = @_;
	for my $document (sort keys %{ $self->{head} }) {
		for my $row (sort keys %{ $self->{head}{$document} }) {
			my $want = $self->{head}{$document}{$row};
			my $got = $self->{read_head}{$document}{$row};
			my $same = defined $got && ($row eq 'agency' ? body($got) eq body($want)
			    : $got eq $want);
			$self->note($row, $same, $document, $want, $got);
		}
	}
}

sub cells {
	my ($self) = @_;
	for my $document (sort keys %{ $self->{want} }) {
		my $want = $self->{want}{$document};
		for my $key (sort keys %$want) {
			my $got = $self->{read}{$document}{$key};
			next if $want->{$key} eq '*';
			my $blank = $want->{$key} eq '';
			my $same = $blank ? !defined $got || $got eq ''
			    : defined $got && number($got) eq number($want->{$key});
			$self->note($blank ? 'blank' : 'stated', $same, $document, $key,
			    $want->{$key}, $got);
		}
	}
	for my $document (sort keys %{ $self->{read} }) {
		for my $key (sort keys %{ $self->{read}{$document} }) {
			my ($fact) = split / /, $key;
			next if $self->{read}{$document}{$key} eq '' || !$self->{facts}{"$document $fact"};
			$self->note('spurious', exists $self->{want}{$document}{$key}, $document, $key,
			    $self->{read}{$document}{$key});
		}
	}
}

# Against the table of faults: the same identities fail, and no other.
sub identities {
	my ($self, $faults) = @_;
	my %want;
	for (table($faults)) {
		my ($document, $fault, $identity, $member) = @$_;
		$want{$document}{"$identity $member"} = $fault if $identity ne '';
	}
	for my $document (sort keys %{ $self->{head} }) {
		my %all = (%{ $want{$document} // {} }, %{ $self->{fails}{$document} // {} });
		$self->note('identity', $want{$document}{$_} && $self->{fails}{$document}{$_}, $document, $_,
		    $want{$document}{$_} ? 'is not found to fail' : 'is said to fail')
		    for sort keys %all;
	}
}

# All figures: [name, right, all, [what is wrong...]] each.
sub figures {
	my ($self, $faults) = @_;
	$self->heads;
	$self->cells;
	$self->note('none', !$self->{seen}{$_}, $_, 'was taken for a report')
	    for sort keys %{ $self->{none} };
	$self->identities($faults) if defined $faults;
	return map { my @wrong = @{ $self->{wrong}{$_} // [] };
	    [$name{$_}, $self->{all}{$_} - @wrong, $self->{all}{$_}, \@wrong] }
	    grep { $self->{all}{$_} } @kinds;
}

# The figures as tests, told to Test::More.
sub tell {
	my ($self, $faults) = @_;
	for ($self->figures($faults)) {
		my ($name, $right, $all, $wrong) = @$_;
		Test::More::is($right, $all, "$name: all $all right");
		Test::More::diag(join "\n", @$wrong > 20
		    ? (@$wrong[0 .. 19], 'and ' . (@$wrong - 20) . ' more') : @$wrong) if @$wrong;
	}
}

# Reads CSV as transform prints it, and takes in each row.
sub csv {
	my ($self, $in) = @_;
	my ($head, @columns);
	while (defined(my $line = <$in>)) {
		$line .= <$in> // last while ($line =~ tr/"//) % 2;
		$line =~ s/\r?\n$//;
		my @field;
		do {
			push @field, $line =~ /\G"((?:[^"]|"")*)"/gc ? $1 =~ s/""/"/gr
			    : $line =~ /\G([^,]*)/gc ? $1 : '';
		} while $line =~ /\G,/gc;
		if (!$head) {
			$head = join ',', @field;
			@columns = @field;
			next;
		}
		my %row;
		@row{@columns} = @field;
		$self->row(@row{qw(document fact row column value state)});
	}
	return $head;
}

1;

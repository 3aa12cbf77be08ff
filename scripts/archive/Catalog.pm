# The tables of schema/catalog, and the words of the official forms from them.
package Catalog;
use strict;
use warnings;
use utf8;
use File::Basename qw(dirname);

my $folder = dirname(__FILE__) . '/../../schema/catalog';
my %table;

# All rows of a table, each a hash by its columns' names.
sub rows {
	my ($name) = @_;
	return @{ $table{$name} } if $table{$name};
	open my $in, '<:encoding(UTF-8)', "$folder/$name.tsv" or die "$name.tsv: $!\n";
	my @rows;
	my @columns = split /\t/, <$in> =~ s/\n//r;
	while (my $line = <$in>) {
		chomp $line;
		my %row;
		@row{@columns} = split /\t/, $line, -1;
		push @rows, \%row;
	}
	$table{$name} = \@rows;
	return @rows;
}

my %by_code;

sub row {
	my ($name, $code) = @_;
	$by_code{$name} //= { map { $_->{code} => $_ } rows($name) };
	return $by_code{$name}{$code} // die "no $code in $name.tsv\n";
}

# What a form prints for a code.  The older form calls one measure by its first
# synonym.
sub label {
	my ($name, $code, $era) = @_;
	my $row = row($name, $code);
	return (split /\|/, $row->{synonyms})[0]
	    if $code eq 'm_decision_count' && ($era // '') eq 'e2019';
	return $row->{zh};
}

my %layout;

# The cells of one table of a form, row by row: [code, label, [column code...]].
sub layout {
	my ($era, $number) = @_;
	return @{ $layout{$era, $number} } if $layout{$era, $number};
	my @rows;
	for my $cell (grep { $_->{era} eq $era && $_->{table_no} == $number } rows('layout')) {
		push @rows, [$cell->{key1}, $cell->{row_label_zh}, []]
		    if !@rows || $rows[-1][0] ne $cell->{key1};
		push @{ $rows[-1][2] }, $cell->{key2};
	}
	$layout{$era, $number} = \@rows;
	return @rows;
}

# The applicants that have cells, the total last.
sub applicants {
	my ($rows) = layout('e2021', 3);
	return @{ $rows->[2] };
}

1;

-- How many reports the stream reads otherwise, has no longer, and could not read.
SELECT replaced, withdrawn, kept FROM glasshouse.reread_compare()

-- Opens the transaction of a stream.  What it has waited for it must see, so each
-- of its statements looks afresh, whatever the role's own settings are.
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE

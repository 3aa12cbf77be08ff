-- Opens the transaction of a stream.
BEGIN

-- Keeps all that the stream brought.
COMMIT

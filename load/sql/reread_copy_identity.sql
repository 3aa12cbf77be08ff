COPY pg_temp.reread_identity FROM STDIN

COPY pg_temp.reread_disclosure FROM STDIN

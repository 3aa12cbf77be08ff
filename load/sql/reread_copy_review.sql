COPY pg_temp.reread_review FROM STDIN

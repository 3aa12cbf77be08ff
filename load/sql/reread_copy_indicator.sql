COPY pg_temp.reread_indicator FROM STDIN

COPY pg_temp.reread_met FROM STDIN

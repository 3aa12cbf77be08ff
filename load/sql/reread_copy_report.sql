COPY pg_temp.reread_report FROM STDIN

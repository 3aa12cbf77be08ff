COPY pg_temp.reread_request FROM STDIN

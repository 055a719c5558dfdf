#!/bin/sh
# Run once by the image of PostgreSQL in a new data folder: peer authentication for the platform's user, no passwords.
set -eu

cat >"$PGDATA/pg_hba.conf" <<'END'
local all all peer map=credit
END
cat >"$PGDATA/pg_ident.conf" <<'END'
credit postgres credit_admin
credit credit   credit_migrator
credit credit   credit_intake
credit credit   credit_public
END
psql --no-psqlrc --username=credit_admin --dbname=postgres --file=/bootstrap.sql

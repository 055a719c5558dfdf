#!/bin/sh
# Run once by the image of PostgreSQL in a new data folder: peer authentication for the platform's users, no passwords.
set -eu

cat >"$PGDATA/pg_hba.conf" <<'END'
local all all peer map=credit
END
cat >"$PGDATA/pg_ident.conf" <<'END'
credit postgres credit_admin
credit credit   credit_migrator
credit credit   credit_intake
credit credit   credit_public
credit credit   credit_integrator
credit credit-signer credit_signer
credit credit   credit_auditor
credit credit   credit_archivist
credit credit   credit_government
credit credit   credit_staff
END
psql --no-psqlrc --username=credit_admin --dbname=postgres --file=/bootstrap.sql

# PostgreSQL's image with the platform's user, whom peer authentication must be able to name.
FROM postgres:15-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin credit
COPY config/postgresql/bootstrap.sql /bootstrap.sql
COPY docker/postgresql-init.sh /docker-entrypoint-initdb.d/10-credit.sh

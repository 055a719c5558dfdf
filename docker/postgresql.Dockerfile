# PostgreSQL's image with the platform's users, whom peer authentication must be able to name.
FROM postgres:15-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin credit \
    && useradd --system --uid 10002 --no-create-home --shell /usr/sbin/nologin credit-signer
# A session keeps the memory of its last statement, as in config/local/postgresql.sh.
ENV MALLOC_TRIM_THRESHOLD_=134217728 MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TOP_PAD_=16777216
# The first includes the second, which it expects beside it.
COPY config/postgresql/bootstrap.sql config/postgresql/guard.sql /
COPY docker/postgresql-init.sh /docker-entrypoint-initdb.d/10-credit.sh

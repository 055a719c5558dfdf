"""The operator's side: health, readiness, metrics; never on the public port."""

import re


def test_operator_sees_health_readiness_and_metrics(stack, client):
    client.get("/v1/subjects?q=abcd")
    assert stack.operator("/healthz").status == 200
    ready = stack.operator("/readyz")
    assert ready.status == 200 and isinstance(ready.document, dict)
    metrics = stack.operator("/metrics")
    assert metrics.status == 200 and metrics.headers["content-type"].startswith("text/plain")
    lines = metrics.body.decode().splitlines()
    assert len(lines) > 20
    for line in lines:
        assert line.startswith("# ") or re.fullmatch(r"[a-z_]+(\{[^}]*\})? [0-9.eE+Inf-]+", line), line


def test_metrics_count_what_is_answered(stack, client):
    """The number of log entries grows with the queries."""

    def appended():
        return stack.metric("credit_log_appended_total")

    before = appended()
    for _ in range(7):
        client.get("/v1/subjects?q=abcd")
    assert appended() - before == 7


def test_operators_addresses_are_not_public(client):
    for path in ("/healthz", "/readyz", "/metrics"):
        assert client.get(path).status == 404


def test_public_addresses_are_not_on_the_operators_side(stack):
    """HZ-Q15: no way around the log."""
    assert stack.operator("/v1/subjects?q=abcd").status == 404

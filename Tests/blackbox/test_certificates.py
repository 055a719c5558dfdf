"""Whom a certificate lets in, and whom it doesn't: each refused in words, by its rule, and logged (HZ-Q13, HZ-Q14)."""

import hashlib
import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import uuid

import pytest
from cryptography import x509

import processes
from certificates import CLIENT, DAY, ENCIPHERS_ONLY, SERVER, Authority, CertifiedClient, now, pem
from stack import REPOSITORY, Stack

UNIT = "BB-CERT"
TARGET = "/v1/account"


class CertifiedPlatform(Stack):
    """A platform that believes an authority of ours besides its own."""

    def __init__(self):
        super().__init__("certificates", sample_subjects=50)
        self.identities = self.base / "identities"
        self.identities.mkdir()
        self.root = Authority(self.identities, "测试根")
        self.authority = Authority(self.identities, "测试政务", above=self.root)
        self.accounts = 0

    def start(self):
        super().start()
        self.folder_of_certificates = self.home / "certificates"
        self.server_authority = self.base / "server-authority.pem"
        self.own_authority = (self.folder_of_certificates / "authorities.pem").read_bytes()
        self.own_list = (self.folder_of_certificates / "revocation-lists.pem").read_bytes()
        self.server_authority.write_bytes(self.own_authority)
        self.sql(
            "insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by) "
            f"values ('{UNIT}', '证书测试单位', '{{using_unit}}', 'city', '330100', now(), 'test')"
        )
        self.sql(
            "insert into credit.use_agreement (agreement_id, unit_code, signed_on, valid_from, valid_until, purposes, "
            f"matters, recorded_at, recorded_by) values (gen_random_uuid(), '{UNIT}', '2026-01-01', '2026-01-01', "
            "'2099-12-31', '{government_matter}', '{approval}', now(), 'test')"
        )
        self.publish_authorities()
        self.publish_lists()
        self.known = self.bound("known")
        self.reload_edge()

    # --- files ----------------------------------------------------------------------------------------------------

    def replace(self, name: str, content: bytes):
        """A whole file in the place of another, as an administrator would."""
        path = self.folder_of_certificates / name
        new = path.with_suffix(".new")
        new.write_bytes(content)
        new.chmod(0o644)
        new.rename(path)

    def publish_authorities(self):
        self.replace("authorities.pem", self.own_authority + pem(self.root.certificate) + pem(self.authority.certificate))

    def publish_lists(self, **lists: bytes):
        """The present lists, but for those that are given by the authority's place."""
        root = lists.get("root", self.root.revocation_list())
        authority = lists.get("authority", self.authority.revocation_list())
        self.replace("revocation-lists.pem", self.own_list + root + authority)

    def reload_edge(self):
        """nginx reads its files again; its new workers are there when they believe what the old ones didn't, or the reverse."""
        master = int((self.home / "nginx" / "nginx.pid").read_text())
        before = self.workers(master)
        os.kill(master, signal.SIGHUP)
        processes.wait_until(
            lambda: not before & self.workers(master) and self.workers(master), 20, "nginx has new workers only"
        )
        processes.wait_until(lambda: self.code(self.known) is None, 20, f"the edge is back\n{self.tail()}")

    @staticmethod
    def workers(master: int) -> set[int]:
        with open(f"/proc/{master}/task/{master}/children") as children:
            return {int(number) for number in children.read().split()}

    def tail(self) -> str:
        return "\n".join((self.home / "log" / "creditd.log").read_text(errors="replace").splitlines()[-5:])

    # --- accounts -------------------------------------------------------------------------------------------------

    def bound(self, name: str, networks: str = "{127.0.0.0/8}", **choices):
        """A certificate that was granted to an account of its own."""
        identity = self.authority.issue(name, **choices)
        self.bind(identity, networks)
        return identity

    def bind(self, identity, networks: str = "{127.0.0.0/8}"):
        self.accounts += 1
        account = f"bb-cert-{self.accounts}"
        certificate = identity.certificate
        self.sql(
            "insert into credit.account (account_id, person_digest, holder_name, unit_code, role, state, trained_on, "
            "confidential_on, networks, state_since, opened_at) "
            f"values ('{account}', '{uuid.uuid4()}', '测试使用人', '{UNIT}', 'querier', 'active', '2026-01-01', "
            f"'2026-01-01', '{networks}', now(), now())"
        )
        self.sql(
            "insert into credit.certificate (certificate_id, account_id, spki_digest, subject_name, issuer_name, serial, "
            f"not_before, not_after, state, state_since) values (gen_random_uuid(), '{account}', "
            f"'\\x{identity.digest}', 'CN={account}', 'CN=test', '{certificate.serial_number:X}', "
            f"'{certificate.not_valid_before_utc.isoformat()}', '{certificate.not_valid_after_utc.isoformat()}', "
            "'granted', now())"
        )
        identity.account = account

    # --- asking ---------------------------------------------------------------------------------------------------

    def certified(self, identity=None, version=ssl.TLSVersion.TLSv1_3) -> CertifiedClient:
        return CertifiedClient(self.government_port, self.server_authority, identity, version, self.ledger)

    def code(self, identity) -> str | None:
        """The problem that somebody is answered with; None when there is none."""
        try:
            with self.certified(identity) as client:
                answer = client.get(TARGET)
        except OSError as failure:
            return repr(failure)
        return None if answer.status == 200 else answer.document["code"]

    def entry_of(self, answer) -> dict:
        """The entry of the query log that an answer's receipt names."""
        position = answer.document["receipt"]["position"]
        entry = json.loads(next(entry for number, _, entry in self.log_entries() if number == position))
        assert entry["answer"] == hashlib.sha256(answer.body).hexdigest()
        return entry


@pytest.fixture(scope="module")
def platform():
    platform = CertifiedPlatform()
    try:
        platform.start()
        yield platform
    finally:
        try:
            platform.stop()
        finally:
            platform.remove()


def assert_refused(platform, answer, status, code, rule):
    assert (answer.status, answer.document["code"]) == (status, code), answer.body
    assert answer.headers["content-type"].partition(";")[0] == "application/problem+json"
    assert answer.document["rule"] == rule
    entry = platform.entry_of(answer)
    assert (entry["audience"], entry["outcome"], entry["rule"]) == ("government", "refused", rule)


def test_bound_certificate_is_let_in(platform):
    """HZ-Q13."""
    with platform.certified(platform.known) as client:
        answer = client.get(TARGET)
        assert answer.status == 200, answer.body
        assert answer.document["account"] == platform.known.account
        assert platform.entry_of(answer)["actor"] == platform.known.account


CASES = {
    "expired": ("certificate_expired", "HZ-Q13", lambda p: p.bound("expired", not_before=now() - 3 * DAY, not_after=now() - DAY)),
    "not yet valid": ("certificate_not_yet_valid", "HZ-Q13", lambda p: p.bound("early", not_before=now() + DAY, not_after=now() + 2 * DAY)),
    "other authority": (
        "certificate_unknown_authority", "HZ-Q13",
        lambda p: issued_elsewhere(p, Authority(p.identities, "别处")),
    ),
    "authority of the same name": (
        "certificate_unknown_authority", "HZ-Q13",
        lambda p: issued_elsewhere(p, Authority(p.identities, "测试政务")),
    ),
    "issued by a client": ("certificate_unknown_authority", "HZ-Q13", lambda p: issued_by_a_client(p)),
    "for a server": ("certificate_wrong_usage", "HZ-Q13", lambda p: p.bound("server", purpose=SERVER)),
    "for encryption": ("certificate_wrong_usage", "HZ-Q13", lambda p: p.bound("encryption", usage=ENCIPHERS_ONLY)),
    "an authority's": ("certificate_wrong_usage", "HZ-Q13", lambda p: p.bound("authority", is_authority=True)),
    "not bound": ("certificate_not_bound", "HZ-Q13", lambda p: p.authority.issue("unbound")),
    "other network": ("network_not_allowed", "PB-11", lambda p: p.bound("elsewhere", networks="{10.0.0.0/8,::1/128}")),
    "none": ("certificate_missing", "HZ-Q13", lambda p: None),
}  # fmt: skip


def issued_elsewhere(platform, authority):
    """Even an account that it was bound to by mistake doesn't help."""
    identity = authority.issue(f"from-{uuid.uuid4()}")
    platform.bind(identity)
    return identity


def issued_by_a_client(platform):
    client = platform.authority.issue("lender")
    lender = Authority(platform.identities, "lender")
    lender.key = client.key
    identity = lender.issue("borrower")
    platform.bind(identity)
    return identity


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3], ids=["1.2", "1.3"])
@pytest.mark.parametrize("case", CASES)
def test_other_certificates_are_refused(platform, case, version):
    """HZ-Q13, PB-11: also when the edge has refused them already."""
    code, rule, make = CASES[case]
    with platform.certified(make(platform), version) as client:
        assert_refused(platform, client.get(TARGET), 403, code, rule)
        body = json.dumps({"subject": {"unified_code": "91330106761479685D"}, "purpose": "government_matter"}).encode()
        answer = client.send("POST", "/v1/queries", {"Content-Type": "application/json"}, body)
        assert_refused(platform, answer, 403, code, rule)
        assert b"91330106761479685D" not in answer.body


def test_refusal_names_the_certificate_and_nobody(platform):
    """HZ-Q15: an entry of a refusal tells which certificate came, without a name."""
    identity = platform.bound("stale", not_before=now() - 3 * DAY, not_after=now() - DAY)
    with platform.certified(identity) as client:
        entry = platform.entry_of(client.get(TARGET))
    assert entry["actor"] == f"certificate:{identity.digest[:16]}"
    assert "stale" not in json.dumps(entry)


def test_revocation_in_the_database_counts_from_the_next_request(platform):
    """HZ-Q14: on a connection that is kept."""
    identity = platform.bound("ended")
    with platform.certified(identity) as client:
        assert client.get(TARGET).status == 200
        platform.sql(
            "update credit.certificate set state = 'ended', end_ground = 'lost', state_since = now() "
            f"where account_id = '{identity.account}'"
        )
        assert_refused(platform, client.get(TARGET), 403, "certificate_ended", "HZ-Q14")


def test_revocation_list_counts_without_a_restart(platform):
    """HZ-Q14: on a connection that is kept, while nginx still has the old list, and after it has the new one."""
    identity, neighbour = platform.bound("revoked"), platform.bound("neighbour")
    with platform.certified(identity) as client, platform.certified(neighbour) as other:
        assert client.get(TARGET).status == 200
        platform.authority.revoke(identity)
        platform.publish_lists()
        processes.wait_until(lambda: client.get(TARGET).status != 200, 10, "the list is read")
        assert_refused(platform, client.get(TARGET), 403, "certificate_revoked", "HZ-Q14")
        assert other.get(TARGET).status == 200
    platform.reload_edge()
    with platform.certified(identity) as client, platform.certified(neighbour) as other:
        assert_refused(platform, client.get(TARGET), 403, "certificate_revoked", "HZ-Q14")
        assert other.get(TARGET).status == 200


@pytest.mark.parametrize("place", ["root", "authority"])
def test_every_authority_must_have_a_list(platform, place):
    """HZ-Q14: nobody can tell who is revoked, so nobody is let in; with a list again everybody is."""
    with platform.certified(platform.known) as client:
        platform.publish_lists(**{place: b""})
        try:
            processes.wait_until(lambda: client.get(TARGET).status != 200, 10, "the lists are read")
            assert_refused(platform, client.get(TARGET), 503, "revocation_list_unavailable", "HZ-Q13")
        finally:
            platform.publish_lists()
        processes.wait_until(lambda: client.get(TARGET).status == 200, 10, "the lists are read again")


def test_expired_list_is_no_list(platform):
    """HZ-Q14."""
    with platform.certified(platform.known) as client:
        platform.publish_lists(authority=platform.authority.revocation_list(until=-DAY))
        try:
            processes.wait_until(lambda: client.get(TARGET).status != 200, 10, "the lists are read")
            assert_refused(platform, client.get(TARGET), 503, "revocation_list_unavailable", "HZ-Q13")
        finally:
            platform.publish_lists()
        processes.wait_until(lambda: client.get(TARGET).status == 200, 10, "the lists are read again")


def test_broken_file_leaves_the_last_good_one_in_force(platform):
    """HZ-Q14: half a file, or the wrong one, lets nobody in whom the last one didn't."""
    revoked = platform.bound("revoked-before")
    platform.authority.revoke(revoked)
    platform.publish_lists()
    with platform.certified(platform.known) as client, platform.certified(revoked) as other:
        processes.wait_until(lambda: other.get(TARGET).status != 200, 10, "the list is read")
        whole = (platform.folder_of_certificates / "revocation-lists.pem").read_bytes()
        try:
            for broken in (whole[:-50], b"-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n", platform.own_authority):
                seen = platform.log_texts()["creditd.log"].count(b"certificate_trust_unusable")
                platform.replace("revocation-lists.pem", broken)
                processes.wait_until(
                    lambda: platform.log_texts()["creditd.log"].count(b"certificate_trust_unusable") > seen,
                    10,
                    "the daemon says that the file is of no use",
                )
                assert client.get(TARGET).status == 200
                assert_refused(platform, other.get(TARGET), 403, "certificate_revoked", "HZ-Q14")
        finally:
            platform.replace("revocation-lists.pem", whole)


FORGED = ["CREDIT_CLIENT_CERTIFICATE", "Credit-Client-Certificate", "HTTP_CREDIT_CLIENT_CERTIFICATE", "X-SSL-Cert"]


@pytest.mark.parametrize("name", FORGED)
def test_header_can_state_no_certificate(platform, name):
    """HZ-Q13: what nginx states can't be stated by a header, whoever sends it."""
    escaped = pem(platform.known.certificate).decode().replace("\n", "%0A").replace(" ", "%20")
    forged = {name: escaped, name.replace("CERTIFICATE", "VERIFICATION").replace("Certificate", "Verification"): "SUCCESS"}
    with platform.certified() as client:
        assert_refused(platform, client.get(TARGET, forged), 403, "certificate_missing", "HZ-Q13")
    other = platform.bound(f"forger-{FORGED.index(name)}")
    with platform.certified(other) as client:
        answer = client.get(TARGET, forged)
        assert answer.status == 200 and answer.document["account"] == other.account
    with platform.certified(platform.authority.issue(f"stranger-{FORGED.index(name)}")) as client:
        assert_refused(platform, client.get(TARGET, forged), 403, "certificate_not_bound", "HZ-Q13")


def test_routes_of_one_audience_are_on_no_other_port(platform):
    """X-7: a citizen's port knows no account, and a using unit's port no citizen's search."""
    client = platform.client()
    for target in (TARGET, "/v1/queries", "/v1/verifications/1", "/v1/session"):
        answer = client.get(target, CREDIT_CLIENT_CERTIFICATE="x")
        assert (answer.status, answer.document["code"]) == (404, "no_such_resource"), target
    client.close()
    with platform.certified(platform.known) as certified:
        for target in ("/v1/subjects?q=abcd", "/v1/catalogue", "/v1/session", "/v1/accounts"):
            assert certified.get(target).status == 404, target


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3], ids=["1.2", "1.3"])
def test_no_session_is_taken_up_again(platform, version):
    """HZ-Q13: a connection proves that its owner holds the key, each time."""
    with platform.certified(platform.known, version) as client:
        assert client.get(TARGET).status == 200
        session = client.connection.sock.session
    # Whoever has the session, but not the key any more:
    context = ssl.create_default_context(cafile=str(platform.server_authority))
    context.minimum_version = context.maximum_version = version
    with socket.create_connection(("127.0.0.1", platform.government_port), timeout=10) as plain:
        try:
            secure = client.context.wrap_socket(plain, server_hostname="127.0.0.1", session=session)
        except ValueError:
            # Nothing to take up: the server gave no session at all.
            return
        with secure:
            assert not secure.session_reused
            secure.sendall(f"GET {TARGET} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
            response = http.client.HTTPResponse(secure)
            response.begin()
            assert response.status == 200 and json.loads(response.read())["account"] == platform.known.account


def test_renegotiation_is_refused(platform):
    """HZ-Q13: no other certificate in the middle of a connection."""
    command = [
        "openssl", "s_client", "-connect", f"127.0.0.1:{platform.government_port}", "-tls1_2", "-cert",
        str(platform.known.path), "-key", str(platform.known.path),
    ]  # fmt: skip
    # `timeout`, because the program waits for whatever its other side says.
    with subprocess.Popen(
        ["timeout", "10", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0
    ) as program:
        output = b""
        while b"Verify return code" not in output and (piece := program.stdout.read(4096)):
            output += piece
        program.stdin.write(b"R\n")
        output += program.stdout.read()
    assert b"RENEGOTIATING" in output and b"no renegotiation" in output, output[-500:]


@pytest.mark.parametrize("version", ["-tls1", "-tls1_1"])
def test_old_versions_of_tls_are_refused(platform, version):
    """HZ-Q13."""
    address = f"127.0.0.1:{platform.government_port}"
    result = subprocess.run(
        ["openssl", "s_client", "-connect", address, version, "-cipher", "ALL:@SECLEVEL=0"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=10, check=False,
    )  # fmt: skip
    assert b"alert protocol version" in result.stdout


@pytest.mark.parametrize("port", ["government_port", "staff_port"])
def test_plain_http_is_refused(platform, port):
    connection = http.client.HTTPConnection("127.0.0.1", getattr(platform, port), timeout=10)
    connection.request("GET", TARGET)
    response = connection.getresponse()
    assert response.status == 400
    assert json.loads(response.read())["code"] == "malformed_request"
    connection.close()


def test_sockets_are_for_the_edge_only(platform):
    """HZ-Q13: whoever can write to the socket speaks for every certificate."""
    for name in ("government.sock", "staff.sock", "public.sock"):
        mode = (platform.sockets / name).stat().st_mode & 0o777
        assert mode & 0o007 == 0, name
    assert platform.sockets.stat().st_mode & 0o077 == 0


def test_body_has_limits_on_both_sides(platform):
    """X-7: the edge's own refusal in our words."""
    with platform.certified(platform.known) as client:
        headers = {"Content-Type": "application/json"}
        for target, limit in (("/v1/queries", 1 << 20), ("/v1/verifications", 1 << 21)):
            within = client.send("POST", target, headers, b" " * limit)
            assert within.status == 400, within.body
            beyond = client.send("POST", target, headers, b" " * (limit + 1))
            assert (beyond.status, beyond.document["code"]) == (413, "content_too_large")
            client.close()


def test_logs_hold_no_certificate(platform):
    """HZ-Q15: neither names nor keys of those who came."""
    for name, text in platform.log_texts().items():
        assert b"BEGIN%20CERT" not in text and b"BEGIN CERT" not in text, name
        assert "测试政务".encode() not in text, name


def made(folder, *words) -> subprocess.CompletedProcess:
    """What config/local/certificates does."""
    command = [str(REPOSITORY / "config/local/certificates"), str(folder), *words]
    return subprocess.run(command, capture_output=True, timeout=60, check=False)


def files(folder) -> dict:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_development_certificates_are_made_once(tmp_path):
    """A second start keeps what the accounts are bound to, and adds what is new."""
    folder = tmp_path / "certificates"
    assert made(folder, "make", "user-1").returncode == 0
    first = files(folder)
    assert made(folder, "make", "user-1", "user-2").returncode == 0
    second = files(folder)
    for name in ("authorities.pem", "authority.key", "server.pem", "server.key", "user-1.pem", "user-1.key"):
        assert second[name] == first[name], name
    assert {"user-2.pem", "user-2.key"} <= set(second)
    # The list is new, and everybody is good by it.
    assert second["revocation-lists.pem"] != first["revocation-lists.pem"]
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    certificate = x509.load_pem_x509_certificate(second["user-1.pem"])
    usages = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(usages) == [CLIENT]


def test_development_certificate_can_be_revoked(tmp_path):
    """HZ-Q14: to try it out; what is no account id is refused."""
    assert made(tmp_path, "make", "user-1", "user-2").returncode == 0
    assert made(tmp_path, "revoke", "user-1").returncode == 0
    revoked, other = (
        x509.load_pem_x509_certificate((tmp_path / "clients" / f"user-{number}.pem").read_bytes()) for number in (1, 2)
    )

    def is_revoked(certificate):
        revocations = x509.load_pem_x509_crl((tmp_path / "revocation-lists.pem").read_bytes())
        return revocations.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None

    assert is_revoked(revoked) and not is_revoked(other)
    # The next start forgets nothing.
    assert made(tmp_path, "make", "user-1", "user-2").returncode == 0
    assert is_revoked(revoked) and not is_revoked(other)
    for words in (("revoke", "user-3"), ("revoke", "../user-2"), ("make", "a b"), ("make", "-x"), ("forget", "user-1"), ()):
        assert made(tmp_path, *words).returncode != 0, words

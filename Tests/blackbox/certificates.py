"""Authorities, certificates and revocation lists for tests, and clients that come with them."""

import datetime
import hashlib
import http.client
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from http_client import Answer, Ledger, joined

DAY = datetime.timedelta(days=1)
CLIENT, SERVER = ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.SERVER_AUTH


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def pem(thing) -> bytes:
    return thing.public_bytes(serialization.Encoding.PEM)


def _usage(*, signs: bool = False, enciphers: bool = False, issues: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs, content_commitment=False, key_encipherment=enciphers, data_encipherment=False,
        key_agreement=False, key_cert_sign=issues, crl_sign=issues, encipher_only=False, decipher_only=False,
    )  # fmt: skip


@dataclass
class Identity:
    """A certificate with its key, in files that a TLS library can read."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    path: Path

    def __post_init__(self):
        secret = self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        self.path.write_bytes(pem(self.certificate) + secret)

    @property
    def digest(self) -> str:
        """SHA-256 of its SubjectPublicKeyInfo, hexadecimal: what a grant binds."""
        return hashlib.sha256(
            self.key.public_key().public_bytes(
                serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
            )
        ).hexdigest()


class Authority:
    """An authority of our own; below another one when it is given."""

    def __init__(self, folder: Path, name: str, above: "Authority | None" = None):
        self.folder, self.name, self.above = folder, name, above
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.revoked: list[int] = []
        signer = above or self
        self.certificate = (
            self._builder(name, self.key, now() - 10 * DAY, now() + 1000 * DAY, signer)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(_usage(issues=True), critical=True)
            .sign(signer.key, hashes.SHA256())
        )

    def _name(self) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)])

    @staticmethod
    def _builder(name, key, not_before, not_after, signer) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(signer._name())
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(not_before)
            .not_valid_after(not_after)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.key.public_key()), critical=False
            )
        )

    def issue(
        self,
        name: str,
        not_before: datetime.datetime | None = None,
        not_after: datetime.datetime | None = None,
        purpose: x509.ObjectIdentifier = CLIENT,
        usage: x509.KeyUsage | None = None,
        is_authority: bool = False,
        key: ec.EllipticCurvePrivateKey | None = None,
    ) -> Identity:
        """A certificate of a client, good from yesterday for a month, unless said otherwise."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        certificate = (
            self._builder(name, key, not_before or now() - DAY, not_after or now() + 30 * DAY, self)
            .add_extension(
                x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), critical=True
            )
            .add_extension(usage or _usage(signs=True, issues=is_authority), critical=True)
            .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        return Identity(certificate, key, self.folder / f"{name}.identity.pem")

    def revoke(self, identity: Identity):
        self.revoked.append(identity.certificate.serial_number)

    def revocation_list(self, until: datetime.timedelta = 7 * DAY) -> bytes:
        """PEM of the list as it is now."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self._name())
            .last_update(now() - 10 * DAY)
            .next_update(now() + until)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False
            )
        )
        for serial in self.revoked:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(now() - DAY).build()
            )
        return pem(builder.sign(self.key, hashes.SHA256()))


ENCIPHERS_ONLY = _usage(enciphers=True)


class PemFiles:
    """A certificate and its key in one file, as a TLS library wants them."""

    def __init__(self, platform, account: str):
        folder = platform.home / "certificates/clients"
        self.path = platform.base / f"{account}.identity.pem"
        self.path.touch(mode=0o600)
        self.path.write_bytes(b"".join((folder / f"{account}.{kind}").read_bytes() for kind in ("pem", "key")))


class CertifiedClient:
    """A kept connection with a certificate, or without one; opened again when the other side has closed it."""

    def __init__(
        self,
        port: int,
        server_authority: Path,
        identity: Identity | None = None,
        version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3,
        ledger: Ledger | None = None,
    ):
        self.port, self.ledger = port, ledger or Ledger()
        self.context = ssl.create_default_context(cafile=str(server_authority))
        self.context.minimum_version = self.context.maximum_version = version
        if identity is not None:
            self.context.load_cert_chain(identity.path)
        self.connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=30, context=self.context)

    def send(self, method: str, target: str, headers: dict[str, str] | None = None, body: bytes | None = None) -> Answer:
        try:
            return self._send(method, target, headers or {}, body)
        except (
            http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError, ssl.SSLEOFError, ssl.SSLZeroReturnError
        ):  # fmt: skip
            self.connection.close()
            return self._send(method, target, headers or {}, body)

    def get(self, target: str, headers: dict[str, str] | None = None) -> Answer:
        return self.send("GET", target, headers)

    def _send(self, method, target, headers, body) -> Answer:
        self.connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in headers.items():
            self.connection.putheader(name, value)
        if body is not None:
            self.connection.putheader("Content-Length", str(len(body)))
        self.connection.endheaders(body)
        response = self.connection.getresponse()
        answer = Answer(response.status, joined(response.getheaders()), response.read(), target)
        self.ledger.keep(answer)
        return answer

    def close(self):
        self.connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

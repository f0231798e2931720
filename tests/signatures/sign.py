#!/usr/bin/env python3
"""Sign a sheet with pyHanko, validate it with pyHanko, and verify it with annexe.

Usage: sign.py ANNEXE [KEPT]   (pip install -r tests/signatures/requirements.txt)

No network: the certificates and the time stamps are made here. KEPT is a folder for the signed files.
"""

import datetime
import io
import subprocess
import sys
import tempfile
from pathlib import Path

from asn1crypto import keys, x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.validation import (
    DocumentSecurityStore, validate_pdf_signature, validate_pdf_timestamp,
)
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

PROJECT = Path(__file__).resolve().parents[2]
NOW = datetime.datetime.now(datetime.timezone.utc)


class Authority:
    """A test authority that certifies its own people."""

    def __init__(self):
        self.key = rsa.generate_private_key(65537, 2048)
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Autorité d’essai")])
        self.serial = 1
        self.certificate = self.issue(self.name, self.key, is_authority=True)

    def issue(self, name, key, is_authority=False, stamps=False):
        builder = (
            x509.CertificateBuilder()
            .subject_name(name).issuer_name(self.name).public_key(key.public_key())
            .serial_number(self.serial)
            .not_valid_before(NOW - datetime.timedelta(days=1))
            .not_valid_after(NOW + datetime.timedelta(days=30))
            .add_extension(x509.BasicConstraints(is_authority, None), True)
            .add_extension(
                x509.KeyUsage(not is_authority, not is_authority, False, False, False,
                              is_authority, is_authority, False, False), True)
        )
        if stamps:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(usage, True)
        self.serial += 1
        signed = builder.sign(self.key, hashes.SHA256())
        return asn1_x509.Certificate.load(signed.public_bytes(serialization.Encoding.DER))

    def person(self, name, stamps=False):
        """A certificate and its key."""
        key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        certificate = self.issue(name, key, stamps=stamps)
        der = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8,
                                serialization.NoEncryption())
        return certificate, keys.PrivateKeyInfo.load(der)

    def signer(self, name):
        certificate, key = self.person(name)
        store = SimpleCertificateStore()
        store.register(self.certificate)
        return signers.SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store)

    def context(self):
        return ValidationContext(trust_roots=[self.certificate], allow_fetching=False)


def sign(sheet, field, signer, **options):
    """The sheet, signed in a field."""
    writer = IncrementalPdfFileWriter(io.BytesIO(sheet))
    metadata = signers.PdfSignatureMetadata(
        field_name=field, name=options.pop("name", None), reason=options.pop("reason", None))
    signed = signers.PdfSigner(metadata, signer, **options).sign_pdf(
        writer, existing_fields_only="new_field_spec" not in options)
    return signed.getvalue()


def validate(sheet, authority):
    """Let pyHanko validate every signature and every time stamp of a sheet."""
    reader = PdfFileReader(io.BytesIO(sheet))
    for signature in reader.embedded_regular_signatures:
        status = validate_pdf_signature(signature, authority.context())
        assert status.bottom_line, status.pretty_print_details()
    for stamp in reader.embedded_timestamp_signatures:
        status = validate_pdf_timestamp(stamp, authority.context())
        assert status.valid and status.trusted, status.summary()
    return len(reader.embedded_signatures)


def main():
    annexe = str(Path(sys.argv[1]).resolve())
    authority = Authority()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else temporary)
        folder.mkdir(exist_ok=True)
        programme = PROJECT / "tests/accept/seminaire-residentiel.yaml"
        subprocess.run([annexe, "build", "--force", "-o", folder, programme], check=True,
                       capture_output=True)
        sheet = (folder / programme.stem).with_suffix(".pdf").read_bytes()

        def check(name, expected, code=0):
            path = folder / f"{name}.pdf"
            path.write_bytes(sheet)
            answer = subprocess.run([annexe, "--lang", "fr", "verify", path.name], cwd=folder,
                                    capture_output=True, text=True)
            said = answer.stdout + answer.stderr
            assert answer.returncode == code, said
            for words in expected:
                assert words in said, (words, said)
            count = validate(sheet, authority)
            print(f"{name}: {count} signatures, exit code {code}\n{said}")

        check("built", ["fiche intacte."])
        names = [name for name, _, _ in fields.enumerate_sig_fields(PdfFileReader(io.BytesIO(sheet)))]
        assert names == ["pour-l-institut", "pour-la-mutuelle-brevannes"], names

        sheet = sign(sheet, names[0], authority.signer("Aurélie Sauvagnargues"),
                     name="Aurélie Sauvagnargues", reason="Accord pour 50 % (objet 2)")
        check("signed", ["puis signée", "« Aurélie Sauvagnargues »", "« pour-l-institut »"])
        sheet = sign(sheet, names[1], authority.signer("La directrice"))
        check("signed-twice", ["puis signée", "« pour-la-mutuelle-brevannes »"])
        sheet = sign(sheet, "temoin", authority.signer("Un témoin"),
                     new_field_spec=fields.SigFieldSpec("temoin"))
        check("witnessed", ["puis signée", "« temoin »"])

        certificate, key = authority.person("Horodatage d’essai", stamps=True)
        store = SimpleCertificateStore()
        store.register(authority.certificate)
        stamper = timestamps.DummyTimeStamper(certificate, key, certs_to_embed=store)
        buffer = io.BytesIO(sheet)
        DocumentSecurityStore.add_dss(buffer, sig_contents=None,
                                      certs=[authority.certificate, certificate], ocsps=(), crls=())
        sheet = buffer.getvalue()
        check("with-data", ["puis signée", "données de validation"])
        writer = IncrementalPdfFileWriter(io.BytesIO(sheet))
        stamped = signers.PdfTimeStamper(stamper).timestamp_pdf(writer, "sha256",
                                                                 authority.context())
        sheet = stamped.getvalue()
        check("stamped", ["puis signée", "horodatage"])

        signed = sheet
        sheet = signed + b"\n%\n"
        check("continued", ["fiche modifiée"], code=1)
    print("signed, validated and verified")


if __name__ == "__main__":
    main()

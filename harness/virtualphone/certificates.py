"""The phone's store of trusted certificate authorities, as Android lays it out."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import certifi
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from harness.virtualphone.files import Files

FOLDERS = ("/apex/com.android.conscrypt/cacerts", "/system/etc/security/cacerts")
_COUNT = 3
"""A real phone has about 140; every one costs each app's start some milliseconds."""
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", re.DOTALL)


def plant_certificates(files: Files) -> None:
    """Put some public authorities into both system stores."""
    found = _PEM.findall(Path(certifi.where()).read_bytes())[:_COUNT]
    for pem in found:
        certificate = x509.load_pem_x509_certificate(pem)
        content = certificate.public_bytes(Encoding.PEM)
        for folder in FOLDERS:
            files.plant(f"{folder}/{subject_hash(certificate)}.0", content)


def subject_hash(certificate: x509.Certificate) -> str:
    """The name of a certificate's file: `openssl x509 -subject_hash_old`."""
    digest = hashlib.md5(certificate.subject.public_bytes(), usedforsecurity=False).digest()
    return f"{int.from_bytes(digest[:4], 'little'):08x}"

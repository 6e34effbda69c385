"""What the app encrypted, the requests that this opens, and the certificate checks altered."""

from __future__ import annotations

from typing import Literal

from harness.model.observation import Blob, DataMatch, Observation


class DataEncrypted(Observation):
    """The hooks saw what the app gave to a cipher, and what the cipher made of it."""

    kind: Literal["data_encrypted"] = "data_encrypted"
    call: str
    """Id of the ApiCall that ended the operation (`Cipher.doFinal`): its stack and its owner."""
    transformation: str
    """As the app asked for it, such as `AES/CBC/PKCS5Padding`."""
    clear: Blob
    """What went in; `truncated` when the hooks told only its beginning."""
    sealed: Blob
    """What came out."""


class RequestDecrypted(Observation):
    """A request carried what the app had encrypted, so that its clear text could be searched.

    It counts in the request's phase.
    """

    kind: Literal["request_decrypted"] = "request_decrypted"
    request: str
    """Id of the HttpRequest."""
    call: str
    """Id of the ApiCall that encrypted."""
    encryption: str
    """Id of the DataEncrypted that has both texts."""
    transformation: str
    path: tuple[str, ...] = ()
    """Decoders from the outside in as far as the encrypted bytes, such as `("body", "json:d",
    "base64")`."""
    whole: bool = True
    """False: only a part of the encrypted bytes is in the request, and only the same part of the
    clear text was searched."""
    matches: tuple[DataMatch, ...] = ()
    """Personal data of this phone found in the clear text; their paths begin at the request."""


class PinningBypassed(Observation):
    """A certificate check of the app refused the proxy, and the harness made it accept.

    Only in runs whose procedure says `bypass_pinning`.
    """

    kind: Literal["pinning_bypassed"] = "pinning_bypassed"
    check: str
    """The method that refused, such as `okhttp3.CertificatePinner.check(...)`."""
    reason: str = ""
    """What it threw."""
    stack: tuple[str, ...] = ()
    """Java frames as `package.Class.method`, innermost first."""
    process: str
    pid: int

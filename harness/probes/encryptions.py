"""Records what the ciphers of one process took and made, with the call that it came of."""

from __future__ import annotations

from harness.model.evidence import ApiCall, DataEncrypted, Note
from harness.model.timeline import Sink
from harness.probes.ciphertexts import Encryption
from harness.probes.messages import Batch
from harness.probes.messages import Encryption as Told
from harness.probes.pairing import Pairing

CALLS_KEPT = 2000
"""Calls whose bytes may still come; they come with the call's ending."""
BYTES_KEPT = 128 * 1024 * 1024
"""Bytes of one process that are kept beside the timeline; later ones are compared only."""
MEDIA_TYPE = "application/octet-stream"


class Encryptions:
    """What one process encrypted. Used under its transcript's lock."""

    def __init__(self, sink: Sink, process: str, pairing: Pairing | None) -> None:
        self._sink = sink
        self._process = process
        self._pairing = pairing
        self._calls: dict[int, str] = {}
        self._kept = 0
        self._unkept = 0

    def called(self, line: int, call: ApiCall) -> None:
        """The call of this line is on the timeline."""
        self._calls[line] = call.id
        if len(self._calls) > CALLS_KEPT:
            del self._calls[next(iter(self._calls))]

    def take(self, batch: Batch) -> str:
        """Record what the batch tells; the fault when our agent would not say it."""
        self._unkept += batch.unkept
        content, at = batch.bytes, 0
        if sum(one.clear[0] + one.sealed[0] for one in batch.encryptions) != len(content):
            return f"{len(content)} bytes of ciphers came, which are not what was told"
        for one in batch.encryptions:
            middle = at + one.clear[0]
            end = middle + one.sealed[0]
            call = self._calls.pop(one.id, None)
            if call is None or one.clear[0] > one.clear[1] or one.sealed[0] > one.sealed[1]:
                return "bytes of a cipher came that nobody called"
            self._record(call, one, content[at:middle], content[middle:end])
            at = end
        return ""

    def say_unkept(self) -> None:
        """Say how many encryptions came without their bytes, so that silence is not innocence."""
        if self._unkept:
            text = f"{self._process}: the bytes of {self._unkept} encryptions were too many to keep"
            self._sink.record(Note(text=text))
            self._unkept = 0

    def _record(self, call: str, told: Told, clear: bytes, sealed: bytes) -> None:
        blobs = []
        for kept, size in ((clear, told.clear[1]), (sealed, told.sealed[1])):
            self._kept += len(kept)
            content = kept if self._kept <= BYTES_KEPT else b""
            blob = self._sink.keep(content, MEDIA_TYPE)
            blobs.append(blob.model_copy(update={"truncated": len(content) < size}))
        evidence = self._sink.record(
            DataEncrypted(
                call=call, transformation=told.transformation, clear=blobs[0], sealed=blobs[1]
            )
        )
        if self._pairing is not None:
            self._pairing.encrypted(Encryption(evidence, clear, sealed))

"""The traffic probe with its real relay, for clients on this host: what its tests share."""

from __future__ import annotations

import ssl
import urllib.request
from pathlib import Path
from typing import cast

from harness.devices.interface import Phone
from harness.model.app import App
from harness.model.evidence import Observation, parse_evidence
from harness.model.identity import Identity
from harness.model.lab import Outside
from harness.model.timeline import Kind
from harness.probes.interface import Watch
from harness.probes.traffic import TrafficProbe
from harness.store.recorder import Recorder

IMEI = "001017001234565"


class Handset:
    """As much of a phone as the probe itself needs: its route does the rest."""

    name = "handset"
    proxy_host = "127.0.0.1"


class LocalRoute:
    """A route for clients on this host, which are told the port and the authority."""

    def __init__(self, phone: Phone, port: int, pem: bytes) -> None:
        self.phone, self.port, self.pem = phone, port, pem
        self.is_open = False

    def open(self) -> None:
        self.is_open = True

    def close(self) -> None:
        self.is_open = False


class Run:
    """A probe, its route and its timeline."""

    def __init__(self, folder: Path, confdir: Path, outside: Outside | None = None) -> None:
        self.recorder = Recorder(folder)
        app = App(
            path=folder / "x.apk",
            package="com.example.app",
            label="x",
            version_name="1",
            version_code=1,
            sha256="",
            min_sdk=24,
            target_sdk=34,
            main_activity=None,
        )
        watch = Watch(cast("Phone", Handset()), app, self.recorder, Identity(imei=IMEI))
        self.routes: list[LocalRoute] = []
        self.probe = TrafficProbe(watch, confdir=confdir, route=self._route, outside=outside)

    def _route(self, phone: Phone, port: int, pem: bytes) -> LocalRoute:
        self.routes.append(LocalRoute(phone, port, pem))
        return self.routes[-1]

    def client(self, *, trusting: bool = True) -> urllib.request.OpenerDirector:
        proxy = f"http://127.0.0.1:{self.probe.port}"
        context = ssl.create_default_context()
        if trusting:
            context.load_verify_locations(cadata=self.routes[-1].pem.decode())
        return urllib.request.build_opener(
            urllib.request.ProxyHandler({"http": proxy, "https": proxy}),
            urllib.request.HTTPSHandler(context=context),
        )

    def get(self, url: str, body: bytes | None = None) -> tuple[int, bytes]:
        with self.client().open(url, body, timeout=20) as answer:
            return answer.status, answer.read()

    def seen(self, kind: type[Kind]) -> list[Kind]:
        lines = (self.recorder.folder / "timeline.jsonl").read_text("utf-8").splitlines()
        evidence: list[Observation] = [parse_evidence.validate_json(line) for line in lines]
        return [one for one in evidence if isinstance(one, kind)]

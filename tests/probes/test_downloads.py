"""A download of an app is told as it begins: its whole may take minutes, too late for a rule."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from harness.model.evidence import DownloadStarted, HttpResponse
from tests.probes.relayed import Run

HALFWAY = threading.Event()


class Store(BaseHTTPRequestHandler):
    """A server of apps that keeps the second half until the first has been told of."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/vnd.android.package-archive")
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"PK")
        self.wfile.flush()
        assert HALFWAY.wait(20)
        self.wfile.write(b"..")

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def store() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Store) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/get"
        HALFWAY.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    run = Run(tmp_path / "run", tmp_path / "authority")
    run.probe.start()
    yield run
    run.probe.stop()
    run.recorder.close()


def test_a_download_of_an_app_is_told_as_it_begins(run: Run, store: str) -> None:
    with ThreadPoolExecutor(1) as pool:
        whole = pool.submit(run.get, store)
        while not run.seen(DownloadStarted):  # the test's own time limit ends this
            run.probe.flush()
        assert run.seen(HttpResponse) == []
        HALFWAY.set()

        assert whole.result(20) == (200, b"PK..")
    assert [download.url for download in run.seen(DownloadStarted)] == [store]

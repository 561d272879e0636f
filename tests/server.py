"""A server of static files that sends what the hosting page has servers send."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from sys import exception
from threading import Thread

import yaml

ROOT = Path(__file__).parents[1]


class _Settings(yaml.SafeLoader):
    """YAML that may hold tags of MkDocs's own, which are passed over."""


_Settings.add_multi_constructor("", lambda loader, suffix, node: None)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
        ".zip": "application/zip",
        ".svg": "image/svg+xml",
    }

    def __init__(self, *given, policy: str, sent: list[str], **named):
        self.policy = policy
        self.sent = sent
        super().__init__(*given, **named)

    def end_headers(self):
        self.send_header("Content-Security-Policy", f"{self.policy}; frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_request(self, code="-", size="-"):
        self.sent.append(self.path)

    def log_message(self, format, *args):
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        # A page that is left drops what it was still being sent.
        if not isinstance(exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of a server of a folder, and the paths asked of it so far, while it runs."""
    policy = yaml.load((ROOT / "mkdocs.yml").read_text(), _Settings)["extra"]["policy"]
    sent: list[str] = []
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=folder, policy=policy, sent=sent)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", sent
        finally:
            server.shutdown()
            thread.join()

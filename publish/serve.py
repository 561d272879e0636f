"""The site served to its author, and built again whenever something that it is made of changes."""

import stat
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from publish import source
from publish.build import ROOT, build
from publish.problems import SourceError

_MADE_OF = ("calculator", "publish", "docs", "mkdocs.yml", "package.json", "pyproject.toml")


def serve(procedure: Path, host: str, port: int) -> None:
    """Serve the site of the procedure in a folder until interrupted. Raises OSError where the address cannot be had.

    A build that fails leaves the last site that could be built. Builds run in a process of their own, so that changes
    to the Python count too; the pages are served as they were built, since their policy lets no script be added.
    """
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        with ThreadingHTTPServer((host, port), partial(_Handler, directory=str(site))) as server:
            print(f"Serving at http://{host}:{server.server_port}/", flush=True)
            # Whoever asks before the first build has ended is kept waiting for it.
            serving = Thread(target=server.serve_forever, daemon=True)
            for _ in _changes(partial(_made_of, procedure)):
                started = time.monotonic()
                if build(procedure, site):
                    print(f"Built in {time.monotonic() - started:.1f} seconds.", flush=True)
                else:
                    print("Not built. The site stays as it was until the next change.", flush=True)
                if not serving.is_alive():
                    serving.start()


def _made_of(procedure: Path) -> list[Path]:
    """All that the site is made of, with what stands beside the procedure as far as its file can be read."""
    try:
        beside = source.load(procedure / "procedure.yaml").beside
    except SourceError as error:
        beside = error.source.beside if error.source else ()
    folders = [procedure, *(procedure / one.folder for one in beside)]
    parts = [folder / name for folder in folders for name in ("procedure.yaml", "cases")]
    return [*(ROOT / name for name in _MADE_OF), *parts]


def _changes(paths: Callable[[], Sequence[Path]]) -> Iterator[None]:
    """Something at the start, and each time that files under the paths, asked anew, have changed and come to rest."""
    yielded = before = None
    watched = paths()
    while True:
        now = _written(watched)
        if now == before != yielded:
            watched = paths()
            yielded = now = _written(watched)
            yield
        before = now
        time.sleep(0.5)


def _written(paths: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Each file under the paths with the time at which it was last written, and its size."""
    written = {}
    for path in (found for top in paths for found in (top, *top.rglob("*"))):
        try:
            status = path.stat()
        except OSError:
            # It went between the list of its folder and this look at it.
            continue
        if stat.S_ISREG(status.st_mode) and "__pycache__" not in path.parts:
            written[path] = (status.st_mtime_ns, status.st_size)
    return written


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        pages = [folder / "404.html" for folder in Path(self.translate_path(self.path)).parents]
        page = next(filter(Path.is_file, pages), None)
        if code == HTTPStatus.NOT_FOUND and page:
            self.error_message_format = page.read_text("utf-8").replace("%", "%%")
        super().send_error(code, message, explain)

    def log_message(self, format: str, *args: object) -> None:
        pass

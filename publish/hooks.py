"""The adapter to MkDocs, and the only place that knows both: everything it hands over is made elsewhere."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import TemplateError
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from publish import edition, pages, proof, source
from publish.runtime import bundle, pyodide
from publish.source import cases

ROOT = Path(__file__).parents[1]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and prove the procedure, and give the theme and the navigation what they show of it."""
    try:
        found, proved = proof.load(edition.PROCEDURE)
    except source.SourceError as error:
        raise Abort(str(error)) from None
    parts = edition.parts(found.procedure)
    config.nav = pages.navigation.for_mkdocs(found)
    config.extra["source"] = found
    config.extra["proof"] = proved
    config.extra["edition"] = parts
    config.extra["procedure"] = {
        "title": found.procedure.title,
        "edition": found.procedure.edition,
        "digest": parts.digest,
        "unofficial": found.procedure.unofficial,
        "notices": [
            {
                "code": notice.code,
                "message": notice.message,
                "link": found.chapter.href(notice.provisions[0]),
            }
            for notice in found.procedure.notices
        ],
    }
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable) -> LiveReloadServer:
    """Serve the pages as they will be hosted: their policy forbids the script that MkDocs would write into them."""
    server._inject_js_into_html = lambda content, epoch: content
    return server


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the words of the procedure into the pages that stand in docs."""
    if page.file.generated_by:
        return markdown
    try:
        policy = Markup(config.extra["policy"])
        return pages.written(config.extra["source"], page.file.src_uri, markdown, policy=policy)
    except TemplateError as error:
        raise Abort(f"docs/{page.file.src_uri}: {error}") from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages made from the procedure and the calculator's runtime."""
    try:
        found = config.extra["source"]
        examples = cases.load(order=found.examples)
        made = pages.pages(found, config.extra["proof"], config.extra["edition"].edition, examples)
        parts = pyodide.files(config.extra["edition"])
    except (bundle.BundleError, cases.CaseError, pyodide.PyodideError) as error:
        raise Abort(str(error)) from None
    for path, text in made.items():
        files.append(File.generated(config, path, content=text))
    for path, content in parts.items():
        if isinstance(content, Path):
            files.append(File.generated(config, path, abs_src_path=str(content)))
        else:
            files.append(File.generated(config, path, content=content))
    return files

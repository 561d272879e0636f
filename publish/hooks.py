"""The adapter to MkDocs, and the only place that knows both: everything it hands over is made elsewhere."""

import json
import logging
import os
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment, TemplateError
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from calculator.edition import make
from publish import beside, cases, edition, links, pages, proof, typeface
from publish.build import ROOT, BuildError, begin
from publish.problems import SourceError, did_you_mean, quoted
from publish.runtime import pyodide

STYLE = "assets/style/site.css"
# Quiet as long as all is well. A build that silences warnings (--quiet) would not count them either, and pass.
logging.getLogger("mkdocs").setLevel(logging.WARNING)


class _Adapter:
    """What one build hands from one of MkDocs's events to the next; the methods are named for the events."""

    def __init__(self):
        self.building: dict[str, tuple[Path, Path, Popen]] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and prove the procedure, in the folder that PROCEDURE names or else in this project's."""
        self.folder = Path(os.environ.get("PROCEDURE") or ROOT)
        file = self.folder / "procedure.yaml"
        try:
            self.source = proof.read(file)
            place = json.loads(os.environ.get("PLACE", "null"))
            self.place = beside.Place(*place) if place else beside.top(self.source)
            self.beneath = beside.load(self.source, self.folder)
            # Built meanwhile, and apart, since MkDocs empties its own folder first.
            site = Path(config.site_dir)
            self.apart = TemporaryDirectory(prefix=f".{site.name}-", dir=site.parent)
            for at, folder, *_ in sorted(self.source.beside):
                apart = Path(self.apart.name, at.replace("/", "-"))
                process = begin(apart, self.folder / folder, json.dumps(self.place._replace(at=at)))
                self.building[at] = (self.folder / folder, apart, process)
            self.proof = proof.prove(self.source, file.name)
        except SourceError as error:
            raise Abort(str(error)) from None
        self.parts = edition.parts(self.source.procedure)
        config.site_name = self.source.site.name
        config.site_description = self.source.site.introduction
        config.nav = pages.navigation.for_mkdocs(self.source)
        if config.site_url and self.place.at:
            config.site_url = urljoin(config.site_url, f"{self.place.at}/")
        return config

    def on_build_error(self, error: Exception) -> None:
        """Leave off what is built meanwhile."""
        for *_, process in self.building.values():
            process.kill()
            process.wait()

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages made from the procedure, the calculator's runtime and the typeface."""
        try:
            examples = cases.load(self.folder / "cases", self.source.examples)
            content = pages.Content(
                self.source, self.proof, make(*self.parts), examples, self.place.neighbours, self.beneath
            )
            made = {**pages.pages(content), **pyodide.files(self.parts, self.place.up), **typeface.files()}
        except (BuildError, cases.CaseError) as error:
            raise Abort(str(error)) from None
        for path in config.extra_css:
            if path not in files.src_uris:
                hint = did_you_mean(path, files.src_uris)
                raise Abort(f"mkdocs.yml: extra_css: expected a style sheet under docs, found {quoted(path)}{hint}")
        # One style sheet of them all, for a page is not drawn before each has come.
        made[STYLE] = "".join(files.src_uris[path].content_string for path in config.extra_css)
        for path in config.extra_css:
            files.remove(files.src_uris[path])
        config.extra_css = [STYLE]
        for path, content in made.items():
            if written := files.get_file_from_path(path):
                files.remove(written)
            kept = {"abs_src_path": str(content)} if isinstance(content, Path) else {"content": content}
            files.append(File.generated(config, path, **kept))
        return files

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill in what the pages written by hand take from the procedure; those made from it are whole."""
        if page.file.generated_by:
            return markdown
        try:
            policy = Markup(config.extra["policy"])
            return pages.written(self.source, page.file.src_uri, markdown, policy=policy)
        except TemplateError as error:
            raise Abort(f"docs/{page.file.src_uri}:{getattr(error, 'lineno', 0)}: {error}") from None

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep the link beside a heading from being read out as part of it; the contents of the page have the same."""
        return html.replace('<a class="headerlink"', '<a class="headerlink" aria-hidden="true" tabindex="-1"')

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme what it shows of the procedure on every page."""
        env.globals |= {
            "procedure": self.source.procedure,
            "chapter": self.source.chapter,
            "digest": self.parts.digest,
            "neighbours": self.place.neighbours,
        }
        return env

    def on_template_context(self, context: dict, template_name: str, config: MkDocsConfig) -> dict:
        """Have the page for a mistyped address of a site beneath find its files from any address under that site."""
        if template_name == "404.html" and not config.site_url and self.place.at:
            context["base_url"] = f"/{self.place.at}/"
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """At the top, put what is beneath in place, and follow each link, of results too: MkDocs stops at a warning."""
        if self.place.at:
            return
        site = Path(config.site_dir)
        for at, (folder, apart, process) in self.building.items():
            if process.wait():
                raise Abort(f"{folder} could not be built, and so nothing is.")
            if (site / at).exists():
                raise Abort(str(beside.refused(self.source, at, "a folder that the site above it leaves free", at)))
            apart.rename(site / at)
        sources = {"": self.source, **{f"{at}/": found for at, found in self.beneath.items()}}
        cited = [at + each.href for at, found in sources.items() for each in found.procedure.citations.values()]
        for fault in links.dead(site, urlsplit(config.site_url or "/").path, cited):
            get_plugin_logger("links").warning(fault)


_ADAPTER = _Adapter()
on_config, on_files = _ADAPTER.on_config, _ADAPTER.on_files
on_page_markdown, on_page_content = _ADAPTER.on_page_markdown, _ADAPTER.on_page_content
on_env, on_template_context = _ADAPTER.on_env, _ADAPTER.on_template_context
on_post_build, on_build_error = _ADAPTER.on_post_build, _ADAPTER.on_build_error

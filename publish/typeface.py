"""The typeface of the pages, cut down to what they use."""

from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from publish.build import CACHE, ROOT, BuildError, digest_of, kept

PATH = "assets/typeface.woff2"
_PACKAGE = ROOT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
PUBLISHED = _PACKAGE / "files/atkinson-hyperlegible-next-latin-wght-normal.woff2"
# What English texts are set in, with the accents of names.
_CHARACTERS = {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…•−")}
_LICENCE = [0, 1, 2, 13, 14]
"""The names that a font keeps: the copyright, the family, the style, the licence and its address."""


def files(cache: Path = CACHE) -> dict[str, bytes]:
    """The path of the typeface within the site to its content; kept in ``cache``. Raises ``BuildError``."""
    try:
        made_of = (version("fonttools"), digest_of(PUBLISHED), digest_of(Path(__file__)))
    except FileNotFoundError:
        raise BuildError(f"The typeface is missing, in {PUBLISHED}: run 'make setup'.") from None
    return {PATH: kept("typeface.woff2", made_of, cut, cache)}


def cut() -> bytes:
    """The typeface as it is published, without the characters, the weights and the features that no page uses."""
    font = TTFont(PUBLISHED, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["ccmp", "kern", "locl", "mark", "tnum"], name_IDs=_LICENCE)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_CHARACTERS)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": (400, 700)})
    font.flavor = "woff2"
    with BytesIO() as file:
        font.save(file)
        return file.getvalue()

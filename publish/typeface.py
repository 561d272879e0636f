"""The typeface of the pages, cut down to what they use."""

from functools import cache
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from publish.build import ROOT, BuildError

PATH = "assets/typeface.woff2"
_PACKAGE = ROOT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
PUBLISHED = _PACKAGE / "files/atkinson-hyperlegible-next-latin-wght-normal.woff2"
# What English texts are set in, with the accents of names.
_CHARACTERS = {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…•−")}
_LICENCE = [0, 1, 2, 13, 14]
"""The names that a font keeps: the copyright, the family, the style, the licence and its address."""


@cache
def files() -> dict[str, bytes]:
    """The path of the typeface within the site to its content. Raises ``BuildError``."""
    try:
        font = TTFont(PUBLISHED, recalcTimestamp=False)
    except FileNotFoundError:
        raise BuildError(f"The typeface is missing, in {PUBLISHED}: run 'make setup'.") from None
    options = Options(hinting=False, layout_features=["ccmp", "kern", "locl", "mark", "tnum"], name_IDs=_LICENCE)
    cut = Subsetter(options)
    cut.populate(unicodes=_CHARACTERS)
    cut.subset(font)
    font = instantiateVariableFont(font, {"wght": (400, 700)})
    font.flavor = "woff2"
    with BytesIO() as file:
        font.save(file)
        return {PATH: file.getvalue()}

"""What the calculator of this checkout answers by. In the browser's wheel a module of this name holds the data."""

from publish import edition, source

PARTS = edition.parts(source.load(edition.PROCEDURE).procedure)

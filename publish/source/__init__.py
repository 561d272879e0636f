"""``procedure.yaml``, read and checked: the procedure for the calculator, the chapter for the pages."""

from publish.model import Source
from publish.problems import Problem, SourceError
from publish.source.loader import load, read

__all__ = ["Problem", "Source", "SourceError", "load", "read"]

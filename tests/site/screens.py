"""The screens on which a page is looked at: each width in each scheme."""

from itertools import product

import pytest

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")


def on_screens(widths=WIDTHS, **kinds):
    """Parametrizes a test by the width, the scheme and, where it looks at several kinds of thing, what it looks at.

    Without the long ones, each kind is seen at each width and in each scheme, and each width in each scheme where there
    is more than one kind. The long ones are the rest.
    """
    names = (*kinds, "width", "scheme")
    screens = []
    for places in product(*map(enumerate, (*kinds.values(), widths, SCHEMES))):
        values = [value for _, value in places]
        is_long = sum(at for at, _ in places) % 2 == 1
        marks = pytest.mark.long if is_long else ()
        screens.append(pytest.param(*values, marks=marks, id="-".join(map(str, values))))
    return pytest.mark.parametrize(names, screens)

"""Values as text: on one line, with enough digits to tell two apart."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import numpy as np


def apart(one: Any, other: Any, *more: Any) -> list[str]:
    """Values on a line each, with as many digits as it takes to see the first two part.

    >>> apart(np.array(1.0), np.array(1 - 2e-9))
    ['1.', '0.999999998']
    """
    texts: list[str] = []
    for digits in (8, 12, 17):
        texts = [value(given, digits) for given in (one, other, *more)]
        if texts[0] != texts[1]:
            break
    return texts


def value(given: Any, digits: int = 8) -> str:
    """A number or an array on one line, with so many digits at most; text as it is.

    >>> value(np.array([[1.0, -0.5]])), value(np.array(True))
    ('[[ 1. -0.5]]', 'True')
    """
    if isinstance(given, str):
        return given
    shown = np.asarray(given)
    if shown.ndim == 0 and shown.dtype == bool:
        return str(bool(shown))
    return re.sub(r"\s+", " ", np.array2string(shown, precision=digits, floatmode="maxprec"))


def printable(text: str) -> str:
    """The text without what a terminal would act on."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def cells(text: str) -> int:
    """How many columns of a terminal the text takes: accents take none of their own."""
    return sum(not unicodedata.combining(c) for c in text)


def padded(text: str, width: int) -> str:
    """The text, filled up with blanks to a width in columns."""
    return text + " " * (width - cells(text))

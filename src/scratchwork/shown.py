"""Values as text: on one line, with enough digits to tell two apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np

from scratchwork.model import Summary


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


def literal(given: Any, most: int) -> str | None:
    """A number, or an array of `most` numbers at most, as it is written; None for anything else.

    >>> literal(1e-8, 9), literal(np.array([[0.5, -2.0]]), 9), literal(np.array([0.5]), 9)
    ('1e-8', '[[0.5, -2]]', '0.5')
    >>> literal(np.zeros(10), 9)
    """
    if isinstance(given, np.ndarray):
        if given.size == 1 and given.ndim <= 1:  # one number is a number
            return _listed(given.item())
        return _listed(given.tolist()) if given.size <= most else None
    if isinstance(given, tuple):  # a shape
        inside = [literal(v, most) or "" for v in given]
        return f"({', '.join(inside)}{',' * (len(given) == 1)})" if all(inside) else None
    if isinstance(given, bool | np.bool_):
        return str(bool(given))
    if isinstance(given, int | float | np.integer | np.floating):
        return number(given)
    return repr(given) if isinstance(given, str) and len(given) <= 20 else None


def _listed(values: Any) -> str:
    if isinstance(values, list):
        return f"[{', '.join(map(_listed, values))}]"
    return literal(values, 0) or str(values)


def brief(given: Any, most: int = 24) -> str:
    """A value in six digits: whole, or what is known of an array with more numbers than `most`.

    >>> brief(np.arange(30.0).reshape(5, 6))
    '(5, 6) with mean 14.5, from 0 to 29'
    """
    if isinstance(given, tuple | list):
        inside = ", ".join(brief(v, most) or "…" for v in given)
        return f"({inside})" if isinstance(given, tuple) else f"[{inside}]"
    if isinstance(given, np.ndarray) and given.size > most and given.dtype.kind in "biuf":
        given = summary(given)
    if isinstance(given, Summary):
        mean, least, most_ = map(number, (given.mean, given.least, given.most))
        return f"{given.shape} with mean {mean}, from {least} to {most_}"
    return "" if given is None else literal(given, most) or str(given)


def shape_of(axes: Sequence[Any]) -> str:
    """A shape as it is written, in numbers or in names.

    >>> shape_of(("batch", "features")), shape_of((3,)), shape_of(())
    ('(batch, features)', '(3,)', 'a number')
    """
    return f"({', '.join(map(str, axes))}{',' * (len(axes) == 1)})" if axes else "a number"


def summary(array: np.ndarray) -> Summary:
    """The shape of an array that is not empty, and where its numbers lie."""
    with np.errstate(all="ignore"):
        mean, least, most = (float(f(array)) for f in (np.mean, np.min, np.max))
    return Summary(array.shape, array.dtype.name, mean, least, most)


def number(given: Any) -> str:
    """A number with six digits at most.

    >>> number(0.00099999998), number(1 / 3), number(12), number(1e-8)
    ('0.001', '0.333333', '12', '1e-8')
    """
    if isinstance(given, int | np.integer):
        return str(int(given))
    return re.sub(r"e([+-])0+", r"e\1", f"{float(given):.6g}").replace("e+", "e")

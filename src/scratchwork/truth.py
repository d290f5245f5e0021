"""What the reference and its variants do: computed once, then cached by content.

Only trusted sources are run here, in this process.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import numpy as np

from scratchwork import compare, edits, families, paths
from scratchwork.catalogue import definitions, unusable
from scratchwork.compare import Layout, Rows
from scratchwork.model import Case, Edit, Law, Outcome, Pattern, ScratchworkError, Variant
from scratchwork.sandbox import Task, wire
from scratchwork.sandbox import execute as executing

T = TypeVar("T")


@dataclass(frozen=True)
class Form:
    """One way to write a variant: the variant, and which of its forms it is."""

    variant: Variant
    number: int

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of the reference."""
        return self.variant.forms[self.number]


Label = tuple[Form, ...]


@dataclass(frozen=True)
class Table:
    """Implementations by label, the forms that were applied (none: the reference), and rows."""

    labels: tuple[Label, ...]
    rows: Rows


class Truth:
    """The right numbers of one pattern, and those of its variants, singly and in pairs."""

    def __init__(self, pattern: Pattern, seed: int = 0, kept_in: Path | None = None):
        self.pattern, self.seed = pattern, seed
        self._kept_in = kept_in or paths.cache_folder()
        self._known: dict[str, Any] = {}
        self.family = families.family(pattern.family)
        self.cases = cases_of(pattern, seed)
        self._forms = [Form(v, k) for v in pattern.variants for k in range(len(v.forms))]

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """The laws of the family that say something of this pattern."""
        cases = {c.name: c for c in self.cases}
        return tuple(law for law in self.family.LAWS if law.applies(cases))

    @cached_property
    def task(self) -> Task:
        """The inputs of the cases, for a child."""
        inputs = [c.inputs for c in self.cases]
        return Task(self.pattern.contract, self.family.__name__, inputs)

    def run(self, source: str, count: int | None = None) -> list[Outcome]:
        """What a trusted source does on the cases, or on the first `count` of them."""
        cases = self.cases[:count]
        inputs = [c.inputs for c in cases]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a variant's are no news
            run = executing.execute(source, self.pattern.contract, self.family.observe, inputs)
            loading, *outcomes = run
        if loading.trouble:
            found = loading.trouble.message
            raise ScratchworkError(f"{self.pattern.slug}: reference.py cannot be loaded: {found}")
        return compare.digested(self.family, cases, outcomes)

    @property
    def layout(self) -> Layout:
        """Where each output lies in a row."""
        return self._singles[0]

    @property
    def reference(self) -> Rows:
        """The reference's row."""
        return self._singles[1].rows[0]

    @property
    def singles(self) -> Table:
        """The reference first, then every form of every variant."""
        return self._singles[1]

    @cached_property
    def _singles(self) -> tuple[Layout, Table]:
        found = self.cached("singles", self._compute_singles)
        where = compare.layout(self.cases, found["slots"], found["values"][0])
        return where, self._table(found)

    @cached_property
    def pairs(self) -> Table:
        """The reference, then every two forms of different variants that can be made together.

        On the first case only, so that there may be hundreds of them.
        """
        return self._table(self._pairs)

    @cached_property
    def _pairs(self) -> dict[str, Any]:
        return self.cached("pairs", self._compute_pairs)

    def pairs_like(self, yours: Rows) -> Table:
        """The reference, then the pairs that do on the first case what `yours` does: on all."""
        where = compare.first_case(self.layout)
        labels: list[Label] = [()]
        rows = [self.reference]
        for i in compare.fits(where, compare.cut(yours, where), self.pairs.rows):
            if forms := self._pairs["labels"][i]:
                both = (self._forms[k].edits for k in forms)
                source = edits.apply(self.pattern.source, *both)
                labels.append(self.pairs.labels[i])
                rows.append(compare.row(self.layout.slots, self.run(source)))
        return Table(tuple(labels), compare.stack(rows))

    def _compute_singles(self) -> dict[str, Any]:
        outcomes = self.run(self.pattern.source)
        slots = compare.slots(outcomes)
        rows = [compare.row(slots, outcomes)]
        for form in self._forms:
            source = edits.apply(self.pattern.source, form.edits)
            rows.append(compare.row(slots, self.run(source)))
        labels = [[], *([i] for i in range(len(self._forms)))]
        return {"slots": slots, "labels": labels, **_packed(compare.stack(rows))}

    def _compute_pairs(self) -> dict[str, Any]:
        where = compare.first_case(self.layout)
        labels: list[list[int]] = [[]]
        rows = [compare.cut(self.reference, where)]
        for pair, source in self._paired_sources():
            labels.append(list(pair))
            rows.append(compare.row(where.slots, self.run(source, count=1)))
        return {"labels": labels, **_packed(compare.stack(rows))}

    def _paired_sources(self) -> Iterator[tuple[tuple[int, int], str]]:
        for (i, a), (j, b) in combinations(enumerate(self._forms), 2):
            if a.variant is not b.variant:
                with contextlib.suppress(edits.EditError, SyntaxError):  # not made for each other
                    source = edits.apply(self.pattern.source, a.edits, b.edits)
                    compile(source, "<pair>", "exec")
                    yield (i, j), source

    def _table(self, found: dict[str, Any]) -> Table:
        labels = tuple(tuple(self._forms[i] for i in label) for label in found["labels"])
        words = (tuple(map(tuple, found[kind])) for kind in ("troubles", "faults"))
        return Table(labels, Rows(found["values"], *words))

    def cached(self, what: str, compute: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Something that follows from the pattern and its cases: computed once, then kept."""
        return _cached(self._kept_in / f"{self._key(what)}.bin", compute)

    def once(self, what: str, make: Callable[[], T]) -> T:
        """Something that is made once for this Truth."""
        if what not in self._known:
            self._known[what] = make()
        return self._known[what]

    def _key(self, what: str) -> str:
        """A digest of everything that the result depends on."""
        digest = _engine().copy()
        digest.update(what.encode())
        digest.update(self.pattern.source.encode() + repr(self._forms).encode())
        digest.update(wire.encode([c.inputs for c in self.cases]))
        return f"{self.pattern.slug}-{what}-{digest.hexdigest()[:24]}"


@cache
def _engine() -> hashlib._Hash:
    """A digest of the code and the NumPy that make results."""
    digest = hashlib.sha256(np.__version__.encode())
    here = Path(__file__).parent
    files = [here / f"{name}.py" for name in ("truth", "edits", "compare", "align", "shown")]
    for folder in ("families", "sandbox"):
        files += sorted((here / folder).glob("*.py"))
    for file in files:
        digest.update(file.read_bytes())
    return digest


def cases_of(pattern: Pattern, seed: int = 0) -> tuple[Case, ...]:
    """The family's cases, and those that the pattern's own `cases.py` adds.

    A `cases.py` may define what its family asks for, and `cases(rng)`, which gets a
    `random.Random` and yields dicts of the fields of a `Case`.
    """
    own = definitions(pattern)
    try:
        cases = families.family(pattern.family).cases(pattern.contract, seed, own)
        return cases + tuple(Case(**fields) for fields in own.get("cases", _none)(Random(seed)))
    except ScratchworkError:
        raise
    except Exception as error:
        raise unusable(error) from error


def _none(_: Random) -> tuple[()]:
    return ()


def _packed(rows: Rows) -> dict[str, Any]:
    return {"values": rows.values, "troubles": rows.troubles, "faults": rows.faults}


def _cached(path: Path, compute: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The result kept in this file, or the computed one, which is then kept if possible."""
    with contextlib.suppress(OSError, wire.WireError):
        return wire.decode(path.read_bytes())
    import tempfile  # not on the way of a cached result

    result = compute()
    with contextlib.suppress(OSError):  # no room, or a folder that cannot be written: do without
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(wire.encode(result))
        Path(name).replace(path)
    return wire.decode(wire.encode(result))

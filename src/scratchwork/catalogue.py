"""Folders become patterns.

A pattern is a folder `<family>/<slug>/` with a README.md and a reference.py; there is no list of
them anywhere.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from scratchwork.families import FAMILIES
from scratchwork.model import (
    Argument,
    Choice,
    Contract,
    Edit,
    Equation,
    Pattern,
    Question,
    ScratchworkError,
    Symbol,
    Variant,
)

OURS = Path(__file__).parent / "patterns"
ENTRY_POINTS = "scratchwork.patterns"


class Catalogue:
    """The patterns below some folders. Lessons are read when they are asked for.

    The folders of `more` are looked up only when something is not found without them, since
    asking which packages are installed takes as long as a whole check.
    """

    def __init__(self, roots: Iterable[Path], more: Callable[[], Iterable[Path]]):
        self._folders = {f.name: f for root in roots for f in _pattern_folders(root)}
        self._more: Callable[[], Iterable[Path]] | None = more
        self._read: dict[str, Pattern] = {}

    def _widen(self) -> None:
        if self._more is not None:
            found = {f.name: f for root in self._more() for f in _pattern_folders(root)}
            self._folders = {**found, **self._folders}
            self._more = None

    def slugs(self) -> tuple[str, ...]:
        """All slugs, family by family."""
        self._widen()
        order = list(FAMILIES)
        return tuple(
            sorted(self._folders, key=lambda s: (order.index(self._folders[s].parent.name), s))
        )

    def __contains__(self, slug: str) -> bool:
        if slug not in self._folders:
            self._widen()
        return slug in self._folders

    def family(self, slug: str) -> str:
        """The family of this slug. Raises KeyError."""
        return self._folders[slug].parent.name

    def text(self, slug: str) -> str:
        """The lesson of this slug as it is written. Raises KeyError."""
        return _text(self._folders[slug] / "README.md")

    def pattern(self, slug: str) -> Pattern:
        """The pattern of this slug. Raises ScratchworkError, with the nearest one there is."""
        if slug not in self:
            raise ScratchworkError(f"no pattern {slug!r}{_nearest(slug, self._folders)}")
        if slug not in self._read:
            self._read[slug] = read_pattern(self._folders[slug])
        return self._read[slug]

    def patterns(self) -> tuple[Pattern, ...]:
        """All patterns, family by family, each after those that it builds on."""
        found = list(map(self.pattern, self.slugs()))
        depths = {p.slug: _depth(p.slug, {q.slug: q.builds_on for q in found}) for p in found}
        families = list(FAMILIES)
        return tuple(sorted(found, key=lambda p: (families.index(p.family), depths[p.slug])))

    def defining(self, names: Iterable[str]) -> tuple[str, ...]:
        """The slugs whose contract's name is among `names`."""
        names = set(names)

        def found() -> tuple[str, ...]:
            return tuple(s for s, f in self._folders.items() if contract_name(f) in names)

        if not found():
            self._widen()
        return found()

    def names(self) -> tuple[str, ...]:
        """The contract's name of every pattern."""
        return tuple(contract_name(self._folders[s]) for s in self.slugs())


def _depth(slug: str, builds_on: Mapping[str, Sequence[str]], above: tuple[str, ...] = ()) -> int:
    """How many patterns have to be known before, one after another; a circle ends the count."""
    below = [s for s in builds_on.get(slug, ()) if s not in above]
    return max((1 + _depth(s, builds_on, (*above, slug)) for s in below), default=0)


def catalogue(*extra: Path) -> Catalogue:
    """Our patterns, those below the `extra` folders, and those of installed packages.

    Packages add theirs by the entry point group `scratchwork.patterns`. Of two with the same slug
    the one in an extra folder counts, then ours.

    Raises ScratchworkError if an extra folder is none.
    """
    for folder in extra:
        if not folder.is_dir():
            raise ScratchworkError(f"no folder {str(folder)!r} to read patterns from")
    return Catalogue([OURS, *extra], _installed)


def patterns(*folders: Path) -> tuple[Pattern, ...]:
    """All patterns: ours, those of installed packages, and those below `folders`.

    >>> patterns()[0].title
    'SGD'
    """
    return catalogue(*folders).patterns()


def _installed() -> Iterator[Path]:
    from importlib.metadata import entry_points

    for point in entry_points(group=ENTRY_POINTS):
        try:
            spec = find_spec(point.value)
        except ImportError:
            spec = None
        if spec is None or not spec.submodule_search_locations:
            raise ScratchworkError(
                f"the entry point {point.name!r} of {ENTRY_POINTS} names {point.value!r}, "
                "which is not an installed package"
            )
        yield from map(Path, spec.submodule_search_locations)


def _pattern_folders(root: Path) -> Iterator[Path]:
    for family in FAMILIES:
        for readme in sorted(root.glob(f"{family}/*/README.md")):
            yield readme.parent


def _nearest(slug: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(slug.lower(), list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else "; `scratchwork list` shows them all"


# --- a folder --------------------------------------------------------------------------------


def read_pattern(folder: Path) -> Pattern:
    """A pattern from its folder. Raises ScratchworkError if its form is not a lesson's."""
    source = _text(folder / "reference.py")
    text = _text(folder / "README.md")
    head, sections = _sections(text)
    title, _, summary = head.partition("\n")
    summary, _, builds_on = summary.partition("**Builds on.**")
    return Pattern(
        slug=folder.name,
        family=folder.parent.name,
        title=title.removeprefix("# ").strip(),
        summary=" ".join(summary.split()),
        sections=sections,
        source=source,
        contract=read_contract(source, folder),
        equations=_equations(sections.get("Equations", "")),
        symbols=_symbols(sections.get("Equations", "")),
        variants=tuple(_variants(sections, folder)),
        questions=tuple(_questions(sections.get("Questions", ""))),
        folder=folder,
        builds_on=tuple(re.findall(r"`([\w-]+)`", builds_on)),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ScratchworkError(f"{path.parent} is no pattern: it has no {path.name}") from None


def _sections(text: str) -> tuple[str, dict[str, str]]:
    """The head of a lesson, and its `## ` sections by title."""
    head, *parts = re.split(r"^## ", text, flags=re.M)
    return head.strip(), {
        title.strip(): body.strip() for title, _, body in (p.partition("\n") for p in parts)
    }


def _entries(section: str) -> Iterator[tuple[str, str]]:
    """The `### ` entries of a section: (slug, text)."""
    for part in re.split(r"^### ", section, flags=re.M)[1:]:
        slug, _, body = part.partition("\n")
        yield slug.strip(), body.strip()


def _equations(section: str) -> tuple[Equation, ...]:
    found = re.findall(r"\$\$(.*?)\\tag\{(\d+)\}\s*\$\$", section, flags=re.S)
    return tuple(Equation(int(tag), " ".join(latex.split())) for latex, tag in found)


def _symbols(section: str) -> tuple[Symbol, ...]:
    rows = re.findall(r"^\|(.+)\|$", section, flags=re.M)[2:]  # without head and rule
    cells = ([c.strip() for c in re.split(r"(?<!\\)\|", row)] for row in rows)
    return tuple(Symbol(*row) for row in cells if len(row) == 4)


def _variants(sections: dict[str, str], folder: Path) -> Iterator[Variant]:
    kinds: dict[str, Literal["mistake", "convention"]]
    kinds = {"Mistakes": "mistake", "Conventions": "convention"}
    for title, kind in kinds.items():
        for slug, body in _entries(sections.get(title, "")):
            diffs = re.findall(r"```diff\n(.*?)```", body, flags=re.S)
            if not diffs:
                raise ScratchworkError(f"{folder}: {slug} has no diff; add a ```diff block")
            prose = re.sub(r"```diff\n.*?```", "", body, flags=re.S)
            ask = " ".join(re.findall(r"^> ?(.*)$", prose, flags=re.M))
            prose = re.sub(r"^>.*$", "", prose, flags=re.M)
            prose, _, gotcha = prose.partition("**Gotcha.**")
            why, _, source = prose.partition("**Source.**")
            forms = tuple(_edits(d, slug, folder) for d in diffs)
            if not all(forms):
                raise ScratchworkError(f"{folder}: {slug}: its diff has no - line")
            yield Variant(
                slug,
                kind,
                " ".join(why.split()),
                ask.strip(),
                forms,
                " ".join(source.split()),
                gotcha.strip(),
            )


def _edits(diff: str, slug: str, folder: Path) -> tuple[Edit, ...]:
    """Runs of `-` lines with the `+` lines that replace them; an empty line ends a run."""
    edits: list[tuple[list[str], list[str]]] = []
    ended = True
    for line in diff.splitlines():
        if line.startswith("-"):
            if ended or edits[-1][1]:
                edits.append(([], []))
            edits[-1][0].append(line[1:])
        elif line.startswith("+"):
            if not edits:
                raise ScratchworkError(f"{folder}: {slug}: its diff has no - line")
            edits[-1][1].append(line[1:])
        elif line.strip():
            raise ScratchworkError(f"{folder}: {slug}: neither a - nor a + line: {line!r}")
        ended = not line.strip()
    return tuple(Edit("\n".join(old), "\n".join(new)) for old, new in edits)


def _questions(section: str) -> Iterator[Question]:
    for slug, body in _entries(section):
        rest, _, answer = body.partition("**Answer.**")
        answer, _, formerly = answer.partition("**Formerly.**")
        answer, _, tried = answer.partition("**Try.**")
        rest, _, draws = rest.partition("**Draw.**")
        rest, code = _cut(rest, r"^```python\n(.*?)^```\n")
        text, *hints = re.split(r"^\d+\. ", rest, flags=re.M)
        text, *choices = re.split(r"^- ", text, flags=re.M)
        yield Question(
            slug,
            " ".join(text.split()),
            tuple(" ".join(h.split()) for h in hints),
            answer.strip(),
            tried.strip().strip("`"),
            code.strip(),
            dict(_draws(draws)),
            tuple(Choice(*_choice(c)) for c in choices),
            tuple(re.findall(r"`([\w-]+)`", formerly)),
        )


def _cut(text: str, what: str) -> tuple[str, str]:
    """The text without what matches, and the group in that."""
    found = re.search(what, text, flags=re.M | re.S)
    return (text[: found.start()] + text[found.end() :], found[1]) if found else (text, "")


def _draws(text: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The names with the values to draw from, of "`lr` from 0.1, 0.5; `g` from -1, 2"."""
    for name, values in re.findall(r"`(\w+)` from ([^;]+)", text):
        yield name, ast.literal_eval(f"({values.strip()},)")


def _choice(text: str) -> tuple[str, str]:
    """What may be seen, and its condition, of "it is longer: `b["step"] > a["step"]`"."""
    said, _, condition = " ".join(text.split()).rpartition(": `")
    return said, condition.rstrip("`")


def definitions(pattern: Pattern) -> dict[str, Any]:
    """What the pattern's own cases.py defines; nothing if there is none.

    Raises ScratchworkError if it cannot be run.
    """
    path, own = pattern.folder / "cases.py", dict[str, Any]()
    try:
        if path.exists():
            exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), own)
    except Exception as error:
        raise unusable(error) from error
    return own


def unusable(error: Exception) -> ScratchworkError:
    """What to say of an error in a cases.py."""
    reason = getattr(error, "msg", "") or str(error)
    return ScratchworkError(f"cases.py cannot be used: {type(error).__name__}: {reason}")


# --- the contract ----------------------------------------------------------------------------


def contract_name(folder: Path) -> str:
    """The name a learner's file must define, read without parsing the reference."""
    match = re.search(r"^(?:class|def) ([A-Za-z]\w*)", _text(folder / "reference.py"), flags=re.M)
    return match[1] if match else ""


def read_contract(source: str, folder: Path) -> Contract:
    """The contract is what the reference defines: a class with its public methods, or functions."""
    try:
        body = ast.parse(source).body
    except SyntaxError as error:
        found = f"reference.py line {error.lineno}: {error.msg}"
        raise ScratchworkError(f"{folder}: {found}") from None
    for node in body:
        if isinstance(node, ast.ClassDef):
            methods = _functions(node.body, source, skipped=1)  # self
            arguments, doc = methods.pop("__init__", ()), ast.get_docstring(node) or ""
            return Contract(node.name, arguments, _public(methods), doc=doc)
    functions = _public(_functions(body, source, skipped=0))
    if not functions:
        raise ScratchworkError(f"{folder}: reference.py defines no class and no function")
    name, arguments = next(iter(functions.items()))
    return Contract(name, arguments, {}, functions)


def _functions(body: list[ast.stmt], source: str, skipped: int) -> dict[str, tuple[Argument, ...]]:
    found = (n for n in body if isinstance(n, ast.FunctionDef))
    return {n.name: _arguments(n, source, skipped) for n in found}


def _public(functions: dict[str, tuple[Argument, ...]]) -> dict[str, tuple[Argument, ...]]:
    return {name: found for name, found in functions.items() if not name.startswith("_")}


def _arguments(function: ast.FunctionDef, source: str, skipped: int) -> tuple[Argument, ...]:
    names = [a.arg for a in function.args.args][skipped:]
    defaults = [ast.get_source_segment(source, d) for d in function.args.defaults]
    required: list[str | None] = [None] * (len(names) - len(defaults))
    return tuple(map(Argument, names, required + defaults))

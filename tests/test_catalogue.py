"""Folders become patterns: every part of the format is read, from every place, without a list."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import scratchwork
from scratchwork.catalogue import OURS, catalogue, patterns, read_pattern
from scratchwork.families import FAMILIES
from scratchwork.model import (
    Argument,
    Contract,
    Edit,
    Equation,
    Pattern,
    Question,
    ScratchworkError,
    Symbol,
    Variant,
)

SLUGS = tuple(f.parent.name for n in FAMILIES for f in sorted(OURS.glob(f"{n}/*/README.md")))

REFERENCE = '''"""A reference."""

import numpy as np


class Tiny(object):
    def __init__(self, rate, power=2.0, name="x"):
        self.rate = rate
        self.power = power

    def _helper(self, g):
        return g

    def step(self, params, grads, times=1):
        for p, g in zip(params, grads):
            g = self._helper(g)  # (1)
            p -= self.rate * g  # (2)
'''

LESSON = r"""# Tiny steps

One sentence
on two lines.

## Equations

$$ d_t = g_t \tag{1} $$
$$
w_t = w_{t-1}
    - \alpha d_t \tag{2}
$$

| symbol | in code | shape | what it is |
|---|---|---|---|
| $w_t$ | `p` | any | a parameter |
| $\|g\|$ | `g` | as $w_t$ | a bar \| in a cell |

## Questions

### first-question

Why
this?

1. A direction.
2. A structural
hint.
3. A step.

**Answer.** Because.

```python
>>> 1 + 1
2
```

### second-question

And that?

## Mistakes

### one-form

What was done,
in one sentence.

```diff
-            p -= self.rate * g  # (2)
+            p += self.rate * g
```

> Which way
> does it go?

### two-forms

Two ways.

```diff
-            g = self._helper(g)
-            p -= self.rate * g
+            p -= g
```

```diff
-        self.rate = rate
+        self.rate = 1
-        self.power = power

-            p -= self.rate * g
+            q = p - self.rate * g
+
+            p[...] = q
```

> Which?

## Conventions

### published

Another way.

```diff
-            p -= self.rate * g
+            p -= self.rate * g / 2
```

> Is it?

**Source.** Somebody 1999,
page 3.

## When to use it

Never.
"""


def write(root: Path, slug: str = "tiny", lesson: str = LESSON, reference: str = REFERENCE) -> Path:
    """A pattern folder below `root`."""
    folder = root / "optimizers" / slug
    folder.mkdir(parents=True)
    (folder / "README.md").write_text(lesson)
    (folder / "reference.py").write_text(reference)
    return folder


def refusal(folder: Path) -> str:
    """The one line that reading this folder ends in."""
    with pytest.raises(ScratchworkError) as caught:
        read_pattern(folder)
    return str(caught.value).replace(str(folder), "FOLDER")


def in_fresh_python(code: str, *path: Path) -> str:
    """What the code prints in a new interpreter that finds packages in `path` first."""
    found = [*map(str, path), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(found)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


# --- the format ------------------------------------------------------------------------------


def test_every_part_of_the_format_is_read(tmp_path: Path) -> None:
    folder = write(tmp_path)
    subtract = "            p -= self.rate * g"
    answer = "Because.\n\n```python\n>>> 1 + 1\n2\n```"
    read = read_pattern(folder)
    titles = ("Equations", "Questions", "Mistakes", "Conventions", "When to use it")
    assert tuple(read.sections) == titles
    assert read.sections["When to use it"] == "Never."
    expected = Pattern(
        slug="tiny",
        family="optimizers",
        title="Tiny steps",
        summary="One sentence on two lines.",
        sections=read.sections,
        source=REFERENCE,
        contract=Contract(
            "Tiny",
            (Argument("rate"), Argument("power", "2.0"), Argument("name", '"x"')),
            {"step": (Argument("params"), Argument("grads"), Argument("times", "1"))},
        ),
        equations=(Equation(1, "d_t = g_t"), Equation(2, r"w_t = w_{t-1} - \alpha d_t")),
        symbols=(
            Symbol("$w_t$", "`p`", "any", "a parameter"),
            Symbol(r"$\|g\|$", "`g`", "as $w_t$", r"a bar \| in a cell"),
        ),
        variants=(
            Variant(
                "one-form",
                "mistake",
                "What was done, in one sentence.",
                "Which way does it go?",
                ((Edit(f"{subtract}  # (2)", "            p += self.rate * g"),),),
            ),
            Variant(
                "two-forms",
                "mistake",
                "Two ways.",
                "Which?",
                (
                    (Edit(f"            g = self._helper(g)\n{subtract}", "            p -= g"),),
                    (
                        Edit("        self.rate = rate", "        self.rate = 1"),
                        Edit("        self.power = power", ""),
                        Edit(
                            subtract,
                            "            q = p - self.rate * g\n\n            p[...] = q",
                        ),
                    ),
                ),
            ),
            Variant(
                "published",
                "convention",
                "Another way.",
                "Is it?",
                ((Edit(subtract, f"{subtract} / 2"),),),
                "Somebody 1999, page 3.",
            ),
        ),
        questions=(
            Question(
                "first-question",
                "Why this?",
                ("A direction.", "A structural hint.", "A step."),
                answer,
            ),
            Question("second-question", "And that?", (), ""),
        ),
        folder=folder,
    )
    assert read == expected
    assert read.variant("published") is read.variants[2]


def test_a_lesson_of_a_title_alone(tmp_path: Path) -> None:
    read = read_pattern(write(tmp_path, lesson="# Bare\n", reference="class Bare:\n    pass\n"))
    assert read == Pattern(
        slug="tiny",
        family="optimizers",
        title="Bare",
        summary="",
        sections={},
        source="class Bare:\n    pass\n",
        contract=Contract("Bare", (), {}),
        equations=(),
        symbols=(),
        variants=(),
        questions=(),
        folder=read.folder,
    )


BROKEN = {
    "no diff": (
        "```diff\n-            p -= self.rate * g  # (2)\n+            p += self.rate * g\n```",
        "",
        "FOLDER: one-form has no diff; add a ```diff block",
    ),
    "diff without lines": (
        "-            p -= self.rate * g  # (2)\n+            p += self.rate * g\n",
        "",
        "FOLDER: one-form: its diff has no - line",
    ),
    "diff that only adds": (
        "-            p -= self.rate * g  # (2)\n",
        "",
        "FOLDER: one-form: its diff has no - line",
    ),
    "a line without a mark": (
        "+            p += self.rate * g\n",
        "+            p += self.rate * g\nlost\n",
        "FOLDER: one-form: neither a - nor a + line: 'lost'",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN.values(), ids=list(BROKEN))
def test_a_broken_diff_is_refused(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert LESSON.count(old) == 1
    assert refusal(write(tmp_path, lesson=LESSON.replace(old, new))) == expected


def test_a_folder_without_a_reference_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "reference.py").unlink()
    assert refusal(folder) == "FOLDER is no pattern: it has no reference.py"
    with pytest.raises(ScratchworkError, match=r"it has no reference\.py"):
        catalogue(tmp_path).pattern("tiny")


def test_a_folder_without_a_lesson_is_no_pattern(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "README.md").unlink()
    assert refusal(folder) == "FOLDER is no pattern: it has no README.md"
    assert catalogue(tmp_path).slugs() == SLUGS


def test_a_reference_without_a_class_or_a_function_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, reference="x = 1\n")
    assert refusal(folder) == "FOLDER: reference.py defines no class and no function"


def test_a_reference_that_is_not_python_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, reference="class Tiny:\n    def\n")
    assert refusal(folder) == "FOLDER: reference.py line 2: invalid syntax"


# --- the places ------------------------------------------------------------------------------


def test_ours_by_every_way_in() -> None:
    assert catalogue().slugs() == SLUGS
    assert sorted(p.slug for p in patterns()) == sorted(SLUGS)
    assert patterns() == scratchwork.patterns()
    assert {p.folder.parent.parent for p in patterns()} == {OURS}


def test_patterns_come_family_by_family_each_after_those_that_it_builds_on() -> None:
    found = patterns()
    families = [p.family for p in found]
    assert families == sorted(families, key=list(FAMILIES).index)
    for n, p in enumerate(found):
        earlier = {q.slug for q in found[:n]} | {q.slug for q in found if q.family != p.family}
        assert [slug for slug in p.builds_on if slug not in earlier] == []


def test_what_builds_on_each_other_still_has_an_order(tmp_path: Path) -> None:
    write(tmp_path, "one", lesson="# One\n\nFirst.\n\n**Builds on.** `two`\n")
    write(tmp_path, "two", lesson="# Two\n\nSecond.\n\n**Builds on.** `one`\n")
    assert {"one", "two"} <= {p.slug for p in patterns(tmp_path)}


def test_patterns_of_a_folder_stand_beside_ours(tmp_path: Path) -> None:
    write(tmp_path, "tiny")
    assert {p.slug for p in patterns(tmp_path)} == {*SLUGS, "tiny"}
    known = catalogue(tmp_path)
    assert known.defining(["Tiny"]) == ("tiny",)
    assert set(known.names()) == {*catalogue().names(), "Tiny"}


def test_an_extra_folder_wins_over_ours(tmp_path: Path) -> None:
    write(tmp_path, "sgd")
    assert catalogue(tmp_path).pattern("sgd").title == "Tiny steps"
    assert catalogue().pattern("sgd").title == "SGD"


def test_the_later_of_two_extra_folders_wins(tmp_path: Path) -> None:
    write(tmp_path / "a", "tiny", lesson="# First\n")
    write(tmp_path / "b", "tiny", lesson="# Second\n")
    assert catalogue(tmp_path / "a", tmp_path / "b").pattern("tiny").title == "Second"


def test_a_folder_of_no_known_family_is_left_alone(tmp_path: Path) -> None:
    shutil.copytree(write(tmp_path), tmp_path / "spells" / "tiny2")
    assert set(catalogue(tmp_path).slugs()) == {*SLUGS, "tiny"}


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("adm", "no pattern 'adm'; did you mean 'adam'?"),
        ("ADAM", "no pattern 'ADAM'; did you mean 'adam'?"),
        ("zzz", "no pattern 'zzz'; `scratchwork list` shows them all"),
        ("", "no pattern ''; `scratchwork list` shows them all"),
    ],
    ids=["near", "case", "far", "empty"],
)
def test_an_unknown_slug(slug: str, expected: str) -> None:
    with pytest.raises(ScratchworkError) as caught:
        catalogue().pattern(slug)
    assert str(caught.value) == expected


def test_an_extra_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ScratchworkError) as caught:
        catalogue(tmp_path / "nowhere")
    assert str(caught.value) == f"no folder '{tmp_path}/nowhere' to read patterns from"


def test_a_copied_folder_appears_and_nothing_else_has_to_change(tmp_path: Path) -> None:
    # A copy of the whole package: there is no list in it that knows only ours.
    package = tmp_path / "scratchwork"
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(OURS.parent, package, ignore=skip)
    shutil.copytree(OURS / "optimizers" / "sgd", package / "patterns" / "optimizers" / "descent")
    code = (
        "import json, sys; from scratchwork import model; from scratchwork.faces.cli import main;"
        "main(['list', '--json']); print(json.dumps(model.__file__))"
    )
    listed, home = map(json.loads, in_fresh_python(code, tmp_path).splitlines())
    assert Path(home) == package / "model.py"
    assert {p["slug"] for p in listed["patterns"]} == {*SLUGS, "descent"}


# --- installed packages ----------------------------------------------------------------------


def install(root: Path, value: str = "theirs.lessons") -> Path:
    """A package that adds patterns by an entry point, as pip would leave it in `root`."""
    info = root / "theirs-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[scratchwork.patterns]\nmore = {value}\n")
    lessons = root / "theirs" / "lessons"
    lessons.mkdir(parents=True)
    (root / "theirs" / "__init__.py").touch()
    (lessons / "__init__.py").touch()
    return lessons


ASK = """
from pathlib import Path
from scratchwork.catalogue import catalogue
from scratchwork.model import ScratchworkError
try:
    known = catalogue(*map(Path, {extra!r}))
    {code}
except ScratchworkError as error:
    print(error)
"""


def ask(root: Path, code: str, *extra: Path) -> str:
    """What the code says about the catalogue `known`, where `root` is on the path."""
    return in_fresh_python(ASK.format(extra=list(map(str, extra)), code=code), root).strip()


def test_an_installed_package_adds_patterns(tmp_path: Path) -> None:
    write(install(tmp_path), "tiny")
    assert ask(tmp_path, "print(*known.slugs())") == " ".join(
        catalogue(tmp_path / "theirs" / "lessons").slugs()
    )
    assert ask(tmp_path, "print(known.pattern('tiny').title)") == "Tiny steps"
    assert ask(tmp_path, "print(*known.defining(['Tiny']))") == "tiny"


def test_ours_wins_over_an_installed_one_and_an_extra_folder_over_both(tmp_path: Path) -> None:
    lessons = install(tmp_path)
    write(lessons, "sgd", lesson="# Installed\n")
    write(lessons, "tiny", lesson="# Installed\n")
    write(tmp_path / "extra", "tiny", lesson="# Extra\n")
    titles = "known.slugs(); print(known.pattern('sgd').title, known.pattern('tiny').title)"
    assert ask(tmp_path, titles) == "SGD Installed"
    assert ask(tmp_path, titles, tmp_path / "extra") == "SGD Extra"


@pytest.mark.parametrize(
    "value", ["absent", "absent.lessons", "theirs.absent", "theirs.lessons:name"]
)
def test_an_entry_point_to_nothing_is_named(tmp_path: Path, value: str) -> None:
    install(tmp_path, value)
    assert ask(tmp_path, "print(*known.slugs())") == (
        f"the entry point 'more' of scratchwork.patterns names '{value}', "
        "which is not an installed package"
    )
    # Nobody needs to know which packages are installed to check against one of ours.
    assert ask(tmp_path, "print(known.pattern('adam').title)") == "Adam"


# --- ours are whole ----------------------------------------------------------------------

# At least so many mistakes: what learners do wrong.
LEAST = {"adam": 8, "conv2d": 8, "batchnorm": 8} | dict.fromkeys(
    ("linear", "cross_entropy", "softmax", "binary_cross_entropy", "train_step"), 6
)


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.slug)
def test_there_are_enough_mistakes(pattern: Pattern) -> None:
    kinds = [v.kind for v in pattern.variants]
    least = LEAST.get(pattern.slug, 5 if pattern.family == "optimizers" else 4)
    assert kinds.count("mistake") >= least

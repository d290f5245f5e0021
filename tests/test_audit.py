"""The audit: silent on ours, and for each proof one complaint if just that one fails."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scratchwork.audit import audit
from scratchwork.catalogue import OURS, Catalogue, catalogue

GOLDEN = Path(__file__).parent / "golden"


def copied(root: Path, slug: str = "sgd") -> Path:
    """A copy of one of our pattern folders below `root`, to break."""
    folder = root / "optimizers" / slug
    shutil.copytree(OURS / "optimizers" / slug, folder)
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Replace `old`, which occurs exactly once, in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def complaints(root: Path, slug: str = "sgd") -> list[str]:
    """The lines of the audit of the pattern below `root`."""
    known: Catalogue = catalogue(root)
    return [str(c) for c in audit(known.pattern(slug)).complaints]


def command(*arguments: object) -> tuple[int, str, str]:
    """(exit status, stdout, stderr) of `scratchwork audit`."""
    done = subprocess.run(
        [sys.executable, "-m", "scratchwork.faces.cli", "audit", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


def test_ours_are_silent_and_each_variant_is_named_as_itself() -> None:
    known = catalogue()
    status, shown, said = command("--json")
    found = json.loads(shown)["audits"]
    assert (status, said) == (0, "")
    assert [(a["pattern"], a["complaints"]) for a in found] == [(s, []) for s in known.slugs()]
    for a in found:
        forms = (v.slug for v in known.pattern(a["pattern"]).variants for _ in v.forms)
        assert a["matrix"] == [[slug, slug] for slug in ["(reference)", *forms]]


def test_several_processes_find_what_one_finds() -> None:
    one, two = (command("sgd", "relu", "tanh", "--json", "--jobs", n) for n in (1, 2))
    assert one == two


# --- the lesson ------------------------------------------------------------------------------

README, CODE = "README.md", "reference.py"
HINT = (
    "1. What decides the length of a step, and what does the optimizer know about the steps before?"
)

# What is broken, in which file, and the complaint. Each is the only one.
LESSON = {
    "missing section": (
        (README, "## Walkthrough", "### Walkthrough"),
        "no section 'Walkthrough'; add `## Walkthrough` to its README.md",
    ),
    "no sources": (
        (README, "## Sources", "### Sources"),
        "no section 'Sources'; add `## Sources` to its README.md",
    ),
    "no summary": (
        (
            README,
            "Each parameter takes a step against its gradient, as long as the gradient times the "
            "learning rate, and nothing is remembered from one step to the next.\n",
            "",
        ),
        "no summary; write one sentence below the title",
    ),
    "a tag without a mark": (
        (CODE, "  # (1)", ""),
        "equations [1] but marks [] in reference.py; "
        "end each line that does equation n in `# (n)`, once",
    ),
    "a tag of another number": (
        (README, r"\tag{1}", r"\tag{2}"),
        "equations [2] but marks [1] in reference.py; "
        "end each line that does equation n in `# (n)`, once",
    ),
    "a mark without a tag": (
        (CODE, "self.lr = lr", "self.lr = lr  # (2)"),
        "equations [1] but marks [2, 1] in reference.py; "
        "end each line that does equation n in `# (n)`, once",
    ),
    "an equation twice": (
        (
            README,
            r"$$ w_t = w_{t-1} - \alpha\, g_t \tag{1} $$",
            "$$ a \\tag{1} $$\n$$ b \\tag{1} $$",
        ),
        "equations [1, 1] but marks [1] in reference.py; "
        "end each line that does equation n in `# (n)`, once",
    ),
    "unknown LaTeX in an equation": (
        (README, r"- \alpha\, g_t \tag", r"- \alpha \bullet g_t \tag"),
        r"LaTeX that no terminal can show: \bullet; use the commands in latex.py",
    ),
    "unknown LaTeX in a symbol": (
        (README, r"| $\alpha$ |", r"| $\spam$ |"),
        r"LaTeX that no terminal can show: \spam; use the commands in latex.py",
    ),
    "a symbol that is not in the code": (
        (README, "`self.lr` | number", "`self.rate` | number"),
        r"$\alpha$ is `self.rate` in the table, but reference.py has no rate; "
        "use the name in the code",
    ),
    "two hints": (
        (README, HINT, ""),
        "the question stuck-or-oscillate has 2 hints; "
        "give it 3: a direction, a structural hint, a specific step",
    ),
    "four hints": (
        (README, HINT, f"1. One more?\n{HINT}"),
        "the question stuck-or-oscillate has 4 hints; "
        "give it 3: a direction, a structural hint, a specific step",
    ),
    "no answer": (
        (README, "**Answer.**\n\n- The caller's list", "- The caller's list"),
        "the question in-place has no answer; add `**Answer.**`",
    ),
    "a number that nothing computes": (
        (README, "here from 1 to -0.9 and", "here by 3.75 from 1 to -0.9 and"),
        "the answer to stuck-or-oscillate says 3.75, which nothing computes; "
        "add a doctest (>>>) to the answer that prints it",
    ),
    "a doctest that is wrong": (
        (README, "[-0.9   0.99]", "[-0.9   0.98]"),
        "the answer to stuck-or-oscillate does not compute: ",
    ),
    "a doctest that raises": (
        (README, ">>> SGD(lr=0.5).step([w], ", ">>> SGD(rate=0.5).step([w], "),
        "the answer to in-place does not compute: ",
    ),
    "no question for a mistake": (
        (README, "> With two parameters in the list, how many", "With two parameters, how many"),
        "first-parameter-only lacks its sentence or its question; "
        "write one sentence above the diff and `> a question` below",
    ),
    "no sentence for a mistake": (
        (README, "The update is added instead of subtracted, so that the loss is climbed.\n", ""),
        "ascent lacks its sentence or its question; "
        "write one sentence above the diff and `> a question` below",
    ),
    "a diff of no line": (
        (CODE, "self.lr = lr", "self.lr = float(lr)"),
        "the diff of lr-ignored cannot be applied: in the reference not at all: 'self.lr = lr'; "
        "let its - lines be those of reference.py",
    ),
    "a diff that does not compile": (
        (README, "+            p += self.lr * g\n", "+            p += self.lr * (g\n"),
        "the diff of ascent cannot be applied: '(' was never closed (ascent, line 10); "
        "let its - lines be those of reference.py",
    ),
}


@pytest.mark.parametrize(("broken", "expected"), LESSON.values(), ids=list(LESSON))
def test_one_thing_broken_in_a_lesson(
    tmp_path: Path, broken: tuple[str, str, str], expected: str
) -> None:
    file, old, new = broken
    change(copied(tmp_path) / file, old, new)
    found = complaints(tmp_path)
    if expected.startswith("the diff of lr-ignored"):  # that line is in two variants
        other = expected.replace("lr-ignored", "gradients-accumulated")
        assert found == [f"sgd: {expected}", f"sgd: {other}"]
    elif expected.endswith("does not compute: "):  # what follows is doctest's, line by line
        assert [c[: len(expected) + 5] for c in found] == [f"sgd: {expected}"]
        assert found[0].endswith("; correct the numbers")
        assert "\n" not in found[0]
    else:
        assert found == [f"sgd: {expected}"]


def test_a_doctest_says_what_was_expected_and_what_came(tmp_path: Path) -> None:
    change(copied(tmp_path) / README, "[-0.9   0.99]", "[-0.9   0.98]")
    (found,) = complaints(tmp_path)
    assert found.partition("Expected: ")[2] == (
        "[-0.9 0.98] [0.81 0.98] Got: [-0.9 0.99] [0.81 0.98]; correct the numbers"
    )


def test_no_symbols(tmp_path: Path) -> None:
    readme = copied(tmp_path) / README
    lines = readme.read_text(encoding="utf-8").splitlines(keepends=True)
    readme.write_text("".join(line for line in lines if not line.startswith("| $")))
    assert complaints(tmp_path) == [
        "sgd: no symbol table; add | symbol | in code | shape | what it is | below the equations"
    ]


def test_a_convention_without_a_source(tmp_path: Path) -> None:
    change(copied(tmp_path, "adam") / README, "**Source.** Kingma", "Kingma")
    assert complaints(tmp_path, "adam") == [
        "adam: the convention epsilon-hat has no source; add `**Source.** ...`"
    ]


def test_questions_without_any(tmp_path: Path) -> None:
    readme = copied(tmp_path) / README
    text = readme.read_text(encoding="utf-8")
    head, _, rest = text.partition("## Questions")
    readme.write_text(f"{head}## Questions\n\n## Mistakes{rest.partition('## Mistakes')[2]}")
    assert complaints(tmp_path) == ["sgd: no question; add `### a-name` below `## Questions`"]


def test_several_things_at_once_are_all_said(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / CODE, "  # (1)", "")
    change(folder / README, "## Sources", "### Sources")
    assert complaints(tmp_path) == [
        "sgd: no section 'Sources'; add `## Sources` to its README.md",
        "sgd: equations [1] but marks [] in reference.py; "
        "end each line that does equation n in `# (n)`, once",
    ]


# --- the reference, fast.py and cases.py -----------------------------------------------------

LOOP = "        for p, g in zip(params, grads):"
NUMBERS = "the reference gives nan or inf, or raises, on a case; correct it"


def before_the_loop(root: Path, *lines: str) -> None:
    """Add lines to the reference's step, between those that diffs change."""
    added = "".join(f"        {line}\n" for line in lines)
    change(copied(root) / CODE, LOOP, f"{added}{LOOP}")


def test_a_reference_that_raises_while_it_is_loaded(tmp_path: Path) -> None:
    change(copied(tmp_path) / CODE, "class SGD:", "raise ValueError('no')\n\n\nclass SGD:")
    assert complaints(tmp_path) == [
        "sgd: reference.py cannot be loaded: ValueError: no; make it run on every case"
    ]


def test_a_reference_that_cannot_compute_what_its_lesson_says(tmp_path: Path) -> None:
    before_the_loop(tmp_path, "raise ValueError('no')")
    answers = ("stuck-or-oscillate", "learning-rate", "in-place")
    expected = [f"the answer to {slug} does not compute" for slug in answers]
    expected.append("two-steps cannot be computed with (0.1, 2, 1)")
    assert [line.split(": ")[1] for line in complaints(tmp_path)] == expected


def test_a_reference_that_raises_on_a_case(tmp_path: Path) -> None:
    before_the_loop(tmp_path, "if params[0].dtype == 'f4':", "    raise ValueError('no')")
    assert complaints(tmp_path) == [
        "sgd: the reference breaks the law 'float32 parameters move like float64 ones'; "
        "correct the reference or the law",
        f"sgd: {NUMBERS}",
    ]  # and not what follows from it


def test_a_reference_that_gives_nan(tmp_path: Path) -> None:
    before_the_loop(tmp_path, "if abs(grads[0]).max() > 1e39:", "    params[0] *= float('nan')")
    assert complaints(tmp_path) == [f"sgd: {NUMBERS}"]


def test_a_reference_that_breaks_a_law_with_finite_numbers(tmp_path: Path) -> None:
    before_the_loop(tmp_path, "if not grads[0].any():", "    params[0] += 1e-7")
    assert complaints(tmp_path) == [
        "sgd: the reference breaks the law 'A zero gradient at the first step moves nothing'; "
        "correct the reference or the law"
    ]


def test_a_fast_version_that_passes(tmp_path: Path) -> None:
    fast = copied(tmp_path) / "fast.py"
    fast.write_text(
        "import numpy as np\n\n\nclass SGD:\n    def __init__(self, lr=0.01):\n"
        "        self.lr = lr\n\n    def step(self, params, grads):\n"
        "        for p, g in zip(params, grads):\n            np.subtract(p, self.lr * g, out=p)\n"
    )
    assert complaints(tmp_path) == []


FAST = {
    "a named mistake": (
        "class SGD:\n    def __init__(self, lr=0.01):\n        self.lr = lr\n\n"
        "    def step(self, params, grads):\n        for p, g in zip(params, grads):\n"
        "            p += self.lr * g\n",
        "ascent: The update is added instead of subtracted, so that the loss is climbed.",
    ),
    "not Python": (
        "class SGD:\n    def\n",
        "line 2: SyntaxError: invalid syntax (while the file was loaded)",
    ),
    "empty": ("\n", "the file is empty"),
    "another contract": (
        "class SGD:\n    def step(self, params, grads):\n        pass\n",
        "SGD(...) has no argument `lr`; expected: SGD(lr=0.01)",
    ),
}


@pytest.mark.parametrize(("source", "expected"), FAST.values(), ids=list(FAST))
def test_a_fast_version_that_does_not_pass(tmp_path: Path, source: str, expected: str) -> None:
    (copied(tmp_path) / "fast.py").write_text(source)
    found = complaints(tmp_path)
    assert found == [f"sgd: fast.py does not pass its own check: {expected}; correct it"]


# Clipping that the family's own cases, with gradients up to 1e40, never reach.
CLIPPED = """
### clipped

Enormous gradients are cut off.

```diff
-            p -= self.lr * g
+            p -= self.lr * g.clip(-1e60, 1e60)
```

> How far does a step go for a gradient of 1e70?

## When to use it
"""

ENORMOUS = """
import numpy as np


def cases(rng):
    grad = np.array([rng.uniform(1e70, 2e70)])
    optimizer = {"arguments": {"lr": 0.13}, "params": [np.array([1.0])], "grads": [[grad]]}
    yield {
        "name": "enormous gradients",
        "heading": "stability",
        "claim": "Gradients of any size count",
        "inputs": {"optimizers": [optimizer]},
    }
"""

APART = "add a case that tells them apart"


def add_variant(folder: Path, text: str) -> None:
    change(folder / README, "\n## When to use it\n", text)


def test_a_variant_that_no_case_can_see_and_the_case_that_can(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    add_variant(folder, CLIPPED)
    assert complaints(tmp_path) == [
        f"sgd: (reference) and clipped differ by 0 times the tolerance, not by 100; {APART}",
        f"sgd: clipped is named as (reference); {APART}",
    ]
    (folder / "cases.py").write_text(ENORMOUS)
    assert complaints(tmp_path) == []


def test_a_variant_that_is_the_reference(tmp_path: Path) -> None:
    add_variant(copied(tmp_path), CLIPPED.replace("g.clip(-1e60, 1e60)", "(1 * g)"))
    assert complaints(tmp_path) == [
        f"sgd: (reference) and clipped differ by 0 times the tolerance, not by 100; {APART}",
        f"sgd: clipped is named as (reference); {APART}",
    ]


def test_two_variants_that_cannot_be_told_apart(tmp_path: Path) -> None:
    add_variant(
        copied(tmp_path), CLIPPED.replace("p -= self.lr * g.clip(-1e60, 1e60)", "p += g * self.lr")
    )
    assert complaints(tmp_path) == [
        f"sgd: ascent and clipped differ by 0 times the tolerance, not by 100; {APART}",
        f"sgd: ascent is named as (wrong); {APART}",
        f"sgd: clipped is named as (wrong); {APART}",
    ]


def test_two_cases_of_one_name(tmp_path: Path) -> None:
    (copied(tmp_path) / "cases.py").write_text(ENORMOUS.replace("enormous gradients", "float32"))
    assert complaints(tmp_path) == ["sgd: two cases have the same name; rename one"]


CASES = {
    "not Python": ("def\n", "SyntaxError: invalid syntax"),
    "it raises": ("def cases(rng):\n    raise ValueError('no')\n", "ValueError: no"),
    "an unknown field": (
        "def cases(rng):\n    yield {'title': 'x'}\n",
        "TypeError: Case.__init__() got an unexpected keyword argument 'title'",
    ),
}


@pytest.mark.parametrize(("source", "reason"), CASES.values(), ids=list(CASES))
def test_cases_that_cannot_be_used(tmp_path: Path, source: str, reason: str) -> None:
    (copied(tmp_path) / "cases.py").write_text(source)
    expected = f"sgd: cases.py cannot be used: {reason}; make it run on every case"
    assert complaints(tmp_path) == [expected]


# --- the command -----------------------------------------------------------------------------


def test_the_command_is_silent_and_ends_in_0() -> None:
    assert command("sgd", "relu") == (0, "", "")


def test_no_jobs() -> None:
    expected = "scratchwork: --jobs is 0; expected 1 or more\n"
    assert command("sgd", "--jobs", "0") == (2, "", expected)


def test_a_progress_line_on_a_terminal_and_nothing_left_of_it() -> None:
    pty, screen = os.openpty()
    with os.fdopen(pty, "rb", buffering=0) as seen:
        done = subprocess.run(
            [sys.executable, "-m", "scratchwork.faces.cli", "audit", "sgd", "relu"],
            stdout=subprocess.PIPE,
            stderr=screen,
            timeout=120,
        )
        os.close(screen)
        assert (done.returncode, done.stdout) == (0, b"")
        assert seen.read(1000) == b"\r1 of 2 audited\r2 of 2 audited\r\033[K"


def test_the_command_prints_one_line_per_complaint_and_ends_in_1(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / CODE, "  # (1)", "")
    change(folder / README, "## Sources", "### Sources")
    lines = "".join(f"{line}\n" for line in complaints(tmp_path))
    assert lines.count("\n") == 2
    assert command("sgd", "--patterns", tmp_path) == (1, lines, "")
    assert command("adagrad", "sgd", "--patterns", tmp_path) == (1, lines, "")
    assert command("adagrad", "--patterns", tmp_path) == (0, "", "")


def test_the_matrix() -> None:
    golden = GOLDEN / "audit_matrix.txt"
    found = command("sgd", "momentum", "--matrix")
    if os.environ.get("SCRATCHWORK_GOLDEN"):
        golden.write_text(found[1], encoding="utf-8")
    assert found == (0, golden.read_text(encoding="utf-8"), "")


def test_the_matrix_shows_what_is_named_wrongly(tmp_path: Path) -> None:
    add_variant(copied(tmp_path), CLIPPED)
    status, shown, _ = command("sgd", "--matrix", "--patterns", tmp_path)
    *said, title, head, reference = shown.splitlines()[:5]
    rows = [line.split() for line in shown.splitlines()[5:]]
    assert (status, said) == (1, complaints(tmp_path))
    assert title == "sgd: what was run (rows), what it was named as"
    assert head.split() == [str(n) for n in range(1, 10)]
    assert reference.split() == ["1", "(reference)", "1", *"·" * 8]
    assert rows[-1] == ["9", "clipped", "1", *"·" * 8]


def test_the_json() -> None:
    status, shown, _ = command("sgd", "--json")
    matrix = [["(reference)", "(reference)"]]
    matrix += [[v.slug, v.slug] for v in catalogue().pattern("sgd").variants for _ in v.forms]
    expected = [{"pattern": "sgd", "complaints": [], "matrix": matrix}]
    assert (status, json.loads(shown)) == (0, {"version": 1, "ok": True, "audits": expected})


def test_the_json_of_a_complaint(tmp_path: Path) -> None:
    change(copied(tmp_path) / README, "## Sources", "### Sources")
    status, shown, _ = command("sgd", "--json", "--patterns", tmp_path)
    complaint = {
        "pattern": "sgd",
        "what": "no section 'Sources'",
        "advice": "add `## Sources` to its README.md",
    }
    expected = [{"pattern": "sgd", "complaints": [complaint], "matrix": []}]
    assert (status, json.loads(shown)) == (1, {"version": 1, "ok": False, "audits": expected})


def test_an_unknown_pattern() -> None:
    unknown = "scratchwork: no pattern 'sdg'; did you mean 'sgd'?\n"
    assert command("adam", "sdg") == (2, "", unknown)

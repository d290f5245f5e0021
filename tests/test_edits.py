"""Edits of the reference: made alone, several at once, merged where two touch one line."""

from itertools import combinations

import pytest

from scratchwork.catalogue import patterns
from scratchwork.edits import EditError, apply, unmarked
from scratchwork.model import Edit, Pattern, Variant
from scratchwork.truth import Truth

SOURCE = """\
class Thing:
    def __init__(self, lr):
        self.lr = lr

    def step(self, p, g):
        m = self.b * g + 1  # (1)
        v = self.c * g + 1  # (2)
        p -= self.lr * m / (root(v) + self.eps)  # (3)
        return p
"""

UPDATE = "        p -= self.lr * m / (root(v) + self.eps)"


def changed(**lines: str) -> str:
    """SOURCE without its marks, with the line of `m`, `v`, `p` or `lr` replaced."""
    starts = {
        "lr": "        self.lr = ",
        "m": "        m = ",
        "v": "        v = ",
        "p": "        p",
    }
    result = []
    for line in unmarked(SOURCE).splitlines():
        name = next((n for n in lines if line.startswith(starts[n])), "")
        result += lines[name].splitlines() if name else [line]
    return "\n".join(result) + "\n"


APPLIED = {
    "nothing": ([], changed()),
    "one": ([Edit(UPDATE, "        p += m")], changed(p="        p += m")),
    "with a mark": ([Edit(f"{UPDATE}  # (3)", "        p += m")], changed(p="        p += m")),
    "a mark in the new line": (
        [Edit(UPDATE, "        p += m  # (3)")],
        changed(p="        p += m"),
    ),
    "several": (
        [Edit("        self.lr = lr", "        self.lr = 1"), Edit(UPDATE, "        p += m")],
        changed(lr="        self.lr = 1", p="        p += m"),
    ),
    "several, last first": (
        [Edit(UPDATE, "        p += m"), Edit("        self.lr = lr", "        self.lr = 1")],
        changed(lr="        self.lr = 1", p="        p += m"),
    ),
    "one line becomes two": (
        [Edit(UPDATE, "        q = m\n        p += q")],
        changed(p="        q = m\n        p += q"),
    ),
    "two lines become one": (
        [Edit("        m = self.b * g + 1\n        v = self.c * g + 1", "        m = v = g")],
        changed(m="        m = v = g", v=""),
    ),
    "two lines with one mark": (
        [Edit("        m = self.b * g + 1  # (1)\n        v = self.c * g + 1", "        m = g")],
        changed(m="        m = g", v=""),
    ),
    "a line that goes": ([Edit("        self.lr = lr", "")], changed(lr="")),
    "the first line": (
        [Edit("class Thing:", "class Thing(Base):")],
        changed().replace("class Thing:", "class Thing(Base):"),
    ),
    "the last line": (
        [Edit("        return p", "        return -p")],
        changed().replace("return p", "return -p"),
    ),
}


@pytest.mark.parametrize(("edits", "expected"), APPLIED.values(), ids=list(APPLIED))
def test_edits_are_made(edits: list[Edit], expected: str) -> None:
    assert apply(SOURCE, edits) == expected


def test_a_source_without_marks_is_left_as_it_is() -> None:
    assert apply(unmarked(SOURCE)) == unmarked(SOURCE)
    kept = "x = 1  # (a)\ny = f(2)  # (1) and more\nz = '# (1)'\n"
    assert unmarked(kept) == kept


TWICE = "a = 1\nb = 2\na = 1\n"
REFUSED = {
    "not found": (SOURCE, [Edit("    nothing", "x")], "in the reference not at all: 'nothing'"),
    "found twice": (TWICE, [Edit("a = 1", "a = 3")], "in the reference twice or more: 'a = 1'"),
    "part of a line": (SOURCE, [Edit("self.lr", "x")], "in the reference not at all: 'self.lr'"),
    "another indent": (SOURCE, [Edit("return p", "x")], "in the reference not at all: 'return p'"),
}


@pytest.mark.parametrize(("source", "edits", "expected"), REFUSED.values(), ids=list(REFUSED))
def test_edits_that_cannot_be_made(source: str, edits: list[Edit], expected: str) -> None:
    with pytest.raises(EditError) as caught:
        apply(source, edits)
    assert str(caught.value) == expected


MERGED = {
    "different lines": (
        Edit("        self.lr = lr", "        self.lr = 1"),
        Edit(UPDATE, "        p += m"),
        changed(lr="        self.lr = 1", p="        p += m"),
    ),
    "different places of one line": (
        Edit(UPDATE, UPDATE.replace("-=", "+=")),
        Edit(UPDATE, "        p -= self.lr * m / root(v + self.eps)"),
        changed(p="        p += self.lr * m / root(v + self.eps)"),
    ),
    "one line, and a line below it": (
        Edit(UPDATE, UPDATE.replace("-=", "+=")),
        Edit(UPDATE, f"{UPDATE}\n        return None"),
        changed(p=f"{UPDATE.replace('-=', '+=')}\n        return None"),
    ),
    "one in two lines, one in the second of them": (
        Edit("        m = self.b * g + 1\n        v = self.c * g + 1", "        m = v = g + 1"),
        Edit(UPDATE, UPDATE.replace("m", "g")),
        changed(m="        m = v = g + 1", v="", p=UPDATE.replace("m", "g")),
    ),
}


@pytest.mark.parametrize(("one", "other", "expected"), MERGED.values(), ids=list(MERGED))
def test_two_variants_at_once(one: Edit, other: Edit, expected: str) -> None:
    assert (apply(SOURCE, [one], [other]), apply(SOURCE, [other], [one])) == (expected, expected)


CONFLICTS = {
    "the same word": (Edit(UPDATE, UPDATE.replace("-=", "+=")), Edit(UPDATE, "        p *= m")),
    "the same edit twice": (Edit(UPDATE, "        p += m"), Edit(UPDATE, "        p += m")),
    "a line that goes, and a change in it": (
        Edit(UPDATE, ""),
        Edit(UPDATE, UPDATE.replace("root(v)", "v")),
    ),
    "two lines below one": (
        Edit(UPDATE, f"{UPDATE}\n        a = 1"),
        Edit(UPDATE, f"{UPDATE}\n        b = 1"),
    ),
}


@pytest.mark.parametrize(("one", "other"), CONFLICTS.values(), ids=list(CONFLICTS))
def test_two_variants_of_one_place(one: Edit, other: Edit) -> None:
    for first, second in ((one, other), (other, one)):
        with pytest.raises(EditError, match=r"^two edits of the same place: "):
            apply(SOURCE, [first], [second])


# --- the patterns ----------------------------------------------------------------------------

Form = tuple[Variant, tuple[Edit, ...]]

# The two of a pair change different words of one line, and the line of both is not Python. `truth`
# leaves such a pair out.
NOT_MADE_FOR_EACH_OTHER = {
    ("momentum", "gradient-aliased", "velocity-in-float32"),
    ("momentum", "gradient-mutated", "velocity-in-float32"),
    ("batchnorm", "running-updated-at-evaluation", "running-var-unbiased"),
    ("layernorm", "sample-variance", "std-plus-eps"),
    ("relu", "one-at-zero", "half-at-zero"),
    ("sigmoid", "sign-flipped", "output-returned-and-overwritten"),
}


def merged(pattern: Pattern) -> list[tuple[Form, Form, str]]:
    """Every two forms of different variants that merge, with what they merge to."""
    forms = [(v, form) for v in pattern.variants for form in v.forms]
    result = []
    for one, other in combinations(forms, 2):
        if one[0] is not other[0]:
            try:
                result.append((one, other, apply(pattern.source, one[1], other[1])))
            except EditError:
                continue
    return result


def compiles(source: str) -> bool:
    try:
        compile(source, "<pair>", "exec")
    except SyntaxError:
        return False
    return True


def apart(one: Form, other: Form) -> list[str]:
    """The new lines of the edits whose old lines the other variant does not touch."""
    theirs = {line for e in other[1] for line in unmarked(e.old).splitlines()}
    alone = [e for e in one[1] if not theirs & set(unmarked(e.old).splitlines())]
    return [line for e in alone for line in unmarked(e.new).splitlines()]


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.slug)
def test_every_pair_that_merges_compiles_and_holds_both(pattern: Pattern) -> None:
    pairs = merged(pattern)
    broken = {(pattern.slug, a[0].slug, b[0].slug) for a, b, s in pairs if not compiles(s)}
    assert broken == {names for names in NOT_MADE_FOR_EACH_OTHER if names[0] == pattern.slug}
    lost = [
        (a[0].slug, b[0].slug, line)
        for a, b, source in pairs
        for line in [*apart(a, b), *apart(b, a)]
        if line not in source.splitlines()
    ]
    assert lost == []
    assert len(pairs) > len(pattern.variants)  # not true of nothing


@pytest.mark.parametrize("slug", ["momentum", "sgd"])
def test_the_truth_holds_every_pair_that_compiles(slug: str) -> None:
    pattern = next(p for p in patterns() if p.slug == slug)
    labels = [tuple(form.variant.slug for form in label) for label in Truth(pattern).pairs.labels]
    expected = [(a[0].slug, b[0].slug) for a, b, source in merged(pattern) if compiles(source)]
    assert labels == [(), *expected]

"""Every counterexample, pasted below the source that it is about, gives the numbers it claims."""

import warnings
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest

from scratchwork import edits, patterns
from scratchwork.checking import report_on
from scratchwork.model import Case, Counterexample, Outcome, Pattern, Report, Run
from scratchwork.sandbox import execute as executing
from scratchwork.shown import apart
from scratchwork.submission import of_source
from scratchwork.truth import Truth

PATTERNS = {p.slug: p for p in patterns()}
TRUTHS = {slug: Truth(p) for slug, p in PATTERNS.items()}
FORMS = [
    pytest.param(p.slug, v.slug, k, id=f"{p.slug}-{v.slug}-{k}")
    for p in PATTERNS.values()
    for v in p.variants
    for k in range(len(v.forms))
]
CASES = [
    pytest.param(slug, case, id=f"{slug}-{case.name.replace(' ', '-')}")
    for slug, truth in TRUTHS.items()
    for case in truth.cases
]
# The mistakes that can be seen in a gradient array, where the reference's script only gives True.
SEEN_IN_GRADIENTS = [
    pytest.param(slug, variant, k, id=f"{slug}-{variant}-{k}")
    for slug, variant, k in (form.values for form in FORMS)
    if variant in ("gradient-mutated", "gradient-aliased")
]


@pytest.fixture(autouse=True, scope="module")
def _loaded_once_per_case() -> Iterator[None]:
    """A stall of this machine does not decide how often a source is loaded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(executing, "SLOW_TO_LOAD", float("inf"))
        yield


def source_of(pattern: Pattern, variant: str, form: int) -> str:
    return edits.apply(pattern.source, pattern.variant(variant).forms[form])


def observed(truth: Truth, source: str) -> tuple[Outcome, ...]:
    """What the sandbox's child would answer, without the child."""
    inputs = [c.inputs for c in truth.cases]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # there, they end nothing
        run = executing.execute(source, truth.pattern.contract, truth.family.observe, inputs)
        loading, *outcomes = run
    assert loading.trouble is None
    return tuple(outcomes)


def reported(truth: Truth, source: str) -> tuple[Report, Counterexample]:
    report = report_on(of_source(source), truth, Run(observed(truth, source)))
    assert report.counterexample is not None
    return report, report.counterexample


# What is drawn at random is shown by its distribution; one sample of it is near that.
NEAR = {
    "the mean of": 0.05,
    "the standard deviation of": 0.05,
    "the kurtosis of": 0.1,
    "the share that": 0.03,
}


def pasted(source: str, code: tuple[str, ...] | list[str]) -> Any:
    """The value of the last line of `code`, pasted below `source` in a fresh namespace."""
    space: dict[str, Any] = {"np": np}
    *lines, last = code
    with np.errstate(all="ignore"):  # many mistakes divide by zero or overflow on the way
        exec(source, space)
        exec("\n".join(lines), space)
        return eval(last, space)


def same(actual: Any, expected: Any) -> None:
    """Equal in every digit, shape and dtype; nan equals nan.

    Exactly, since the script makes the very operations of the run, and `repr` loses no digit.
    """
    np.testing.assert_array_equal(np.asarray(actual), np.asarray(expected), strict=True)


def told(shown: Counterexample, source: str, claimed: Any) -> None:
    """The code gives what is claimed: a number, or in words another shape or dtype, or an error."""
    if isinstance(claimed, str):
        try:
            value = np.asarray(pasted(source, shown.code))
            said = f"the shape {value.shape},", f"the dtype {value.dtype.name},"
        except Exception as error:
            said = (f"{type(error).__name__}: {error}",)
        assert any(words.strip() in claimed for words in said), (claimed, said)
        return
    moment = next((m for m in NEAR if shown.output.startswith(m)), None)
    if moment:
        value = pasted(source, shown.code)
        if np.isnan(value):  # the kurtosis of a constant
            value = 0.0
        assert abs(value - claimed) <= NEAR[moment] * max(1.0, abs(float(claimed)))
    else:
        same(pasted(source, shown.code), claimed)


def scripted(truth: Truth, case: Case, source: str, names: Mapping[str, Any]) -> dict[str, Any]:
    """What the script of each of these outputs of a case gives below `source`, as lists."""
    contract = truth.pattern.contract
    return {
        name: np.asarray(pasted(source, truth.family.script(contract, case.inputs, name))).tolist()
        for name in names
    }


@pytest.mark.parametrize(("slug", "variant", "form"), FORMS)
def test_below_the_variant_it_gives_yours_and_below_the_reference_expected(
    slug: str, variant: str, form: int
) -> None:
    truth = TRUTHS[slug]
    source = source_of(truth.pattern, variant, form)

    _, shown = reported(truth, source)

    told(shown, source, shown.yours)
    told(shown, truth.pattern.source, shown.expected)


@pytest.mark.parametrize(("slug", "variant", "form"), FORMS)
def test_it_shows_a_difference_and_that_the_named_variant_makes_the_same(
    slug: str, variant: str, form: int
) -> None:
    truth = TRUTHS[slug]

    report, shown = reported(truth, source_of(truth.pattern, variant, form))

    assert [d.slug for d in report.diagnosis] == [variant]
    if isinstance(shown.yours, str):  # words: there is no number of the mistake to compare
        assert shown.mistake is None
        return
    same(shown.mistake, shown.yours)
    yours, expected = apart(shown.yours, shown.expected)
    assert yours != expected  # the difference can be seen in print


@pytest.mark.parametrize(("slug", "case"), CASES)
def test_the_script_of_every_output_gives_the_references_output(slug: str, case: Case) -> None:
    truth = TRUTHS[slug]
    outcomes = dict(
        zip([c.name for c in truth.cases], truth.run(truth.pattern.source), strict=True)
    )
    outputs = outcomes[case.name].outputs

    sampled = [name for name in outputs if name.startswith(tuple(NEAR))]
    exact = {name: value for name, value in outputs.items() if name not in sampled}

    actual = scripted(truth, case, truth.pattern.source, exact)

    assert actual == {name: value.tolist() for name, value in exact.items()}
    for name in sampled:
        code = truth.family.script(truth.pattern.contract, case.inputs, name)
        shown = Counterexample(case.name, tuple(code), name, None, None)
        told(shown, truth.pattern.source, outputs[name])


@pytest.mark.parametrize(("slug", "variant", "form"), SEEN_IN_GRADIENTS)
def test_the_script_of_every_gradient_shows_whether_it_was_kept(
    slug: str, variant: str, form: int
) -> None:
    truth = TRUTHS[slug]
    source = source_of(truth.pattern, variant, form)
    expected = {
        case.name: {
            name: value.tolist() for name, value in outcome.outputs.items() if "gradient" in name
        }
        for case, outcome in zip(truth.cases, truth.run(source), strict=True)
    }

    actual = {case.name: scripted(truth, case, source, expected[case.name]) for case in truth.cases}

    assert actual == expected


def test_every_variant_form_and_every_case_is_tried() -> None:
    forms = sum(len(v.forms) for p in PATTERNS.values() for v in p.variants)
    cases = sum(len(t.cases) for t in TRUTHS.values())
    assert (len(FORMS), len(CASES)) == (forms, cases)
    optimizers = {slug for slug, p in PATTERNS.items() if p.family == "optimizers"}
    assert {p.values[0] for p in SEEN_IN_GRADIENTS} == optimizers

"""Random numbers as facts: the distribution that a sample was drawn from.

What is drawn at random differs from run to run; what it is drawn from does not. `spread` looks for
the distribution that a sample fits, of three shapes (normal, uniform, normal cut off at two
standard deviations) with mean 0 and one of a few standard deviations, and gives that distribution's
own mean, standard deviation and kurtosis, the same in every run. A sample that fits none keeps its
own.

How often is a normal sample of n >= ENOUGH numbers not recognised? Four tests may fail, and the
chances add up (union bound) to at most 4 * ALARM + 2e-12 < 5e-9:

mean      is off by more than 6.11 standard errors with probability erfc(6.11 / sqrt(2)) < ALARM.
variance  The sum of squares over the variance is chi-square with n degrees of freedom, and off by
          more than 2 sqrt(n x) + 2 x with probability at most 2 exp(-x) (Laurent and Massart
          2000, lemma 1); x = log(1 / ALARM) makes that 2 * ALARM.
shape     The empirical distribution function is off by more than e somewhere with probability at
          most 2 exp(-2 n e**2) (Dvoretzky, Kiefer and Wolfowitz 1956; Massart 1990);
          e = sqrt(log(2 / ALARM) / (2 n)) makes that ALARM. This is the Kolmogorov-Smirnov test.
tails     None of n normal numbers is beyond 3 standard deviations with probability
          erf(3 / sqrt(2))**n, which is 2e-12 for n = ENOUGH.

For the two other shapes the numbers lie in an interval, so that the mean and the variance vary
less; of their tails it is asked that the largest number is within a thirtieth of the end, which
fails with probability (1 - 0.0079)**n at most. Two distributions are told apart if their variances
differ by more than two variance tests allow, a quarter for n = ENOUGH; or by their tails. Of two
that a sample fits both, it is given to the one that is more usual, which comes first.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

ALARM = 1e-9
ENOUGH = 10_000
Z = 6.11
GRID = np.linspace(-3, 3, 241)  # where distribution functions are compared


def _normal(x: np.ndarray) -> np.ndarray:
    return np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in x])


CUT_STD = 0.8796256610342398  # of a standard normal that is cut off at 2
CUT_REACH = 2 / CUT_STD


def _cut_off(x: np.ndarray) -> np.ndarray:
    low, high = _normal(np.array([-2.0, 2.0]))
    return np.clip((_normal(CUT_STD * x) - low) / (high - low), 0, 1)


def _uniform(x: np.ndarray) -> np.ndarray:
    return np.clip((x / math.sqrt(3) + 1) / 2, 0, 1)


# Of mean 0 and variance 1: (kurtosis, where it ends, distribution function).
Shape = tuple[float, float, Callable[[np.ndarray], np.ndarray]]
NORMAL: Shape = (3.0, math.inf, _normal)
UNIFORM: Shape = (1.8, math.sqrt(3), _uniform)
CUT_OFF: Shape = (2.3655, CUT_REACH, _cut_off)


MOMENTS = ("mean", "standard deviation", "kurtosis")
FORMULAS = ("{0}.mean()", "{0}.std()", "((({0} - {0}.mean()) / {0}.std()) ** 4).mean()")


# A standard deviation, and the shapes of such a distribution.
Candidate = tuple[float, tuple[Shape, ...]]


def spread(sample: np.ndarray, usual: Sequence[Candidate]) -> tuple[float, float, float]:
    """The MOMENTS of the distribution that a sample fits, else its own.

    sample: ndarray of any shape, with ENOUGH numbers or more; usual: the distributions to try.
    A constant has the standard deviation 0 and the kurtosis 0.
    """
    values = np.asarray(sample, float).ravel()
    mean, std = (float(m(values)) if values.size else 0.0 for m in (np.mean, np.std))
    if std == 0 or not np.isfinite(std):
        return mean, std, 0.0
    if abs(mean) <= Z * std / math.sqrt(values.size):
        mean = 0.0
    for candidate, shapes in usual:
        for kurtosis, reach, distribution in shapes:
            if mean == 0 and fits(values / candidate, reach, distribution):
                return mean, candidate, kurtosis
    return mean, std, float((((values - mean) / std) ** 4).mean())


def fits(z: np.ndarray, reach: float, distribution: Callable[[np.ndarray], np.ndarray]) -> bool:
    """Whether numbers seem drawn from a distribution of mean 0 and variance 1."""
    n, x = z.size, math.log(1 / ALARM)
    mean_off = abs(z.sum()) > Z * math.sqrt(n)
    variance_off = abs((z**2).sum() - n) > 2 * math.sqrt(n * x) + 2 * x
    farthest = np.abs(z).max()
    tails_off = farthest <= 3 if reach == math.inf else not 0.967 * reach < farthest < 1.001 * reach
    if mean_off or variance_off or tails_off:
        return False
    found = np.searchsorted(np.sort(z), GRID, side="right") / n
    return bool(
        np.abs(found - distribution(GRID)).max() <= math.sqrt(math.log(2 / ALARM) / (2 * n))
    )


def usual(shape: tuple[int, ...]) -> list[Candidate]:
    """The distributions from which weights of this shape (out, in, ...) are often drawn."""
    inputs, outputs, window = shape[1], shape[0], math.prod(shape[2:])
    fan_in, fan_out = inputs * window, outputs * window
    both = fan_in + fan_out
    variances = [
        *(2 / fan_in, 1 / fan_in, 2 / both, 1 / both, 2 / fan_out, 1 / fan_out, 2 / inputs),
        *((2 / fan_in) ** 2, (2 / both) ** 2),  # the variance taken for the standard deviation
        *(1.0, 0.1**2, 0.02**2, 0.01**2),
    ]
    bounds = [2 / fan_in, 1 / fan_in, 2 / both, 0.05**2]  # uniform within their root
    return [
        *((math.sqrt(v), (NORMAL, UNIFORM, CUT_OFF)) for v in variances),
        *((math.sqrt(b / 3), (UNIFORM,)) for b in bounds),
        # Cut off, and not scaled up again.
        *((CUT_STD * math.sqrt(v), (CUT_OFF,)) for v in (*variances[:3], 0.02**2)),
    ]

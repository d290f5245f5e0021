"""Logits and targets on which the mistakes of the binary cross-entropy part.

A logit of 30 has a probability that differs from 1 in its last digits: the logarithm of 1 - p is
finite there and wrong, where a larger logit gives inf or nan.
"""

import numpy as np


def pairs(draw):
    """Logits with their targets; the first pair is the base of the laws."""

    def pair(name, heading, claim, logits, targets, **more):
        words = {"name": name, "heading": heading, "claim": claim}
        return {**words, "first": np.array(logits), "second": np.array(targets), **more}

    def soft(*shape):
        """Targets within 0 and 1, on either side of one half."""
        return np.abs(draw(*shape)) / 2.01

    def drawn(name, heading, claim, *shape):
        return pair(name, heading, claim, draw(*shape), soft(*shape))

    hard = [[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
    far = [[900.0, -800.0, 1000.0], [-700.0, -1000.0, 800.0]]
    sure = [[30.0, -40.0, 33.0], [-30.0, -35.0, 31.0]]
    yield pair("two rows", "gradients", "Loss and gradient are right", draw(2, 3), hard)
    yield drawn("soft targets", "gradients", "Targets between 0 and 1", 2, 3)
    yield drawn("square", "shapes", "As many columns as rows", 3, 3)
    yield drawn("one dimension", "shapes", "One dimension is enough", 4)
    yield drawn("three dimensions", "shapes", "More dimensions are fine", 2, 2, 3)
    yield drawn("one row", "shapes", "A batch of one", 1, 3)
    yield drawn("one number", "edges", "One number is right", 1)
    yield pair("zero", "edges", "A logit of 0: log of 2", 0 * draw(1, 2), soft(1, 2))
    yield pair("within 0 and 1", "edges", "A logit is no probability", soft(2, 2), soft(2, 2))
    yield pair("sure and wrong", "stability", "The gap itself", sure, [[0, 1, 0], [1, 1, 0.0]])
    yield pair(
        "sure and right", "stability", "Ends at zero", sure, [[1, 0, 1], [0, 0, 1.0]], scale=1.0
    )
    yield pair(
        "far out, wrong", "stability", "Large logits are exact", far, [[0, 1, 0], [1, 1, 0.0]]
    )
    yield pair(
        "far out, right", "stability", "Zero is reached", far, [[1, 0, 1], [0, 0, 1.0]], scale=1.0
    )
    yield pair("far out, soft", "stability", "Large logits, soft targets", far, soft(2, 3))
    yield pair("near zero", "stability", "Tiny logits are right", 1e-9 * draw(2, 3), soft(2, 3))

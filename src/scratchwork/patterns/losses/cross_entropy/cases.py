"""Logits and targets on which the mistakes of the cross-entropy part.

Some logits are about 740 apart: exp(-740) can still be told from zero, but has lost most of its
digits, so that a loss by way of the probability is another finite number.
"""

import numpy as np


def pairs(draw):
    """Logits with their targets; the first pair is the base of the laws."""

    def pair(name, heading, claim, logits, targets, **more):
        words = {"name": name, "heading": heading, "claim": claim}
        return {**words, "first": np.array(logits), "second": np.array(targets), **more}

    far = draw(2, 3)
    far[0, 1] += 1000.0
    far[1] += [0.0, -740.0, 500.0]
    below = -735.0 + 5 * draw(2, 3)
    rows = draw(2, 3) + np.array([[0.0], [740.0]])
    right = draw(2, 3) + np.array([[0.0, 40.0, 0.0], [0.0, 0.0, 15.0]])
    yield pair("two rows", "gradients", "Loss and gradient are right", draw(2, 3), [2, 0])
    yield pair("square", "shapes", "As many classes as rows", draw(3, 3), [1, 2, 1])
    yield pair("one row", "shapes", "A batch of one", draw(1, 3), [1])
    yield pair("two classes", "shapes", "Two classes", draw(3, 2), [1, 0, 0])
    yield pair("one class", "edges", "One class: nothing to tell", draw(2, 1), [0, 0], scale=1.0)
    yield pair("equal logits", "edges", "Equal logits: log of C", 0 * draw(1, 4), [3], scale=1.0)
    yield pair("sure and right", "edges", "It ends at zero", right, [1, 2], scale=1.0)
    yield pair("far apart", "stability", "Sure and wrong: the gap itself", far, [0, 1])
    yield pair("far below zero", "stability", "A shift changes nothing", below, [0, 2])
    yield pair("rows far apart", "stability", "Each row is on its own", rows, [2, 0])
    yield pair("near zero", "stability", "Tiny logits are right", 1e-9 * draw(2, 3), [1, 0])

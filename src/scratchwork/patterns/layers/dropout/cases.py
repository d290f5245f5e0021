"""What dropout does with seeds, and without: see `families/masks.py` for what is compared.

A mask is drawn for 20 rows and 20 columns at least, so that it cannot well happen that all of them
are dropped, or none, and for 12000 numbers where the share that is dropped counts. There x and dy
are the same all over, which makes a case short to write.
"""

import numpy as np

PARAMETERS = ()
P = 0.4
MANY = (40, 300)


def setups(draw):
    """Layers, each with numbers for it; the first one is the base of the laws."""

    def number():
        return float(draw())

    def seed():
        return round(1000 * abs(number()))

    def setup(name, heading, claim, shape=(20, 21), p=P, **more):
        return {
            "name": name,
            "heading": heading,
            "claim": claim,
            "make": {"p": p},
            "parameters": {},
            "x": np.full(shape, number()),
            "dy": np.full(shape, number()),
            "seed": seed(),
            **more,
        }

    def small(name, heading, claim, shape=(3, 4), **more):
        found = setup(name, heading, claim, **more)
        return {**found, "x": draw(*shape), "dy": draw(*shape)}

    never = {"options": {"training": False}}
    yield setup("a mask", "gradients", "The same mask in forward and backward, scaled up")
    again = setup("two masks", "state", "Each forward draws a mask of its own", MANY)
    yield {**again, "before": [again["x"]]}
    yield setup("images", "shapes", "Each number for itself, with three axes", (40, 3, 100))
    yield setup("few dropped", "stability", "The share p is dropped", MANY, p=0.2)
    yield setup(
        "default arguments", "edges", "Half is dropped by default", MANY, make={}, seed=None
    )
    yield small("nothing dropped", "edges", "p = 0 keeps everything", p=0.0)
    every = small("all dropped", "edges", "p = 1 gives zeros, there and back", p=1.0, scale=1.0)
    del every["seed"]  # nothing about it is random
    yield every
    yield small("inference", "state", "Inference is the identity, there and back", (6, 7), **never)
    after = setup("inference after training", "state", "Backward belongs to the inference", **never)
    yield {**after, "before": [after["x"]]}


def cases(rng):
    """Two layers with generators of one seed, of two seeds, and with none."""
    for name, claim, seeds in (
        ("one seed", "The generator is used: one seed, one mask", [0, 0]),
        ("two seeds", "Another seed, another mask", [0, 1]),
        ("no generator", "Without a generator, layers draw different masks", None),
    ):
        first = rng.randrange(1000)
        x = np.full((20, 21), 1.5)
        yield {
            "name": name,
            "heading": "state",
            "claim": claim,
            "inputs": {
                "make": [{"p": P}] * 2,
                "seeds": [first + s for s in seeds] if seeds else [None, None],
                "calls": [{"who": who, "do": "forward", "on": x} for who in (0, 1)],
            },
            "same": 1e-8,
        }

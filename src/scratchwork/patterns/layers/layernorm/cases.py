"""Rows on which the mistakes of layer normalization part: all axes differ, eps is exaggerated."""

PARAMETERS = ("gamma", "beta")
STARTS = (({"normalized_shape": 3}, ["gamma", "beta"]),)


def setups(draw):
    """Layers, each with rows for it; the first one is the base of the laws."""

    def setup(name, heading, claim, *shape, eps=0.3):
        return {
            "name": name,
            "heading": heading,
            "claim": claim,
            "make": {"normalized_shape": shape[-1], "eps": eps},
            "parameters": {"gamma": draw(shape[-1]), "beta": draw(shape[-1])},
            "x": draw(*shape),
            "dy": draw(*shape),
        }

    yield setup("three dimensions", "shapes", "x may be (batch, length, features)", 3, 2, 4)
    yield setup("two rows", "gradients", "A pass there and back is right", 2, 3)
    yield setup("square", "shapes", "As many rows as features", 3, 3)
    yield setup("a cube", "shapes", "Three dimensions of one size", 2, 2, 2)
    yield setup("one row", "edges", "A batch of one is like any other", 1, 3)
    one = setup("one feature", "edges", "A single feature becomes beta", 7, 1)
    yield {**one, "scale": 1.0}
    same = setup("equal features", "edges", "A row that does not vary becomes beta", 2, 3)
    yield {**same, "x": same["x"][:, [0, 0, 0]], "scale": 1.0}
    small = setup("tiny spread", "stability", "Where the variance is below eps", 2, 3, eps=1e-5)
    yield {**small, "x": 1e-3 * small["x"]}
    large = setup("large", "stability", "Numbers near 1e100 are handled", 2, 3)
    yield {**large, "x": 1e100 * large["x"]}
    default = setup("default arguments", "edges", "The defaults are the contract's", 2, 3)
    yield {**default, "make": {"normalized_shape": 3}, "x": 1e-2 * default["x"]}

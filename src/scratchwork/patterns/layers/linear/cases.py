"""Sizes on which the mistakes of a linear layer part."""

PARAMETERS = ("W", "b")
STARTS = (  # enough weights to see what they are drawn from, for two fans, and enough biases
    ({"in_features": 150, "out_features": 100}, ["W"]),
    ({"in_features": 60, "out_features": 250}, ["W"]),
    ({"in_features": 1, "out_features": 10_000}, ["W", "b"]),
)


def setups(draw):
    """Layers, each with a batch for it; the first one is the base of the laws."""

    def setup(name, heading, claim, batch, fan_in, fan_out):
        return {
            "name": name,
            "heading": heading,
            "claim": claim,
            "make": {"in_features": fan_in, "out_features": fan_out},
            "parameters": {"W": draw(fan_out, fan_in), "b": draw(fan_out)},
            "x": draw(batch, fan_in),
            "dy": draw(batch, fan_out),
        }

    yield setup("two rows", "gradients", "A pass there and back is right", 2, 3, 4)
    yield setup("square", "shapes", "As many inputs as outputs as rows", 3, 3, 3)
    yield setup("one row", "shapes", "A batch of one", 1, 3, 2)
    yield setup("one output", "shapes", "A layer with one output", 2, 3, 1)
    yield setup("one number", "edges", "One row, one input, one output", 1, 1, 1)
    large = setup("large", "stability", "Numbers near 1e150 are handled", 2, 2, 2)
    yield {**large, "x": 1e150 * large["x"]}

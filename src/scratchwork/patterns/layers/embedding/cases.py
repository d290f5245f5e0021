"""Indices on which the mistakes of an embedding part: some occur twice, in a row and across rows,
and some not at all."""

import numpy as np

PARAMETERS = ("W",)
INDICES = True
STARTS = (  # enough numbers to see what they are drawn from, for two widths
    ({"num_embeddings": 400, "embedding_dim": 30}, ["W"]),
    ({"num_embeddings": 200, "embedding_dim": 60}, ["W"]),
)


def setups(draw):
    """Tables, each with indices for it; the first one is the base of the laws."""

    def setup(name, heading, claim, rows, width, indices):
        x = np.array(indices)
        return {
            "name": name,
            "heading": heading,
            "claim": claim,
            "make": {"num_embeddings": rows, "embedding_dim": width},
            "parameters": {"W": draw(rows, width)},
            "x": x,
            "dy": draw(*x.shape, width),
        }

    yield setup(
        "two sentences",
        "gradients",
        "A pass there and back is right",
        5,
        4,
        [[3, 0, 3], [1, 3, 0]],
    )
    yield setup("each once", "gradients", "Each index once", 3, 2, [2, 0, 1])
    yield setup("one many times", "gradients", "What repeats adds up", 3, 2, [1, 1, 1, 1])
    yield setup("square", "shapes", "As many rows as columns as indices", 3, 3, [2, 0, 2])
    yield setup("three axes", "shapes", "Indices with three axes", 4, 2, [[[3, 1, 3]], [[0, 1, 0]]])
    yield setup("one column", "shapes", "Vectors of one number", 4, 1, [[3, 0, 3]])
    yield setup("one index", "edges", "A single index", 2, 3, [1])
    yield setup("one row", "edges", "A table of a single row", 1, 2, [[0], [0]])
    large = setup("large", "stability", "Gradients near 1e150 are handled", 3, 2, [2, 0, 2])
    yield {**large, "dy": 1e150 * large["dy"]}

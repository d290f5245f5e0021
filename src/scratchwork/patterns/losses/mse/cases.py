"""Predictions and targets on which the mistakes of the mean squared error part."""


def pairs(draw):
    """Predictions with their targets; the first pair is the base of the laws."""

    def pair(name, heading, claim, y_pred, y_true, **more):
        words = {"name": name, "heading": heading, "claim": claim}
        return {**words, "first": y_pred, "second": y_true, **more}

    def drawn(name, heading, claim, *shape):
        return pair(name, heading, claim, draw(*shape), draw(*shape))

    some = draw(2, 3)
    yield drawn("two rows", "gradients", "The loss and its gradient are right", 2, 3)
    yield drawn("square", "shapes", "As many columns as rows", 3, 3)
    yield drawn("one dimension", "shapes", "One dimension is enough", 4)
    yield drawn("three dimensions", "shapes", "More dimensions are fine", 2, 2, 3)
    yield drawn("one row", "shapes", "A batch of one", 1, 3)
    yield drawn("one number", "edges", "One number is right", 1)
    yield pair("no error", "edges", "No error is no loss", some, some.copy(), scale=1.0)
    large, small = 1e150 * draw(2, 2), 1e-9 * draw(2, 2)
    yield pair("large errors", "stability", "Errors near 1e150 are handled", large, draw(2, 2))
    yield pair("small errors", "stability", "Errors near 1e-9 are not lost", small, 0 * small)

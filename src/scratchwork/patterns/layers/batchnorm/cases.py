"""Batches on which the mistakes of batch normalization part: eps and momentum are exaggerated."""

PARAMETERS = ("gamma", "beta")
STATE = ["running_mean", "running_var"]
STARTS = (({"num_features": 3}, ["gamma", "beta", *STATE]),)
EVALUATION = {"training": False}


def setups(draw):
    """Layers, each with a batch for it; the first one is the base of the laws."""

    def setup(name, heading, claim, batch, features, eps=0.3, **more):
        return {
            "name": name,
            "heading": heading,
            "claim": claim,
            "make": {"num_features": features, "eps": eps, "momentum": 0.3},
            "parameters": {"gamma": draw(features), "beta": draw(features)},
            "x": draw(batch, features),
            "dy": draw(batch, features),
            "see": STATE,
            **more,
        }

    def evaluated(name, heading, claim, **more):
        found = setup(name, heading, claim, 2, 2, options=EVALUATION, **more)
        del found["dy"]  # backward after an evaluation is not asked for
        return found

    known = {"running_mean": draw(2), "running_var": draw(2) ** 2}
    yield setup("three rows", "gradients", "A pass there and back is right", 3, 2)
    yield setup("square", "shapes", "As many rows as features", 3, 3)
    yield setup("one feature", "shapes", "One feature", 3, 1)
    one = setup("one row", "edges", "A batch of one gives beta and a gradient of zero", 1, 2)
    yield {**one, "scale": 1.0}
    same = setup("equal rows", "edges", "A feature that does not vary becomes beta", 2, 2)
    yield {**same, "x": same["x"][[0, 0]], "scale": 1.0}
    yield setup(
        "three batches", "state", "Running statistics follow", 2, 2, before=[draw(3, 2)] * 2
    )
    one = evaluated("evaluation", "state", "Evaluation uses running statistics and keeps them")
    yield {**one, "parameters": {**one["parameters"], **known}}
    yield evaluated(
        "train, then evaluate", "state", "Evaluation uses what training left", before=[draw(3, 2)]
    )
    yield evaluated("evaluation at once", "edges", "Before any training, mean 0 and variance 1")
    small = setup("tiny spread", "stability", "Where the variance is below eps", 3, 2, eps=1e-5)
    yield {**small, "x": 1e-3 * small["x"]}
    large = setup("large", "stability", "Numbers near 1e100 are handled", 3, 2)
    yield {**large, "x": 1e100 * large["x"]}
    default = setup("default arguments", "edges", "The defaults are the contract's", 3, 2)
    yield {**default, "make": {"num_features": 2}, "x": 1e-2 * default["x"]}

"""Texts on which the mistakes of attention part: no two sizes alike, and scores far from zero."""

PARAMETERS = ("Wqkv", "bqkv", "Wo", "bo")
STARTS = (  # enough weights to see what they are drawn from, for two widths
    ({"embed_dim": 100, "num_heads": 4}, ["Wqkv", "Wo"]),
    ({"embed_dim": 130, "num_heads": 5}, ["Wqkv", "Wo"]),
)


def setups(draw):
    """Layers, each with a batch of texts for it; the first one is the base of the laws."""

    def setup(name, heading, claim, batch, time, heads, d_head, causal=False):
        E = heads * d_head
        return {
            "name": name,
            "heading": heading,
            "claim": claim,
            "make": {"embed_dim": E, "num_heads": heads, "causal": causal},
            "parameters": {
                "Wqkv": draw(3 * E, E),
                "bqkv": draw(3 * E),
                "Wo": draw(E, E),
                "bo": draw(E),
            },
            # Scores of size 1: no token has all the attention, and none has nothing of it.
            "x": (draw(batch, time, E) / 5).round(2),
            "dy": draw(batch, time, E),
        }

    yield setup("two texts", "gradients", "A pass there and back is right", 2, 3, 2, 2)
    yield setup("causal", "gradients", "No token sees a later one", 1, 4, 2, 3, causal=True)
    yield setup("wide", "shapes", "Five sizes that all differ", 4, 3, 2, 5)
    yield setup("many heads", "shapes", "Heads of one number each", 2, 4, 3, 1)
    yield setup("one head", "edges", "One head is attention over the whole width", 2, 2, 1, 3)
    yield setup("one token", "edges", "A token that is alone sees itself", 2, 1, 2, 2)
    yield setup(
        "first token", "edges", "The first token sees itself alone", 1, 1, 1, 2, causal=True
    )
    # Only the last token sees its own key, in a score that is a square.
    claim = "Scores near 0 beside scores beyond 1000 keep their weights"
    large = setup("large", "stability", claim, 2, 3, 2, 2, causal=True)
    large["parameters"]["Wqkv"][4:8] = large["parameters"]["Wqkv"][:4]
    large["parameters"]["bqkv"][4:8] = large["parameters"]["bqkv"][:4]
    large["x"][:, -1] *= 300
    yield large
    default = setup("default arguments", "edges", "Every token sees all, by default", 1, 3, 1, 2)
    yield {**default, "make": {"embed_dim": 2, "num_heads": 1}}

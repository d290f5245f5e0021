"""Images on which the mistakes of pooling part: windows that overlap, that touch the frame, that
have no positive number in them, and that have ties."""

import numpy as np

PARAMETERS = ()


def setups(draw):
    """Layers, each with a batch of images for it; the first one is the base of the laws."""

    def setup(name, heading, claim, image, k, s=None, p=0, batch=1, channels=1):
        H, W = image
        step = k if s is None else s
        H_out, W_out = (H + 2 * p - k) // step + 1, (W + 2 * p - k) // step + 1
        make = {"kernel_size": k, "stride": s, "padding": p}
        return {
            "name": name,
            "heading": heading,
            "claim": claim,
            "make": {a: v for a, v in make.items() if v},  # the rest is left to the defaults
            "parameters": {},
            "x": ranked(draw(batch, channels, H, W)),
            "dy": draw(batch, channels, H_out, W_out),
        }

    def ranked(x):
        """The numbers in the same order, no two alike: -0.95, -0.85, ..., about as many below zero
        as above it."""
        ranks = np.argsort(np.argsort(x, axis=None)).reshape(x.shape)
        return np.round((ranks - x.size // 2) / 10 + 0.05, 2)

    yield setup(
        "overlapping windows",
        "gradients",
        "A pass there and back is right",
        (3, 5),
        k=3,
        s=2,
        p=1,
        batch=2,
    )
    yield setup("no stride given", "edges", "Without a stride, windows lie side by side", (4, 6), 2)
    yield setup("stride one", "gradients", "A pixel in several windows", (3, 4), 2, s=1)
    yield setup("channels", "shapes", "Each channel by itself", (2, 4), 2, batch=2, channels=3)
    yield setup("left over", "shapes", "Windows that do not reach the end", (3, 5), 2)
    yield setup("wide stride", "edges", "A stride beyond the window", (5, 8), 2, s=3)
    yield setup("one window", "edges", "A window as large as the image", (3, 3), 3)
    below = setup("below zero", "stability", "Nothing but negative numbers", (2, 4), 2, p=1)
    yield {**below, "x": -1e150 * np.abs(below["x"])}
    equal = setup("equal pixels", "edges", "At a tie the first pixel gets it all", (3, 4), 2, s=1)
    yield {**equal, "x": np.full_like(equal["x"], -0.5)}
    two = setup("two the same", "edges", "The first is that of the upper row", (2, 4), 2)
    yield {**two, "x": np.array([[[[0.1, 0.7, 0.2, 0.3], [0.7, 0.4, 0.3, 0.3]]]])}

"""Images and kernels on which the mistakes of a convolution part: no two sizes alike."""

PARAMETERS = ("W", "b")
STARTS = (  # enough weights to see what they are drawn from, for two fans, and enough biases
    ({"in_channels": 30, "out_channels": 20, "kernel_size": 5}, ["W"]),
    ({"in_channels": 16, "out_channels": 100, "kernel_size": 3}, ["W"]),
    ({"in_channels": 1, "out_channels": 10_000, "kernel_size": 1}, ["W", "b"]),
)


def setups(draw):
    """Layers, each with a batch of images for it; the first one is the base of the laws."""

    def setup(name, heading, claim, image, channels, k, s=1, p=0, batch=1):
        (c, o), (H, W) = channels, image
        H_out, W_out = (H + 2 * p - k) // s + 1, (W + 2 * p - k) // s + 1
        return {
            "name": name,
            "heading": heading,
            "claim": claim,
            "make": {
                "in_channels": c,
                "out_channels": o,
                "kernel_size": k,
                "stride": s,
                "padding": p,
            },
            "parameters": {"W": draw(o, c, k, k), "b": draw(o)},
            "x": draw(batch, c, H, W),
            "dy": draw(batch, o, H_out, W_out),
        }

    yield setup(
        "two images",
        "gradients",
        "A pass there and back is right",
        (3, 4),
        (2, 3),
        k=2,
        s=2,
        p=1,
        batch=2,
    )
    yield setup("plain", "edges", "No stride, no padding", (2, 3), (1, 1), k=2)
    yield setup("stride", "gradients", "Every second window", (3, 5), (1, 1), k=2, s=2)
    yield setup("padding", "gradients", "A frame of zeros", (2, 3), (1, 1), k=2, p=1)
    yield setup("channels", "shapes", "Three channels to two", (2, 3), (3, 2), k=2)
    yield setup("left over", "edges", "Windows that do not reach the end", (4, 3), (1, 2), k=2, s=3)
    yield setup("wide stride", "edges", "A stride beyond the kernel", (5, 4), (1, 1), k=1, s=3)
    yield setup("wide padding", "edges", "Padding as wide as the kernel", (3, 2), (1, 1), k=2, p=2)
    yield setup("one window", "edges", "A kernel as large as the image", (3, 3), (1, 2), k=3)
    yield setup("square", "shapes", "Nothing but twos", (2, 2), (2, 2), k=2, s=2, p=2, batch=2)
    large = setup("large", "stability", "Numbers near 1e150", (2, 3), (1, 1), k=2, p=1)
    yield {**large, "x": 1e150 * large["x"]}

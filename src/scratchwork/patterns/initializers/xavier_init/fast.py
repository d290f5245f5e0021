"""Xavier initialization, scaled in place: the numbers come from the given generator."""

import numpy as np


def xavier_init(fan_in, fan_out, rng):
    W = rng.standard_normal((fan_out, fan_in))
    W *= np.sqrt(2 / (fan_in + fan_out))
    return W

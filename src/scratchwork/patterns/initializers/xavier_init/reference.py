"""Xavier initialization (Glorot and Bengio 2010, equation 12), for tanh and the like."""

import numpy as np


def xavier_init(fan_in, fan_out, rng):
    std = np.sqrt(2 / (fan_in + fan_out))  # (1)
    return std * rng.standard_normal((fan_out, fan_in))  # (2)

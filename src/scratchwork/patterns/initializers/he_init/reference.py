"""He initialization (He et al. 2015, section 2.2), for layers that a ReLU follows."""

import numpy as np


def he_init(fan_in, fan_out, rng):
    std = np.sqrt(2 / fan_in)  # (1)
    return std * rng.standard_normal((fan_out, fan_in))  # (2)

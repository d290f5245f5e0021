# [wrong]
import numpy as np


def erf(z):
    """Abramowitz and Stegun, 7.1.26."""
    t = 1 / (1 + 0.3275911 * np.abs(z))
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.sign(z) * (1 - poly * np.exp(-z * z))


class GELU:
    def forward(self, x):
        self.x = x
        self.cdf = 0.5 * (1 + erf(x / 2**0.5))
        return x * self.cdf

    def backward(self, dy):
        pdf = np.exp(-self.x**2 / 2) / (2 * np.pi).__float__() ** 0.5
        return dy * (self.cdf + self.x * pdf)

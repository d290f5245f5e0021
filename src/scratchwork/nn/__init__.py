"""Networks of the patterns' compiled versions, with the names of torch.nn where the ideas match.

from scratchwork import nn

nn.manual_seed(0)
net = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 10))
history = nn.fit(net, images, labels, nn.cross_entropy, nn.Adam(lr=0.001), epochs=5)
nn.save(net, "digits.safetensors")

pieces.py     the patterns: compiled, or the references if Numba is not there
layers.py     what a network is made of
network.py    Sequential, whose parameters lie in one array
training.py   fit
files.py      save, load, load_state_dict
"""

from scratchwork.nn.files import load, load_state_dict, save, state_dict
from scratchwork.nn.layers import (
    GELU,
    BatchNorm,
    BatchNorm2d,
    Conv2d,
    Dropout,
    Embedding,
    Flatten,
    LayerNorm,
    LeakyReLU,
    Linear,
    MaxPool2d,
    MultiHeadAttention,
    Positions,
    ReLU,
    Residual,
    Sigmoid,
    Softmax,
    Tanh,
    manual_seed,
)
from scratchwork.nn.network import Sequential
from scratchwork.nn.pieces import (
    SGD,
    AdaGrad,
    Adam,
    AdamW,
    RMSprop,
    SGDMomentum,
    binary_cross_entropy,
    cross_entropy,
    mse,
)
from scratchwork.nn.training import History, cosine, fit, predict, train_step

__all__ = [
    "GELU",
    "SGD",
    "AdaGrad",
    "Adam",
    "AdamW",
    "BatchNorm",
    "BatchNorm2d",
    "Conv2d",
    "Dropout",
    "Embedding",
    "Flatten",
    "History",
    "LayerNorm",
    "LeakyReLU",
    "Linear",
    "MaxPool2d",
    "MultiHeadAttention",
    "Positions",
    "RMSprop",
    "ReLU",
    "Residual",
    "SGDMomentum",
    "Sequential",
    "Sigmoid",
    "Softmax",
    "Tanh",
    "binary_cross_entropy",
    "cosine",
    "cross_entropy",
    "fit",
    "load",
    "load_state_dict",
    "manual_seed",
    "mse",
    "predict",
    "save",
    "state_dict",
    "train_step",
]

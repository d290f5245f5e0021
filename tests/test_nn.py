"""Networks: PyTorch is the oracle, of layers, whole gradients, and a hundred steps."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from scratchwork import nn
from scratchwork.kernels import threads
from scratchwork.model import ScratchworkError

F64 = torch.float64


@pytest.fixture(autouse=True)
def _seeded() -> None:
    nn.manual_seed(0)
    torch.manual_seed(0)


class TorchResidual(torch.nn.Sequential):
    def forward(self, input: torch.Tensor) -> torch.Tensor:  # noqa: A002
        return input + super().forward(input)


class TorchAttention(torch.nn.MultiheadAttention):
    def forward(self, x: torch.Tensor) -> Any:  # type: ignore[override]
        later = torch.ones(x.shape[1], x.shape[1], dtype=torch.bool).triu(1)
        return super().forward(x, x, x, attn_mask=later, need_weights=False)[0]


class TorchPositions(torch.nn.Module):
    def __init__(self, length: int, width: int):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.randn(length, width))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.weight[: x.shape[1]]


def mlp() -> tuple[tuple[Any, ...], torch.nn.Module]:
    t = torch.nn
    return (
        (nn.Linear(20, 33), nn.ReLU(), nn.Linear(33, 17), nn.Tanh(), nn.Linear(17, 5)),
        t.Sequential(t.Linear(20, 33), t.ReLU(), t.Linear(33, 17), t.Tanh(), t.Linear(17, 5)),
    )


def cnn() -> tuple[tuple[Any, ...], torch.nn.Module]:
    t = torch.nn
    return (
        (
            nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 3, padding=1), nn.LeakyReLU(0.1), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(48, 5),
        ),
        t.Sequential(
            t.Conv2d(3, 8, 3, padding=1), t.BatchNorm2d(8), t.ReLU(), t.MaxPool2d(2),
            t.Conv2d(8, 16, 3, padding=1), t.LeakyReLU(0.1), t.MaxPool2d(2),
            t.Flatten(), t.Linear(48, 5),
        ),
    )  # fmt: skip


def gpt() -> tuple[tuple[Any, ...], torch.nn.Module]:
    t = torch.nn
    return (
        (
            nn.Embedding(11, 16), nn.Positions(9, 16),
            nn.Residual(nn.LayerNorm(16), nn.MultiHeadAttention(16, 4, causal=True)),
            nn.Residual(nn.LayerNorm(16), nn.Linear(16, 40), nn.GELU(), nn.Linear(40, 16)),
            nn.LayerNorm(16), nn.Linear(16, 11),
        ),
        t.Sequential(
            t.Embedding(11, 16), TorchPositions(9, 16),
            TorchResidual(t.LayerNorm(16), TorchAttention(16, 4, batch_first=True)),
            TorchResidual(t.LayerNorm(16), t.Linear(16, 40), t.GELU(), t.Linear(40, 16)),
            t.LayerNorm(16), t.Linear(16, 11),
        ),
    )  # fmt: skip


NETWORKS: dict[str, tuple[Callable[[], Any], Callable[[np.random.Generator], Any]]] = {
    "mlp": (mlp, lambda rng: (rng.standard_normal((13, 20)), rng.integers(0, 5, 13))),
    "cnn": (cnn, lambda rng: (rng.standard_normal((13, 3, 4, 12)), rng.integers(0, 5, 13))),
    "gpt": (gpt, lambda rng: (rng.integers(0, 11, (3, 9)), rng.integers(0, 11, (3, 9)))),
}
OPTIMIZERS: dict[str, tuple[Callable[[], Any], Callable[[Any], torch.optim.Optimizer]]] = {
    "mlp": (lambda: nn.SGDMomentum(0.05, 0.9), lambda p: torch.optim.SGD(p, 0.05, 0.9)),
    "cnn": (lambda: nn.Adam(0.01), lambda p: torch.optim.Adam(p, 0.01)),
    "gpt": (
        lambda: nn.AdamW(0.01, weight_decay=0.1),
        lambda p: torch.optim.AdamW(p, 0.01, weight_decay=0.1),
    ),
}


def both(name: str, dtype: Any) -> tuple[nn.Sequential, torch.nn.Module, Any, Any]:
    """The same network twice, with PyTorch's start, in our dtype and in float64; x and y."""
    make, data = NETWORKS[name]
    layers, theirs = make()
    theirs = theirs.to(F64)
    ours = nn.Sequential(*layers, dtype=dtype)
    nn.load_state_dict(ours, theirs.state_dict())
    x, y = data(np.random.default_rng(0))
    return ours, theirs, x, y


def torch_loss(net: torch.nn.Module, x: Any, y: Any) -> torch.Tensor:
    scores = net(torch.from_numpy(x))
    return torch.nn.functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), torch.from_numpy(y).reshape(-1)
    )


BOUNDS = {np.float64: 1e-12, np.float32: 3e-6}
each_kind = pytest.mark.parametrize("dtype", [np.float64, np.float32], ids=["float64", "float32"])


@each_kind
@pytest.mark.parametrize("name", NETWORKS)
def test_the_gradients_of_a_whole_network_are_pytorchs(name: str, dtype: Any) -> None:
    ours, theirs, x, y = both(name, dtype)
    value, grad = nn.cross_entropy(ours.forward(x), y)
    ours.backward(grad)
    expected = torch_loss(theirs, x, y)
    expected.backward()
    assert abs(value - expected.item()) < BOUNDS[dtype] * 10
    gradients = dict(ours.parameters())
    for (key, p), (_, place) in zip(theirs.named_parameters(), ours.parameters(), strict=True):
        assert p.grad is not None
        start = (place.ctypes.data - ours.params.ctypes.data) // place.itemsize
        found = ours.grads[start : start + place.size].reshape(place.shape)
        size = max(1e-2, p.grad.abs().max().item())
        assert np.abs(found - p.grad.numpy()).max() / size < BOUNDS[dtype] * 20, key
    assert list(gradients) == [key for key, _ in theirs.named_parameters()]


@each_kind
@pytest.mark.parametrize("name", NETWORKS)
def test_a_hundred_steps_are_pytorchs(name: str, dtype: Any) -> None:
    """In float64 to 1e-10; in float32 losses to 2e-3: a rounding grows from step to step."""
    ours, theirs, x, y = both(name, dtype)
    mine, torchs = OPTIMIZERS[name]
    optimizer, reference = mine(), torchs(theirs.parameters())
    for _ in range(100):
        value = nn.train_step(ours, nn.cross_entropy, optimizer, x, y)
        reference.zero_grad()
        expected = torch_loss(theirs, x, y)
        expected.backward()
        reference.step()
        assert abs(value - expected.item()) < (1e-10 if dtype is np.float64 else 2e-3)
    if dtype is np.float64:
        for (key, p), (_, q) in zip(theirs.named_parameters(), ours.parameters(), strict=True):
            assert np.abs(q - p.detach().numpy()).max() < 1e-8, key


@pytest.mark.parametrize("name", NETWORKS)
def test_gradients_are_those_of_central_differences(name: str) -> None:
    net, _, x, y = both(name, np.float64)
    net.backward(nn.cross_entropy(net.forward(x), y)[1])
    grads, h = net.grads.copy(), 1e-6
    rng = np.random.default_rng(1)
    used = np.flatnonzero(grads)
    for i in rng.choice(used, 60, replace=False):
        before = net.params[i]
        values = []
        for step in (h, -h):
            net.params[i] = before + step
            values.append(nn.cross_entropy(net.forward(x), y)[0])
        net.params[i] = before
        assert abs((values[0] - values[1]) / (2 * h) - grads[i]) < 1e-7


@pytest.mark.skipif(threads.get_threads() < 2, reason="one core")
@pytest.mark.parametrize("name", NETWORKS)
def test_training_on_one_thread_and_on_two(name: str) -> None:
    """The same but for the order of sums over a batch, which five steps of training pass on."""
    ends = []
    for count in (1, 2):
        torch.manual_seed(0)
        net, _, x, y = both(name, np.float64)
        x, y = np.concatenate([x] * 20), np.concatenate([y] * 20)
        with threads.threads(count):
            for _ in range(5):
                nn.train_step(net, nn.cross_entropy, nn.SGD(0.05), x, y)
        ends.append(net.params.copy())
    assert np.abs(ends[0] - ends[1]).max() < 1e-12


# --- files and PyTorch -----------------------------------------------------------------------


def test_a_network_is_kept_and_read_by_both(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    net, theirs, x, _ = both("cnn", np.float32)
    theirs = theirs.float()
    file = tmp_path / "net.safetensors"
    nn.save(net, file)
    there = load_file(file)
    assert {k for k in theirs.state_dict() if "num_batches" not in k} == set(there)
    net.params += 1
    nn.load(net, file)
    theirs.eval()
    with torch.no_grad():
        expected = theirs(torch.from_numpy(x).float()).numpy()
    assert np.abs(net.forward(x, training=False) - expected).max() < 1e-5
    save_file(theirs.state_dict(), tmp_path / "theirs.safetensors")
    net.params += 1
    nn.load(net, tmp_path / "theirs.safetensors")
    assert np.abs(net.forward(x, training=False) - expected).max() < 1e-5


def test_what_is_not_of_this_network_is_refused_and_nothing_is_changed(tmp_path: Path) -> None:
    net = nn.Sequential(nn.Linear(3, 2))
    before = net.params.copy()
    state = nn.state_dict(net)
    with pytest.raises(ScratchworkError, match=r"no 0\.weight is given; there are: 0\.bias"):
        nn.load_state_dict(net, {"0.bias": state["0.bias"] + 1})
    with pytest.raises(ScratchworkError, match=r"the network has no 1\.weight; it has: 0\.weight"):
        nn.load_state_dict(net, {**state, "1.weight": state["0.weight"]})
    with pytest.raises(ScratchworkError, match=r"0\.weight has the shape \(2, 2\); expected: \(2,"):
        nn.load_state_dict(net, {**state, "0.bias": np.ones(2), "0.weight": np.ones((2, 2))})
    damaged = tmp_path / "damaged.safetensors"
    damaged.write_bytes(b"not such a file")
    with pytest.raises(ScratchworkError, match="cannot be read as safetensors"):
        nn.load(net, damaged)
    with pytest.raises(ScratchworkError, match="cannot be read as safetensors"):
        nn.load(net, tmp_path / "nothing")
    assert np.array_equal(net.params, before)


# --- fit -------------------------------------------------------------------------------------


def spirals(count: int = 400) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, count)
    r = rng.random(count)
    angle = 4 * r + np.pi * y + 0.1 * rng.standard_normal(count)
    return np.stack([r * np.cos(angle), r * np.sin(angle)], axis=1), y


def small() -> nn.Sequential:
    return nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Dropout(0.1), nn.Linear(32, 2))


def test_it_learns_and_the_history_says_how() -> None:
    x, y = spirals()
    net = small()
    history = nn.fit(
        net, x[:300], y[:300], nn.cross_entropy, nn.Adam(0.02), epochs=30, batch_size=32,
        schedule=nn.cosine, clip=1.0, validation=(x[300:], y[300:]),
    )  # fmt: skip
    assert history.accuracy[-1] > 0.95
    assert len(history.loss) == len(history.validation_loss) == len(history.seconds) == 30
    assert history.loss[-1] < history.loss[0] / 3
    assert history.lr[0] > history.lr[15] > history.lr[-1] > 0
    scores = nn.predict(net, x[300:])
    assert np.mean(scores.argmax(axis=1) == y[300:]) == history.accuracy[-1]


def test_the_same_seed_gives_the_same_network() -> None:
    x, y = spirals()
    ends = []
    for seed in (1, 1, 2):
        nn.manual_seed(seed)
        net = small()
        nn.fit(net, x, y, nn.cross_entropy, nn.Adam(0.02), epochs=2)
        ends.append(net.params.copy())
    assert np.array_equal(ends[0], ends[1])
    assert not np.array_equal(ends[0], ends[2])


def test_an_early_end_keeps_the_best() -> None:
    x, y = spirals(60)
    noise = np.random.default_rng(0).integers(0, 2, 60)
    net = small()
    history = nn.fit(
        net, x, y, nn.cross_entropy, nn.Adam(0.05), epochs=200, patience=3, validation=(x, noise)
    )
    assert len(history.loss) == history.best + 4 < 200
    assert history.validation_loss[history.best] == min(history.validation_loss)
    found = nn.cross_entropy(nn.predict(net, x), noise)[0]
    assert abs(found - history.validation_loss[history.best]) < 1e-6


def test_gradients_are_clipped_to_a_norm() -> None:
    x, y = spirals()
    net = small()
    seen: list[float] = []

    class Still:
        lr = 0.0

        def step(self, params: Any, grads: Any) -> None:
            seen.append(float(np.linalg.norm(grads[0])))

    nn.fit(net, 1000 * x, y, nn.cross_entropy, Still(), clip=0.25)
    assert max(seen) == pytest.approx(0.25, rel=1e-5)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no examples": ({"x": np.empty((0, 2)), "y": np.empty(0, int)}, "0 examples and 0 targets"),
    "too few targets": ({"y": np.zeros(3, int)}, "400 examples and 3 targets"),
    "no epochs": ({"epochs": 0}, "0 epochs of batches of 64"),
    "no batch": ({"batch_size": 0}, "1 epochs of batches of 0"),
    "patience alone": ({"patience": 1}, "patience needs validation"),
    "it diverges": ({"optimizer": nn.SGD(1e30), "epochs": 5}, "the loss is (nan|inf) in step"),
}


@pytest.mark.parametrize(("changed", "expected"), BAD.values(), ids=list(BAD))
def test_what_cannot_be_trained(changed: dict[str, Any], expected: str) -> None:
    x, y = spirals()
    usual = {"x": x, "y": y, "loss": nn.cross_entropy, "optimizer": nn.Adam()}
    with np.errstate(all="ignore"), pytest.raises(ScratchworkError, match=expected):
        nn.fit(small(), **{**usual, **changed})


def test_a_network_of_another_dtype() -> None:
    with pytest.raises(ScratchworkError, match="a network of float16: expected float32 or float64"):
        nn.Sequential(nn.Linear(2, 2), dtype=np.float16)


def test_parameters_are_views_of_one_array() -> None:
    net = small()
    for name, p in net.parameters():
        assert np.shares_memory(p, net.params), name
        assert p.ctypes.data % 64 == net.params.ctypes.data % 64
    net.params[:] = 0
    assert all(not p.any() for _, p in net.parameters())


# --- without Numba ---------------------------------------------------------------------------


def test_without_numba_the_references_are_used_and_that_is_said_once() -> None:
    program = (
        "import sys, warnings\nsys.modules['numba'] = sys.modules['llvmlite'] = None\n"
        "import numpy as np\nfrom scratchwork import nn\nnn.manual_seed(0)\n"
        "net = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 2))\n"
        "x = np.random.randn(100, 2)\n"
        "found = nn.fit(net, x, (x[:, 0] > 0) * 1, nn.cross_entropy, nn.Adam(0.05), epochs=40)\n"
        "print(found.loss[-1] < 0.3 * found.loss[0], net.params.dtype)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ran.stdout == "True float32\n", ran.stderr
    assert ran.stderr.count("the references are used, which are slower") == 1


def test_progress_is_a_line_an_epoch(capsys: pytest.CaptureFixture[str]) -> None:
    x, y = spirals()
    nn.fit(small(), x, y, nn.cross_entropy, nn.Adam(), epochs=2, progress=True)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["epoch 1/2", "epoch 2/2"]

"""A module that tells the values of its expressions means what the plain one means.

It returns and raises the same, on the same line, asks every object as often and in the same order,
and leaves the same behind. What it tells is bounded, does not change afterwards, and reads like a
calculation on paper.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scratchwork.catalogue import catalogue
from scratchwork.model import Outcome, Summary
from scratchwork.sandbox import execute as executing
from scratchwork.sandbox.execute import FILENAME, execute
from scratchwork.sandbox.instrument import ACTIVATION, TRACER, Instrumented, instrumented
from scratchwork.sandbox.recorder import (
    MAX_ARRAY,
    MAX_EVENTS,
    MAX_KEPT,
    Event,
    Recorder,
    recorded,
    substituted,
)
from scratchwork.truth import Truth

KNOWN = catalogue()
LEARNERS = Path(__file__).parent / "learners"

# Every snippet defines `main`. It finds `np`, a list `log`, and `noted(x)`, which puts x on the
# list and gives it back. The names of those that are to raise begin with "raises".
TRICKY = {
    # --- augmented assignment ---
    "augmented names": """
total = 1

def main():
    global total
    x = 7
    x += 1
    x -= 2
    x *= 5
    x //= 4
    x **= 2
    x %= 30
    x <<= 3
    x >>= 1
    x |= 1
    x &= 57
    x ^= 3
    x /= 2
    total += x
    return x, total
""",
    "augmented attributes": """
class A:
    count = 1

def main():
    a, b = A(), A()
    a.count += 5  # the class keeps its own
    A.count *= 10
    b.other = [1]
    b.other += [2]
    return a.count, b.count, A.count, vars(a), vars(b)
""",
    "augmented subscripts": """
def main():
    x, d = [1, 2, 3], {"a": 1, (1, 2): 3}
    x[0] += 10
    x[-1] *= 2
    x[True] -= 1
    d["a"] += 0.5
    d[1, 2] += 1
    return x, d
""",
    "augmented slices": """
def main():
    x = [1, 2, 3, 4, 5]
    x[1:3] += ["a", "b"]
    x[::2] += []
    x[:] *= 2
    x[8:] += "z"
    y = np.arange(6)
    y[1:-1:2] *= 10
    y[:2] -= 1
    y[-1:] += 5
    y[::-1] += np.arange(6)
    return x, y
""",
    "augmented subscripts with several indices": """
def main():
    x = np.arange(24.0).reshape(2, 3, 4)
    x[0, 1] += 1
    x[:, 1] *= 2
    x[0, ::2, 1:] -= 0.5
    x[..., 0] += 100
    x[1, ..., -1:] /= 4
    x[...] += 1
    x[None, 0, 0] += 7
    x[[0, 1], :, [1, 2]] *= 3
    x[()] -= 2
    return x
""",
    "augmented subscripts with an unpacked index": """
def main():
    x, at = np.zeros((2, 3, 2)), (1, 2)
    x[*at, 0] += 4
    x[0, *at[:1], :] += 5
    return x
""",
    "slices that are told to an object of one's own": """
class A:
    def __getitem__(self, index):
        log.append(index)
        return 1

    def __setitem__(self, index, value):
        log.append((index, value))

def main():
    a = A()
    a[1:2], a[:, 3], a[..., None:], a[::-1, (1, 2)] = "abcd"
    return a[1:2], a[:, 3], a[..., None:], a[::-1, (1, 2)]
""",
    "object, index and value once, in order": """
def main():
    x = [[1, 2], [3, 4]]
    noted(x)[noted(1)][noted(0)] += noted(10)
    noted(x)[noted(0)][noted(0) : noted(2)] *= noted(2)
    noted({"k": x})["k"][noted(-1)] += noted(["end"])
    return x
""",
    "the value is read before the right-hand side changes it": """
def main():
    x, i, d = [1, 2, 3], 0, {"n": 1}

    def move():
        nonlocal i, x
        i = 2
        d["n"] = 100
        x[0] = 50
        x = "another"
        return 5

    old = x
    x[i] += move()
    n = 3
    n += d["n"]
    return x, old, i, d, n
""",
    "augmented through a property": """
class A:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        log.append(value)
        self._x = value * 2

def main():
    a = A()
    a.x += 3
    noted(a.__dict__.copy())
    a.x -= 1
    return a.x
""",
    "raises in an augmented property without setter": """
class A:
    @property
    def x(self):
        return [1]

def main():
    a = A()
    a.x += [2]
""",
    "raises KeyError of an augmented key": """
def main():
    d = {}
    noted(
        d
    )[
        noted("missing")
    ] += noted(
        1
    )
""",
    "raises UnboundLocalError of an augmented name": """
def main():
    if log:
        x = 1
    x += noted(1)
    return x
""",
    "raises where an array does not fit": """
def main():
    x = np.zeros(3)
    x[
        0:2
    ] += (
        np.zeros(
            5)
    )
""",
    "raises in a tuple, after its list was changed": """
def main():
    t = ([1], 2)
    log.append(t)
    t[0] += [3]
""",
    "a tuple is rebound, a list extended in place": """
def main():
    x = y = (1, 2)
    x += (3,)
    a = b = [1, 2]
    a += (3,)
    s = r = "ab"
    s += "c"
    f = g = frozenset("a")
    f |= {"b"}
    return x, y, x is y, a, b, a is b, s, r, len(f), len(g)
""",
    "an operator that returns another object": """
class A:
    def __init__(self, n):
        self.n = n

    def __iadd__(self, other):
        log.append("iadd")
        return "other"

    def __matmul__(self, other):
        return A(self.n * other.n)

    def __rmul__(self, other):
        return "rmul", other

    def __imatmul__(self, other):
        self.n += other.n
        return self

    def __neg__(self):
        return -self.n

    def __mul__(self, other):
        return NotImplemented

def main():
    x = y = A(2)
    x += 1
    z = y @ A(4)
    z @= A(1)
    holder = {"k": y}
    holder["k"] += 1
    return x, y.n, z.n, 3 * y, -y, holder
""",
    "augmented with yield and with walrus": """
def numbers():
    x, d = 1, [1, 2, 3]
    x += yield x
    d[(i := 1)] += yield d[i]
    d[i] -= (step := 3)
    return x, d, i, step

def main():
    g = numbers()
    seen = [next(g), g.send(10), ]
    try:
        g.send(20)
    except StopIteration as end:
        return seen, end.value
""",
    # --- assignment ---
    "chained assignment shares": """
def main():
    a = b = []
    a.append(1)
    c = (d, *e) = f = [1, 2, 3]
    x = {}
    x["k"] = x = {"new": 1}
    i = 0
    i, y = 1, [0, 0]
    y[i] = i = "at one"
    return a is b, b, c is f, d, e, x, y, i
""",
    "starred and nested targets": """
def main():
    first, *middle, last = range(6)
    (a, (b, *c)), [d, e] = (1, "xyz"), (noted(2), noted(3))
    *head, tail = "ab"
    x = *head, *middle
    x, y = a, x
    return first, middle, last, a, b, c, d, e, head, tail, x, y
""",
    "assignment order": """
class A:
    def __setattr__(self, name, value):
        log.append((name, value))

    def __setitem__(self, index, value):
        log.append((index, value))

def main():
    a = A()
    a.x = a[noted(0)] = a.y, a[noted("i")] = noted((1, 2))
    noted(a).z, noted([0])[noted(0)] = noted(5), noted(6)
    log[:] = [entry for entry in log if not isinstance(entry, A)]
""",
    "raises when there is too little to unpack": """
def main():
    a, b = (
        noted(1),
        2,
        3)
""",
    "annotated assignments": """
log.append("module")
count: int = 3
missing: str

class A:
    x: noted("int") = noted(1)
    y: noted("float")
    (z): noted("in brackets") = 5

def main():
    local: undefined_in_a_function = 3
    a = A()
    a.w: noted("attribute") = 4
    there: int
    return local, a.w, A.x, A.z, hasattr(A, "y"), A.__annotations__, __annotations__
""",
    "annotations of the future": '''"""A module."""
from __future__ import annotations

from dataclasses import dataclass

@dataclass
class A:
    x: not_there[int, "text"] = 1
    y: list[not_there] | None = None

def main(a: missing = 1, *, b: 3 + 4 = 2) -> "text":
    return main.__annotations__, A.__annotations__, A(2), __doc__
''',
    "type hints are worked out": """
def main():
    def f(a: noted("a"), *args: noted("args"), b: noted("b") = noted("default")) -> noted("r"):
        return a

    return f.__annotations__, f.__kwdefaults__
""",
    "del": """
def main():
    x, y, a = [1, 2, 3, 4], {"k": 1}, np.zeros(1)
    del x[0], x[1:], y["k"], a
    z = 1
    del z
    try:
        return z
    except NameError as error:
        return x, y, str(error)
""",
    # --- walrus, comprehensions, lambdas ---
    "walrus in conditions": """
def main():
    data, seen = [3, 1, 0, 2], []
    while (n := data.pop()) and (m := n + 1) < 9:
        seen.append((n, m))
    if (k := len(data)) > 1 and not (j := k > 5):
        seen.append((k, j))
    elif (other := k):
        seen.append(other)
    return seen, n, data, (p := 4), p
""",
    "walrus in comprehensions": """
def main():
    total = 0
    sums = [total := total + x for x in range(5)]
    big = [y for x in range(6) if (y := x * x) > 5]
    any((found := x) > 2 for x in [1, 2, 3, 4])
    return sums, total, big, y, found
""",
    "comprehensions": """
def main():
    grid = [[i * j for j in range(3) if j != i] for i in range(3)]
    flat = [x for row in grid for x in row if x if x != 2]
    pairs = {(a, b) for a in "ab" for b in (a, a * 2)}
    lookup = {k: v for k, v in zip("abc", range(3)) if v or k == "a"}
    lazy = (noted(x) for x in noted([1, 2, 3]) if noted(x) != 2)
    log.append("made")
    first = next(lazy)
    return grid, flat, sorted(pairs), lookup, first, list(lazy), {*flat, *[1]}, {**lookup, "z": 9}
""",
    "comprehension variables stay inside": """
x = "outer"

def main():
    y = "mine"
    [y for y in range(3)], {x for x in range(2)}
    z = [[(x, y) for y in "ab"] for x in range(2)]
    return x, y, z
""",
    "comprehensions in class bodies": """
size = 3

class A:
    n = 2
    squares = [i * size for i in range(n)]
    lazy = list(i for i in range(n) if i < size)
    table = {i: [j for j in range(i)] for i in squares}
    n += size

    def own(self):
        return [__class__ is type(self) for _ in range(2)]

def main():
    class B:
        k = 2
        inner = [k2 * size for k2 in range(k)]
        made = (lambda: inner_of(size))()

    return A.n, A.squares, A.lazy, A.table, A().own(), B.inner, B.made, sorted(vars(A))

def inner_of(x):
    return -x
""",
    "raises NameError in a comprehension of a class body": """
def main():
    class A:
        n = 2
        squares = [
            n * i
            for i in range(n)
        ]
""",
    "comprehensions in default arguments": """
def main():
    k = 2

    def f(x, table=[noted(i) * k for i in range(3)], *, g=tuple(i for i in (k, k))):
        table.append(x)
        return table, g

    return f(1), f(2), f.__defaults__[0] is f(3)[0]
""",
    "targets in comprehensions": """
class A:
    pass

def main():
    a, d = A(), {}
    x = [(a.x, d["k"]) for a.x, d["k"] in [(1, 2), (3, 4)]]
    y = [rest for _, *rest in ["abc", (1, 2)]]
    return x, vars(a), d, y
""",
    "lambdas and loop variables": """
def main():
    late = [lambda: i for i in range(3)]
    early = [lambda i=i: i for i in range(3)]
    made = []
    for k in range(3):
        made.append(lambda x, *a, k=noted(k), **b: (x, a, k, b))
    add = lambda x: lambda y: x + y
    return (
        [f() for f in late], [f() for f in early], [f(1, 2, z=3) for f in made],
        [f(0, k=9) for f in made], add(1)(2), sorted([3, -1, 2], key=lambda x: -x),
        (lambda: (yield))().send(None), (lambda s: [s := s + 1, s])(4),
    )
""",
    "raises in a lambda": """
def main():
    f = lambda x: (
        1 /
        x)
    return [f(2), f(
        0)]
""",
    # --- scopes and functions ---
    "closures": """
def counter():
    n, calls = 0, []

    def up(by=1):
        nonlocal n
        n += by
        calls.append(n)
        return n

    def back():
        nonlocal n
        n, old = 0, n
        return old

    return up, back, calls

def main():
    up, back, calls = counter()
    other, _, others = counter()
    up(), up(5), other(2)
    cells = [cell.cell_contents for cell in up.__closure__]
    return back(), up(), calls, others, up.__code__.co_freevars, len(cells)
""",
    "globals": """
state, items = 1, []

def change():
    global state, new
    state += 1
    items.append(state)
    new = "made"
    for state in range(3):
        pass

def main():
    try:
        new
    except NameError as error:
        log.append(str(error))
    change()
    return state, items, new
""",
    "recursion": """
def fib(n, seen=None):
    seen = {} if seen is None else seen
    if n not in seen:
        seen[n] = n if n < 2 else fib(n - 1, seen) + fib(n - 2, seen)
    return seen[n]

def even(n):
    return True if n == 0 else odd(n - 1)

def odd(n):
    return False if n == 0 else even(n - 1)

def hanoi(n, a="a", b="b", c="c"):
    return [] if not n else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)

def main():
    return fib(40), even(31), odd(31), hanoi(4)
""",
    "recursion that is stopped by the limit": """
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return "too deep"

def main():
    return depth(0)
""",
    "default arguments are worked out once": """
def main():
    def f(x, seen=noted([]), *, most=noted(3)):
        seen.append(x)
        return seen[-most:]

    return [list(f(i)) for i in range(5)], f.__defaults__, f.__kwdefaults__
""",
    "kinds of parameters": """
def f(a, b=2, /, c=3, *args, d, e=5, **rest):
    return a, b, c, args, d, e, rest

def main():
    pair, names = [noted(1), noted(2)], {"d": noted(4), "a": noted("rest")}
    out = [f(1, d=2), f(*pair, **names), f(0, *pair, *pair, d=noted(1), e=noted(2), **{"z": 1})]
    for wrong in (lambda: f(a=1, d=2), lambda: f(1), lambda: f(1, d=1, **{"d": 2})):
        try:
            wrong()
        except TypeError as error:
            out.append(str(error))
    return out
""",
    "raises in a call over several lines": """
class A:
    def same(self, *args, **names):
        return self

    def fail(self, *args):
        raise KeyError(args)

def main():
    a = A()
    return (
        a
        .same(1)
        .same(
            **{"k": 2}
        )
        .fail(
            1,
            *[2,
              3]
        )
        .same()
    )
""",
    "raises over several lines of an operator": """
def main():
    return (
        1
        + 2
        * (3
           - "text")
        + 4
    )
""",
    "raises over several lines of an attribute": """
def main():
    x = [1, 2]
    return (
        x
        [0]
        .real
        .missing
        (3)
    )
""",
    "decorators": """
def named(name):
    log.append(("made", name))

    def decorate(f):
        log.append(("decorates", name, f.__name__))

        def inner(*args, **names):
            return name, f(*args, **names)

        return inner

    return decorate

@named(noted("outer"))
@named("inner")
def f(x, y=noted(2)):
    '''About f.'''
    return x + y

@lambda c: (setattr(c, "extra", 1), c)[1]
@(lambda c: c)
class A:
    @staticmethod
    @named("static")
    def g(x):
        return x

def main():
    return f(1), A.extra, A.g(4)
""",
    "docstrings": '''"""The module.

Of two paragraphs.
"""

def f():
    """  Of f.
    Indented.  """

def g():
    "only" "this"
    return 1

def h():
    b"bytes are none"
    f"nor is {1 + 1} this"
    return 2

async def a():
    """Of a."""
    "a second string is none"

class C:
    """Of C."""

    x = 1
    """Not of x."""

    def m(self):
        """Of m."""
        return self.__doc__

def main():
    docs = [x.__doc__ for x in (f, g, h, a, C, C.m)]
    return __doc__, docs, f(), g(), h(), C().m()
''',
    # --- generators and coroutines ---
    "generators": """
def numbers(n):
    got = []
    try:
        for i in range(n):
            x = yield i * 10
            got.append(x)
            if x == "skip":
                continue
            yield (yield x)
    except ValueError as error:
        got.append(str(error))
        yield "caught"
    finally:
        log.append(("finally", got))
    return got

def main():
    g = numbers(5)
    seen = [next(g), g.send("a"), g.send("b"), g.send("c"), g.send("skip"), next(g)]
    seen.append(g.throw(ValueError("thrown")))
    try:
        next(g)
    except StopIteration as end:
        seen.append(end.value)
    h = numbers(2)
    next(h)
    h.close()
    never = numbers(1)
    never.close()
    return seen, list(numbers(1)), [*numbers(2)]
""",
    "yield from": """
def inner(n):
    try:
        got = yield n
        log.append(got)
        yield from (x for x in range(n))
        return n * 100
    finally:
        log.append(("left", n))

def outer():
    a = yield from inner(2)
    b = yield from inner(1)
    yield from (c for c in "xy")
    x = [(yield "in a list"), (yield from inner(0))]
    return a + b, x

def main():
    g, seen = outer(), []
    try:
        seen.append(next(g))
        while True:
            seen.append(g.send(len(seen)))
    except StopIteration as end:
        return seen, end.value
""",
    "generators left suspended": """
def count():
    n = 0
    try:
        while True:
            n += 1
            yield n
    finally:
        log.append(("closed at", n))

def main():
    first, second = count(), count()
    pairs = [next(first), next(second), next(first), next(first), next(second)]
    del second
    log.append("the other goes on")
    for n in count():
        if n == 3:
            break
    return pairs, next(first), [a + b for a, b in zip(first, range(3))]
""",
    "raises in a generator that is thrown into": """
def numbers():
    try:
        yield 1
        yield 2
    finally:
        log.append("cleared up")

def main():
    g = numbers()
    next(g)
    g.throw(LookupError, LookupError("thrown"))
""",
    "raises in a generator expression": """
def main():
    return sum(
        1 / x
        for x in
        [1, 2, 0]
    )
""",
    "coroutines": """
class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got

async def add(a, b):
    x = await Later(a)
    y = await Later(b)
    return x + y

async def whole():
    total = await add(1, 2) + await add(3, 4)
    total += await Later("more")
    try:
        await Later("fail")
    except ValueError as error:
        log.append(str(error))
    return total

def main():
    c, seen = whole(), []
    try:
        asked = c.send(None)
        while True:
            seen.append(asked)
            asked = c.throw(ValueError("no")) if asked == "fail" else c.send(len(seen))
    except StopIteration as end:
        return seen, end.value
""",
    "async for, async with, async comprehensions": """
class Gate:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        log.append(("in", self.name))
        return self.name

    async def __aexit__(self, kind, error, where):
        log.append(("out", self.name, kind and kind.__name__))
        return kind is KeyError

async def numbers(n):
    for i in range(n):
        yield i
    log.append("done")

async def whole():
    out = [x * 2 async for x in numbers(4) if x != 1]
    out.append({x: y async for x in numbers(2) for y in "ab"})
    async for a in numbers(5):
        if a == 1:
            continue
        if a == 3:
            break
        out.append(a)
    else:
        out.append("not reached")
    async with Gate("a") as a, Gate("b"):
        out += [a]
    async with Gate("c"):
        raise KeyError
    lazy = (x + 1 async for x in numbers(2))
    out.append([x async for x in lazy])
    return out

def main():
    try:
        whole().send(None)
    except StopIteration as end:
        return end.value
""",
    # --- classes ---
    "methods of all kinds": """
class A:
    made = 0

    def __init__(self, x):
        self.x = x
        type(self).made += 1

    @classmethod
    def of(cls, text):
        return cls(int(text))

    @staticmethod
    def double(x):
        return x * 2

    @property
    def half(self):
        return self.x / 2

    @half.setter
    def half(self, value):
        self.x = value * 2

    @half.deleter
    def half(self):
        log.append("deleted")

    def __call__(self, y, /):
        return self.x + y

    def __eq__(self, other):
        return self.x == other.x

def main():
    a = A.of("4")
    a.half = 10
    a.half += 1
    del a.half
    bound = a.double
    return a.x, a.half, bound(3), a(5), A.made, a == A(22), a != A(1), a.of("1").x, A.__hash__
""",
    "super": """
class A:
    def __init_subclass__(cls, /, tag=None, **names):
        log.append((cls.__name__, tag))
        super().__init_subclass__(**names)

    def __init__(self, x=1):
        self.x = x

    def who(self):
        return "A"

    @classmethod
    def kind(cls):
        return "A", cls.__name__

class B(A, tag=noted("b")):
    def __init__(self, x):
        super().__init__(x + 1)
        self.y = super(B, self).who()

    def who(self):
        say = super().who
        return "B" + say() + __class__.__name__

    @classmethod
    def kind(cls):
        return super().kind(), "B"

class C(B):
    def who(self):
        def inner():
            return super(C, self).who()
        return "C" + inner()

    x = property(lambda self: self._x, lambda self, value: setattr(self, "_x", value))

def main():
    c = C(5)
    return c.x, c.y, c.who(), C.kind(), B(1).who(), [k.__name__ for k in C.__mro__]
""",
    "dataclasses and slots": """
from dataclasses import dataclass, field
from typing import NamedTuple

@dataclass(order=True, frozen=True)
class Point:
    x: float
    y: float = 2.0
    tags: list = field(default_factory=list, compare=False)
    name: str = noted("p") + "q"

    def __post_init__(self):
        self.tags.append(self.x)

class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1

class Pair(NamedTuple):
    first: int
    second: int = 7

def main():
    p, q, s = Point(1.0), Point(3, 4), Slots()
    s.a += 1
    try:
        s.c = 3
    except AttributeError as error:
        log.append(str(error))
    return p, q, p < q, p == Point(1.0), s.a, hasattr(s, "b"), Pair(1), Pair(1)._asdict()
""",
    "private names": """
class A:
    __hidden = 1

    def __init__(self):
        self.__x = 2
        self.__x += 3
        self.__d = {"k": 1}
        self.__d["k"] += 1

    def __secret(self, __y=4):
        for __z in range(3):
            __y += __z
        return __y + self.__x + self.__hidden, [__q for __q in (1,)]

    def all(self):
        return self.__secret(), sorted(vars(self))

def main():
    return A().all(), A()._A__secret(10)
""",
    "attributes are read as often": """
class A:
    def __init__(self):
        self.x, self.y = 1, [1, 2]

    def __getattr__(self, name):
        log.append(name)
        if name == "gone":
            raise AttributeError("it is gone")
        return len(name)

def main():
    a = A()
    b = a.some + a.x * a.other_one
    c = a.y[a.x - 1] if a.zz > 1 else a.never
    a.x += 1
    d = [a.x for _ in range(3) if a.q]
    return b, c, d, hasattr(a, "gone"), getattr(a, "gone", 5)
""",
    "properties are read as often": """
class A:
    @property
    def x(self):
        log.append("x")
        return 2

    @property
    def y(self):
        log.append("y")
        return self

    def f(self, *args):
        return args

def main():
    a = A()
    if a.x < a.y.x < a.y.y.x:
        return "never"
    while a.x > 5:
        pass
    return a.x, a.y.f(a.x, k) if (k := a.x) else 0, f"{a.x} {a.y.x=}", [a.x][0], {a.x: a.x}
""",
    "items are read as often": """
class A:
    def __getitem__(self, index):
        log.append(index)
        return 10 if isinstance(index, (int, slice)) else self

    def __len__(self):
        log.append("len")
        return 3

    def __contains__(self, x):
        log.append(("in", x))
        return True

def main():
    a = A()
    x = a[0] + a["k"][1] * a["i", 2][3]
    y = a[a[1] - 9 : a[2]]
    z = 3 in a, len(a), bool(a), 3 not in a
    return x, y, z, a[a["q"][0]]
""",
    "attributes of classes through a metaclass": """
class Meta(type):
    def __new__(cls, name, bases, space, **names):
        log.append((name, sorted(k for k in space if not k.startswith("__")), names))
        return super().__new__(cls, name, bases, space)

    def __getattr__(cls, name):
        log.append(name)
        return name * 2

    def __call__(cls, *args):
        return ["called", *args, super().__call__()]

    def __contains__(cls, x):
        return x == 1

class A(metaclass=Meta, flag=noted(True)):
    x = 1
    y = x + 1

    def __repr__(self):
        return "an A"

def main():
    return A.x, A.y, A.z, A(5), 1 in A, 2 in A
""",
    "comparisons and truth of one's own": """
class N:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        log.append((self.n, "<", other.n))
        return self.n < other.n

    def __bool__(self):
        log.append(("bool", self.n))
        return self.n > 0

    def __repr__(self):
        return f"N({self.n})"

def main():
    a, b = N(1), N(0)
    if a:
        log.append("yes")
    while b:
        pass
    x = a or b
    y = b and a
    z = 1 if a else 2
    w = [0 for _ in range(2) if b]
    return x, y, z, w, not a, sorted([N(3), a, N(2)]), min(a, b), a < N(2) < N(3)
""",
    # --- flow ---
    "short circuits": """
def main():
    a = noted(0) and noted(1)
    b = noted(2) or noted(3)
    c = noted(0) or noted("") or noted([]) or noted({})
    d = noted(1) and noted("x") and noted(None) and noted(5)
    e = not noted(0) and noted(4)
    if noted(1) and not noted(0) or noted(9):
        log.append("in")
    return a, b, c, d, e
""",
    "chained comparisons": """
def main():
    x = noted(1) < noted(2) < noted(3)
    y = noted(3) < noted(2) < noted(1)
    z = noted(1) == noted(1.0) is not noted(None) in noted([None])
    if noted(1) <= noted(1) != noted(2):
        log.append("in")
    a = np.arange(3)
    return x, y, z, (a < 2) == [True, True, False], 1 in a, noted("b") in "abc" not in ["abc"]
""",
    "conditional expressions": """
def main():
    x = noted("a") if noted(True) else noted("b")
    y = noted("a") if noted(0) else noted("b") if noted(0) else noted("c")
    z = (noted(1) if x else noted(2)) + (lambda: 1 if y == "c" else 2)()
    return x, y, z, [i if i % 2 else -i for i in range(4)]
""",
    "loops with else": """
def main():
    out = []
    for i in range(5):
        if i == 1:
            continue
        for j in range(i):
            if j == 2:
                break
        else:
            out.append(("whole", i))
            continue
        out.append(("broken", i, j))
    else:
        out.append("end")
    n = 3
    while n:
        n -= 1
        if n == 1:
            continue
        out.append(n)
    else:
        out.append("none left")
    while True:
        n += 1
        if n > 2:
            break
    else:
        out.append("never")
    for _ in ():
        pass
    else:
        out.append("empty")
    return out, i, j, n
""",
    "targets of loops": """
class A:
    def __setattr__(self, name, value):
        log.append((name, value))

def main():
    a, d, x = A(), {}, [0, 0]
    for a.x in range(2):
        pass
    for d[noted("k")], (x[noted(1)], *rest) in [(1, "ab"), (2, "cde")]:
        log.append((dict(d), list(x), rest))
    for x[0], y in enumerate("ab"):
        pass
    for i, in [(1,), (2,)]:
        pass
    return d, x, rest, y, i
""",
    "a list changed while it is looped over": """
def main():
    x = [1, 2, 3]
    for i in x:
        if len(x) < 6:
            x.append(i * 10)
        i += 1
        log.append(i)
    for x in x:
        pass
    for a in [1, 2]:
        del a
    return x
""",
    "raises what a loop raises": """
def main():
    d = {1: 2}
    for k in d:
        d[k + 1] = noted(k)
""",
    "raises what does not unpack in a loop": """
def main():
    for a, b in [
        (1, 2),
        (3,),
    ]:
        log.append(a)
""",
    "try": """
def f(x):
    try:
        log.append("try")
        y = 1 / x
    except ZeroDivisionError as error:
        log.append(str(error))
        return "zero"
    except (TypeError, ValueError):
        log.append("other")
        y = None
    else:
        log.append("else")
        return y
    finally:
        log.append("finally")
    return "end"

def swallows():
    for _ in range(2):
        try:
            raise KeyError("lost")
        finally:
            break
    try:
        return noted("first")
    finally:
        return noted("second")

def main():
    try:
        error = 1
        raise ValueError
    except ValueError as error:
        pass
    return f(2), f(0), f("x"), swallows(), "error" in dir()
""",
    "raises one exception from another": """
def main():
    try:
        try:
            {}[
                "k"]
        except KeyError as error:
            raise ValueError("text") from error
    except ValueError as error:
        log.append(repr(error.__cause__))
        raise RuntimeError(
            noted("last")
        )
""",
    "raises from nothing": """
def main():
    try:
        1 / 0
    except ZeroDivisionError:
        raise LookupError("hidden") from None
""",
    "raises the same again": """
def fail(x):
    x = [x]
    raise KeyError(x[0])

def main():
    try:
        fail(
            3)
    except KeyError as error:
        error.add_note("a note")
        log.append(error.__notes__)
        raise
""",
    "raises in finally": """
def main():
    try:
        return noted(1)
    finally:
        x = []
        x[0] += 1
""",
    "exception groups": """
def f(*errors):
    try:
        raise ExceptionGroup("several", list(errors))
    except* ValueError as group:
        log.append([str(e) for e in group.exceptions])
    except* (TypeError, KeyError) as group:
        log.append(len(group.exceptions))
    else:
        log.append("never")
    finally:
        log.append("finally")
    return "went on"

def main():
    return f(ValueError(1), KeyError(2), ValueError(3)), f(TypeError())
""",
    "raises what is left of a group": """
def main():
    try:
        raise ExceptionGroup("several", [ValueError(1), OSError("left")])
    except* ValueError:
        log.append("part")
""",
    "raises AssertionError": """
def main():
    assert noted(1), noted("never worked out")
    x = [1, 2]
    assert (
        len(x) == 3
    ), f"{x} has {len(x)}"
""",
    "context managers": """
from contextlib import contextmanager, suppress

class Gate:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        log.append(("in", self.name))
        return self, [1, 2]

    def __exit__(self, kind, error, where):
        log.append(("out", self.name, kind and kind.__name__))
        return self.swallow

@contextmanager
def opened(x):
    log.append(x)
    try:
        yield x * 2
    except KeyError as error:
        log.append(str(error))
    finally:
        log.append("closed")

def main():
    with Gate("a") as (gate, [x, y]), Gate(noted("b")), opened(y) as z:
        x += z
    with Gate("swallows", True), Gate("passes on"):
        raise ValueError
    with opened(1):
        raise KeyError("inside")
    with suppress(ZeroDivisionError):
        x /= 0
    for _ in range(2):
        with Gate("loop"):
            break
    with Gate("return"):
        return gate.name, x, y, z
""",
    "raises through a context manager": """
class Gate:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        log.append(error[0].__name__)

def main():
    with Gate():
        with Gate(
        ):
            x = {}
            x["k"] += 1
""",
    "match": """
from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: int

def kind(value, least=2):
    match noted(value):
        case 0 | "zero":
            return "zero"
        case [x] if noted(x) > least:
            return "one large", x
        case [first, *rest]:
            rest += [first]
            return rest
        case {"k": [a, _], **others}:
            return a, others
        case Point(x=0) as p:
            return "on the axis", p.y
        case Point(x, y) if (total := x + y) > 5:
            return total
        case str() | bytes() as text:
            for letter in text:
                total = letter
            return total
        case None:
            pass
        case int(n):
            n += 1
            return n
        case _:
            return "else"

def main():
    values = [0, "zero", [3], [1], (1, 2, 3), {"k": [1, 2], "m": 3}, Point(0, 4), Point(3, 3)]
    return [kind(v) for v in [*values, Point(1, 1), "abc", None, 4, 1.5, []]]
""",
    # --- values ---
    "constants": """
def main():
    x, y = (1, 2), -3
    both = 1_000, 0x1F, 1e-8, 2j, True, None, ..., b"bytes", "te" "xt", r"\\d", "é"
    return both, x, y, -y, +y, ~y, not y, 2**-1, -(2**2), "%s %d" % ("a", 3), "-" * 3, 7 // -2
""",
    "f-strings": """
def main():
    x, width, names = 3.14159, 10, {"k": [1]}
    return (
        f"{x}", f"{x=}", f"{x = :.2f}", f"{x:{width}.{2}f}|", f"{x!r:>{width}}", f"{{}}{'a'}",
        f"{names['k'][0]} {noted(1) + noted(2)} {[i for i in range(2)]}", f"{(y := 4)}" + str(y),
        f"{f'{x:.1f}' + 'z'}", f"{(lambda: 5)()}" f"{names}",
    )
""",
    "objects stay the same": """
class A:
    def same(self):
        return self

def main():
    a, items = A(), [1]
    b = a if a else None
    c = [a, items, (a, items)]
    d = {"k": c}
    x = np.zeros(3)
    y = x
    y += 1
    pairs = a is b, c[0] is a, d["k"][2][1] is items, a.same() is a, (a or 1) is a, y is x
    held = [v for v in (a, items)]
    return pairs, held[1] is items, x[:].base is x, np.asarray(x) is x, noted(x) is x
""",
    "returned lists that are shared": """
def main():
    row = [0, 0]
    grid = [row] * 2 + [list(row)]
    grid[0][0] += 1
    other = [row for _ in range(2)]
    other[1][1] += 5
    return grid, [[id(a) == id(b) for a in grid + other] for b in grid + other]
""",
    "objects go when they are no longer used": """
import weakref

class A:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(("gone", self.name))

    def me(self):
        return self

def main():
    a = A("a")
    watched = weakref.ref(a)
    b = [a, a.me()][0].name
    log.append(b)
    a = A("another")
    log.append(watched() is None)
    A("at once").me().me()
    log.append("after")
    c = np.zeros(3)
    c = c * 2
    c.resize((4,))  # only an array that nothing else holds can be
    return c
""",
    "sorting": """
def main():
    words = ["pear", "fig", "apple", "kiwi"]
    words.sort(key=lambda w: (noted(len(w)), w))
    table = sorted({"a": 2, "b": 1}.items(), key=lambda kv: kv[1], reverse=noted(True))
    return words, table, max(words, key=len), sorted(map(str, range(11)))
""",
    "views and out": """
def main():
    x = np.arange(6.0).reshape(2, 3)
    row, column, flat, turned = x[0], x[:, 1], x.ravel(), x.T
    row += 10
    column *= 2
    flat[-1] = 99
    turned[2][0] -= 1
    np.multiply(x, 2, out=x)
    np.add(row, 1, out=x[1])
    y = x
    y = y + 1
    x[1] += x[0]
    x[x > 50] = 0
    x[(x < 30) & (x != 0)] += 0.25
    np.add.at(flat, [0, 0], 1)
    return x, y, row.base is not None, np.shares_memory(flat, x), turned.flags["C_CONTIGUOUS"]
""",
    "overlapping in place": """
def main():
    x = np.arange(8)
    x[1:] += x[:-1]
    y = np.arange(4.0)
    y[::-1] -= y
    z = np.ones((3, 3))
    z += z.T * np.arange(3)
    z -= z[0]
    z @= z
    return x, y, z
""",
    "dtypes": """
def main():
    a = np.array([250, 3], np.uint8)
    a += np.uint8(10)
    b = np.array([2**31 - 1], np.int32) + np.int32(1)
    c = np.float32(0.1) + 0.2, np.float32(0.1) + np.float64(0.2), np.int8(5) * 2.5
    d = np.ones(2, np.float32)
    d *= np.pi
    e = np.ones(2, bool) + np.ones(2, bool)
    f = np.array([0.0, 1.0]) / np.array([0.0, 0.0])
    return a, b, c, d, e, f, np.arange(3) / 2, 7 // np.int16(2), np.array(["a", "bc"])
""",
    "arrays of no dimension": """
def main():
    x = np.array(2.0)
    y = x
    x += 1
    z = x * 2
    w = np.zeros(())
    w[...] += 4
    w[()] -= 1
    a = np.arange(3.0)
    first, last = a[0], a[-1:]
    first += 10
    last += 20
    return x, y, y is x, z, type(z).__name__, w, a, first, last, x.item(), float(w), x[()]
""",
    "arrays too large to keep": """
def main():
    x = np.arange(10_000.0)
    x += 1
    y = x.reshape(100, 100)
    y[1:, 3] -= x[:99]
    z = y @ y.T
    z /= 1 + z.max()
    words = np.array(["a"] * 5000)
    none = np.zeros((0, 5000))
    none += 1
    rest = np.array([1j] * 5000) * 2
    same = np.full(5000, 60_000, np.float16)
    twice = same[:]
    dates = np.zeros(5000, "M8[s]")
    return x, z, words[:3], none, rest.sum(), twice[0], dates[1:][0]
""",
    "raises what NumPy raises": """
def main():
    a = np.ones((2, 3))
    b = np.ones((2, 3))
    return (
        a
        @ b
    )
""",
    "raises for an array that is to be true or false": """
def main():
    a = np.ones(3)
    x = 1
    if a > 0:
        x = 2
    return x
""",
    "raises for a read-only array": """
def main():
    a = np.zeros(3)
    a.flags.writeable = False
    b = a[1:]
    b += 1
""",
    "a subclass of array": """
class Marked(np.ndarray):
    def __array_finalize__(self, other):
        log.append(type(other).__name__)
        self.mark = getattr(other, "mark", "new")

def main():
    x = np.zeros(2).view(Marked)
    x.mark = "mine"
    y = x[:1]
    y += 3
    z = x + 1
    return y.mark, z.mark, type(z).__name__, np.asarray(x)
""",
    "eval and exec in namespaces of their own": """
def main():
    space = {"x": 3}
    a = eval("x + y", space, {"y": 4})
    exec("z = x * 2\\nx += 1", space)
    code = compile("[x for x in range(q)]", "<other>", "eval")
    return a, space["z"], space["x"], eval(code, {"q": noted(2)})
""",
    "names of functions and modules as values": """
import math
import math as m
from functools import partial, reduce

def main():
    f, table = math.sqrt, {"sqrt": m.sqrt, "abs": abs}
    g = partial(max, 3)
    h = table["abs"]
    return f(4), table["sqrt"](9), g(1, 2), h(-1), reduce(lambda a, b: a * b, [1, 2, 3]), m is math
""",
    "deep nesting": "\ndef main():\n    x = 2\n    return " + "(x + " * 60 + "x" + ")" * 60 + "\n",
    "deep blocks": "\ndef main():\n    x = 0\n"
    + "".join(f"{'    ' * n}for i{n} in range(1):\n" for n in range(1, 19))
    + "    " * 19
    + "x += i1 + i18 + 1\n    return x\n",
    "many branches": "\ndef kind(x):\n    if x < 0:\n        return None\n"
    + "".join(f"    elif x == {n}:\n        return {n * n}\n" for n in range(100))
    + "    else:\n        return 'other'\n"
    + "\ndef main():\n    return [kind(x) for x in (-1, 0, 99, 100)]\n",
    "statements on one line": """
def main(): x = [1]; x[0] += 1; y = x; y += [2]; return x if len(y) > 1 else (yes, no)
""",
    "a module that works while it is loaded": """
x = [0]
for k in range(4):
    x[0] += k
    if k == 2:
        break
else:
    x.append("never")
while len(x) < 3:
    x += [len(x)]
with np.errstate(all="ignore"):
    y = np.array([1.0]) / 0
try:
    x[0] /= 0
except ZeroDivisionError:
    x[0] -= 1
class A:
    d = 1
    d += 1
    for d in range(d):
        pass
del k

def main():
    return x, y, A.d, __name__, "k" in globals()
""",
    "a class with __getattribute__": """
class A:
    def __getattribute__(self, name):
        log.append(name)
        return object.__getattribute__(self, name)

def main():
    a = A()
    a.x = 1
    return a.x
""",
    "an object that says it is of another class": """
class Proxy:
    def __init__(self, inside):
        self.inside = inside

    @property
    def __class__(self):
        log.append("class")
        return type(self.inside)

def main():
    p = Proxy([1])
    return p.inside
""",
    "a proxy whose object is gone": """
import weakref

class A:
    pass

def main():
    a = A()
    p = weakref.proxy(a)
    del a
    return p is p
""",
    "a class that has no hash": """
class Meta(type):
    def __eq__(cls, other):
        return True

class A(metaclass=Meta):
    pass

def main():
    a = A()
    return [a] is None
""",
    "a tuple in a tuple in a tuple": """
from functools import reduce

def main():
    t = reduce(lambda t, _: (t,), range(1100), ())
    return len(t)
""",
    "objects in an array": """
class A:
    def __del__(self):
        log.append("gone")

def main():
    x = np.array([A(), None])
    x[0] = None
    log.append("after")
""",
    "the object of an augmented assignment": """
class A:
    x = 0

    def __del__(self):
        log.append("gone")

def main():
    A().x += 1
    log.append("after")
""",
    "an array that is resized later": """
def main():
    a = np.zeros(3)
    a[0] += 1
    a.resize((5,))
    return a
""",
    "names in a class": """
class A:
    d = {"k": 1}
    d["k"] += 1

def main():
    return sorted(vars(A))
""",
    "an item that is gone after its augmented assignment": """
class Sparse(dict):
    def __setitem__(self, key, value):
        if value:
            dict.__setitem__(self, key, value)
        else:
            del self[key]

def main():
    s = Sparse(a=1)
    s["a"] -= 1
    return s
""",
    "a sum of six hundred": "\ndef main():\n    x = 1\n    return "
    + " + ".join(["x"] * 600)
    + "\n",
    "truth in tests": """
class N:
    def __init__(self, name, true):
        self.name, self.true = name, true

    def __bool__(self):
        log.append(self.name)
        return self.true

def main():
    yes, no = N("yes", True), N("no", False)
    if no and yes:
        log.append("one")
    if yes and (no or not no) and not (yes and no):
        log.append("two")
    while no or (yes and no):
        log.append("three")
    log.append(1 if yes and no else 2)
    log.append([x for x in range(2) if yes or no if not no and yes])
    return not (yes and no), not yes
""",
    "a property of an augmented assignment": """
class A:
    def __init__(self):
        self.y = 1

    @property
    def x(self):
        log.append("read")
        return self.y

    @x.setter
    def x(self, value):
        self.y = value

class B:
    def __getattribute__(self, name):
        log.append(name)
        return object.__getattribute__(self, name)

class C(list):
    def __getitem__(self, i):
        log.append(i)
        return list.__getitem__(self, i)

class D:
    __x = 1

    def moved(self):
        self.__x += 1
        return self.__x

class E:
    __slots__ = ("x",)

def main():
    a, b, c, e = A(), B(), C([1, 2]), E()
    a.x += 1
    b.y = 1
    b.y += 1
    c[0] += 1
    e.x = 1
    e.x += 1
    D._D__x += 1
    return a.y, b.y, list(c), D().moved(), e.x
""",
    "an expression that no person wrote": "\ndef main():\n    x = "
    + "-" * 400
    + "1\n    return x"
    + ".real" * 300
    + "\n",
    "a chain of three hundred": "\ndef main():\n    x = 250\n    if x == 300:\n        y = 0\n"
    + "".join(f"    elif x == {n}:\n        y = {n}\n" for n in range(300))
    + "    return y\n",
}

# What means something else, and why. What is mended moves up.
DIFFERENT = {
    # `n and 1 or 2` asks n for its truth once, since it jumps; `value(n and 1) or 2` needs a value,
    # and so the `or` asks for the truth of that again.
    "truth is asked twice": """
class N:
    def __bool__(self):
        log.append("bool")
        return False

def main():
    n = N()
    return n and 1 or 2
""",
    # The jump belongs to the line of the `if`, and what asks for the truth to that of the operand.
    "the line of a test of several lines": """
def main():
    a = np.zeros(3)
    if (
        a
        and a.any()
    ):
        pass
""",
    # Enum keeps names such as `_part1_` for itself.
    "an enumeration": """
from enum import Enum

table = {"a": 1}

class E(Enum):
    A = 1
    table["a"] += 1

def main():
    return [e.name for e in E]
""",
    # The limit is reached within `enter`, one call further; and as the statement that calls it
    # has the place of the whole definition, it counts as the function's last line.
    "the line where recursion ends": """
def f():
    x = f()

    return x

def main():
    return f()
""",
    # `step(0, *x)` is a call as good as any.
    "a starred expression that is no syntax": """
def main():
    x = [1]
    y = *x
    return y
""",
    # ast.parse is not told the name of the file, by which `trouble_of` knows the learner's line.
    "a syntax error": """
def main(:
    return 1
""",
    # The namespace of the class gives a value of its own for `_act_`.
    "a class that makes up its names": """
class Space(dict):
    def __missing__(self, key):
        if key.startswith("__"):
            raise KeyError(key)
        return key * 2

class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Space()

class A(metaclass=Meta):
    x = y

def main():
    return A.x
""",
    # `100 * 100` is worked out by the compiler, but not `value(1, 100 * 100) * 3`.
    "which constants are one object": """
def main():
    x, y = 100 * 100 * 3, 30000
    return x is y
""",
    # There is no `_tracer_` in these globals.
    "a function with globals of its own": """
import types

def f():
    return 1

def main():
    return types.FunctionType(f.__code__, {})()
""",
    # The recorder calls `len` as the module has left it.
    "a function that is replaced": """
import builtins

def main():
    old = builtins.len
    builtins.len = lambda x: log.append("len") or old(x)
    try:
        x = 1
    finally:
        builtins.len = old
""",
    # `_act_` is one of the function's names.
    "names of a function": """
def f(a):
    b = 1
    return dir()

def main():
    return f(1), f.__code__.co_varnames
""",
}

SNIPPETS = pytest.mark.parametrize("name", TRICKY)


# --- running a snippet -------------------------------------------------------------------------


def telling(
    source: str, values: dict[str, Any] | None = None
) -> tuple[dict[str, Any], Recorder, Instrumented]:
    """The namespace of a module that tells, with these values, and what it told."""
    recorder, rewritten = Recorder(), instrumented(source)
    space = {"__name__": __name__, "np": np, **(values or {})}
    space |= {TRACER: recorder, ACTIVATION: recorder.enter("<module>")}
    exec(compile(rewritten.tree, FILENAME, "exec", dont_inherit=True), space)
    return space, recorder, rewritten


def plain(source: str, values: dict[str, Any]) -> dict[str, Any]:
    """The namespace of the module as it is written."""
    space = {"__name__": __name__, "np": np, **values}
    exec(compile(source, FILENAME, "exec", dont_inherit=True), space)
    return space


def meaning(make: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """What `main` of a module returns or raises, and its log."""
    log: list[Any] = []

    def noted(x: Any) -> Any:
        log.append(x)
        return x

    found: dict[str, Any] = {}
    with np.errstate(all="ignore"):
        try:
            found["returns"] = form(make({"log": log, "noted": noted})["main"]())
        except Exception as error:
            found["raises"] = failure(error)
    return {**found, "log": form(log)}


def form(value: Any) -> Any:
    """A value as something that compares: of an array its dtype, shape and bytes."""
    kind = type(value).__name__
    if kind in ("tuple", "list"):
        return kind, [form(v) for v in value]
    if isinstance(value, np.ndarray | np.generic) and value.dtype != object:
        return kind, str(value.dtype), value.shape, value.tobytes()
    return repr(value)


def failure(error: BaseException | None) -> Any:
    """An exception, its line in the snippet, and the exceptions behind it."""
    if error is None:
        return None
    line, tb = None, error.__traceback__
    while tb is not None:
        line = tb.tb_lineno if tb.tb_frame.f_code.co_filename == FILENAME else line
        tb = tb.tb_next
    inside: Any = getattr(error, "exceptions", ())  # those of a group
    behind = error.__cause__, error.__context__
    return (
        (type(error).__name__, str(error), line, error.__suppress_context__),
        [failure(e) for e in (*behind, *inside)],
    )


def meanings(source: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a snippet means as it is written, and when it tells."""
    return meaning(lambda v: plain(source, v)), meaning(lambda v: telling(source, v)[0])


@SNIPPETS
def test_what_tells_means_the_same(name: str) -> None:
    expected, actual = meanings(TRICKY[name])
    assert actual == expected


@SNIPPETS
def test_a_snippet_does_what_its_name_says(name: str) -> None:
    found = meaning(lambda v: plain(TRICKY[name], v))
    assert ("raises" in found) == name.startswith("raises"), found


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_is_known_to_differ_still_does(name: str) -> None:
    expected, actual = meanings(DIFFERENT[name])
    assert actual != expected


def test_locals_sees_one_more_name() -> None:
    source = "def main():\n    x = 1\n    return sorted(locals())"
    assert plain(source, {})["main"]() == ["x"]
    assert telling(source)[0]["main"]() == [ACTIVATION, "x"]


# --- learners' files ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def _loaded_once_per_case() -> Iterator[None]:
    """A stall of this machine does not decide how often a source is loaded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(executing, "SLOW_TO_LOAD", float("inf"))
        yield


def numbers(outcomes: list[Outcome]) -> list[Any]:
    """Outcomes as something that compares, nan and the sign of zero included."""
    return [
        ({n: form(np.asarray(v)) for n, v in o.outputs.items()}, o.trouble, o.fault)
        for o in outcomes
    ]


@pytest.mark.usefixtures("_loaded_once_per_case")
@pytest.mark.parametrize("slug", KNOWN.slugs())
def test_a_learners_file_computes_the_same(slug: str) -> None:
    pattern = KNOWN.pattern(slug)
    truth, observe = Truth(pattern), Truth(pattern).family.observe
    chosen = truth.cases[5:8] if pattern.family == "initializers" else truth.cases[:3]
    cases = [c.inputs for c in chosen]
    files = sorted((LEARNERS / slug).glob("*.py"))
    sources = {f.stem: f.read_text(encoding="utf-8") for f in files} | {"": pattern.source}

    def run(source: str) -> list[Any]:
        loading, *outcomes = execute(source, pattern.contract, observe, cases)
        assert loading.trouble is None
        return numbers(outcomes)

    expected, actual = {}, {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a learner's are no news
        for name, source in sources.items():
            once = run(source)
            if once == run(source):  # else it is drawn at random, and cannot be compared
                told = [recorded(source, pattern.contract, observe, case)[0] for case in cases]
                expected[name], actual[name] = once, numbers(told)

    assert actual == expected
    assert len(expected) > 0.9 * len(sources)


# --- limits ------------------------------------------------------------------------------------


def events_of(source: str, line: int) -> list[Event]:
    """The events of a line."""
    _, recorder, rewritten = telling(source)
    return [e for e in recorder.events if rewritten.places[e.place].line == line]


def values_in(event: Event) -> list[Any]:
    """The values of all expressions in a statement."""
    return [value for values in event.values.values() for value in values]


def kept_numbers(recorder: Recorder) -> int:
    """How many numbers of arrays are kept in all."""
    told = [
        value
        for event in recorder.events
        for value in (event.result, event.after, *values_in(event))
    ]
    return sum(value.size for value in told if isinstance(value, np.ndarray))


LONG = """
x = 0
for k in range(100_000):
    x += k % 7
"""


def test_a_long_loop_is_cut_and_counted() -> None:
    space, recorder, _ = telling(LONG)
    assert space["x"] == sum(k % 7 for k in range(100_000))
    assert len(recorder.events) == MAX_EVENTS
    assert recorder.lost == 1 + 2 * 100_000 - MAX_EVENTS


def test_what_is_lost_does_not_change_what_is_kept() -> None:
    _, recorder, _ = telling(LONG)
    last, turns = recorder.events[-1], (MAX_EVENTS - 2) // 2
    assert last.result == {"k": turns}


def test_events_are_counted_over_all_activations() -> None:
    source = f"""
def f(n):
    for k in range(n):
        x = k
    return n

out = [f({MAX_EVENTS}), f(3)]
"""
    space, recorder, _ = telling(source)
    assert space["out"] == [MAX_EVENTS, 3]
    assert len(recorder.events) == MAX_EVENTS
    assert recorder.lost == (2 * MAX_EVENTS + 1) + (2 * 3 + 1) + 1 - MAX_EVENTS


def test_a_long_comprehension_keeps_few_values() -> None:
    (event,) = events_of("x = sum(k * k for k in range(100_000))", 1)
    assert sum(map(len, event.values.values())) <= MAX_EVENTS


@pytest.mark.parametrize(
    ("expression", "kept"),
    [
        pytest.param(f"np.arange({MAX_ARRAY}.0)", True, id="as many as are kept"),
        pytest.param(f"np.arange({MAX_ARRAY + 1}.0)", False, id="one too many"),
        pytest.param("np.arange(-3000, 3000).reshape(60, 2, 50)", False, id="integers"),
        pytest.param("np.linspace(0, 1, 5000, dtype=np.float32)[:, None]", False, id="float32"),
        pytest.param("np.arange(5000) % 2 == 0", False, id="booleans"),
    ],
)
def test_a_large_array_is_kept_in_short(expression: str, kept: bool) -> None:
    source = f"x = {expression}"
    space, recorder, _ = telling(source)
    x, value = space["x"], recorder.events[-1].result
    if kept:
        assert form(value) == form(x)
    else:
        mean, least, most = float(x.mean()), float(x.min()), float(x.max())
        assert value == Summary(x.shape, x.dtype.name, mean, least, most)


def test_all_arrays_are_kept_in_short_after_many() -> None:
    size = 4000
    turns = 2 * MAX_KEPT // size
    source = f"""
x = np.zeros({size})
for k in range({turns}):
    x = x + 1
    y = np.ones(3)
"""
    space, recorder, rewritten = telling(source)
    first, *_, last = (e for e in recorder.events if rewritten.places[e.place].target == "x")

    assert space["x"].tolist() == [turns] * size
    assert first.result.tolist() == [0] * size
    assert last.result == Summary((size,), "float64", float(turns), float(turns), float(turns))
    assert MAX_KEPT - size < kept_numbers(recorder) <= MAX_KEPT
    assert recorder.lost == 0


def test_what_was_told_does_not_change() -> None:
    source = """
x = np.zeros(3)
y = x[1:]
x += 1
y *= 5
x[0] = 7
z = (x, 2)
x[:] = -1
n = [1]
"""
    _, recorder, rewritten = telling(source)
    found = [
        (rewritten.places[e.place].target, told(e.result), told(e.after)) for e in recorder.events
    ]
    assert found == [
        ("x", [0, 0, 0], None),
        ("y", [0, 0], None),
        ("x +=", 1, [1, 1, 1]),
        ("y *=", 5, [5, 5]),
        ("x[0]", 7, None),
        ("z", ([7, 5, 5], 2), None),
        ("x[:]", -1, None),
        ("n", None, None),  # neither a number nor an array
    ]


def told(value: Any) -> Any:
    """A kept value with lists for arrays."""
    if isinstance(value, tuple):
        return tuple(map(told, value))
    return value.tolist() if isinstance(value, np.ndarray) else value


def test_operands_do_not_change_either() -> None:
    source = """
x = np.zeros(2)
y = np.add(x, 1, out=x) + x
"""
    (event,) = events_of(source, 3)
    arrays = [value.tolist() for value in values_in(event) if isinstance(value, np.ndarray)]
    # x and x as np.add is called, what it returns, x after it, and the sum.
    assert arrays == [[0, 0], [0, 0], [1, 1], [1, 1], [2, 2]]


def test_the_rest_of_an_activation_is_its_own() -> None:
    source = """
def f(n):
    return 1 if n == 0 else n * f(n - 1)

def g(n):
    for k in range(2):
        yield n + k

out = f(3)
pairs = list(zip(g(10), g(20)))  # the second generator is left at its last yield
"""
    space, recorder, rewritten = telling(source)
    assert (space["out"], space["pairs"]) == (6, [(10, 20), (11, 21)])
    texts = [
        (e.function, e.call, text(rewritten, e))
        for e in recorder.events
        if e.function in ("f", "g") and rewritten.places[e.place].kind != "loop"
    ]
    assert texts == [
        ("f", 5, "1 if 0 == 0 else n * f(n - 1)"),
        ("f", 4, "1 if 1 == 0 else 1 * f(1 - 1)"),
        ("f", 3, "1 if 2 == 0 else 2 * f(2 - 1)"),
        ("f", 2, "1 if 3 == 0 else 3 * f(3 - 1)"),
        ("g", 6, "(yield (10 + 0))"),
        ("g", 7, "(yield (20 + 0))"),
        ("g", 6, "(yield (10 + 1))"),
    ]


# --- expressions in numbers --------------------------------------------------------------------

M = {"b": 0.9, "m": 0.0, "g": 0.5}
SMALL, LARGE = np.array([0.25, -1.0]), np.arange(100.0)


class Thing:
    """An object with numbers."""

    def __init__(self) -> None:
        self.rate, self.m, self.large = 0.01, [0.0, -2.0], LARGE

    def double(self, x: Any) -> Any:
        return 2 * x


WRITTEN: list[tuple[str, dict[str, Any], str]] = [
    ("m = b * m + (1 - b) * g", M, "0.9 * 0 + 0.1 * 0.5"),
    ("m += (1 - b) * (g - m)", M, "0.1 * 0.5"),
    ("m -= g", M, "0.5"),
    ("x = a * b", {"a": 3, "b": -2}, "3 * -2"),
    ("x = a - b", {"a": -1, "b": -2.5}, "-1 - (-2.5)"),
    ("x = a ** 2", {"a": -0.5}, "0.25"),
    ("x = a ** (t + 1)", {"a": -0.5, "t": 1}, "(-0.5) ** 2"),
    ("x = -a ** 2", {"a": 3}, "-9"),
    ("x = -a ** 2", {"a": -3}, "-9"),
    ("x = (-a) ** 2", {"a": 3}, "(-3) ** 2"),
    ("x = 1 - b ** t", {"b": 0.9, "t": 2}, "1 - 0.81"),
    ("x = a / (b - c)", {"a": 1, "b": 2, "c": 5}, "1 / -3"),
    ("x = a - (b - c)", {"a": 1, "b": 2, "c": 5}, "1 - (2 - 5)"),
    ("x = a * (b + c * d)", {"a": 2, "b": 3, "c": 4, "d": 5}, "2 * (3 + 4 * 5)"),
    ("x = (a * b) ** c", {"a": 2, "b": 3, "c": 0.5}, "(2 * 3) ** 0.5"),
    ("x = np.sqrt(v)", {"v": 0.25}, "sqrt(0.25)"),
    ("x = np.sqrt(v) + e", {"v": np.array([0.25]), "e": 1e-8}, "sqrt(0.25) + 1e-8"),
    ("x = np.maximum(v, 0, dtype=float)", {"v": SMALL}, "maximum([0.25, -1], 0, dtype=float)"),
    ("x = np.pi * r", {"r": 2}, "3.14159 * 2"),
    ("x = abs(a)", {"a": -1.5}, "abs(-1.5)"),
    ("x = a.is_integer()", {"a": -1.5}, "(-1.5).is_integer()"),
    ("x = [b * k for k in ks]", {"b": 2, "ks": [1, 2]}, "[b * k for k in ks]"),
    ("x = sum(k * k for k in ks) / n", {"ks": [1, 2], "n": 2}, "sum((k * k for k in ks)) / 2"),
    ("x = f(a) * a", {"f": lambda a: -a, "a": 3}, "f(3) * 3"),
    ("x = LARGE * a", {"LARGE": LARGE, "a": 2}, "LARGE * 2"),
    ("x = y.mean() * a", {"y": LARGE, "a": 2}, "y.mean() * 2"),
    ("x = y[i] + y[:2]", {"y": LARGE, "i": 7}, "7 + [0, 1]"),
    ("x = y[i:] * 2", {"y": LARGE, "i": 7}, "y[7:] * 2"),
    ("x = SMALL * 2", {"SMALL": SMALL}, "[0.25, -1] * 2"),
    ("x = w @ v", {"w": np.eye(2), "v": SMALL}, "[[1, 0], [0, 1]] @ [0.25, -1]"),
    ("x = a * a", {"a": np.array(-2.0)}, "-2 * -2"),
    ("x = a * 2", {"a": np.float32(0.1)}, "0.1 * 2"),
    ("x = np.zeros(shape)", {"shape": (2, 3)}, "zeros((2, 3))"),
    ("x = np.ones(y.shape)", {"y": np.zeros((4,))}, "ones((4,))"),
    ("x = y.reshape(n, -1)", {"y": LARGE, "n": 10}, "y.reshape(10, -1)"),
    ("x = mode == 'mean'", {"mode": "sum"}, "'sum' == 'mean'"),
    ("x = y + 'z'", {"y": "long" * 20}, "y + 'z'"),
    ("x = not flag", {"flag": True}, "not True"),
    ("x = flag and a or c", {"flag": np.bool_(False), "a": 1, "c": 2}, "False and a or 2"),
    ("x = a if flag else c", {"flag": False, "a": 1, "c": 2}, "a if False else 2"),
    ("x = a < b <= c", {"a": 1, "b": -2, "c": 3}, "1 < -2 <= c"),
    ("x = a is None", {"a": None}, "a is None"),
    ("x = d['k'] * 2", {"d": {"k": -1.5}}, "-1.5 * 2"),
    ("x = d[k][i] * 2", {"d": {"k": [5]}, "k": "k", "i": 0}, "5 * 2"),
    ("x = (y := a) * 2", {"a": 2}, "(y := 2) * 2"),
    ("x = a, b", {"a": 1, "b": LARGE}, "(1, b)"),
    ("x = {'k': a, **d}", {"a": 1, "d": {}}, "{'k': 1, **d}"),
    ("x = max(*ks, a)", {"ks": [1], "a": -1}, "max(*ks, -1)"),
    ("x = f'{a}'", {"a": 1}, "f'{a}'"),
    ("x = lambda k: k * a", {"a": 1}, "lambda k: k * a"),
    ("x = a * 2", {"a": 1 + 2j}, "a * 2"),
    ("x = a * b", {"a": float("inf"), "b": -float("inf")}, "inf * -inf"),
    ("x = o.rate * 2", {"o": Thing()}, "0.01 * 2"),
    ("x = o.rate * o.m[i]", {"o": Thing(), "i": 1}, "0.01 * -2"),
    ("x = o.double(a)", {"o": Thing(), "a": -1}, "o.double(-1)"),
    ("x = o.large * o.rate", {"o": Thing()}, "o.large * 0.01"),
    ("if a > b: pass", {"a": 1, "b": 2}, "1 > 2"),
    ("while a > b: pass", {"a": 1, "b": 2}, "1 > 2"),
    ("print(a, end=b)", {"a": 1, "b": ""}, "print(1, end='')"),
    ("x: float = a + 1", {"a": 1}, "1 + 1"),
    ("x = y = z[0] = a + 1", {"a": 1, "z": [0]}, "1 + 1"),
]


def text(rewritten: Instrumented, event: Event) -> str:
    """The expression of an event, with its values."""
    expression = rewritten.places[event.place].expression
    assert expression is not None
    return substituted(expression, event.values, rewritten.imported)


@pytest.mark.parametrize(("line", "values", "expected"), WRITTEN, ids=[w[0] for w in WRITTEN])
def test_a_line_is_written_in_numbers(line: str, values: dict[str, Any], expected: str) -> None:
    _, recorder, rewritten = telling(f"import numpy as np\n{line}", values)
    (event,) = recorder.events
    assert text(rewritten, event) == expected


def test_every_turn_of_a_loop_has_its_own_numbers() -> None:
    source = """
m = 0.0
for k, g in enumerate([0.5, -1.0]):
    m = 0.5 * m + k * g
    m += g
"""
    _, recorder, rewritten = telling(source)
    found = [
        (rewritten.places[e.place].target, e.result, e.after, text(rewritten, e))
        for e in recorder.events
        if rewritten.places[e.place].kind != "loop"
    ]
    assert found == [
        ("m", 0.0, None, "0.0"),
        ("m", 0.0, None, "0.5 * 0 + 0 * 0.5"),
        ("m +=", 0.5, 0.5, "0.5"),
        ("m", -0.75, None, "0.5 * 0.5 + 1 * -1"),
        ("m +=", -1.0, -1.75, "-1"),
    ]
    turns = [e.result for e in recorder.events if rewritten.places[e.place].kind == "loop"]
    assert turns == [{"k": 0, "g": 0.5}, {"k": 1, "g": -1.0}]


def test_a_loop_tells_the_names_that_it_binds() -> None:
    source = """
d, o, i = {}, [0], 7
for k, (d[i], *rest), o[0] in [(1, "ab", 2)]:
    pass
"""
    (event,) = events_of(source, 3)
    assert event.result == {"k": 1, "rest": None}  # a list is neither a number nor an array


def test_a_comprehension_of_one_turn_keeps_its_names() -> None:
    _, recorder, rewritten = telling("x = [b * k for k in ks]", {"b": 2, "ks": [5]})
    assert text(rewritten, recorder.events[-1]) == "[b * k for k in ks]"


def test_a_line_that_failed_before_is_written_in_numbers() -> None:
    source = """
for k in range(2):
    try:
        x = 1 / k
    except ZeroDivisionError:
        pass
"""
    (event,) = events_of(source, 4)
    assert text(instrumented(source), event) == "1 / 1"

"""Nested dicts, lists, strings, numbers and arrays as bytes: JSON plus raw buffers, never pickle.

The reader trusts nothing: it is given bytes that a hostile process may have written.
"""

from __future__ import annotations

import json
import math
import struct
from typing import Any

import numpy as np

from scratchwork.model import dtype_name

HEADER = struct.Struct("<II")  # length of the JSON, length of the buffers
INTEGERS = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
FLOATS = ("float16", "float32", "float64", "complex64", "complex128")
DTYPES = frozenset(("bool", *INTEGERS, *FLOATS))
MAX_FRAME = 64 * 2**20  # bytes
ARRAY = "$array"


class WireError(ValueError):
    """Bytes that are no frame, or a value that cannot be put into one."""


def encode(value: Any) -> bytes:
    """A frame that holds `value`. Raises WireError for what is not made of plain numbers."""
    buffers: list[bytes] = []
    try:
        text = json.dumps(_pack(value, buffers)).encode()
    except (TypeError, ValueError) as error:
        raise WireError(str(error)) from error
    body = b"".join(buffers)
    return HEADER.pack(len(text), len(body)) + text + body


def _pack(value: Any, buffers: list[bytes]) -> Any:
    if isinstance(value, np.ndarray):
        name = dtype_name(value.dtype)
        if name not in DTYPES:
            raise WireError(f"an array of dtype {value.dtype} instead of numbers")
        # np.ndarray's own methods: a subclass does not get to choose its bytes.
        if not value.dtype.isnative:
            value = np.ndarray.astype(value, value.dtype.newbyteorder("="))
        buffers.append(np.ndarray.tobytes(value))
        return {ARRAY: [name, list(value.shape)]}
    if isinstance(value, dict):
        if ARRAY in value:
            raise WireError(f"a dict with the key {ARRAY}")
        return {k: _pack(v, buffers) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_pack(v, buffers) for v in value]
    return value


def frame_length(header: bytes) -> int:
    """The number of bytes that follow this header. Raises WireError if that is too many."""
    text, body = HEADER.unpack(header)
    if text + body > MAX_FRAME:
        raise WireError(f"a frame of {text + body} bytes; {MAX_FRAME} are allowed")
    return text + body


def decode(frame: bytes) -> Any:
    """The value in a frame. Raises WireError for anything that `encode` would not have written."""
    try:
        text, body = HEADER.unpack_from(frame)
        start = HEADER.size + text
        if len(frame) != start + body:
            raise WireError(f"a frame of {len(frame)} bytes that announces {start + body}")
        buffers = _Buffers(frame[start:])
        value = _unpack(json.loads(frame[HEADER.size : start]), buffers)
        buffers.end()
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError, struct.error) as error:
        raise WireError(f"not a frame: {error}") from error
    return value


def _unpack(value: Any, buffers: _Buffers) -> Any:
    if isinstance(value, dict):
        if ARRAY in value:
            dtype, shape = value[ARRAY]
            return buffers.array(dtype, shape)
        return {k: _unpack(v, buffers) for k, v in value.items()}
    if isinstance(value, list):
        return [_unpack(v, buffers) for v in value]
    return value


class _Buffers:
    """The bytes of a frame's arrays, which lie one after the other."""

    def __init__(self, body: bytes):
        self._body, self._start = body, 0

    def array(self, dtype: str, shape: list[int]) -> np.ndarray:
        """The next array. Raises WireError if there is none of that kind."""
        if dtype not in DTYPES:
            raise WireError(f"an array of dtype {dtype!r}")
        if not all(type(n) is int and n >= 0 for n in shape):
            raise WireError(f"an array of shape {shape}")
        start, count = self._start, math.prod(shape)
        self._start += count * np.dtype(dtype).itemsize
        if self._start > len(self._body):
            raise WireError(f"an array of shape {shape} in {len(self._body) - start} bytes")
        return np.frombuffer(self._body, dtype, count, start).reshape(shape).copy()

    def end(self) -> None:
        """Raises WireError if there are bytes that belong to no array."""
        if self._start != len(self._body):
            raise WireError(f"{len(self._body) - self._start} bytes of no array")

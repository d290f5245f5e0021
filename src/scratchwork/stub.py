"""A blank page: the contract of a pattern as a file to fill in."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill, wrap

from scratchwork import families
from scratchwork.model import Argument, Pattern, ScratchworkError, signature


def stub(pattern: Pattern) -> str:
    """The source of a file that defines the contract's name, and nothing of its work."""
    contract = pattern.contract
    duty = families.family(pattern.family).DUTY
    lines = [f'"""{pattern.title}.', "", fill(pattern.summary, 88), '"""', ""]
    lines += ["import numpy as np", ""]
    if contract.functions:
        for name, arguments in contract.functions.items():
            lines += ["", f"def {signature(name, arguments)}:"]
            lines += [*_docstring(pattern, duty, "    "), "    raise NotImplementedError", ""]
        return "\n".join(lines)
    lines += ["", f"class {contract.name}:", *_docstring(pattern, duty, "    "), ""]
    for name, arguments in {"__init__": contract.arguments, **contract.methods}.items():
        lines.append(f"    def {signature(name, (Argument('self'), *arguments))}:")
        lines += ["        raise NotImplementedError", ""]
    return "\n".join(lines)


def _docstring(pattern: Pattern, duty: str, margin: str) -> list[str]:
    doc = [*pattern.contract.doc.splitlines(), ""] if pattern.contract.doc else []
    lines = [f'"""{pattern.title}.', "", *doc, *wrap(duty, 84), ""]
    lines.append(f"scratchwork show {pattern.slug}")
    return [f"{margin}{line}".rstrip() for line in [*lines, '"""']]


def start(pattern: Pattern, path: Path) -> Path:
    """Write the stub. Raises ScratchworkError if something is there already."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(stub(pattern))
    except FileExistsError:
        raise ScratchworkError(
            f"{path} is there already and was left as it is; "
            f"name another file: scratchwork start {pattern.slug} FILE"
        ) from None
    except OSError as error:
        raise ScratchworkError(f"cannot write {path}: {error.strerror}") from None
    return path

"""The LaTeX of the lessons as one line of readable Unicode, for terminals.

Only what lessons use; `scratchwork audit` complains about anything else.
"""

from __future__ import annotations

import re

SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "eta": "η", "theta": "θ", "lambda": "λ", "mu": "μ", "sigma": "σ", "rho": "ρ", "phi": "φ",
    "Phi": "Φ", "pi": "π",
    "Delta": "Δ", "Sigma": "Σ", "partial": "∂", "nabla": "∇", "sum": "∑", "cdot": "·",
    "odot": "⊙", "times": "×", "le": "≤", "ge": "≥", "ne": "≠", "approx": "≈", "infty": "∞",
    "in": "∈", "leftarrow": "←", "rightarrow": "→", "to": "→", "top": "ᵀ", "pm": "±",
    "max": "max", "min": "min", "exp": "exp", "log": "log", "tanh": "tanh", "quad": "  ",
    "lfloor": "⌊", "rfloor": "⌋", "ldots": "…", "dots": "…", "cdots": "⋯", "left": "", "right": "",
    "sim": "∼", "ell": "ℓ",
}  # fmt: skip
ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303"}
SUPERSCRIPTS = str.maketrans("0123456789+-()=tniTkx", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾⁼ᵗⁿⁱᵀᵏˣ")
SUBSCRIPTS = str.maketrans("0123456789+-()=tnijkxmsahlpo", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎₌ₜₙᵢⱼₖₓₘₛₐₕₗₚₒ")

_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"


def unicode_of(latex: str) -> str:
    r"""A formula as one line of Unicode.

    >>> unicode_of(r"v_t = \beta_2 v_{t-1} + (1 - \beta_2)\, g_t^2")
    'vₜ = β₂ vₜ₋₁ + (1 - β₂) gₜ²'
    >>> unicode_of(r"\frac{\hat m_t}{\sqrt{\hat v_t} + \varepsilon}")
    'm̂ₜ / (√v̂ₜ + ε)'
    """
    text = re.sub(r"\\[,;:! ]", " ", latex).replace("\\\\", " ").replace("&", "")
    text = re.sub(r"\\partial\s*", "∂", text)
    while (found := re.search(rf"\\frac\s*{_GROUP}\s*{_GROUP}", text)) is not None:
        top, bottom = (_bracketed(unicode_of(part)) for part in found.groups())
        text = f"{text[: found.start()]}{top} / {bottom}{text[found.end() :]}"
    while (found := re.search(rf"\\sqrt\s*{_GROUP}", text)) is not None:
        inside = _bracketed(unicode_of(found[1]))
        text = f"{text[: found.start()]}√{inside}{text[found.end() :]}"
    text = re.sub(rf"\\(?:mathrm|mathcal|text|operatorname)\s*{_GROUP}", r"\1", text)
    for name, accent in ACCENTS.items():
        text = re.sub(rf"\\{name}\s*(?:\{{(\\?\w+)\}}|(\\?[A-Za-z]+?)(?=[^A-Za-z]|$))",
                      lambda m, a=accent: f"{_symbol(m[1] or m[2])}{a}", text)  # fmt: skip
    text = re.sub(r"\\([A-Za-z]+)", lambda m: SYMBOLS.get(m[1], m[0]), text)
    for mark, table in (("_", SUBSCRIPTS), ("\\^", SUPERSCRIPTS)):
        text = re.sub(
            rf"{mark}\s*(?:{_GROUP}|(\S))", lambda m, t=table, k=mark: _script(m, k, t), text
        )
    return re.sub(r"\s+", " ", text.replace("{", "").replace("}", "")).strip()


def unreadable(latex: str) -> list[str]:
    """The commands that `unicode_of` does not know."""
    known = {*SYMBOLS, *ACCENTS, "frac", "sqrt", "mathrm", "mathcal", "text", "operatorname"}
    return [c for c in re.findall(r"\\[A-Za-z]+", latex) if c[1:] not in known]


def _symbol(token: str) -> str:
    return SYMBOLS.get(token.removeprefix("\\"), token)


def _script(match: re.Match[str], mark: str, table: dict[int, int]) -> str:
    content = (match[1] or match[2] or "").replace(" ", "")
    if content == "ᵀ":  # is one already
        return content
    if all(ord(c) in table for c in content):
        return content.translate(table)
    sign = mark.removeprefix("\\")
    return f"{sign}{content}" if len(content) == 1 else f"{sign}({content})"


def _bracketed(text: str) -> str:
    """In brackets, if it is a sum or a product."""
    return f"({text})" if re.search(r"[-\s+·/]", text) else text

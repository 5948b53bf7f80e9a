"""Learn the weights of the sentence ranking and write them as a table of numbers.

    python -m training.ranking TRAIN.jsonl [--out summarize/briefing/weights.py]

The corpus holds one article a line: `headline` {ru, en}, `segments` (each
`paragraph`, `ru`, `en`) and `gist`, the numbers from 1 of the sentences that
carry its gist. Both languages are learned together, by logistic regression
with a ridge penalty (Newton's method), so that one table serves both.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from summarize.briefing.compression import compress
from summarize.briefing.features import NAMES, Sentence, describe
from summarize.briefing.words import count
from summarize.segmenting.datelines import dateline

Array = npt.NDArray[np.float64]

RIDGE = 3.0
_MARKER = re.compile(r"^-\s+")
_HEADER = '''"""The numbers that ranking learned from {articles} articles; do not edit by hand.

Learned again by `python -m training.ranking TRAIN.jsonl`. Each weight is in
log-odds for one unit of the feature of that name in `features.NAMES`.
"""

from __future__ import annotations

'''


@dataclass(frozen=True)
class Example:
    """Hold one article in one language: its sentences, headline, and 1 for each sentence of the gist."""

    sentences: tuple[Sentence, ...]
    headline: str
    gist: Array


def read(path: Path, language: str) -> Iterator[Example]:
    """Yield the articles of a corpus file in one of its languages ("ru" or "en")."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        yield Example(
            sentences=tuple(
                Sentence(i, _MARKER.sub("", s[language]), s["paragraph"], bool(_MARKER.match(s[language])))
                for i, s in enumerate(article["segments"], 1)
            ),
            headline=article["headline"][language],
            gist=np.array([float(i in article["gist"]) for i in range(1, len(article["segments"]) + 1)]),
        )


def regress(features: Array, gist: Array, ridge: float = RIDGE) -> tuple[Array, float]:
    """Return the weights (in units of the features) and the bias of a ridge-penalised logistic regression."""
    mean, spread = features.mean(0), features.std(0) + 1e-9
    scaled = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
    penalty = np.append(np.full(features.shape[1], ridge), 1e-9)
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        probability = 1 / (1 + np.exp(-scaled @ weights))
        gradient = scaled.T @ (probability - gist) + penalty * weights
        curvature = (scaled.T * (probability * (1 - probability))) @ scaled + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    raw = weights[:-1] / spread
    return raw, float(weights[-1] - raw @ mean)


def learn_length(path: Path) -> Array:
    """Return English words per word, character and digit of a Russian sentence, by least squares."""
    rows, lengths = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        for segment in json.loads(line)["segments"]:
            source = segment["ru"][dateline(segment["ru"]) :]
            rows.append([count(source), len(source), sum(map(str.isdigit, source))])
            lengths.append(count(compress(segment["en"])))
    return np.asarray(np.linalg.lstsq(np.array(rows, float), np.array(lengths, float), rcond=None)[0])


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path("summarize/briefing/weights.py"))
    arguments = parser.parse_args()
    examples = [example for language in ("ru", "en") for example in read(arguments.corpus, language)]
    described = [describe(example.sentences, example.headline).features for example in examples]
    weights, bias = regress(np.vstack(described), np.concatenate([example.gist for example in examples]))
    table = "".join(f'    "{name}": {weight:.4f},\n' for name, weight in zip(NAMES, weights, strict=True))
    length = ", ".join(f"{number:.4f}" for number in learn_length(arguments.corpus))
    arguments.out.write_text(
        _HEADER.format(articles=len(examples) // 2)
        + f"BIAS = {bias:.4f}\nWEIGHTS: dict[str, float] = {{\n{table}}}\n\n"
        + "# English words for each word, character and digit of a Russian sentence.\n"
        + f"LENGTH = ({length})\n",
        encoding="utf-8",
    )
    print(f"{len(examples)} articles, {len(NAMES)} weights -> {arguments.out}")


if __name__ == "__main__":
    main()

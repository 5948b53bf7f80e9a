"""Measure what each augmentation brings: translate sentences before and after it.

Each change of the augmentation is made to every pair of a set that it can
change; the bare models translate both forms. A model that never saw the like
loses more from the one to the other.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path

from summarize.translating.normalise import normalise_source, normalise_target
from training.augment import dated, in_capitals, listed, rewrite_numbers, without_end, without_yo
from training.people import Names

Change = Callable[[str, str, random.Random], tuple[str, str]]
Pair = tuple[str, str]


def changes(names: Names) -> dict[str, Change]:
    """Return the changes of the augmentation by name."""
    return {
        "numbers rewritten": rewrite_numbers,
        "surnames swapped": names.swap,
        "ё as е": without_yo,
        "no final mark": without_end,
        "list marker": listed,
        "dateline": dated,
        "capitals": in_capitals,
    }


def changed(pairs: list[Pair], change: Change) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs that `change` can change, as they are and changed."""
    rng = random.Random(1)
    both = [(pair, change(*pair, rng)) for pair in pairs]
    both = [(old, new) for old, new in both if old != new]
    return [old for old, _ in both], [new for _, new in both]


def bleu(folder: Path, pairs: list[Pair]) -> float:
    """Return the BLEU of the bare model in `folder`, beam 4."""
    import ctranslate2
    import sacrebleu
    import sentencepiece

    model = ctranslate2.Translator(str(folder), intra_threads=1)
    here, there = (sentencepiece.SentencePieceProcessor(str(folder / f"{side}.spm")) for side in ("source", "target"))
    pieces = here.encode([source for source, _ in pairs], out_type=str)
    results = model.translate_batch(pieces, beam_size=4, max_batch_size=2048, batch_type="tokens")
    outputs = [there.decode(result.hypotheses[0]) for result in results]
    return float(sacrebleu.corpus_bleu(outputs, [[target for _, target in pairs]]).score)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+", help="folders with a CTranslate2 model and its two .spm")
    parser.add_argument("--set", type=Path, required=True, help="Russian TAB English")
    parser.add_argument("--data", type=Path, required=True, help="folder with pairs.tsv, for its names")
    options = parser.parse_args()
    rows = [line.split("\t") for line in (options.data / "pairs.tsv").read_text(encoding="utf8").splitlines()]
    names = Names((source, target) for kind, source, target in rows if kind == "names")
    cells = (line.split("\t") for line in options.set.read_text(encoding="utf8").splitlines())
    pairs = [(normalise_source(source), normalise_target(target)) for source, target in cells]
    print("| change | pairs | " + " | ".join(f"{folder.name}: before → after" for folder in options.models) + " |")
    print("|---|--:" + "|--:" * len(options.models) + "|")
    for name, change in changes(names).items():
        old, new = changed(pairs, change)
        scores = [f"{bleu(folder, old):.1f} → {bleu(folder, new):.1f}" for folder in options.models]
        print(f"| {name} | {len(old):,} | " + " | ".join(scores) + " |", flush=True)


if __name__ == "__main__":
    main()

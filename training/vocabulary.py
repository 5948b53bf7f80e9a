"""Learn the two SentencePiece vocabularies.

Separate vocabularies of 8,000 pieces: Russian and English share no letters,
so a joint one would only make the output layer (a third of the decoder's
work at this width) twice as large. Digits are split, so a number is spelled
and never memorised; unknown letters fall back to bytes, so nothing is lost.
Unigram rather than BPE: its pieces follow Russian endings more often.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import sentencepiece

from training.mixture import WEIGHTS

EOS, UNK, PAD = 0, 1, 2


def train(lines: list[str], prefix: Path, size: int) -> None:
    """Write `prefix`.model learnt from `lines`."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(prefix),
        vocab_size=size,
        model_type="unigram",
        split_digits=True,
        byte_fallback=True,
        character_coverage=0.9998,
        normalization_rule_name="identity",
        eos_id=EOS,
        unk_id=UNK,
        pad_id=PAD,
        bos_id=-1,
        num_threads=2,
        max_sentence_length=8192,
        minloglevel=2,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with pairs.tsv")
    parser.add_argument("--size", type=int, default=8000)
    parser.add_argument("--sentences", type=int, default=250_000)
    options = parser.parse_args()
    pairs = [line.split("\t") for line in (options.data / "pairs.tsv").read_text(encoding="utf8").splitlines()]
    weights = [WEIGHTS.get(kind, 0.0) for kind, _, _ in pairs]
    chosen = random.Random(1).choices(pairs, weights, k=options.sentences)
    train([source for _, source, _ in chosen], options.data / "source", options.size)
    train([target for _, _, target in chosen], options.data / "target", options.size)


if __name__ == "__main__":
    main()

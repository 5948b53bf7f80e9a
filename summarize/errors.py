"""Everything that can go wrong, as one tree.

    SummarizeError              exit 1   anything this package reports by itself
    ├── UsageError              exit 2   options that do not go together
    ├── InputError              exit 1   a document cannot be read
    │   ├── UnsupportedFormat            binary, unknown suffix, or an extra is missing
    │   ├── EmptyInput                   nothing but blanks, or nothing but site chrome
    │   ├── TooLarge                     over the size limit
    │   └── UnsupportedLanguage          neither Russian nor English
    ├── ModelError              exit 3   a model is missing, damaged or cannot be loaded
    ├── PartialFailure          exit 4   some documents of a batch failed
    └── ChecksFailed            exit 5   --strict, and a check found something

Catch `SummarizeError` to catch them all:

    try:
        brief = summarize.brief("article.txt")
    except summarize.SummarizeError as error:
        print(error)

Messages are one line, name the file where there is one, and say what to do.
"""

from __future__ import annotations


class SummarizeError(Exception):
    """Anything this package reports by itself; `exit_code` is the process's."""

    exit_code = 1


class UsageError(SummarizeError):
    """Options or arguments that do not go together."""

    exit_code = 2


class InputError(SummarizeError):
    """A document cannot be read."""


class UnsupportedFormat(InputError):  # noqa: N818
    """Binary data, an unknown suffix, or a format whose extra is not installed."""


class EmptyInput(InputError):  # noqa: N818
    """Nothing but blanks, or nothing left once site chrome is dropped."""


class TooLarge(InputError):  # noqa: N818
    """A document over the size limit."""


class UnsupportedLanguage(InputError):  # noqa: N818
    """A document that is neither Russian nor English."""


class ModelError(SummarizeError):
    """A model is missing, damaged or cannot be loaded."""

    exit_code = 3


class PartialFailure(SummarizeError):  # noqa: N818
    """Some documents of a batch failed; the others are done."""

    exit_code = 4


class ChecksFailed(SummarizeError):  # noqa: N818
    """A check found something and `--strict` was given."""

    exit_code = 5

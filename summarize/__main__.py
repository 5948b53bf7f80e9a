"""The command's way in: one place where errors are caught and become an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; see docs/reference/exit-codes.md."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code."""
    from summarize.cli.printing import complain, debugging
    from summarize.errors import SummarizeError

    for stream in (sys.stdout, sys.stderr):
        # Results are UTF-8 whatever the locale says: a batch job's is often C.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        # Here, since an impatient user interrupts the loading too.
        from summarize.cli.app import invoke

        code = invoke(arguments)
        sys.stdout.flush()
    except SummarizeError as error:
        if debugging():
            raise
        if str(error):
            complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough (`| head`). Python would complain again
        # when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    main()

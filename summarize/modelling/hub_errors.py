"""Say in one line what went wrong with a hub, and what to do about it."""

from __future__ import annotations

import errno

from summarize.errors import ModelError

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


def is_passing(error: Exception) -> bool:
    """Say whether the same call may succeed in a moment: the hub is overloaded, or the line was cut."""
    status = _status(error)
    if status is not None:
        return status in _BUSY
    from huggingface_hub.errors import OfflineModeIsEnabled

    return isinstance(error, _transport_errors()) and not isinstance(error, OfflineModeIsEnabled)


def explain(error: Exception, repo: str, revision: str) -> ModelError:
    """Return the ModelError to raise for what huggingface_hub raised while it dealt with `repo` at `revision`."""
    if isinstance(error, ModelError):
        return error
    return ModelError(_by_kind(error, repo, revision) or _by_status(error, repo) or _otherwise(error, repo))


def _by_kind(error: Exception, repo: str, revision: str) -> str:
    from huggingface_hub.errors import (
        EntryNotFoundError,
        GatedRepoError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    if isinstance(error, GatedRepoError):
        return f"{repo} is gated: accept its terms at its page on the hub, then set HF_TOKEN to a token of that account"
    if isinstance(error, RepositoryNotFoundError):
        return f"the hub knows no {repo}, or keeps it private: check the name, or set HF_TOKEN"
    if isinstance(error, RevisionNotFoundError):
        return f"{repo} has no revision {revision!r}: correct its line in models.txt"
    if isinstance(error, EntryNotFoundError):
        return f"a file of {repo} at {revision} is missing on the hub: run the same command again"
    if isinstance(error, OfflineModeIsEnabled):
        return f"HF_HUB_OFFLINE is set, so {repo} cannot be pulled: unset it, or use --from DIR"
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        place = error.filename or "the folder of the models"
        return f"the disk is full: no room for {repo} in {place}; free some, or set SUMMARIZE_MODELS, and run it again"
    return ""


def _by_status(error: Exception, repo: str) -> str:
    status = _status(error)
    if status in (401, 403):
        return f"the hub refuses access to {repo} ({status}): set HF_TOKEN to a valid token that may read it"
    if status == 429:
        return f"the hub allows no more requests for now (429): wait, or set HF_TOKEN, and pull {repo} again"
    if status is not None and status >= 500:
        return f"the hub is out of order ({status}): {repo} was not pulled, try again later"
    if status is not None:
        return f"the hub answers {status} to a request for {repo}"
    return ""


def _otherwise(error: Exception, repo: str) -> str:
    reason = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, _transport_errors()):
        return f"the connection to the hub failed while pulling {repo} ({reason}); run the same command again to go on"
    if isinstance(error, OSError) and "Consistency check failed" in reason:
        return f"the connection to the hub was cut while pulling {repo}; run the same command again to go on"
    return f"{repo} cannot be pulled ({reason})"


def _status(error: Exception) -> int | None:
    """Return the HTTP status of an answer that was an error, None where there was no answer."""
    return getattr(getattr(error, "response", None), "status_code", None)


def _transport_errors() -> tuple[type[BaseException], ...]:
    """Return the errors of a line that is cut or a host that is not there, of whichever HTTP library is in use."""
    from huggingface_hub.errors import HfHubHTTPError

    # huggingface_hub 2 uses httpx2, 1 used httpx; its own error derives from that library's HTTPError.
    library = tuple(base for base in HfHubHTTPError.__mro__ if base.__name__ in ("HTTPError", "RequestException"))
    return (*library, ConnectionError, TimeoutError)

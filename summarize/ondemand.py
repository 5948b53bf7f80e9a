"""The English of an article's segments as a brief asks for it: each is translated once, and only if it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from summarize.article import Rendering, Segment


class OnDemand:
    """Return the English of segments by their ids; what is `known` is not rendered again.

    `riding` are ids that go with the first call, so that the engine is called
    once and not twice: the headline's.
    """

    def __init__(
        self,
        segments: Iterable[Segment],
        render: Callable[[Sequence[Segment]], Sequence[Rendering]],
        known: Iterable[Rendering],
        riding: Iterable[int],
    ) -> None:
        self._segments = {segment.id: segment for segment in segments}
        self._render = render
        self._known = {rendering.segment.id: rendering for rendering in known}
        self._riding = tuple(riding)

    def __call__(self, ids: Sequence[int]) -> Mapping[int, str]:
        """Return the English of each id, in the order asked."""
        wanted = dict.fromkeys([*ids, *self._riding])
        self._riding = ()
        missing = [self._segments[one] for one in wanted if one not in self._known]
        self._known |= {made.segment.id: made for made in (self._render(missing) if missing else ())}
        return {one: self._known[one].text for one in ids}

    @property
    def renderings(self) -> tuple[Rendering, ...]:
        """Return all that is known, in document order."""
        return tuple(self._known[one] for one in sorted(self._known))

"""Draw the loss of a run from its log, as an SVG of our own: no plotting library for two lines."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

WIDTH, HEIGHT, EDGE = 720, 320, 46


def _line(points: list[tuple[float, float]], box: tuple[float, float, float, float], colour: str) -> str:
    left, right, low, high = box
    at = " ".join(
        f"{EDGE + (x - left) / (right - left) * (WIDTH - 2 * EDGE):.1f},"
        f"{HEIGHT - EDGE - (y - low) / (high - low) * (HEIGHT - 2 * EDGE):.1f}"
        for x, y in points
    )
    return f'<polyline fill="none" stroke="{colour}" stroke-width="1.6" points="{at}"/>'


def _marked(points: list[tuple[float, float]], box: tuple[float, float, float, float]) -> str:
    """Return points on a scale of their own, each with its value written above it."""
    if not points:
        return ""
    low, high = min(y for _, y in points) - 1, max(y for _, y in points) + 1
    scaled = [(x, box[2] + (y - low) / (high - low) * (box[3] - box[2])) for x, y in points]
    marks = ""
    for (x, y), (_, value) in zip(scaled, points, strict=True):
        across = EDGE + (x - box[0]) / (box[1] - box[0]) * (WIDTH - 2 * EDGE)
        up = HEIGHT - EDGE - (y - box[2]) / (box[3] - box[2]) * (HEIGHT - 2 * EDGE)
        marks += f'<circle cx="{across:.1f}" cy="{up:.1f}" r="2.5" fill="#2b7a3d"/>'
        marks += f'<text x="{across:.1f}" y="{up - 6:.1f}" text-anchor="middle" fill="#2b7a3d">{value:.1f}</text>'
    return _line(scaled, box, "#2b7a3d") + marks


def draw(entries: list[dict[str, float]], chrf: list[tuple[float, float]]) -> str:
    """Return an SVG by update: training loss (blue), dev loss (red), nats a piece; chrF of checkpoints (green)."""
    loss = [(entry["step"], entry["loss"]) for entry in entries]
    dev = [(entry["step"], entry["dev"]) for entry in entries if "dev" in entry]
    every = [y for _, y in loss + dev]
    first = min((x for x, _ in loss + chrf), default=0.0)
    box = (first if first > 1000 else 0.0, max(x for x, _ in loss + chrf), min(every), max(every))
    ticks = "".join(
        f'<text x="{EDGE - 6}" y="{HEIGHT - EDGE - (y - box[2]) / (box[3] - box[2]) * (HEIGHT - 2 * EDGE) + 4:.1f}" '
        f'text-anchor="end">{y:.1f}</text>'
        for y in (box[2] + (box[3] - box[2]) * part / 4 for part in range(5))
    )
    labels = "".join(
        f'<text x="{EDGE + part / 4 * (WIDTH - 2 * EDGE):.1f}" y="{HEIGHT - EDGE + 18}" text-anchor="middle">'
        f"{box[0] + (box[1] - box[0]) * part / 4:,.0f}</text>"
        for part in range(5)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="11"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f"{_line(loss, box, '#1f5fbf')}{_line(dev, box, '#b3261e')}{_marked(chrf, box)}{ticks}{labels}"
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">updates</text>'
        f'<text x="{WIDTH - EDGE}" y="20" text-anchor="end">blue: training loss (smoothed labels); '
        f"red: dev loss; nats a piece{'; green: chrF on dev' if chrf else ''}</text></svg>\n"
    )


def main() -> None:
    """Write the plot of one log or several, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("logs", type=Path, nargs="+")
    parser.add_argument("--chrf", nargs="*", default=[], metavar="STEP:CHRF", help="chrF of checkpoints")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lines = [line for log in options.logs for line in log.read_text().splitlines()]
    by_step = {entry["step"]: entry for entry in map(json.loads, lines)}
    points = sorted((float(step), float(value)) for step, value in (point.split(":") for point in options.chrf))
    options.out.write_text(draw([by_step[step] for step in sorted(by_step)], points))


if __name__ == "__main__":
    main()

"""Progress on the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from scratchwork.faces.style import Style
from scratchwork.faces.text import MARK, prose
from scratchwork.model import Pattern
from scratchwork.pathway import Advice, State
from scratchwork.progress import Coming, Made, Milestone, Progress

SIGN: dict[State, str] = {"new": "○", "tried": "◐", "right": "●", "kept": "★"}
TINT: dict[State, str] = {"new": "dim", "tried": "yellow", "right": "green", "kept": "cyan"}
MEANT: dict[State, str] = {
    "new": "new",
    "tried": "tried",
    "right": "right",
    "kept": "kept: written again later",
}
MISTAKES = 8  # that are listed, the latest
OTHERS = 2  # pieces of advice besides the first


def text(found: Progress, style: Style) -> str:
    """The map, milestones, mistakes, what is due, and what to do next."""
    parts = [_map(found, style), _milestones(found.milestones, style)]
    parts += [_mistakes(found.mistakes, style), _due(found, style), _next(found.next, style)]
    return "\n\n".join(part for part in parts if part) + "\n"


def way(goal: str, steps: Sequence[tuple[Pattern, State]], style: Style) -> str:
    """The way to a goal: what is done, and what is next."""
    wide = max(len(p.slug) for p, _ in steps)
    todo = next((p for p, state in steps if state in ("new", "tried")), None)
    lines = [style.paint(f"The way to {goal}", "bold"), ""]
    for p, state in steps:
        sign = style.paint(SIGN[state], TINT[state])
        below = f"  builds on {', '.join(p.builds_on)}" if p.builds_on else ""
        here = "  ← next" if p is todo else ""
        lines.append(f"  {sign} {p.slug:{wide}}{style.paint(below, 'dim')}{here}")
    if todo is None:
        command = f"train {goal} --with ." if goal.startswith("digits") else "review"
    else:
        command = f"start {todo.slug}"
    return "\n".join([*lines, "", f"  next: scratchwork {command}"]) + "\n"


def day(at: str) -> str:
    """A time as a day, where the learner is."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d")


def _map(found: Progress, style: Style) -> str:
    lines = [style.paint("Your map", "bold"), ""]
    for family, members in groupby(found.places, key=lambda p: p.family):
        names = [f"{style.paint(SIGN[p.state], TINT[p.state])} {p.pattern}" for p in members]
        lines.append(f"  {family:13} {'  '.join(names)}")
    counts = Counter(p.state for p in found.places)
    legend = "   ".join(f"{style.paint(SIGN[s], TINT[s])} {MEANT[s]} ({counts[s]})" for s in SIGN)
    answered = sum(p.answered for p in found.places)
    questions = sum(p.questions for p in found.places)
    return "\n".join([*lines, "", f"  {legend}", f"  {answered} of {questions} questions answered"])


def _milestones(there: Sequence[Milestone], style: Style) -> str:
    lines = []
    for one in there:
        reached = one.accuracy is not None and one.accuracy >= one.goal
        if one.accuracy is None:
            lines.append(f"  - {one.problem}: not trained yet; the goal is {one.goal:.1%}")
            continue
        mark = style.paint(MARK[True], "green") if reached else style.paint("◐", "yellow")
        own = f"{one.own} piece{'' if one.own == 1 else 's'} of your own"
        share = f"{one.accuracy:.1%} of a goal of {one.goal:.1%}"
        lines.append(f"  {mark} {one.problem}: {share}, {own}, {day(one.at)}")
    return "\n".join([style.paint("Milestones", "bold"), "", *lines])


def _mistakes(made: Sequence[Made], style: Style) -> str:
    if not made:
        return ""
    over = sum(bool(m.overcome) for m in made)
    lines = [style.paint(f"Mistakes: {len(made)} made, {over} overcome", "bold"), ""]
    latest = sorted(made, key=lambda m: m.last, reverse=True)
    for m in latest[:MISTAKES]:
        times = f", {m.times} times" if m.times > 1 else ""
        state = f"overcome {day(m.overcome)}" if m.overcome else "not overcome yet"
        mark = style.paint(MARK[True], "green") if m.overcome else style.paint("○", "yellow")
        lines.append(f"  {mark} {m.pattern}: {m.mistake}{times}, {state}")
    if len(latest) > MISTAKES:
        lines.append(f"  and {len(latest) - MISTAKES} more: --json has them all")
    return "\n".join(lines)


def _due(found: Progress, style: Style) -> str:
    if not (found.due or found.coming):
        return ""
    head = style.paint("What comes back", "bold")
    lines = [f"  {len(found.due)} due now, {found.soon} within a week"]
    if found.coming:
        lines.append(f"  then {card(found.coming[0])} on {day(found.coming[0].due)}")
    return "\n".join([head, "", *lines])


def card(one: Coming) -> str:
    """A card in words."""
    kind, _, about = one.card.partition(":")
    words = {"question": f"the question {about}", "spot": f"a line of {about} to spot"}
    return words.get(kind, f"{about} to write again")


def _next(given: Sequence[Advice], style: Style) -> str:
    first, *others = given
    lines = [style.paint("Next", "bold"), ""]
    lines.append(style.wrap(prose(first.why), "    ", f"  {style.paint(first.command, 'cyan')}: "))
    lines += [style.paint(f"  or {a.command}: {a.why}", "dim") for a in others[:OTHERS]]
    return "\n".join(lines)

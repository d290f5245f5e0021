"""A mock interview on the terminal."""

from __future__ import annotations

import math
import time
from pathlib import Path

from scratchwork import asking, interview
from scratchwork.catalogue import Catalogue
from scratchwork.faces import asking as asked_on
from scratchwork.faces.dialogue import Dialogue, Left, editor
from scratchwork.faces.reviews import checked
from scratchwork.faces.style import Style
from scratchwork.faces.text import MARK, prose
from scratchwork.interview import HAND_INS, Interview, Page, Record
from scratchwork.learner import Diary
from scratchwork.model import Pattern, Report, ScratchworkError
from scratchwork.pathway import near
from scratchwork.stub import start

TINT = {"strong pass": "green", "pass": "green", "borderline": "yellow", "needs work": "yellow"}
TIMES = ("at once", "after a question")


def hold(
    dialogue: Dialogue,
    diary: Diary,
    known: Catalogue,
    given: Interview,
    draw: int | None = None,
) -> bool:
    """Hold an interview, or go on with it; whether it came to its end."""
    record = Record(diary, given, time.monotonic)
    try:
        for page in given.pages.values():
            if not page.over and record.left > 0:
                _page(dialogue, record, known, page, draw)
    except Left:
        record.note("pause")
        left = f"{_minutes(record.left)} left"
        dialogue.say(f"  {left}, and nothing is lost: scratchwork quiz --resume goes on.")
        return False
    record.note("end")
    return True


def _page(
    dialogue: Dialogue, record: Record, known: Catalogue, page: Page, draw: int | None
) -> None:
    pattern = known.pattern(page.pattern)
    file = Path(record.interview.folder) / f"{pattern.slug}.py"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        record.diary.note("start", pattern.slug, file=str(file.resolve()))
        start(pattern, file)
    dialogue.say(*_task(pattern, file, dialogue.style))
    for turn in range(len(page.verdicts), HAND_INS):
        in_time = _waited(dialogue, record, file)
        report = checked(record.diary, known, pattern, file)
        record.handed_in(pattern.slug, report)
        dialogue.say("  Noted.")
        if report.ok or not in_time:
            break
        if turn + 1 < HAND_INS:
            _doubt(dialogue, record, report)
    if record.left > 0:
        _follow_up(dialogue, record, pattern, page, draw)
    record.note("page-over", pattern=pattern.slug)


def _task(pattern: Pattern, file: Path, style: Style) -> list[str]:
    outline = "\n".join(f"    {line}" for line in pattern.contract.outline())
    said = f"Write {pattern.title} from a blank page, {near(str(file))}. {prose(pattern.summary)}"
    return [style.paint(pattern.title, "bold"), style.wrap(said), outline]


def _waited(dialogue: Dialogue, record: Record, file: Path) -> bool:
    """Wait until the page is handed in; whether that was in time."""
    offered = "e: $EDITOR   " if editor() else ""
    while record.left > 0:
        lead = f"[{_minutes(record.left)} left]"
        typed = dialogue.read(f"{lead} Enter: hand it in   {offered}q: stop, and go on later > ")
        if typed not in ("e", "edit"):
            break
        dialogue.edit(file)
    if record.left > 0:
        return True
    dialogue.say("  The time is over: the page is taken as it is.")
    return False


def _doubt(dialogue: Dialogue, record: Record, report: Report) -> None:
    """The question that an interviewer has about a page that is not right yet."""
    style = dialogue.style
    failed = [f.claim for f in report.checklist if f.ok is False]
    if report.diagnosis:
        asks = report.ask
    elif failed:
        asks = f"Here something does not hold: {failed[0]}. Which of your lines would you look at?"
    else:
        asks = f"I ran it: {report.summary}. What would you look at?"
    dialogue.say(style.paint(style.wrap(prose(asks), "    ", "  ? "), "bold"))
    record.note("said", pattern=report.pattern, words=dialogue.read("What do you say? > "))
    dialogue.say("  Change the page if you like, and hand it in once more.")


def _follow_up(
    dialogue: Dialogue, record: Record, pattern: Pattern, page: Page, draw: int | None
) -> None:
    """One question with one answer, and no hints."""
    diary, style = record.diary, dialogue.style
    draw = asking.fresh_draw() if draw is None else draw
    question = interview.follow_up(pattern, page, diary.learner, draw)
    if question is None:
        return
    asked = asking.begin(diary, pattern, question, draw)
    dialogue.say("  A question to that.", asked_on.question(asked, pattern, style))
    began = time.monotonic()
    while True:
        typed = dialogue.read(f"[{_minutes(record.left)} left] > ")
        try:
            mark = asking.answer(diary, pattern, asked, typed, time.monotonic() - began)
        except ScratchworkError as error:
            dialogue.say(f"  {error}")
            continue
        break
    record.note("follow-up", pattern=pattern.slug, question=question.slug, right=mark.right)
    dialogue.say("  Noted.")


def _minutes(seconds: float) -> str:
    return f"{math.ceil(seconds / 60)} min"


# --- the result ------------------------------------------------------------------------------


def result(given: Interview, style: Style) -> str:
    """The interviewer's notes on each page, and the verdict."""
    parts = [style.paint("The interviewer's notes", "bold")]
    parts += [_notes(page, style) for page in given.pages.values()]
    verdict = style.paint(given.verdict, TINT[given.verdict], "bold")
    used = _minutes(given.used)
    parts.append(f"  {verdict}: {_evidence(given)}, in {used} of {given.minutes:g}.")
    again = [page.pattern for page in given.pages.values() if not page.right]
    command = f"scratchwork show {again[0]}" if again else "scratchwork review"
    parts.append(style.paint(f"  next: {command}", "dim"))
    return "\n\n".join(parts) + "\n"


def _evidence(given: Interview) -> str:
    pages = list(given.pages.values())
    asked = [p.follow_up_right for p in pages if p.follow_up_right is not None]
    written = f"{sum(p.right for p in pages)} of {len(pages)} pages right"
    once = sum(p.right_at_once for p in pages)
    return f"{written}, {once} at once; {sum(asked)} of {len(asked)} questions answered"


def _notes(page: Page, style: Style) -> str:
    if not page.verdicts:
        return f"  {style.paint(page.pattern, 'bold')}: not handed in"
    when = TIMES[min(len(page.verdicts), HAND_INS) - 1]
    state = f"right {when}" if page.right else f"not right yet: {page.verdicts[-1]}"
    lines = [f"  {style.paint(page.pattern, 'bold')}: {state}"]
    if page.mistakes:
        lines.append(f"    {', '.join(page.mistakes)}")
    for heading, told in page.notes.items():
        ok = not told["failed"]
        mark = style.paint(MARK[ok], "green" if ok else "red")
        lines.append(f"    {mark} {heading:<10} {told['held']} of {told['of']}")
        lines += [style.wrap(claim, "        ", "      - ") for claim in told["failed"]]
    if page.said:
        lines.append(style.wrap(page.said, "      ", "    You said: "))
    if page.follow_up_right is not None:
        answered = "right" if page.follow_up_right else "not yet"
        command = f"scratchwork ask {page.pattern} {page.follow_up}"
        lines.append(f"    The question {page.follow_up}: {answered}  ({command})")
    return "\n".join(lines)

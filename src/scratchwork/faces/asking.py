"""Questions on the terminal: how one is shown, and how it is talked through."""

from __future__ import annotations

import time
from collections.abc import Iterator

from scratchwork import asking, questions
from scratchwork.catalogue import Catalogue
from scratchwork.faces import experiments, text
from scratchwork.faces.dialogue import Dialogue, lettered
from scratchwork.faces.style import Style
from scratchwork.learner import Diary
from scratchwork.model import Experiment, Hint, Pattern, Question, ScratchworkError
from scratchwork.questions import Asked, Mark

WANTED = {
    "number": "What does the last line give? Three digits are enough.",
    "shape": "What does the last line give? Such as (2, 3), or () for a number.",
    "predict": "Which one? It is run then, and you see.",
    "open": "Answer in your own words; an empty line ends.",
}
RIGHT = "Right."
NOT_YET = "Not yet."


# --- what is shown ---------------------------------------------------------------------------


def question(asked: Asked, pattern: Pattern, style: Style) -> str:
    """A question: its text, its code or its choices, and what is needed to work it out."""
    parts = [style.paint(f"{pattern.title}: {asked.question}", "bold")]
    parts.append(style.wrap(text.prose(asked.text)))
    if asked.choices:
        parts.append(lettered(asked.choices, style))
    if asked.code:
        parts.append("\n".join(style.paint(f"    {n}", "cyan") for n in asked.code.splitlines()))
        outline = "\n".join(f"    {line}" for line in pattern.contract.outline())
        parts += [text.equations(pattern), text.symbols(pattern, style), outline]
    parts.append(style.paint(f"  {WANTED[asked.kind]}", "dim"))
    return "\n\n".join(parts)


def hint(found: Hint, style: Style) -> str:
    """A hint, such as "Hint 2 of 3"."""
    return style.wrap(text.prose(found.text), "  ", f"  Hint {found.level} of {found.of}. ")


def mark(found: Mark, style: Style) -> str:
    """What is said of an answer."""
    head = style.paint(RIGHT, "green") if found.right else style.paint(NOT_YET, "yellow")
    said = f" {found.said[:1].upper()}{found.said[1:]}." if found.said else ""
    parts = [style.wrap(text.prose(said.strip()), "  ", f"  {head} ")]
    if found.ask:
        parts.append(style.paint(style.wrap(text.prose(found.ask), "    ", "  ? "), "bold"))
    return "\n\n".join(parts)


def points(one: Question, style: Style) -> str:
    """The key points of the answer, by number."""
    numbered = enumerate(one.points, start=1)
    return "\n".join(style.wrap(text.prose(p), "     ", f"  {n}. ") for n, p in numbered)


def solution(pattern: Pattern, asked: Asked) -> str:
    """What a number or a shape is, of the run just shown."""
    value = questions.value_of(pattern.source, asked.code)
    last = asked.code.splitlines()[-1]
    return f"  {last} is {questions.given_as(value)}"


# --- talking it through ----------------------------------------------------------------------


class Talk:
    """One question, talked through until it is right or told."""

    def __init__(
        self, dialogue: Dialogue, diary: Diary, known: Catalogue, pattern: Pattern, asked: Asked
    ):
        self.dialogue, self.diary, self.known = dialogue, diary, known
        self.pattern, self.asked = pattern, asked
        self.question = questions.question_of(pattern, asked.question)
        self.style = dialogue.style
        self.began = time.monotonic()

    def held(self) -> bool:
        """Whether it was right in the end. Raises Left."""
        self.dialogue.say(question(self.asked, self.pattern, self.style))
        if self.asked.kind == "open":
            return self._in_words()
        while True:
            typed = self.dialogue.read(f"{self._offer()}> ")
            if self._helped(typed):
                continue
            try:
                right = self._told() if typed in ("t", "tell") else self._marked(typed)
            except ScratchworkError as error:
                self.dialogue.say(f"  {error}")
                continue
            if right is not None:
                self.dialogue.say(points(self.question, self.style))
                return right

    def _marked(self, typed: str) -> bool | None:
        """Whether it was right; None if they may try again."""
        given = (self.diary, self.pattern, self.asked, typed, self._seconds())
        if self.asked.kind == "predict":
            questions.as_choice(typed, self.asked.choices)
            found = asking.predict(*given, self._run())
        else:
            found = asking.answer(*given)
        self.dialogue.say(mark(found, self.style))
        return found.right if found.right or self.asked.kind == "predict" else None

    def _told(self) -> bool:
        if self.asked.kind == "predict":
            seen = " or ".join(questions.shown_by(self.question, self._run()))
            said = f"What is seen: {seen}."
        else:
            said = solution(self.pattern, self.asked)
        asking.tell(self.diary, self.asked)
        self.dialogue.say(self.style.wrap(text.prose(said)))
        return False

    def _run(self) -> Experiment:
        """What the question is about, run and shown."""
        from scratchwork.experimenting import tried

        command = f"  scratchwork try {self.question.experiment}"
        self.dialogue.say(self.style.paint(command, "dim"))
        found = tried(self.question.experiment, self.known)
        self.dialogue.say(experiments.text(found, self.style).rstrip())
        return found

    def _in_words(self) -> bool:
        written = "\n".join(self._written())
        seconds = self._seconds()
        self.dialogue.say("  The key points of an answer:", points(self.question, self.style))
        had = self._had(len(self.question.points))
        found = asking.compare(self.diary, self.pattern, self.asked, written, seconds, had)
        self.dialogue.say(f"  {found.said}{'.' if found.right else ': it comes back.'}")
        return found.right

    def _written(self) -> Iterator[str]:
        """Lines, until an empty one; and further ones after each hint that is wanted."""
        self.dialogue.say(self.style.paint("  e: in your editor   h: a hint   q: leave", "dim"))
        while True:
            typed = self.dialogue.read("> ")
            if self._helped(typed):
                continue
            if typed in ("e", "edit"):
                try:
                    typed = self.dialogue.edited(self.asked.text)
                except ScratchworkError as error:
                    self.dialogue.say(f"  {error}")
                    continue
                self.dialogue.say("\n".join(f"  {line}" for line in typed.splitlines()))
            if typed:
                yield typed
            elif not (self._left() and self._wants_more()):
                return

    def _wants_more(self) -> bool:
        """Whether they take a hint, before they see the key points."""
        lead = "Enter: compare it with the key points   h: think on, with a hint"
        return self._helped(self.dialogue.read(f"{lead} ({self._left()} left) > "))

    def _had(self, many: int) -> tuple[int, ...]:
        while True:
            try:
                prompt = "Which of these were in yours? (1 3, all, none) > "
                return asking.as_points(self.dialogue.read(prompt), many)
            except ScratchworkError as error:
                self.dialogue.say(f"  {error}")

    def _seconds(self) -> float:
        return time.monotonic() - self.began

    def _left(self) -> int:
        return asking.hints_left(self.diary, self.pattern, self.asked)

    def _offer(self) -> str:
        """What can be typed besides an answer."""
        left, many = self._left(), len(self.question.hints)
        hints = f"h: hint {many - left + 1} of {many}   " if left else ""
        return self.style.paint(f"  {hints}t: tell me   q: leave", "dim") + "\n"

    def _helped(self, typed: str) -> bool:
        """Whether a hint was asked for, and given."""
        if typed not in ("h", "hint", "?"):
            return False
        found = asking.nudge(self.diary, self.pattern, self.asked)
        self.dialogue.say(hint(found, self.style))
        return True

"""A trace as a page of its own, to step through: the source, and beside it one line at a time.

It asks nothing of any other address. What a learner's file says is text there and never markup.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from string import Template

from scratchwork.faces import steps
from scratchwork.faces.walks import end, title
from scratchwork.model import Trace


def html(trace: Trace, source: str, every: bool = False) -> str:
    """The page. `source` is the file that was run."""
    calls = steps.calls(trace, every)
    told = [{"call": call.title, **asdict(line)} for call in calls for line in call.lines]
    data = json.dumps(told).replace("<", "\\u003c")  # no </script> in it
    code = "".join(
        f'<li id="line{n}"><code>{escape(line) or " "}</code></li>'
        for n, line in enumerate(source.removesuffix("\n").split("\n"), start=1)
    )
    notes = "".join(f"<p>{escape(said)}</p>" for said in end(trace))
    given = f"<p>Given: {escape(steps.given(trace))}</p>" if trace.given else ""
    words = {"title": escape(title(trace)), "given": given, "code": code, "notes": notes}
    words["shapes"] = _shapes(trace, every)
    return PAGE.substitute(words, steps=data, last=max(len(told) - 1, 0))


def _shapes(trace: Trace, every: bool) -> str:
    if not trace.shapes:
        return ""
    sizes = "<br>".join(map(escape, steps.sizes(trace)))
    rows = "".join(
        f"<tr><td>{line.number}</td><td><code>{escape(line.source)}</code></td>"
        f"<td>{escape(line.told)}</td><td>{line.form}</td></tr>"
        for line in steps.shapes(trace, every)
    )
    head = "<tr><th>line</th><th>code</th><th>shape</th><th>in numbers</th></tr>"
    return f"<h2>Shapes</h2><p>{sizes}</p><table>{head}{rows}</table>"


PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
:root { color-scheme: light dark; --mark: #ffe9a8; --dim: #666; --line: #ddd; }
@media (prefers-color-scheme: dark) { :root { --mark: #5a4a12; --dim: #aaa; --line: #444; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2rem; }
@media (max-width: 50rem) { main { grid-template-columns: minmax(0, 1fr); } }
ol { list-style: none; padding: 0; margin: 0; overflow-x: auto; counter-reset: line; }
li { counter-increment: line; white-space: pre; font-size: 0.85rem; padding: 0 0.5rem; }
li::before { content: counter(line); display: inline-block; width: 2.5rem; color: var(--dim); }
li.now { background: var(--mark); }
#at { position: sticky; top: 1rem; align-self: start; }
#told { font: 1rem/1.6 ui-monospace, monospace; overflow-wrap: anywhere; min-height: 7rem; }
#form, #call { color: var(--dim); }
input { width: 100%; }
table { border-collapse: collapse; font-size: 0.85rem; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 1rem 0.2rem 0; }
td { border-top: 1px solid var(--line); }
button { font: inherit; padding: 0.2rem 0.8rem; }
</style>
</head>
<body>
<h1>$title</h1>
$given
<main>
<ol>$code</ol>
<section id="at" aria-live="polite">
<p><label>Step <span id="number"></span>
<input id="where" type="range" min="0" max="$last" value="0"></label></p>
<p><button id="back">← back</button> <button id="on">on →</button></p>
<p id="call"></p>
<p id="told"></p>
<p id="form"></p>
</section>
</main>
$shapes
$notes
<noscript><p>Without JavaScript: the same run as text, by scratchwork walk.</p></noscript>
<script type="application/json" id="steps">$steps</script>
<script>
"use strict";
const steps = JSON.parse(document.getElementById("steps").textContent);
const where = document.getElementById("where");
function put(id, text) { document.getElementById(id).textContent = text; }
function show(n) {
  if (!steps.length) return;
  const at = Math.min(Math.max(n, 0), steps.length - 1), step = steps[at];
  where.value = at;
  put("number", (at + 1) + " of " + steps.length);
  put("call", step.call);
  put("told", step.told);
  put("form", step.form);
  document.querySelectorAll("li.now").forEach((li) => li.classList.remove("now"));
  const line = document.getElementById("line" + step.number);
  if (line) { line.classList.add("now"); line.scrollIntoView({ block: "nearest" }); }
}
where.addEventListener("input", () => show(+where.value));
document.getElementById("back").addEventListener("click", () => show(+where.value - 1));
document.getElementById("on").addEventListener("click", () => show(+where.value + 1));
document.addEventListener("keydown", (event) => {
  if (event.target === where) return;
  if (event.key === "ArrowLeft") show(+where.value - 1);
  if (event.key === "ArrowRight") show(+where.value + 1);
});
show(0);
</script>
</body>
</html>
""")

"""How is a long French label written so that nothing of it is cut?"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence

from charts.twin import is_provisional, number, some_provisional
from metrics.certainty import certainty_in_words
from metrics.model import Median, Metric, Value
from metrics.units import NO_BREAK, SHARE, french_number


def wrapped(label: str, width: int = 28) -> str:
    """The label on several lines of at most `width` characters; a longer word is never cut."""
    return "\n".join(textwrap.wrap(label, width, break_long_words=False, break_on_hyphens=False)) or label


def line_count(label: str) -> int:
    """How many lines the label takes."""
    return label.count("\n") + 1


def distinct(values: Sequence[Value], width: int = 28) -> tuple[str, ...]:
    """One wrapped label a value; two members of the same name are told apart by their code."""
    names = [name(value) for value in values]
    met = Counter(names)
    full = (
        one if met[one] == 1 else f"{one} ({value.member})" for one, value in zip(names, values, strict=True)
    )
    return tuple(wrapped(one, width) for one in full)


def name(value: Value) -> str:
    """The member as a reader knows it; the metric itself when no member is told apart."""
    return (value.member_label or value.member or value.metric.label).replace("'", "’")


def parts(value: Value | None) -> str:
    """« 243 / 454 » for a ratio, « sur 373 » for a median, nothing when the value may not be shown.

    A rate read on few cases has its interval with it, wherever its parts are written.
    """
    told = (_counted(value), "" if number(value) is None or value is None else certainty_in_words(value))
    return " · ".join(one for one in told if one)


def _counted(value: Value | None) -> str:
    if value is None or number(value) is None or not value.denominator:
        return ""
    if isinstance(value.metric.formula, Median):
        return f"sur{NO_BREAK}{french_number(value.denominator)}"
    if value.numerator is None:
        return ""
    return f"{french_number(value.numerator)}{NO_BREAK}/{NO_BREAK}{french_number(value.denominator)}"


def percent(share: float) -> str:
    """« 53,5 % »."""
    return SHARE.write(share)


def measured(metric: Metric) -> str:
    """What is measured and in what unit: « Saisines », « Montants versés, en euros », « Délai, en jours »."""
    unit = {"€": "euros", "%": "%"}.get(metric.unit.plural, metric.unit.plural)
    return metric.label if unit.lower() in metric.label.lower() else f"{metric.label}, en {unit}"


def provisional_words(values: Sequence[Value]) -> str:
    """What a subtitle says of numbers that may change: all of them, or those that are drawn hollow."""
    if some_provisional(values):
        return f"contour vide{NO_BREAK}: provisoire"
    return "chiffres provisoires" if any(map(is_provisional, values)) else ""


def provisional_note(values: Sequence[Value]) -> str:
    """« Chiffres provisoires : CPAM, CCAS. »: what stands below a table, or nothing."""
    names = [name(value) for value in values if is_provisional(value)]
    if not names:
        return ""
    words = "Chiffre provisoire" if len(names) == 1 else "Chiffres provisoires"
    return f"{words}{NO_BREAK}: {', '.join(names)}."

"""What has the reader chosen: department, period, step of the trends?

The three widgets stand in the entry script, above every page, and are bound to the address: a link
restores the exact screen. What the address says wrongly is replaced by the default, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from access.perimeter import Perimeter
from access.user import User
from components.copy_link import copy_link
from metrics.period import Granularity, Period, choices, year
from metrics.reading import Reading, department_names_of

DEPARTMENT, PERIOD, STEP = "departement", "periode", "pas"
NOTICES, CHOICE = "avis", "choix"
STEPS = (Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)


@dataclass(frozen=True)
class Choice:
    """The perimeter, the period and the granularity of the screen."""

    perimeter: Perimeter
    department_name: str
    period: Period
    granularity: Granularity


def choose(user: User, reading: Reading) -> Choice:
    """Show the three filters and the link to copy; give back what they say."""
    names = department_names_of(reading)
    labels = {f"{code} – {names.get(code, code)}": code for code in user.departments}
    with st.container(horizontal=True, vertical_alignment="bottom", key="filtres"):
        label = _select("Département", DEPARTMENT, {**_themselves(labels), **_by_code(labels)}, width=190)
        perimeter = user.perimeter(labels[label])
        periods = {one.label: one for one in _periods(reading, perimeter)}
        period = _select("Période", PERIOD, _themselves(periods), width=130)
        step = _step()
        copy_link(_link({DEPARTMENT: label, PERIOD: period, STEP: step}))
    choice = Choice(perimeter, names.get(labels[label], label), periods[period], Granularity(step))
    st.session_state[CHOICE] = choice
    return choice


def chosen() -> Choice:
    """What the filters say in this run; they stand above the page and have been shown before it."""
    return cast(Choice, st.session_state[CHOICE])


def _themselves(options: Iterable[str]) -> dict[str, str]:
    return {option: option for option in options}


def _by_code(labels: Mapping[str, str]) -> dict[str, str]:
    """A link may say « 61 » where the list says « 61 – Orne »."""
    return {code: label for label, code in labels.items()}


def _periods(reading: Reading, perimeter: Perimeter) -> Sequence[Period]:
    bounds = reading.coverage(perimeter).bounds()
    return choices(*bounds) if bounds else (year(datetime.now(UTC).year),)


def _select(label: str, key: str, accepted: Mapping[str, str], width: int) -> str:
    """A list bound to the address; `accepted` maps what the address may say to the option it means."""
    options = list(dict.fromkeys(accepted.values()))
    _settle(label, key, accepted, options[0])
    return str(st.selectbox(label, options, key=key, bind="query-params", width=width))


def _step() -> str:
    options = [str(step) for step in STEPS]
    _settle("Pas des courbes", STEP, _themselves(options), options[0])
    chosen = st.segmented_control(
        "Pas des courbes", options, default=options[0], required=True, key=STEP, bind="query-params"
    )
    return str(chosen or options[0])


def _settle(label: str, key: str, accepted: Mapping[str, str], default: str) -> None:
    """Bring what the address or the session says to an option; say so when it means none."""
    said = st.session_state.get(key, st.query_params.get(key))
    if said is None or said in accepted.values():
        return
    meant = accepted.get(said)
    st.session_state[key] = meant or default
    if meant is None:
        words = f"{label} : « {said} » n'existe pas ici ; « {default} » est affiché à la place."
        st.session_state[NOTICES] = [*st.session_state.get(NOTICES, []), words]


def show_notices() -> None:
    """Say once, above the page, what the address asked for in vain."""
    for words in st.session_state.pop(NOTICES, []):
        st.warning(words)


def _link(parameters: Mapping[str, str]) -> str:
    """The whole address of this screen, defaults written out, so that it never drifts."""
    said = {**st.query_params.to_dict(), **parameters}
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(said), ""))

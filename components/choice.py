"""What has the reader chosen: department, publication, period, step of the trends?

The widgets stand in the entry script, above every page, and are bound to the address: a link
restores the exact screen. What the address says wrongly is replaced by the default, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from access.perimeter import Perimeter, is_department
from access.user import User
from components.copy_link import copy_link
from components.markup.words import literal
from components.refusal import nothing_published
from metrics.diffusion.publications import Publication
from metrics.kept import KeptReading
from metrics.period import Granularity, Period, year
from metrics.shelf import Shelf
from settings import current

DEPARTMENT, PERIOD, STEP, PUBLICATION = "departement", "periode", "pas", "publication"
NOTICES, CHOICE = "avis", "choix"
STEPS = (Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)


@dataclass(frozen=True)
class Choice:
    """The perimeter, the period and the granularity of the screen, and what its figures are read from."""

    perimeter: Perimeter
    department_name: str
    period: Period
    granularity: Granularity
    reading: KeptReading
    publication: Publication | None = None


def choose(user: User, shelf: Shelf) -> Choice:
    """Show the filters and the link to copy; give back what they say. Stops where nothing may be read yet."""
    _refuse_another_department(user)
    _stop_unless(not shelf.is_empty)
    names = shelf.department_names()
    labels = {f"{code} – {names.get(code, code)}": code for code in user.departments}
    row = st.container(horizontal=True, vertical_alignment="bottom", key="filtres")
    with row:
        label = _select("Département", DEPARTMENT, {**_themselves(labels), **_by_code(labels)}, width=190)
    perimeter = user.perimeter(labels[label])
    found = _publications(shelf, perimeter)
    _stop_unless(bool(found) or not shelf.published)
    with row:
        publication = _publication(found)
        reading = shelf.reading(publication)
        periods = {one.label: one for one in _periods(shelf, reading, perimeter)}
        period = _select("Période", PERIOD, _themselves(periods), width=130)
        step = _step()
        copy_link(_link({DEPARTMENT: label, PERIOD: period, STEP: step, **_numbered(publication)}))
    name = names.get(labels[label], label)
    choice = Choice(perimeter, name, periods[period], Granularity(step), reading, publication)
    st.session_state[CHOICE] = choice
    return choice


def _stop_unless(readable: bool) -> None:
    if not readable:
        nothing_published()
        st.stop()


def keep_an_open_department(user: User) -> None:
    """In the place of somebody else, stay in the department that is shown, or go to their first one."""
    if _asked_departments()[-1:] not in ([code] for code in user.departments):
        st.session_state[DEPARTMENT] = user.departments[0]


def _refuse_another_department(user: User) -> None:
    """A department that exists and is not this reader's is refused, never replaced by another."""
    for code in _asked_departments():
        if is_department(code) or code in current().departments:
            user.perimeter(code)


def _asked_departments() -> list[str]:
    """The codes that the session says, once its filter was shown; those of the address before."""
    shown = st.session_state.get(DEPARTMENT)
    said = st.query_params.get_all(DEPARTMENT) if shown is None else [str(shown)]
    return [one.partition(" – ")[0].strip().upper() for one in said]


def _publications(shelf: Shelf, perimeter: Perimeter) -> Mapping[str, Publication]:
    """What may be read, by label, the newest first; nothing of the base of the fund."""
    return {one.label: one for one in shelf.publications(perimeter, datetime.now(UTC).date())}


def _publication(found: Mapping[str, Publication]) -> Publication | None:
    """The publication to read, the newest unless an older one is asked for; none of the base of the fund."""
    if not found:
        return None
    by_number = {str(one.number): label for label, one in found.items()}
    return found[_select("Publication", PUBLICATION, {**_themselves(found), **by_number}, width=130)]


def _numbered(publication: Publication | None) -> Mapping[str, str]:
    return {} if publication is None else {PUBLICATION: publication.label}


def chosen() -> Choice:
    """What the filters say in this run; they stand above the page and have been shown before it."""
    return cast(Choice, st.session_state[CHOICE])


def _themselves(options: Iterable[str]) -> dict[str, str]:
    return {option: option for option in options}


def _by_code(labels: Mapping[str, str]) -> dict[str, str]:
    """A link may say « 61 » where the list says « 61 – Orne »."""
    return {code: label for label, code in labels.items()}


def _periods(shelf: Shelf, reading: KeptReading, perimeter: Perimeter) -> Sequence[Period]:
    bounds = reading.coverage(perimeter).bounds()
    return shelf.periods(*bounds) if bounds else (year(datetime.now(UTC).year),)


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


def settle_here(label: str, key: str, options: Sequence[str]) -> None:
    """The same rule for a list inside a page: what the address says in vain is told above the list.

    What the session says in vain comes from the page before, where the list held something else.
    """
    if key in st.session_state and st.session_state[key] not in options:
        st.session_state[key] = options[0]
    _settle(label, key, _themselves(options), options[0])
    show_notices()


def _settle(label: str, key: str, accepted: Mapping[str, str], default: str) -> None:
    """Bring what the address or the session says to an option; say so when it means none."""
    said = st.session_state.get(key, st.query_params.get(key))
    if said is None or said in accepted.values():
        return
    meant = accepted.get(said)
    st.session_state[key] = meant or default
    if meant is None:
        words = f"{label} : « {literal(str(said))} » n'existe pas ici ; « {default} » est affiché à la place."
        st.session_state[NOTICES] = [*st.session_state.get(NOTICES, []), words]


def offer_the_year_before(choice: Choice) -> None:
    """A button to the year before the one that is chosen, when there is one."""
    bounds = choice.reading.coverage(choice.perimeter).bounds()
    before = choice.period.first.year - 1
    if bounds and bounds[0].year <= before:
        st.button(f"Voir {before}", key="annee-precedente", on_click=_go_to, args=(str(before),))


def _go_to(period: str) -> None:
    st.session_state[PERIOD] = period


def show_notices() -> None:
    """Say once, above the page, what the address asked for in vain."""
    for words in st.session_state.pop(NOTICES, []):
        st.warning(words)


def _link(parameters: Mapping[str, str]) -> str:
    """The whole address of this screen, defaults written out, so that it never drifts."""
    said = {**st.query_params.to_dict(), **parameters}
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(said), ""))

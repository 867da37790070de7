"""PLANIR: which measures are counted from alerts, letters and urgent calls?"""

from __future__ import annotations

from data_access.counting import Column, Condition, Flow, Level, Measure, known
from data_access.dialect import days_between
from data_access.schema.planir_people import planir_alert, planir_letter, planir_urgent_call

ALERTS = "planir_alerts"
LETTERS = "planir_letters"
CALLS = "planir_urgent_calls"
FOUR_MONTHS_DAYS = 122
"""How long the effect of a letter is watched."""

_alert = planir_alert.c
_letter = planir_letter.c
_call = planir_urgent_call.c
_ALERTED = {"alert_kind": _alert.kind, "epci": _alert.epci}
_CAMPAIGN = {"campaign": _letter.campaign}


def _settled(day: Column) -> tuple[Condition, ...]:
    return known(day, _alert.settled_on)


def _kept_open(day: Column) -> tuple[Condition, ...]:
    return (*_settled(day), _alert.outcome == "kept_open")


def _contacted(_: Column) -> tuple[Condition, ...]:
    return (_letter.contacted.is_(True),)


def _compared(_: Column) -> tuple[Condition, ...]:
    return (_letter.contacted.is_(False),)


def _acted(day: Column) -> tuple[Condition, ...]:
    return (
        *known(day, _letter.acted_on),
        days_between(_letter.sent_on, _letter.acted_on) <= FOUR_MONTHS_DAYS,
    )


def _watched(day: Column) -> tuple[Condition, ...]:
    """Four months have passed since the letter: its effect is whole."""
    return (days_between(_letter.sent_on, day) >= FOUR_MONTHS_DAYS,)


def _raised(key: str, **options: object) -> Flow:
    settings = {"axes": _ALERTED, **options}
    return Flow(key=key, source=ALERTS, table=planir_alert, dated_on=_alert.raised_on, **settings)  # type: ignore[arg-type]


def _sent(key: str, where: object) -> Flow:
    settings = {"where": where, "axes": _CAMPAIGN}
    return Flow(key=key, source=LETTERS, table=planir_letter, dated_on=_letter.sent_on, **settings)  # type: ignore[arg-type]


MEASURES: tuple[Measure, ...] = (
    _raised("planir.alerts"),
    _raised("planir.alerts_settled", where=_settled),
    _raised("planir.alerts_kept_open", where=_kept_open),
    Level(
        key="planir.alerts_open",
        source=ALERTS,
        table=planir_alert,
        begins_on=_alert.raised_on,
        ends_on=_alert.settled_on,
        axes=_ALERTED,
    ),
    _sent("planir.letters", _contacted),
    _sent("planir.letters_acted", lambda day: (*_contacted(day), *_acted(day))),
    _sent("planir.letters_watched", lambda day: (*_contacted(day), *_watched(day))),
    _sent("planir.letters_watched_acted", lambda day: (*_contacted(day), *_watched(day), *_acted(day))),
    _sent("planir.compared_watched", lambda day: (*_compared(day), *_watched(day))),
    _sent("planir.compared_watched_acted", lambda day: (*_compared(day), *_watched(day), *_acted(day))),
    Flow(
        key="planir.urgent_calls",
        source=CALLS,
        table=planir_urgent_call,
        dated_on=_call.called_on,
        axes={"caller": _call.caller},
    ),
    Flow(
        key="planir.urgent_calls_answered",
        source=CALLS,
        table=planir_urgent_call,
        dated_on=_call.called_on,
        where=lambda day: known(day, _call.answered_on),
        axes={"days": days_between(_call.called_on, _call.answered_on)},
    ),
)

__all__ = ["ALERTS", "CALLS", "FOUR_MONTHS_DAYS", "LETTERS", "MEASURES"]

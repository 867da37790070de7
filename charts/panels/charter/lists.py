"""Charte Romain Jacob: which lines of its register are read on screen and taken away?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charts.chart import Chart, Column, Twin, rows_of
from charts.twin import Cell
from metrics.charter.detail import Commitment, Committee, Decision, Meeting, Register, Signatory
from metrics.charter.words import MEMBERS
from metrics.units import COMMITMENTS, DECISIONS, NO_BREAK, french_number, long_date, short_date

EXAMPLES = (
    "Données de démonstration : ces lignes sont des exemples. "
    "Elles ne disent rien de ce que font les organismes nommés."
)

NO_REGISTER = (
    "Registre de la charte : il manque un extrait sur la période (signataires, engagements ou mises à jour)"
)
NO_COMMITTEE = "Comité de la charte : il manque un extrait sur la période (réunions ou décisions)"

_SIGNATORY_HEADS = (
    Column("Signataire"),
    Column("Nature"),
    Column("Signature"),
    Column("Engagements pris", COMMITMENTS),
    Column("Tenus", COMMITMENTS, bare=True),
    Column("Dernière mise à jour"),
)
_COMMITMENT_HEADS = tuple(
    Column(label)
    for label in ("Principe", "Engagement", "Signataire", "Échéance", "État", "Preuve", "Mise à jour")
)
_MEETING_HEADS = (
    Column("Prévue le"),
    Column("Tenue le"),
    Column("Objet"),
    Column("Décisions", DECISIONS),
    Column("Closes", DECISIONS, bare=True),
)
_DECISION_HEADS = tuple(Column(label) for label in ("Décision", "Prise le", "Échéance", "Close le", "État"))


def signatories(register: Register | None) -> Chart:
    """Who signed, what they took, and when they last gave news; the longest silent first."""
    if register is None:
        return _listed(NO_REGISTER, _SIGNATORY_HEADS, ())
    rows = [_signatory(one, register.day) for one in register.signatories]
    return _listed(signatories_in_words(register), _SIGNATORY_HEADS, rows, "Signataires", examples(register))


def commitments(register: Register | None) -> Chart:
    """What was committed to, by whom, for when, in what state and with what proof."""
    if register is None:
        return _listed(NO_REGISTER, _COMMITMENT_HEADS, ())
    rows = [_commitment(one, register.day) for one in register.commitments]
    return _listed(commitments_in_words(register), _COMMITMENT_HEADS, rows, "Engagements", examples(register))


def meetings(committee: Committee | None) -> Chart:
    """The meetings planned in the period, held or not, and their decisions."""
    if committee is None:
        return _listed(NO_COMMITTEE, _MEETING_HEADS, ())
    rows = [_meeting(one, committee.day) for one in committee.meetings]
    return _listed(meetings_in_words(committee), _MEETING_HEADS, rows, "Réunions prévues dans la période")


def decisions(committee: Committee | None) -> Chart:
    """The decisions still open, or due or closed in the period."""
    if committee is None:
        return _listed(NO_COMMITTEE, _DECISION_HEADS, ())
    rows = [_decision(one, committee.day) for one in committee.decisions]
    return _listed(decisions_in_words(committee), _DECISION_HEADS, rows, "Décisions suivies dans la période")


def _signatory(one: Signatory, day: date) -> tuple[Cell, ...]:
    return (
        one.name,
        MEMBERS["kind"].get(one.kind, one.kind),
        short_date(one.signed_on),
        float(one.commitments),
        float(one.done),
        _news(one.updated_on, silent=not one.is_active(day)),
    )


def _commitment(one: Commitment, day: date) -> tuple[Cell, ...]:
    return (
        MEMBERS["principle"][str(one.principle)],
        one.label,
        one.signatory,
        short_date(one.due_on),
        MEMBERS["state"][one.state(day)],
        MEMBERS["proof"].get(one.proof or "", "–"),
        _day(one.updated_on),
    )


def _meeting(one: Meeting, day: date) -> tuple[Cell, ...]:
    held = short_date(one.held_on) if one.held_on else one.state(day)
    return short_date(one.planned_on), held, one.subject, float(one.decisions), float(one.closed)


def _decision(one: Decision, day: date) -> tuple[Cell, ...]:
    return (
        one.label,
        short_date(one.decided_on),
        short_date(one.due_on),
        _day(one.closed_on),
        one.state(day),
    )


def examples(register: Register | None) -> str:
    """What must be said of demonstration lines that stand beside the names of real bodies."""
    return EXAMPLES if register and register.demonstration and register.commitments else ""


def _listed(
    finding: str,
    heads: Sequence[Column],
    rows: Sequence[tuple[Cell, ...]],
    caption: str = "",
    note: str = "",
) -> Chart:
    """A finding and its table, with nothing to draw."""
    nothing = rows_of({"words": "text"}, [])
    return Chart(finding, caption, {}, nothing, Twin(tuple(heads), tuple(rows), note=note), 0)


def signatories_in_words(register: Register) -> str:
    """« 18 signataires sur 30 ont mis à jour un engagement depuis un an »."""
    every, silent = len(register.signatories), len(register.silent)
    if not every:
        return f"Aucun signataire au {long_date(register.day)}{NO_BREAK}: la charte n'est pas encore signée"
    if silent == every:
        return f"Aucun des {every} signataires n'a mis à jour d'engagement depuis un an"
    active = every - silent
    return f"{_count(active, 'signataire')} sur {every} {_have(active)} mis à jour un engagement depuis un an"


def commitments_in_words(register: Register) -> str:
    """« 8 engagements tenus sur 34 ont leur preuve »."""
    states = [one.state(register.day) for one in register.commitments]
    if not states:
        return f"Aucun engagement pris au {long_date(register.day)}"
    done, proven = states.count("done") + states.count("proven"), states.count("proven")
    if not done:
        return f"{_count(len(states), 'engagement')}, aucun n'est encore déclaré tenu"
    kept = "déclaré tenu" if done == 1 else "déclarés tenus"
    return f"{_count(done, 'engagement')} {kept} sur {len(states)}, dont {french_number(proven)} avec preuve"


def meetings_in_words(committee: Committee) -> str:
    """« 2 réunions tenues sur 3 prévues à ce jour ; la prochaine est prévue le… »."""
    past = [one for one in committee.meetings if one.state(committee.day) != "à venir"]
    held = sum(1 for one in past if one.held_on)
    ahead = [one.planned_on for one in committee.meetings if one.state(committee.day) == "à venir"]
    if not committee.meetings:
        return "Aucune réunion du comité n'est prévue sur la période"
    verb = "tenue" if held <= 1 else "tenues"
    head = f"{_count(held, 'réunion')} {verb} sur {len(past)} prévue{'s' if len(past) > 1 else ''} à la date"
    return f"{head}{NO_BREAK}; prochaine le {long_date(min(ahead))}" if ahead else head


def decisions_in_words(committee: Committee) -> str:
    """« 1 décision à clore, dont 1 en retard »."""
    states = [one.state(committee.day) for one in committee.decisions]
    waiting, late = states.count("à clore") + states.count("en retard"), states.count("en retard")
    if not states:
        return "Aucune décision du comité à suivre sur la période"
    if not waiting:
        return "Toutes les décisions du comité sont closes"
    told = f"dont {late} en retard" if late else "aucune en retard"
    return f"{_count(waiting, 'décision')} à clore, {told}"


def _news(day: date | None, *, silent: bool) -> str:
    if day is None:
        return "jamais"
    return f"{short_date(day)} (plus d'un an)" if silent else short_date(day)


def _day(day: date | None) -> str:
    return short_date(day) if day else "–"


def _count(count: int, noun: str) -> str:
    return f"{french_number(count)}{NO_BREAK}{noun}{'s' if count > 1 else ''}"


def _have(count: int) -> str:
    return "a" if count == 1 else "ont"

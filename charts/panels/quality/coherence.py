"""Do the figures hold together, and where do they not?"""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart import Chart
from charts.panels.quality import Lead, capital, listed
from charts.twin import Column, Twin
from metrics.period import Period
from metrics.quality.coherence.check import Check
from metrics.quality.coherence.outcomes import KEY as OUTCOMES
from metrics.quality.coherence.outcomes import Behind
from metrics.quality.spans import months_in_words, of_months
from metrics.sentences import count_in_words, period_in_words
from metrics.units import NO_BREAK, Unit, french_number, short_date

SHOWN = 100
"""How many breaches of a check are listed; the others are counted."""
_CASES = Unit("cases", "cas", "cas")
_CHECK_HEADS = (
    Column("Contrôle"),
    Column("Cas vérifiés", _CASES),
    Column("Écarts", Unit("breaches", "écart", "écarts")),
    Column("Constat"),
)
_BREACH_HEADS = (Column("Contrôle"), Column("De quoi"), Column("Quand"), Column("Trouvé"))
_BEHIND_HEADS = (
    Column("Source"),
    Column("Mois"),
    Column("Suites connues jusqu'au"),
    Column("Dernier extrait arrêté au"),
)


def lead(checks: Sequence[Check], place: str, period: Period) -> Lead:
    """« 9 contrôles, aucun écart », « 1 contrôle sur 9 ne tient pas »; then how many cases were verified."""
    when = period_in_words(period)
    asked = [check for check in checks if check.cases]
    if not asked:
        return Lead.of(f"{place} : rien à vérifier {when}.", "Aucun mois n'y est chargé.")
    broken = [check for check in asked if not check.holds]
    cases = french_number(sum(check.cases for check in asked))
    detail = f"{place}, {when} : {cases} cas vérifiés sur les chiffres que les pages affichent."
    if not broken:
        return Lead.of(f"{_some_checks(len(asked))}, aucun écart.", detail)
    verb = "ne tient pas" if len(broken) == 1 else "ne tiennent pas"
    return Lead.of(f"{_some_checks(len(broken))} sur {len(asked)} {verb}.", detail)


def checks_table(checks: Sequence[Check]) -> Chart | None:
    """Every check: what must hold, on how many cases, what was found; None with nothing to verify."""
    if not any(check.cases for check in checks):
        return None
    rows = tuple((check.rule, float(check.cases), float(check.broken), _constat(check)) for check in checks)
    concerns = frozenset(rank for rank, check in enumerate(checks) if not check.holds)
    return listed(
        "Ce qui est vérifié", "Contrôles de la période", Twin(_CHECK_HEADS, rows, concerns=concerns)
    )


def breaches_table(checks: Sequence[Check]) -> Chart | None:
    """What does not hold, check after check, but for the outcomes, which have their own table."""
    broken = [check for check in checks if check.breaches and check.key != OUTCOMES]
    if not broken:
        return None
    rows = tuple(
        (check.rule, one.what, capital(one.when), one.found)
        for check in broken
        for one in check.breaches[:SHOWN]
    )
    left = sum(max(0, len(check.breaches) - SHOWN) for check in broken)
    note = f"Et {count_in_words(left, 'autre écart', 'autres écarts')}." if left else ""
    count = count_in_words(sum(check.broken for check in broken), "écart à expliquer", "écarts à expliquer")
    return listed(count, "Écarts", Twin(_BREACH_HEADS, rows, grouped=True, note=note))


def behind_table(behind: Sequence[Behind]) -> Chart | None:
    """The months whose outcomes stop before the newest file; None when there is none."""
    if not behind:
        return None
    return listed(
        _behind_in_words(behind),
        "Mois dont les suites s'arrêtent avant le dernier extrait",
        Twin(
            _BEHIND_HEADS,
            tuple(_behind(one) for one in behind),
            grouped=True,
            note="Pour connaître leurs suites, recharger ces mois avec le dernier extrait.",
        ),
    )


def _some_checks(count: int) -> str:
    return count_in_words(count, "contrôle", "contrôles", none="Aucun contrôle")


def _constat(check: Check) -> str:
    if check.holds or not check.cases:
        return check.sentence
    more = len(check.breaches) - 1
    others = f" ; {count_in_words(more, 'autre ligne', 'autres lignes')} plus bas" if more else ""
    return f"{capital(check.breaches[0].words)}{others}"


def _behind_in_words(behind: Sequence[Behind]) -> str:
    months = sum(one.span.months_count for one in behind)
    if len(behind) > 1:
        return f"Les suites des dossiers de {months}{NO_BREAK}mois s'arrêtent avant le dernier extrait"
    (one,) = behind
    until = short_date(one.known_until)
    return f"Les suites des dossiers {of_months(one.span)} ne sont connues que jusqu'au {until}"


def _behind(one: Behind) -> tuple[str, ...]:
    return (
        one.source.label,
        capital(months_in_words(one.span)),
        short_date(one.known_until),
        short_date(one.newest),
    )

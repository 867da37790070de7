"""PLANIR: which charts say what of alerts, letters and urgent calls?"""

from __future__ import annotations

from dataclasses import replace

from charts.chart import Chart
from charts.composition import composition
from charts.ranking import ranking
from metrics.breakdown import by
from metrics.figures import Figures
from metrics.model import Value
from metrics.once import once
from metrics.planir import rights
from metrics.sentences import largest_in_words
from metrics.units import NO_BREAK, french_number


@once
def alerts_by_kind(figures: Figures) -> Chart:
    """What became of the alerts of the period, by kind: kept open, lapsed, still open."""
    settled = {value.member: value for value in by(figures, rights.RUPTURES_AVOIDED_SETTLED, "alert_kind")}
    bars = [
        (value.member_label, _endings(value, settled.get(value.member)))
        for value in by(figures, rights.ALERTS, "alert_kind")
    ]
    return composition(
        bars, finding=_kept_in_words(figures.value(rights.RUPTURES_AVOIDED_SETTLED)), absolute=True
    )


@once
def campaign(figures: Figures) -> Chart:
    """Who acted within four months: those written to, and those who were not, when there is such a group."""
    written = figures.value(rights.CAMPAIGN_EFFECT_WATCHED)
    compared = figures.value(rights.CAMPAIGN_COMPARISON)
    values = [
        replace(written, member="written", member_label="Personnes contactées"),
        replace(compared, member="compared", member_label="Personnes non contactées"),
    ]
    shown = values if written.as_of else []
    return ranking(shown, finding=_effect_in_words(written, compared))


@once
def calls_by_caller(figures: Figures) -> Chart:
    """Who calls the urgent line."""
    values = by(figures, rights.URGENT_CALLS, "caller")
    bars = [("Appels", values)] if values else []
    return composition(bars, finding=largest_in_words(values, "Premiers appelants"))


def _endings(alerts: Value, settled: Value | None) -> list[Value]:
    raised = alerts.value or 0.0
    known = settled.denominator or 0.0 if settled else 0.0
    kept = settled.numerator or 0.0 if settled else 0.0
    return [
        replace(alerts, value=count, numerator=count, member_label=words)
        for words, count in (
            ("Droit resté ouvert", kept),
            ("Droit échu", known - kept),
            ("Alerte en cours", raised - known),
        )
    ]


def _kept_in_words(value: Value) -> str:
    if not value.denominator:
        return f"Alertes dénouées{NO_BREAK}: aucune sur la période choisie"
    kept, settled = french_number(value.numerator or 0.0), french_number(value.denominator)
    words = "alertes dénouées" if value.denominator > 1 else "alerte dénouée"
    return f"Droit resté ouvert pour {kept} sur {settled}{NO_BREAK}{words} ({value.text})"


def _effect_in_words(written: Value, compared: Value) -> str:
    if written.value is None:
        return "Effet des courriers : aucun envoi suivi depuis quatre mois sur la période choisie"
    head = f"Quatre mois après l'envoi, {written.text} des personnes contactées ont agi"
    if compared.value is None:
        return f"{head}{NO_BREAK}; sans groupe non contacté, l'effet propre du courrier reste inconnu"
    return f"{head}, {compared.text} de celles qui ne l'ont pas été"

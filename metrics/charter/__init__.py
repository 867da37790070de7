"""Charte Romain Jacob: what do the figures of its register mean?

The register says who signed, who committed to what, and how the departmental committee lives. What people
living with a disability say of their care is in `charter_handifaction`, the words in `charter_words`.
"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.charter import handifaction as charter_handifaction
from metrics.charter.words import AXIS_WORDS, MEMBERS
from metrics.model import Better, Metric, Ratio, Sum, Term
from metrics.sources import Source

_register = partial(
    Metric, source="Registre de la charte (comité départemental)", owner=charter_handifaction.OWNER
)
_STOCK = "stock à la date"

SIGNATORIES = _register(
    key="charter.signatories",
    label="Signataires de la charte",
    definition="Lignes du registre des signataires, au dernier jour connu de la période.",
    formula=Sum(Term("charter.signatories")),
    numerator="lignes du registre à la date",
    unit=units.SIGNATORIES,
    better=Better.NEUTRAL,
    period=_STOCK,
    trap="Une ligne peut couvrir plusieurs organismes, et des élus présents n'ont pas tous signé (I-09).",
    axes=("kind",),
)

SIGNATORIES_ACTIVE = _register(
    key="charter.signatories_active",
    label="Signataires actifs",
    definition="Part des signataires dont un engagement au moins a été mis à jour depuis un an (365 jours).",
    formula=Ratio(Term("charter.signatories_active"), Term("charter.signatories")),
    numerator="signataires avec un engagement mis à jour dans l'année",
    denominator="signataires à la date",
    unit=units.SHARE,
    better=Better.HIGHER,
    period=_STOCK,
    trap="Dire où en est un engagement suffit pour être actif : le lire avec la part des engagements tenus.",
    axes=("kind",),
)

COMMITMENTS = _register(
    key="charter.commitments",
    label="Engagements pris",
    definition="Engagements pris par les signataires, du début au dernier jour connu de la période.",
    formula=Sum(Term("charter.commitments")),
    numerator="engagements pris à la date",
    unit=units.COMMITMENTS,
    better=Better.NEUTRAL,
    period=_STOCK,
    axes=("principle", "state"),
)

COMMITMENTS_DONE = _register(
    key="charter.commitments_done",
    label="Engagements tenus",
    definition="Engagements que le signataire déclare tenus, au dernier jour connu de la période.",
    formula=Sum(Term("charter.commitments_done")),
    numerator="engagements déclarés tenus à la date",
    unit=units.COMMITMENTS,
    better=Better.HIGHER,
    period=_STOCK,
    axes=("principle",),
)

COMMITMENTS_PROVEN = _register(
    key="charter.commitments_proven",
    label="Engagements tenus avec preuve",
    definition="Engagements tenus dont le comité a reçu une preuve, au dernier jour connu de la période.",
    formula=Sum(Term("charter.commitments_proven")),
    numerator="engagements tenus, preuve reçue",
    unit=units.COMMITMENTS,
    better=Better.HIGHER,
    period=_STOCK,
    axes=("principle", "proof"),
)

COMMITMENTS_DONE_SHARE = _register(
    key="charter.commitments_done_share",
    label="Part des engagements tenus",
    definition="Part des engagements pris que le signataire déclare tenus.",
    formula=Ratio(Term("charter.commitments_done"), Term("charter.commitments")),
    numerator="engagements déclarés tenus à la date",
    denominator="engagements pris à la date",
    unit=units.SHARE,
    better=Better.HIGHER,
    period=_STOCK,
    trap="Déclaratif : le lire avec la part prouvée ; un engagement récent n'a pas eu le temps d'être tenu.",
    axes=("principle",),
)

COMMITMENTS_PROVEN_SHARE = _register(
    key="charter.commitments_proven_share",
    label="Part des engagements tenus avec preuve",
    definition="Part des engagements pris qui sont tenus et dont le comité a reçu une preuve.",
    formula=Ratio(Term("charter.commitments_proven"), Term("charter.commitments")),
    numerator="engagements tenus, preuve reçue",
    denominator="engagements pris à la date",
    unit=units.SHARE,
    better=Better.HIGHER,
    period=_STOCK,
    axes=("principle",),
    steering_of="charter.commitments_done_share",
)

COMMITMENTS_LATE = _register(
    key="charter.commitments_late",
    label="Engagements en retard",
    definition="Engagements dont l'échéance est passée et que le signataire n'a pas déclarés tenus.",
    formula=Sum(Term("charter.commitments_late")),
    numerator="engagements échus et non tenus à la date",
    unit=units.COMMITMENTS,
    better=Better.LOWER,
    period=_STOCK,
    axes=("principle",),
)

MEETINGS = _register(
    key="charter.meetings",
    label="Réunions du comité tenues",
    definition="Réunions du comité départemental de la charte tenues pendant la période.",
    formula=Sum(Term("charter.meetings_held")),
    numerator="réunions tenues",
    unit=units.MEETINGS,
    better=Better.NEUTRAL,
    period="flux mensuel, à la date de tenue",
)

MEETINGS_HELD = _register(
    key="charter.meetings_held",
    label="Réunions tenues sur prévues",
    definition="Part des réunions du comité prévues pendant la période qui ont été tenues, même plus tard.",
    formula=Ratio(Term("charter.meetings_planned_held"), Term("charter.meetings_planned")),
    numerator="réunions prévues dans la période et tenues",
    denominator="réunions prévues dans la période, à la date",
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des réunions prévues dans la période",
)

DECISIONS_ON_TIME = _register(
    key="charter.decisions_on_time",
    label="Décisions closes à temps",
    definition="Part des décisions du comité échues pendant la période et closes à l'échéance ou avant.",
    formula=Ratio(Term("charter.decisions_on_time"), Term("charter.decisions_due")),
    numerator="décisions closes à l'échéance ou avant",
    denominator="décisions échues dans la période",
    unit=units.SHARE,
    better=Better.HIGHER,
    period="cohorte des décisions échues dans la période",
    trap="Une décision close après son échéance compte comme non tenue.",
)

DECISIONS_OPEN = _register(
    key="charter.decisions_open",
    label="Décisions à clore",
    definition="Décisions du comité prises et non closes au dernier jour connu de la période.",
    formula=Sum(Term("charter.decisions_open")),
    numerator="décisions non closes à la date",
    unit=units.DECISIONS,
    better=Better.NEUTRAL,
    period=_STOCK,
)

METRICS = (
    *charter_handifaction.METRICS,
    SIGNATORIES,
    SIGNATORIES_ACTIVE,
    COMMITMENTS,
    COMMITMENTS_DONE,
    COMMITMENTS_PROVEN,
    COMMITMENTS_DONE_SHARE,
    COMMITMENTS_PROVEN_SHARE,
    COMMITMENTS_LATE,
    MEETINGS,
    MEETINGS_HELD,
    DECISIONS_ON_TIME,
    DECISIONS_OPEN,
)

HEADLINES = (SIGNATORIES_ACTIVE, COMMITMENTS_DONE_SHARE, charter_handifaction.CARE_REALISED)

SOURCES = (
    Source("charter_signatories", "Signataires de la charte Romain Jacob", "mensuel", 62),
    Source("charter_commitments", "Engagements des signataires", "mensuel", 62),
    Source("charter_updates", "Mises à jour des engagements", "mensuel", 62),
    Source("charter_meetings", "Réunions du comité de la charte", "mensuel", 62),
    Source("charter_decisions", "Décisions du comité de la charte", "mensuel", 62),
    Source("handifaction", "Baromètre Handifaction", "trimestriel", 137),
)

__all__ = ["AXIS_WORDS", "HEADLINES", "MEMBERS", "METRICS", "SOURCES"]

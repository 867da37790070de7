"""Handifaction: what do the answers of people living with a disability say of their access to care?

A departmental quarter has too few answers to be steered on its own: every rate is read over the last four
quarters published, and the same rate over the period alone is declared beside it where it is published so.
"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Metric, Ratio, Sum, Term

OWNER = "Référent handicap de la caisse, secrétaire du comité départemental de la charte"
_barometer = partial(Metric, source="Baromètre Handifaction (Handidactique)", owner=OWNER)
_rolling = partial(
    _barometer, rolling_months=12, period="12 mois glissants : les quatre derniers trimestres publiés"
)
_QUARTERLY = "flux trimestriel, daté du dernier jour du trimestre"
_PROFILE = ("channel", "age_group", "living_place")
_SMALL = (
    "Un trimestre calme compte quelques dizaines de réponses dans un département : "
    "lire le taux sur douze mois, avec le nombre de réponses."
)
_MIX = (
    "Les personnes invitées par une campagne répondent plus favorablement que les autres : "
    "le taux bouge aussi quand la part des campagnes change."
)


CARE_REALISED = _rolling(
    key="charter.care_realised",
    label="Soins réalisés, sur 12 mois",
    definition="Part des réponses de quatre trimestres qui disent que les soins cherchés ont pu être reçus.",
    formula=Ratio(Term("charter.answers_cared"), Term("charter.answers")),
    numerator="réponses « soins reçus »",
    denominator="réponses au questionnaire",
    unit=units.SHARE,
    better=Better.HIGHER,
    trap=_MIX + " Les 75 % du rapport de l'Orne sont un taux national sur sept ans (I-25).",
    axes=_PROFILE,
    steering_of="charter.care_realised_period",
)

CARE_REALISED_PERIOD = _barometer(
    key="charter.care_realised_period",
    label="Soins réalisés, sur la période",
    definition="Part des réponses de la période qui disent que les soins cherchés ont pu être reçus.",
    formula=Ratio(Term("charter.answers_cared"), Term("charter.answers")),
    numerator="réponses « soins reçus »",
    denominator="réponses au questionnaire",
    unit=units.SHARE,
    better=Better.HIGHER,
    period=_QUARTERLY,
    trap=_SMALL,
    axes=_PROFILE,
)

ANSWERS = _barometer(
    key="charter.answers",
    label="Réponses à Handifaction",
    definition="Nombre de questionnaires remplis pendant les trimestres publiés de la période.",
    formula=Sum(Term("charter.answers")),
    numerator="questionnaires remplis",
    unit=units.ANSWERS,
    better=Better.NEUTRAL,
    period=_QUARTERLY,
    trap="Une réponse n'est pas une personne : hors campagne, la plupart viennent de répondants réguliers.",
    axes=(*_PROFILE, "outcome"),
)

ANSWERS_12M = _rolling(
    key="charter.answers_12m",
    label="Réponses sur 12 mois",
    definition="Nombre de questionnaires remplis pendant les quatre derniers trimestres publiés.",
    formula=Sum(Term("charter.answers")),
    numerator="questionnaires remplis",
    unit=units.ANSWERS,
    better=Better.NEUTRAL,
    trap="Le nombre suit les campagnes d'invitation : il dit la solidité des taux, non la demande de soins.",
    axes=(*_PROFILE, "outcome"),
)

CAMPAIGN = _barometer(
    key="charter.campaign",
    label="Réponses venues d'une campagne",
    definition="Part des réponses de la période qui suivent une invitation de l'Assurance Maladie (ameli).",
    formula=Ratio(Term("charter.answers", axis="channel", members=("campaign",)), Term("charter.answers")),
    numerator="réponses venues d'une campagne",
    denominator="réponses au questionnaire",
    unit=units.SHARE,
    better=Better.NEUTRAL,
    period=_QUARTERLY,
    trap=_MIX,
)

REFUSAL = _rolling(
    key="charter.refusal",
    label="Refus de soins",
    definition="Part des réponses de quatre trimestres qui font état d'un refus de soins.",
    formula=Ratio(Term("charter.answers_refused"), Term("charter.answers")),
    numerator="réponses avec un refus, soins trouvés ailleurs compris",
    denominator="réponses au questionnaire",
    unit=units.SHARE,
    better=Better.LOWER,
    trap=_MIX,
    axes=_PROFILE,
)

ABANDONMENT = _rolling(
    key="charter.abandonment",
    label="Abandon après un refus",
    definition="Part des refus, sur quatre trimestres, après lesquels la personne a renoncé aux soins.",
    formula=Ratio(Term("charter.answers_gave_up_refused"), Term("charter.answers_refused")),
    numerator="réponses « abandon après un refus »",
    denominator="réponses avec un refus",
    unit=units.SHARE,
    better=Better.LOWER,
    trap="Le dénominateur est le nombre de refus, non celui des réponses : il est très petit.",
    axes=_PROFILE,
)

GAVE_UP = _rolling(
    key="charter.gave_up",
    label="Soins abandonnés, refus ou non",
    definition="Part des réponses de quatre trimestres où la recherche de soins a été abandonnée.",
    formula=Ratio(Term("charter.answers_gave_up"), Term("charter.answers")),
    numerator="réponses « abandon », faute d'avoir trouvé ou après un refus",
    denominator="réponses au questionnaire",
    unit=units.SHARE,
    better=Better.LOWER,
    trap="À ne pas confondre avec l'abandon après un refus, qui se rapporte aux seuls refus.",
    axes=_PROFILE,
)

ACCOMPANIMENT = _rolling(
    key="charter.accompaniment",
    label="Accompagnement accepté",
    definition="Part des accompagnements demandés pour des soins et acceptés, sur quatre trimestres.",
    formula=Ratio(Term("charter.accompaniment_accepted"), Term("charter.accompaniment_asked")),
    numerator="accompagnements acceptés",
    denominator="accompagnements demandés",
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Se rapporte aux seules personnes qui en avaient besoin (37 % des réponses, selon Handifaction).",
    axes=_PROFILE,
)

EXPLANATION = _rolling(
    key="charter.explanation",
    label="Explication comprise",
    definition="Part des explications demandées qui ont été données et comprises, sur quatre trimestres.",
    formula=Ratio(Term("charter.explanation_understood"), Term("charter.explanation_asked")),
    numerator="explications reçues et comprises",
    denominator="explications demandées",
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Une explication donnée et non comprise compte au dénominateur.",
    axes=_PROFILE,
)

PAIN_ALL = _rolling(
    key="charter.pain_all",
    label="Douleur prise en compte, parmi toutes les réponses",
    definition="Part de « oui » parmi toutes les réponses sur la douleur, sur quatre trimestres.",
    formula=Ratio(Term("charter.pain_considered"), Term("charter.pain_answers")),
    numerator="réponses « oui »",
    denominator="réponses à la question, « pas concerné » compris",
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Une personne sans douleur y compte comme une douleur non prise en compte.",
    axes=_PROFILE,
)

PAIN = _rolling(
    key="charter.pain",
    label="Douleur prise en compte",
    definition="Part de « oui » parmi les « oui » et les « non » sur la douleur, sur quatre trimestres.",
    formula=Ratio(Term("charter.pain_considered"), Term("charter.pain_concerned")),
    numerator="réponses « oui »",
    denominator="réponses « oui » ou « non »",
    unit=units.SHARE,
    better=Better.HIGHER,
    trap=_MIX,
    axes=_PROFILE,
    steering_of="charter.pain_all",
)

METRICS = (
    CARE_REALISED,
    CARE_REALISED_PERIOD,
    ANSWERS,
    ANSWERS_12M,
    CAMPAIGN,
    REFUSAL,
    ABANDONMENT,
    GAVE_UP,
    ACCOMPANIMENT,
    EXPLANATION,
    PAIN_ALL,
    PAIN,
)

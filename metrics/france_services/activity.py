"""France services: what do the figures of requests, referents, Espace Partenaires and saisines mean?"""

from __future__ import annotations

from functools import partial

from metrics import units
from metrics.model import Better, Median, Metric, Ratio, Sum, Term
from metrics.sources import Source

_OWNER = "Responsable des partenariats"
_request = partial(
    Metric, source="Suivi d'activité des points France services", owner=_OWNER, period="flux mensuel"
)
_link = partial(Metric, source="Suivi des partenaires de la caisse", owner=_OWNER, period="stock au mois")
_asked = partial(Metric, source="Espace Partenaires", owner=_OWNER, period="flux mensuel")
_saisine = partial(Metric, source="Application de suivi des saisines (extrait de la caisse)", owner=_OWNER)

_CPAM = "demandes portant sur l'Assurance maladie"
_SITE_AXES = ("epci", "partner")
_FOLLOWED = "points ouverts, suivis par la caisse au mois"

REQUESTS = _request(
    key="france_services.requests",
    label="Demandes reçues, tous opérateurs",
    definition="Demandes reçues par les points du département pendant la période, tous opérateurs confondus.",
    formula=Sum(Term("france_services.requests")),
    numerator="demandes reçues",
    unit=units.REQUESTS,
    better=Better.NEUTRAL,
    trap="Une demande n'est pas une personne : un usager peut en poser plusieurs.",
    axes=("theme", *_SITE_AXES),
)

CPAM_REQUESTS = _request(
    key="france_services.cpam_requests",
    label="Demandes Assurance maladie",
    definition="Demandes reçues par les points du département pendant la période et qui portent sur "
    "l'Assurance maladie.",
    formula=Sum(Term("france_services.cpam_requests")),
    numerator=_CPAM,
    unit=units.REQUESTS,
    better=Better.NEUTRAL,
    trap="Une demande n'est pas une personne : un usager peut en poser plusieurs.",
    axes=_SITE_AXES,
)

CPAM_SHARE = _request(
    key="france_services.cpam_share",
    label="Part de l'Assurance maladie dans les demandes",
    definition="Part des demandes reçues pendant la période qui portent sur l'Assurance maladie.",
    formula=Ratio(Term("france_services.cpam_requests"), Term("france_services.requests")),
    numerator=_CPAM,
    denominator="demandes reçues, tous opérateurs",
    unit=units.SHARE,
    better=Better.NEUTRAL,
    trap="Repère : 16 % au plan national (Cour des comptes, septembre 2024) ; ce n'est pas une cible.",
    axes=_SITE_AXES,
)

CPAM_SOLVED = _request(
    key="france_services.cpam_solved",
    label="Demandes Assurance maladie résolues sur place",
    definition="Part des demandes portant sur l'Assurance maladie qui sont closes sur place, sans renvoi "
    "vers la caisse.",
    formula=Ratio(Term("france_services.cpam_solved"), Term("france_services.cpam_requests")),
    numerator=_CPAM + ", closes sur place",
    denominator=_CPAM,
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Le point déclare lui-même la demande close ; le retour de l'usager à l'accueil de la caisse "
    "n'est pas suivi.",
    axes=_SITE_AXES,
)

SOLVED = _request(
    key="france_services.solved",
    label="Demandes résolues sur place, tous opérateurs",
    definition="Part des demandes reçues pendant la période, tous opérateurs confondus, qui sont closes "
    "sur place.",
    formula=Ratio(Term("france_services.solved"), Term("france_services.requests")),
    numerator="demandes closes sur place",
    denominator="demandes reçues, tous opérateurs",
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Repère : 82 % au plan national, tous opérateurs (Cour des comptes, septembre 2024) ; ce n'est "
    "pas une cible.",
    axes=("theme", *_SITE_AXES),
)

TRAINED = _link(
    key="france_services.trained",
    label="Points avec référent nommé et formé",
    definition="Part des points qui ont un référent nommé à la caisse et une formation par elle depuis "
    "douze mois.",
    formula=Ratio(Term("france_services.referents_trained"), Term("france_services.followed")),
    numerator="points avec référent nommé et formation dans les douze derniers mois",
    denominator=_FOLLOWED,
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Les 84 interventions de 2022 de l'Essonne (664 partenaires touchés) vont à tous les partenaires "
    ": elles ne disent pas combien de points sont formés.",
    axes=("epci",),
)

REFERENT = _link(
    key="france_services.referent",
    label="Points avec référent nommé",
    definition="Part des points pour lesquels la caisse a nommé un référent.",
    formula=Ratio(Term("france_services.referents"), Term("france_services.followed")),
    numerator="points avec référent nommé",
    denominator=_FOLLOWED,
    unit=units.SHARE,
    better=Better.HIGHER,
    axes=("epci",),
)

ACCOUNT = _link(
    key="france_services.account",
    label="Points avec un compte Espace Partenaires",
    definition="Part des points qui ont un compte actif sur Espace Partenaires.",
    formula=Ratio(Term("france_services.accounts"), Term("france_services.followed")),
    numerator="points avec un compte actif",
    denominator=_FOLLOWED,
    unit=units.SHARE,
    better=Better.HIGHER,
    trap="Espace Partenaires est déployé à partir de 2023 : avant, aucun point n'a de compte.",
    axes=("epci",),
)

PARTNER_REQUESTS = _asked(
    key="france_services.partner_requests",
    label="Demandes par Espace Partenaires",
    definition="Demandes envoyées à la caisse par les points du département sur Espace Partenaires.",
    formula=Sum(Term("france_services.partner_requests")),
    numerator="demandes envoyées sur Espace Partenaires",
    unit=units.REQUESTS,
    better=Better.NEUTRAL,
    trap="Espace Partenaires est déployé à partir de 2023 : avant, rien n'est compté.",
    axes=_SITE_AXES,
)

REPLY_DELAY = _asked(
    key="france_services.reply_delay",
    label="Délai médian de réponse sur Espace Partenaires",
    definition="Nombre de jours entre l'envoi d'une demande et la réponse de la caisse, pour la demande "
    "du milieu.",
    formula=Median(Term("france_services.reply_delay", axis="days")),
    numerator="",
    denominator="demandes de la période qui ont reçu une réponse",
    unit=units.DAYS,
    better=Better.LOWER,
    period="cohorte des demandes de la période",
    trap="Les demandes encore sans réponse n'ont pas de délai.",
)

SAISINES = _saisine(
    key="france_services.saisines",
    label="Saisines venues des France services",
    definition="Saisines de la Mission accompagnement santé ouvertes pendant la période à la suite d'un "
    "signalement France services.",
    formula=Sum(Term("mas.cases", axis="detector", members=("france_services",))),
    numerator="saisines signalées par un point France services",
    unit=units.CASES,
    better=Better.NEUTRAL,
    period="flux mensuel",
)

SAISINES_SHARE = _saisine(
    key="france_services.saisines_share",
    label="Part des saisines venues des France services",
    definition="Part des saisines de la Mission accompagnement santé qui viennent d'un signalement France "
    "services.",
    formula=Ratio(Term("mas.cases", axis="detector", members=("france_services",)), Term("mas.cases")),
    numerator="saisines signalées par un point France services",
    denominator="saisines ouvertes pendant la période",
    unit=units.SHARE,
    better=Better.NEUTRAL,
    period="flux mensuel",
)

SAISINES_90 = _saisine(
    key="france_services.saisines_90",
    label="Soins réalisés à 90 jours, saisines des France services",
    definition="Part des saisines venues des France services, ouvertes depuis 90 jours ou plus, closes "
    "avec soins en 90 jours.",
    formula=Ratio(Term("france_services.saisines_realised"), Term("france_services.saisines_observed")),
    numerator="saisines closes avec réalisation des soins en 90 jours au plus",
    denominator="saisines de la période signalées par un point, ouvertes depuis au moins 90 jours",
    unit=units.SHARE,
    better=Better.HIGHER,
    settles_after_days=90,
    period="cohorte des saisines de la période",
    trap="Les saisines de moins de 90 jours ne sont pas encore jugées ; les effectifs sont faibles.",
    axes=("epci",),
)

METRICS = (
    CPAM_REQUESTS,
    CPAM_SHARE,
    CPAM_SOLVED,
    REQUESTS,
    SOLVED,
    REFERENT,
    TRAINED,
    ACCOUNT,
    PARTNER_REQUESTS,
    REPLY_DELAY,
    SAISINES,
    SAISINES_SHARE,
    SAISINES_90,
)

SOURCES = (
    Source("fs_requests", "Demandes reçues par les points France services", "mensuel", 62),
    Source("fs_referents", "Référents, formations et comptes des points", "mensuel", 62),
    Source("fs_partner_requests", "Demandes des points sur Espace Partenaires", "mensuel", 62),
)

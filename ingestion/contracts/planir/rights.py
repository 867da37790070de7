"""PLANIR: what must the files of alerts, of campaign letters and of urgent calls hold?"""

from __future__ import annotations

from data_access.schema.planir_people import planir_alert, planir_letter, planir_urgent_call
from ingestion.contracts.common import COMMUNE
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, OneOf, YesNo
from ingestion.contracts.model import Contract, Field, epci_of
from ingestion.contracts.rules import AtMost, Together, in_order
from metrics.planir import MEMBERS

ALERTS = Contract(
    source="planir_alerts",
    name="planir_alertes",
    table=planir_alert,
    personal=True,
    key=("alerte",),
    dated_by="date_alerte",
    advice=(
        "Extraire toutes les alertes levées depuis le 1er janvier de l'an dernier, avec leur dénouement "
        "connu aujourd'hui : une alerte levée en mars peut se dénouer en juin."
    ),
    fields=(
        Field(
            name="alerte",
            title="Identifiant de l'alerte",
            definition="Identifiant opaque du dossier, jamais un numéro de sécurité sociale.",
            kind=Code(24),
            column="alert",
            example="RET2300001",
            synonyms=("id_alerte", "numero_alerte"),
        ),
        Field(
            name="nature",
            title="Nature de l'alerte",
            definition="Ce qui fait craindre la rupture.",
            kind=OneOf(MEMBERS["alert_kind"]),
            column="kind",
            example="Passage à la retraite",
            synonyms=("type", "type_alerte"),
        ),
        Field(
            name="date_alerte",
            title="Date de l'alerte",
            definition="Jour où l'alerte a été levée.",
            kind=Day(),
            column="raised_on",
            example="06/03/2023",
            synonyms=("levee_le",),
        ),
        Field(
            name="date_echeance",
            title="Échéance du droit",
            definition="Jour où le droit cesserait sans intervention ; il peut être à venir.",
            kind=Day(planned=True),
            column="due_on",
            example="30/06/2023",
            synonyms=("echeance", "fin_de_droit"),
        ),
        Field(
            name="date_denouement",
            title="Date du dénouement",
            definition="Jour où l'on a su si le droit restait ouvert ; vide tant que l'alerte est en cours.",
            kind=Day(),
            column="settled_on",
            example="19/05/2023",
            required=False,
            synonyms=("denouee_le", "date_cloture"),
        ),
        Field(
            name="issue",
            title="Issue",
            definition="Ce que le droit est devenu.",
            kind=OneOf(MEMBERS["alert_outcome"]),
            column="outcome",
            example="Droit resté ouvert",
            required=False,
            synonyms=("resultat",),
        ),
        COMMUNE,
    ),
    rules=(
        AtMost("date_alerte", "date_echeance"),
        AtMost("date_alerte", "date_denouement"),
        Together("date_denouement", "issue"),
    ),
    derived=(epci_of(),),
)

LETTERS = Contract(
    source="planir_letters",
    name="planir_courriers",
    table=planir_letter,
    personal=True,
    key=("courrier",),
    dated_by="date_envoi",
    advice=(
        "Une ligne par personne contactée, et une par personne du groupe de comparaison quand il existe. "
        "Extraire au moins les douze derniers mois : l'effet d'un courrier se lit pendant quatre mois."
    ),
    fields=(
        Field(
            name="courrier",
            title="Identifiant du courrier",
            definition="Identifiant opaque de l'envoi à une personne, jamais un numéro de sécurité sociale.",
            kind=Code(24),
            column="letter",
            example="C2300001",
            synonyms=("id_courrier", "numero_courrier"),
        ),
        Field(
            name="campagne",
            title="Campagne",
            definition="La campagne dont l'envoi fait partie.",
            kind=OneOf(MEMBERS["campaign"]),
            column="campaign",
            example="Passage à la retraite",
        ),
        Field(
            name="date_envoi",
            title="Date de l'envoi",
            definition="Jour de l'envoi, le même pour les personnes que l'on n'a pas contactées.",
            kind=Day(),
            column="sent_on",
            example="10/03/2023",
            synonyms=("envoye_le",),
        ),
        Field(
            name="contacte",
            title="Personne contactée",
            definition="« non » pour le groupe de comparaison : éligible, mais sans courrier.",
            kind=YesNo(),
            column="contacted",
            example="oui",
            synonyms=("contactee",),
        ),
        Field(
            name="date_demarche",
            title="Date de la démarche",
            definition="Jour où la personne a fait ce que propose le courrier, même tard ; vide sinon.",
            kind=Day(),
            column="acted_on",
            example="02/05/2023",
            required=False,
            synonyms=("demarche_le",),
        ),
    ),
    rules=in_order("date_envoi", "date_demarche"),
)

URGENT_CALLS = Contract(
    source="planir_urgent_calls",
    name="planir_appels_urgents",
    table=planir_urgent_call,
    personal=True,
    key=("appel",),
    dated_by="date_appel",
    advice=(
        "Extraire tous les appels depuis le 1er janvier de l'an dernier, avec la date de réponse connue "
        "aujourd'hui ; un appel sans réponse garde sa ligne."
    ),
    fields=(
        Field(
            name="appel",
            title="Identifiant de l'appel",
            definition="Identifiant opaque de l'appel, jamais un numéro de téléphone.",
            kind=Code(24),
            column="call",
            example="U2300001",
            synonyms=("id_appel", "numero_appel"),
        ),
        Field(
            name="date_appel",
            title="Date de l'appel",
            definition="Jour de l'appel à la ligne urgence précarité.",
            kind=Day(),
            column="called_on",
            example="14/02/2023",
            synonyms=("appele_le",),
        ),
        Field(
            name="appelant",
            title="Appelant",
            definition="Profession de celui qui appelle, jamais son nom.",
            kind=OneOf(MEMBERS["caller"]),
            column="caller",
            example="Médecins",
            synonyms=("profession",),
        ),
        Field(
            name="date_reponse",
            title="Date de la réponse",
            definition="Jour où une réponse a été donnée ; vide tant qu'il n'y en a pas.",
            kind=Day(),
            column="answered_on",
            example="14/02/2023",
            required=False,
            synonyms=("repondu_le",),
        ),
    ),
    rules=in_order("date_appel", "date_reponse"),
)

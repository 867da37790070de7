"""France services: what must the files of requests, of links with the fund and of Espace Partenaires hold?"""

from __future__ import annotations

from data_access.schema.france_services import fs_partner_request, fs_referent, fs_request
from ingestion.contracts.common import month
from ingestion.contracts.date_rules import InMonth
from ingestion.contracts.dates import Day
from ingestion.contracts.kinds import Code, OneOf, Reference, Whole
from ingestion.contracts.model import Contract, Field, epci_of_site
from ingestion.contracts.rules import AtMost
from metrics.france_services import MEMBERS

_SITE = Field(
    name="site",
    title="Point France services",
    definition="Identifiant du point dans la liste nationale (id_fs), chargée avant ce fichier.",
    kind=Reference("fs_sites"),
    column="site",
    example="362",
    synonyms=("point", "id_fs"),
)

REQUESTS = Contract(
    source="fs_requests",
    name="france_services_demandes",
    table=fs_request,
    personal=False,
    key=("mois", "site", "operateur"),
    dated_by="mois",
    advice=(
        "Une ligne par point, par mois et par opérateur, pour tous les points ouverts : un mois chargé "
        "remplace ce mois en entier, et un point absent y compte pour zéro."
    ),
    fields=(
        month("month"),
        _SITE,
        Field(
            name="operateur",
            title="Opérateur",
            definition="À qui la demande s'adresse : l'Assurance maladie, ou l'ensemble des autres.",
            kind=OneOf(MEMBERS["theme"]),
            column="theme",
            example="Assurance maladie",
            synonyms=("theme",),
        ),
        Field(
            name="demandes",
            title="Demandes reçues",
            definition="Demandes reçues pendant le mois ; un usager peut en poser plusieurs.",
            kind=Whole(),
            column="requests",
            example="48",
            unit="demandes",
            synonyms=("nombre_demandes", "demandes_recues"),
        ),
        Field(
            name="resolues",
            title="Demandes résolues sur place",
            definition="Demandes du mois closes par le point lui-même, sans renvoi vers l'opérateur.",
            kind=Whole(),
            column="solved",
            example="39",
            unit="demandes",
            synonyms=("demandes_resolues", "resolues_sur_place"),
        ),
    ),
    rules=(AtMost("resolues", "demandes"),),
    derived=(epci_of_site(),),
)

REFERENTS = Contract(
    source="fs_referents",
    name="france_services_referents",
    table=fs_referent,
    personal=False,
    key=("mois", "site"),
    dated_by="mois",
    advice=(
        "Une ligne par point ouvert et par mois, même sans référent, formation ni compte : ces lignes font "
        "le dénominateur. Écrire des dates, jamais le nom du référent."
    ),
    fields=(
        month("month"),
        _SITE,
        Field(
            name="date_etat",
            title="Date de l'état",
            definition="Jour du mois où la situation du point a été notée.",
            kind=Day(),
            column="state_on",
            example="30/06/2023",
            synonyms=("etat_au", "note_le"),
        ),
        Field(
            name="referent_depuis",
            title="Référent depuis",
            definition="Jour où la caisse a nommé un référent pour ce point ; vide sans référent.",
            kind=Day(),
            column="referent_since",
            example="01/09/2022",
            required=False,
            synonyms=("date_referent",),
        ),
        Field(
            name="derniere_formation",
            title="Dernière formation",
            definition="Jour de la dernière formation donnée par la caisse ; vide s'il n'y en a pas.",
            kind=Day(),
            column="trained_on",
            example="14/03/2023",
            required=False,
            synonyms=("date_formation", "date_derniere_formation"),
        ),
        Field(
            name="compte_depuis",
            title="Compte depuis",
            definition="Jour d'ouverture du compte sur Espace Partenaires ; vide sans compte actif.",
            kind=Day(),
            column="account_since",
            example="20/02/2023",
            required=False,
            synonyms=("date_compte",),
        ),
    ),
    rules=(
        InMonth("date_etat", "mois"),
        *(AtMost(day, "date_etat") for day in ("referent_depuis", "derniere_formation", "compte_depuis")),
    ),
    derived=(epci_of_site(),),
)

PARTNER_REQUESTS = Contract(
    source="fs_partner_requests",
    name="france_services_espace_partenaires",
    table=fs_partner_request,
    personal=True,
    key=("demande",),
    dated_by="date_envoi",
    advice=(
        "Extraire toutes les demandes envoyées depuis le 1er janvier de l'an dernier, avec les réponses "
        "connues aujourd'hui : une demande envoyée en mars peut recevoir sa réponse en avril."
    ),
    fields=(
        Field(
            name="demande",
            title="Identifiant de la demande",
            definition="Identifiant opaque de la demande, jamais un numéro de sécurité sociale.",
            kind=Code(24),
            column="request_id",
            example="E23000017",
            synonyms=("id_demande", "numero_demande"),
        ),
        _SITE,
        Field(
            name="date_envoi",
            title="Date d'envoi",
            definition="Jour où le point a envoyé la demande à la caisse.",
            kind=Day(),
            column="sent_on",
            example="05/06/2023",
            synonyms=("envoyee_le", "date_demande"),
        ),
        Field(
            name="date_reponse",
            title="Date de réponse",
            definition="Jour où la caisse a répondu ; vide tant qu'elle ne l'a pas fait.",
            kind=Day(),
            column="answered_on",
            example="09/06/2023",
            required=False,
            synonyms=("repondue_le",),
        ),
    ),
    rules=(AtMost("date_envoi", "date_reponse"),),
    derived=(epci_of_site(),),
)

CONTRACTS = (REQUESTS, REFERENTS, PARTNER_REQUESTS)

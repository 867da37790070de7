"""The register of the charter: what must the files of signatories, commitments and updates hold?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from data_access.dialect import UNKNOWN_MEMBER
from data_access.schema.charter import charter_commitment, charter_signatory, charter_update
from ingestion.contracts.dates import Day
from ingestion.contracts.ground import Ground
from ingestion.contracts.kinds import Code, OneOf, Reader, Reference, Words
from ingestion.contracts.model import Contract, Field
from ingestion.contracts.rules import AtMost, Needs
from metrics.charter.words import MEMBERS

PROOFS: Mapping[str, str] = {
    code: label for code, label in MEMBERS["proof"].items() if code != UNKNOWN_MEMBER
}
"""The kinds of proof that a register can write; a proof of no kind is an empty cell."""


@dataclass(frozen=True)
class Numbered(OneOf):
    """A word of a closed list, kept as its number: « 5 », or « 5. Culture commune des professionnels »."""

    arrow: ClassVar[pa.DataType] = pa.int64()

    def reader(self, ground: Ground) -> Reader:
        """See `Kind.reader`."""
        code = OneOf.reader(self, ground)
        return lambda text: int(code(text))


_COMMITMENT = Field(
    name="engagement",
    title="Identifiant de l'engagement",
    definition="Identifiant de l'engagement, le même d'une extraction à l'autre.",
    kind=Code(24),
    column="commitment",
    example="E001",
    synonyms=("id_engagement", "numero_engagement"),
)

SIGNATORIES = Contract(
    source="charter_signatories",
    name="charte_signataires",
    table=charter_signatory,
    personal=False,
    key=("signataire",),
    dated_by=None,
    advice=(
        "Tout le registre, une ligne par signature : une ligne qui couvre plusieurs organismes compte pour "
        "un signataire. Nommer des organismes, jamais la personne qui a signé pour eux."
    ),
    fields=(
        Field(
            name="signataire",
            title="Identifiant du signataire",
            definition="Identifiant de la ligne du registre, le même d'une extraction à l'autre.",
            kind=Code(24),
            column="signatory",
            example="S01",
            synonyms=("id_signataire", "numero_signataire"),
        ),
        Field(
            name="nom",
            title="Nom de l'organisme",
            definition="Nom de l'organisme tel que le registre l'écrit ; jamais celui d'une personne.",
            kind=Words(160),
            column="name",
            example="Conseil départemental de l'Orne",
            synonyms=("organisme", "nom_signataire"),
        ),
        Field(
            name="nature",
            title="Nature du signataire",
            definition="Famille à laquelle l'organisme appartient.",
            kind=OneOf(MEMBERS["kind"]),
            column="kind",
            example="Collectivités",
            synonyms=("nature_signataire", "type_signataire"),
        ),
        Field(
            name="date_signature",
            title="Date de signature",
            definition="Jour où l'organisme a signé la charte dans le département.",
            kind=Day(),
            column="signed_on",
            example="04/10/2022",
            synonyms=("signe_le", "date_de_signature"),
        ),
    ),
)

COMMITMENTS = Contract(
    source="charter_commitments",
    name="charte_engagements",
    table=charter_commitment,
    personal=False,
    key=("engagement",),
    dated_by=None,
    advice=(
        "Tous les engagements depuis la signature, tenus ou non, avec leurs dates telles qu'elles sont "
        "connues aujourd'hui. Un engagement qui sert deux principes s'écrit sous le principal."
    ),
    fields=(
        _COMMITMENT,
        Field(
            name="signataire",
            title="Signataire",
            definition="Identifiant du signataire qui s'engage, tel qu'il est dans le registre.",
            kind=Reference("charter_signatories"),
            column="signatory",
            example="S01",
            synonyms=("id_signataire",),
        ),
        Field(
            name="principe",
            title="Principe",
            definition="Numéro du principe de la charte (1 à 12), seul ou suivi de son titre.",
            kind=Numbered(MEMBERS["principle"]),
            column="principle",
            example="5. Culture commune des professionnels",
            synonyms=("numero_principe", "principe_de_la_charte"),
        ),
        Field(
            name="libelle",
            title="Libellé de l'engagement",
            definition="Ce à quoi le signataire s'engage, en une phrase qui ne nomme personne.",
            kind=Words(200),
            column="label",
            example="Désigner un référent handicap et diffuser ses coordonnées",
            synonyms=("intitule", "libelle_engagement"),
        ),
        Field(
            name="date_engagement",
            title="Date de l'engagement",
            definition="Jour où l'engagement a été pris.",
            kind=Day(),
            column="made_on",
            example="06/12/2022",
            synonyms=("pris_le",),
        ),
        Field(
            name="echeance",
            title="Échéance",
            definition="Jour pour lequel le signataire a promis d'avoir fini ; il peut être à venir.",
            kind=Day(planned=True),
            column="due_on",
            example="30/06/2023",
            synonyms=("date_echeance",),
        ),
        Field(
            name="date_realisation",
            title="Date de réalisation",
            definition="Jour où le signataire a déclaré l'engagement tenu ; vide tant qu'il ne l'a pas fait.",
            kind=Day(),
            column="done_on",
            example="24/05/2023",
            required=False,
            synonyms=("realise_le", "tenu_le"),
        ),
        Field(
            name="preuve",
            title="Nature de la preuve",
            definition="Nature du document reçu qui prouve que l'engagement est tenu, si elle est notée.",
            kind=OneOf(PROOFS),
            column="proof",
            example="Procédure écrite",
            required=False,
            synonyms=("nature_preuve",),
        ),
        Field(
            name="date_preuve",
            title="Date de la preuve",
            definition="Jour où le comité a reçu la preuve ; vide tant qu'il ne l'a pas.",
            kind=Day(),
            column="proved_on",
            example="12/06/2023",
            required=False,
            synonyms=("preuve_recue_le",),
        ),
    ),
    rules=(
        *(AtMost("date_engagement", later) for later in ("echeance", "date_realisation", "date_preuve")),
        Needs("date_preuve", "date_realisation"),
        Needs("preuve", "date_preuve"),
    ),
)

UPDATES = Contract(
    source="charter_updates",
    name="charte_mises_a_jour",
    table=charter_update,
    personal=False,
    key=("engagement", "date_mise_a_jour"),
    dated_by=None,
    advice=(
        "Toutes les nouvelles données depuis la signature, une ligne chaque fois qu'un signataire a dit où "
        "en est un engagement ; le jour où il l'a pris est la première."
    ),
    fields=(
        Field(
            name="engagement",
            title="Engagement suivi",
            definition="Identifiant de l'engagement dont le signataire donne des nouvelles.",
            kind=Reference("charter_commitments"),
            column="commitment",
            example="E001",
            synonyms=("id_engagement", "numero_engagement"),
        ),
        Field(
            name="date_mise_a_jour",
            title="Date de la mise à jour",
            definition="Jour où le signataire a dit où en est l'engagement, même sans rien de changé.",
            kind=Day(),
            column="updated_on",
            example="14/03/2023",
            synonyms=("mis_a_jour_le", "date_maj"),
        ),
    ),
)

CONTRACTS = (SIGNATORIES, COMMITMENTS, UPDATES)

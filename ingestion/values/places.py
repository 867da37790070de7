"""Which commune or which EPCI did an office write? Zeros, 2A and 2B, and codes of former communes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from ingestion.values.unreadable import Unreadable

_COMMUNE = re.compile(r"(?:\d{2}|2[AB])\d{3}")
_SHORTENED = re.compile(r"[1-9]\d{3}")
"""A spreadsheet that takes a code for a number drops its leading zero."""
_EPCI = re.compile(r"\d{9}")


def department(text: str) -> str:
    """The code of a department as INSEE writes it: « 1 » is « 01 », « 2a » is « 2A »."""
    return text.strip().upper().removesuffix(".0").zfill(2)


def commune(text: str, department: str, communes: Collection[str], former: Mapping[str, str]) -> str:
    """The INSEE code in force of a commune of the department."""
    bare = text.strip().upper().removesuffix(".0")
    bare = f"0{bare}" if _SHORTENED.fullmatch(bare) else bare
    if not _COMMUNE.fullmatch(bare):
        raise Unreadable("un code INSEE de commune (cinq caractères, par exemple 61001 ou 2A004)")
    current = bare if bare in communes else former.get(bare, bare)
    if current not in communes:
        raise Unreadable(f"une commune du département {department}")
    return current


def epci(text: str, department: str, epcis: Collection[str]) -> str:
    """The SIREN of an EPCI that has communes in the department."""
    bare = re.sub(r"\s", "", text)
    if not _EPCI.fullmatch(bare):
        raise Unreadable("un numéro SIREN d'intercommunalité (neuf chiffres)")
    if bare not in epcis:
        raise Unreadable(f"une intercommunalité qui a des communes dans le département {department}")
    return bare

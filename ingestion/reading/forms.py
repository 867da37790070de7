"""Of which form is a file: CSV, XLSX, Parquet, or something that is no table? Its first bytes say it."""

from __future__ import annotations

import re

from ingestion.reading.refusal import FileRefused

_FOREIGN = {
    b"%PDF": "un document PDF",
    b"\xd0\xcf\x11\xe0": "un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
    b"GIF8": "une image",
    b"\x1f\x8b": "une archive compressée (.gz)",
    b"7z\xbc\xaf": "une archive compressée (.7z)",
    b"Rar!": "une archive compressée (.rar)",
    b"SQLite format 3": "une base de données",
    b"{\\rtf": "un document de traitement de texte (.rtf)",
}
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")


def form_of(name: str, head: bytes) -> str:
    """`xlsx`, `parquet` or `csv`; raises FileRefused on what is known to be no table."""
    if head.startswith(b"PK"):
        return "xlsx"
    if head.startswith(b"PAR1"):
        return "parquet"
    if what := _foreign(head):
        raise FileRefused(f"Le fichier « {name} » est {what} : l'enregistrer en CSV, en XLSX ou en Parquet.")
    return "csv"


def _foreign(head: bytes) -> str | None:
    known = next((what for mark, what in _FOREIGN.items() if head.startswith(mark)), None)
    if known:
        return known
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return "une page web ou du XML"
    return "un fichier JSON" if _JSON.match(head) else None

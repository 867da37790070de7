"""In which encoding is a CSV: UTF-8, Windows-1252 or UTF-16?

UTF-8 when every byte fits, else Windows-1252; UTF-16 by its mark, or by its null bytes.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable, Iterator

from ingestion.reading.refusal import FileRefused

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_MOSTLY = 0.8
"""In UTF-16, this share at least of the bytes of one rank out of two are null."""
_ACCENT = re.compile(rb"\xc3[\xa0-\xbf]")
"""« à » to « ÿ » in UTF-8; in Windows-1252 it would be « Ã » before a sign, which no French word holds."""


def encoding_of(name: str, head: bytes, slices: Iterable[bytes]) -> str:
    """The encoding of a file, from its first bytes and, without a mark, from all of it."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if head.startswith(mark):
            return encoding
    for encoding, nulls in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(nulls) > 1 and nulls.count(0) > _MOSTLY * len(nulls):
            return encoding
    return _utf8_or_windows(name, slices)


def _utf8_or_windows(name: str, slices: Iterable[bytes]) -> str:
    decoder, stray, accents, line = codecs.getincrementaldecoder("utf-8")(), 0, False, 1
    for part in slices:
        accents = accents or bool(_ACCENT.search(part))
        stray = stray or _stray_line(decoder, part, line)
        line += part.count(b"\n")
    if stray and accents:
        raise FileRefused(
            f"Le fichier « {name} » mélange deux encodages : des accents en UTF-8, et d'autres non (vers la "
            f"ligne {stray}). Relire ses accents dans un tableur, puis l'enregistrer en « CSV UTF-8 »."
        )
    return "windows-1252" if stray else "utf-8"


def _stray_line(decoder: codecs.IncrementalDecoder, part: bytes, line: int) -> int:
    """The line of the first byte that is not UTF-8; 0 when all are."""
    try:
        decoder.decode(part, final=not part)
    except UnicodeDecodeError as error:
        return line + bytes(error.object[: error.start]).count(b"\n")
    return 0


def texts(name: str, encoding: str, slices: Iterable[bytes]) -> Iterator[str]:
    """The text of a file by parts, each line ended by a line feed; raises FileRefused on other bytes."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)
    line = 1
    for part in slices:
        try:
            text = decoder.decode(part, final=not part)
        except UnicodeError as error:
            raise FileRefused(
                f"Le fichier « {name} » n'est ni en UTF-8, ni en Windows-1252, ni en UTF-16 "
                f"(après la ligne {line}) : l'enregistrer en « CSV UTF-8 »."
            ) from error
        yield text
        line += text.count("\n")

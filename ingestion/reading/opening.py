"""Why can a file not be opened, or not be read to its end? One French sentence for each reason."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingestion.reading.refusal import FileRefused


def name_of(path: Path) -> str:
    """The name of a file as it can be written anywhere, even when its bytes are no text."""
    return (path.name or str(path)).encode(errors="surrogateescape").decode(errors="replace")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What the system says against reading a file is told as FileRefused."""
    try:
        yield
    except OSError as error:
        raise FileRefused(_words(name_of(path), error)) from error


def check_is_file(path: Path) -> None:
    """Raise FileRefused unless the path leads to an ordinary file: it is read several times."""
    with told(path):
        path.stat()
    if path.is_dir():
        raise FileRefused(f"« {name_of(path)} » est un dossier : donner le fichier lui-même.")
    if not path.is_file():
        raise FileRefused(f"« {name_of(path)} » n'est pas un fichier : l'enregistrer d'abord sur le disque.")


def _words(name: str, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "Le disque est plein : faire de la place dans le dossier temporaire, puis réessayer."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"Le fichier « {name} » n'existe pas : vérifier son nom et son dossier."
    if isinstance(error, PermissionError):
        return f"Le fichier « {name} » ne peut pas être lu : vérifier ses droits, le fermer s'il est ouvert."
    return f"Le fichier « {name} » ne se lit pas jusqu'au bout : le copier sur ce poste, puis réessayer."

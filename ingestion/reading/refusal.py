"""Why can a file not be read at all? One French sentence that says where and what to do."""

from __future__ import annotations


class FileRefused(Exception):  # noqa: N818 (what happened, not a mistake of the program)
    """The file as a whole is refused; the message is shown as it is."""

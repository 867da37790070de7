"""What do former publications let somebody know, and what must therefore stay masked?

Nothing that was shown can be taken back, and what was masked then is masked now. A count that did not change
is the same in both; one that did is two counts, and what lies between them is one that nobody sees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from publication.system import System


@dataclass(frozen=True)
class Former:
    """A former publication of a programme: its system, the cells that it masked, the sums that it told."""

    system: System
    masked: frozenset[str]
    sums: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """A system with all that was published before: what is known for ever, and what was never shown."""

    system: System
    published: frozenset[str]
    masked: frozenset[str]


def with_former(now: System, former: Sequence[Former]) -> Known:
    """The system of today, joined to those of former publications."""
    joined = System(dict(now.values), set(now.atoms), dict(now.equations))
    versions = {name: [name] for name in now.values}
    published: set[str] = set()
    masked: set[str] = set()
    for one in former:
        names = _joined(joined, one.system, versions)
        masked |= {names[name] for name in one.masked} | (one.masked & now.values.keys())
        published |= {names[name] for name in one.system.shown if name not in one.masked}
    return Known(joined, frozenset(published), frozenset(masked - published))


def _joined(joined: System, former: System, versions: dict[str, list[str]]) -> dict[str, str]:
    """Add a former system; the name under which each of its counts now stands.

    `versions`: the counts that each cell has had, to which this one adds. Any two of them tell the persons
    that lie between.
    """
    names = {name: _version(joined, name, value) for name, value in former.values.items()}
    for name, known_as in names.items():
        if known_as not in joined.values:
            joined.hide(known_as, former.values[name])
            for other in versions.setdefault(name, []):
                joined.hold_difference(other, known_as, f"revised {other} {known_as}")
            versions[name].append(known_as)
        if name not in former.atoms:
            joined.atoms.discard(known_as)
    for total, parts in former.equations:
        joined.hold(names[total], [names[part] for part in parts])
    return names


def _version(joined: System, name: str, value: int) -> str:
    """The same name when the count did not change, or is told no more; else a name of its own."""
    return name if joined.values.get(name, value) == value else f"{name} ({value})"

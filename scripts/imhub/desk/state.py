"""How far a text is on its way to readers."""

from enum import StrEnum

from imhub.pofile import PoEntry
from imhub.provenance import Record, Records, key_of


class State(StrEnum):
    """How far a text is on its way to readers."""

    MISSING = "missing"
    """Nobody has translated it, or not all of it."""
    FUZZY = "fuzzy"
    """A tool suggests a translation of a similar text."""
    MACHINE = "machine"
    """A machine translated it, or nobody said who did, and no person has read it."""
    UNREAD = "unread"
    """A person translated it, and no second one has read it."""
    REVIEWED = "reviewed"
    """A person has read the translation and signed for it."""

    @property
    def is_translated(self) -> bool:
        """Whether a preview shows the translation."""
        return self not in (State.MISSING, State.FUZZY)


def record_of(entry: PoEntry, records: Records) -> Record | None:
    """What *records* say of the translation of *entry* as it stands."""
    return records.get(key_of(entry.source, entry.translation, entry.context))


def state_of(entry: PoEntry, records: Records) -> State:
    """How far *entry* is."""
    if not entry.is_translated:
        return State.FUZZY if entry.fuzzy and entry.is_begun else State.MISSING
    record = record_of(entry, records)
    if record is not None and record.reviewed_role:
        return State.REVIEWED
    return State.UNREAD if record is not None and record.method == "human" else State.MACHINE

"""What can go wrong that a clerk can act on. Messages are shown as written: what happened, what is safe, what to do."""


class DeskError(Exception):
    """Something the clerk can act on; the office is as it was. Everything that is not a DeskError is a bug."""


class UnreadableFileError(DeskError):
    """A file that cannot be read as what it was given for: empty, encrypted, truncated, of another kind."""


class NotFoundError(DeskError):
    """An item, comment, change or file that is not there."""


class RefusedError(DeskError):
    """A request that would break a rule of the record, such as undoing what a later change stands on."""


class ConflictError(DeskError):
    """Somebody else changed the same record since it was read; both texts are kept."""


class OfficeError(DeskError):
    """An office that cannot be opened or written: foreign, newer, locked, on a full disk, out of reach."""

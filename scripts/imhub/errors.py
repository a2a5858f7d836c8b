"""The one exception that a person can act on."""


class HubError(Exception):
    """A problem that a person can fix. Its text says where, what, and what to do."""

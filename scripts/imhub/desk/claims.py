"""What people say of translations: who, in which role, and when."""

from datetime import date

from imhub.errors import HubError
from imhub.safety import UNSEEN
from imhub.signoff import names_somebody

_LONGEST = 100


def clean_role(text: str) -> str:
    """*text* as a record may name who has translated or read something.

    Raises:
        HubError: it names nobody, or is no role.
    """
    role = " ".join(text.split())
    written = role.encode("utf-8", errors="ignore").decode() == role
    if not names_somebody(role) or "@" in role or not written or UNSEEN.search(role):
        raise HubError(
            "--role says who, by what they do: “health visitor, Polish speaker”. "
            "It holds no address, and nobody’s name."
        )
    if len(role) > _LONGEST:
        raise HubError(f"--role has at most {_LONGEST} letters.")
    return role


def past_day(day: date, today: date) -> date:
    """*day*, on which somebody has done something.

    Raises:
        HubError: it is still to come.
    """
    if day > today:
        raise HubError(f"{day} is still to come. Give the day on which it was done.")
    return day

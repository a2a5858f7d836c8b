"""What somebody wrote and nobody can read: rules about it would only hide the mistake itself."""

from imhub.campaign import Campaign
from imhub.campaignsfile import TO_COME
from imhub.checks.rule import Context


def unread_dates(campaign: Campaign, context: Context) -> bool:
    """Whether a date of *campaign* stands in its file and is none."""
    document = context.documents.get(campaign.file)
    written = document.data if document and isinstance(document.data, dict) else {}
    known = {"start": campaign.start, "end": campaign.end}
    return any(
        day is None and written.get(key) not in (None, TO_COME) for key, day in known.items()
    )

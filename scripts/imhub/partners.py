"""What partners get of a site in one language: each message that they may take elsewhere."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from gettext import NullTranslations

from imhub.campaignviews import message_on
from imhub.model import Hub, Licence
from imhub.publish.api import Collection, Told
from imhub.publish.passages import safety_of, steps_of
from imhub.publish.snippet import Snippet
from imhub.publish.words import Words
from imhub.signoff import names_somebody
from imhub.telling import Teller
from imhub.views import MessageView, Page, Translated

_ACTIVITY = "activity"


@dataclass(frozen=True)
class PartnerPlanner:
    """Plans what partners get in one language."""

    hub: Hub
    tell: Teller
    interface: NullTranslations
    release: bool
    """Whether only what a person has signed for is in it."""

    def plan(self, pages: Iterable[Page]) -> Collection | None:
        """The messages on *pages*.

        Nothing for a hub that has no address yet, or that does not say what others may do.
        """
        licence, language = self.hub.licence, self.tell.language
        if licence is None or not self.tell.site_url:
            return None
        told = sorted(self._told(pages, licence), key=lambda each: each.message.id)
        return Collection(
            self.tell.words(self.hub.name).text,
            self.tell.address(""),
            language.code,
            language.html_lang,
            language.direction,
            language.native,
            (licence.name, licence.url),
            not self.release,
            tuple(told),
        )

    def _told(self, pages: Iterable[Page], licence: Licence) -> Iterator[Told]:
        for page in pages:
            view = message_on(page.view)
            if view and not page.sensitive:
                yield self._message(page, view, licence)

    def _message(self, page: Page, view: MessageView, licence: Licence) -> Told:
        message, tell = view.message, self.tell
        summary, key = tell.words(message.summary), tell.words(message.key_message)
        lang = tell.language.html_lang
        is_activity = message.type == _ACTIVITY
        provenance = provenance_of(page.translated)
        snippet = Snippet(
            message.id,
            lang,
            tell.language.direction,
            tell.words(message.title),
            tuple(words for words in (summary, key) if words.text),
            steps_of(view.html, lang) if is_activity else (),
            safety_of(view.html, lang),
            tell.address(message.url),
            tell.words(self.hub.name).text,
            (licence.name, licence.url),
            tuple(self._notes(provenance)),
            message.reviewed,
        )
        approved = message.approved_by if names_somebody(message.approved_by) else ""
        return Told(message, summary, key, provenance, snippet, approved)

    def _notes(self, provenance: str) -> Iterator[Words]:
        """What readers of the words have to know wherever they stand."""
        say = self.interface.gettext
        if not self.release:
            yield self.tell.words(self.hub.words.draft)
        if provenance == "machine":
            yield self.tell.words(
                say("A computer translated this page. Nobody has checked it yet.")
            )


def snippets_of(collection: Collection | None) -> Mapping[str, Snippet]:
    """What there is to paste of each message in *collection*, by the message's id."""
    told = collection.messages if collection else ()
    return {each.message.id: each.snippet for each in told}


def provenance_of(translated: Translated | None) -> str:
    """Where the words of a page come from, in one word."""
    if translated is None:
        return "original"
    return "machine" if translated.machine or not translated.reviewed_by else "reviewed"

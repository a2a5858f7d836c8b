"""A browser in which the test answers for every other host, so that a reader can leave the hub."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

BEFORE = "https://before.example/"
"""A page that a reader comes from."""


@dataclass
class Outside:
    """All other hosts. Nothing that is asked of them leaves this machine."""

    home: str
    stays: bool = False
    """Whether they answer with nothing, so that the browser stays where it is."""
    holds: bool = False
    """Whether they let the browser wait."""
    asked: list[Request] = field(default_factory=list)
    waiting: list[Route] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Answer what *context* asks."""
        context.route(lambda url: not url.startswith((self.home, "data:")), self._on_route)

    def _on_route(self, route: Route) -> None:
        self.asked.append(route.request)
        if self.holds:
            self.waiting.append(route)
        else:
            self._answer(route)

    def _answer(self, route: Route) -> None:
        if self.stays:
            route.fulfill(status=204)
        else:
            route.fulfill(content_type="text/html", body="<title>Outside</title>Rain at times.")

    def release(self) -> None:
        """Answer what waits, and let nothing wait from now on."""
        self.holds = False
        while self.waiting:
            self._answer(self.waiting.pop())


@dataclass
class Reader:
    """Opens pages of the hub, each in a context of its own."""

    browser: Browser
    outside: Outside
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, address: str, **options: Any) -> Page:  # playwright's own options
        """The page at *address*, below the root or in full."""
        context = self.browser.new_context(base_url=self.outside.home, locale="en-GB", **options)
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        self.outside.follow(context)
        page = context.new_page()
        page.goto(address)
        return page

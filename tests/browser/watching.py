"""What a page does behind the reader's back: requests, errors, and what it leaves on the device."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

_LEFT = """async () => [
  ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
  ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
  ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
  ...(await caches.keys()).map((name) => `cache ${name}`),
  ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker ${scope}`),
]"""


@dataclass
class Watch:
    """Follows every page of one browser context."""

    home: str
    """Address of the site's root; a request to anywhere else is trouble."""
    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("request", self._on_request)
        self.context.on("console", self._on_console)
        self.context.on("weberror", lambda error: self.troubles.append(f"error: {error.error}"))

    def _on_request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.home, "data:")):
            self.troubles.append(f"request to another host: {request.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        asked_for = message.page.url if message.page else ""
        if message.type in ("error", "warning") and message.location["url"] != asked_for:
            self.troubles.append(f"console: {message.text} ({message.location['url']})")
        elif message.type in ("error", "warning") and " 404 " not in message.text:
            self.troubles.append(f"console: {message.text} ({asked_for})")

    def left_behind(self) -> list[str]:
        """What the pages have stored on the device. A page of the hub stores nothing unasked."""
        cookies = [f"cookie {cookie.get('name')}" for cookie in self.context.cookies()]
        return [*cookies, *(line for page in self.context.pages for line in self._left_by(page))]

    def _left_by(self, page: Page) -> list[str]:
        if not page.url.startswith(self.home):
            return []
        left: list[str] = page.evaluate(_LEFT)
        return left

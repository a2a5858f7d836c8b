"""Choosing in a finder, and what it then says."""

from playwright.sync_api import Locator, Page


def choose(page: Page, name: str, value: str) -> None:
    """Choose *value* of the filter *name*, unfolding it if need be."""
    values = page.locator(f"[data-filter={name}]")
    if not values.is_visible():
        page.locator("details", has=values).locator("summary").click()
    values.locator(f"[data-value='{value}']").click()


def marked(page: Page) -> dict[str, str]:
    """The value that each filter marks as chosen."""
    said: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('[data-value][aria-current]')].map("
        "(link) => [link.closest('[data-filter]').dataset.filter, link.dataset.value]))"
    )
    return said


def status(page: Page) -> Locator:
    """Where the finder says how much it found."""
    return page.locator(".finder").get_by_role("status")

"""Every page of the site as data: its address, its template, and what the template is given."""

from collections.abc import Mapping
from dataclasses import replace

from imhub.contact import Contact
from imhub.markdown import Rendered
from imhub.model import Site
from imhub.pages.activities import activity_pages
from imhub.pages.campaigns import campaign_pages
from imhub.pages.chrome import plan_chrome
from imhub.pages.directory import directory_pages
from imhub.pages.home import home_page
from imhub.pages.lists import audience_pages, data_pages, section_pages, stage_pages
from imhub.pages.messages import message_pages
from imhub.pages.ownpages import own_pages
from imhub.pages.partners import partner_pages
from imhub.pages.search import search_page
from imhub.pages.setting import Setting
from imhub.pages.stock import Stock
from imhub.views import Page

__all__ = ["Setting", "plan_chrome", "plan_pages"]


def plan_pages(
    site: Site,
    bodies: Mapping[str, Rendered],
    contacts: Mapping[str, Contact],
    setting: Setting,
) -> tuple[Page, ...]:
    """All pages of *site*, sorted by address.

    *bodies* holds the HTML of each message by its id, *contacts* who can help by theirs.
    """
    stock = Stock(site, bodies, contacts, setting)
    pages = (
        home_page(stock),
        *message_pages(stock),
        *section_pages(stock),
        *activity_pages(stock),
        *stage_pages(stock),
        *audience_pages(stock),
        *data_pages(stock),
        *directory_pages(stock),
        *campaign_pages(stock),
        *own_pages(stock),
    )
    all_pages = (*pages, *search_page(stock, pages), *partner_pages(stock, pages))
    return tuple(sorted((_with_help(page, stock) for page in all_pages), key=lambda page: page.url))


def _with_help(page: Page, stock: Stock) -> Page:
    """*page* with whom to ring now and where to look on, if a reader may need that."""
    if page.menu == "help":
        return replace(page, crisis=stock.crisis, directory=stock.directory)
    may_need = page.sensitive or page.template == "kit.html"
    return replace(page, crisis=stock.crisis) if may_need else page

"""What the browser tests stand on: a real server on an empty folder, and Debian's Chromium."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import people
from pictures import Photo, draw_photos
from server import Server

CHROMIUM = os.environ.get("BRICOLEUR_CHROMIUM", "/usr/bin/chromium")
FAILED = pytest.StashKey[bool]()
expect.set_options(timeout=8_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shots", metavar="DIR", help="keep a picture of each page, narrow and wide, light and dark")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    server = Server(tmp_path / "data").start()
    yield server
    server.kill()
    if request.node.stash.get(FAILED, False):
        print(server.log)


@pytest.fixture
def desk(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Makes a page in a browser of its own: somebody's desk. `desk(javascript=False)` has scripts off.

    When the test fails, what stood on each desk is kept as a picture in its folder.
    """
    contexts: list[BrowserContext] = []

    def open_desk(javascript: bool = True, **options) -> Page:
        context = browser.new_context(java_script_enabled=javascript, locale="fr-FR", **options)
        context.set_default_timeout(8_000)
        contexts.append(context)
        return context.new_page()

    yield open_desk
    for number, context in enumerate(contexts, 1):
        if request.node.stash.get(FAILED, False) and context.pages:
            context.pages[-1].screenshot(path=tmp_path / f"desk-{number}.png")
            print(f"What was on the screen: {tmp_path}/desk-{number}.png")
        context.close()


@pytest.fixture
def author(server: Server, desk: Callable[..., Page]) -> Page:
    """A page whose reader is signed in: the first admin of a new server."""
    page = desk()
    people.make_first_admin(page, server.first_start, people.AGNES, "Mairie du 4e")
    return page


@pytest.fixture(scope="session")
def photos(browser: Browser) -> list[Photo]:
    """Eight photos, in the order in which they were taken."""
    page = browser.new_page()
    drawn = draw_photos(page, 8)
    page.close()
    return drawn

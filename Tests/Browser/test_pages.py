"""Every page of the site, looked at: axe, HTML, widths, light and dark, console, other hosts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import people
import writing
from pictures import Photo
from server import REPOSITORY, Server
from survey import WIDTHS, Survey
from world import World

# What is asked for but is no page.
NO_PAGES = {
    "/healthz", "/assets/{name}", "/photos/{file}/{width}", "/fichiers/{file}/{name}",
    "/photos/{file}/original/{name}",
    "/genres/{name}", "/genres/etat", "/bricolages/{slug}/documents/{document}/style.css",
    "/bricolages/{slug}/documents/{document}/pdf", "/bricolages/{slug}/pdf",
    "/fichiers/{file}/vierge/{name}", "/fichiers/{file}/page/{width}", "/brouillons/{id}/photos/{file}/origine",
}

# Who looks, and at what address. Names in braces are the world's.
ADDRESSES = {
    "home": ("visitor", "/"),
    "home-member": ("author", "/"),
    "type": ("visitor", "/types/physical-object"),
    "type-nothing": ("visitor", "/types/signage-sheet"),
    "tags": ("visitor", "/mots"),
    "tag": ("visitor", "/mots/accueil"),
    "search": ("visitor", "/recherche?q=borne"),
    "search-nothing": ("visitor", "/recherche?q=agrafeuse+murale"),
    "town-halls": ("visitor", "/mairies"),
    "town-hall": ("author", "/mairies/mairie-du-4e"),
    "member": ("visitor", "{member}"),
    "member-self": ("author", "{member}"),
    "tutorial": ("visitor", "{tutorial}"),
    "tutorial-author": ("author", "{tutorial}"),
    "workshop": ("visitor", "{tutorial}/atelier"),
    "workshop-last": ("visitor", "{tutorial}/atelier?etape=3"),
    "print-sheet": ("visitor", "{tutorial}/impression"),
    "print-cards": ("visitor", "{tutorial}/impression?quoi=fiches"),
    "print-label": ("visitor", "{tutorial}/impression?quoi=etiquette"),
    "document": ("visitor", "{tutorial}/documents/label"),
    "history": ("author", "{tutorial}/versions"),
    "revision": ("author", "{tutorial}/versions/1"),
    "comparison": ("visitor", "{tutorial}/versions/comparer?de=1&a=2"),
    "comment": ("admin", "{comment}"),
    "sign-in": ("visitor", "/connexion"),
    "sign-in-card": ("visitor", "/connexion/carte"),
    "reset": ("visitor", "/connexion/code"),
    "invitation": ("visitor", "/invitation"),
    "invitations": ("admin", "/invitations"),
    "account": ("author", "/compte"),
    "notices": ("author", "/avis"),
    "team": ("steward", "/equipe"),
    "administration": ("admin", "/administration?q=a"),
    "modules": ("admin", "/administration/modules"),
    "log": ("visitor", "/journal"),
    "publish": ("author", "/publier"),
    "mine": ("author", "/mes-bricolages"),
    "mine-nothing": ("steward", "/mes-bricolages"),
    "editor": ("author", "{draft}"),
    "editor-empty": ("author", "{empty}"),
    "marking": ("author", "{marking}"),
    "redaction": ("author", "{redaction}"),
    "redaction-others": ("admin", "{redaction}"),
    "preview": ("author", "{draft}/apercu"),
    "conflict": ("author", "{conflict}"),
    "refused-unknown": ("visitor", "/nulle-part"),
    "refused-visitor": ("visitor", "/publier"),
    "refused-member": ("author", "/administration"),
    "refused-first-start": ("visitor", "/premier-demarrage"),
}


def show_join(world: World) -> Page:
    code = people.invite(world.open("admin", "/"))
    return world.open("visitor", f"/invitation?code={code}")


def show_slip(world: World) -> Page:
    page = world.open("admin", "/")
    people.invite(page)
    return page


def show_refused_join(world: World) -> Page:
    page = show_join(world)
    page.get_by_label("Votre nom").fill("Zoé")
    page.get_by_label("Identifiant").fill(people.AMINA.identifier)
    page.locator("#password").fill("court")
    page.locator("#repeated").fill("autre")
    people.press(page, "Créer mon compte et entrer")
    return page


def show_card(world: World) -> Page:
    page = world.open("author", "/compte")
    page.locator("#pin").fill("271828")
    page.locator("#pinRepeated").fill("271828")
    page.locator("#cardPassword").fill(people.AMINA.password)
    page.locator("form[action='/compte/carte'] button").click()
    return page


def show_help_code(world: World) -> Page:
    page = world.open("admin", "/equipe?q=amina")
    page.locator("form[action$='/code'] button").first.click()
    expect(page.locator(".code").first).to_be_visible()
    return page


def show_import_slips(world: World) -> Page:
    page = world.open("admin", "/")
    people.import_member(page, people.Person("Lucas Morel", "lucas.morel"), "Mairie du 11e")
    return page


def show_refused_import(world: World) -> Page:
    page = world.open("admin", "/administration")
    page.locator("#list").fill("Zoé;zo;Mairie du 12e\nsans colonnes")
    page.locator("form[action='/administration/import'] button").click()
    return page


def show_refused_publishing(world: World) -> Page:
    page = world.open("author", "{empty}")
    page.locator(".save-bar").get_by_role("button", name="Publier").click()
    expect(page.locator("#findings")).to_be_visible()
    return page


def show_tutorial_menu(world: World) -> Page:
    page = world.open("author", "{tutorial}#reglages")
    page.locator("#reglages > summary").click()
    page.locator("details.menu > summary").click()
    return page


def show_refused_comment(world: World) -> Page:
    page = world.open("admin", "{tutorial}")
    page.locator("#commentaires form button").click()
    return page


def show_too_large(world: World) -> Page:
    page = world.open("visitor", "/connexion")
    page.locator("#identifier").evaluate("input => { input.value = 'x'.repeat(400_000) }")
    page.locator("#password").fill("y")
    people.press(page, "Entrer")
    expect(page.locator("main h1")).to_be_visible()
    return page


SCENES: dict[str, Callable[[World], Page]] = {
    "join": show_join,
    "join-refused": show_refused_join,
    "slip": show_slip,
    "card": show_card,
    "help-code": show_help_code,
    "import-slips": show_import_slips,
    "import-refused": show_refused_import,
    "editor-refused": show_refused_publishing,
    "tutorial-settings": show_tutorial_menu,
    "comment-refused": show_refused_comment,
    "refused-too-large": show_too_large,
}


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Survey:
    shots = request.config.getoption("--shots")
    if shots:
        Path(shots).mkdir(parents=True, exist_ok=True)
    return Survey(tmp_path_factory.mktemp("pages"), shots and Path(shots))


@pytest.fixture(scope="module")
def world(browser: Browser, photos: list[Photo], survey: Survey, tmp_path_factory) -> Iterator[World]:
    server = Server(tmp_path_factory.mktemp("world")).start()
    world = World(server, browser, photos)
    try:
        world.begin()
        survey.look("first-start", world.desks["newcomer"])
        yield world.build()
    finally:
        world.close()
        server.kill()
        print(server.log)


def no_faults(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def test_first_start(world: World, survey: Survey):
    no_faults(survey.faults_of("first-start"))


@pytest.mark.parametrize("name", ADDRESSES)
def test_page(world: World, survey: Survey, name: str):
    who, address = ADDRESSES[name]
    world.open(who, address)
    survey.look(name, world.desks[who])
    no_faults(survey.faults_of(name))


@pytest.mark.parametrize("name", SCENES)
def test_scene(world: World, survey: Survey, name: str):
    page = SCENES[name](world)
    survey.look(name, next(desk for desk in world.desks.values() if desk.page is page))
    no_faults(survey.faults_of(name))


def test_all_routes_were_looked_at(world: World, survey: Survey):
    table = (REPOSITORY / "Sources/App/Routes.swift").read_text(encoding="utf-8")
    routes = set(re.findall(r'\.get\("([^"]+)"', table)) - NO_PAGES
    patterns = {route: re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(route)) + "$") for route in routes}
    missed = {route for route, pattern in patterns.items() if not any(map(pattern.match, survey.paths))}
    assert missed == set()


def test_all_html_is_valid(world: World, survey: Survey, capsys: pytest.CaptureFixture):
    files, messages = survey.validate()
    with capsys.disabled():
        print(
            f"\nPages looked at: {survey.pages} (widths {WIDTHS}, light and dark: {survey.looks} looks, "
            f"{survey.runs} axe runs, {files} files validated).")
    no_faults(messages)

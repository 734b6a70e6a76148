"""Posting with the keyboard alone: the mouse is never touched, and one always sees where one is."""

import re

from playwright.sync_api import Page, TimeoutError, expect

import people
import writing
from people import AGNES
from server import Server

REACH = 90

# Scrolling there may be smooth: what has the focus must come into view, and not behind the bar at the foot.
_IN_VIEW = """() => {
    const here = document.activeElement;
    const box = here.getBoundingClientRect();
    const bar = here.closest(".save-bar") ? null : document.querySelector(".save-bar")?.getBoundingClientRect();
    return here === document.body || box.bottom > 0 && box.top < (bar?.top ?? innerHeight);
}"""

_FOCUS = """() => {
    const here = document.activeElement;
    const style = getComputedStyle(here);
    const label = here.labels?.[0]?.textContent ?? "";
    const own = here.getAttribute("aria-label") ?? here.textContent ?? "";
    const shown = here.matches("input, textarea, select") ? label : own;
    return {
        name: shown.replace(/\\s+/g, " ").trim(),
        kind: here.tagName,
        isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none",
    };
}"""


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Presses Tab until what has the focus is called so; every stop on the way must be seen."""
    for _ in range(REACH):
        page.keyboard.press(key)
        here = page.evaluate(_FOCUS)
        try:
            page.wait_for_function(_IN_VIEW, timeout=3_000)
        except TimeoutError:
            raise AssertionError(f"out of sight: {here}") from None
        if here["kind"] == "BODY":
            continue
        assert here["isMarked"], f"no mark of the focus: {here}"
        if re.search(name, here["name"]):
            return
    raise AssertionError(f"{name!r} was not reached with {REACH} {key}s; last: {here}")


def test_somebody_without_a_mouse_signs_in_and_posts(server: Server, author: Page, desk):
    page = desk()
    page.goto(server.address)
    page.keyboard.press("Tab")
    assert page.evaluate(_FOCUS)["name"] == "Aller au contenu"
    tab_to(page, "Se connecter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/connexion*")
    tab_to(page, "^Identifiant")
    page.keyboard.type(AGNES.identifier)
    tab_to(page, "^Mot de passe")
    page.keyboard.type(AGNES.password)
    page.keyboard.press("Enter")
    expect(page.locator(".menu-name")).to_have_text(AGNES.name)

    tab_to(page, "^Publier")
    page.keyboard.press("Enter")
    page.wait_for_url("**/publier")
    tab_to(page, "^Commencer")
    page.keyboard.press("Enter")
    page.wait_for_url(writing.DRAFT)
    tab_to(page, "^Titre")
    page.keyboard.type("Sans souris")
    tab_to(page, "^En une phrase")
    page.keyboard.type("Tout au clavier.")
    tab_to(page, "Que fait-on")
    page.keyboard.type("On appuie sur Tabulation.")
    # The type's template has empty steps between these two: readers get none of them.
    count = writing.steps(page).count()
    tab_to(page, "Ajouter une étape à la fin")
    page.keyboard.press("Enter")
    expect(writing.steps(page)).to_have_count(count + 1)
    # One goes on where the new step is, without looking for it.
    assert "Que fait-on" in page.evaluate(_FOCUS)["name"]
    page.keyboard.type("On recommence.")
    page.keyboard.press("Alt+ArrowUp")
    expect(writing.step_text(page, count)).to_have_value("On recommence.")
    expect(page.locator("#announcer")).not_to_be_empty()
    tab_to(page, "^Publier$")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/bricolages/"))
    expect(page.locator(".step .prose")).to_have_text(["On appuie sur Tabulation.", "On recommence."])


def test_errors_are_reached_by_their_links(server: Server, author: Page):
    writing.start(author)
    author.locator(".save-bar").get_by_role("button", name="Publier").focus()
    author.keyboard.press("Enter")
    expect(author.locator("#findings")).to_be_focused()
    tab_to(author, "titre")
    author.keyboard.press("Enter")
    expect(author.get_by_label("Titre", exact=True)).to_be_focused()


def test_the_workshop_listens_to_arrows(author: Page, photos):
    writing.start(author, photos[:2])
    writing.write(author, author.get_by_label("Titre", exact=True), "Deux étapes")
    for number in (1, 2):
        writing.write(author, writing.step_text(author, number), f"Phrase {number}")
    writing.publish(author)
    author.get_by_role("link", name="Mode atelier").click()
    count = author.locator(".workshop-text")
    expect(count).to_contain_text("Phrase 1")
    author.keyboard.press("ArrowRight")
    expect(count).to_contain_text("Phrase 2")
    author.keyboard.press("ArrowLeft")
    expect(count).to_contain_text("Phrase 1")
    author.keyboard.press("Escape")
    expect(author.locator("article.tutorial")).to_be_visible()

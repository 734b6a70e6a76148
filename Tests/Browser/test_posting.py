"""Writing a bricolage when things go wrong: nothing that was said to be saved is lost, and nothing typed either."""

import re

import pytest
from playwright.sync_api import Page, expect

import people
import writing
from people import AGNES, PASSWORD
from server import Server

TITLE = "Le panneau qui ne tombe plus"


def title(page: Page):
    return page.get_by_label("Titre", exact=True)


def test_a_killed_server_loses_nothing_it_said_was_saved(server: Server, author: Page):
    writing.start(author)
    for number in range(1, 4):
        words = f"{TITLE}, essai {number}"
        writing.write(author, title(author), words)
        server.restart()
        author.reload()
        expect(title(author)).to_have_value(words)


def test_typing_goes_on_while_the_server_is_away(server: Server, author: Page):
    writing.start(author)
    writing.write(author, title(author), TITLE)
    server.kill()
    title(author).press("End")
    title(author).press_sequentially(" du tout")
    expect(author.locator("#save-state.is-bad")).to_be_visible()
    expect(author.locator("#save-state")).not_to_have_text(writing.SAVED)
    server.start()
    expect(author.locator("#save-state:not(.is-saving):not(.is-bad)")).to_have_text(writing.SAVED, timeout=40_000)
    author.reload()
    expect(title(author)).to_have_value(f"{TITLE} du tout")


def test_what_was_just_typed_is_not_called_saved(author: Page):
    writing.start(author)
    writing.write(author, title(author), TITLE)
    said = title(author).evaluate("""box => {
        box.value += " !";
        box.dispatchEvent(new Event("input", { bubbles: true }));
        return document.getElementById("save-state").textContent;
    }""")
    assert said == "Pas encore enregistré"
    writing.wait_saved(author)


def test_nothing_is_an_error_before_one_publishes(author: Page):
    writing.start(author)
    review = author.locator("#review")
    expect(review).to_contain_text("Il reste à faire")
    expect(author.locator(".finding-error")).to_have_count(0)
    writing.write(author, author.get_by_label("En une phrase"), "Deux aimants.")
    expect(review.get_by_text("À faire :")).not_to_have_count(0)
    expect(author.locator(".finding-error")).to_have_count(0)
    author.locator(".save-bar").get_by_role("button", name="Publier").click()
    expect(review).to_contain_text("Avant de publier")
    expect(review.get_by_text("Erreur :")).not_to_have_count(0)


def test_a_closed_tab_is_taken_up_at_another_desk(server: Server, author: Page, desk):
    writing.start(author)
    writing.write(author, title(author), TITLE)
    author.close()
    other = desk(javascript=False)
    people.sign_in(other, server.address, AGNES)
    other.locator("header .publish").click()
    other.get_by_role("link", name=re.compile("Reprendre")).click()
    expect(title(other)).to_have_value(TITLE)


def test_an_expired_session_goes_on_after_signing_in_elsewhere(server: Server, author: Page):
    writing.start(author)
    writing.write(author, title(author), TITLE)
    assert server.end_sessions() > 0
    author.get_by_label("En une phrase").fill("Deux aimants au lieu d’une vis.")
    banner = author.locator("#editor-block")
    expect(banner).to_be_visible()
    expect(author.locator("#save-state")).not_to_have_text(writing.SAVED)
    with author.expect_popup() as opened:
        banner.get_by_role("link").click()
    window = opened.value
    window.get_by_label("Identifiant").fill(AGNES.identifier)
    window.get_by_label("Mot de passe").fill(PASSWORD)
    people.press(window, "Entrer")
    expect(window.locator(".menu-name")).to_have_text(AGNES.name)
    window.close()
    author.bring_to_front()
    author.evaluate("dispatchEvent(new Event('focus'))")
    expect(banner).to_be_hidden()
    expect(author.locator("#save-state:not(.is-saving):not(.is-bad)")).to_have_text(writing.SAVED)
    author.reload()
    expect(author.get_by_label("En une phrase")).to_have_value("Deux aimants au lieu d’une vis.")


@pytest.mark.parametrize("button", ["Enregistrer", "Publier"])
def test_an_expired_session_keeps_the_form_without_scripts(server: Server, desk, button: str):
    page = desk(javascript=False)
    people.make_first_admin(page, server.first_start, AGNES, "Mairie du 4e")
    writing.start(page)
    title(page).fill(TITLE)
    page.get_by_label("En une phrase").fill("Deux aimants\n« et rien » d'autre")
    server.end_sessions()
    page.locator(".save-bar").get_by_role("button", name=button).click()
    page.locator("#identifier").fill(AGNES.identifier)
    page.locator("#password").fill("pas le bon mot")
    people.press(page, "Me reconnecter et enregistrer")
    expect(page.locator(".banner-bad")).to_be_visible()
    page.locator("#password").fill(PASSWORD)
    people.press(page, "Me reconnecter et enregistrer")
    expect(title(page)).to_have_value(TITLE)
    expect(page.get_by_label("En une phrase")).to_have_value("Deux aimants\n« et rien » d'autre")
    page.reload()
    expect(title(page)).to_have_value(TITLE)


def test_publishing_does_not_stumble_over_a_save_under_way(server: Server, author: Page):
    """Leaving the last field saves it at the very moment at which the button publishes: both requests go at once."""
    author.goto(f"{server.address}/publier")
    ends = author.evaluate("""async rounds => {
        const parse = async answer => new DOMParser().parseFromString(await answer.text(), "text/html");
        const ends = [];
        for (let round = 0; round < rounds; round += 1) {
            const start = (await parse(await fetch("/publier"))).getElementById("start");
            const begun = await fetch("/publier", { method: "POST", body: new FormData(start) });
            const form = (await parse(begun)).getElementById("editor");
            const body = new FormData(form);
            body.set("title", `Titre ${round}`);
            body.set("summary", "Une phrase.");
            const address = form.getAttribute("action");
            const save = () => fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
            const publish = fetch(`${address}/publication`, { method: "POST", body });
            const [answer] = await Promise.all([publish, save(), save()]);
            ends.push(new URL(answer.url).pathname.split("/")[1]);
        }
        return ends;
    }""", 20)
    assert ends == ["bricolages"] * 20


def test_two_windows_are_told_and_both_texts_are_kept(server: Server, author: Page):
    writing.start(author)
    writing.write(author, title(author), TITLE)
    other = author.context.new_page()
    other.goto(author.url)
    writing.write(author, author.get_by_label("En une phrase"), "La première fenêtre.")
    other.get_by_label("En une phrase").fill("La seconde fenêtre.")
    block = other.locator("#editor-block")
    expect(block).to_be_visible()
    block.locator("a, button").click()
    other.wait_for_url(re.compile("/conflits/"))
    expect(other.locator("main")).to_contain_text("La première fenêtre.")
    expect(other.locator("main")).to_contain_text("La seconde fenêtre.")


def test_two_desks_without_scripts_are_told_and_choose(server: Server, desk):
    first = desk(javascript=False)
    people.make_first_admin(first, server.first_start, AGNES, "Mairie du 4e")
    writing.start(first)
    second = first.context.new_page()
    second.goto(first.url)
    for window, words in ((first, "Le bleu"), (second, "Le jaune")):
        title(window).fill(words)
        window.locator(".save-bar").get_by_role("button", name="Enregistrer").click()
    second.wait_for_url(re.compile("/conflits/"))
    for words in ("Le bleu", "Le jaune"):
        expect(second.locator("main")).to_contain_text(words)
    second.get_by_role("button", name="Garder tout ce que j’ai écrit").click()
    second.wait_for_url(writing.DRAFT)
    expect(title(second)).to_have_value("Le jaune")
    # What was not chosen is still there, and can be had back.
    asides = writing.open_section(second, "asides").get_by_role("link")
    addresses = asides.evaluate_all("links => links.map(link => link.href)")
    assert any("Le bleu" in second.request.get(address).text() for address in addresses)


def test_a_form_sent_twice_makes_one_draft(author: Page):
    author.goto(author.url.split("?")[0] + "publier")
    answers = author.evaluate("""async () => {
        const form = document.getElementById("start");
        const send = () => fetch(form.action, { method: "POST", body: new FormData(form) });
        return (await Promise.all([send(), send()])).map(answer => answer.url);
    }""")
    assert answers[0] == answers[1] and writing.DRAFT.search(answers[0])


def test_strange_text_comes_back_as_it_was(author: Page):
    strange = "Guichet 🪛👩🏽‍🔧 <b>&amp;</b> {{x}} مكتب الاستقبال \u202e4321 “é” e\u0301"
    writing.start(author)
    writing.write(author, title(author), strange)
    author.reload()
    expect(title(author)).to_have_value(strange)
    writing.write(author, author.get_by_label("En une phrase"), "mot " * 99)
    author.reload()
    expect(author.get_by_label("En une phrase")).to_have_value("mot " * 99)

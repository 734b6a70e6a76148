"""Steps: added, removed, taken back, duplicated, moved, with photos sent while one writes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import people
import writing
from people import AGNES
from pictures import Photo, draw_png
from server import Server


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, server: Server, desk) -> Page:
    page = desk(javascript=request.param)
    people.make_first_admin(page, server.first_start, AGNES, "Mairie du 4e")
    return page


def expect_texts(page: Page, *texts: str) -> None:
    expect(writing.steps(page)).to_have_count(len(texts))
    for number, text in enumerate(texts, 1):
        expect(writing.step_text(page, number)).to_have_value(text)


def tool(page: Page, words: str, number: int) -> None:
    page.get_by_role("button", name=f"{words} {number}", exact=True).click()


def test_steps_change_places_by_buttons(page: Page):
    writing.start(page)
    fill_three(page)
    tool(page, "Monter l’étape", 3)
    expect_texts(page, "un", "trois", "deux")
    tool(page, "Dupliquer l’étape", 1)
    expect_texts(page, "un", "un", "trois", "deux")
    tool(page, "Retirer l’étape", 2)
    expect_texts(page, "un", "trois", "deux")
    page.get_by_role("button", name="Annuler le retrait").click()
    expect_texts(page, "un", "un", "trois", "deux")
    tool(page, "Retirer l’étape", 2)
    expect_texts(page, "un", "trois", "deux")
    tool(page, "Ajouter une étape ici", 1)
    expect_texts(page, "un", "", "trois", "deux")
    writing.wait_saved(page)
    page.goto(page.url.split("#")[0].split("?")[0])
    expect_texts(page, "un", "", "trois", "deux")


def test_empty_steps_of_the_template_are_folded(page: Page):
    writing.start(page)
    texts = writing.steps(page).get_by_label("Que fait-on ?")
    expect(texts.nth(0)).to_be_visible()
    expect(texts.nth(1)).to_be_hidden()
    expect(writing.steps(page).nth(1).locator("summary").first).to_contain_text("Étape 2")
    writing.step_text(page, 2).fill("ouverte")
    # What was just added is there to be written.
    tool(page, "Ajouter une étape ici", 1)
    expect(texts.nth(1)).to_be_visible()
    expect(texts.nth(2)).to_have_value("ouverte")


def fill_three(page: Page) -> None:
    while writing.steps(page).count() < 3:
        count = writing.steps(page).count()
        page.get_by_role("button", name="Ajouter une étape à la fin").click()
        expect(writing.steps(page)).to_have_count(count + 1)
    for number, words in enumerate(("un", "deux", "trois"), 1):
        writing.step_text(page, number).fill(words)
    while writing.steps(page).count() > 3:
        count = writing.steps(page).count()
        tool(page, "Retirer l’étape", count)
        expect(writing.steps(page)).to_have_count(count - 1)
    writing.wait_saved(page)


def test_steps_move_by_keys_and_by_hand(author: Page):
    writing.start(author)
    fill_three(author)
    writing.step_text(author, 2).focus()
    author.keyboard.press("Alt+ArrowUp")
    expect_texts(author, "deux", "un", "trois")
    handle = writing.steps(author).nth(2).locator(".drag-handle")
    handle.focus()
    author.keyboard.press("ArrowUp")
    expect_texts(author, "deux", "trois", "un")
    handle = writing.steps(author).nth(0).locator(".drag-handle")
    handle.scroll_into_view_if_needed()
    start = handle.bounding_box()
    handle.hover()
    author.mouse.down()
    below = writing.steps(author).nth(1).bounding_box()
    author.mouse.move(start["x"] + 5, below["y"] + below["height"] * 0.9, steps=12)
    author.mouse.up()
    expect_texts(author, "trois", "deux", "un")
    author.reload()
    expect_texts(author, "trois", "deux", "un")


def test_photos_become_steps_in_the_order_they_were_taken(page: Page, photos: list[Photo]):
    shuffled = [photos[place] for place in (3, 0, 5, 1, 4, 2)]
    writing.start(page, shuffled)
    hues = writing.steps(page).locator("img").evaluate_all("""async pictures => Promise.all(pictures.map(async picture => {
        const image = new Image();
        image.src = picture.src;
        await image.decode();
        const canvas = new OffscreenCanvas(1, 1);
        const pen = canvas.getContext("2d");
        pen.drawImage(image, 2, 2, 1, 1, 0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }))""")
    expected = page.evaluate("""hues => hues.map(hue => {
        const pen = new OffscreenCanvas(1, 1).getContext("2d");
        pen.fillStyle = `hsl(${hue} 45% 82%)`;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
    })""", [number * 40 for number in range(1, 7)])
    for found, wanted in zip(hues, expected, strict=True):
        assert max(abs(one - other) for one, other in zip(found, wanted)) < 12, (hues, expected)


def test_a_pasted_screenshot_lands_in_its_step(author: Page):
    writing.start(author)
    fill_three(author)
    picture = list(draw_png(author, "écran"))
    author.evaluate("""([bytes, box]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
        const area = document.querySelectorAll(".step-edit textarea")[box];
        area.focus();
        area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }""", [picture, 1])
    expect(writing.steps(author).nth(1).locator(".photo-edit img")).to_have_count(1)
    author.reload()
    expect(writing.steps(author).nth(1).locator(".photo-edit img")).to_have_count(1)
    expect_texts(author, "un", "deux", "trois")


def test_a_bad_file_is_named_and_the_others_are_taken(page: Page, photos: list[Photo]):
    writing.start(page)
    bad = Photo("notes.jpg", "Pas une photo, un texte.".encode())
    cut = Photo("coupee.jpg", photos[0].data[: len(photos[0].data) // 3])
    page.locator("#photo-input").set_input_files([each.payload for each in (photos[0], bad, cut, photos[1])])
    if not writing.scripts(page):
        page.get_by_role("button", name="Envoyer les photos").click()
    expect(page.locator(".photo-edit img")).to_have_count(2)
    for name in (bad.name, cut.name):
        line = page.locator(".upload.is-bad, #findings li", has_text=name)
        expect(line).to_have_count(1)
        # What is wrong, and what to do about it.
        assert len(re.findall(r"[.!?]", line.inner_text().replace(name, ""))) >= 2, line.inner_text()


def test_an_upload_shows_progress_and_can_be_cancelled_or_tried_again(server: Server, author: Page, photos: list[Photo]):
    writing.start(author)
    held: list = []
    author.route("**/photos", lambda route: held.append(route))
    author.locator("#photo-input").set_input_files([photo.payload for photo in photos[:2]])
    rows = author.locator(".upload")
    expect(rows).to_have_count(2)
    expect(rows.locator("progress")).to_have_count(2)
    rows.filter(has_text=photos[0].name).get_by_role("button", name=re.compile("Annuler")).click()
    expect(rows).to_have_count(1)
    for route in held:
        route.abort()
    expect(author.locator(".upload.is-bad")).to_contain_text(photos[1].name)
    author.unroute("**/photos")
    author.get_by_role("button", name=re.compile("Réessayer")).click()
    expect(author.locator(".photo-edit img")).to_have_count(1)
    expect(author.locator(".upload")).to_have_count(0)


def test_a_file_that_is_too_large_is_refused_and_the_text_kept(page: Page, photos: list[Photo], tmp_path: Path):
    writing.start(page)
    page.get_by_label("Titre", exact=True).fill("Trop lourd")
    heavy, light = tmp_path / "lourde.jpg", tmp_path / "legere.jpg"
    heavy.write_bytes(photos[0].data + bytes(26 * 1024 * 1024))
    light.write_bytes(photos[1].data)
    page.locator("#photo-input").set_input_files([heavy, light])
    if not writing.scripts(page):
        page.get_by_role("button", name="Envoyer les photos").click()
    expect(page.locator(".photo-edit img")).to_have_count(1)
    expect(page.locator(".upload.is-bad, #findings li", has_text="lourde.jpg")).to_contain_text("25")
    expect(page.get_by_label("Titre", exact=True)).to_have_value("Trop lourd")


def test_an_endless_request_gets_a_clear_page(author: Page):
    """A text form far over its limit, as a script or a broken browser would send it."""
    answer = author.request.post(
        author.url.split("/?")[0] + "/connexion", form={"identifier": "x" * 600_000, "password": "y"})
    assert answer.status == 413
    assert "<h1>" in answer.text() and "Ko" in answer.text() or "Mo" in answer.text()

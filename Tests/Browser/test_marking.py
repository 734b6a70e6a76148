"""Drawing on photos: what is blurred is gone where it should be, and comes back only while it may."""

import base64
import hashlib
import json
import re
import sqlite3
import struct
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import people
import writing
from people import AGNES, AMINA, FATOU, PASSWORD
from pictures import Photo
from server import Server
from survey import Ear, Survey
from test_keyboard import tab_to
from world import Desk

WIDTHS = [320, 640, 1280, 2048]
MARKING = re.compile(r"/(brouillons|bricolages)/[^/]+/photos/[0-9a-f-]{36}")

# Small tiles of many colours, so many across: whatever is blurred changes a lot.
TILES = 60
_DRAW = """([width, height, tile]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    let seed = 7;
    for (let y = 0; y < height; y += tile)
        for (let x = 0; x < width; x += tile) {
            seed = (seed * 1103515245 + 12345) % 2147483648;
            pen.fillStyle = `hsl(${seed % 360} 80% ${20 + seed % 61}%)`;
            pen.fillRect(x, y, tile, tile);
        }
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
}"""

# A picture of the site, by the page's own session and past the browser's memory.
_FETCH = """async address => {
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok) return { status: answer.status };
    const picture = await createImageBitmap(await answer.blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    const data = pen.getImageData(0, 0, picture.width, picture.height).data;
    let text = "";
    for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(data[at], data[at + 1], data[at + 2]);
    return { status: answer.status, width: picture.width, height: picture.height, pixels: btoa(text), address: answer.url };
}"""


@dataclass
class Picture:
    width: int
    height: int
    pixels: bytes

    def difference(self, other: "Picture", box: tuple[float, float, float, float]) -> float:
        """Mean difference of a channel in a part of the picture, given in shares of its sides."""
        assert (self.width, self.height) == (other.width, other.height)
        left, top, right, bottom = box
        rows = range(round(top * self.height), round(bottom * self.height))
        start, end = 3 * round(left * self.width), 3 * round(right * self.width)
        total = count = 0
        for row in rows:
            at = 3 * self.width * row
            ours, theirs = self.pixels[at + start:at + end], other.pixels[at + start:at + end]
            total += sum(abs(a - b) for a, b in zip(ours, theirs))
            count += len(ours)
        return total / count

    def shows_tiles(self, box: tuple[float, float, float, float]) -> bool:
        """By the mean difference of a channel a tile apart: about 60 as drawn, about 5 under a blur."""
        left, top, right, bottom = box
        start, end, tile = 3 * round(left * self.width), 3 * round(right * self.width), 3 * round(self.width / TILES)
        total = count = 0
        for row in range(round(top * self.height), round(bottom * self.height)):
            at = 3 * self.width * row
            line = self.pixels[at + start:at + end]
            total += sum(abs(a - b) for a, b in zip(line[tile:], line))
            count += len(line) - tile
        return total / count > 25


@pytest.fixture(scope="session")
def tiles(browser: Browser) -> Photo:
    page = browser.new_page()
    data = base64.b64decode(page.evaluate(_DRAW, [2400, 1800, 2400 // TILES]))
    page.close()
    return Photo("guichet.jpg", data)


def sideways(photo: Photo) -> Photo:
    """The same pixels, as a telephone that was held upright stores them."""
    entry = struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, 6, 0, 0)
    body = b"Exif\0\0II*\0" + struct.pack("<I", 8) + entry
    head = b"\xff\xe1" + struct.pack(">H", len(body) + 2)
    return Photo("debout.jpg", photo.data[:2] + head + body + photo.data[2:])


def fetch(page: Page, address: str) -> Picture | int:
    """The picture at an address, or the status of the refusal."""
    answer = page.evaluate(_FETCH, address)
    if "pixels" not in answer:
        return answer["status"]
    return Picture(answer["width"], answer["height"], base64.b64decode(answer["pixels"]))


def photo_id(page: Page) -> str:
    return re.search(r"/photos/([0-9a-f-]{36})", page.url)[1]


def open_marking(page: Page) -> str:
    """From the draft, by the photo's own button; the photo's id."""
    page.get_by_role("button", name="Flouter, annoter").first.click()
    page.wait_for_url(MARKING)
    wait_picture(page)
    return photo_id(page)


def wait_picture(page: Page) -> None:
    if writing.scripts(page):
        expect(page.locator(".marking-sheet")).to_be_visible()


def sheet(page: Page) -> Locator:
    return page.locator(".marking-sheet > svg")


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Over the photo, in shares of its sides."""
    page.evaluate("document.querySelector('.marking-tools').scrollIntoView({ behavior: 'instant' })")
    box = sheet(page).bounding_box()
    x, y = (lambda share: box["x"] + share * box["width"]), (lambda share: box["y"] + share * box["height"])
    page.mouse.move(x(start[0]), y(start[1]))
    page.mouse.down()
    page.mouse.move(x((start[0] + end[0]) / 2), y((start[1] + end[1]) / 2))
    page.mouse.move(x(end[0]), y(end[1]))
    page.mouse.up()


def drawn(page: Page) -> dict:
    return json.loads(page.locator("#marking > [name=marks]").input_value())


def blur(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.get_by_role("button", name="Flouter", exact=True).click()
    drag(page, start, end)
    expect(page.locator(".mark-blur")).not_to_have_count(0)


def save(page: Page, button: str = "Enregistrer") -> None:
    page.locator(".save-bar").get_by_role("button", name=button).click()
    wait_left(page)


def wait_left(page: Page) -> None:
    page.wait_for_url(lambda address: not MARKING.search(address))


def digests(server: Server) -> set[str]:
    """Of every file that some row stands for."""
    with closing(sqlite3.connect(server.folder / "bricoleur.sqlite", timeout=10)) as database:
        return {row[0] for row in database.execute("SELECT digest FROM fileDigest")}


def hashes(folder: Path) -> set[str]:
    """Of all that is kept in the data folder."""
    return {hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*") if file.is_file()}


def begin(page: Page, photo: Photo, title: str = "Le guichet sans visage") -> None:
    writing.start(page, [photo])
    writing.write(page, page.get_by_label("Titre", exact=True), title)
    writing.write(page, writing.step_text(page, 1), "On pose la borne ici.")


FACE = (0.25, 0.25, 0.55, 0.6)
# Well inside and well outside: edges are widened to whole pixels and to JPEG's blocks.
IN_FACE = (0.28, 0.28, 0.52, 0.57)
BESIDE = (0.6, 0.05, 0.98, 0.95)


def test_a_blur_by_mouse_changes_the_served_pixels_there_and_only_there(author: Page, tiles: Photo):
    begin(author, tiles)
    photo = open_marking(author)
    before = {width: fetch(author, f"/photos/{photo}/{width}") for width in WIDTHS}
    blur(author, FACE[:2], FACE[2:])
    save(author)

    expect(author.locator(".banner-ok")).to_contain_text("retouchée")
    for width in WIDTHS:
        after = fetch(author, f"/photos/{photo}/{width}")
        assert after.difference(before[width], IN_FACE) > 20, width
        assert after.difference(before[width], BESIDE) < 6, width
        assert not after.shows_tiles(IN_FACE), width
    # What the draft shows is the new one, not what the browser remembers.
    shown = author.locator(".photo-edit img").first.get_attribute("src")
    assert not fetch(author, shown).shows_tiles(IN_FACE)


def test_a_blur_by_keyboard_alone(author: Page, tiles: Photo):
    begin(author, tiles)
    tab_to(author, "^Flouter, annoter", "Shift+Tab")
    author.keyboard.press("Enter")
    author.wait_for_url(MARKING)
    wait_picture(author)
    photo = photo_id(author)
    before = fetch(author, f"/photos/{photo}/640")
    tab_to(author, "^Flouter$")
    author.keyboard.press("Enter")
    tab_to(author, "La photo, où l’on dessine")
    author.keyboard.press("Enter")
    expect(author.locator("#marking-said")).to_contain_text("Flou 1, au centre")
    expect(author.locator(".mark-blur")).to_be_focused()
    for _ in range(10):
        author.keyboard.press("Shift+ArrowRight")
        author.keyboard.press("ArrowUp")
    expect(author.locator("#marking-said")).to_contain_text("du haut")
    tab_to(author, "^Enregistrer$")
    author.keyboard.press("Enter")
    wait_left(author)

    after = fetch(author, f"/photos/{photo}/640")
    assert after.difference(before, (0.42, 0.3, 0.6, 0.42)) > 20
    assert after.difference(before, (0.02, 0.02, 0.35, 0.98)) < 6


def test_keys_choose_undo_and_delete(author: Page, tiles: Photo):
    begin(author, tiles)
    open_marking(author)
    for tool in ("Flèche", "Cercle", "Numéro"):
        button = author.get_by_role("button", name=tool, exact=True)
        button.focus()
        author.keyboard.press("Enter")
        # Once more on the tool that is chosen: placed.
        author.keyboard.press("Enter")
        expect(author.locator("#marking-said")).to_contain_text(f"{tool} 1")
    assert [shape["kind"] for shape in drawn(author)["shapes"]] == ["arrow", "circle", "number"]
    author.locator(".mark-circle").focus()
    author.keyboard.press("Delete")
    assert [shape["kind"] for shape in drawn(author)["shapes"]] == ["arrow", "number"]
    author.keyboard.press("Control+z")
    assert [shape["kind"] for shape in drawn(author)["shapes"]] == ["arrow", "circle", "number"]
    author.keyboard.press("Control+y")
    assert [shape["kind"] for shape in drawn(author)["shapes"]] == ["arrow", "number"]
    author.locator(".mark-number").focus()
    author.keyboard.press("Escape")
    expect(sheet(author)).to_be_focused()
    expect(author.locator(".grips")).to_have_count(0)
    author.get_by_role("button", name="Texte", exact=True).click()
    drag(author, (0.2, 0.2), (0.2, 0.2))
    author.keyboard.type("Ici")
    author.keyboard.press("Enter")
    expect(author.locator(".mark-text")).to_be_focused()
    assert drawn(author)["shapes"][-1]["text"] == "Ici"
    save(author)
    expect(author.locator(".banner-ok")).to_contain_text("retouchée")


@pytest.mark.parametrize("held", ["level", "upright"])
def test_before_publication_it_can_be_redone(author: Page, tiles: Photo, held: str):
    begin(author, sideways(tiles) if held == "upright" else tiles)
    photo = open_marking(author)
    before = fetch(author, f"/photos/{photo}/1280")
    blur(author, FACE[:2], FACE[2:])
    save(author)
    open_marking(author)
    assert len(drawn(author)["shapes"]) == 1
    # Under the drawing is the photo without it, for its author alone.
    original = fetch(author, f"{author.url}/origine")
    assert original.width / original.height == pytest.approx(before.width / before.height, abs=0.01)
    assert original.shows_tiles(IN_FACE)
    author.locator(".mark-blur").focus()
    author.keyboard.press("Delete")
    save(author)
    assert fetch(author, f"/photos/{photo}/1280").difference(before, (0, 0, 1, 1)) < 5


def test_the_photo_without_its_drawings_is_for_its_authors(server: Server, author: Page, tiles: Photo, desk):
    begin(author, tiles)
    open_marking(author)
    blur(author, FACE[:2], FACE[2:])
    address = author.url + "/origine"
    save(author)
    other = desk()
    people.join(other, server.address, people.invite(author), AMINA)
    assert fetch(other, address) in (403, 404)
    visitor = desk()
    visitor.goto(server.address)
    assert fetch(visitor, address) == 401


def test_after_publication_nothing_serves_what_was_blurred(server: Server, author: Page, tiles: Photo, desk):
    begin(author, tiles)
    photo = open_marking(author)
    old = digests(server)
    blur(author, FACE[:2], FACE[2:])
    marking = author.url
    save(author)
    old |= digests(server)
    writing.publish(author)
    tutorial = author.url
    kept = digests(server)

    gone = old - kept
    assert len(gone) >= 5, "the original and its widths were there before"
    assert hashes(server.folder) & gone == set()
    visitor = desk()
    visitor.goto(tutorial)
    for width in [*WIDTHS, 1, 9999]:
        assert not fetch(visitor, f"/photos/{photo}/{width}").shows_tiles(IN_FACE), width
    for who in (visitor, author):
        assert not fetch(who, f"/photos/{photo}/original/guichet.jpg").shows_tiles(IN_FACE)
        assert all_pictures(who, tutorial, photo)
    assert not fetch(author, marking + "/origine").shows_tiles(IN_FACE)

    # A second version; the first is in the history, with its photo.
    author.goto(tutorial)
    author.get_by_role("button", name="Modifier").first.click()
    author.wait_for_url(writing.DRAFT)
    writing.write(author, writing.step_text(author, 1), "On pose la borne là.")
    writing.publish(author)
    for page in ("/versions/1", "/versions", "/versions/comparer?de=1&a=2", "/atelier", "/impression", ""):
        assert all_pictures(visitor, tutorial.split("?")[0] + page, photo), page


def all_pictures(page: Page, address: str, photo: str) -> bool:
    """True when every picture that a page names of this photo is blurred, in every width it names."""
    page.goto(address)
    named = page.evaluate("""photo => [...document.images].flatMap(image => [image.src, ...image.srcset.split(",").map(part => part.trim().split(" ")[0])])
        .filter(address => address.includes(photo))""", photo)
    return not any(fetch(page, one).shows_tiles(IN_FACE) for one in set(named))


def test_a_published_photo_is_replaced_everywhere_by_its_author(server: Server, author: Page, tiles: Photo, desk):
    begin(author, tiles)
    photo = open_marking(author)
    author.get_by_role("link", name="Annuler").click()
    wait_left(author)
    writing.publish(author)
    tutorial = author.url.split("?")[0]
    old = digests(server)
    author.locator("#flouter > summary").click()
    author.locator("#flouter a").first.click()
    author.wait_for_url(MARKING)
    wait_picture(author)
    expect(author.locator(".banner-warn")).to_contain_text("Cette photo est publiée")
    expect(author.get_by_role("button", name="Enregistrer")).to_have_count(0)
    blur(author, FACE[:2], FACE[2:])
    save(author, "Remplacer partout")

    expect(author.locator(".banner-ok")).to_contain_text("remplacée partout")
    gone = old - digests(server)
    assert len(gone) >= 5
    assert hashes(server.folder) & gone == set()
    visitor = desk()
    assert all_pictures(visitor, tutorial, photo)
    assert not fetch(visitor, f"/photos/{photo}/original/guichet.jpg").shows_tiles(IN_FACE)


def test_a_steward_blurs_with_a_reason_and_the_author_is_told(server: Server, author: Page, tiles: Photo, desk):
    writer, steward = desk(), desk()
    people.join(writer, server.address, people.invite(author), AMINA)
    people.use_code(steward, server.address, people.import_member(author, FATOU, "Mairie du 4e"), FATOU)
    begin(writer, tiles)
    writing.publish(writer)
    tutorial = writer.url.split("?")[0]
    # Nobody's steward yet: no door, and a closed one for whoever knows the address.
    steward.goto(tutorial)
    expect(steward.locator("#flouter")).to_have_count(0)
    writer.goto(tutorial)
    redaction = writer.locator("#flouter a").first.get_attribute("href")
    assert steward.goto(server.address + redaction).status == 403
    author.goto(f"{server.address}/administration?q={FATOU.identifier}")
    author.locator("#roles select[name=role]").select_option("steward")
    author.locator("#roles table button").click()
    expect(author.locator(".banner-ok")).to_be_visible()

    steward.goto(tutorial)
    steward.locator("#flouter > summary").click()
    steward.locator("#flouter a").first.click()
    steward.wait_for_url(MARKING)
    wait_picture(steward)
    photo = photo_id(steward)
    expect(steward.get_by_role("button", name="Flèche")).to_have_count(0)
    blur(steward, FACE[:2], FACE[2:])
    steward.get_by_role("button", name="Remplacer partout").click()
    expect(steward.locator("#reason-finding")).to_be_visible()
    assert len(drawn(steward)["shapes"]) == 1
    steward.get_by_label("Pourquoi").fill("Le visage d’une usagère")
    save(steward, "Remplacer partout")

    assert all_pictures(writer, tutorial, photo)
    writer.goto(server.address + "/avis")
    expect(writer.locator(".list").first).to_contain_text("Fatou Diarra")
    expect(writer.locator(".list").first).to_contain_text("Le visage d’une usagère")
    visitor = desk()
    visitor.goto(server.address + "/journal")
    expect(visitor.locator(".list")).to_contain_text("Fatou Diarra a flouté une photo d’un bricolage de Amina Belkacem")
    expect(visitor.locator("main")).not_to_contain_text("usagère")


def test_turn_and_crop_without_scripts(server: Server, author: Page, tiles: Photo, desk):
    page = desk(javascript=False)
    people.sign_in(page, server.address, AGNES)
    begin(page, tiles)
    photo = open_marking(page)
    # Its own desk has no scripts to fetch with.
    before = fetch(author, f"/photos/{photo}/1280")
    people.press(page, "Tourner à droite")
    expect(page.locator(".banner-ok")).to_contain_text("tournée")
    turned = fetch(author, f"/photos/{photo}/1280")
    assert turned.width / turned.height == pytest.approx(before.height / before.width, abs=0.01)
    # Half of what is seen, from the top: that is the left half of the photo as it was sent.
    page.get_by_label("En haut").fill("50")
    people.press(page, "Recadrer")
    expect(page.locator(".banner-ok")).to_contain_text("recadrée")
    cut = fetch(author, f"/photos/{photo}/1280")
    assert cut.width / cut.height == pytest.approx(2 * turned.width / turned.height, abs=0.02)
    page.get_by_label("En haut").fill("80")
    page.get_by_label("En bas").fill("80")
    people.press(page, "Recadrer")
    expect(page.locator("main > .banner-bad")).to_contain_text("presque rien")
    expect(page.get_by_label("En haut")).to_have_value("80")
    people.press(page, "Revenir à la photo d’origine")
    assert fetch(author, f"/photos/{photo}/1280").difference(before, (0, 0, 1, 1)) < 5
    page.get_by_role("link", name="Revenir au brouillon").click()
    expect(page.get_by_label("Titre", exact=True)).to_have_value("Le guichet sans visage")


def test_turn_and_crop_with_the_mouse(author: Page, tiles: Photo):
    begin(author, tiles)
    photo = open_marking(author)
    author.get_by_role("button", name="Tourner À gauche").click()
    author.get_by_role("button", name="Recadrer", exact=True).click()
    # The frame is around everything: its lower edge is pulled up.
    drag(author, (0.5, 1), (0.5, 0.5))
    assert drawn(author)["turn"] == 3
    save(author)
    # 1800 across and 2400 down after the turn; its upper half.
    cut = fetch(author, f"/photos/{photo}/640")
    assert cut.width / cut.height == pytest.approx(1.5, abs=0.02)


def test_what_is_typed_in_the_draft_goes_along(server: Server, author: Page, tiles: Photo, desk):
    page = desk(javascript=False)
    people.sign_in(page, server.address, AGNES)
    writing.start(page, [tiles])
    page.get_by_label("Titre", exact=True).fill("Pas encore enregistré")
    open_marking(page)
    page.get_by_role("link", name="Revenir au brouillon").click()
    expect(page.get_by_label("Titre", exact=True)).to_have_value("Pas encore enregistré")


def test_a_reload_and_an_expired_session_lose_nothing(server: Server, author: Page, tiles: Photo):
    begin(author, tiles)
    open_marking(author)
    blur(author, FACE[:2], FACE[2:])
    before = drawn(author)
    author.on("dialog", lambda dialog: dialog.accept())
    author.reload()
    wait_picture(author)
    assert drawn(author) == before
    assert server.end_sessions() > 0
    author.get_by_role("button", name="Enregistrer").click()
    problem = author.locator(".marking-problem")
    expect(problem).to_contain_text("session a expiré")
    with author.expect_popup() as opened:
        problem.get_by_role("link").click()
    window = opened.value
    window.get_by_label("Identifiant").fill(AGNES.identifier)
    window.get_by_label("Mot de passe").fill(PASSWORD)
    people.press(window, "Entrer")
    expect(window.locator(".menu-name")).to_have_text(AGNES.name)
    window.close()
    assert drawn(author) == before
    save(author)
    expect(author.locator(".banner-ok")).to_contain_text("retouchée")


def test_a_busy_server_loses_nothing(author: Page, tiles: Photo):
    begin(author, tiles)
    open_marking(author)
    blur(author, FACE[:2], FACE[2:])
    before = drawn(author)
    body = json.dumps({"code": "file.checkBusy", "what": "Trop de photos à la fois.", "mend": "Réessayez."})
    author.route(MARKING, lambda route: route.fulfill(status=503, body=body, content_type="application/json"))
    author.get_by_role("button", name="Enregistrer").click()
    expect(author.locator(".marking-problem")).to_contain_text("Réessayez.")
    assert drawn(author) == before
    author.unroute(MARKING)
    save(author)


def test_two_people_on_one_photo_are_told(author: Page, tiles: Photo):
    begin(author, tiles)
    open_marking(author)
    other = author.context.new_page()
    other.goto(author.url)
    wait_picture(other)
    blur(author, FACE[:2], FACE[2:])
    save(author)
    blur(other, (0.7, 0.1), (0.9, 0.3))
    other.get_by_role("button", name="Enregistrer").click()
    expect(other.locator("main > .banner-bad")).to_contain_text("a changé entre-temps")
    wait_picture(other)
    assert len(drawn(other)["shapes"]) == 2
    save(other)
    open_marking(other)
    assert len(drawn(other)["shapes"]) == 2


def test_published_in_between_has_to_be_meant(author: Page, tiles: Photo):
    begin(author, tiles)
    open_marking(author)
    other = author.context.new_page()
    other.goto(author.url)
    wait_picture(other)
    author.get_by_role("link", name="Annuler").click()
    wait_left(author)
    writing.publish(author)
    blur(other, FACE[:2], FACE[2:])
    other.get_by_role("button", name="Enregistrer").click()
    expect(other.locator("main > .banner-bad")).to_contain_text("vient d’être publiée")
    wait_picture(other)
    assert len(drawn(other)["shapes"]) == 1
    save(other, "Remplacer partout")


def test_the_page_with_drawings_on_it_stands_any_look(author: Page, server: Server, tiles: Photo, tmp_path: Path, request):
    ear = Ear(author, server.address)
    begin(author, tiles)
    open_marking(author)
    blur(author, FACE[:2], FACE[2:])
    for tool in ("Flèche", "Cercle", "Numéro"):
        author.get_by_role("button", name=tool, exact=True).click()
        drag(author, (0.6, 0.6), (0.85, 0.8))
    author.get_by_role("button", name="Texte", exact=True).click()
    drag(author, (0.1, 0.8), (0.1, 0.8))
    author.keyboard.type("Ici, la borne")
    ear.heard.clear()
    shots = request.config.getoption("--shots")
    survey = Survey(tmp_path, shots and Path(shots))
    survey.look("marking-drawn", Desk(author, ear))
    assert survey.faults_of("marking-drawn") == []
    short = author.evaluate("""() => [...document.querySelectorAll("main button, main .swatch, main summary, main .save-bar a")]
        .filter(each => each.offsetParent && each.getBoundingClientRect().height < 43.5).map(each => each.outerHTML.slice(0, 80))""")
    assert short == []

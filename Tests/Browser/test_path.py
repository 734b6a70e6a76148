"""The whole path, from an empty folder to a colleague in another mairie who has read, worked and printed."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import people
import writing
from people import AGNES, AMINA, FATOU, KARIM
from pictures import real_photos, workbook
from server import Server

TITLE = "Une file d’attente à deux couleurs"
SENTENCES = [f"Étape {number} : on pose la borne {number} et on vérifie qu’elle tient." for number in range(1, 9)]
PLANNING = workbook([["Jour", "Guichet"], ["Lundi", "Amina"], ["Mardi", "Lucas"]])


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_from_first_start_to_the_label(server: Server, desk, photos, tmp_path: Path, javascript: bool):
    chief = desk(javascript)
    people.make_first_admin(chief, server.first_start, AGNES, "Mairie du 4e")
    people.add_town_hall(chief, "Mairie du 11e")
    code = people.import_member(chief, FATOU, "Mairie du 11e")
    invitation = people.invite(chief)

    author = desk(javascript)
    people.join(author, server.address, invitation, AMINA)
    address = post(author, real_photos() or photos)

    # Fatou comes in with the slip of the list, and invites Karim to her mairie by code.
    steward = desk(javascript)
    people.use_code(steward, server.address, code, FATOU)
    reader = desk(javascript, viewport={"width": 390, "height": 844})
    people.join(reader, server.address, people.invite(steward), KARIM)

    find(reader, address)
    read(reader)
    work(reader)
    assert read_label(reader, tmp_path) == f"{server.address}{address}"


def post(page: Page, photos: list) -> str:
    writing.start(page, photos, kind="Objet")
    expect(writing.steps(page)).to_have_count(8)
    writing.write(page, page.get_by_label("Titre", exact=True), TITLE)
    writing.write(page, page.get_by_label("En une phrase"), "Un ticket bleu, un ticket jaune : plus personne ne se trompe.")
    for number, sentence in enumerate(SENTENCES, 1):
        writing.step_text(page, number).fill(sentence)
    for number, description in enumerate(page.get_by_label("Ce que montre la photo").all(), 1):
        description.fill(f"La borne {number}, vue du guichet")
    writing.wait_saved(page)
    writing.open_section(page, "fields")
    files = page.locator("#field-files")
    files.set_input_files({"name": "planning.xlsx", "mimeType": "application/octet-stream", "buffer": PLANNING})
    writing.wait_saved(page)
    expect(page.locator(".file b")).to_have_text("planning.xlsx")
    writing.publish(page)
    expect(page.locator("h1")).to_have_text(TITLE)
    return page.evaluate("location.pathname")


def find(page: Page, address: str) -> None:
    page.locator("header").get_by_role("searchbox").fill("file attente couleur")
    page.keyboard.press("Enter")
    page.locator(".index-card a", has_text=TITLE).click()
    page.wait_for_url(f"**{address}*")


def read(page: Page) -> None:
    expect(page.locator("article.tutorial h1")).to_have_text(TITLE)
    expect(page.locator(".step .prose")).to_have_text(SENTENCES)
    sizes = page.locator(".step img").evaluate_all(
        "pictures => pictures.map(picture => [picture.getAttribute('width'), picture.getAttribute('height'),"
        " picture.getAttribute('srcset'), picture.alt])")
    assert len(sizes) == 8 and all(all(size) for size in sizes), sizes
    for picture in page.locator(".step img").all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("picture => picture.naturalWidth") > 0
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger planning.xlsx").click()
    assert Path(download.value.path()).read_bytes() == PLANNING
    assert download.value.suggested_filename == "planning.xlsx"


def work(page: Page) -> None:
    page.get_by_role("link", name="Mode atelier").click()
    for number, sentence in enumerate(SENTENCES, 1):
        expect(page.locator(".workshop-text")).to_contain_text(sentence)
        expect(page.locator(".workshop-photos img").first).to_be_visible()
        if number < len(SENTENCES):
            page.get_by_role("link", name=re.compile("Suivant")).click()
    page.locator(".is-last").click()
    expect(page.locator("article.tutorial")).to_be_visible()


def read_label(page: Page, folder: Path) -> str:
    """Prints the label; what a telephone reads on the paper."""
    page.get_by_role("link", name="Imprimer").click()
    page.get_by_role("link", name=re.compile("étiquette", re.I)).click()
    expect(page.locator(".label-sticker .label-title").first).to_have_text(TITLE)
    sheet = folder / "label.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True)
    assert sheet.read_bytes().startswith(b"%PDF")
    picture = folder / "label.png"
    page.emulate_media(media="print")
    page.locator(".label-code").first.screenshot(path=picture)
    return subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=True).stdout.strip()

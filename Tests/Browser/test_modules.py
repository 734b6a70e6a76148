"""What content types ask and make: questions that depend on answers, rules, things to print, an admin's page."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import people
import writing
from server import Server

def open_questions(page: Page) -> None:
    page.locator("#section-fields:not([open]) > summary").click()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def ticket(request, server: Server, desk) -> Page:
    page = desk(javascript=request.param)
    people.make_first_admin(page, server.first_start, people.AGNES, "Mairie du 4e")
    writing.start(page, kind="Ticket ou bon")
    writing.write(page, page.get_by_label("Titre", exact=True), "Le ticket du guichet 3")
    writing.write(page, page.get_by_label("En une phrase"), "On sait quand vient son tour.")
    return page


def test_a_question_shows_when_it_matters_and_keeps_its_answer(ticket: Page):
    question = ticket.locator("[data-question=digits]")
    open_questions(ticket)
    expect(question).to_be_hidden()
    first = ticket.get_by_label("Premier numéro")
    writing.write(ticket, first, "5")
    if not question.is_visible():
        open_questions(ticket)
    expect(question).to_be_visible()
    writing.write(ticket, ticket.get_by_label("Nombre de chiffres imprimés"), "4")
    if not first.is_visible():
        open_questions(ticket)
    writing.write(ticket, first, "")
    expect(question).to_be_hidden()
    if not first.is_visible():
        open_questions(ticket)
    writing.write(ticket, first, "7")
    expect(ticket.locator("#field-digits")).to_have_value("4")


def test_a_range_upside_down_stops_publishing_and_says_how_to_mend_it(ticket: Page):
    open_questions(ticket)
    writing.write(ticket, ticket.get_by_label("Premier numéro"), "50")
    if not ticket.locator("#field-last").is_visible():
        open_questions(ticket)
    writing.write(ticket, ticket.get_by_label("Dernier numéro"), "5")
    ticket.locator(".save-bar").get_by_role("button", name="Publier").click()
    expect(ticket.locator("#findings")).to_contain_text("Le dernier numéro")
    expect(ticket.locator("#field-last-finding .finding-error")).to_be_visible()


def test_the_thing_itself_comes_out_of_the_printer_and_as_a_pdf(ticket: Page, tmp_path: Path):
    ticket.locator(".save-bar").get_by_role("button", name="Publier").click()
    again = ticket.get_by_role("button", name="Publier quand même")
    if again.count():
        again.click()
    ticket.wait_for_url(re.compile("/bricolages/"))
    ticket.locator(".documents").get_by_role("link", name="Tickets numérotés à découper").click()
    ticket.get_by_label("Au numéro").fill("12")
    people.press(ticket, "Mettre à jour")
    expect(ticket.locator(".leaf-cell")).to_have_count(12)
    width = ticket.locator(".leaf").first.evaluate("leaf => leaf.getBoundingClientRect().width / 96 * 25.4")
    assert abs(width - 210) < 0.5 or abs(width - 297) < 0.5
    with ticket.expect_download() as download:
        ticket.get_by_role("link", name="Télécharger en PDF").click()
    pdf = tmp_path / "tickets.pdf"
    download.value.save_as(pdf)
    words = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert "001" in words and "012" in words and "013" not in words

    ticket.get_by_label("Au numéro").fill("0")
    people.press(ticket, "Mettre à jour")
    expect(ticket.locator("#findings")).to_contain_text("avant le premier")
    expect(ticket.get_by_label("Au numéro")).to_have_value("0")


def test_an_admin_takes_a_type_out_of_use_and_back(server: Server, author: Page):
    author.goto(f"{server.address}/administration/modules")
    people.press(author, "Mettre hors service Ticket ou bon")
    expect(author.locator("table")).to_contain_text("hors service")
    author.goto(f"{server.address}/publier")
    expect(author.locator(".choice", has_text="Ticket ou bon")).to_have_count(0)
    author.goto(f"{server.address}/administration/modules")
    people.press(author, "Remettre en service Ticket ou bon")
    people.press(author, "Recharger les dossiers")
    expect(author.get_by_text("Tous les types ont été rechargés.")).to_be_visible()
    author.goto(f"{server.address}/publier")
    expect(author.locator(".choice", has_text="Ticket ou bon")).to_have_count(1)

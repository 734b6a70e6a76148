"""A small town for the tests that look at pages: people, mairies, bricolages, a draft, a quarrel over it."""

import re
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, expect

import people
import writing
from people import AGNES, AMINA, FATOU
from pictures import Photo, workbook
from server import Server
from survey import Ear

TITLE = "Une file d’attente à deux couleurs"


@dataclass
class Desk:
    page: Page
    ear: Ear


class World:
    """Built once. `addresses` names what the pages are about: tutorial, draft, empty, conflict, member, comment, and
    the photos one can draw on, marking and redaction."""

    def __init__(self, server: Server, browser: Browser, photos: list[Photo]):
        self.server = server
        self.browser = browser
        self.photos = photos
        self.addresses: dict[str, str] = {}
        self._contexts: list[BrowserContext] = []
        self.desks = {name: self._desk() for name in ("newcomer", "admin", "author", "steward", "visitor")}

    def build(self) -> "World":
        admin, author = self.desks["admin"].page, self.desks["author"].page
        people.make_first_admin(admin, self.server.first_start, AGNES, "Mairie du 4e")
        people.add_town_hall(admin, "Mairie du 11e")
        people.use_code(
            self.desks["steward"].page, self.server.address, people.import_member(admin, FATOU, "Mairie du 11e"), FATOU)
        people.join(author, self.server.address, people.invite(admin), AMINA)
        self._publish(author)
        self._discuss(admin)
        self._draft(author)
        self._promote(admin)
        for desk in self.desks.values():
            desk.ear.heard.clear()
        return self

    def begin(self) -> None:
        """What the first page looks like while nobody exists yet has to be looked at before `build`."""
        self.desks["newcomer"].page.goto(self.server.first_start)

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def open(self, who: str, address: str) -> Page:
        page = self.desks[who].page
        page.goto(self.server.address + address.format(**self.addresses))
        return page

    def _desk(self) -> Desk:
        context = self.browser.new_context(locale="fr-FR", reduced_motion="reduce")
        context.set_default_timeout(8_000)
        self._contexts.append(context)
        page = context.new_page()
        return Desk(page, Ear(page, self.server.address))

    def _publish(self, page: Page) -> None:
        writing.start(page, self.photos[:3], kind="Objet")
        writing.write(page, page.get_by_label("Titre", exact=True), TITLE)
        writing.write(page, page.get_by_label("En une phrase"), "Un ticket bleu, un ticket jaune.")
        for number in (1, 2, 3):
            writing.write(page, writing.step_text(page, number), f"Posez la borne {number}, **puis** vérifiez-la.")
        writing.open_section(page, "fields")
        page.locator("#field-files").set_input_files(
            {"name": "planning.xlsx", "mimeType": "application/octet-stream", "buffer": workbook([["Jour"], ["Lundi"]])})
        expect(page.locator(".file b")).to_have_text("planning.xlsx")
        page.locator("[name='field-materials-0-name']").fill("Carton bleu")
        page.locator("[name='field-materials-0-quantity']").fill("2")
        writing.write(page, page.locator("#field-need"), "Les usagers attendaient au mauvais guichet.")
        writing.open_section(page, "filing")
        writing.write(page, page.get_by_label("Mots-clés"), "accueil, file d’attente")
        writing.publish(page)
        self.addresses["tutorial"] = page.evaluate("location.pathname")
        page.get_by_role("button", name="Modifier").first.click()
        page.wait_for_url(writing.DRAFT)
        writing.write(page, writing.step_text(page, 2), "Posez la borne jaune en face de la porte.")
        writing.publish(page)
        self.addresses["redaction"] = page.locator("#flouter a").first.get_attribute("href")
        page.locator("article .people-line a").first.click()
        self.addresses["member"] = page.evaluate("location.pathname")

    def _discuss(self, page: Page) -> None:
        page.goto(self.server.address + self.addresses["tutorial"])
        page.locator("textarea#text").fill("Refait chez nous, **merci**.")
        page.locator("#commentaires form button").click()
        expect(page.locator(".comment")).to_have_count(1)
        self.addresses["comment"] = page.locator(".comment a[href^='/commentaires/']").first.get_attribute("href")
        for name in ("easy", "useful"):
            page.locator(f"#avis input[name='{name}'][value='4']").check()
        page.locator("#avis form button").click()
        expect(page.locator(".rating-result")).to_have_count(2)

    def _draft(self, page: Page) -> None:
        writing.start(page)
        self.addresses["empty"] = page.evaluate("location.pathname")
        writing.start(page, self.photos[3:5], kind="Ticket")
        self.addresses["draft"] = page.evaluate("location.pathname")
        writing.write(page, page.get_by_label("Titre", exact=True), "Le ticket de midi")
        page.locator(".step-tools [value^='remove-step']").last.click()
        expect(page.locator(".undo-bar")).to_be_visible()
        photo = page.locator("button[value^='mark:']").first.get_attribute("value").removeprefix("mark:")
        self.addresses["marking"] = f"{self.addresses['draft']}/photos/{photo}"
        self.addresses["conflict"] = self._quarrel(page)

    def _quarrel(self, page: Page) -> str:
        """Two windows, the same draft, without scripts: the later one is told."""
        state = page.context.storage_state()
        context = self.browser.new_context(java_script_enabled=False, locale="fr-FR", storage_state=state)
        first, second = context.new_page(), context.new_page()
        for window in (first, second):
            window.goto(self.server.address + self.addresses["draft"])
        for window, words in ((first, "Le ticket bleu de midi"), (second, "Le ticket jaune de midi")):
            window.get_by_label("Titre", exact=True).fill(words)
            window.locator(".save-bar").get_by_role("button", name="Enregistrer").click()
        second.wait_for_url(re.compile("/conflits/"))
        address = second.evaluate("location.pathname")
        context.close()
        return address

    def _promote(self, page: Page) -> None:
        page.goto(f"{self.server.address}/administration?q={FATOU.identifier}")
        page.locator("#roles select[name=role]").select_option("steward")
        page.locator("#roles table button").click()
        expect(page.locator(".banner-ok")).to_be_visible()

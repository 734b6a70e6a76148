"""What people do to get in, in the words of the screen: each takes the page in front of the person."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

PASSWORD = "quatre mots bien choisis"


@dataclass(frozen=True)
class Person:
    name: str
    identifier: str
    password: str = PASSWORD


AGNES = Person("Agnès Martin", "agnes.martin")
AMINA = Person("Amina Belkacem", "amina.belkacem")
FATOU = Person("Fatou Diarra", "fatou.diarra")
KARIM = Person("Karim Ould-Ali", "404217")


def press(page: Page, words: str) -> None:
    """Presses the one button that says so, in the page itself or its header."""
    page.get_by_role("button", name=words).click()


def make_first_admin(page: Page, address: str, person: Person, town_hall: str) -> None:
    page.goto(address)
    page.get_by_label("Nom de votre mairie").fill(town_hall)
    fill_account(page, person)
    press(page, "Commencer")
    expect(page.locator(".banner-ok")).to_be_visible()


def fill_account(page: Page, person: Person) -> None:
    page.get_by_label("Votre nom").fill(person.name)
    page.get_by_label("Identifiant").fill(person.identifier)
    page.locator("#password").fill(person.password)
    page.locator("#repeated").fill(person.password)


def open_menu(page: Page, entry: str) -> None:
    """Chooses an entry of one's own menu, in the header."""
    page.locator("details.menu > summary").click()
    page.locator("details.menu").get_by_role("link", name=entry, exact=True).click()


def invite(page: Page, people: int = 1) -> str:
    """Makes an invitation and reads its code from the slip, as it would be copied by hand."""
    open_menu(page, "Inviter un collègue")
    page.get_by_label("Pour combien de personnes").fill(str(people))
    press(page, "Faire une invitation")
    code = page.locator(".code-once .code").inner_text().strip()
    assert re.fullmatch(r"(\w{4}-){3}\w{4}", code), code
    return code


def join(page: Page, address: str, code: str, person: Person) -> None:
    """From the home page, with nothing but the code on paper."""
    page.goto(address)
    page.get_by_role("link", name="Se connecter").click()
    page.get_by_role("link", name="invitation").click()
    page.get_by_label("Code d’invitation").fill(code.lower().replace("-", " "))
    press(page, "Continuer")
    fill_account(page, person)
    press(page, "Créer mon compte et entrer")
    expect(page.locator(".menu-name")).to_have_text(person.name)


def add_town_hall(page: Page, name: str) -> None:
    open_menu(page, "Administration")
    page.locator("#townHall").fill(name)
    press(page, "Ajouter")
    expect(page.locator("#mairies")).to_contain_text(name)


def import_member(page: Page, person: Person, town_hall: str, service: str = "Accueil") -> str:
    """Enters one person by a list; the one-time code on the slip."""
    open_menu(page, "Administration")
    page.locator("#list").fill(f"{person.name};{person.identifier};{town_hall};{service}")
    page.locator("form[action='/administration/import'] button").click()
    return page.locator(".code").first.inner_text().strip()


def use_code(page: Page, address: str, code: str, person: Person) -> None:
    """Comes in for the first time with the one-time code of the list, and chooses a password."""
    page.goto(f"{address}/connexion/code")
    page.locator("#code").fill(code)
    page.locator("#password").fill(person.password)
    page.locator("#repeated").fill(person.password)
    page.locator("main form button").click()
    expect(page.locator(".menu-name")).to_have_text(person.name)


def sign_in(page: Page, address: str, person: Person) -> None:
    page.goto(f"{address}/connexion")
    page.get_by_label("Identifiant").fill(person.identifier)
    page.get_by_label("Mot de passe").fill(person.password)
    press(page, "Entrer")
    expect(page.locator(".menu-name")).to_have_text(person.name)

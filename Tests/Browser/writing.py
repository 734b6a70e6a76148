"""What people do on the page where a bricolage is written, with and without scripts."""

import re

from playwright.sync_api import Locator, Page, Response, TimeoutError, expect

from people import press
from pictures import Photo

DRAFT = re.compile(r"/brouillons/[0-9a-f-]{36}")
SAVED = re.compile(r"Enregistré à \d")


def start(page: Page, photos: list[Photo] = (), kind: str | None = None) -> None:
    """From anywhere on the site: the button that is always in reach, a kind, photos all at once."""
    if page.locator(".save-bar").is_visible():
        page.locator(".brand").click()
    page.locator("header .publish").click()
    if kind:
        page.locator(".choice", has_text=kind).click()
    if photos:
        page.locator("#photo-input").set_input_files([photo.payload for photo in photos])
    press(page, "Commencer")
    page.wait_for_url(DRAFT)
    expect(steps(page)).to_have_count(len(photos)) if photos else expect(page.locator("#editor")).to_be_visible()


def scripts(page: Page) -> bool:
    """Whether the page may run scripts."""
    return page.evaluate("matchMedia('(scripting: enabled)').matches")


def steps(page: Page) -> Locator:
    return page.locator(".step-edit")


def step_text(page: Page, number: int) -> Locator:
    """Where the step is written; what the template folds away is opened first, as a person does."""
    step = steps(page).nth(number - 1)
    fold = step.locator(".step-fold:not([open]) > summary")
    text = step.get_by_label("Que fait-on ?")
    for _ in range(20):
        if text.is_visible() or not fold.count():
            break
        try:
            fold.click(timeout=500)
        except TimeoutError:
            # The answer to an earlier button took the form's place while the pointer was on its way.
            continue
    return text


def step_texts(page: Page) -> list[str]:
    return [box.input_value() for box in steps(page).get_by_label("Que fait-on ?").all()]


def wait_saved(page: Page) -> None:
    """Until the page says that the server has everything, or, without scripts, by pressing the button for it."""
    if not scripts(page):
        page.locator(".save-bar").get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#save-state:not(.is-saving):not(.is-bad)")).to_have_text(SAVED)


def write(page: Page, field: Locator, text: str) -> None:
    """Writes as a person does, and goes on once the page has said that it is saved."""
    if scripts(page):
        # The old « Enregistré à » must not be taken for the new one: a save that holds the text has to come back first.
        with page.expect_response(lambda answer: _is_save_of(answer, text)):
            field.fill(text)
            field.blur()
    else:
        field.fill(text)
    wait_saved(page)


def _is_save_of(answer: Response, text: str) -> bool:
    sent = answer.request.post_data_buffer or b""
    return answer.ok and bool(DRAFT.search(answer.url)) and text.encode() in sent.replace(b"\r\n", b"\n")


def open_section(page: Page, identifier: str) -> Locator:
    section = page.locator(f"#section-{identifier}")
    if section.get_attribute("open") is None:
        section.locator("summary").first.click()
    return section


def publish(page: Page) -> None:
    """Publishes; what is only to be checked is confirmed."""
    page.locator(".save-bar").get_by_role("button", name="Publier").click()
    page.wait_for_load_state()
    again = page.get_by_role("button", name="Publier quand même")
    expect(again.or_(page.locator("article.tutorial"))).to_be_visible()
    if again.is_visible():
        again.click()
    page.wait_for_url(re.compile(r"/bricolages/"))
    expect(page.locator("article.tutorial h1")).to_be_visible()

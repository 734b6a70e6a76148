"""Files that come by pieces: a tus client from elsewhere, and our own page, through cut lines and a server that dies."""

import base64
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError
from tusclient.uploader import Uploader

import people
import writing
from line import Line
from pictures import Photo
from server import Server

_NOISE = """([width, height, seed]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    const picture = pen.createImageData(width, height);
    let state = seed;
    for (let at = 0; at < picture.data.length; at += 4) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        picture.data[at] = state >>> 24;
        picture.data[at + 1] = (at / 4 % width) * 255 / width;
        picture.data[at + 2] = state >>> 16 & 127;
        picture.data[at + 3] = 255;
    }
    pen.putImageData(picture, 0, 0);
    return canvas.toDataURL("image/jpeg", 0.93).split(",")[1];
}"""


@pytest.fixture(scope="session")
def heavy_photos(browser: Browser) -> list[bytes]:
    """Two real JPEGs of more than 3 MB, full of detail as telephones' are."""
    page = browser.new_page()
    photos = [base64.b64decode(page.evaluate(_NOISE, [2400, 1800, seed])) for seed in (1, 2)]
    page.close()
    assert all(len(photo) > 3_000_000 for photo in photos)
    return photos


@pytest.fixture
def draft(author: Page) -> str:
    """The address of a new draft, without the server's."""
    writing.start(author)
    return writing.DRAFT.search(author.url)[0]


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    """A line of half a megabyte a second."""
    line = Line(server.port, speed=500_000)
    yield line
    line.close()


@dataclass
class Sending:
    """One file on its way by tuspy, in a thread of its own."""

    uploader: Uploader
    asked: list[int] = field(default_factory=list)
    failure: Exception | None = None

    def start(self) -> "Sending":
        offset = self.uploader.get_offset

        def get_offset() -> int:
            """What tuspy goes on from after each failure."""
            self.asked.append(offset())
            return self.asked[-1]

        self.uploader.get_offset = get_offset
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        while self._thread.is_alive() and not self.uploader.url:
            self._thread.join(0.005)
        return self

    def _run(self) -> None:
        try:
            self.uploader.upload()
        except Exception as failure:
            self.failure = failure

    def wait_for(self, offset: int) -> None:
        """Until so much is there, as far as the client knows."""
        while self._thread.is_alive() and self.uploader.offset < offset:
            self._thread.join(0.005)

    def finish(self) -> str:
        """The id of the file it became."""
        self._thread.join(120)
        assert not self._thread.is_alive() and self.failure is None, self.failure
        return self.uploader.request.response_headers["bricoleur-file"]


def send(
    author: Page, server: str, draft: str, photo: Path, *, checked: bool, chunk: int, retries: int = 100
) -> Sending:
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in author.context.cookies())
    client = TusClient(f"{server}{draft}/televersements", headers={"Cookie": cookies})
    uploader = client.uploader(
        str(photo), chunk_size=chunk, retries=retries, retry_delay=0.1, upload_checksum=checked,
        metadata={"filename": photo.name, "target": "photos", "filetype": "image/jpeg"},
    )
    return Sending(uploader).start()


def picture(jpeg: bytes) -> bytes:
    """The picture itself, without what its file says beside it: from the first scan on."""
    return jpeg[jpeg.index(b"\xff\xda"):]


def attach(page: Page, *files: str) -> None:
    """Names files that have come in the editor's form, as the page and a kiosk do."""
    page.evaluate("""async files => {
        const form = document.getElementById("editor");
        const body = new FormData(form);
        for (const file of files) body.append("attached", `photos:${file}`);
        await fetch(form.getAttribute("action"), { method: "POST", body });
    }""", list(files))
    page.reload()
    expect(writing.steps(page)).to_have_count(len(files))


def stored(page: Page, file: str) -> bytes:
    """The photo in full size, as a reader downloads it."""
    answer = page.request.get(f"{page.url.split('/brouillons')[0]}/photos/{file}/original/photo.jpg")
    assert answer.ok, answer.status
    return answer.body()


def left(server: Server) -> list[Path]:
    return [*(server.folder / "media/resumable").iterdir(), *(server.folder / "media/incoming").iterdir()]


def test_a_tus_client_goes_on_through_deaths_of_the_server_and_cuts_of_the_line(
    server: Server, author: Page, draft: str, line: Line, heavy_photos: list[bytes], tmp_path: Path,
    capsys: pytest.CaptureFixture,
):
    line.speed = 2_000_000
    dice = random.Random(20261125)
    sendings, deaths = [], 0
    for photo, checked in zip(heavy_photos, (True, False)):
        path = tmp_path / ("avec-somme.jpg" if checked else "sans-somme.jpg")
        path.write_bytes(photo)
        # Without a checksum the whole rest goes in one request, as most clients do.
        chunk = 100_000 if checked else len(photo)
        sending = send(author, line.address, draft, path, checked=checked, chunk=chunk)
        sendings.append(sending)
        for share in (0.15, 0.35, 0.6, 0.8):
            if checked:
                sending.wait_for(int(len(photo) * share))
            threading.Event().wait(dice.uniform(0.02, 0.3))
            if share == 0.6:
                line.cut()
            else:
                server.restart()
                deaths += 1
        sending.wait_for(len(photo))

    files = [sending.finish() for sending in sendings]
    attach(author, *files)
    for photo, file in zip(heavy_photos, files):
        assert picture(stored(author, file)) == picture(photo)
    assert left(server) == []
    asked = [offset for sending in sendings for offset in sending.asked]
    assert any(0 < offset < 3_000_000 for offset in asked), "it never went on from the middle"
    with capsys.disabled():
        print(
            f"\ntuspy: {len(heavy_photos)} photos of {sum(map(len, heavy_photos))} bytes in all, server killed {deaths} "
            f"times, line cut {line.cuts} times; gone on from {', '.join(map(str, asked))}; both whole"
        )


def test_a_tus_client_learns_why_its_file_is_refused(author: Page, server: Server, draft: str, tmp_path: Path):
    path = tmp_path / "faux.jpg"
    path.write_bytes(b"ceci n'est pas une photo" * 1000)
    sending = send(author, server.address, draft, path, checked=True, chunk=10_000, retries=0)
    sending.wait_for(path.stat().st_size)
    assert isinstance(sending.failure, TusCommunicationError) and sending.failure.status_code == 422
    assert "faux.jpg" in sending.failure.response_content.decode()
    with pytest.raises(TusCommunicationError) as refusal:
        sending.uploader.get_offset()
    assert refusal.value.status_code == 422


@dataclass
class Pieces:
    """What our page sends to the address of one upload: where each piece begins, and how often it asks how far it is."""

    starts: list[int] = field(default_factory=list)
    checked: int = 0
    asked: int = 0
    ends: int = 0
    is_sending: bool = False

    def watch(self, request: Request) -> None:
        if "/televersements/" not in request.url:
            return
        if request.method == "PATCH":
            self.starts.append(int(request.headers["upload-offset"]))
            self.checked += "upload-checksum" in request.headers
        self.is_sending = request.method == "PATCH"
        self.asked += request.method == "HEAD"
        self.ends += request.method == "DELETE"


def choose(page: Page, line: Line, name: str, photo: bytes) -> Pieces:
    """Chooses a heavy photo in the editor of a new draft, which is open over a bad line."""
    writing.start(page)
    page.goto(line.address + writing.DRAFT.search(page.url)[0])
    pieces = Pieces()
    page.on("request", pieces.watch)
    page.locator("#photo-input").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": photo})
    return pieces


def wait_for(page: Page, percent: int) -> None:
    page.wait_for_function("least => document.querySelector('.upload progress')?.value >= least", arg=percent)


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    for _ in range(400):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came to that")


def expect_step(page: Page, server: Server, photo: bytes) -> None:
    expect(page.locator(".photo-edit img")).to_have_count(1, timeout=30_000)
    expect(page.locator(".upload")).to_have_count(0)
    page.reload()
    expect(page.locator(".photo-edit img")).to_have_count(1)
    file = page.locator(".photo-edit img").get_attribute("src").split("/")[2]
    assert picture(stored(page, file)) == picture(photo)
    assert left(server) == []


@pytest.mark.parametrize("is_secure", [True, False], ids=["with checksums", "on a page without TLS"])
def test_our_page_goes_on_after_a_cut_and_a_death_of_the_server(
    server: Server, author: Page, line: Line, heavy_photos: list[bytes], is_secure: bool, capsys: pytest.CaptureFixture
):
    if not is_secure:
        author.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    photo = heavy_photos[0]
    pieces = choose(author, line, "lourde.jpg", photo)
    wait_for(author, 20)
    author.context.set_offline(True)
    expect(author.locator(".upload-state")).to_contain_text("Connexion perdue")
    author.context.set_offline(False)
    wait_for(author, 50)
    server.restart()
    wait_until(author, lambda: pieces.asked > 1 and pieces.is_sending)
    author.wait_for_timeout(200)
    line.cut()
    expect_step(author, server, photo)
    # After a cut, Chromium may send a piece once more by itself, without the page's knowing.
    assert pieces.asked >= 2 and pieces.checked == (len(pieces.starts) if is_secure else 0)
    assert pieces.starts == sorted(pieces.starts) and len(set(pieces.starts)) > 3
    with capsys.disabled():
        print(
            f"\nour page{' with checksums' if is_secure else ''}: {len(photo)} bytes, network cut, server killed, line "
            f"cut; {len(pieces.starts)} pieces from {', '.join(map(str, pieces.starts))}; whole"
        )


def test_a_session_that_ends_in_the_middle_of_an_upload_loses_nothing(
    server: Server, author: Page, line: Line, heavy_photos: list[bytes]
):
    pieces = choose(author, line, "lourde.jpg", heavy_photos[1])
    wait_for(author, 30)
    assert server.end_sessions() > 0
    banner = author.locator("#editor-block")
    expect(banner).to_be_visible()
    with author.expect_popup() as opened:
        banner.get_by_role("link").click()
    opened.value.get_by_label("Identifiant").fill(people.AGNES.identifier)
    opened.value.get_by_label("Mot de passe").fill(people.PASSWORD)
    people.press(opened.value, "Entrer")
    expect(opened.value.locator(".menu-name")).to_have_text(people.AGNES.name)
    opened.value.close()
    author.bring_to_front()
    author.evaluate("dispatchEvent(new Event('focus'))")
    expect_step(author, server, heavy_photos[1])
    assert pieces.starts.count(0) == 1, "it began anew"


def test_a_cancelled_upload_leaves_nothing_on_the_server(
    server: Server, author: Page, line: Line, heavy_photos: list[bytes]
):
    pieces = choose(author, line, "lourde.jpg", heavy_photos[0])
    wait_for(author, 30)
    assert len(left(server)) > 0
    author.get_by_role("button", name="Annuler").click()
    expect(author.locator(".upload")).to_have_count(0)
    wait_until(author, lambda: left(server) == [])
    assert pieces.ends == 1
    expect(author.locator(".photo-edit img")).to_have_count(0)


def test_a_small_photo_waits_when_the_server_says_how_long(author: Page, photos: list[Photo]):
    writing.start(author)
    tries: list[int] = []

    def answer(route: Route) -> None:
        tries.append(len(tries))
        if len(tries) == 1:
            route.fulfill(status=503, headers={"Retry-After": "1"}, json={"code": "file.checkBusy", "what": "", "mend": ""})
        else:
            route.continue_()

    author.route("**/photos", answer)
    author.locator("#photo-input").set_input_files([photos[0].payload])
    expect(author.locator(".photo-edit img")).to_have_count(1)
    assert tries == [0, 1]


def test_a_heavy_file_that_is_no_photo_is_named_with_its_reason(server: Server, author: Page, line: Line):
    choose(author, line, "faux.jpg", b"ceci n'est pas une photo" * 60_000)
    line = author.locator(".upload.is-bad", has_text="faux.jpg")
    expect(line).to_contain_text("n’est pas une photo", timeout=20_000)
    author.get_by_role("button", name="Réessayer").click()
    expect(line).to_contain_text("n’est pas une photo")
    assert left(server) == []

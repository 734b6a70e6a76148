#!/usr/bin/env python3
"""Takes the screenshots of « Comment poster un bricolage » from the site itself.

    Tests/Browser/screenshots.py PROGRAM [OUTPUT]

PROGRAM is a built `bricoleur`; OUTPUT is Sources/Web/FirstContent unless told. A server is started on a new folder with
the demonstration in it; somebody then posts a bricolage with pictures that the demonstration drew. Nothing is kept but
step-1.png to step-8.png, each 120 kB at most.
"""

import base64
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request
import zlib
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "essai-demo-essai"
LIMIT = 120_000
WIDTH, HEIGHT = 1000, 800


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def palette_png(page, png):
    """The same picture in at most 256 colours, as small as zlib makes it: the browser decodes, zlib packs."""
    pixels = page.evaluate(
        """async bytes => {
            const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
            const canvas = new OffscreenCanvas(picture.width, picture.height);
            const context = canvas.getContext('2d');
            context.drawImage(picture, 0, 0);
            const data = context.getImageData(0, 0, picture.width, picture.height).data;
            let text = '';
            for (let at = 0; at < data.length; at += 4)
                text += String.fromCharCode(data[at], data[at + 1], data[at + 2]);
            return [picture.width, picture.height, btoa(text)];
        }""",
        list(png),
    )
    width, height, data = pixels[0], pixels[1], base64.b64decode(pixels[2])
    colours = [data[at:at + 3] for at in range(0, len(data), 3)]
    shift = 0
    while True:
        counts = {}
        for colour in colours:
            key = tuple(channel >> shift for channel in colour)
            counts[key] = counts.get(key, 0) + 1
        if len(counts) <= 256 or shift == 5:
            break
        shift += 1
    kept = sorted(counts, key=counts.get, reverse=True)[:256]
    sums = {key: [0, 0, 0, 0] for key in kept}
    for colour in colours:
        entry = sums.get(tuple(channel >> shift for channel in colour))
        if entry:
            for channel in range(3):
                entry[channel] += colour[channel]
            entry[3] += 1
    palette = b"".join(bytes(sums[key][channel] // sums[key][3] for channel in range(3)) for key in kept)
    index = {key: place for place, key in enumerate(kept)}
    nearest = {}

    def place(colour):
        key = tuple(channel >> shift for channel in colour)
        if key in index:
            return index[key]
        if key not in nearest:
            nearest[key] = min(
                range(len(kept)), key=lambda at: sum((a - b) ** 2 for a, b in zip(kept[at], key)))
        return nearest[key]

    rows = b"".join(
        b"\0" + bytes(place(colour) for colour in colours[row * width:(row + 1) * width]) for row in range(height))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
        + chunk(b"PLTE", palette) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


class Album:
    def __init__(self, browser, output):
        self.output = output
        self.workshop = browser.new_page()

    def keep(self, page, number):
        page.wait_for_load_state("networkidle")
        png = palette_png(self.workshop, page.screenshot())
        if len(png) > LIMIT:
            sys.exit(f"step-{number}.png would be {len(png)} bytes: {LIMIT} is the most")
        (self.output / f"step-{number}.png").write_bytes(png)
        print(f"step-{number}.png {len(png)} bytes")


def pictures(page, address, folder):
    """Three pictures from the demonstration, as somebody's phone would hold them."""
    page.goto(address + "/bricolages/le-plateau-de-stylos-qui-ne-partent-plus")
    sources = page.eval_on_selector_all("img[src^='/photos/']", "images => images.map(image => image.src)")
    seen = []
    for source in sources:
        source = re.sub(r"/\d+$", "/1280", source.split("?")[0])
        if source not in seen:
            seen.append(source)
    files = []
    for number, source in enumerate(seen[1:4]):
        answer = page.request.get(source)
        ending = "png" if "png" in answer.headers["content-type"] else "jpg"
        files.append(folder / f"photo-{number + 1}.{ending}")
        files[-1].write_bytes(answer.body())
    return [str(file) for file in files]


def walk(page, album, address, photos):
    page.goto(address + "/connexion")
    page.get_by_label("Identifiant", exact=False).first.fill("s.nguyen")
    page.get_by_label("Mot de passe", exact=True).first.fill(PASSWORD)
    album.keep(page, 1)
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.goto(address + "/")
    album.keep(page, 2)
    page.locator("a[href='/publier']").first.click()
    album.keep(page, 3)
    page.locator("#photo-input").set_input_files(photos)
    if "/brouillons/" not in page.url:
        try:
            page.wait_for_url("**/brouillons/**", timeout=8000)
        except Exception:
            page.locator("#start button.button-primary").click()
            page.wait_for_url("**/brouillons/**", timeout=30000)
    page.wait_for_function("count => document.querySelectorAll('[data-step]').length >= count", arg=len(photos))
    page.wait_for_function("count => document.querySelectorAll('.photo-edit img').length >= count", arg=len(photos))
    page.locator("#title").fill("Le plateau de stylos qui ne partent plus")
    page.locator("#summary").fill("Un plateau lesté et une ficelle assez longue : plus un stylo ne disparaît.")
    words = [
        "Lestez le plateau avec 400 g de cailloux, bien au milieu.",
        "Comptez 70 cm de ficelle par stylo, mesurés assis sur une chaise.",
        "Nouez la ficelle deux fois, puis couvrez le nœud de ruban adhésif.",
    ]
    for area, sentence in zip(page.locator("[data-step] textarea").all(), words):
        area.fill(sentence)
    page.wait_for_timeout(2500)
    page.evaluate("scrollTo(0, 0)")
    album.keep(page, 4)
    show(page, "[data-step] >> nth=0")
    album.keep(page, 5)
    show(page, "[data-step] >> nth=1")
    album.keep(page, 6)
    page.evaluate("document.querySelector('#section-fields').open = true")
    show(page, "#section-fields")
    album.keep(page, 7)
    page.locator("button[value='publish']").last.click()
    again = page.locator("button[value='publish-anyway']")
    if again.count():
        again.click()
    page.wait_for_url("**/bricolages/**")
    album.keep(page, 8)


def show(page, selector):
    box = page.locator(selector).bounding_box()
    page.evaluate("top => scrollBy(0, top - 90)", box["y"])
    page.wait_for_timeout(200)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = Path(sys.argv[1]).resolve()
    output = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "Sources/Web/FirstContent"
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        subprocess.run([program, "demo", "--data", data, "--password", PASSWORD], cwd=ROOT, check=True)
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        server = subprocess.Popen(
            [program, "serve", "--data", data, "--port", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen(address + "/healthz")
                    break
                except OSError:
                    time.sleep(0.1)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path="/usr/bin/chromium", args=["--no-sandbox", "--lang=fr"],
                    env={**os.environ, "LANGUAGE": "fr", "LANG": "fr_FR.UTF-8"})
                context = browser.new_context(
                    locale="fr-FR", viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1)
                context.set_default_timeout(15000)
                page = context.new_page()
                walk(page, Album(browser, output), address, pictures(page, address, Path(folder)))
                browser.close()
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()

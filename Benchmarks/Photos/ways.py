"""The programs that make pictures of a photo, and what they cost."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

WIDTHS, SERVED_WIDTHS = (320, 640, 1280), (320, 640, 1280, 2048)
RELEASE = Path(".build/release").resolve()
# What scripts/bench-photos compiled, and where pictures are written: 320.jpg and so on.
FOLDER = Path(".build/bench-photos").resolve()
FINEST = ["env", f"LD_PRELOAD={FOLDER / 'finest.so'}"]


@dataclass(frozen=True)
class Shot:
    """A photo as stored, 4032 x 3024 pixels; by its EXIF orientation it is tall (6) or wide (1)."""

    file: Path
    is_tall: bool

    def upright(self, width: int) -> tuple[int, int]:
        whole = (3024, 4032) if self.is_tall else (4032, 3024)
        return width, (whole[1] * width + whole[0] // 2) // whole[0]

    def stored(self, width: int) -> str:
        sides = self.upright(width)
        return "{}x{}".format(*(reversed(sides) if self.is_tall else sides))


@dataclass(eq=False)
class Way:
    """One way to make the pictures, and what its runs cost so far: milliseconds of CPU, the most of memory."""

    name: str
    widths: tuple[int, ...] = WIDTHS
    cpu: dict[Shot, list[float]] = field(default_factory=dict)
    peak_kilobytes: int = 0

    turns = True

    def commands(self, shot: Shot) -> list[list[str]]:
        raise NotImplementedError

    def finest_commands(self, shot: Shot) -> list[list[str]]:
        """The same with quality 100."""
        return [[*FINEST, *command] for command in self.commands(shot)]

    def run(self, shot: Shot, times: int) -> None:
        for milliseconds, kilobytes in measure(times, self.commands(shot)):
            self.cpu.setdefault(shot, []).append(milliseconds)
            self.peak_kilobytes = max(self.peak_kilobytes, kilobytes)


class Server(Way):
    def commands(self, shot: Shot) -> list[list[str]]:
        return [self._worker(shot, str(RELEASE / "bricoleur-sandbox"), "decode", "--")]

    def finest_commands(self, shot: Shot) -> list[list[str]]:
        # The launcher would empty the environment.
        return [self._worker(shot, *FINEST)]

    def run(self, shot: Shot, times: int) -> None:
        driver = [RELEASE / "Photos", shot.file, FOLDER, str(times), *map(str, self.widths)]
        self.cpu.setdefault(shot, []).extend(float(line) for line in output(driver).splitlines())
        # The driver is large, and a process starts with the peak of the one that made it.
        [(_, kilobytes)] = measure(1, self.commands(shot))
        self.peak_kilobytes = max(self.peak_kilobytes, kilobytes)

    def _worker(self, shot: Shot, *launcher: str) -> list[str]:
        slots = ["full", *(f"{width}.jpg" for width in self.widths)]
        files = " ".join(f"{slot}>'{FOLDER}/{name}'" for slot, name in enumerate(slots, start=4))
        script = f"exec \"$@\" <'{shot.file}' >'{FOLDER}/answer' 3</usr/lib/file/magic.mgc {files}"
        figures = [16_384, 100_000_000, *self.widths]
        return ["sh", "-c", script, "sh", *launcher, str(RELEASE / "bricoleur-pictures"), "photo", *map(str, figures)]


class Reference(Way):
    turns = False

    def commands(self, shot: Shot) -> list[list[str]]:
        command = [str(FOLDER / "reference"), str(shot.file)]
        for width in reversed(self.widths):
            command += [shot.stored(width), f"{FOLDER}/{width}.jpg"]
        return [command]


class Vips(Way):
    def commands(self, shot: Shot) -> list[list[str]]:
        return [
            ["vipsthumbnail", str(shot.file), "--size", f"{width}x", "--output", f"{FOLDER}/{width}.jpg[Q=80,strip]"]
            for width in self.widths]


class ImageMagick(Way):
    def commands(self, shot: Shot) -> list[list[str]]:
        command = ["convert", *self._hint(shot), str(shot.file), "-auto-orient", "-strip", "-quality", "80"]
        for width in reversed(self.widths):
            write = [] if width == self.widths[0] else ["-write"]
            command += ["-thumbnail", "{}x{}!".format(*shot.upright(width)), *write, f"{FOLDER}/{width}.jpg"]
        return [command]

    def _hint(self, shot: Shot) -> list[str]:
        return []


class HintedImageMagick(ImageMagick):
    def _hint(self, shot: Shot) -> list[str]:
        return ["-define", f"jpeg:size={shot.stored(self.widths[-1])}"]


def measure(runs: int, commands: list[list[str]]) -> list[tuple[float, int]]:
    """Milliseconds of CPU and peak kilobytes, a run each."""
    words = [word for command in commands for word in ("then", *command)]
    lines = output([FOLDER / "measure", str(runs), *words[1:]]).splitlines()
    return [(float(cpu), int(peak)) for cpu, peak in (line.split() for line in lines)]


def output(command: list[str | Path]) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout

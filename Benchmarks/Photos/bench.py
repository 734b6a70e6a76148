"""What a photo costs the server, beside what others take for pictures of the same sizes: `bench.py PHOTO`.

Called by scripts/bench-photos. Prints a table for the README.
"""

import os
import sys
from datetime import date
from pathlib import Path
from statistics import median
from textwrap import fill

import posting
from quality import Best
from ways import FOLDER, SERVED_WIDTHS, HintedImageMagick, ImageMagick, Reference, Server, Shot, Vips, Way, output

ROUNDS, RUNS = 3, 5
POSTS = 5
LINE = 120


def main(photo: Path) -> None:
    tall, wide = Shot(photo, is_tall=True), lay_flat(photo)
    least, least_served = Reference("plain C, libjpeg-turbo"), Reference("plain C, 2048 too", SERVED_WIDTHS)
    ways = {
        Server("**bricoleur**: sandbox, strip, hashes"): least,
        least: least,
        Vips("vipsthumbnail, three times"): least,
        HintedImageMagick("ImageMagick, told the size first"): least,
        ImageMagick("ImageMagick"): least,
        Server("**bricoleur**, 2048 too, as served", SERVED_WIDTHS): least_served,
        least_served: least_served,
    }
    print(f"Measuring photos: {ROUNDS} rounds of {len(ways)} ways for a tall and a wide one.", flush=True)
    for _ in range(ROUNDS):
        for shot in (tall, wide):
            for way in ways:
                way.run(shot, RUNS)
    best = Best(tall)
    rows = [row(way, base, (tall, wide), best) for way, base in ways.items()]
    print(f"Posting photos: {POSTS} times {posting.PHOTOS_PER_POST}.", flush=True)
    seconds = posting.post(photo, FOLDER / "data", POSTS)
    print(f"\n{heading(photo)}\n\n{table(rows)}\n\n{notes(best, seconds)}")


def lay_flat(photo: Path) -> Shot:
    """The same photo, not to be turned."""
    tag = bytes.fromhex("120103000100000006")  # orientation: one short number, 6
    data = photo.read_bytes()
    if tag not in data:
        raise ValueError(f"{photo}: not the photo that this was written for")
    flat = FOLDER / "flat.jpg"
    flat.write_bytes(data.replace(tag, tag[:-1] + b"\1"))
    return Shot(flat, is_tall=False)


def row(way: Way, base: Way, shots: tuple[Shot, ...], best: Best) -> str:
    cells = [way.name]
    for shot in shots:
        cpu = way.cpu[shot]
        ratio = "" if way is base else f"{median(cpu) / median(base.cpu[shot]):.2f}"
        cells += [f"{median(cpu):.0f} ({min(cpu):.0f}–{max(cpu):.0f})", ratio]
    cells += [f"{way.peak_kilobytes / 1024:.0f} MB", f"{best.served(way):.1f}", f"{best.reduced(way):.1f}"]
    return f"| {' | '.join(cells)} |"


def heading(photo: Path) -> str:
    return fill(
        f"{date.today()}, {processor()}, {os.cpu_count()} cores, {versions()}. A photo of 12 megapixels, "
        f"{photo.stat().st_size / 1e6:.1f} MB, as a phone stored it (tall: turned by all but the C program) and with "
        "its orientation set to 1 (wide). Pictures 320, 640 and 1280 pixels wide, quality 80, 4:2:0. Milliseconds of "
        f"CPU, user and system, of all processes: median (least–most) of {ROUNDS * RUNS} runs.", LINE)


def table(rows: list[str]) -> str:
    return "\n".join([
        "| one photo, three widths | tall | of C | wide | of C | peak | served, dB | reduced, dB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|", *rows])


def notes(best: Best, seconds: list[float]) -> str:
    each = [time / posting.PHOTOS_PER_POST for time in seconds]
    about_rows = (
        "Peak: resident memory of the largest process. dB: PSNR at 320 pixels, tall, against the whole photo decoded "
        f"and reduced by Lanczos. Served: the JPEG against its pixels; quality 80 allows {best.ceiling():.1f} at most. "
        "Reduced: both encoded at quality 100, which leaves the difference that reducing makes. What makes 2048 too is "
        "measured against the C program that does.")
    about_posts = (
        f"Over HTTP, {posting.PHOTOS_PER_POST} photos in one post, no two alike, four widths, on disk when answered: "
        f"{1 / median(each):.1f} photos/s, {median(each) * 1000:.0f} ms each ({min(each) * 1000:.0f}–"
        f"{max(each) * 1000:.0f}, {len(each)} posts, sent from the same machine).")
    return f"{fill(about_rows, LINE)}\n\n{fill(about_posts, LINE)}"


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown processor")


def versions() -> str:
    vips, magick = output(["vipsthumbnail", "--vips-version"]).split()[1], output(["convert", "-version"]).split()[2]
    return f"libvips {vips}, ImageMagick {magick}"


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

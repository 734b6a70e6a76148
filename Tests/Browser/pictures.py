"""Photos, screenshots and a workbook for the tests: drawn here, or real ones from the corpus when it is there."""

import base64
import os
import struct
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from server import REPOSITORY

CORPUS = Path(os.environ.get("BRICOLEUR_CORPUS", REPOSITORY.parent / "shared/corpus"))

# Shot with telephones and cameras, upright and turned; all are accepted by the server.
REAL_PHOTOS = [
    "phone_12mp_or6_gps.jpg", "phone_galaxyS_or6_gps.jpg", "progressive_gps_oneplus.jpg", "motionphoto_trailer.jpg",
    "icc_sRGB_colorchecker.jpg", "orient_F_6.jpg", "orient_F_3.jpg", "php_in_exif_valid_photo.jpg",
]

_DRAW = """([width, height, words, hue]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    const shade = pen.createLinearGradient(0, 0, width, height);
    shade.addColorStop(0, `hsl(${hue} 45% 82%)`);
    shade.addColorStop(1, `hsl(${hue + 40} 45% 40%)`);
    pen.fillStyle = shade;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = `hsl(${hue} 30% 25%)`;
    pen.fillRect(width * 0.2, height * 0.3, width * 0.6, height * 0.5);
    pen.fillStyle = "#fff";
    pen.font = `${height / 6}px sans-serif`;
    pen.textAlign = "center";
    pen.fillText(words, width / 2, height * 0.6);
    return canvas.toDataURL(KIND, 0.85).split(",")[1];
}"""


@dataclass(frozen=True)
class Photo:
    name: str
    data: bytes

    @property
    def payload(self) -> dict:
        """As Playwright's set_input_files takes it."""
        kind = "image/png" if self.name.endswith(".png") else "image/jpeg"
        return {"name": self.name, "mimeType": kind, "buffer": self.data}


def draw_jpeg(page, words: str, hue: int = 200, size: tuple[int, int] = (1200, 900)) -> bytes:
    return base64.b64decode(page.evaluate(_DRAW.replace("KIND", '"image/jpeg"'), [*size, words, hue]))


def draw_png(page, words: str, size: tuple[int, int] = (800, 500)) -> bytes:
    return base64.b64decode(page.evaluate(_DRAW.replace("KIND", '"image/png"'), [*size, words, 120]))


def draw_photos(page, count: int) -> list[Photo]:
    """Photos in the order in which they were taken; their names, and the order of choosing them, say otherwise."""
    noon = datetime(2026, 3, 12, 12, 0)
    photos = []
    for number in range(1, count + 1):
        taken = noon + timedelta(minutes=number)
        data = with_exif(draw_jpeg(page, str(number), hue=number * 40), taken)
        photos.append(Photo(f"IMG_{2100 - number * 7}.jpg", data))
    return photos


def real_photos() -> list[Photo]:
    folder = CORPUS / "photos"
    return [Photo(name, (folder / name).read_bytes()) for name in REAL_PHOTOS if (folder / name).is_file()]


def with_exif(jpeg: bytes, taken: datetime) -> bytes:
    """The JPEG with an Exif block that holds nothing but when it was taken."""
    date = taken.strftime("%Y:%m:%d %H:%M:%S").encode() + b"\0"
    # Little endian. IFD0 at 8 with one entry (the pointer to the Exif IFD at 26), whose one date is at 44.
    main = struct.pack("<HHHIII", 1, 0x8769, 4, 1, 26, 0)
    exif = struct.pack("<HHHIII", 1, 0x9003, 2, len(date), 44, 0)
    body = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + main + exif + date
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def workbook(cells: list[list[str]]) -> bytes:
    """An .xlsx of one sheet, as small as the format allows."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    rows = "".join(
        f'<row r="{row}">' + "".join(
            f'<c r="{chr(64 + column)}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
            for column, text in enumerate(line, 1)
        ) + "</row>"
        for row, line in enumerate(cells, 1)
    )
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{sheet}" xmlns:r="{office}">'
        '<sheets><sheet name="Planning" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{sheet}"><sheetData>{rows}</sheetData></worksheet>',
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()

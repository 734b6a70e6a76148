"""Posts photos to a server of its own, eight in one request as the editor does without waiting for each."""

import json
import secrets
import sys
import time
from http.client import HTTPConnection, HTTPResponse
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from PIL import Image, ImageChops

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests/Browser"))
from server import Server

PHOTOS_PER_POST = 8
PASSWORD = "quatre mots bien choisis"


def post(photo: Path, folder: Path, times: int) -> list[float]:
    """Seconds that each of several posts took, from its first byte sent to its answer read, after one not counted."""
    pictures = Pictures(photo)
    server = Server(folder).start()
    try:
        author = Author(server)
        return [author.post(pictures.next(PHOTOS_PER_POST)) for _ in range(times + 1)][1:]
    except Exception:
        print(server.log, file=sys.stderr)
        raise
    finally:
        server.stop()


class Pictures:
    """The photo again and again, each time moved on by one block of 16 pixels, so that no two files that the server
    makes are the same; encoded as finely as the phone did, with all that the phone wrote into it."""

    def __init__(self, photo: Path):
        self._photo = Image.open(photo)
        self._photo.load()
        self._made = 0

    def next(self, count: int) -> list[bytes]:
        return [self._move() for _ in range(count)]

    def _move(self) -> bytes:
        self._made += 1
        moved, file = ImageChops.offset(self._photo, 16 * self._made, 0), BytesIO()
        moved.save(
            file, "JPEG", qtables=self._photo.quantization, subsampling="4:2:0", exif=self._photo.info["exif"])
        return file.getvalue()


class Author:
    """The first admin of an empty server, with a draft."""

    def __init__(self, server: Server):
        self._connection = HTTPConnection("127.0.0.1", server.port, timeout=120)
        self._cookie = ""
        code = parse_qs(urlsplit(server.first_start).query)["code"][0]
        account = {
            "townHall": "Mairie", "name": "Agnès", "identifier": "agnes", "password": PASSWORD, "repeated": PASSWORD}
        began = self._send("/premier-demarrage", *_form({"code": code, **account}))
        self._cookie = "; ".join(
            cookie.split(";")[0] for name, cookie in began.getheaders() if name.lower() == "set-cookie")
        started = self._send("/publier", *_files([]))
        self._draft = json.loads(started.read())["href"]

    def post(self, photos: list[bytes]) -> float:
        body, kind = _files(photos)
        start = time.monotonic()
        answer = json.loads(self._send(f"{self._draft}/photos", body, kind).read())
        seconds = time.monotonic() - start
        if len(answer["kept"]) != len(photos) or answer["refused"]:
            raise RuntimeError(f"not every photo was kept: {answer}")
        return seconds

    def _send(self, path: str, body: bytes, kind: str) -> HTTPResponse:
        headers = {"Accept": "application/json", "Content-Type": kind, "Cookie": self._cookie}
        self._connection.request("POST", path, body, headers)
        response = self._connection.getresponse()
        if response.status >= 400:
            raise RuntimeError(f"POST {path}: {response.status} {response.read()[:2000].decode()}")
        if response.status >= 300:
            response.read()
        return response


def _form(fields: dict[str, str]) -> tuple[bytes, str]:
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def _files(photos: list[bytes]) -> tuple[bytes, str]:
    """A multipart body with the photos, and a token that forms have."""
    boundary = secrets.token_hex(16)
    heads = ['name="token"\r\n\r\n'] + [
        f'name="photos"; filename="IMG_{number}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
        for number in range(1, len(photos) + 1)]
    body = b"".join(
        f"--{boundary}\r\nContent-Disposition: form-data; {head}".encode() + content + b"\r\n"
        for head, content in zip(heads, [secrets.token_hex(16).encode(), *photos]))
    return body + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"

"""How near a small picture comes to the best one: the whole photo decoded, then reduced at once by Lanczos."""

import math
from io import BytesIO

from PIL import Image, ImageChops, ImageOps, ImageStat

from ways import FOLDER, Shot, Way, measure

WIDTH = 320
SERVED, FINEST = 80, 100


class Best:
    def __init__(self, shot: Shot):
        self._shot = shot
        with Image.open(shot.file) as stored:
            whole = ImageOps.exif_transpose(stored).convert("RGB")
        self._pixels = whole.resize(shot.upright(WIDTH), Image.LANCZOS)

    def served(self, way: Way) -> float:
        """Decibels of what is served, against the best pixels."""
        measure(1, way.commands(self._shot))
        return decibels(self._made(way), self._pixels)

    def ceiling(self) -> float:
        """The same for the best pixels themselves, served."""
        return decibels(self._encoded(SERVED), self._pixels)

    def reduced(self, way: Way) -> float:
        """Decibels at quality 100, against the best at quality 100: what is left is how the way reduces."""
        measure(1, way.finest_commands(self._shot))
        return decibels(self._made(way), self._encoded(FINEST))

    def _made(self, way: Way) -> Image.Image:
        picture = Image.open(FOLDER / f"{WIDTH}.jpg").convert("RGB")
        return picture if way.turns or not self._shot.is_tall else picture.transpose(Image.ROTATE_270)

    def _encoded(self, quality: int) -> Image.Image:
        file = BytesIO()
        self._pixels.save(file, "JPEG", quality=quality, subsampling="4:2:0")
        return Image.open(file).convert("RGB")


def decibels(picture: Image.Image, other: Image.Image) -> float:
    """Peak signal-to-noise ratio over red, green and blue."""
    if picture.size != other.size:
        raise ValueError(f"{picture.size} is not {other.size}")
    difference = ImageStat.Stat(ImageChops.difference(picture, other))
    return 10 * math.log10(255**2 * sum(difference.count) / sum(difference.sum2))

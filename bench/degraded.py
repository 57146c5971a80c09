"""Pages as a bad scanner, a bad copier and a tired secretary make them: always the same ones for the same seed."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

STAMP_INK = (70, 80, 190)
PEN_INK = (40, 50, 140)


@dataclass(frozen=True)
class Damage:
    """What happens to one page."""

    dpi: int
    quarter: int
    """Quarters of a turn."""
    skew: float
    """Degrees."""
    noise: float
    """Standard deviation, of 255 levels."""
    blur: float
    """Radius in pixels."""
    jpeg: int
    """Quality."""
    grey: bool
    stamped: bool
    """A round stamp over a corner of the code."""
    contrast: float
    """1 leaves it; less fades the print."""

    @classmethod
    def drawn(cls, random: np.random.Generator) -> "Damage":
        """Damage within the bounds that a scan must survive: 150 dpi, ten degrees, quality 30."""
        return cls(
            dpi=int(random.choice([150, 150, 200, 300, 400, 600], p=[0.3, 0.2, 0.2, 0.2, 0.05, 0.05])),
            quarter=int(random.integers(4)),
            skew=float(random.uniform(-10, 10)),
            noise=float(random.uniform(0, 25)),
            blur=float(random.uniform(0, 0.9)),
            jpeg=int(random.integers(30, 90)),
            grey=bool(random.random() < 0.5),
            stamped=bool(random.random() < 0.4),
            contrast=float(random.uniform(0.55, 1.0)),
        )


def degrade(page: Image.Image, dpi: int, damage: Damage, code: tuple[float, float], seed: int) -> bytes:
    """The page, rendered at `dpi`, as a JPEG after the damage; `code` is where the code's corner lies, as shares."""
    random = np.random.default_rng(seed)
    image = page.convert("RGB")
    if damage.stamped:
        image = with_stamp(image, dpi, code)
    scale = damage.dpi / dpi
    image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)
    image = image.rotate(damage.skew, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    image = image.rotate(90 * damage.quarter, expand=True)
    # What blurs a page is the optics: the finer the raster, the more of its points it takes.
    image = image.filter(ImageFilter.GaussianBlur(damage.blur * damage.dpi / 150))
    values = np.asarray(image, dtype=np.float32)
    values = 255 - (255 - values) * damage.contrast
    values = values + random.normal(0, damage.noise, values.shape[:2]).astype(np.float32)[:, :, None]
    image = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    stream = io.BytesIO()
    (image.convert("L") if damage.grey else image).save(stream, "JPEG", quality=damage.jpeg, dpi=(damage.dpi,) * 2)
    return stream.getvalue()


def with_stamp(image: Image.Image, dpi: int, centre: tuple[float, float]) -> Image.Image:
    """The page with a round stamp of 38 mm, its edge over the place given as shares of width and height."""
    radius, middle = 19 / 25.4 * dpi, (centre[0] * image.width, centre[1] * image.height)
    ink = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(ink)
    # The centre lies so far outside that the ring crosses the corner.
    x, y = middle[0] - radius * 0.55, middle[1] + radius * 0.55
    for ring, width in ((1.0, 0.06), (0.72, 0.03)):
        box = (x - radius * ring, y - radius * ring, x + radius * ring, y + radius * ring)
        draw.ellipse(box, outline=STAMP_INK, width=max(1, round(radius * width)))
    for turn in range(24):
        angle = turn / 24 * 2 * np.pi
        px, py = x + 0.86 * radius * np.cos(angle), y + 0.86 * radius * np.sin(angle)
        draw.rectangle((px - radius * 0.05, py - radius * 0.06, px + radius * 0.05, py + radius * 0.06), fill=STAMP_INK)
    return ImageChops.multiply(image, ink)


def with_signature(image: Image.Image, dpi: int, place: tuple[float, float], seed: int = 1) -> Image.Image:
    """The page signed by hand: a scrawl of some 30 × 9 mm whose middle is the place, as shares."""
    random = np.random.default_rng(seed)
    signed = image.convert("RGB")
    draw = ImageDraw.Draw(signed)
    width, height = 30 / 25.4 * dpi, 4.5 / 25.4 * dpi
    steps = np.linspace(0, 1, 14)
    xs = place[0] * image.width + (steps - 0.5) * width
    ys = place[1] * image.height + random.uniform(-1, 0.4, len(steps)) * height
    draw.line(list(zip(xs.tolist(), ys.tolist(), strict=True)), fill=PEN_INK, width=max(1, round(dpi * 0.02)))
    return signed

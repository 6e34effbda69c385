"""A place as maps write it: in China's coordinate systems, as a geohash, in degrees and minutes.

Map services in China may not give out plain coordinates (WGS-84). They give GCJ-02, whose shift
looks random but is a fixed function of the place, or BD-09, which shifts GCJ-02 once more. Both
functions are published, for instance at
https://github.com/googollee/eviltransform and
https://en.wikipedia.org/wiki/Restrictions_on_geographic_data_in_China
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import atan2, cos, floor, hypot, pi, radians, sin, sqrt
from typing import NamedTuple

from harness.matching.numbers import degrees
from harness.matching.spellings import COORDINATES, is_degrees
from harness.matching.variant import Edge, Variant

AXIS = 6378245.0
"""Metres; the ellipsoid of Krasovsky, which the shift is defined on."""
ECCENTRICITY_SQUARED = 0.00669342162296594323
GEOHASH = range(6, 13)
"""Characters: of a cell between a neighbourhood and a hand's breadth."""
_LETTERS = "0123456789bcdefghjkmnpqrstuvwxyz"
_SURE = 7
"""Characters from which a geohash says where somebody is within 150 m."""


class Place(NamedTuple):
    """A point in degrees."""

    latitude: float
    longitude: float

    @property
    def is_shifted_by_law(self) -> bool:
        """Whether it lies in the rectangle around China in which map services shift places."""
        return 0.8293 <= self.latitude <= 55.8271 and 72.004 <= self.longitude <= 137.8347


def gcj02(place: Place) -> Place:
    """The place in GCJ-02, which the maps of Amap, Tencent and Google in China use."""
    east, north = place.longitude - 105, place.latitude - 35
    metres_north = (
        -100
        + 2 * east
        + 3 * north
        + 0.2 * north * north
        + 0.1 * east * north
        + 0.2 * sqrt(abs(east))
        + _waves(20, east * 6, 20, east * 2)
        + _waves(20, north, 40, north / 3)
        + _waves(160, north / 12, 320, north / 30)
    )
    metres_east = (
        300
        + east
        + 2 * north
        + 0.1 * east * east
        + 0.1 * east * north
        + 0.1 * sqrt(abs(east))
        + _waves(20, east * 6, 20, east * 2)
        + _waves(20, east, 40, east / 3)
        + _waves(150, east / 12, 300, east / 30)
    )
    latitude = radians(place.latitude)
    flat = 1 - ECCENTRICITY_SQUARED * sin(latitude) ** 2
    along_meridian = AXIS * (1 - ECCENTRICITY_SQUARED) / flat**1.5
    along_parallel = AXIS / sqrt(flat) * cos(latitude)
    return Place(
        place.latitude + metres_north / along_meridian * 180 / pi,
        place.longitude + metres_east / along_parallel * 180 / pi,
    )


def bd09(place: Place) -> Place:
    """The place in BD-09, which Baidu's maps use, from GCJ-02."""
    turn = pi * 3000 / 180
    distance = hypot(place.longitude, place.latitude) + 0.00002 * sin(place.latitude * turn)
    angle = atan2(place.latitude, place.longitude) + 0.000003 * cos(place.longitude * turn)
    return Place(distance * sin(angle) + 0.006, distance * cos(angle) + 0.0065)


def geohash(place: Place, size: int) -> str:
    """The cell of the place, such as `wtw3sjq` (https://en.wikipedia.org/wiki/Geohash)."""
    bits = size * 5
    longitude = _halved(place.longitude, 180, (bits + 1) // 2)
    latitude = _halved(place.latitude, 90, bits // 2)
    turns = ((longitude, latitude)[at % 2][at // 2] for at in range(bits))
    number = int("".join(turns), 2)
    return "".join(_LETTERS[number >> 5 * at & 31] for at in reversed(range(size)))


def maps(latitude: str, longitude: str) -> Iterator[Variant]:
    """What two coordinates, given in decimal degrees, look like where they are not so written."""
    if not (is_degrees(latitude) and is_degrees(longitude)):
        return
    place = Place(float(latitude), float(longitude))
    systems = {"": place}
    if place.is_shifted_by_law:
        systems["GCJ-02"] = gcj02(place)
        systems["BD-09"] = bd09(systems["GCJ-02"])
    for system, shifted in systems.items():
        among = f", in {system}" if system else ""
        for size in GEOHASH:
            form, text = f"geohash of {size} characters{among}", geohash(shifted, size)
            sure = 0.9 if size >= _SURE else 0.5
            for item in COORDINATES:
                yield Variant(item, form, text.encode(), Edge.WORD, sure)
        for item, number in zip(COORDINATES, shifted, strict=True):
            decimal = _shifted(item, number) if system else _just_below(item, number)
            made = (*_minutes(item, number), *decimal)
            yield from (replace(one, form=f"{one.form}{among}") for one in made)


def _just_below(item: str, number: float) -> Iterator[Variant]:
    """31.233906999999998 for 31.233907, which comes of arithmetic."""
    yield Variant(item, "degrees", f"{number - 1e-9:.9f}".encode(), Edge.BEGINNING, 0.9)


def _shifted(item: str, number: float) -> Iterator[Variant]:
    """Decimal degrees that were computed: libraries differ in the last digit."""
    for last in range(-1, 2):
        text = f"{floor(number * 10**6 + last) / 10**6:.6f}"
        yield Variant(item, "degrees", text.encode(), Edge.BEGINNING, 0.9)
    beside = COORDINATES[item]
    for places in (5, 4, 3):
        for text in (
            f"{number:.{places}f}",
            f"{floor(number * 10**places) / 10**places:.{places}f}",
        ):
            form = f"degrees to {places} decimals"
            companion = "" if places == 5 else beside
            yield Variant(item, form, text.encode(), Edge.DEGREES, 0.8, companion=companion)
    millionths = round(number * 10**6)
    for number_of in range(millionths - 1, millionths + 2):
        form = "millionths of a degree"
        yield Variant(item, form, str(number_of).encode(), Edge.DIGIT, 0.8, companion=beside)
    yield from degrees(item, number)


def _minutes(item: str, number: float) -> Iterator[Variant]:
    """Degrees and their parts, as people, photographs (EXIF) and receivers (NMEA) write them."""
    number = abs(number)
    whole, minutes = int(number), number % 1 * 60
    seconds = minutes % 1 * 60
    for marks in ("°'", "°′", "度分", "° ' ", "° ′ ", "/1,/1,"):
        half = len(marks) // 2
        edge = Edge.BEGINNING if marks[0] == "/" else Edge.DIGIT
        for width, second in product((1, 2), {int(seconds), round(seconds)}):
            text = f"{whole}{marks[:half]}{int(minutes):0{width}}{marks[half:]}{second:0{width}}"
            yield Variant(item, "degrees, minutes and seconds", text.encode(), edge, 0.8)
    for separator in ("°", "° "):
        text = f"{whole}{separator}{floor(minutes * 1000) / 1000:.3f}"
        yield Variant(item, "degrees and minutes", text.encode(), Edge.BEGINNING, 0.8)
    width = 2 if item == "latitude" else 3
    text = f"{whole:0{width}}{floor(minutes * 1000) / 1000:06.3f}"
    yield Variant(item, "degrees and minutes, as NMEA", text.encode(), Edge.BEGINNING, 0.8)


def _waves(first: float, at: float, second: float, beside: float) -> float:
    return (first * sin(at * pi) + second * sin(beside * pi)) * 2 / 3


def _halved(number: float, limit: int, bits: int) -> str:
    """Which half of the range the number is in, again and again, as binary digits."""
    return f"{min(int((number + limit) / (2 * limit) * 2**bits), 2**bits - 1):0{bits}b}"

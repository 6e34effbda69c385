"""Places are found in the systems of Chinese maps, as geohashes, in degrees and minutes."""

from __future__ import annotations

import json
import struct

import pytest

from harness.matching.coordinates import Place, bd09, gcj02, geohash
from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.model.identity import Identity

SHANGHAI = Place(31.1774276, 121.5272106)
BEIJING = Place(39.911954, 116.377817)
PUBLISHED = {
    SHANGHAI: Place(31.17530398364597, 121.531541859215),
    Place(22.543847, 113.912316): Place(22.540796131694766, 113.9171764808363),
    BEIJING: Place(39.91334545536069, 116.38404722455657),
}
"""Places in WGS-84 and GCJ-02, from the tests of https://github.com/googollee/eviltransform."""
NEIGHBOUR = Place(SHANGHAI.latitude + 0.0123, SHANGHAI.longitude - 0.0131)
BOTH = {"latitude", "longitude"}


def matcher(place: Place) -> Matcher:
    return Matcher(Identity(latitude=str(place.latitude), longitude=str(place.longitude)))


AT_SHANGHAI = matcher(SHANGHAI)


def items(body: str | bytes) -> set[str]:
    content = body.encode() if isinstance(body, str) else body
    return {match.item for match in AT_SHANGHAI.search(MessageParts(body=content)).matches}


@pytest.mark.parametrize("place", PUBLISHED)
def test_gcj_02_is_what_was_published(place: Place) -> None:
    assert gcj02(place) == pytest.approx(PUBLISHED[place], abs=1e-9)


def test_bd_09_is_what_was_published() -> None:
    # https://github.com/wandergis/coordtransform, README
    there = Place(39.92133699351021, 116.41036949371029)

    assert bd09(Place(39.915, 116.404)) == pytest.approx(there, abs=1e-9)


def test_a_geohash_is_what_was_published() -> None:
    # https://en.wikipedia.org/wiki/Geohash
    assert geohash(Place(57.64911, 10.40744), 11) == "u4pruydqqvj"
    assert geohash(Place(42.605, -5.603), 5) == "ezs42"


def systems(place: Place) -> dict[str, Place]:
    return {"GCJ-02": gcj02(place), "BD-09": bd09(gcj02(place))}


@pytest.mark.parametrize("system", ["GCJ-02", "BD-09"])
@pytest.mark.parametrize("decimals", [3, 4, 5, 6, 8, 14])
def test_a_shifted_place_is_found_at_every_precision(system: str, decimals: int) -> None:
    for place, expected in ((SHANGHAI, BOTH), (NEIGHBOUR, set())):
        shifted = systems(place)[system]
        text = json.dumps({"y": round(shifted[0], decimals), "x": round(shifted[1], decimals)})

        assert items(text) == expected


@pytest.mark.parametrize("system", ["GCJ-02", "BD-09"])
def test_a_shifted_place_is_found_in_numbers(system: str) -> None:
    for place, expected in ((SHANGHAI, BOTH), (NEIGHBOUR, set())):
        latitude, longitude = systems(place)[system]
        millionths = f"{latitude * 1e6:.0f},{longitude * 1e6:.0f}"
        doubles = struct.pack("<Bd", 9, round(latitude, 6)) + struct.pack("<Bd", 17, longitude)

        assert items(millionths) == expected
        assert items(b"\x0a\x02ok" + doubles) == expected


def written(place: Place) -> dict[str, str]:
    north, east = place
    parts = [(int(half), half % 1 * 60, half % 1 * 60 % 1 * 60) for half in place]
    (lat, lat_minutes, lat_seconds), (lng, lng_minutes, lng_seconds) = parts
    return {
        "geohash of 7": geohash(place, 7),
        "geohash of 9": json.dumps({"g": geohash(place, 9)}),
        "geohash, shifted": f"g={geohash(gcj02(place), 8)}&v=1",
        "seconds": f"{lat}°{int(lat_minutes)}'{lat_seconds:.1f}\"N"
        f" {lng}°{int(lng_minutes)}'{lng_seconds:.1f}\"E",
        "seconds in Chinese": f"北纬{lat}度{int(lat_minutes)}分{lat_seconds:.2f}秒"
        f"东经{lng}度{int(lng_minutes)}分{lng_seconds:.2f}秒",
        "EXIF": f"{lat}/1,{int(lat_minutes)}/1,{lat_seconds * 1000:.0f}/1000;"
        f"{lng}/1,{int(lng_minutes)}/1,{lng_seconds * 1000:.0f}/1000",
        "NMEA": f"$GPGGA,1,{lat:02}{lat_minutes:07.4f},N,{lng:03}{lng_minutes:07.4f},E,1",
        "minutes": f"{lat}°{lat_minutes:.4f}' {lng}°{lng_minutes:.4f}'",
        "GeoJSON": json.dumps({"type": "Point", "coordinates": [round(east, 5), round(north, 5)]}),
    }


@pytest.mark.parametrize("form", written(SHANGHAI))
def test_a_place_is_found_however_it_is_written(form: str) -> None:
    assert items(written(SHANGHAI)[form]) == BOTH
    assert items(written(NEIGHBOUR)[form]) == set()


def test_four_bytes_alone_are_believed_where_a_field_announces_them() -> None:
    packed = struct.pack("<f", SHANGHAI.latitude)
    (match,) = AT_SHANGHAI.search(MessageParts(body=b"\x08\x81\x01\x15" + packed)).matches

    assert (match.item, match.form, match.confidence) == ("latitude", "float", 0.5)
    assert items(b"\xff\x81\x01\x16" + packed) == set()


def test_no_place_is_shifted_outside_of_china() -> None:
    berlin = Place(52.520008, 13.404954)
    found = matcher(berlin).search(MessageParts(body=json.dumps(gcj02(berlin)).encode())).matches

    assert found == ()

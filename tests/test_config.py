"""devices.yaml: what is right is read, and each mistake is answered with its place and the way out.

Files in data/devices are named by what is wrong with them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.config import DEFAULT_LAB, LARGEST_FILE, PROCEDURES, Lab, PhoneFacts, load_lab
from harness.devices.pool import Pool
from harness.errors import BadConfiguration, ExitCode, UsageError

DATA = Path(__file__).parent / "data" / "devices"

MISTAKES = {
    "empty": "1: the file: must be a mapping with phones, virtual",
    "a_list": "1: the file: must be a mapping with phones, virtual",
    "no_yaml": "3: no valid YAML (",
    "two_documents": "3: no valid YAML (",
    "control_sign": "1: no valid YAML (",
    "deeply_nested": "1: no valid YAML (",
    "field_twice": "4: no valid YAML (found duplicate key",
    "python_object": "1: the file: must be a mapping",
    "unknown_field": "2: telephones: no such field; allowed are phones, virtual",
    "unknown_field_of_phone": "5: phones.0.serail: no such field; allowed are name, serial,",
    "unknown_field_of_frida": "6: phones.0.frida.host: no such field; allowed are server, port",
    "unknown_field_of_outside": "3: outside.ca: no such field; allowed are proxy, authority",
    "outside_proxy_without_port": "3: outside.proxy: must be host:port, such as 192.0.2.7",
    "no_phones": "1: the file: no phone at all: list one under phones, or set virtual: 1",
    "phones_as_mapping": "2: phones: must be a list",
    "phone_as_text": "3: phones.0: must be a mapping with name, serial, connect,",
    "contains_itself": "2: phones.0: must be a mapping",
    "name_missing": "3: phones.0.name: must be given",
    "name_with_blank": "3: phones.1.name: must be up to 64 letters, digits, dots, dashes,",
    "name_twice": "2: phones: name 'pixel' stands more than once",
    "name_of_a_virtual_phone": "1: the file: name 'virtual-1' belongs to an embedded phone",
    "address_twice": "2: phones: address 'emulator-5554' stands more than once",
    "neither_serial_nor_connect": "3: phones.0: give either serial or connect",
    "both_serial_and_connect": "3: phones.0: give either serial or connect",
    "serial_as_number": "4: phones.0.serial: must be text; put it in quotes, got 1234",
    "connect_without_port": "4: phones.0.connect: must be host:port, such as 192.0.2.7:5555, got",
    "labels_as_text": "5: phones.0.labels: must be a list, got 'rooted'",
    "label_with_blank": "5: phones.0.labels.1: must be one word, got 'android 14'",
    "proxy_with_shell_sign": "5: phones.0.proxy: must be a host name or an IPv4 address, got",
    "frida_server_relative": "6: phones.0.frida.server: must be a full path on the phone",
    "frida_port_too_high": "6: phones.0.frida.port: must be less than or equal to 65535, got 70000",
    "virtual_too_many": "2: virtual: must be less than or equal to 50, got 51",
    "virtual_as_word": "2: virtual: must be a valid integer, got 'many'",
    "virtual_as_truth": "2: virtual: must be a valid integer, got True",
}


@pytest.mark.parametrize(("mistake", "answer"), MISTAKES.items())
def test_a_mistake_is_answered_with_line_field_and_what_is_allowed(
    mistake: str, answer: str
) -> None:
    path = DATA / f"{mistake}.yaml"
    with pytest.raises(BadConfiguration) as refusal:
        load_lab(path)

    assert refusal.value.sentence.startswith(f"{path}:{answer}")
    assert "\n" not in refusal.value.sentence
    assert refusal.value.exit_code is ExitCode.USAGE


def test_every_file_with_a_mistake_is_tried() -> None:
    assert {path.stem for path in DATA.glob("*.yaml")} == {*MISTAKES, "right"}


def test_a_right_file_is_read_with_everything_it_says() -> None:
    lab = load_lab(DATA / "right.yaml")

    pixel, emulator, remote = lab.phones
    assert pixel == PhoneFacts(
        name="pixel-7",
        serial="0A1B2C",
        labels=("rooted", "android-14"),
        proxy="192.0.2.10",
        frida={"server": "/data/local/tmp/frida-server", "port": 27043},
    )
    assert (emulator.address, emulator.proxy, emulator.frida.port) == (
        "emulator-5554",
        "127.0.0.1",
        27042,
    )
    assert remote.address == "192.0.2.7:5555"
    assert lab.outside.proxy == "192.0.2.1:3128"
    assert lab.outside.authority == Path("/etc/lab/authority.pem")
    assert lab.names == ("pixel-7", "emulator", "remote", "virtual-1", "virtual-2")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"nowhere\.yaml: cannot be read"):
        load_lab(tmp_path / "nowhere.yaml")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "devices.yaml"
    path.write_bytes("virtual: 1 # 手机".encode("gb18030"))

    with pytest.raises(BadConfiguration, match="is no UTF-8 text"):
        load_lab(path)


def test_a_huge_file_is_not_even_parsed(tmp_path: Path) -> None:
    path = tmp_path / "devices.yaml"
    path.write_text("#" * (LARGEST_FILE + 1))

    with pytest.raises(BadConfiguration, match="larger than"):
        load_lab(path)


def test_a_fresh_machine_has_phones() -> None:
    assert DEFAULT_LAB.names == ("virtual-1", "virtual-2")


def test_a_procedure_is_found_by_its_own_name() -> None:
    assert {name: procedure.name for name, procedure in PROCEDURES.items()} == {
        "standard": "standard",
        "quick": "quick",
    }


LAB = Lab(
    phones=(
        PhoneFacts(name="pixel", serial="1", labels=("rooted", "android-14")),
        PhoneFacts(name="mi", serial="2", labels=("android-14",)),
    ),
    virtual=1,
)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ((), ("pixel", "mi", "virtual-1")),
        (("mi",), ("mi",)),
        (("virtual-1", "pixel"), ("virtual-1", "pixel")),
        (("label:android-14",), ("pixel", "mi")),
        (("label:virtual",), ("virtual-1",)),
        (("mi", "label:android-14", "mi"), ("mi", "pixel")),
    ],
)
def test_phones_are_picked_by_name_and_by_label(
    wanted: tuple[str, ...], names: tuple[str, ...], tmp_path: Path
) -> None:
    assert Pool(LAB, tmp_path, wanted=wanted).names == names


@pytest.mark.parametrize("wanted", ["iphone", "label:", "label:blue", "rooted", ""])
def test_a_phone_that_is_not_in_the_lab_is_a_mistake_that_lists_those_that_are(
    wanted: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as refusal:
        Pool(LAB, tmp_path, wanted=(wanted,))

    assert repr(wanted) in refusal.value.sentence
    assert "pixel, mi, virtual-1" in refusal.value.tip


@pytest.mark.parametrize(
    ("facts", "port"),
    [
        ({"serial": "emulator-5556"}, 5556),
        ({"serial": "emulator-5556", "console": 6000}, 6000),
        ({"connect": "192.0.2.7:5555", "console": 6000}, 6000),
        ({"serial": "1A2B3C4D5E6F"}, None),
    ],
)
def test_an_emulator_tells_its_consoles_port_by_its_serial(
    facts: dict[str, object], port: int | None
) -> None:
    assert PhoneFacts.model_validate({"name": "phone-a", **facts}).console_port == port

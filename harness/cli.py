"""The command line: parses, calls, and maps errors to a sentence, a tip and an exit code."""

from __future__ import annotations

import json
import logging
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from harness import __version__
from harness.captures.export import export as export_traffic
from harness.captures.identity import read_identity
from harness.config import DEFAULT_LAB, PROCEDURES, Lab, load_lab, state_folder
from harness.errors import ExitCode, HarnessError, UsageError
from harness.probes import catalogue, catalogue_check
from harness.probes.declarations import Declarations
from harness.report import REPORTS
from harness.rules.judge import judge as judge_recording
from harness.store import runs
from harness.terminal import console, error_console, matches, plain
from harness.terminal import hooks as hook_tables

app = typer.Typer(
    name="harness",
    help="Run Android apps on phones, watch what they do with personal data, judge it by China's "
    "rules (YD/T 4184, T/TAF 077/078, MIIT 164号, 191号).",
    epilog="Exit codes: 0 met · 1 violated or suspect · 2 wrong request · 3 inconclusive · "
    "4 lab fault.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
hooks = typer.Typer(help="What is watched inside an app.", no_args_is_help=True)
app.add_typer(hooks, name="hooks")


class ProcedureName(StrEnum):
    """How long each phase is watched; see harness/config.py."""

    STANDARD = "standard"
    QUICK = "quick"


Devices = Annotated[
    Path | None,
    typer.Option("--devices", help="The lab's phones; without it ./devices.yaml, where there is."),
]
Phones = Annotated[
    list[str] | None,
    typer.Option("--phone", help="Use this phone (a name, or label:WORD). Repeat for several."),
]
Out = Annotated[Path, typer.Option("--out", help="Folder that recordings are kept in.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
RunFolder = Annotated[Path, typer.Argument(metavar="RUN", help="A recording's folder.")]


@app.command()
def run(  # noqa: PLR0913 - one for each option
    apks: Annotated[list[Path], typer.Argument(metavar="APP.apk...", help="The apps to test.")],
    *,
    phone: Phones = None,
    devices: Devices = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Apps at a time; default: as many as phones.")
    ] = None,
    procedure: Annotated[
        ProcedureName, typer.Option(help="How long each phase is watched.")
    ] = ProcedureName.STANDARD,
    bypass_pinning: Annotated[
        bool,
        typer.Option(
            "--bypass-pinning",
            help="Make apps accept the proxy where they pin certificates. Such a run shows what is "
            "sent, and clears nobody: run without it first.",
        ),
    ] = False,
    out: Out = Path("runs"),
) -> None:
    """Test apps on phones: install, watch before and after consent, judge, report."""
    from harness.apps.apk import read_app
    from harness.devices.pool import Pool
    from harness.terminal import tables
    from harness.terminal.live import run_with_table

    lab = _lab(devices)
    apps = [read_app(apk) for apk in apks]
    asked = PROCEDURES[procedure].model_copy(update={"bypass_pinning": bypass_pinning})
    with Pool(lab, state_folder(), wanted=tuple(phone or ())) as pool:
        outcomes = run_with_table(pool, apps, asked, out=out, state=state_folder(), jobs=jobs or 0)
    tables.print_outcomes(outcomes)
    raise typer.Exit(tables.overall(outcomes))


@app.command()
def demo(out: Out = Path("runs")) -> None:
    """Run the calibration apps, whose truth is known, on embedded virtual phones."""
    from harness import calibration
    from harness.apps.apk import read_app
    from harness.devices.pool import Pool
    from harness.terminal import tables
    from harness.terminal.live import run_with_table

    samples = calibration.apps()
    apps = [read_app(sample.apk) for sample in samples]
    with Pool(Lab(virtual=calibration.DEMO_PHONES), state_folder()) as pool:
        outcomes = run_with_table(
            pool, apps, PROCEDURES["quick"], out=out, state=state_folder(), jobs=len(pool.names)
        )
    tables.print_outcomes(outcomes)
    wrong = tables.print_truth(samples, outcomes)
    raise typer.Exit(ExitCode.LAB_FAULT if wrong else ExitCode.MET)


@app.command()
def judge(folder: RunFolder, as_json: AsJson = False) -> None:
    """Judge a recording, also an old one, by the rules of this version."""
    from harness.terminal import tables

    recording = runs.load(folder)
    judgement = judge_recording(recording)
    if as_json:
        sys.stdout.write(judgement.model_dump_json(indent=2) + "\n")
    else:
        tables.print_findings(recording, judgement)
    raise typer.Exit(tables.exit_code(judgement.verdict))


@app.command()
def report(
    folder: RunFolder,
    to: Annotated[Path | None, typer.Option(help="Folder to write to; default: RUN.")] = None,
) -> None:
    """Write the reports of a recording anew."""
    recording = runs.load(folder)
    judgement = judge_recording(recording)
    target = to or folder
    try:
        target.mkdir(parents=True, exist_ok=True)
        written = [writer.write(recording, judgement, target) for writer in REPORTS]
    except OSError as error:
        raise UsageError(f"{target}: reports cannot be written ({error.strerror})") from error
    for path in written:
        console.print(plain(str(path)), soft_wrap=True)


@app.command()
def verify(folder: RunFolder) -> None:
    """Check that nothing in a recording was changed since it was closed."""
    runs.verify(folder)
    console.print(plain(f"{folder}: unchanged since the run was closed"), soft_wrap=True)


@app.command()
def match(
    capture: Annotated[
        Path, typer.Argument(metavar="CAPTURE", help="JSON lines, a HAR, or mitmproxy flows.")
    ],
    identity: Annotated[
        Path, typer.Option("--identity", help="The personal data to look for: a JSON object.")
    ],
    as_json: AsJson = False,
) -> None:
    """Look for personal data, in whatever form, in traffic that was recorded elsewhere.

    Exit code 0 says that the capture was read to its end, whatever was found: what personal data
    mean there is for `judge`. What could not be searched is told with each request.
    """
    known = read_identity(identity, lambda sentence: typer.echo(sentence, err=True))
    matches.search(capture, known, as_json=as_json)


@app.command()
def export(
    folder: RunFolder,
    to: Annotated[Path | None, typer.Option(help="Folder to write to; default: RUN.")] = None,
) -> None:
    """Write a recording's traffic for other tools: traffic.har, and traffic.flows for mitmproxy."""
    for path in export_traffic(runs.load(folder), to or folder):
        console.print(plain(str(path)), soft_wrap=True)


@app.command(name="screen")
def tell_screen(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A tree (.xml), or .jsonl of many.")],
    screenshot: Annotated[
        Path | None, typer.Option(help="The picture of the same moment, PNG or JPEG.")
    ] = None,
    size: Annotated[
        str | None, typer.Option(help="The screen's pixels, as 1080x2340; default: the tree's.")
    ] = None,
    package: Annotated[
        str, typer.Option(help="The app under test; others in front are left.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Say what is recognised on a screen, what would be tapped to leave it, and why.

    Each line {"id", "xml", "size"} of a .jsonl file is answered by a line of JSON.
    """
    from harness.terminal import screens

    if file.suffix == ".jsonl":
        screens.tell_lines(file, package)
        return
    xml = screens.read_file(file, "tree").decode("utf-8", "replace")
    picture = screens.read_file(screenshot, "picture") if screenshot else None
    pixels = screens.read_size(size) if size else (0, 0)
    screens.tell_file(file, screens.Asked(xml, pixels, package, picture), as_json=as_json)


@app.command()
def phones(phone: Phones = None, devices: Devices = None) -> None:
    """List the lab's phones and what state they are in."""
    from harness.devices.pool import Pool
    from harness.terminal import tables

    with Pool(_lab(devices), state_folder(), wanted=tuple(phone or ())) as pool:
        tables.print_phones(pool.listed())


@app.command(name="doctor")
def check_machine(devices: Devices = None) -> None:
    """Check this machine and the lab, and say what is missing."""
    from harness import doctor
    from harness.terminal import tables

    checks = doctor.examine(_lab(devices), state_folder())
    tables.print_checks(checks)
    raise typer.Exit(ExitCode.MET if all(check.good for check in checks) else ExitCode.LAB_FAULT)


@hooks.command(name="list")
def list_hooks(as_json: AsJson = False) -> None:
    """Print the hook catalogue."""
    watched = catalogue.entries()
    if as_json:
        sys.stdout.write(
            "[" + ",\n".join(e.model_dump_json(by_alias=True) for e in watched) + "]\n"
        )
    else:
        hook_tables.print_catalogue(watched)


@hooks.command(name="check")
def check_hooks(
    declarations: Annotated[
        Path, typer.Option(help="The SDK's declarations, as TypeScript.", show_default=False)
    ] = catalogue_check.DECLARATIONS,
    as_json: AsJson = False,
) -> None:
    """Compare the hook catalogue with the public Android SDK: a dead name watches nothing."""
    sdk = Declarations.read(declarations)
    checks = [catalogue_check.check(entry, sdk) for entry in catalogue.entries()]
    if as_json:
        sys.stdout.write(json.dumps([check.as_row() for check in checks], indent=1) + "\n")
    else:
        hook_tables.print_check(checks)
    if any(check.problem for check in checks):
        raise typer.Exit(ExitCode.VIOLATED)


def _print_version(wanted: bool) -> None:
    if wanted:
        console.print(f"harness {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what is done.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Version.")
    ] = False,
) -> None:
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR, format="%(levelname)s %(message)s"
    )


def _lab(path: Path | None) -> Lab:
    if path is not None:
        return load_lab(path)
    here = Path("devices.yaml")
    return load_lab(here) if here.exists() else DEFAULT_LAB


def main() -> None:
    """Run the command line; the only place where an error becomes an exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: phones are given back
    try:
        app(standalone_mode=True)
    except HarnessError as error:
        _tell(error, error_console)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        error_console.print("stopped")
        sys.exit(130)


def _tell(error: HarnessError, to: Console) -> None:
    kind = "usage" if isinstance(error, UsageError) else "lab"
    to.print(f"[bold red]{kind} error:[/] ", end="")
    to.print(error.sentence, markup=False, highlight=False, soft_wrap=True)
    if error.tip:
        to.print(f"tip: {error.tip}", markup=False, highlight=False, soft_wrap=True)

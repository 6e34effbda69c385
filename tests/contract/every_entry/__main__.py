"""Lists what the virtual phone lacks of the catalogue: `python -m tests.contract.every_entry`."""

from __future__ import annotations

import sys
from collections import defaultdict

from .app import PACKAGE
from .plan import make_plan
from .signatures import Runtime

SDK_LEVEL = 34


def main() -> None:
    """Print the methods by class, those of the app's own libraries left out."""
    runtime = Runtime()
    plan = make_plan(runtime, PACKAGE, SDK_LEVEL)
    lacking: dict[str, set[str]] = defaultdict(set)
    for entry in plan.absent:
        if entry.home is None and entry.exists_on(SDK_LEVEL):
            lacking[entry.class_name].add(entry.method)
    for class_name, methods in sorted(lacking.items()):
        known = "" if runtime.get(class_name) else " (no such class)"
        sys.stdout.write(f"{class_name}{known}: {', '.join(sorted(methods))}\n")
    overloads = {call.method for call in plan.calls}
    sys.stdout.write(f"{len(plan.calls)} calls of {len(overloads)} overloads\n")
    runtime.close()


if __name__ == "__main__":
    main()

"""What is true of a calibration app: which rules must find what, and which must find nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from harness.errors import BadConfiguration
from harness.model.finding import Verdict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Description(_Part):
    """What the app does, for people."""

    zh: str
    en: str


class Expected(_Part):
    """One verdict that a faultless harness gives."""

    rule: str
    """Id of the rule."""
    verdict: Verdict
    because: str
    """What the app does to deserve it."""


class Truth(_Part):
    """All that is expected of one app."""

    package: str
    """Application id, such as `cn.example.calibration.pinned`."""
    description: Description
    must_find: tuple[Expected, ...] = ()
    """Verdicts that have to come; another verdict is a miss."""
    must_not_find: tuple[str, ...] = ()
    """Rules that may neither be violated nor suspect; if one is, it is a false alarm."""
    observations: tuple[str, ...] = ()
    """Evidence that has to be on the timeline, in plain words."""

    @model_validator(mode="after")
    def _no_rule_is_both(self) -> Truth:
        both = {expected.rule for expected in self.must_find} & set(self.must_not_find)
        if both:
            raise ValueError(f"both in must_find and must_not_find: {', '.join(sorted(both))}")
        return self


@dataclass(frozen=True)
class CalibrationApp:
    """A signed APK and what is true of it."""

    name: str
    apk: Path
    truth: Truth


def read_truth(path: Path) -> Truth:
    """Read one truth.yaml. Raises BadConfiguration with the file's name and what is wrong."""
    try:
        return Truth.model_validate(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    except (OSError, YAMLError, ValidationError) as error:
        raise BadConfiguration(f"{path.parent.name}/{path.name}: {error}") from error

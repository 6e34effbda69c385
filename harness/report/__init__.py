"""Tells people and machines what was found."""

from harness.report.html import HtmlReport
from harness.report.interface import Report
from harness.report.json import JsonReport

REPORTS: tuple[Report, ...] = (HtmlReport(), JsonReport())
"""Every report the harness can write."""

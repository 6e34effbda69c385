"""The size of the screen and of the system's bars, in pixels."""

from __future__ import annotations

from harness.virtualphone.node import Rect

WIDTH = 1080
HEIGHT = 2340
DENSITY = 440
"""Dots per inch; a dp is 2.75 pixels."""
STATUS_BAR_HEIGHT = 66
NAVIGATION_BAR_HEIGHT = 132
APP_BAR_HEIGHT = 154

SCREEN = Rect(0, 0, WIDTH, HEIGHT)
STATUS_BAR = Rect(0, 0, WIDTH, STATUS_BAR_HEIGHT)
NAVIGATION_BAR = Rect(0, HEIGHT - NAVIGATION_BAR_HEIGHT, WIDTH, HEIGHT)
CONTENT = Rect(0, STATUS_BAR_HEIGHT, WIDTH, HEIGHT - NAVIGATION_BAR_HEIGHT)
"""What the bars leave to apps."""

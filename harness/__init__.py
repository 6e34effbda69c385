"""Run an Android app on a phone, watch its use of personal data, judge it by China's rules."""

__version__ = "0.1.0"

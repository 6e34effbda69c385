"""Recordings of traffic that other tools made or read: JSON lines, HAR, mitmproxy flows."""

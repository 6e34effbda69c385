"""The phone's one typeface, a subset made by `build.py`."""

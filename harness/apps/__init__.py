"""The app under test: read its package, put it on a phone."""

"""A phone without a phone: an embedded device that speaks a real phone's protocols."""

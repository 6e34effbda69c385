"""Where a phone comes from, and what can be done to it."""

"""The Java side of app processes, and what builds it."""

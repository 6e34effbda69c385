"""The phone's shell: its language, and its commands by family."""

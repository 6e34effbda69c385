"""What the specifications demand, as pure functions of a timeline."""

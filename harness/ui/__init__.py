"""What is on the screen, what it means, and the hand that taps."""

"""What flows through the harness: plain values that import nothing of ours."""

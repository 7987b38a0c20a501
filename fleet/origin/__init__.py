"""The origin's side of the circle: the gate, the barrier, and publishing what the fold made."""

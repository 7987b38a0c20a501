"""What operators do: make worlds, join them, look at them, steer them."""

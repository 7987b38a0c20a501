"""The worker's side of the circle: pull, compute the slice, push the delivery, wait."""

"""The fold: the pure function from the tip's documents and the deliveries to the next state and its report."""

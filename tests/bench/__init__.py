"""Benchmarks: what a frame costs, beside what bare git would take for the same commits. They assert no times."""

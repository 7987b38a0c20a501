"""gitfleet: a society of autonomous agents that several machines run together with nothing but git between them."""

__version__ = "0.1.0"

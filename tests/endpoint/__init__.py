"""A model's endpoint for tests and measurements: a real HTTP server on loopback that speaks OpenAI's and Ollama's
protocol, answers any schema, and fails in all the ways that models and their servers fail.

It never leaves this machine, and knows nothing of prices.
"""

from __future__ import annotations

from tests.endpoint.apart import Apart
from tests.endpoint.plans import each, mix, sequence
from tests.endpoint.replies import HOSTILE, MODES
from tests.endpoint.request import Request
from tests.endpoint.server import Endpoint, dead_url

__all__ = ["HOSTILE", "MODES", "Apart", "Endpoint", "Request", "dead_url", "each", "mix", "sequence"]

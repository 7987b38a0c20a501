#!/usr/bin/env python3
"""Asks on, where nobody has answered yet."""

import json
import sys

turn = json.load(sys.stdin)
quiet = [thread for thread in turn["view"]["threads"] if thread["why"] == "quiet" and thread["agent"] != turn["agent"]]
answers = [{"do": "comment", "on": thread["id"], "body": f"Say more about {thread['title']!r}?"} for thread in quiet]
json.dump({"actions": answers[: turn["limits"]["actions"]]}, sys.stdout)

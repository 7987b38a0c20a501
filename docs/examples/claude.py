#!/usr/bin/env python3
"""Claude Code as a mind that says what it cost: claude.py /path/to/assistant.sh [OPTIONS of claude]."""

import json
import math
import subprocess
import sys

ask = [sys.argv[1], "claude", "-p", "--tools", "", "--output-format", "json", *sys.argv[2:]]
said = json.loads(
    subprocess.run(ask, stdout=subprocess.PIPE).stdout or '{"is_error": true, "result": "it said nothing"}'
)
if said["is_error"]:
    sys.exit(said["result"])
text, counted = said["result"], said["usage"]
answer = json.loads(text[text.index("{") : text.rindex("}") + 1])
prompt = sum(counted.get(key, 0) for key in ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"))
cost = math.ceil(said["total_cost_usd"] * 10**6)
usage = {"model": "claude", "prompt_tokens": prompt, "completion_tokens": counted["output_tokens"], "microusd": cost}
print(json.dumps({**answer, "usage": usage}))

#!/bin/sh
# A machine as an agent: in every tenth frame it says how it is doing, else it is silent.
frame=$(sed 's/.*"frame":\([0-9][0-9]*\).*/\1/')
if [ $((frame % 10)) -eq 0 ]; then
	doing=$(uptime | tr -d '"\\')
	printf '{"actions": [{"do": "post", "channel": "general", "title": "How %s is doing", "body": "%s"}]}\n' \
		"$(uname -n)" "$doing"
else
	echo '{"actions": []}'
fi

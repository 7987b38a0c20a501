"""The endpoint that the tests of minds rely on: it answers any schema, fails as told, counts right and is on time."""

from __future__ import annotations

import asyncio
import http.client
import json
import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import jsonschema
import pytest
from hypothesis import strategies as st

from tests.endpoint import HOSTILE, MODES, Apart, Endpoint, answers, dead_url, each, mix
from tests.worlds import law

SCHEMA = {
    "type": "object",
    "properties": {
        "actions": {
            "type": "array",
            "items": {
                "anyOf": [
                    {
                        "type": "object",
                        "properties": {
                            "do": {"enum": ["post"]},
                            "body": {"type": "string"},
                            "tags": {"type": ["array", "null"], "items": {"type": "string"}},
                        },
                        "required": ["do", "body", "tags"],
                        "additionalProperties": False,
                    },
                    {
                        "type": "object",
                        "properties": {"do": {"enum": ["vote"]}, "value": {"enum": [1, -1]}},
                        "required": ["do", "value"],
                        "additionalProperties": False,
                    },
                ]
            },
        }
    },
    "required": ["actions"],
    "additionalProperties": False,
}


def asked(text: str = "hello", schema: Any = SCHEMA, **more: Any) -> dict[str, Any]:
    body = {"model": "m", "messages": [{"role": "user", "content": text}], **more}
    if schema is not None:
        body["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "a", "strict": True, "schema": schema},
        }
    return body


def post(endpoint: Endpoint | Apart, body: Any, path: str = "/v1/chat/completions", timeout: float = 5) -> Any:
    """Status, headers and bytes of one answer."""
    port = int(endpoint.ollama_url.rpartition(":")[2])
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        line.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        line.close()


def said(endpoint: Endpoint | Apart, body: Any) -> Any:
    """What the model says."""
    return json.loads(post(endpoint, body)[2])["choices"][0]["message"]["content"]


def valid(text: str, schema: Any = SCHEMA) -> bool:
    return bool(jsonschema.Draft202012Validator(schema).is_valid(json.loads(text)))


# ---- answers

leaves = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "maxLength": 9},
        {"type": "string", "minLength": 90},
        {"type": "integer"},
        {"type": "integer", "minimum": -3, "exclusiveMaximum": -1},
        {"type": "number", "minimum": 0.25, "maximum": 0.5},
        {"type": "boolean"},
        {"type": ["string", "null"]},
        {"enum": ["a", "b"]},
        {"const": 7},
        {"type": "object"},
        {"$ref": "#/$defs/leaf"},
    ]
)


def larger(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    objects = st.dictionaries(st.sampled_from("abc"), parts).map(
        lambda found: {
            "type": "object",
            "properties": found,
            "required": sorted(found),
            "additionalProperties": False,
        }
    )
    arrays = st.builds(
        lambda part, least: {"type": "array", "items": part, "minItems": least}, parts, st.integers(0, 3)
    )
    return objects | arrays | st.lists(parts, min_size=1, max_size=3).map(lambda found: {"anyOf": found})


@law(st.recursive(leaves, larger, max_leaves=8), st.integers())
def test_an_answer_is_valid_for_a_schema_never_seen(schema: Any, seed: int) -> None:
    schema = {**schema, "$defs": {"leaf": {"type": "string"}}}
    jsonschema.validate(answers.answer(schema, random.Random(seed)), schema)


def test_a_schema_that_refers_to_itself_ends() -> None:
    schema = {
        "$defs": {
            "node": {
                "type": "object",
                "properties": {"nodes": {"type": "array", "items": {"$ref": "#/$defs/node"}}},
                "required": ["nodes"],
            }
        },
        "$ref": "#/$defs/node",
    }
    jsonschema.validate(answers.answer(schema, random.Random(1)), schema)


def test_the_same_request_has_the_same_answer_and_others_have_others() -> None:
    with Endpoint() as endpoint:
        texts = [said(endpoint, asked(text)) for text in ("a", "b", "c", "a")]
        plain = said(endpoint, asked("a", schema=None))
    assert texts[0] == texts[3]
    assert len(set(texts)) == 3
    assert all(valid(text) for text in texts)
    assert not plain.startswith("{")


# ---- protocols


def test_openai_says_usage_models_and_why_it_ended() -> None:
    with Endpoint(models=("small",)) as endpoint:
        status, _, raw = post(endpoint, asked("x" * 400, max_tokens=3))
        listed = http.client.HTTPConnection("127.0.0.1", int(endpoint.ollama_url.rpartition(":")[2]))
        listed.request("GET", "/v1/models")
        models = json.load(listed.getresponse())
        listed.close()
    answer = json.loads(raw)
    assert status == 200
    assert answer["usage"] == {"prompt_tokens": 100, "completion_tokens": 3, "total_tokens": 103}
    assert answer["choices"][0]["finish_reason"] == "stop"
    assert [model["id"] for model in models["data"]] == ["small"]
    assert (endpoint.count, endpoint.lookups) == (1, ["/v1/models"])


def test_ollama_takes_its_own_format_and_says_its_window() -> None:
    body = {"model": "m", "messages": asked()["messages"], "stream": False, "format": SCHEMA}
    with Endpoint(usage=(12, 34), window=4096) as endpoint:
        answer = json.loads(post(endpoint, body, "/api/chat")[2])
        shown = json.loads(post(endpoint, {"name": "m"}, "/api/show")[2])
    assert valid(answer["message"]["content"])
    assert (answer["done"], answer["done_reason"]) == (True, "stop")
    assert (answer["prompt_eval_count"], answer["eval_count"]) == (12, 34)
    assert shown["model_info"]["test.context_length"] == 4096


@pytest.mark.parametrize("body", [{}, {"model": "m", "messages": []}, [], asked(stream=True)])
def test_a_request_that_no_model_could_answer_is_refused(body: Any) -> None:
    with Endpoint() as endpoint:
        assert post(endpoint, body)[0] == 400


def test_a_record_says_what_was_asked() -> None:
    with Endpoint() as endpoint:
        post(endpoint, asked("hello", max_tokens=9))
        (request,) = endpoint.requests
    assert (request.number, request.path, request.mode) == (1, "/v1/chat/completions", "ok")
    assert (request.model, request.texts, request.max_tokens, request.schema) == ("m", ["hello"], 9, SCHEMA)
    assert request.headers["content-type"] == "application/json"
    assert request.answered is not None and request.answered >= request.time


def test_a_connection_serves_many_requests_even_if_they_come_at_once() -> None:
    body = json.dumps(asked()).encode()
    one = b"POST /v1/chat/completions HTTP/1.1\r\ncontent-length: %d\r\n\r\n" % len(body) + body
    with Endpoint(0.01) as endpoint, socket.create_connection(("127.0.0.1", int(endpoint.ollama_url[17:]))) as line:
        line.sendall(one * 3)
        seen = b""
        while seen.count(b"HTTP/1.1 200") < 3:
            seen += line.recv(65536)
        assert (endpoint.count, endpoint.most_in_flight) == (3, 1)


# ---- modes


@pytest.mark.parametrize("mode", ["fenced", "think"])
def test_wrapped_answers_hold_the_right_one(mode: str) -> None:
    with Endpoint(plan=("ok", mode)) as endpoint:
        right, wrapped = said(endpoint, asked()), said(endpoint, asked())
    assert right in wrapped and not wrapped.startswith(right)


@pytest.mark.parametrize("mode", ["bad-json", "cut-off"])
def test_broken_answers_are_not_json(mode: str) -> None:
    with Endpoint(plan=mode) as endpoint:
        for text in "abcdefgh":
            with pytest.raises(ValueError):
                json.loads(said(endpoint, asked(text)))


def test_wrong_answers_are_json_but_not_of_the_schema() -> None:
    with Endpoint(plan="wrong-schema") as endpoint:
        assert not valid(said(endpoint, asked()))


def test_some_bad_is_one_good_and_one_bad_action() -> None:
    with Endpoint(plan="some-bad") as endpoint:
        for text in "abcdefgh":
            good, bad = json.loads(said(endpoint, asked(text)))["actions"]
            assert valid(json.dumps({"actions": [good]})) and not valid(json.dumps({"actions": [bad]}))


@pytest.mark.parametrize(
    "mode, content, refused",
    [("empty", "", False), ("none", None, False), ("refusal", None, True)],
)
def test_answers_without_content(mode: str, content: Any, refused: bool) -> None:
    with Endpoint(plan=mode) as endpoint:
        message = json.loads(post(endpoint, asked())[2])["choices"][0]["message"]
    assert (message["content"], bool(message["refusal"])) == (content, refused)


@pytest.mark.parametrize(
    "mode, status, code",
    [
        ("429", 429, "rate_limit_exceeded"),
        ("500", 500, None),
        ("503", 503, None),
        ("401", 401, "invalid_api_key"),
        ("400-context", 400, "context_length_exceeded"),
    ],
)
def test_errors_are_said_in_the_protocol(mode: str, status: int, code: str | None) -> None:
    with Endpoint(plan=mode) as endpoint:
        got, _, raw = post(endpoint, asked())
    assert (got, json.loads(raw)["error"]["code"]) == (status, code)


def test_retry_after_is_seconds_a_fraction_a_date_or_absent() -> None:
    with Endpoint(plan=("429", "429:0.25", "429:date+2", "429-bare")) as endpoint:
        told = [post(endpoint, asked())[1]["retry-after"] for _ in range(4)]
    assert told[:2] == ["1", "0.25"]
    assert told[2].endswith(" GMT") and told[3] is None


def test_a_proxy_and_a_silent_counter() -> None:
    with Endpoint(plan=("html", "no-usage")) as endpoint:
        status, headers, raw = post(endpoint, asked())
        silent = json.loads(post(endpoint, asked())[2])
    assert (status, headers["content-type"], raw[:9]) == (200, "text/html", b"<!DOCTYPE")
    assert "usage" not in silent


def test_a_hang_and_a_drip_outlast_the_caller_and_are_not_answered() -> None:
    with Endpoint(plan=("hang", "drip:0.01")) as endpoint:
        with pytest.raises(TimeoutError):
            post(endpoint, asked(), timeout=0.1)
        with ThreadPoolExecutor(1) as pool:
            dripping = pool.submit(post, endpoint, asked(), timeout=1)
            time.sleep(0.3)  # longer than ten bytes take, each within any limit for a read
            assert not dripping.done()
            endpoint.stop()
            with pytest.raises((OSError, http.client.HTTPException)):
                dripping.result()
        assert [request.answered for request in endpoint.requests] == [None, None]


def test_a_reset_comes_in_the_middle_of_an_answer() -> None:
    with Endpoint(plan=("reset", "ok")) as endpoint:
        with pytest.raises((ConnectionError, http.client.IncompleteRead)):
            post(endpoint, asked())
        assert post(endpoint, asked())[0] == 200


def test_a_huge_answer_comes_whole() -> None:
    with Endpoint(plan="huge") as endpoint:
        assert len(post(endpoint, asked())[2]) > 20_000_000


def test_hostile_answers_come_in_turn() -> None:
    with Endpoint(plan="hostile") as endpoint:
        got = [post(endpoint, asked()) for _ in HOSTILE]
    assert {status for status, _, _ in got} == {200}
    assert len({raw for _, _, raw in got}) == len(HOSTILE)


@pytest.mark.parametrize("mode", sorted(MODES.keys() - {"hang", "drip", "reset", "slow", "html"}))
def test_each_mode_is_sound_http_in_both_protocols(mode: str) -> None:
    ollama = {"model": "m", "messages": asked()["messages"], "stream": False, "format": "json"}
    with Endpoint(plan=mode) as endpoint:
        for body, path in ((asked(), "/v1/chat/completions"), (asked(schema=None), "/v1/chat/completions")):
            assert isinstance(json.loads(post(endpoint, body, path)[2]), dict)
        assert isinstance(json.loads(post(endpoint, ollama, "/api/chat")[2]), dict)
    assert endpoint.by_mode == {mode: 3}


def test_a_dead_port_refuses_at_once() -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(dead_url().removesuffix("/v1").rpartition(":")[2])))


# ---- plans


def test_modes_go_in_order_and_the_last_repeats() -> None:
    with Endpoint() as endpoint:
        endpoint.modes("500", "ok")
        assert [post(endpoint, asked())[0] for _ in range(3)] == [500, 200, 200]
        endpoint.modes(lambda request: "503" if "down" in request.texts[-1] else "ok")
        assert [post(endpoint, asked(text))[0] for text in ("up", "down")] == [200, 503]


def test_a_plan_may_say_the_very_answer() -> None:
    with Endpoint(plan=lambda request: f"say:{request.texts[-1]}: yes") as endpoint:
        assert [said(endpoint, asked(text)) for text in ("a", "b")] == ["a: yes", "b: yes"]
    assert endpoint.by_mode == {"say": 2}


def test_each_conversation_has_its_own_order() -> None:
    with Endpoint(plan=each("500", "ok")) as endpoint:
        assert [post(endpoint, asked(text))[0] for text in ("a", "b", "b", "a")] == [500, 500, 200, 200]


def test_a_mix_is_settled_by_its_seed_and_not_by_the_order_of_arrival() -> None:
    texts = [str(n) for n in range(20)]
    seen = []
    for order in (texts, texts[::-1]):
        with Endpoint(plan=mix("7", {"ok": 3, "500": 1})) as endpoint:
            seen.append({text: post(endpoint, asked(text))[0] for text in order})
    assert seen[0] == seen[1]
    assert set(seen[0].values()) == {200, 500}


def test_a_mode_that_does_not_exist_is_an_error_of_the_test() -> None:
    with pytest.raises(ValueError, match="no mode 'okay'"):
        Endpoint(plan="okay")
    with pytest.raises(KeyError, match="okay"), Endpoint(plan=lambda request: "okay") as endpoint:
        assert post(endpoint, asked())[0] == 500


# ---- time


async def ask_at_once(url: str, count: int) -> list[float]:
    """Seconds of each of so many calls at the same time."""
    port = int(url.removesuffix("/v1").rpartition(":")[2])
    body = json.dumps(asked()).encode()
    whole = b"POST /v1/chat/completions HTTP/1.1\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % len(body) + body

    async def one() -> float:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        begun = time.monotonic()
        writer.write(whole)
        answer = await reader.read()
        took = time.monotonic() - begun
        writer.close()
        assert answer.startswith(b"HTTP/1.1 200")
        return took

    return await asyncio.gather(*(one() for _ in range(count)))


def test_400_calls_wait_side_by_side() -> None:
    with Endpoint(1.0) as endpoint:
        begun = time.monotonic()
        took = asyncio.run(ask_at_once(endpoint.url, 400))
        assert time.monotonic() - begun < 3
    assert min(took) >= 1.0
    assert endpoint.most_in_flight == 400
    assert endpoint.in_flight == 0


def test_a_caller_that_dies_was_counted_and_is_in_flight_no_more() -> None:
    body = json.dumps(asked()).encode()
    with Endpoint(30.0) as endpoint:
        with socket.create_connection(("127.0.0.1", int(endpoint.ollama_url[17:]))) as line:
            line.sendall(b"POST /v1/chat/completions HTTP/1.1\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
            endpoint.wait_for(1)
            assert endpoint.in_flight == 1
        end = time.monotonic() + 5
        while endpoint.in_flight and time.monotonic() < end:
            time.sleep(0.002)
        assert (endpoint.count, endpoint.in_flight) == (1, 0)


def test_latency_is_exact_and_may_change() -> None:
    with Endpoint() as endpoint:
        for latency in (0.05, 0.1):
            endpoint.latency = latency
            post(endpoint, asked())
        gaps = [request.answered - request.time for request in endpoint.requests if request.answered]
    assert gaps == pytest.approx([0.05, 0.1], abs=0.01)


def test_apart_it_counts_for_who_started_it() -> None:
    with Apart("--latency-ms", "20", "--mode", "500", "--mode", "ok") as endpoint:
        assert [post(endpoint, asked())[0] for _ in range(2)] == [500, 200]
        stats = endpoint.stats()
    assert (stats["count"], stats["most_in_flight"], stats["modes"]) == (2, 1, {"500": 1, "ok": 1})

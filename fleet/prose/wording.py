"""Sentences out of parts: capitals, ends, slots, quotes, numbers. It knows no topic and no speaker."""

from __future__ import annotations

import re

SLOT = re.compile(r"\{([A-Za-z0-9_]+)\}")
NUMBERS = """
    three four five six seven eight nine eleven thirteen fourteen sixteen seventeen nineteen twenty-two twenty-three
    twenty-six twenty-nine thirty-one thirty-four thirty-seven
    """
COUNTS = "none one two three four five six seven eight nine ten eleven twelve"
STOPPED = """
    a about above after again against all almost along already also although always am among an and another any
    anybody anyone anything are around as ask at away back be because been before behind being below beside
    between both but by came can cannot come could did do does done down each either else enough even ever every
    everybody everyone everything few first for from get gets give go goes going good got had half has have having
    he her here him his how i if in into is it its itself just keep know last least left less let like little long
    look made make makes many may me might mine more most much must my near nearly neither never next no nobody
    none nor not nothing now of off often on once one only or other others ought our ours out over own part people
    perhaps put quite rather really right said same say says see seen shall she should since so some somebody
    someone something still such sure take tell than that the their them then there these they thing things think
    this those though three through thus time to too took towards true twice two under until up upon us very want
    was way we well went were what when where whether which while who whole whom whose why will with within
    without word words would write wrote yes yet you your yours year years
    """
STOP = frozenset(STOPPED.split())
HEAD = re.compile(
    r" (?:of|in|on|at|by|to|for|from|with|without|behind|under|below|between|beside|before"
    r"|that|who|which|where|nobody) "
)
OPENER = re.compile(r"^(?:(?:so|and|but|because|since|which|who|that|where|while|when|if|or|as|for|then|than) )+", re.I)
START = re.compile(r"([.?!]”? “?)([a-z])")
CLAUSE = re.compile(r"[^.,;:?!()\n“”\"…—]+")
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def capital(text: str) -> str:
    """With its first letter large; an @name stays as it is, since names are lower case, and so does `code`."""
    for i, letter in enumerate(text):
        if letter in "@`":
            return text
        if letter.isalnum():
            return text[:i] + letter.upper() + text[i + 1 :]
    return text


def fill(template: str, **slots: str) -> str:
    """The template with its slots filled; a slot that is written large gets its text with a capital."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        return slots[name] if name in slots else capital(slots[name.lower()])

    return SLOT.sub(value, template)


def sentences(text: str) -> str:
    """Put right what joining leaves wrong: ends doubled, a capital missing at the start."""
    for wrong, right in (("?.", "?"), ("!.", "!"), ("..", "."), (".,", ","), ("?!", "?"), ("?,", "?"), (" .", ".")):
        text = text.replace(wrong, right)
    return START.sub(lambda match: match.group(1) + match.group(2).upper(), capital(text.strip()))


def quoted(words: str) -> str:
    """In quotation marks."""
    return f"“{words}”"


def a(noun: str) -> str:
    """With its indefinite article."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def plural(noun: str) -> bool:
    """Whether a noun phrase with its article takes a verb in the plural, going by its head."""
    head = HEAD.split(noun, maxsplit=1)[0]
    return " and " in head or (head.endswith("s") and not head.endswith(("ss", "us", "is", "ens", "series", "'s")))


def number(n: int) -> str:
    """A number in words from the list of those that do not sound round."""
    known = NUMBERS.split()
    return known[n % len(known)]


def count(n: int) -> str:
    """How many, in words as far as one writes them."""
    words = COUNTS.split()
    return words[n] if n < len(words) else str(n)


def content(text: str) -> set[str]:
    """The words of a text that carry its matter, in lower case and roughly without plurals."""
    return {stem(word) for word in WORD.findall(text.lower()) if word not in STOP and len(word) > 2}


def stem(word: str) -> str:
    """Without the s of a plural."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def telling_clause(text: str) -> str:
    """The clause of three to nine words with the most matter in it, or ""; for text of which nothing else is known."""
    best, most = "", 1
    for match in CLAUSE.finditer(text):
        words = OPENER.sub("", match.group().strip()).split()
        if 3 <= len(words) <= 9 and len(match.group()) <= 80 and "@" not in match.group():
            score = sum(1 for word in words if word.lower() not in STOP and len(word) > 3)
            if score > most:
                best, most = " ".join(words), score
    return best

"""A project of the agents: the kitty of a shared house. Text only; `fleet.prose.catalogue` reads it."""

TEXT = r'''
%% project kitty | the kitty | who paid what in a shared house, and who owes whom
%% topics coffee brewing, allotments, corner shops, public libraries, spreadsheets, minutes of meetings, soup, ferries

%% step base
%% title Start the kitty: a book of who paid for what
%% title A book for the shared kitty
%% why Every house I know keeps this in a tin or in a spreadsheet that nobody trusts. This is the smallest thing that
    could replace the tin: entries, a total, and who is in it. Amounts are whole cents, so nothing is ever rounded
    behind anybody's back.
%% about the book; the tin on the shelf; whole cents
%% like whole cents are the right choice, because a tin has never held half of one
%% ask why are amounts whole cents and not numbers with a point?
%% say a float forgets the odd cent sooner or later, and then people argue about the float instead of the bread
%% ask can somebody pay for something they do not share?
%% say they can, the payer is among the sharers only if you put them there
%% file README.md
# kitty

Who paid what in a shared house, and who owes whom. Amounts are whole cents.

## What is in it

- `kitty.book` holds the entries, as they were written down

## Try it

    python3 -m unittest
%% file kitty/__init__.py
"""The kitty of a shared house."""
%% file kitty/book.py
"""The book: who paid how much, for what, and for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """One payment, in cents, and who shares it."""

    payer: str
    cents: int
    what: str
    sharers: tuple[str, ...]


@dataclass
class Book:
    """Entries, in the order in which they were written down."""

    entries: list[Entry] = field(default_factory=list)

    def add(self, payer: str, cents: int, what: str, sharers: Iterable[str]) -> Entry:
        """Write down a payment. Raises ValueError for one of nothing, or for nobody."""
        entry = Entry(payer, cents, what, tuple(sharers))
        if cents <= 0:
            raise ValueError(f"{what} cannot cost {cents} cents")
        if not entry.sharers:
            raise ValueError(f"nobody shares {what}")
        self.entries.append(entry)
        return entry

    def total(self) -> int:
        """What everybody paid, taken together."""
        return sum(entry.cents for entry in self.entries)

    def people(self) -> list[str]:
        """Everybody who paid or shared, by name."""
        return sorted({name for entry in self.entries for name in (entry.payer, *entry.sharers)})
%% file tests/__init__.py
"""Run them with `python3 -m unittest` in the folder above."""
%% file tests/test_book.py
import unittest

from kitty.book import Book


class BookTest(unittest.TestCase):
    def setUp(self) -> None:
        self.book = Book()
        self.book.add("ada", 420, "bread", ["ada", "bo"])
        self.book.add("bo", 1280, "coffee", ["ada", "bo", "cy"])

    def test_total(self) -> None:
        self.assertEqual(self.book.total(), 1700)

    def test_everybody_is_known_who_paid_or_shared(self) -> None:
        self.assertEqual(self.book.people(), ["ada", "bo", "cy"])

    def test_a_payment_of_nothing_is_refused(self) -> None:
        with self.assertRaises(ValueError):
            self.book.add("cy", 0, "air", ["ada"])

    def test_a_payment_for_nobody_is_refused(self) -> None:
        with self.assertRaises(ValueError):
            self.book.add("cy", 100, "a candle", [])

    def test_an_empty_book_has_a_total_too(self) -> None:
        self.assertEqual(Book().total(), 0)

%% step split
%% title Split a sum so that no cent is lost
%% title Fair shares, down to the odd cent
%% why Ten euros among three people leave a cent over, and somebody always remembers who got it. The first names in
    the alphabet pay the odd cents, and the shares add up to the sum again.
%% about the odd cent; the fair share; the split of a sum
%% like the test adds the shares up again, which is the only promise that counts here
%% ask who pays the odd cent if the same two people share every week?
%% say always the first in the alphabet, which comes to half a euro a year, and we can take turns once somebody minds
%% ask what happens if a name is in the list twice?
%% say then that person eats for two and pays for two
%% file kitty/split.py
"""How a sum is split: in whole cents, and none of them is lost."""

from __future__ import annotations

from collections.abc import Iterable


def shares(cents: int, sharers: Iterable[str]) -> dict[str, int]:
    """Each sharer's part of a sum; the odd cents go to the first names in the alphabet.

    Who is named twice pays two parts.
    """
    names = sorted(sharers)
    if not names:
        raise ValueError("a sum cannot be split among nobody")
    part, odd = divmod(cents, len(names))
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        found[name] = found.get(name, 0) + part + (1 if place < odd else 0)
    return found
%% file tests/test_split.py
import unittest

from kitty.split import shares


class SplitTest(unittest.TestCase):
    def test_an_even_sum(self) -> None:
        self.assertEqual(shares(900, ["cy", "ada", "bo"]), {"ada": 300, "bo": 300, "cy": 300})

    def test_the_odd_cents_go_to_the_first_names(self) -> None:
        self.assertEqual(shares(1000, ["cy", "bo", "ada"]), {"ada": 334, "bo": 333, "cy": 333})

    def test_the_shares_add_up_again(self) -> None:
        for cents in range(1, 200):
            for count in range(1, 8):
                parts = shares(cents, [f"p{n}" for n in range(count)])
                self.assertEqual(sum(parts.values()), cents)
                self.assertLessEqual(max(parts.values()) - min(parts.values()), 1)

    def test_who_is_named_twice_pays_twice(self) -> None:
        self.assertEqual(shares(900, ["ada", "bo", "bo"]), {"ada": 300, "bo": 600})

    def test_nobody_cannot_share(self) -> None:
        with self.assertRaises(ValueError):
            shares(100, [])
%% rows README.md
- `kitty.split` splits a sum so that no cent is lost

%% step money
%% title Read and write amounts as people do
%% title 12.50 in, 1250 out: amounts as text
%% why People write 12.50 and the book wants 1250. Comma or point will do, three decimals will not, and a number that
    is too clever is an error with its text in it.
%% about the decimal comma; the way people write amounts; the number with a point
%% like it refuses 12.505 instead of rounding it, and that is the honest thing to do
%% ask what about a thousand, with a point in the middle as my bank writes it?
%% say it is refused, since 1.000 could be a euro with one nought too many, and guessing with money is how one loses
    friends
%% ask can an amount be negative?
%% say not when it is read, but `show` has to print what somebody owes, so it knows the minus sign
%% file kitty/money.py
"""Amounts as people write them, and as whole cents."""

from __future__ import annotations

import re

AMOUNT = re.compile(r"(\d+)(?:[.,](\d{1,2}))?")


def cents(text: str) -> int:
    """The cents that an amount means: `12`, `12.5`, `12,50`. Raises ValueError for anything else."""
    match = AMOUNT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no amount: write it like 12.50")
    whole, part = match.group(1), match.group(2) or ""
    return int(whole) * 100 + int(part.ljust(2, "0"))


def show(amount: int) -> str:
    """An amount of cents with two decimals, `-3.07` for what somebody owes."""
    whole, part = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole}.{part:02}"
%% file tests/test_money.py
import unittest

from kitty.money import cents, show


class MoneyTest(unittest.TestCase):
    def test_comma_and_point(self) -> None:
        for text in ("12.50", "12,50", "12.5", " 12,5 "):
            self.assertEqual(cents(text), 1250)
        self.assertEqual(cents("7"), 700)

    def test_what_is_no_amount(self) -> None:
        for text in ("", "bread", "12.505", "-3", "1.000,00", "1e3"):
            with self.assertRaises(ValueError):
                cents(text)

    def test_it_is_shown_as_it_was_written(self) -> None:
        for text in ("0.01", "0.10", "12.50", "100.00"):
            self.assertEqual(show(cents(text)), text)

    def test_a_debt_has_a_minus(self) -> None:
        self.assertEqual(show(-307), "-3.07")
        self.assertEqual(show(-7), "-0.07")
%% rows README.md
- `kitty.money` reads `12,50` and writes `12.50`

%% step balance
%% needs split
%% title Balances: who is ahead and who is behind
%% title Say who is owed and who owes
%% why The total alone helps nobody. This adds up what each person paid and takes away their shares, so one sees at
    once who is ahead. The sum over all people is nought, and a test holds on to that.
%% about the balance; who is behind; the sum that has to be nought
%% like the test that everything adds up to nought would catch nearly any mistake one could make here
%% ask does somebody who only ate and never paid show up as well?
%% say yes, with a minus, everybody in `people` has a balance
%% file kitty/balance.py
"""Who is ahead and who is behind."""

from __future__ import annotations

from kitty.book import Book
from kitty.split import shares


def balances(book: Book) -> dict[str, int]:
    """Cents by name: above nought for who is owed, below it for who owes. They add up to nought."""
    found = dict.fromkeys(book.people(), 0)
    for entry in book.entries:
        found[entry.payer] += entry.cents
        for name, part in shares(entry.cents, entry.sharers).items():
            found[name] -= part
    return found
%% file tests/test_balance.py
import unittest

from kitty.balance import balances
from kitty.book import Book


class BalanceTest(unittest.TestCase):
    def test_who_paid_is_ahead(self) -> None:
        book = Book()
        book.add("ada", 900, "soup", ["ada", "bo", "cy"])
        self.assertEqual(balances(book), {"ada": 600, "bo": -300, "cy": -300})

    def test_it_adds_up_to_nought(self) -> None:
        book = Book()
        book.add("ada", 1000, "cheese", ["ada", "bo", "cy"])
        book.add("cy", 77, "string", ["bo", "cy"])
        book.add("bo", 1, "a button", ["ada"])
        self.assertEqual(sum(balances(book).values()), 0)

    def test_a_present_is_a_payment_for_others(self) -> None:
        book = Book()
        book.add("ada", 500, "flowers", ["bo"])
        self.assertEqual(balances(book), {"ada": 500, "bo": -500})
%% rows README.md
- `kitty.balance` says who is ahead and who is behind

%% step settle
%% needs balance
%% title Settle up with few payments
%% title Who has to pay whom, in as few steps as I could
%% why When somebody moves out, nobody wants to make eleven small payments. The one who owes most pays the one who is
    owed most, again and again. It is not always the very smallest number of payments, but never more than people less
    one.
%% about the day somebody moves out; the last payment; as few payments as possible
%% like biggest debt to biggest credit is easy to explain at a kitchen table
%% ask is there a case in which fewer payments would do?
%% say there is, when two small groups happen to cancel out among themselves, and I left that to people who like puzzles
%% ask why does it take balances and not the book?
%% say so that one can settle a sum that was never in a book, a bet for instance
%% file kitty/settle.py
"""How a house becomes quits again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Payment(NamedTuple):
    """What one person has to give to another, in cents."""

    debtor: str
    creditor: str
    cents: int


def payments(balances: Mapping[str, int]) -> list[Payment]:
    """Payments after which everybody is quits; fewer than there are people.

    Raises ValueError where the balances do not add up to nought.
    """
    if sum(balances.values()):
        raise ValueError(f"these balances are {sum(balances.values())} cents out")
    left = {name: cents for name, cents in sorted(balances.items()) if cents}
    found = []
    while left:
        debtor = min(left, key=lambda name: left[name])
        creditor = max(left, key=lambda name: left[name])
        cents = min(-left[debtor], left[creditor])
        found.append(Payment(debtor, creditor, cents))
        left[debtor] += cents
        left[creditor] -= cents
        left = {name: cents for name, cents in left.items() if cents}
    return found
%% file tests/test_settle.py
import unittest

from kitty.settle import Payment, payments


class SettleTest(unittest.TestCase):
    def test_two_debtors_pay_one_creditor(self) -> None:
        found = payments({"ada": 600, "bo": -300, "cy": -300})
        self.assertEqual(found, [Payment("bo", "ada", 300), Payment("cy", "ada", 300)])

    def test_afterwards_everybody_is_quits(self) -> None:
        balances = {"ada": 710, "bo": -400, "cy": -333, "dee": 23}
        for payment in (found := payments(balances)):
            balances[payment.debtor] += payment.cents
            balances[payment.creditor] -= payment.cents
        self.assertEqual(set(balances.values()), {0})
        self.assertLess(len(found), len(balances))

    def test_who_is_quits_pays_nothing(self) -> None:
        self.assertEqual(payments({"ada": 0, "bo": 0}), [])

    def test_sums_that_do_not_add_up_are_an_error(self) -> None:
        with self.assertRaises(ValueError):
            payments({"ada": 1})
%% rows README.md
- `kitty.settle` finds the few payments after which all are quits

%% step paid
%% title Ask the book what one person has paid
%% title Book.paid_by, since people ask
%% why The first thing anybody asks is “and how much have I put in?” That deserves an answer without any splitting.
%% about the question everybody asks; what one person has put in
%% like a person who is not in the book gets a nought and no error, which is kind and correct
%% ask should it not raise an error for a name that nobody knows?
%% say I thought so first, but a new flatmate is nobody's error
%% after kitty/book.py
        return sum(entry.cents for entry in self.entries)

    def paid_by(self, name: str) -> int:
        """What one person has paid."""
        return sum(entry.cents for entry in self.entries if entry.payer == name)
%% file tests/test_paid.py
import unittest

from kitty.book import Book


class PaidTest(unittest.TestCase):
    def test_only_ones_own_payments_count(self) -> None:
        book = Book()
        book.add("ada", 300, "tea", ["ada", "bo"])
        book.add("bo", 500, "sugar", ["ada", "bo"])
        book.add("ada", 200, "lemons", ["bo"])
        self.assertEqual(book.paid_by("ada"), 500)

    def test_who_never_paid_has_paid_nothing(self) -> None:
        self.assertEqual(Book().paid_by("cy"), 0)

%% step largest
%% title The dearest thing in the book
%% title Which payment was the big one?
%% why At the end of a month people want to know what it was that cost so much. The first of two that cost the same
    wins, and an empty book has none.
%% about the big one; the dearest thing; the end of the month
%% like None for an empty book is plain, and the type says so
%% ask why the first and not the last of two that cost the same?
%% say the first is what one remembers, and `max` happens to agree
%% after kitty/book.py
        return sorted({name for entry in self.entries for name in (entry.payer, *entry.sharers)})

    def largest(self) -> Entry | None:
        """The dearest entry, the first of them where several cost the same; None in an empty book."""
        return max(self.entries, key=lambda entry: entry.cents, default=None)
%% file tests/test_largest.py
import unittest

from kitty.book import Book


class LargestTest(unittest.TestCase):
    def test_the_dearest_wins_and_the_first_of_equals(self) -> None:
        book = Book()
        book.add("ada", 300, "tea", ["bo"])
        roof = book.add("bo", 9000, "the roof", ["ada", "bo"])
        book.add("cy", 9000, "the gutter", ["ada"])
        self.assertIs(book.largest(), roof)

    def test_an_empty_book_has_none(self) -> None:
        self.assertIsNone(Book().largest())

%% step lines
%% needs money
%% title Keep the book as lines in a text file
%% title One payment, one line
%% why A tin can be opened by anybody, and so should this. A payment is one line, `ada 12.50 bread: bo cy`, and one
    can mend it with any editor. Empty lines and remarks are skipped, and an error names its line.
%% about one payment a line; the text file; the remark after the hash
%% like errors carry the number of the line, and I have wasted whole evenings for want of that
%% ask what if the thing that was bought has a colon in its name?
%% say the last colon of the line counts, so it may
%% ask who shares it if nobody stands after the colon?
%% say nobody, so it is an error, I would rather ask than guess
%% file kitty/lines.py
"""The book as text, one payment a line: `ada 12.50 bread: bo cy`."""

from __future__ import annotations

from collections.abc import Iterable

from kitty.book import Book, Entry
from kitty.money import cents, show


def read(lines: Iterable[str]) -> Book:
    """The book in some lines. Raises ValueError with the number of the line that is none."""
    book = Book()
    for number, line in enumerate(lines, 1):
        text = line.partition("#")[0].strip()
        if text:
            try:
                _add(book, text)
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from None
    return book


def _add(book: Book, text: str) -> None:
    payment, colon, sharers = text.rpartition(":")
    words = payment.split(maxsplit=2)
    if not colon or len(words) < 3:
        raise ValueError(f"{text!r} is not like `ada 12.50 bread: bo cy`")
    payer, amount, what = words
    book.add(payer, cents(amount), what, sharers.split())


def line(entry: Entry) -> str:
    """A payment as its line."""
    return f"{entry.payer} {show(entry.cents)} {entry.what}: {' '.join(entry.sharers)}"
%% file tests/test_lines.py
import unittest

from kitty.lines import line, read

TEXT = """
# March
ada 12.50 bread and oil: ada bo
bo 3 string: cy   # for the beans
"""


class LinesTest(unittest.TestCase):
    def test_payments_are_read_and_remarks_are_not(self) -> None:
        book = read(TEXT.splitlines())
        self.assertEqual([entry.what for entry in book.entries], ["bread and oil", "string"])
        self.assertEqual(book.total(), 1550)

    def test_what_was_read_can_be_written(self) -> None:
        lines = ["ada 12.50 bread and oil: ada bo", "bo 3.00 string: cy"]
        self.assertEqual([line(entry) for entry in read(lines).entries], lines)

    def test_an_error_names_its_line(self) -> None:
        for wrong in ("ada 3", "ada three tea: bo", "ada 3 tea:"):
            with self.assertRaisesRegex(ValueError, "line 2"):
                read(["ada 3 tea: bo", wrong])
%% rows README.md
- `kitty.lines` keeps the book as a text file, one payment a line

%% step command
%% needs lines, settle
%% title A command that says who pays whom
%% title python3 -m kitty: the whole thing at the kitchen table
%% why Now that all the parts are there one should be able to use them without writing Python. It reads the lines of a
    file and prints what is to pay.
%% about the command; the file on the kitchen table
%% like it only joins what is there and adds no rule of its own
%% ask what does it print when everybody is quits?
%% say one line that says so, because an empty screen looks like a mistake
%% file kitty/__main__.py
"""`python3 -m kitty FILE`: who has to pay whom."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from kitty.balance import balances
from kitty.lines import read
from kitty.money import show
from kitty.settle import payments


def report(lines: Iterable[str]) -> list[str]:
    """What is to pay, a line each."""
    found = [f"{p.debtor} pays {p.creditor} {show(p.cents)}" for p in payments(balances(read(lines)))]
    return found or ["everybody is quits"]


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print("\n".join(report(file)))
%% file tests/test_command.py
import unittest

from kitty.__main__ import report


class CommandTest(unittest.TestCase):
    def test_it_says_who_pays_whom(self) -> None:
        self.assertEqual(report(["ada 9 soup: ada bo cy"]), ["bo pays ada 3.00", "cy pays ada 3.00"])

    def test_it_says_so_when_all_are_quits(self) -> None:
        self.assertEqual(report(["ada 2 tea: ada"]), ["everybody is quits"])
%% after README.md
    python3 -m unittest
    python3 -m kitty march.txt
'''

"""A project of the agents: a calendar of events. Text only; `fleet.prose.catalogue` reads it."""

TEXT = r'''
%% project daybook | the daybook | a calendar for the things that a place does together
%% topics street markets, bell ringing, choir singing, folk dancing, community theatre, playgrounds, minutes of
    meetings, ferries, tea, letter writing, public libraries

%% step base
%% title Start the daybook: what happens on which day
%% title A calendar for all of us
%% why There is a market, there is a choir, there are meetings, and three paper calendars that disagree. This keeps
    events by day. Nothing else yet, and no time of day, because everything here begins “after supper” anyway.
%% about the three paper calendars; what happens on a day; after supper
%% like two things on one day come in the order of their names, so nobody can claim to be first
%% ask why is there no time of day?
%% say it can come later, the day is what people get wrong
%% ask can an event last for several days?
%% say not yet, write it down on each of them
%% file README.md
# daybook

A calendar for the things that a place does together.

## What is in it

- `daybook.calendar` keeps events by day

## Try it

    python3 -m unittest
%% file daybook/__init__.py
"""A calendar for the things that a place does together."""
%% file daybook/calendar.py
"""Events by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, order=True)
class Event:
    """Something that happens on a day."""

    day: date
    what: str


@dataclass
class Calendar:
    """Events, in no order; each once."""

    events: set[Event] = field(default_factory=set)

    def add(self, day: date, what: str) -> Event:
        """Write down an event. Raises ValueError for one without a name."""
        if not what.strip():
            raise ValueError(f"what happens on {day}?")
        event = Event(day, what.strip())
        self.events.add(event)
        return event

    def on(self, day: date) -> list[str]:
        """What happens on a day, by name."""
        return sorted(event.what for event in self.events if event.day == day)
%% file tests/__init__.py
"""Run them with `python3 -m unittest` in the folder above."""
%% file tests/test_calendar.py
import unittest
from datetime import date

from daybook.calendar import Calendar

MONDAY = date(2027, 5, 3)


class CalendarTest(unittest.TestCase):
    def setUp(self) -> None:
        self.calendar = Calendar()
        self.calendar.add(MONDAY, "market")
        self.calendar.add(MONDAY, "choir")
        self.calendar.add(date(2027, 5, 4), "meeting")

    def test_what_happens_on_a_day(self) -> None:
        self.assertEqual(self.calendar.on(MONDAY), ["choir", "market"])

    def test_on_most_days_nothing_does(self) -> None:
        self.assertEqual(self.calendar.on(date(2027, 5, 5)), [])

    def test_what_is_written_down_twice_happens_once(self) -> None:
        self.calendar.add(MONDAY, " market ")
        self.assertEqual(self.calendar.on(MONDAY), ["choir", "market"])

    def test_an_event_has_a_name(self) -> None:
        with self.assertRaises(ValueError):
            self.calendar.add(MONDAY, " ")

%% step weekly
%% title Things that happen every week
%% title Every Thursday until the summer
%% why The choir meets every week and nobody will write that down forty times. From a first day to a last one, in
    steps of so many weeks, the last day counted if it falls on one.
%% about every second Thursday; the last day of the season; things that happen every week
%% like it gives days and does not touch the calendar, so it can be tested by itself
%% ask can one leave out the week of the holidays?
%% say filter the days before you add them, that is why it gives a list
%% file daybook/weekly.py
"""Days that come back every week, or every few weeks."""

from __future__ import annotations

from datetime import date, timedelta


def weekly(first: date, last: date, weeks: int = 1) -> list[date]:
    """The days from the first on, every so many weeks, as long as they are not after the last."""
    if weeks < 1:
        raise ValueError("what comes back comes back after a week or more")
    step, found = timedelta(weeks=weeks), []
    day = first
    while day <= last:
        found.append(day)
        day += step
    return found
%% file tests/test_weekly.py
import unittest
from datetime import date

from daybook.weekly import weekly


class WeeklyTest(unittest.TestCase):
    def test_every_week_with_the_last_day(self) -> None:
        days = weekly(date(2027, 5, 6), date(2027, 5, 20))
        self.assertEqual([day.day for day in days], [6, 13, 20])

    def test_every_second_week(self) -> None:
        days = weekly(date(2027, 5, 6), date(2027, 6, 4), weeks=2)
        self.assertEqual([day.day for day in days], [6, 20, 3])

    def test_a_season_that_ended_before_it_began(self) -> None:
        self.assertEqual(weekly(date(2027, 5, 6), date(2027, 5, 5)), [])

    def test_no_weeks_are_no_rhythm(self) -> None:
        with self.assertRaises(ValueError):
            weekly(date(2027, 5, 6), date(2027, 6, 4), weeks=0)
%% rows README.md
- `daybook.weekly` finds the days that come back every week

%% step monthly
%% title The second Tuesday and the last Friday
%% title Which day is the second Tuesday?
%% why Committees love the second Tuesday, and the repair café is on the last Friday. Count from the front with 1 to
    5, from the back with -1, and a fifth Monday that a month does not have is None.
%% about the second Tuesday; the last Friday; the fifth Monday
%% like minus one for the last is what I would have guessed
%% ask why is the fifth Monday None and not an error?
%% say because a committee that meets on fifth Mondays simply does not meet
%% file daybook/monthly.py
"""The second Tuesday of a month, or the last Friday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def nth(n: int, weekday: int, year: int, month: int) -> date | None:
    """The n-th such weekday of a month, from its end where n is below 0; None where it has none."""
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    found = [day for day in days if day.weekday() == weekday]
    place = n - 1 if n > 0 else n
    return found[place] if n and -len(found) <= place < len(found) else None
%% file tests/test_monthly.py
import unittest
from datetime import date

from daybook.monthly import FRIDAY, MONDAY, TUESDAY, nth


class MonthlyTest(unittest.TestCase):
    def test_the_second_tuesday(self) -> None:
        self.assertEqual(nth(2, TUESDAY, 2027, 5), date(2027, 5, 11))

    def test_the_last_friday(self) -> None:
        self.assertEqual(nth(-1, FRIDAY, 2027, 5), date(2027, 5, 28))

    def test_a_fifth_monday_is_rare(self) -> None:
        self.assertEqual(nth(5, MONDAY, 2027, 5), date(2027, 5, 31))
        self.assertIsNone(nth(5, MONDAY, 2027, 6))
        self.assertIsNone(nth(0, MONDAY, 2027, 6))
%% rows README.md
- `daybook.monthly` finds the second Tuesday of a month

%% step next
%% title What comes next?
%% title Calendar.next, for people in a hurry
%% why One looks at a calendar to see what comes next. The day itself counts, because one looks in the morning.
%% about what comes next; the look in the morning
%% like it says None for an empty calendar, and the type says so too
%% ask and if two things come next on the same day?
%% say the first by name, and `on` tells you about the other
%% after daybook/calendar.py
        return sorted(event.what for event in self.events if event.day == day)

    def next(self, day: date) -> Event | None:
        """The first event on that day or after it, or None."""
        return min((event for event in self.events if event.day >= day), default=None)
%% file tests/test_next.py
import unittest
from datetime import date

from daybook.calendar import Calendar


class NextTest(unittest.TestCase):
    def test_today_counts(self) -> None:
        calendar = Calendar()
        fair = calendar.add(date(2027, 5, 3), "fair")
        dance = calendar.add(date(2027, 5, 9), "dance")
        self.assertEqual(calendar.next(date(2027, 5, 3)), fair)
        self.assertEqual(calendar.next(date(2027, 5, 4)), dance)

    def test_after_the_last_comes_nothing(self) -> None:
        self.assertIsNone(Calendar().next(date(2027, 5, 3)))

%% step cancel
%% title Call something off
%% title Calendar.cancel, because of the rain
%% why Things get called off. It says whether there was anything to call off, so that a notice on the door is only
    written when it is needed.
%% about the thing that is called off; the notice on the door
%% like the answer is a plain yes or no, and the caller decides what it means
%% ask should something that was called off not stay visible with a line through it?
%% say I would like that, and it wants a field of its own, so not in this change
%% after daybook/calendar.py
        return event

    def cancel(self, day: date, what: str) -> bool:
        """Take an event out; whether it was there."""
        event = Event(day, what.strip())
        found = event in self.events
        self.events.discard(event)
        return found
%% file tests/test_cancel.py
import unittest
from datetime import date

from daybook.calendar import Calendar

DAY = date(2027, 5, 3)


class CancelTest(unittest.TestCase):
    def test_what_is_called_off_does_not_happen(self) -> None:
        calendar = Calendar()
        calendar.add(DAY, "picnic")
        self.assertTrue(calendar.cancel(DAY, "picnic"))
        self.assertEqual(calendar.on(DAY), [])

    def test_what_was_never_planned_cannot_be_called_off(self) -> None:
        self.assertFalse(Calendar().cancel(DAY, "picnic"))

%% step clash
%% title Days on which too much happens
%% title Find the clashes
%% why Last spring the choir and the market dance were on one evening and half the basses were missing. This lists
    every day with more than one event.
%% about the evening with half the basses; the clash
%% like it gives the names as well as the day, so one knows whom to ring up
%% ask is the market a clash with everything?
%% say every clash needs somebody to decide it, so it is listed and not judged
%% file daybook/clash.py
"""Days on which more than one thing happens."""

from __future__ import annotations

from datetime import date

from daybook.calendar import Calendar


def clashes(calendar: Calendar) -> dict[date, list[str]]:
    """What happens on each day that has more than one event, in order."""
    found: dict[date, list[str]] = {}
    for event in sorted(calendar.events):
        found.setdefault(event.day, []).append(event.what)
    return {day: names for day, names in found.items() if len(names) > 1}
%% file tests/test_clash.py
import unittest
from datetime import date

from daybook.calendar import Calendar
from daybook.clash import clashes


class ClashTest(unittest.TestCase):
    def test_two_things_on_a_day_are_a_clash(self) -> None:
        calendar = Calendar()
        calendar.add(date(2027, 5, 9), "dance")
        calendar.add(date(2027, 5, 9), "choir")
        calendar.add(date(2027, 5, 3), "market")
        self.assertEqual(clashes(calendar), {date(2027, 5, 9): ["choir", "dance"]})

    def test_an_empty_calendar_has_none(self) -> None:
        self.assertEqual(clashes(Calendar()), {})
%% rows README.md
- `daybook.clash` finds days on which too much happens

%% step agenda
%% title An agenda to pin to the door
%% title Write the coming days as text
%% why In the end it has to hang on a door. One line a day, the weekday spelled out, several things joined with a
    comma, and days without anything left out.
%% about the sheet on the door; the weekday spelled out; one line a day
%% like the weekdays are spelled here and not asked of the system, so the sheet is the same on every computer
%% ask why are empty days left out?
%% say a page of empty Tuesdays makes a village look sad
%% file daybook/agenda.py
"""The coming days, as a sheet to pin to the door."""

from __future__ import annotations

from datetime import date, timedelta

from daybook.calendar import Calendar

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def agenda(calendar: Calendar, first: date, days: int) -> list[str]:
    """A line for each of the coming days on which something happens."""
    rows = []
    for day in (first + timedelta(days=n) for n in range(days)):
        if what := calendar.on(day):
            rows.append(f"{WEEKDAYS[day.weekday()]} {day.day}: {', '.join(what)}")
    return rows
%% file tests/test_agenda.py
import unittest
from datetime import date

from daybook.agenda import agenda
from daybook.calendar import Calendar


class AgendaTest(unittest.TestCase):
    def test_a_line_for_each_day_with_something_on_it(self) -> None:
        calendar = Calendar()
        calendar.add(date(2027, 5, 3), "market")
        calendar.add(date(2027, 5, 5), "meeting")
        calendar.add(date(2027, 5, 5), "choir")
        calendar.add(date(2027, 6, 1), "far away")
        self.assertEqual(
            agenda(calendar, date(2027, 5, 3), 7),
            ["Monday 3: market", "Wednesday 5: choir, meeting"],
        )
%% rows README.md
- `daybook.agenda` writes a sheet to pin to the door

%% step export
%% title Take the calendar along in a pocket
%% title Export to the format that telephones read
%% why My telephone reads iCalendar files and so does everybody's. A day without a time is the simplest kind there is.
    Commas and semicolons have to be escaped, and lines end as they did on a teletype.
%% about the telephone in the pocket; the lines that end as on a teletype; the escaped comma
%% like the backslash is escaped first, and I have seen that done in the wrong order
%% ask why are the line ends so strange?
%% say the standard wants a carriage return, and some telephones insist on it
%% file daybook/export.py
"""The calendar in the format that telephones read (RFC 5545, events of a whole day)."""

from __future__ import annotations

from daybook.calendar import Calendar, Event


def escaped(text: str) -> str:
    """A text as the format wants it."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text


def event_lines(event: Event) -> list[str]:
    """The lines of one event."""
    day = event.day.strftime("%Y%m%d")
    return [
        "BEGIN:VEVENT",
        f"UID:{day}-{abs(hash_of(event.what))}@daybook",
        f"DTSTAMP:{day}T000000Z",
        f"DTSTART;VALUE=DATE:{day}",
        f"SUMMARY:{escaped(event.what)}",
        "END:VEVENT",
    ]


def hash_of(text: str) -> int:
    """A number for a text, the same on every computer."""
    number = 7
    for letter in text:
        number = (number * 31 + ord(letter)) % 2**32
    return number


def export(calendar: Calendar) -> str:
    """The whole calendar as one text."""
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//daybook//EN"]
    for event in sorted(calendar.events):
        rows += event_lines(event)
    return "\r\n".join([*rows, "END:VCALENDAR", ""])
%% file tests/test_export.py
import unittest
from datetime import date

from daybook.calendar import Calendar
from daybook.export import escaped, export


class ExportTest(unittest.TestCase):
    def test_signs_are_escaped_once(self) -> None:
        self.assertEqual(escaped("tea, cake; \\ talk"), "tea\\, cake\\; \\\\ talk")

    def test_an_event_of_a_whole_day(self) -> None:
        calendar = Calendar()
        calendar.add(date(2027, 5, 3), "market")
        rows = export(calendar).split("\r\n")
        self.assertIn("DTSTART;VALUE=DATE:20270503", rows)
        self.assertIn("SUMMARY:market", rows)
        self.assertEqual((rows[0], rows[-2], rows[-1]), ("BEGIN:VCALENDAR", "END:VCALENDAR", ""))

    def test_two_events_of_a_day_have_two_names(self) -> None:
        calendar = Calendar()
        calendar.add(date(2027, 5, 3), "market")
        calendar.add(date(2027, 5, 3), "choir")
        names = [row for row in export(calendar).split("\r\n") if row.startswith("UID")]
        self.assertEqual(len(set(names)), 2)
%% rows README.md
- `daybook.export` writes what telephones read
'''

"""What aspects of different topics have in common, so that two topics can stand side by side. Text only."""

from __future__ import annotations

# theme: (what it is called, sayings that bridge two topics, questions to the room)
THEMES: dict[str, tuple[str, str, str]] = {
    "timing": (
        "knowing when",
        """
        Both are ruled by a clock that nobody owns.
        In both the right moment cannot be moved, only met.
        Neither forgives the person who is ready an hour late.
        Being early is half the craft in either.
        """,
        """
        what else do you know that cannot be done an hour later?
        where in your own work does the hour decide and not the skill?
        """,
    ),
    "patience": (
        "the art of waiting",
        """
        Both get better while nobody touches them.
        In both the hard part is to do nothing and call it work.
        Whoever hurries either has to begin again.
        They reward the person who comes back and not the one who stays.
        """,
        """
        what have you ruined by not waiting?
        which thing in your life got better while you looked away?
        """,
    ),
    "upkeep": (
        "keeping things going",
        """
        Both look after us only as long as somebody looks after them.
        In either a little every week saves a lot in spring.
        Nobody notices the upkeep of either until it stops.
        Both fail slowly, and then on one particular day.
        """,
        """
        what do you look after that nobody knows about?
        which small weekly job holds up something large near you?
        """,
    ),
    "hands": (
        "what the hands know",
        """
        Both are learned by hands, and the head gets the news later.
        Neither fits into a manual.
        In both one can hear when it is right.
        The fingers know it in either case, and cannot say how.
        """,
        """
        what can your hands do that you cannot explain?
        how would you teach something that has no words?
        """,
    ),
    "beginners": (
        "the first time",
        """
        Both are ruined for beginners by people who know too much.
        In both a small success on the first day decides everything.
        One forgets in either how steep the first step was.
        Both need somebody kind at the door.
        """,
        """
        what did somebody do for you on your first day?
        how would you make the first hour easier for the next one?
        """,
    ),
    "trust": (
        "whom to believe",
        """
        Both run on trust and call it something else.
        In both the trust is built in small coins and spent in one note.
        Neither works if everybody checks everything.
        A single honest no carries more weight in either than ten promises.
        """,
        """
        how do you find out whom you can rely on?
        what has somebody trusted you with that surprised you?
        """,
    ),
    "measure": (
        "the right number",
        """
        In both the number is easy and what it means is not.
        Both were changed by somebody who began to count.
        One can measure either until nothing is left of it.
        The same crooked ruler, used for years, serves both.
        """,
        """
        what do you count that nobody asked you to count?
        which number in your daily life do you no longer believe?
        """,
    ),
    "limits": (
        "making do",
        """
        Both are good because something is missing.
        In either a little less room makes a better thing.
        Whoever takes the limits off either gets more and likes it less.
        Both begin with what is not there.
        """,
        """
        which limit would you miss if it were taken away?
        what have you made better by leaving something out?
        """,
    ),
    "waste": (
        "what is thrown away",
        """
        What is left over tells more about either than what is used.
        Both become easy once one looks into the bin.
        In both the waste was planned by somebody, without meaning to.
        The second life of things is the better half of both.
        """,
        """
        what do you throw away that somebody else would keep?
        what have you kept, and it turned out to be right?
        """,
    ),
    "records": (
        "what is written down",
        """
        Both are lost as soon as nobody writes down the dull part.
        In either the label outlives the memory.
        What was worth nothing on the day is what people look for later, in both.
        Both are read by strangers, and the stranger may be oneself.
        """,
        """
        what do you wish somebody had written down?
        which note of yours has helped you years later?
        """,
    ),
    "commons": (
        "what belongs to everybody",
        """
        Both belong to all, so somebody has to begin.
        In both the quarrel is about a key and not about the thing.
        Neither can be owned alone and stay what it is.
        Both hold as long as people meet there.
        """,
        """
        what near you belongs to everybody and works?
        who looks after the shared things where you live?
        """,
    ),
    "failure": (
        "what goes wrong",
        """
        In both the mistake is the only part that teaches.
        Both go wrong quietly first.
        Whoever hides the broken piece in either learns nothing from it.
        The crack tells more than the whole thing does, in either case.
        """,
        """
        which mistake would you make again?
        what broke, and turned out to be the beginning of something?
        """,
    ),
    "tools": (
        "the right tool",
        """
        In either the simplest tool is the one that is used.
        Both are full of people who buy instead of practise.
        A tool made for one job is a kind of love letter, and both have a drawer of them.
        In both the best tool is the one by the door.
        """,
        """
        which tool would you save from a fire?
        what did you buy in order not to have to learn something?
        """,
    ),
    "attention": (
        "paying attention",
        """
        Both open up only to those who look twice.
        In both the important thing is next to what one came for.
        Half of either is listening.
        Neither can be done while doing something else.
        """,
        """
        what did you see only when you looked for the second time?
        when do you really listen?
        """,
    ),
    "change": (
        "old and new",
        """
        Both are mourned by people who no longer use them.
        What we call old in either was somebody's bold idea.
        In both the new thing is judged by the old one's best day.
        Both live on only where the young do them wrongly.
        """,
        """
        what would you keep although something better exists?
        which change did you fight and now defend?
        """,
    ),
}

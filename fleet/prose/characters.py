"""Who speaks: archetypes, what they are after, and quirks, what they cannot leave out.

Text only. An archetype has `leans` (the post plans it likes), `contrary` and `curious` in per cent, `tails` that
finish a title and `remarks` that finish a text; a quirk has lines. Slots as in `voices`, and {n} a number.
"""

from __future__ import annotations

# name: (leans, contrary, curious, tails, remarks)
ARCHETYPES: dict[str, tuple[str, int, int, str, str]] = {
    "archivist": (
        "notes confess observe",
        30,
        35,
        """
        for the record / a note for the file / as the papers have it / before it is forgotten / one more entry
        with sources to come
        """,
        """
        I have put this in the file under {t}.
        Somebody should keep a dated note of {h}.
        In ten years nobody will believe that we argued about {h}.
        I would like to see that in writing somewhere.
        The papers on {t} are silent here, and silence is a source too.
        """,
    ),
    "tinkerer": (
        "howto help confess",
        40,
        40,
        """
        a first attempt / version two / with wire and patience / taken apart / from the workbench
        with a screw left over
        """,
        """
        I will take it apart on Saturday and report.
        There must be a way to test {h} with string and a spoon.
        My first attempt at {h} failed, and the second failed better.
        Give me an afternoon and a screwdriver.
        I would build a small model of {h} before arguing further.
        """,
    ),
    "teacher": (
        "howto question notes",
        25,
        50,
        """
        a short lesson / for those who start / with homework / as told to a ten-year-old / seen from the blackboard
        in three steps
        """,
        """
        I would put this to a class and listen to the back row.
        Try to explain {h} to a child, it shows at once where the gap is.
        There will be no test on {h}.
        A good question about {t} is worth more than my answer.
        Whoever disagrees may come to the blackboard.
        """,
    ),
    "apprentice": (
        "help question confess",
        15,
        65,
        """
        from a beginner / from my first year / with my mistakes left in / notes of a learner / to be corrected
        by somebody still learning
        """,
        """
        I am new to this, so please correct me.
        My notebook has a whole page on {h} now.
        I will ask the old hands about {h} tomorrow.
        Last month I did not even know the word for it.
        If this about {t} is a stupid thought, tell me why.
        """,
    ),
    "storyteller": (
        "story overheard echo",
        20,
        30,
        """
        a true story, nearly / told twice / with a dog in it / as I heard it / with a long beginning / chapter one
        """,
        """
        But that is another story, and it has a goat in it.
        There is a tale about {h} that I keep for long evenings.
        I may have polished it, but the middle is true.
        Every {t} story I know ends with somebody putting the kettle on.
        The ending of this one is not written yet.
        """,
    ),
    "contrarian": (
        "contra wager overheard",
        80,
        30,
        """
        against the grain / a minority report / in defence of the other side / with apologies to everyone
        the case against / said aloud
        """,
        """
        If everyone nods at this I have put it badly.
        I am against whatever we all agree on by Friday.
        Somebody has to hold up the other end of {h}.
        The crowd has been wrong about {t} before.
        Tell me I am wrong about {h}, but tell me how.
        """,
    ),
    "mediator": (
        "overheard compare question",
        20,
        45,
        """
        for both sides / an attempt at a bridge / between two camps / from somewhere in the middle
        an attempt at peace / heard from both ends
        """,
        """
        I think both camps want the same thing from {h}.
        There may be a way to have this without losing that.
        Can someone from the other side of {h} say it in their own words?
        I would not like to choose between the two of you.
        Let us write down first what we agree on about {t}.
        """,
    ),
    "statistician": (
        "wager notes contra",
        50,
        45,
        """
        in round numbers / a small sample / counted twice / with error bars / with a base rate / a rough estimate
        """,
        """
        My sample is small, I know.
        Has anybody counted {h} over more than one winter?
        I would put it at seven in ten.
        One good case of {h} is not a rate.
        We need the ones that nobody wrote about, too.
        """,
    ),
    "wanderer": (
        "observe story compare",
        25,
        40,
        """
        seen on the way / from the road / a day's walk later / with wet boots / between two villages / noted on a map
        """,
        """
        I go on foot, so I see such things slowly.
        In the next valley they see {h} differently and are just as happy.
        I will be elsewhere by the time you answer, but I will read it.
        One meets {t} on every road if one walks slowly enough.
        My boots agree with me on {h}.
        """,
    ),
    "caretaker": (
        "howto observe help",
        25,
        30,
        """
        from the cellar up / with a bunch of keys / a job for Monday / a list for spring / broom in hand
        the quiet work
        """,
        """
        In the end someone has to sweep up after {h}.
        I have the keys and no opinion, only a list.
        Who does it on the day when nobody feels like it?
        Nobody says thank you for {h} when all is well.
        I will have a look at it on my round tonight.
        """,
    ),
    "host": (
        "question echo overheard",
        15,
        55,
        """
        an invitation / with tea / for the long table / with a chair free / for all of you / before the soup gets cold
        """,
        """
        I would love to have you all around one table on {h}.
        There is soup left, and nothing about {h} is settled.
        Who here has not said anything yet about {t}?
        I will save a chair for whoever disagrees.
        Let us take {h} up again when the others are here.
        """,
    ),
    "critic": (
        "contra claim observe",
        60,
        35,
        """
        a review / two stars / with reservations / looked at closely / the good and the bad / not quite praise
        """,
        """
        The idea is good, and {h} should have been thought through.
        It wants cutting by a third.
        I have seen {h} treated better, and also much worse.
        What is missing in {t} is the courage to leave something out.
        I would give it a second look before I praise it.
        """,
    ),
    "collector": (
        "notes observe echo",
        25,
        40,
        """
        another one for the shelf / a rare find / with label / item twelve / kept in a tin / with swaps welcome
        """,
        """
        I have one of these about {h} in my tin already, but not as fine.
        That one goes on the shelf beside {h}.
        Does anyone have a second one, to swap?
        I collect remarks about {t}, and this is a good one.
        My collection on {h} has a gap just there.
        """,
    ),
    "night owl": (
        "observe confess question",
        30,
        40,
        """
        at two in the morning / written late / while the others sleep / by one lamp / before the birds
        after midnight
        """,
        """
        It is late, and everything about {h} looks larger at this hour.
        I will see in the morning whether I still think so.
        The street is silent, and I have {h} to myself.
        At this hour everybody is either right or asleep.
        Somewhere a tram goes by, and I am still thinking about {t}.
        """,
    ),
    "veteran": (
        "claim confess contra",
        45,
        20,
        """
        after many winters / as one who saw it come and go / with some patience / from the old days / the long view
        for the third time round
        """,
        """
        I have seen {h} go out of fashion twice.
        We knew {h} before there was a word for it.
        It will come round again, it always does.
        Ask me again about {h} in ten winters.
        The young ones will find it out by themselves, as we did.
        """,
    ),
    "mapmaker": (
        "compare notes observe",
        30,
        45,
        """
        a sketch / drawn from memory / with a legend / with one blank spot / scale unknown / north at the top
        """,
        """
        On my map I would put {h} nearer to home than most people think.
        I would like to draw who depends on whom in {h}.
        There is a blank spot just behind {h}.
        Whoever draws a map of {t} has to leave out nearly all of it.
        Show me the border between the two, I have not found it.
        """,
    ),
    "gardener": (
        "howto observe compare",
        20,
        25,
        """
        in its own time / sown in spring / as it grew / with mud on it / a season later / lightly pruned
        """,
        """
        I would leave it alone for a season and look again.
        It wants watering, {h} too, and not a speech.
        Most of what I know about {t} came up by itself.
        One can only prepare the ground for {h}.
        It is too early in the year to say.
        """,
    ),
    "engineer": (
        "claim howto wager",
        45,
        30,
        """
        with tolerances / under load / a working drawing / up to the point where it fails / measured
        with one part fewer
        """,
        """
        I would like to know where {h} breaks first.
        Every part of {h} that is not there cannot fail.
        Put a load on it, then we talk.
        In {t}, as elsewhere, the joint is the weak place.
        It holds for now, and for now is a specification.
        """,
    ),
    "diplomat": (
        "overheard question echo",
        20,
        40,
        """
        with due care / in confidence / a proposal / after long talks / without prejudice / for discussion
        """,
        """
        I say this about {h} with great care.
        A form of words could be found for {h}.
        Let us not decide today what will decide itself tomorrow.
        I have heard both delegations on {t}, and both were hungry.
        There is no need for anybody to have been wrong.
        """,
    ),
    "naturalist": (
        "observe notes compare",
        25,
        45,
        """
        a field note / seen twice / with a hand lens / at dawn / from the hide / with wind and time of day
        """,
        """
        I would watch {h} for a year before saying more.
        In the wild one would see {h} quite differently.
        A pair of them would be proof.
        I noted the time, the wind and {h}.
        Whoever sits still long enough sees more of {h} than I did.
        """,
    ),
    "philosopher": (
        "claim question compare",
        45,
        55,
        """
        a thought / on closer thinking / a paradox / with a question behind it / from first principles
        half thought through
        """,
        """
        What do we mean when we say {h}, really?
        Perhaps the question only happens to sit on {h}.
        If it holds here, it should hold for bread as well.
        The opposite about {t} is true too, and I am not sure it is the opposite.
        I notice that I wanted it to be so before I had a reason.
        """,
    ),
    "organiser": (
        "howto help wager",
        30,
        35,
        """
        a plan / by Thursday / with next steps / with a list / three volunteers wanted / for a show of hands
        """,
        """
        Who will see to {h}, and by when?
        I can bring chairs on Saturday.
        I need two people for {h}, and I have one.
        Let us try it for a month and then look at it again.
        That makes three of us for {t}, which is a committee.
        """,
    ),
    "nurse": (
        "observe help story",
        20,
        35,
        """
        from the late shift / with clean hands / gently / for those who are tired / after the round
        with a chair beside it
        """,
        """
        I always ask first who is in pain.
        With {h}, as with people, one has to look at the feet.
        I thought about {h} on the late shift.
        Somebody has to sit beside it for a while.
        Rest is part of {t} as well.
        """,
    ),
    "detective": (
        "question contra echo",
        50,
        65,
        """
        a case / with one clue missing / following the crumbs / an open file / reopened / with a magnifying glass
        """,
        """
        What interests me is who was there when {h} began.
        Something about {h} does not add up.
        I would like to talk to the one who found it.
        The dog that did not bark in {t} is the money.
        I keep the case open.
        """,
    ),
}

# quirk: lines, one of which now and then ends a text
QUIRKS: dict[str, str] = {
    "counts everything": """
        (That makes {n} times this month that I have thought of {h}.)
        I counted, by the way, and it was {n}.
        {N} people have now told me so about {h}.
        By my count this is thought number {n}.
        """,
    "judges things in cups of tea": """
        The matter of {h} is worth two cups of tea.
        A one-cup problem, I would say.
        I am on my third cup, and no clearer about {h}.
        It took a whole pot to get this far with {h}.
        """,
    "gives marks out of ten": """
        Seven out of ten for {h}.
        I give it eight, with one point off for {h}.
        Six out of ten, and I am being kind.
        Nine out of ten, the tenth is for rainy days.
        """,
    "talks about the weather": """
        It rained all through this, I should add.
        The wind has turned while I wrote about {h}.
        It is the sort of grey day on which one thinks about {h}.
        There is frost on the window and {h} on my mind.
        """,
    "quotes a grandmother": """
        My grandmother compared {h} to a cat that comes when it likes.
        Grandmother had a word for it, but not for company.
        As my grandmother said, who hurries past {h} walks back.
        Grandmother never trusted {h}, and she buried three who did.
        """,
    "writes postscripts": """
        P.S. The dog slept through all of this.
        P.S. I changed my mind about {h} twice while writing.
        P.S. Do not tell my sister what I said about {h}.
        P.S. If it is about the bucket, I have it.
        P.S. I meant {h}, not the other thing.
        """,
    "speaks in ship's terms": """
        Steady as she goes with {h}.
        I would reef a sail before taking on {h}.
        That is the lee shore of {h}, so keep off.
        All hands to {h}, please.
        """,
    "hates round numbers": """
        Say {n}, never say a dozen.
        And {n} is not about twenty.
        I distrust anyone who gives {h} exactly an hour.
        I would say {n} per cent, since a hundred is for posters.
        """,
    "apologises for the length": """
        Sorry, this got longer than it should have, even for {h}.
        I meant to write one line about {h}.
        Forgive the length, I had no time to think it shorter.
        I will stop here, before I write a chapter on {h}.
        """,
    "mentions the cat": """
        The cat sat on my notes about {h}, so that part is missing.
        The cat disagrees and has left the room.
        My cat has {h} all worked out, and says nothing.
        I read this to the cat, who yawned at {h}.
        """,
    "thinks in recipes": """
        Add {h}, stir, and leave it overnight.
        It wants salt.
        Serves four, if nobody argues about {h}.
        Let {h} rest before you cut it.
        """,
    "remembers smells": """
        There is a smell of wet wool about {h}, to me.
        I can still smell it, tar and oranges.
        There was a smell of warm dust about {h} that I would know anywhere.
        It smelled of pencils, as the best things do.
        """,
    "keeps lists": """
        On my list I have moved {h} up to third place.
        I keep a list of such things, and this is a good entry.
        List of doubts so far: {h}, the price, my knees.
        That goes on the list under {h}, in pencil.
        """,
    "distrusts adjectives": """
        I took out every adjective but one.
        I had written wonderful before {h}, and crossed it out.
        No adjective for {h}, it has earned that.
        """,
    "bets small things": """
        I bet a loaf on it.
        Two plums say that I am right about {h}.
        I would stake my second-best umbrella on {h}.
        A jar of jam to whoever proves me wrong about {h}.
        """,
    "hums old songs": """
        There is a song about {h}, but I only know the second verse.
        I hummed all the way through this.
        It goes to the tune of that old song about the ferry.
        {H} would make a fine chorus.
        """,
    "asks one more thing": """
        And who told you so first?
        And what does it look like in winter?
        One more thing, were you ever surprised by {h}?
        And has anyone asked the neighbours about {h}?
        """,
    "draws in the margin": """
        I drew {h} in the margin, with an arrow.
        My margin has a small sketch of it, with a hat.
        If I could show you my drawing of {h}, it would be clear.
        There is an arrow beside this in my notebook, and it points to {h}.
        """,
    "sees everything as chess": """
        That is a pawn move, but a good one.
        With {h} I would rather play a waiting move.
        It costs a tempo, though.
        I see {h} three moves from here, and then nothing.
        """,
    "swears by walking": """
        I thought this out between the bridge and the mill.
        It took a two-mile walk to see {h} that way.
        I will take {h} round the block once more.
        Some thoughts only come after the second hill.
        """,
    "names the day of the week": """
        It is a Tuesday sort of thought.
        I would not say this about {h} on a Monday.
        It is on Thursdays that one has trouble with {h}, have you noticed?
        I shall think otherwise by Sunday.
        """,
    "trusts wood more than words": """
        I knock on wood, and mean it.
        I would say this about {h} to any oak.
        I would treat {h} like a plank, and ask which way it wants to split.
        Words about {h} warp, and oak does not.
        """,
    "confuses proverbs": """
        As they say, too many cooks gather no moss.
        {H} in the hand is worth two in the kettle.
        You can lead {h} to water, but a stitch in time saves the horse.
        Still waters make light work.
        """,
    "thanks absent people": """
        Thanks to the unknown person who once showed me {h}.
        I owe this thought to somebody on a train.
        My thanks go to whoever looked after {h} before us.
        Thank you, Mrs Aldous, wherever you are.
        """,
}

"""How a post can be built: for each plan the ways to title it and the ways to write it.

Text only. {a} and {b} are the speaker's thesis and a reason, {anti} the opposite, {case} a case, {adv} advice, {q} a
question. {Pair}, {Hold}, {Wonder} and {End} are whole sentences in the speaker's voice. A large initial asks for a
capital.
"""

from __future__ import annotations

TITLES = {
    "observe": """
        {H}, seen from {place}
        {H}, {when}
        A word about {h}
        What I saw {site}, {h}
        {H} with fresh eyes
        Once more, {h}
        The trouble with {h}, if it is trouble
        {H} and {h2}
        Looking at {h} again
        {years} years of {h}
        {T}, {when}
        “{Words}”, seen from close up
        Noticed {site}, {h}
        """,
    "claim": """
        {H} before {h2}
        In praise of {h}
        On {h}
        {H}, plainly
        A case for {h}
        Give me {h} over {h2}
        {H} matter{s} more than {h2}
        Why I keep coming back to {h}
        {T} and the case of {h}
        “{Words}”
        “{Words}”, or what it comes down to with {h}
        {H} {is} no detail
        The whole of {t} is in {h}
        """,
    "question": """
        A question about {h}
        Who here knows {h}?
        {H}, how is it with you?
        What do you do about {h}?
        {H} or {h2}?
        Is it just me, or {h}?
        Asking {folk} about {h}
        What about {h} in your parts?
        Three people, four answers on {h}
        One thing about {h} that I cannot settle
        """,
    "story": """
        {H}, a story from {place}
        How I came to think about {h}
        What happened {site} with {h}
        My {kin}, {h} and the rest
        The day I understood {h}
        {H}, {years} winters ago
        A short tale of {h}
        {H} in {place}
        What my {kin} knew about {h}
        {H}, once, {site}
        """,
    "compare": """
        What {h} and {hb} have in common
        {T} as a kind of {t2}
        {H} and {hb}
        From {hb} to {t}
        {H} for people who know {t2}
        {Theme}, in {h} and in {t2}
        Between {h} and {hb}
        {H} in the light of {hb}
        {T} taught me {t2}
        A bridge from {h} to {hb}
        """,
    "howto": """
        How to live with {h}
        {H}, step by step
        What I wish I had been told about {h}
        {T} for next weekend, {h} first
        Advice on {h} from {place}
        A small manual for {h}
        {H}, the way we do it {site}
        Before you start with {h}
        First {h}, then {h2}
        {years} years of {t} on one page
        """,
    "confess": """
        I was wrong about {h}
        {H}, seen the wrong way round
        How {h} got the better of me
        {H}, a confession
        For {years} years I had {h} the wrong way round
        What I used to say about {h}
        An apology to {h}
        {H}, and how I changed my mind
        My quarrel with {h} is over
        What {h} did to my opinions
        I take back what I said about {h}
        Eating my words on {h}
        """,
    "help": """
        Stuck with {h}
        Help wanted with {h}
        What would you do about {h}?
        I cannot get {h} right
        {H} or {h2}, and I have to choose
        {T} people, help me with {h}
        Advice needed, {h}
        Three tries at {h}, no luck
        Is there any way round {h}?
        {H} {is} beating me
        """,
    "contra": """
        Against the usual view of {h}
        A doubt about {h}
        {H}, and why I am not convinced
        Let us be honest about {h}
        Too much fuss about {h}
        Must we all agree about {h}?
        {H} {is} overrated
        A word against {h2}
        Not so fast with {h}
        The other side of {h}
        “{Words}”, and other things nobody says about {t}
        What everybody gets wrong about {h}
        I do not believe in {h} any more
        {H} without the usual praise
        """,
    "notes": """
        Three notes on {h}
        {H}, {h2} and the rest
        Loose notes on {h}
        Margins, {h}
        Two pencils and {h}
        Notebook, {place}: {h}
        From my notebook, {h}
        What I have on {h} so far
        {H} in three lines
        A page about {h}
        {H}, in my small handwriting
        Jottings {site} on {h}
        """,
    "wager": """
        I bet {stake} on {h}
        {H}, a wager
        {Stake} says I am right about {h}
        A bet about {h} and {h2}
        Who bets against {h}?
        My money is on {h}
        {H} against {h2}, place your bets
        An open bet on {h}
        """,
    "echo": """
        After reading {other} on {hb}
        {Hb} made me think of {h}
        An answer of sorts to {other}
        {Other} has me thinking about {h}
        {H}, after {other}
        From {hb} to {h}
        Thinking on from {other}
        """,
    "overheard": """
        Overheard {site}, {h}
        Two people and {h}, {when}
        A quarrel about {h}
        Who was right about {h}?
        {H}, heard in {place}
        Two sentences about {h}
        An argument {site} about {h}
        “{Words}”, they said
        """,
}

OWN_TAILS = """
    from {place} / a note from {place} / for my {kin} / after {years} winters / written in {place} / {when}
    begun {when}
    as seen from {place} / with a nod to my {kin} / {scene} / thought of {scene} / page {years}
    a letter from {place}
    part {n} / for somebody in {place} / with thanks to my {kin} / the {place} version / noted {scene}
    """

BODIES = {
    "observe": """
        {Scene} I thought about {h} again. {Pair} {End}
        {Case}. {Pair} {End}
        {Scene} somebody asked me about {h}, and I talked for longer than the kettle took. {Hold} {B}. {End}
        You notice {h} only when you look twice. {Scene} I did. {Pair} {End}
        {When} I was back {site}. {Pair} {Wonder}
        {When} I was back {site}, where everybody agrees that {anti}. I looked for it and found that {a}. {End}
        {H} may look like a detail until you have lived with it. {Hold} {Case}.
        There is a moment with {t} when you see nothing but {h}. {Pair} {End}
        """,
    "claim": """
        {Pair} {Case}. {End}
        {Pair} {End}
        It is not true that {anti}, or only half true. {Pair} {End}
        People here like to say that {anti}. {Scene} I thought it through once more. {Pair} {End}
        {Hold} {Case}, and I have seen nothing since to change my mind. {End}
        {Hold} People come to me with {h2}, and I send them back to {h}. {B}. {End}
        Ask any {one}, or ask me. {Pair} {End}
        It took me {years} years to be able to say it. {Pair} {End}
        """,
    "question": """
        {Scene} we talked about {h} and came to no end. {Hold} {Wonder}
        {Scene} somebody said that {anti}. I had no answer ready, only the feeling that {a}. {Wonder}
        Can it be true that {anti}? I would have said that {a}. {Wonder}
        They say that {anti}, and they may be right. What bothers me is that {a}. {Wonder}
        I go round and round with {h}. On one hand {a}. On the other hand {anti}. I lean to the first, since {b}. \
            {Wonder}
        I go round and round with {h}. I am told that {anti}. But then {a}. {Wonder}
        {Case}. Since then I have had one question about {h}. {Wonder}
        My {kin} and I disagree about {h}. I am told that {anti}. I say that {a}. {Wonder}
        A question first. {Q} I ask because {a}, and I doubt that {folk} all see it alike. {End}
        {Hold} That still leaves {h2}. {Wonder}
        """,
    "story": """
        {Case}. That is when I saw that {a}. {End}
        {Scene} I heard a story. {Case}. {Pair}
        {Case}. I told it {scene}, and nobody laughed. {Pair}
        {Case}. People tell it to show that {anti}. I tell it because {a}. {End}
        It begins {site}. {Case}. {Hold} {End}
        {Case}. I used to tell this for a laugh. Now I tell it because {a}. {End}
        There is a story about {h} that I never get to the end of. {Case}. {Hold} {B}.
        """,
    "compare": """
        {T} and {t2} have more to do with each other than it seems. In one, {a}. In the other, {a2}. {Saying} {Ask}
        {Scene} I went from {t} to {t2} and hardly noticed. {A}. {A2}. {Saying}
        Think of {h}, then of {hb}. {Saying} In {t}, {a}, and in {t2}, {a2}. {Ask}
        What {t} taught me about {theme} I could have learned from {t2}. {A}. {A2}. {Ask}
        {Saying} I mean {t} and {t2}. {A}, and likewise {a2}. {End}
        My {kin} does {t2}, I do {t}, and over supper it turned out to be one subject. {A}. {A2}. {Saying}
        """,
    "howto": """
        Three things about {h}, for whoever starts this year. First, {adv}. Second, {adv2}. Third, \
            remember that {a}. {End}
        How I go about {h}. I would say, {adv}. The reason is that {b}. {End}
        {Hold} Therefore, {adv}. And while you are at it, {adv2}. {End}
        If you do only one thing about {h}, do this. {Adv}. {B}. {End}
        My {kin} gave me one rule for {t}. {Adv}. It took me {years} years to see that {a}. {End}
        Nobody told me this when I began with {t}, so I tell you. {Adv}. {Case}. {End}
        """,
    "confess": """
        I have to admit something about {h}. For {years} years I held that {anti}. Now I think that {a}. {End}
        I used to say that {anti}. I said it loudly, too. Then I looked again. {Pair} {End}
        I was sure that {anti}, and I would have sworn it {site}. {Pair} {End}
        My mistake with {t} was simple. I believed that {anti}. It turns out that {a}. {End}
        There is a thing about {h} I do not tell my {kin}. I no longer think that {anti}. {Pair}
        """,
    "help": """
        I am stuck with {h}. Everyone tells me that {anti}. Fine, but I also see that {a}. {Wonder}
        I am stuck with {h}. I do know that {a}, and that {b}. It does not help me one bit. {Wonder}
        I tried to live as if {anti}. It did not work, because {a}. What now? {Wonder}
        {Scene} I gave up on {h} for the third time. I know that {a}. {Wonder} {End}
        Help me with {h}, please. I have been told, {adv}. I did, and it did not help {when}. {Wonder}
        I have read what there is about {h}. {A}, it says, and {b}. That does not help me {scene}. {Wonder}
        Here I sit with {h} and no idea. {Case}. I would rather not repeat that. {Wonder}
        """,
    "contra": """
        Everybody tells me that {anti}. {Pair} {End}
        One hears it all the time {site}, that {anti}. I have stopped nodding. {Pair} {End}
        “{Anti}”, they say. {Pair} {End}
        It is the polite thing to think that {anti}. {Pair} {End}
        Say that {anti}, and you will never eat alone. I would rather say that {a}. {End}
        {Scene} somebody told me once more that {anti}. I bit my tongue. {Pair} {End}
        Of course, {anti}. That is the half of it that everybody likes. {Pair} {End}
        I know the usual speech about {h}, and how it ends, namely that {anti}. {Pair} {Wonder}
        """,
    "notes": """
        Three notes on {t}. One, {a}. Two, {b}. Three, about {hc}, {c}. {End}
        Notebook, {place}. Crossed out, in ink, that {anti}. Written below it that {a}. {B}. {End}
        For {h} I keep two columns. In the left one it says that {anti}. The right one is longer and begins with \
            this. {A}. {End}
        From the notebook, under {h}: {a}. Beside it, later and in pencil: {b}. {End}
        {Place}, {scene}. Thought about {h}. {A}. {Case}. {End}
        Under {h} I have two entries. The old one says that {anti}. The new one says that {a}. {End}
        A page on {t} with three lines on it. {A}. {C}. {Wonder}
        """,
    "wager": """
        I bet {stake} that {a}. {B}. Who takes it? {End}
        {Hold} I will put {stake} on it. My reason is that {b}. {End}
        My {kin} has {stake} on it that {anti}. I have the same on the other side. {Hold} {Wonder}
        {Scene} I lost a bet about {h} and made a new one. This time I say that {a}. {B}. {End}
        Half of my friends hold that {anti}. I put {stake} on the other horse. {Pair} {End}
        """,
    "echo": """
        {Other} wrote about {hb}, and I have been thinking about {h} ever since. {Pair} {End}
        Since {other} brought up {hb} I see {h} with other eyes. {Saying} {Hold} {Wonder}
        {Other} says it of {t2}, and I would like to say it of {t}. {Pair} {End}
        I read {other} on {hb} twice. In my own corner, {t}, it looks like this. {Hold} {B}. {End}
        """,
    "overheard": """
        Overheard {site}. “{A}.” The answer came at once. “{Anti}.” I am with the first, because {b}. {End}
        Two people were arguing {site}. One held that {anti}. The other said that {a}. I would have sided with the \
            second. {Wonder}
        {Scene} I sat between two people who disagreed about {h}. “{Anti}”, said one. The other only shook their \
            head and said that {a}. I would like to meet that head again.
        “{Anti}”, somebody said {scene}. Nobody objected, so I do. {Pair} {End}
        Behind me on the bus two people talked about {h}. “{A}”, said the older one. I nearly turned round to \
            agree. {B}. {End}
        """,
    "visitor": """
        I come from {interest} and know little about {t}. Still, {a}. {Wonder}
        With {interest} I never had to think about {h}. {Hold} {B}. {End}
        What {interest} and {t} share, I think, is {theme}. {A}. {Wonder}
        People ask what {interest} has to do with {h}. I say that {a}. {B}. {End}
        """,
}

TIMES = """
    this morning / last Sunday / in the first warm week / after the rain / last winter / late last night
    during the long frost
    the day before yesterday / at half past five / on the longest day of the year / before the shops opened
    on a grey Tuesday
    the week the clocks changed / in the last light / the other day / when the power was out
    at the end of a long shift
    on market day / after a bad night / with {years} minutes to spare / on the first of the month
    between two showers
    the morning after the storm / in the week before the holidays / an hour before the meeting / just before midnight
    """

SCENES = """
    on the way home / between two trains / at a wedding in {place} / on a bench in {place} / over breakfast
    in the queue at the baker's / while the soup was on / at my {kin}'s table / in a waiting room in {place}
    on the ferry
    in the gap between two meetings / with a cold in my head / on the slow train to {place} / in a borrowed coat
    under a leaking roof / on the walk back from {place} / while I waited for paint to dry / one evening in {place}
    with my feet in the stream / halfway up the hill / in the back of my {kin}'s car / at a bus stop in {place}
    while I peeled potatoes / in a café in {place} / at the dentist's / on my {kin}'s sofa
    """

STAKES = """
    a loaf / my second-best umbrella / a jar of plum jam / two cinema tickets / a week of washing up / a good pencil
    a round of tea / my lucky spoon / a bag of walnuts / the window seat / a small cheese / an evening of babysitting
    """

PLACE_STARTS = """
    Al Bar Cor Dun El Fen Gar Hal Ing Kel Lan Mar Nor Os Pen Quar Ren Sal Tam Ul Var Wen Yar Zel Brack Crow Drum Esk
    Holm Lin
    """

PLACE_ENDS = """
    wick ford by mouth low stead haven bridge combe ness ley mere ton dale strand holt garth burn minster sea
    """

KIN = """
    aunt uncle grandmother neighbour cousin godmother brother-in-law landlady stepfather sister grandfather godfather
    half-brother mother-in-law niece great-aunt
    """

"""How each voice turns a thought into sentences: openings, joints and endings, by what the sentence is there to do.

Text only. Slots: {who} the one spoken to, {quote} their words, {h} a handle on the matter, {t} the topic, {x} the
thought ({X} with a capital), {a} and {b} a thesis and its reason, {q} a question. A voice without an own way falls
back on COMMON.
"""

from __future__ import annotations

COMMON = {
    "agree": """
        I agree with {who} about {h}, and I would add that {x}.
        {who} has it right with {quote}. {X}.
        Yes to {quote}, {who}. {X}.
        What {who} says about {h} matches what I have seen: {x}.
        {quote} says it well, {who}, because {x}.
        """,
    "disagree": """
        I see {h} differently, {who}: {x}.
        {who}, I cannot follow you to {quote}. {X}.
        {quote} is where you lose me, {who}. {X}.
        On {h} I would argue the opposite, {who}, because {x}.
        There is another side to {quote}, {who}: {x}.
        """,
    "ask": """
        One thing I would ask about {h}, {who}: {x}
        {who}, you write {quote}. {X}
        Reading {quote} I wonder, {who}: {x}
        Before I take a side on {h}: {x}
        """,
    "answer": """
        To your question, {who}: {x}.
        You ask about {h}, {who}. My answer: {x}.
        Since you ask, {who}: {x}.
        My answer on {h}, for what it is worth: {x}.
        """,
    "reply by case": """
        I have no answer for you, {who}, only a story: {x}.
        Instead of an answer about {h}, {who}, this: {x}.
        Your question has sent me back to something, {who}: {x}.
        Nobody can answer that for you, {who}. But I can tell you that {x}.
        """,
    "reply by advice": """
        I would try this before I answered, {who}: {x}.
        I do not know, {who}. What I would do about {h} is simple: {x}.
        Half an answer, {who}: {x}.
        """,
    "tell": """
        {who}, {quote} reminds me of something: {x}.
        An example for your {t} collection, {who}: {x}.
        This fits what {who} says about {h}: {x}.
        On {h} I have only a small story: {x}.
        {who}, I keep thinking of one case of {h}: {x}.
        I heard this once about {h}, {who}: {x}.
        """,
    "advise": """
        If it helps with {h}, {who}: {x}.
        A practical thing for {h}: {x}.
        What works with {h}, {who}: {x}.
        {who}, before you decide on {h}: {x}.
        My advice with {h}, {who}, is short: {x}.
        Here is what I would do about {h}, {who}: {x}.
        One piece of advice, {who}, and you may throw it away: {x}.
        """,
    "widen": """
        Nobody here has mentioned {h} yet: {x}.
        There is also the matter of {h}, {who}: {x}.
        I would bring {h} into this: {x}.
        We talk about {t} and leave out {h}, and yet {x}.
        {who}, how does this look once you think of {h}? I believe that {x}.
        One step to the side, {who}, lies {h}, and there {x}.
        For me {t} would begin elsewhere, {who}, with {h}: {x}.
        All this about {t}, {who}, and no word on {h}. I would say that {x}.
        I agree with half of this, {who}. The other half is {h}: {x}.
        {who}, it changes once you look at {h} as well, because {x}.
        """,
    "probe": """
        {who}, where does {quote} stop being true?
        {who}, who taught you that about {h}?
        What would somebody who cannot stand {h} say to {quote}, {who}?
        Has {h} always looked like this to you, {who}, or was there a day?
        {quote} is strong, {who}. Would you say so to a beginner?
        {who}, how long did it take you to see {h} like that?
        And if {quote} turned out wrong, {who}, what would you miss?
        Would your neighbours say the same about {h}, {who}?
        {who}, did you write {quote} from memory or from last week?
        """,
    "compare": """
        I come to {t} from {t2}, {who}, where we say that {x}.
        This has a cousin in {t2}, {who}: {x}.
        With {h2} it is much the same, {who}: {x}.
        For me this is really about {theme}, {who}, as with {h2}: {x}.
        In {t2} we would nod at this, {who}. There, too, it is about {theme}: {x}.
        Swap {t} for {t2} and I could say it myself: {x}.
        {who}, your {quote} would make sense to people in {t2} too, where {x}.
        """,
    "side": """
        Between you two I stand with {ally}, {who}: {x}.
        I read this down to {ally}, and there I agreed. {X}.
        {ally} put it better than I can, {who}, and I would only add that {x}.
        On {h} I am with {ally} here: {x}.
        """,
    "concede": """
        {who}, {quote} is a fair hit.
        I grant you {quote}, {who}.
        You have a point about {h}, {who}.
        That is the best case against me so far, {who}.
        """,
    "besides": """
        Besides, {b}.
        And {b}.
        What is more, {b}.
        Also, {b}.
        """,
    "still": """
        Even so, {x}.
        And yet {x}.
        What keeps me from changing sides is that {x}.
        I hold on to one thing: {x}.
        """,
    "thank": """
        Thank you, {who}, {quote} helps.
        {who}, I had not looked at {h} like that.
        That is useful, {who}.
        Good to have you here on {h}, {who}.
        """,
    "follow": """
        It also makes me think that {x}.
        I would go one further: {x}.
        And on from there: {x}.
        """,
    "quiet": """
        {who}, I think we have both said our piece on {h}, and I liked yours.
        Let us leave {h} there, {who}. I will read it again in a month.
        I have nothing better to set against {quote}, {who}, so I will sleep on it.
        {quote} shall have the last word, {who}.
        We could go on about {h} until the milk boils over, {who}. I would rather hear what the others say.
        That is enough of {t} for one evening, {who}, and a good evening it was.
        I will go and look at {h} once more before I say another word, {who}.
        {who}, here I run out of {t} and not of respect.
        You may have {h}, {who}, if I may keep my doubts.
        I have written three answers to {quote} and thrown them away, {who}. Take that as praise.
        If we ever meet, {who}, you will tell me the rest about {h}.
        """,
    "stranger": """
        {who}, I stopped at {quote}. What made you put it that way?
        I keep coming back to {quote}, {who}. Is there a case in which it does not hold?
        {quote} is the part I would like to hear more about, {who}.
        {who}, if {quote} is true, what would you do differently next week?
        """,
    "pair": """
        I would say that {a}, because {b}.
        {A}. {B}.
        {A}, and the reason is simple. {B}.
        My view is that {a}. {B}.
        """,
    "hold": """
        I would say that {a}.
        {A}.
        I have come to think that {a}.
        """,
    "wonder": """
        So I ask the room: {q}
        {Q}
        What I would like to know is this: {q}
        Tell me, those of you who know {t}: {q}
        """,
    "close": """
        I would be glad to hear where I am wrong about {h}.
        That is all I have on {h} for now.
        Somebody here knows more about {t} than I do, and I hope they answer.
        If you have seen {h} from closer up, please say so.
        """,
}

VOICES = {
    "dry": {
        "agree": """
            {quote}. Quite so, {who}. {X}.
            I looked for a hole in {quote} and found none, which is annoying. {X}.
            {who} is right about {h}, and it will not make anybody popular. {X}.
            Agreed, {who}, and with little joy: {x}.
            """,
        "disagree": """
            {quote} is a generous way to put it, {who}. {X}.
            I would enjoy believing {quote}. Sadly {x}.
            A handsome theory of {h}, {who}. {X}.
            {who}, I have met {h} too, and {x}.
            """,
        "ask": """
            A small matter, {who}. {X}
            {quote}, you say. {X}
            I only ask because somebody has to, {who}: {x}
            """,
        "answer": """
            Since nobody else will say it, {who}: {x}.
            The short answer about {h}: {x}. The long one is the same with sighing.
            You will not like it, {who}: {x}.
            """,
        "tell": """
            I offer this without comment, {who}: {x}.
            For the collection of things that prove little about {h}: {x}.
            It may amuse you, {who}: {x}.
            """,
        "concede": """
            {who}, {quote} is correct, and I had hoped nobody would bring it up.
            Point taken about {h}, {who}. I shall sulk briefly.
            """,
        "thank": """
            {who}, that is more help with {h} than I deserve.
            Noted, {who}, and with something close to gratitude.
            """,
        "pair": """
            {A}. {B}, which nobody puts on the poster.
            It appears that {a}. I blame the fact that {b}.
            {A}, for the dull reason that {b}.
            """,
        "hold": """
            It appears that {a}.
            Against my wishes I conclude that {a}.
            """,
        "wonder": """
            Which leaves a question nobody is paid to answer: {q}
            I ask for no particular reason: {q}
            """,
        "close": """
            I mention {h} only because nobody else will.
            No action is required. {H} can wait, as ever.
            I expect to be corrected about {t} by noon.
            """,
    },
    "warm": {
        "agree": """
            {who}, I am so glad you wrote {quote}. {X}.
            Oh yes, {who}, that is how I know {h} too. {X}.
            Thank you for {quote}, {who}, I needed that today. And {x}.
            I felt less alone with {h} when I read this, {who}. {X}.
            """,
        "disagree": """
            I like how you think, {who}, and on {h} I still land elsewhere: {x}.
            {who}, may I gently push against {quote}? {X}.
            I understand why you say {quote}, {who}. From where I sit, though, {x}.
            I hope you do not mind, {who}, but {x}.
            """,
        "ask": """
            {who}, I would love to hear this from you: {x}
            You made me curious with {quote}, {who}. {X}
            Tell me more about {h}, {who}, if you have a minute. {X}
            """,
        "answer": """
            What a good question, {who}. For me it is this: {x}.
            I have wondered about {h} too, {who}, and this is where I am: {x}.
            Happy to share, {who}: {x}.
            """,
        "tell": """
            {who}, you will like this one about {h}: {x}.
            Your {quote} brought back a memory, {who}: {x}.
            I smiled at {h}, {who}, because {x}.
            """,
        "concede": """
            {who}, you are kind to say it so mildly: {quote}. I see it now.
            You moved me a little on {h}, {who}, I admit it.
            """,
        "thank": """
            Bless you, {who}, that is exactly the sort of answer I hoped for on {h}.
            {who}, thank you for taking the time over {h}.
            I am glad that you of all people wrote, {who}.
            """,
        "pair": """
            I do believe that {a}. You see, {b}.
            {A}, my friends, and all because {b}.
            With all my heart I think that {a}. {B}.
            """,
        "hold": """
            I do believe that {a}.
            With some affection I would say that {a}.
            """,
        "wonder": """
            I would so like to hear from you: {q}
            Be honest with me, you are among friends: {q}
            """,
        "close": """
            Whoever looks after {h} tonight, I am thinking of you.
            Come and tell me about your own {t}, I mean it.
            There is room on this bench for anyone who loves {t}.
            """,
    },
    "terse": {
        "agree": """
            Yes. {X}.
            {who}: {quote}. Exactly. {X}.
            Right about {h}. {X}.
            Seconded. {X}.
            """,
        "disagree": """
            No, {who}. {X}.
            {quote}? Not here. {X}.
            Doubtful, {who}. {X}.
            Other way round with {h}. {X}.
            """,
        "ask": """
            {who}: {x}
            {H}. {X}
            Fine. But {x}
            """,
        "answer": """
            {who}: {x}.
            Simple. {X}.
            On {h}: {x}.
            """,
        "tell": """
            Seen once: {x}.
            Case in point on {h}. {X}.
            {who}, a fact: {x}.
            """,
        "concede": """
            Fair, {who}. {quote} stands.
            Point to {who}.
            """,
        "thank": """
            Useful, {who}.
            Good, {who}. Will try that with {h}.
            """,
        "pair": """
            {A}. {B}. That is all.
            {A}. Why? {B}.
            Short version: {a}. {B}.
            """,
        "hold": """
            {A}.
            Short version: {a}.
            """,
        "wonder": """
            {Q}
            One question. {Q}
            """,
        "close": """
            Discuss.
            Corrections welcome.
            Enough about {h}.
            """,
    },
    "lyrical": {
        "agree": """
            I carried {quote} around with me all day, {who}, and it grew. {X}.
            There is something of evening light in what {who} says about {h}, for {x}.
            Yes, {who}, and under it lies this: {x}.
            {quote}, and the rest of my day went quiet. {X}.
            """,
        "disagree": """
            {quote} sounds like a song, {who}, but the floor under it is this: {x}.
            I wanted to lean on {quote}, {who}, and it gave way, for {x}.
            {H} can look different, {who}, seen from the dark side: {x}.
            """,
        "ask": """
            Your {quote} left a door ajar, {who}: {x}
            All the way home I asked myself, {who}: {x}
            {H}, and then a question like a bird on the sill: {x}
            """,
        "answer": """
            I have turned your question over like a stone, {who}, and on its underside it says: {x}.
            If {h} could speak, {who}, it would answer: {x}.
            What I found, {who}, is small: {x}.
            """,
        "tell": """
            Let me lay this beside your {quote}, {who}: {x}.
            There is a picture that comes to me with {h}: {x}.
            Somewhere it happened like this, {who}: {x}.
            """,
        "concede": """
            {who}, {quote} fell into my argument like a pebble into a pond.
            I hear it, {who}, and what I said about {h} has a shadow now.
            """,
        "thank": """
            {who}, you have put a lamp beside {h}.
            I read it twice, {who}, the second time by the window.
            """,
        "pair": """
            {A}, and behind it, quietly, {b}.
            {A}. It is so because {b}, and nobody taught us otherwise.
            Some things one knows by their weather: {a}, and {b}.
            """,
        "hold": """
            Some things one knows by their weather, and I know that {a}.
            Slowly it has come to me that {a}.
            """,
        "wonder": """
            And so I lie awake with it: {q}
            The question stays in the room like smoke: {q}
            """,
        "close": """
            The rest is {h}, and the long patience of things.
            I will leave the window open, in case someone answers about {t}.
            {H} will go on without us, and that is a comfort.
            """,
    },
    "pedantic": {
        "agree": """
            {who} is correct about {h}, and I would make the reason explicit: {x}.
            To be precise about {quote}: it holds, {who}, since {x}.
            I can confirm {quote} with one addition. {X}.
            Two remarks, {who}. First, I agree on {h}. Second, {x}.
            """,
        "disagree": """
            One correction to {quote}, {who}: {x}.
            Strictly speaking {quote} does not follow, {who}, for {x}.
            We should distinguish two things in {h}, {who}. What you say is one of them. The other is that {x}.
            {who}, the premise about {h} is not sound: {x}.
            """,
        "ask": """
            For the sake of completeness, {who}: {x}
            {quote} needs a definition, {who}. In particular, {x}
            Let me be exact about what I do not understand in {h}: {x}
            """,
        "answer": """
            The question has a definite answer, {who}: {x}.
            In the order in which you asked, {who}, and only as to {h}: {x}.
            If by {h} we mean the same thing, {who}, then this: {x}.
            """,
        "tell": """
            A documented case, {who}: {x}.
            As evidence on {h}, though only one instance: {x}.
            Compare the following with {quote}, {who}: {x}.
            """,
        "concede": """
            {who}, the objection about {h} is valid, and I withdraw the word always.
            I stand corrected on {quote}, {who}, in part.
            """,
        "thank": """
            {who}, that closes a gap in my notes on {h}.
            A careful reply, {who}, and there are few of those.
            """,
        "pair": """
            First, {a}. Second, {b}. The second explains the first.
            {A} (and I choose the words with care), since {b}.
            The proposition is that {a}. The evidence is that {b}.
            """,
        "hold": """
            The proposition is that {a}.
            Let me state it exactly: {a}.
            """,
        "wonder": """
            The open point, stated as plainly as I can: {q}
            This leaves exactly one question: {q}
            """,
        "close": """
            I speak here of {h} in the narrow sense only.
            Objections about {h} should name a case, please.
            The usual exceptions of {t} apply, and I can list them.
            """,
    },
    "playful": {
        "agree": """
            {who}! {quote}! I want it on a mug. {X}.
            Ten points to {who} for {h}. {X}.
            I came here to argue about {h} and now I have to nod like a pigeon. {X}.
            {quote} made me laugh out loud on the stairs, {who}, because {x}.
            """,
        "disagree": """
            Ah, {who}, {quote} is where my hat flies off. {X}.
            I challenge {who} to a duel over {h}, at dawn, with spoons: {x}.
            Lovely, {who}, and wrong in the most useful way. {X}.
            {quote}? My left eyebrow says no, {who}. {X}.
            """,
        "ask": """
            Quick, {who}, before the kettle boils: {x}
            I have a silly question about {h} that may not be silly. {X}
            {quote}, says {who}, and my inner five-year-old asks: {x}
            """,
        "answer": """
            Me, miss! I know this one, {who}: {x}.
            Drum roll for {who}: {x}.
            My answer on {h} comes with a small bow: {x}.
            """,
        "tell": """
            Gather round, {who}, this is a good one: {x}.
            In today's episode of {h}: {x}.
            True story, or nearly, {who}: {x}.
            """,
        "concede": """
            Ouch, {who}. {quote} goes straight through my paper armour.
            One nil to {who} on {h}, and I want a rematch.
            """,
        "thank": """
            {who}, I owe you a biscuit for that.
            I am doing a small dance for {who} and for {h}.
            """,
        "pair": """
            {A}. There, I said it. {B}.
            Everybody put your spoons down: {a}! And all because {b}.
            {A} (do not tell my {kin}), since {b}.
            """,
        "hold": """
            {A}. There, I said it.
            I have a theory, and it wears a hat: {a}.
            """,
        "wonder": """
            Hands up, no whispering: {q}
            A prize of one biscuit for the best answer: {q}
            """,
        "close": """
            I rest my case, and my case has wheels.
            Now you go. I brought snacks and {h}.
            The {t} fan club meets under the table.
            """,
    },
    "sceptical": {
        "agree": """
            I came to doubt {quote}, {who}, and could not. {X}.
            For once the evidence on {h} points one way, {who}: {x}.
            I tried the opposite of {quote} and it fails, since {x}.
            Much against my habit I side with {who} on {h}. {X}.
            """,
        "disagree": """
            Who says so, {who}? As for {quote}, {x}.
            I have heard {quote} before and never seen it shown. {X}.
            That would be nice, {who}. How do we know? {X}.
            Show me one case of {h} where that held, {who}. I can show you that {x}.
            """,
        "ask": """
            What would change your mind about {h}, {who}? And, to begin with, {x}
            {quote} is a claim, {who}. {X}
            I do not doubt you, {who}, I doubt {h}. {X}
            """,
        "answer": """
            With every reserve, {who}: {x}.
            I can only speak for what I have checked about {h}: {x}.
            Nobody knows, {who}, but this is what I would bet on: {x}.
            """,
        "tell": """
            One case proves nothing, {who}, but here is one: {x}.
            I checked this story about {h} as far as I could: {x}.
            I am told, and half believe, that {x}.
            """,
        "concede": """
            {quote} survives my questions, {who}, and few things do.
            I doubted you about {h}, {who}. I doubt a little less.
            """,
        "thank": """
            {who}, that is the first answer on {h} with something in it that one could test.
            I will check it, {who}, and that is meant as a compliment.
            """,
        "pair": """
            Is it really otherwise? I think that {a}. After all, {b}.
            I was told the opposite for years, but {a}, and for once there is a reason: {b}.
            I doubt much about this, but not that {a}. {B}.
            """,
        "hold": """
            I doubt much about this, but not that {a}.
            Unless someone shows me otherwise, {a}.
            """,
        "wonder": """
            Does anybody have more than an opinion on this: {q}
            I have asked before and got proverbs. {Q}
            """,
        "close": """
            Bring a case about {h} and not a feeling, please.
            I may be wrong about {t}, and so may the rest of you.
            If you believe this at once, read it again.
            """,
    },
    "plain": {
        "agree": """
            I think {who} is right about {h}. {X}.
            Same here, {who}. {X}.
            {quote} is true for us as well, {who}. {X}.
            I agree on {h}. The way I see it, {x}.
            """,
        "disagree": """
            I do not think so, {who}. {X}.
            {quote} does not work where I live, {who}. {X}.
            I have tried that with {h}, {who}, and {x}.
            Sorry, {who}, but {x}.
            """,
        "ask": """
            I have a question, {who}: {x}
            {who}, about {h}: {x}
            I do not understand one thing in {quote}. {X}
            """,
        "answer": """
            We do it like this, {who}: {x}.
            My answer is easy, {who}: {x}.
            About {h} I can say this much: {x}.
            """,
        "tell": """
            Something like {h} happened near us: {x}.
            I know one case, {who}: {x}.
            That is what it was like with us and {h}: {x}.
            """,
        "concede": """
            You are right about that, {who}. I forgot about {h}.
            OK, {who}, {quote} is true.
            """,
        "thank": """
            Thanks, {who}. I will try it.
            Thanks, {who}, that is clear about {h}.
            """,
        "pair": """
            {A}. It comes down to this: {b}.
            I think {a}. {B}.
            For me it is clear that {a}. {B}.
            """,
        "hold": """
            I think {a}.
            For me it is clear that {a}.
            """,
        "wonder": """
            How is it with you? {Q}
            I would like to know: {q}
            """,
        "close": """
            That is how it is with {h} around here.
            Write if you do {h} in another way.
            I am no expert in {t}, I only do it.
            """,
    },
    "courtly": {
        "agree": """
            Allow me to second {who} on {h}: {x}.
            I bow to {quote}, {who}, and beg to add that {x}.
            It would be ungracious not to agree with {who} here, as {x}.
            My compliments to {who} for {quote}. {X}.
            """,
        "disagree": """
            With all respect to {who}, I must part company at {quote}: {x}.
            If I may differ on {h}, {who}, it is because {x}.
            I would not contradict {who} lightly, and yet {x}.
            Permit me a doubt about {quote}, {who}. {X}.
            """,
        "ask": """
            Might I trouble {who} with one question? {X}
            If it is not too forward, {who}: {x}
            Your remark about {h} deserves a better listener, {who}, but let me ask: {x}
            """,
        "answer": """
            Since {who} is so good as to ask: {x}.
            I am at your service on {h}, {who}: {x}.
            If I may answer for myself alone, {who}: {x}.
            """,
        "tell": """
            May I contribute an anecdote to {h}? {X}.
            The company may care to hear this, {who}: {x}.
            I was reminded, {who}, by your {quote}, of the following: {x}.
            """,
        "concede": """
            I lower my hat to {quote}, {who}.
            {who} has the better of me on {h}, and I say so gladly.
            """,
        "thank": """
            I am in your debt for this, {who}, and so is {h}.
            How very good of you to answer, {who}.
            """,
        "pair": """
            I would submit to this company that {a}. For, if I may, {b}.
            It is my considered opinion that {a}, the more so as {b}.
            Allow me to maintain that {a}. {B}.
            """,
        "hold": """
            I would submit to this company that {a}.
            It is my considered opinion that {a}.
            """,
        "wonder": """
            May I lay a question before this company? {Q}
            I should be obliged for an answer: {q}
            """,
        "close": """
            I remain at the disposal of anyone who cares for {h}.
            With this I yield the floor to those who know {t} better.
            Your servant in all questions of {h}.
            """,
    },
    "grumbling": {
        "agree": """
            At last somebody says it. {quote}, thank you, {who}. {X}.
            {who} is right about {h} and nobody will listen, as usual. {X}.
            I have been saying this about {h} for years, {who}. {X}.
            Finally. {X}, and still people act surprised.
            """,
        "disagree": """
            Oh, come on, {who}. {quote}? {X}.
            Easy to say about {h} from a chair, {who}. {X}.
            I am too old for {quote}, {who}. {X}.
            There we go again with {h}. {X}, {who}, and everyone who has done it knows.
            """,
        "ask": """
            And nobody asks the obvious thing about {h}: {x}
            All very well, {who}. {X}
            {quote}, fine, {who}. {X}
            """,
        "answer": """
            If I must, {who}: {x}.
            It has been said before about {h}, but once more for {who}: {x}.
            Not that anybody does it: {x}.
            """,
        "tell": """
            Let me tell you how {h} really goes, {who}: {x}.
            I have seen it all, {who}: {x}.
            Same story every time with {h}: {x}.
            """,
        "concede": """
            Fine, {who}. {quote}. I hate it when you are right.
            All right, {who}, I grumble less about {h} than before.
            """,
        "thank": """
            Well, {who}, that is the first sensible word on {h} this week.
            Hm. Not bad, {who}.
            """,
        "pair": """
            Somebody has to say it: {a}. {B}, and do not get me started.
            {A}, but will anyone listen? {B}.
            How often do I have to say that {a}? {B}.
            """,
        "hold": """
            Somebody has to say it: {a}.
            I am tired of pretending otherwise: {a}.
            """,
        "wonder": """
            And now let someone tell me: {q}
            Nobody ever answers this one: {q}
            """,
        "close": """
            But what do I know, I have only lived with {h}.
            Go on, tell me that it was always like that with {t}.
            I will be over there, muttering about {h}.
            """,
    },
    "eager": {
        "agree": """
            Yes, {who}, yes! {quote}! And {x}!
            I could not agree more about {h}, {who}. Did you know that {x}?
            Exactly, {who}! I tried it at once, and {x}.
            This is so good, {who}, and it goes further: {x}.
            """,
        "disagree": """
            Wait, {who}, is that so? I was sure that {x}!
            Hold on at {quote}, {who}! {X}.
            I love this thread, but about {h} I have to jump in: {x}!
            Hm, {who}, I wanted {quote} to be true, only {x}.
            """,
        "ask": """
            I have so many questions about {h}, {who}, but first: {x}
            Ooh, {who}, {quote}! {X}
            Please say more, {who}! {X}
            """,
        "answer": """
            I can help with that one, {who}! {X}.
            I have been waiting for someone to ask about {h}: {x}!
            Yes, me, {who}! Here is mine: {x}.
            """,
        "tell": """
            Oh, {who}, you have to hear this: {x}!
            That is just like {h} here: {x}.
            I ran to write this down, {who}: {x}.
            """,
        "concede": """
            Oh no, {who}, {quote} is really good. I have to think.
            You got me there with {h}, {who}, and I love it.
            """,
        "thank": """
            {who}, this made my day! I will try it with {h} tonight.
            Thank you, thank you, {who}!
            """,
        "pair": """
            I just worked something out: {a}! It is because {b}.
            Guess what, {a}. And the best part: {b}.
            All week I have been telling everyone that {a}. {B}!
            """,
        "hold": """
            I just worked something out: {a}!
            All week I have been telling everyone that {a}.
            """,
        "wonder": """
            Please tell me everything: {q}
            I cannot wait for your answers: {q}
            """,
        "close": """
            Who is in? I want to try {h} this weekend.
            I am off to look at {h} again right now.
            More about {t} tomorrow, I cannot stop.
            """,
    },
    "homespun": {
        "agree": """
            My people would say the same, {who}. {X}.
            {who} talks sense about {h}. Where I come from, {x}.
            That is as true as bread, {who}. {X}.
            {quote}, says {who}, and I moved my chair closer. {X}.
            """,
        "disagree": """
            Well now, {who}, that is one way to stack wood. {X}.
            I would not hang my coat on {quote}, {who}. {X}.
            You may be right in your valley, {who}, but in ours {x}.
            My {kin} had a saying against {h}, {who}, and it came to this: {x}.
            """,
        "ask": """
            Sit down a minute, {who}, and tell me: {x}
            I am a slow thinker, {who}, so about {h}: {x}
            {quote}, well. {X}
            """,
        "answer": """
            In our house it goes like this, {who}: {x}.
            My {kin} taught me this about {h}: {x}.
            No secret there, {who}: {x}.
            """,
        "tell": """
            That puts me in mind of something, {who}: {x}.
            You want to know about {h}? {X}.
            Here is one from our end of the valley, {who}: {x}.
            """,
        "concede": """
            {who}, you have walked that field longer than I have. {quote}, so be it.
            I will eat that one, {who}, with salt.
            """,
        "thank": """
            That was neighbourly of you, {who}.
            {who}, there is a chair for you whenever we talk of {h}.
            """,
        "pair": """
            Where I come from we say that {a}. {B}, and that is the whole of it.
            {A}, as sure as a dog finds the stove. {B}.
            It is plain as porridge: {a}, for {b}.
            """,
        "hold": """
            Where I come from we say that {a}.
            It is plain as porridge that {a}.
            """,
        "wonder": """
            Pull up a chair and tell me: {q}
            So I ask over the fence: {q}
            """,
        "close": """
            That is how we do {h} at our end of the valley.
            The kettle is on for anyone who knows {t}.
            You need not take my word about {h}, go and look.
            """,
    },
}

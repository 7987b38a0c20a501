"""How each voice speaks where something is decided: in debates, and about changes to software.

Text only, as in `voices`. Slots besides: {side} and {other}, the side that one takes and the opposite one, "for" or
"against"; {most} and {few}, the votes of the winning side and of the other, in words; {f}, a file or a project; in
motions {c}, what is claimed; in their bodies {pro} and {con}, who disagree, {foe} where one of them is oneself, and the
{title} of their thread.
"""

from __future__ import annotations

COMMON = {
    # Debates: the author's opening, arguments, answers to the other side, and the end.
    "hands up": """
        I begin {side} the motion: {x}.
        My own vote is {side}, because {x}. Now convince me of the opposite.
        I put it up because I am {side} and keep meeting people who are not. {X}.
        To begin with, {side}: {x}.
        Somebody has to go first, so {side}, and this is why: {x}.
        """,
    "argue": """
        I vote {side}, because {x}.
        {X}. That is enough for me to be {side}.
        Put me down as {side}, {who}: {x}.
        One reason {side}, and I think it is the one that counts: {x}.
        What nobody has said yet: {x}. So, {side}.
        {who}, before the votes are counted, one thing {side} it: {x}.
        I came here undecided about {h} and leave {side}, since {x}.
        """,
    "tale": """
        I cannot prove it, but I can tell you why I am {side}: {x}.
        {X}. After that I could not be anything but {side}.
        This is the story behind my vote, {who}: {x}. Hence {side}.
        Hear this before you vote on {h}: {x}.
        """,
    "liken": """
        I know more of {t2} than of {t}, and there {x}. Why should it be different here? I am {side}.
        In {t2} we have had this quarrel, and what came out of it is that {x}. So, {side}.
        Put {t2} in the place of {t} for a moment: {x}. I vote {side}.
        My {kin} used to say it of {t2}, that {x}. I hear the same answer to this motion.
        What makes me {side} comes from {t2}, {who}: {x}.
        It is about {theme}, as so much is. In {t2}, {x}, so my vote is {side}.
        {t2} taught me this, and it holds here: {x}.
        Ask anybody who does {t2}. There {x}, and nobody would dream of a vote on it.
        I have seen where the other way leads, and that was in {t2}, {who}. {X}.
        Between {t} and {t2} there is no great difference in this. {X}, so {side}.
        Those who know {t2} will be {side} with me, {who}: {x}.
        """,
    "rebut": """
        {who}, {quote} is true and decides nothing here: {x}.
        I read {quote} twice, {who}, and I am still {side}. {X}.
        You argue well for {h}, {who}. Only, {x}.
        That is the best of the other side, {who}, and the answer to it is short: {x}.
        Against {quote} I set this, {who}: {x}.
        {who}, you leave out half of {h}: {x}.
        If {quote} were the whole of it I would vote with you, {who}. But {x}.
        {quote} would settle it, {who}, if it were not that {x}.
        """,
    "second": """
        {who} has said it before me, and I only add this: {x}.
        I am {side} as well, {who}, for one reason more: {x}.
        With {who} on {quote}. {X}, too.
        {quote} and this together make me {side}, {who}: {x}.
        As {who} says. And on {h} there is more: {x}.
        """,
    "press": """
        {who}, would you still vote {other} if {h} were yours to look after?
        Then tell me, {who}, what would have to happen for you to give up {quote}?
        {who}, suppose that the motion is lost. What becomes of {h}?
        I do not see how you get from {quote} to your vote, {who}. What is the step between?
        Suppose you are right about {h}, {who}. Who pays for it?
        {who}, {quote} is an argument for care. Is it an argument for your vote?
        And what do you say to those who live with {h} every day, {who}?
        """,
    "yield": """
        I give you {quote}, {who}, and keep my vote.
        You have moved me, {who}, though not as far as the other side of the room. {quote} stays with me.
        {who}, on {h} you are right. On the motion I am still {side}.
        If all of you argued like {who} I would have to think again about {h}.
        I have no answer to {quote}, {who}, only a vote.
        """,
    "won": """
        {most} to {few}, and I was with the many for once. What I will remember is {quote}, which is {who}'s.
        So that is settled, {most} to {few}. The better half of what I know about {h} now I have from {who}, who lost.
        {most} against {few}. I am glad, {who}, and a little less sure of {h} than when this began.
        It went my way, {most} to {few}. {who}, {quote} was the best line of the evening all the same.
        Counted and closed, {most} to {few}. I would have voted the same without {who}, but for worse reasons.
        We have {most} for it and {few} with {who}. Of those {few} I would like to keep {quote}.
        {who}, had there been one more of you and one less of us, {h} would look different tomorrow.
        Now that it is over, {most} to {few}: {quote} nearly had me, {who}.
        """,
    "lost": """
        {few} for us, {most} for them. I still think that {x}, but {who} has earned it.
        Outvoted, {most} to {few}. {who}, I shall ask you about {quote} again in a year.
        I lost this one, {most} to {few}, and take one thing home from {who}: {quote}.
        {most} to {few}, against me. Fair enough, {who}. It does not change that {x}.
        It has gone where it has gone, {most} to {few}. Well fought, {who}. {X}, all the same.
        My side had {few} votes, and {who} had {quote}. One sees how it came.
        {who}, you have won {most} to {few}, and I will look at {h} with your eyes for a week. No longer.
        Beaten on {h}, {most} to {few}. I would rather lose to {who} than win against somebody dull.
        """,
    "tied": """
        {most} to {few}, {who}, so we are exactly as clever as before, only with more reasons.
        A tie on {h}. I cannot think of a more honest result, {who}.
        {most} each. {who} and I should put up the motion again next year, with a third side.
        It is a tie, {who}, and each of us may go on doing {t} as before.
        """,
    # Software: what is proposed, reviews, answers, and what became of it.
    "propose": """
        Start reading in {f}, the rest follows from there.
        Please be strict about {h}, that is where I was least sure.
        {f} is the part to look at.
        It is small on purpose, so that somebody reads it to the end.
        The odd cases are in the tests, so begin there if you like to doubt.
        If you would rather have {h} some other way, say so now.
        I have kept {h} as plain as I could.
        Whoever has five minutes, {f} needs no more than that.
        """,
    "again": """
        Second attempt, on top of what {who} brought in meanwhile.
        Once more, after {who} and I wrote into the same lines.
        {who} was quicker, so this is the same idea on the new ground.
        I have read what {who} did and put mine beside it.
        The same as before, moved to where it does not get in the way of {who}.
        """,
    "mended": """
        Second attempt, and this time with the test that was missing.
        You were right to send it back. Here it is with its test.
        The same again, complete: the test is in {f}.
        I had left out the test. It is in {f}, and it should have been there from the start.
        """,
    "filled": """
        The code for this is in, but its test never came. Here it is.
        I noticed that nothing tests {h} yet, so this is only the test.
        No new code, only what {h} was still missing.
        """,
    "shelve": """
        I would like to see {h} on the shelf before I forget it myself.
        I say it in every second thread, so it may as well stand on a shelf.
        My {kin} told me this about {t}, and it has held for {years} years.
        One line for {f}, from {place}, where it was learned the hard way.
        Somebody will need this about {t} one day and not know whom to ask.
        It is about {h}, and it is short enough to be remembered.
        There was nothing yet about {h}, which cannot be right.
        """,
    "approve": """
        I read it to the end, {who}, and {x}. Approved.
        Yes from me, {who}. {X}.
        {X}, {who}. Let us have it.
        Approved. What I like about {h}: {x}.
        {who}, {x}, and that is all I needed to see.
        Good to go, {who}, and by the way, {x}.
        I came to find fault with {h} and found that {x}. In with it.
        """,
    "decline": """
        Not yet, {who}: {x}.
        I voted against it for one reason, {who}: {x}.
        {who}, I like {h}, but {x}.
        Sorry, {who}. {X}, so for now it is a no from me.
        Before this can go in, {who}: {x}.
        I would gladly say yes to {h}, {who}, only {x}.
        """,
    "own up": """
        You are right, {who}. I was in a hurry. It will come back with a test.
        Caught, {who}. I will write the test tonight and send it again.
        {who}, I thought that {h} was too small for a test, which is what everybody thinks.
        Fair, {who}. The test was in my head and not in the folder.
        """,
    "give way": """
        I had not seen that one, {who}. Then let us take it, and forget mine.
        Two of us with one idea, {who}, and yours not even the worse one. I withdraw mine.
        Good, {who}, then somebody else has done my work. There are worse mornings.
        I should have looked at what is open before I began on {h}. Thank you, {who}.
        """,
    "thank a reader": """
        Thank you for reading it, {who}.
        {who}, it does one good when somebody reads to the end.
        I had hoped that somebody would stop at {h}, {who}.
        You have sharp eyes, {who}. That was the part that took longest.
        {who}, then it was worth the trouble.
        I owe you a review for that, {who}.
        Good. I was not sure about {h} until you said so, {who}.
        That from you, {who}. I shall put it on the wall.
        """,
    "settled": """
        That settles it, {who}.
        Understood, {who}. I would have done the same, then.
        Good answer, {who}. It could stand in the code, above {h}.
        Then I have nothing more to ask, {who}.
        I thought it might be that, {who}, and wanted to hear you say it.
        Fair, {who}. I am content with {h}.
        {who}, you have thought about {h} longer than I have.
        """,
    "merged": """
        It is in. {H} can be used from today.
        Merged, and thank you to everybody who read {f} to the end.
        {H} is part of {f} now. If it breaks, it was me.
        It went in without a scratch. Who takes the next step in {f}?
        So {h} has found its place. I am more pleased than one should be about so few lines.
        """,
    "clash": """
        It did not fit any more: {f} was changed while we talked. I will write it again on top of that.
        Somebody else was in {f} at the same time, in the very same lines. I will look at both and try again.
        A conflict in {f}, and a harmless one. It comes back tomorrow.
        Two pens on one line of {f}. Mine gives way, and comes back.
        """,
    "dropped": """
        Nobody could be won for {h}, so I let it rest.
        That was not what {f} needed, it seems. I have learned where to ask first.
        It has lapsed. If somebody misses {h}, tell me, I still have it.
        """,
    # And small things.
    "nod": """
        This.
        So it is, {who}.
        Well said, {who}.
        Same here.
        I second that, {who}.
        """,
}

VOICES = {
    "dry": {
        "liken": """
            In {t2} this was settled long ago, without a vote: {x}. I merely pass it on, {who}.
            It will surprise nobody who has been near {t2} that {x}. I draw the obvious conclusion.
            """,
        "argue": """
            I find myself {side}, and the reason is not romantic: {x}.
            {X}. I take no pleasure in being {side}.
            The case {side} is short and nobody enjoys it: {x}.
            """,
        "rebut": """
            {quote}. A fine sentence, {who}, to which the facts object: {x}.
            I would vote with you out of politeness, {who}, were it not that {x}.
            {who}, I admire {quote} from a distance, the distance being that {x}.
            """,
        "approve": """
            I looked for the catch, {who}. Instead {x}. Approved.
            It does what it says, which is rarer than it sounds, and {x}.
            """,
        "decline": """
            There is one small difficulty, {who}: {x}.
            I regret to be the person who says it, {who}, but {x}.
            """,
    },
    "warm": {
        "liken": """
            I have a soft spot for {t2}, and it has told me this: {x}. So I stand {side}, {who}.
            Dear all, {x}. That is {t2}, I know, but hearts do not change so much from one thing to the next.
            """,
        "argue": """
            I have thought about all of you while I read this, and I am {side}, because {x}.
            With a full heart {side}, my friends: {x}.
            Be patient with me, I am {side}. {X}.
            """,
        "rebut": """
            I hear the care in {quote}, {who}, and I share it. And still, {x}.
            {who}, may I take you by the sleeve? {X}.
            I would love to agree with you on {h}, {who}, you say it so kindly. But {x}.
            """,
        "approve": """
            {who}, thank you for this, I can see the evenings in it. {X}. Yes, gladly.
            What a kind piece of work, {who}. {X}.
            """,
        "decline": """
            {who}, I do want this to come in, so let me say it gently: {x}.
            It is nearly there, {who}. Only, {x}.
            """,
    },
    "terse": {
        "liken": """
            {t2}: {x}. Same here. {side}.
            See {t2}. {X}.
            """,
        "argue": """
            {side}. {X}.
            Vote: {side}. {X}.
            {X}. So, {side}.
            """,
        "rebut": """
            {quote}. No, {who}. {X}.
            Missing the point, {who}: {x}.
            {who}: {x}. Still {side}.
            """,
        "approve": """
            Read it. {X}. Yes.
            Approved, {who}. {X}.
            """,
        "decline": """
            No. {X}.
            {who}: {x}. Fix, then yes.
            """,
        "press": """
            And {h}, {who}?
            {quote}. Says who, {who}?
            Cost, {who}? Who pays for {h}?
            """,
    },
    "lyrical": {
        "liken": """
            There is a window in {t2} from which one sees this motion whole: {x}.
            I hear {t2} under it, like water under a floor: {x}. And so, {side}.
            """,
        "argue": """
            I went out to look before I voted, and came back {side}: {x}.
            There is a quiet answer in the thing itself, and it says {side}: {x}.
            My vote has the sound of gravel, but it is {side}: {x}.
            """,
        "rebut": """
            {quote} has a good echo, {who}, and when it has died away there remains that {x}.
            I let {quote} ring until it was still, {who}. Then I heard this: {x}.
            {who}, you have painted {h} at noon. In the evening {x}.
            """,
        "approve": """
            It is a small lamp, {who}, but it stands in the right window, and {x}.
            I walked through it as through a tidy house, {who}. {X}.
            """,
        "decline": """
            A door is missing in this house, {who}: {x}.
            It has wings and no feet yet, {who}, for {x}.
            """,
    },
    "pedantic": {
        "liken": """
            By analogy with {t2}, where it is established that {x}, I vote {side}.
            The case is parallel to one in {t2}, {who}: {x}. The inference to {side} I leave to the reader.
            """,
        "argue": """
            The motion as worded leaves me no choice but {side}, since {x}.
            I vote {side}, on one ground, which I state in full: {x}.
            For the minutes: {side}, because {x}.
            """,
        "rebut": """
            {quote} concerns another question than the motion, {who}. On the motion itself, {x}.
            I must separate two things in {quote}, {who}. The first is true. The second fails, since {x}.
            Point of order, {who}. {X}, and that is what we vote on.
            """,
        "approve": """
            I have checked it line by line, {who}, and {x}. Approved without conditions.
            One remark for the record: {x}. Approved.
            """,
        "decline": """
            One formal point, {who}, and it is not a small one: {x}.
            I cannot approve it in this form, {who}, as {x}.
            """,
    },
    "playful": {
        "liken": """
            Imagine this motion dressed up as {t2}: {x}! You see? {side}!
            {t2} came to my party and shouted that {x}. The motion heard it too.
            """,
        "argue": """
            My hand is up, my other hand is up, both are {side}: {x}.
            I tossed a coin and did not like the answer, so {side}. {X}.
            {side}, with bells on! {X}.
            """,
        "rebut": """
            {who}, I caught {quote} with both hands and I throw it back: {x}.
            Oh no you don't, {who}. {X}.
            {quote}? My vote just giggled, {who}, because {x}.
            """,
        "approve": """
            I pressed all the buttons, {who}, and nothing fell off. {X}. In with it!
            Stamp, stamp, stamp. {X}, {who}.
            """,
        "decline": """
            Objection, from under the table, {who}: {x}.
            So close, {who}! But {x}, and I looked under all the cushions.
            """,
    },
    "sceptical": {
        "liken": """
            I trust a comparison as far as I can throw it, but in {t2} it has been tried: {x}. Hence {side}.
            If it does not hold here, {who}, why does it hold in {t2}? There, {x}.
            """,
        "argue": """
            I trust neither side much, but {side} a little more: {x}.
            Show me otherwise and I change my vote. Until then {side}, since {x}.
            I looked for evidence and found one piece, and it is {side}: {x}.
            """,
        "rebut": """
            {quote} is asserted, {who}, not shown. What has been shown is that {x}.
            How would you know, {who}? Against {quote} there is at least this: {x}.
            I would believe {quote} sooner, {who}, if it were not that {x}.
            """,
        "approve": """
            I tried to break it, {who}, and could not. {X}. So, yes.
            I believe nothing without a test, and {x}. Yes.
            """,
        "decline": """
            How do we know that it works, {who}? As far as I can see {x}.
            I would take your word, {who}, but {x}.
            """,
    },
    "plain": {
        "liken": """
            In {t2} it is like this: {x}. I think it is the same here.
            I go by what I know, and that is {t2}: {x}. So I am {side}.
            """,
        "argue": """
            I am {side}. {X}.
            For me it is {side}, because {x}.
            I will vote {side}. The way I see it, {x}.
            """,
        "rebut": """
            I see what you mean by {quote}, {who}. I think that {x}.
            {who}, I do not think so. {X}.
            That may be so with {h}, {who}. All the same, {x}.
            """,
        "approve": """
            Looks right to me, {who}. {X}.
            I am fine with it, {who}. {X}.
            """,
        "decline": """
            I said no for now, {who}: {x}.
            One thing is missing, {who}. {X}.
            """,
    },
    "courtly": {
        "liken": """
            If I may be forgiven an excursion to {t2}: {x}. I return from it {side}.
            My friends in {t2} would beg to remark that {x}, and I lend them my vote.
            """,
        "argue": """
            With the permission of the house I speak {side}: {x}.
            I have the honour to be {side}, and for this reason: {x}.
            If the company will bear with me, {side}. {X}.
            """,
        "rebut": """
            My honoured opponent says {quote}. I bow, {who}, and reply that {x}.
            {who} defends {h} with grace. I can only set against it that {x}.
            With great respect for {quote}, {who}, {x}.
            """,
        "approve": """
            Allow me to compliment {who} on a most careful piece of work. {X}.
            It would be an honour to see this merged, {who}. {X}.
            """,
        "decline": """
            I hope {who} will forgive the liberty, but {x}.
            Nothing would please me more than to approve, {who}, were it not that {x}.
            """,
    },
    "grumbling": {
        "liken": """
            They never learn. In {t2} everybody knows by now that {x}, and here we vote on it.
            It was just the same with {t2}, {who}. {X}. Nobody listened then either.
            """,
        "argue": """
            Nobody asked me, but {side}. {X}.
            {side}, and I was so before it was a motion: {x}.
            Thirty years of {t} have made me {side}. {X}.
            """,
        "rebut": """
            {quote}, {quote}. I have heard it all my life, {who}. {X}.
            You have never had to do it, {who}, have you? {X}.
            Sounds lovely, {who}. Then one gets up in the morning, and {x}.
            """,
        "approve": """
            For once something that works. {X}. Fine by me, {who}.
            I would have done it otherwise, {who}, and worse. {X}.
            """,
        "decline": """
            Here we go, {who}. {X}, as always when people hurry.
            And who is to clean up after it, {who}? {X}.
            """,
    },
    "eager": {
        "liken": """
            Oh, this is just like {t2}! {X}! So {side}, of course!
            I do {t2}, and there {x}, and when I read the motion I jumped up! {side}!
            """,
        "argue": """
            Oh, {side}, absolutely {side}! {X}!
            I could not wait to vote {side}! {X}.
            {side}! And do you know why? {X}.
            """,
        "rebut": """
            {who}, I love that you say {quote}, and I so want to argue! {X}!
            Yes but no, {who}! {X}.
            Wait, {who}, there is something about {h} that changes it: {x}!
            """,
        "approve": """
            I want to use it right now, {who}! {X}!
            Yes, yes, yes. {X}, {who}, and I read it all in one go.
            """,
        "decline": """
            I am so looking forward to this, {who}, but {x}!
            Almost, {who}! {X}, and then I am the first to say yes.
            """,
    },
    "homespun": {
        "liken": """
            My gran did {t2} all her life and would tell you that {x}. I vote as she would have.
            What is good for {t2} is good for {t}, we say at home: {x}.
            """,
        "argue": """
            Where I come from one would be {side}, because {x}.
            {side}, says my gran, and she is nobody's fool: {x}.
            I measured it against our own kitchen table and it came out {side}: {x}.
            """,
        "rebut": """
            {quote} keeps as long as milk, {who}. {X}.
            You cannot eat {quote}, {who}. {X}.
            My gran would pour you another cup, {who}, and say that {x}.
            """,
        "approve": """
            As neat as a folded towel, {who}. {X}.
            I would let it into my own kitchen, {who}. {X}.
            """,
        "decline": """
            A pie without a crust, {who}: {x}.
            You would not serve it without tasting, {who}, and here {x}.
            """,
    },
}

MOTIONS = """
    This house holds that {c}
    {C}
    Be it agreed that {c}
    Motion: {c}
    The question is whether {c}
    Put to the vote: {c}
    Let it be said plainly that {c}
    We should all agree that {c}
    Is it true that {c}?
    For or against: {c}
    """

FROM_A_DISPUTE = """
    In “{title}” {pro} and {con} cannot agree on {h}, and I doubt that a tenth comment will settle it. So let us vote.
    {pro} says one thing about {h} and {con} the opposite, both with good reasons. That makes a motion.
    I have followed {pro} and {con} on {h} in “{title}”, mostly from both sides at once. Let us hear it out properly.
    Since “{title}” there are two camps about {h}, {pro} in one and {con} in the other. Arguments here, please.
    """

FROM_AN_OWN_DISPUTE = """
    {foe} and I cannot agree on {h}, and each of us has run out of new words. So I ask all of you.
    I have been arguing with {foe} about {h}, as some of you will have noticed. Let others decide.
    In “{title}” {foe} and I came to no end with {h}. Here it may be said once more, in order, and counted.
    {foe} will say that I put this badly, so {foe} shall have the first word against it. It is about {h}.
    """

FROM_A_HABIT = """
    We argue about {h} all the time and never count. Let us count.
    Everybody has a view on {h}, so let us have it out for once, with reasons.
    I would like to know where this company stands on {h}.
    {Scene} I noticed that I cannot name one good argument against this, and that makes me nervous.
    My {kin} and I have argued about {h} for {years} years. You decide.
    For {h} there are two schools, and I have never heard them in one room.
    """

AGAINST_ONESELF = """
    I put up a motion that I do not believe in, because nobody else will defend the other side.
    I mean to lose this one: I am against my own motion and want to hear it defended.
    Somebody told me this {scene}, as if it were beyond doubt. I doubt it, so here it is.
    """

PRAISE = """
    it is small enough to be read twice
    it touches nothing that it does not need
    one sees from the test what it is for
    nobody will have to ask you what it is for
    I would have needed twice as many lines
    I looked into {f} with a red pencil and brought it back unused
    what is new in {f} looks as if it had always been there
    `{fn}` is short enough to be read aloud
    `{fn}` says what it does and does what it says
    the name of `{test}` tells me all I need
    I would have forgotten the case in `{test}`
    I read `{test}` first and hardly needed the rest
    nothing in `{fn}` is clever, and I mean that as praise
    the line above `{fn}` says exactly what one may expect of it
    `{test}` is the question that I came with
    I could change `{fn}` next year without being afraid of it
    whoever reads `{test}` knows what was in your mind
    there is nothing in `{fn}` that one could leave out
    """

PRAISE_OF_A_TEXT = """
    I will try it before the week is out
    it is exactly what I was never told
    it is shorter than I could have said it
    my own people say the same in twice as many words
    it stands where the alphabet wants it
    I wish that somebody had told me so in time
    it is the kind of thing that one forgets to write down
    one line of this is worth an evening of talk
    """

QUESTIONS = """
    why is `{fn}` a function of its own? = I needed it twice, and the second time I had forgotten how I did it
    how did you come by the name `{fn}`? = I said aloud what it does, and took the shortest word of it
    did you have `{test}` in mind from the start? = no, it came when I thought that I had finished
    could somebody use `{fn}` without the rest? = I hope so, it needs nothing but what it is given
    what would go wrong without `{test}`? = nothing for a month, and then everything on one evening
    is `{fn}` meant to grow? = no, I would rather see a second one beside it
    who is `{fn}` for, in the end? = for me in a year, when I have forgotten all of this
    what was `{fn}` like in your first version? = twice as long and half as sure of itself
    is there a case that `{test}` does not cover? = there always is, so tell me when you meet it
    """

UNTESTED = """
    there is new code in it and no test
    I find {f} and nothing in tests/ that would try it
    without a test I would have to take {f} on trust
    it has no test, and the next change will break it without anybody noticing
    nothing shows that {f} does what it says, a test would
    """

TWIN = """
    {other} proposed the same thing first, and that one is waiting too
    there is the same change by {other}, a little older, and I would take that one
    this and the one of {other} are twins, and one of them is enough
    """

OWN_TWIN = """
    I have proposed the same thing, a little earlier, so I am not the right one to ask
    we have had one idea, and mine has been waiting longer
    it is what I have proposed myself, nearly to the letter
    """

IN_ALREADY = """
    this is in the project already
    somebody was quicker, and it went in while you were writing
    it has been merged in the meantime, from other hands
    """

BREAKS = """
    it takes away more of {f} than it brings
    half of {f} would be gone afterwards, and I do not see why
    it removes lines of {f} that others still need
    """

ENTRIES = """
    Advice on {t}: {h}
    A line about {t} for the shelf ({h})
    {H}, in one line, for those who do {t}
    One more for the shelf: {h}
    What I know about {h}
    """

"""Matter for talk: games, music, stage and pictures. Text only; `fleet.prose.matter` reads it."""

TEXT = """
## chess endgames | are | endgame player, endgame players | at the board
# beginners: the bare king; the rook and the pawn; the first lesson
+ chess should be [taught from the end]
> with three pieces on the board you can see what each of them does
> an opening learned by heart is a speech in a language you do not speak
- children want [queens and not theory], and leave before the end
- you only reach an endgame if you survive the opening
* the club at {place} gives a beginner a king and a pawn for a month, and two of them are champions
* my {kin} was bored by openings and never lost with a rook
? which ending should everybody know?
= king and pawn, until you can feel who moves last
? how do you make an ending exciting for a child?
= you play it for biscuits, both ways round
! set up five pieces and play both sides until you no longer cheat
# patience: the waiting move; the slow king; the opposition
+ in the endgame [the right move is often to do nothing]
> whoever has to move first has to give up something
> time is a piece that does not stand on the board
- a move that waits is [good for somebody who has already worked it out]
- most endings are won by whoever ran first
* a game at {place} was adjourned overnight, and the winning move was one step back
* my {kin} wins by looking bored
? how do you learn to wait?
= by losing to somebody who could
? where else is it an advantage not to have the move?
= at the buffet and in every quarrel
! ask before each move what you would play if it were not your turn
# records: the scoresheet; the table of endings; the computer's verdict
+ since endings are solved [they have become more beautiful]
> now we know that the strange move was the only one
> the machine gives the result and not the reason, and the reason is left to us
- what can be looked up [nobody thinks about any more]
- a win in two hundred moves that nobody can understand is noise
* a study from a newspaper in {place} turned out wrong after eighty years, and the mistake was prettier
* the old scoresheets at our club have stains that tell you who was worried
? does knowing the answer spoil it?
= no more than knowing the end of a song
? which loss have you written down and kept?
= one against a boy with a plaster on his nose
! write down your guess before you ask the machine

## choir singing | is | chorister, choristers | at rehearsal
# attention: the breath before the entry; the second alto; the held chord
+ choir is [four parts listening and one part singing]
> whoever hears only themselves is too loud already
> a chord locks when everybody gives in a little
- if all listen [nobody leads], and the piece sinks by a semitone
- the audience paid for voices
* the choir at {place} rehearses in the dark once a month, and is never so well in tune
* my {kin} moved the lips for a year and said that was the best seat in the hall
? whom do you listen to?
= the bass behind me, even when he is wrong
? how do you tell somebody that they are too loud?
= I ask them whether they can hear the altos
! sing one verse at half the volume, with eyes closed
# beginners: the person who cannot sing; the audition; the strong neighbour
+ a choir should [take everyone]
> most people who cannot sing were told so once, at eight
> between two sure voices nearly anybody finds the note
- the twenty who practise want [a piece and not a therapy]
- one voice that is off can be heard through forty
* a tax inspector at {place} hummed for a year and now has the solo at Christmas
* the great choir in the next town takes tests, and has no tenors
? what were you told about your voice as a child?
= to turn the pages
? is there any voice a choir cannot carry?
= one that does not want to be carried
! put each newcomer between two people who are kind and loud
# change: the same mass each year; the new piece; the song in an unknown language
+ a choir should sing each year [one piece that it cannot sing]
> in pieces one can sing one only hears oneself
> what is too hard makes people ring each other up
- it is the songs one knows [that people come for], on both sides
- a wrecked concert costs a choir five members and a church
* the piece that failed at {place} is asked for at each anniversary
* my {kin} left over a modern mass and came back over the next
? what was the hardest thing you ever sang in public?
= eleven beats in a bar, with a cough
? what do you never want to sing again?
= anything about a sleigh
! begin the rehearsal with the hard page, as long as the voices are cold and brave

## community theatre | is | stagehand, stagehands | backstage
# failure: the forgotten line; the door that stuck; the wig on the nail
+ what people remember is [the evening on which it went wrong]
> when the door sticks everybody in the room is awake
> the line made up in need is sometimes better than the author's
- the audience laughs and [the one on stage does not sleep for a week]
- those who rely on mishaps stop rehearsing
* the king at {place} came on with a shopping bag, and played it, and got a hand
* a power cut in the second act gave us the most beautiful third of all
? what went most wrong with you?
= the corpse sneezed, and I was the corpse
? how do you prompt without shaming somebody?
= the first word only, and looking elsewhere
! rehearse once with everything missing that can go missing
# hands: the painted flat; the rope behind the stage; the quick change
+ theatre is made [by the people in black]
> a change of scene in eleven seconds is a dance that no one sees
> the actor can be ill, and the one with the ropes cannot
- nobody buys a ticket [to see a rope]
- two chairs and a good actor need no one in black
* in {place} the stagehands bow once a season, in gloves, and it is the loudest applause
* my {kin} pulled a curtain for thirty years and has never seen the end of a play from the front
? what is the quickest change you have done?
= nun to sailor, in one verse
? which prop always disappears?
= the letter, in each play ever written
! tape the floor in the dark, as that is how you will need it
# commons: the casting; the same three leads; the chorus of forty
+ parts should be given [by lot] now and then
> a small theatre has three stars and thirty trees, and trees leave
> people become large when something too large is handed to them
- a bad lead punishes [two hundred people in the seats]
- lots are drawn by those who did not want to hurt anyone, and hurt everybody
* they drew lots at {place} for one comedy, and the postman was terrible and then he was not
* our best witch had been the curtain for nine years
? which part would you be afraid to draw?
= the one who sings
? what does the third tree think about?
= supper, and that it would have said that line differently
! let the leads and the trees swap for one rehearsal

## crosswords | are | setter, setters | over the grid
# trust: the fair clue; the hidden definition; the cheating anagram
+ a good clue [is fair and says something untrue]
> it means what it says, but it does not say what it seems to
> afterwards one is angry with oneself and not with the setter
- fair is what the experts [agreed on among themselves]
- a clue that needs a rule book is not wit
* the paper at {place} once printed the wrong grid, and three people solved it
* my {kin} solved a clue at a funeral and had to go outside
? which clue have you never forgotten?
= a short one about a river, with a flower that flows
? when is a clue unfair?
= when I see the answer and still do not see why
! write the clue for your own name, it teaches you where it hurts
# patience: the last corner; the night's sleep; the pencil
+ the last three answers [come while you wash up]
> something goes on searching as soon as you stop
> staring wears the wrong answer deeper
- what comes while washing up [would have come in ten minutes at the table]
- for a race there is no washing up
* a retired judge at {place} leaves one clue open each evening, for the morning
* in our kitchen there is a grid on the fridge for all, one word a visit
? where do your answers come?
= on the stairs, going down
? when do you look it up?
= if I would not have known the word anyway
! leave the room at the third sigh
# change: the new words; the dead composer; the slang of the young
+ a grid should know [something that is younger than its setter]
> a puzzle full of dead tenors says who is invited
> new words bring solvers, and solvers bring words
- slang is dead [by the time it is printed]
- old words are fair, everybody has had time to learn them
* the grid at {place} had the name of a game, and the letters came from two ages with one joy
* my {kin} learned each river in Europe from crosswords and has crossed none
? which word have you only ever met in puzzles?
= a bird that cannot fly, in three letters
? which new word would you put in?
= one my niece has to explain to me
! let someone half your age test the grid

## shortwave radio | is | listener, listeners | on the band
# attention: the hiss between stations; the faint voice; the hour before dawn
+ listening to [noise is a skill]
> behind the same hiss there are four stations, and after an hour you can tell
> an ear that has to search hears more than one that is served
- it is romantic until [the neighbour buys a charger]
- with a receiver on a screen one sees the station before hearing it
* I heard a harbour near {place} read out the depths of the water for an hour, and was moved
* my {kin} knew from the hiss alone which way the rain would come
? what is the weakest thing you have ever understood?
= a time signal and a cough
? when do you listen?
= in the half hour in which one side of the sea has got dark
! turn the knob at a tenth of the pace you would like
# limits: the wire in the attic; the five watts; the sunspots
+ [five watts and a wire] are enough
> height and patience carry further than power
> whoever has little listens before speaking
- on a bad night five watts reach [the end of the garden]
- strong stations make it possible for the weak ones to be heard back
* a teacher at {place} spoke round the world with the power of a bicycle lamp
* the best wire I ever had was a fence, and a cow ended it
? how far did you get with the least?
= three thousand kilometres with what a toy uses
? what is in your way?
= a lift, a gutter and the lights next door
! lengthen the wire before you buy watts
# records: the logbook; the card in the post; the station that fell silent
+ one should write down [what one did not hear] as well
> the silence of a station is news, too
> only years of entries tell a fault from a season
- a list of nothing [is nothing]
- machines record the whole band, and can be asked later
* the log from {place} shows the day a war began by a music programme that did not come
* my wall has two hundred cards, from four countries that no longer exist
? which silence have you noticed first?
= that of the ship weather, and I miss the voice
? do you still send cards?
= by post, with a stamp of a bird
! put date, hour, frequency and mood, in pencil

## film photography | is | photographer, photographers | in the darkroom
# limits: the thirty-six frames; the last frame; the fixed lens
+ [thirty-six are enough] for a week
> whoever has few looks first and presses later
> out of a thousand pictures one has to choose, and nobody does
- the best picture comes on [the forty-first], when everyone has forgotten you
- sparing pictures means sparing people, too
* at {place} a class got one frame each, and all the pictures were good
* my {kin} came back from three weeks with nine exposures, and there are nine on the wall
? what do you keep the last frame for?
= the way home
? what did you not take, and still see?
= two old men with an ice cream, outside the court
! put a single roll in your pocket and leave the bag at home
# timing: the ten minutes in the tray; the week of waiting; the lost moment
+ it is good [not to see a picture at once]
> whoever looks at the screen is no longer there
> after two weeks you choose the good one and not the one you were proud of
- whoever sees at once [can do it again], and the bride will not be back
- waiting does not make a picture better, only dearer
* a roll from {place} lay in a drawer for eleven years, and there was the dog
* the whole street came into focus for me in the tray, one window at a time
? how long have you waited at most?
= until everyone in it had grown up
? what did you find on a roll that you had forgotten?
= my own shadow, in each picture
! write on the canister what you expect, and read it afterwards
# trust: the stranger in the street; the question before; the picture of a child
+ one should [ask afterwards] and destroy it if they say no
> a question beforehand takes away what one had seen
> a no can be honoured, a pose cannot be undone
- a no is hard [for those who are used to not being asked]
- on film nothing can be taken back, so one has to ask
* a baker at {place} said no and then, after a week, come by at four when the light is in
* my {kin} sent a print to everybody, and had letters for thirty years
? have you ever been photographed without knowing it?
= yes, and I looked like somebody I would like to meet
? what do you never take?
= people who are waiting at the hospital
! carry three prints with you, and give one away

## poetry translation | is | translator, translators | at the desk
# limits: the rhyme; the pun in line three; the word without a twin
+ a translator has to know [what to lose]
> rhyme, sense and breath do not get through the door together
> who tries to save all of it saves the dictionary
- those who lose on principle [stop looking too soon]
- some readers have only this one version, and they are owed everything
* a poem from {place} has nine versions, and each of them dropped another thing first
* my {kin} kept the rhyme and lost the horse
? what do you save first?
= the line people would say by heart
? which word could you never carry across?
= one for the evening light, it has two doors
! read the original aloud until you know where it breathes
# trust: the dead poet; the footnote; the added word
+ a good translation [adds something]
> what the language gives for nothing should be taken
> a poem that gained nothing has only lost
- what was added is [by someone else under another's name]
- a reader who likes the added line likes the wrong poet
* the most quoted line of a poet at {place} is one he had never written, and he was glad
* two translators lived in one house and were not on speaking terms about an and
? have you ever improved on somebody in secret?
= one comma, I dream of it
? footnote or faith?
= a note on the last page, for those who turn round
! mark in your draft in red what is yours
# patience: the tenth draft; the word found on a bus; the drawer
+ a version should [lie in a drawer for a year]
> after a year one reads it like a stranger, and strangers are right
> in the first month one still hears the original through it
- a year is long for [people who live on it by the line]
- drawers make drafts yellow and not better
* a word I had sought since spring was written on a van at {place}
* my {kin} changed one preposition on each birthday
? what did you find after the book had been printed?
= the right word, on page one
? how do you know that a version is finished?
= I put the same comma back twice
! copy it out by hand, whatever the hand wants to change was wrong

## bell ringing | is | ringer, ringers | in the tower
# hands: the pull of the rope; the balance of the bell; the blister
+ a bell is rung [by letting go]
> at the balance a ton weighs nothing, and strength only disturbs it
> those who pull are late
- a heavy bell on a wet day does want [a back and not a theory]
- it takes strength first, then one may be elegant
* the lightest ringer of {place} has the heaviest bell, and reads afterwards
* my {kin} was lifted off the floor once, at twelve, and stayed for life
? when did you feel it for the first time?
= after five weeks, in the middle of a yawn
? how do you explain letting go?
= think of a swing with someone you like on it
! hold the rope as you would hold a bird
# attention: the gap in the round; the changed order; the bell before mine
+ it is not counting but [listening for your gap]
> who counts is right and late
> a room of six falls into step, as in a kitchen
- without counting nobody learns [a long method], however nice the kitchen
- the ear follows whoever is wrong with confidence
* they tied up one clapper at {place} for a funeral, and all of them heard the missing bell for days
* a blind ringer taught us more in an evening than the book did in a winter
? what do you look at while you ring?
= at hands, never at faces
? which mistake can be heard in the village?
= two at once, the dog tells us
! stand behind somebody for a whole evening and ring in your head
# commons: the Sunday morning; the neighbour's complaint; the practice night
+ those who move in beside a tower [have moved in with the bells]
> it rang four centuries before the brochure
> a village that is silent on Sunday is a car park
- people who work nights have [a right to a Sunday], wherever they live
- old is not an argument, the stocks were old too
* the ringers of {place} put in a shutter and carried a cake from door to door
* one man complained for six years, and then came up, and rings the third
? how loud is too loud?
= when the baby next door has an opinion
? what does your village hear that no other does?
= the fourth, it has a crack and we like it
! invite the one who complains to pull

## folk dancing | is | dancer, dancers | on the floor
# beginners: the wrong foot; the hand that pulls you; the caller
+ dances should be [taught by dancing]
> the third time round the feet know what the head did not get
> in a circle each mistake is covered by two neighbours
- whoever is dragged round twice [goes home and does not come back]
- it is the steps that give the pleasure, and they need a quiet quarter of an hour
* in {place} there is no lesson, only a rule that the best dance with the newest first
* my {kin} counts aloud to this day, and the whole row lives off it
? what helped you, the first evening?
= a firm hand in the back and no explanation
? how many mistakes can a circle bear?
= one in four, then it becomes a different dance
! begin with the dance that cannot go wrong, and repeat it last
# change: the old step; the new tune; the partner of one's choice
+ a tradition that [may not be changed] is a costume
> each step we call old was someone's new one
> it lives where the young do it wrongly and stay
- what is changed every year [nobody can share with their grandmother]
- one has to be able to do the old one before one breaks it
* the young of {place} dance it to a drum machine, and the old complain and dance
* one book from a hundred years ago says that the step is no longer what it was
? what would you never change?
= that one has to hold hands
? who may change a step?
= whoever can do it with both feet
! ask the oldest one how their grandparents did it
# trust: the swing; the sweaty hand; the turn with closed eyes
+ in a swing you [hang on somebody you do not know]
> both fall or neither does
> a hand says in eight bars what a chat does not in an hour
- not everyone wants to be [held by strangers], and nobody should have to say why
- it is gravity and not trust, and it works with enemies
* two brothers at {place} who had not spoken for years were put in one set, and had to
* the shy one in our class has the best swing, as he really leans
? what does a good partner do with the weight?
= gives back just as much
? how do you say no to a dance?
= with the next one, or with a glass of water
! look at the ear of the other one, then you do not get dizzy

## board games | are | player, players | at the table
# limits: the rules on one page; the two-hour explanation; the exception on page nine
+ a good game has [rules that fit on one page]
> whatever needs an exception was not understood by whoever made it
> people who explain for an hour have already won
- the great ones have [forty pages and a lifetime], and nobody regrets it
- short rules only mean that the rest is quarrelled about
* at {place} a game with a single rule has been played in one inn for two hundred years
* my {kin} reads the rules aloud like a will
? what can you explain while you deal?
= anything with one card in the hand and one on the table
? which exception would you strike out?
= whatever begins with except in the first round
! play the first round open and without points
# failure: the lost game; the child that cheats; the overturned board
+ children should [not be allowed to win]
> they know, and they learn that one lies to them kindly
> the first real win is one they tell of all their lives
- a four-year-old who always loses [learns only that games are for others]
- better a game in which the adult has no advantage
* a girl at {place} beat the grandfather after two hundred games, and he had the board framed
* my {kin} lost on purpose, but so well that none of us could prove it
? how do you lose in front of a child?
= with a small curse and a handshake
? what did you overturn?
= a board and, later, an apology
! play memory with them, there you need no pity
# commons: the game in the café; the missing piece; the shelf in the hall
+ a game with [a missing piece] is still a game
> a button has been a better king than the king
> a shelf that is open to all loses pieces, and wins players
- two missing cards [spoil it for whoever counts]
- a shelf without somebody to look after it is soon a shelf of lids
* the set at {place} has a thimble, a tooth and a small bishop of cork
* the box for single pieces in our hall has completed three games of other people
? what stands in for what in yours?
= a raisin, and each winter anew
? would you lend your favourite game?
= the second favourite, until I know you
! write the number of pieces on the inside of the lid
"""

"""Matter for talk: birds, stars, weather, walking and keeping records. Text only; `fleet.prose.matter` reads it."""

TEXT = """
## bird ringing | is | ringer of birds, ringers of birds | at the nets
# records: the number on the ring; the bird that came back; the long series
+ the value of a ring lies in [the thousandth bird and not in the first]
> one bird is a story, and a thousand are a change in the weather
> whoever stops for two years has cut the rope in the middle
- one letter from a village in Africa [has made more ringers] than any table
- long series are continued because they are long, and nobody asks what for
* a warbler of eleven grams came back to the same bush near {place} for six years
* the oldest list in our hut is in four hands, and the last is a child's
? which bird have you met again?
= a robin, and it bit the same finger
? what would you count, if you began a series today?
= the silence at five in the morning, in May
! read the number twice, and let somebody else read it the third time
# trust: the bird in the hand; the weighing in a film can; the right to disturb
+ a bird in the hand is [a debt]
> it did not agree, so the number has to be worth it
> whoever cannot let it go within two minutes should not have caught it
- without hands on them [we knew nothing, and protected nothing]
- the bird has forgotten after a minute, it is we who need the word
* at {place} the nets are closed at once if one bird sits with ruffled feathers
* my {kin} says thank you to each one, in the voice of a bank clerk
? when do you close the nets?
= when I think about it for the first time
? what would be a reason to give it up altogether?
= a transmitter lighter than a seed
! let children watch the release and not the catching
# timing: the first hour of light; the wind from the east; the night of passage
+ migration happens [on four nights]
> in a whole autumn nearly all go by as soon as the wind has turned
> who comes on Saturdays sees what is left over
- whoever only comes on the good nights [gives a false picture of the year]
- the thin days tell you who stays
* the radar at {place} was white on one evening, and on the next there was a moth
* my {kin} smelled it, asked for a day off and was right eight times in ten
? how do you know on the evening before?
= a clear sky after two days of rain, and calls above the street lamps
? what were you doing in the night you missed?
= sleeping, with the window shut
! listen at midnight with an open window in the last week of September

## weather diaries | are | diarist, diarists | at the rain gauge
# records: the line a day; the missing week; the great-grandfather's notebook
+ a weather diary is about [the dull days]
> storms are in the newspaper, and the eleventh grey day is only in yours
> normal is what no one can remember
- nobody reads [eleven grey days], and an unread record is a habit
- a station does it each minute, without arthritis
* a farmer at {place} wrote fine for forty years, and meant it as a complaint
* the gap in my notebook is a week long and has a name
? what do you write if nothing happens?
= what the smoke did
? who is to read it?
= somebody who is cross with a forecast, in eighty years
! one line a day, at the same place, before breakfast
# attention: the smell of rain; the swallows; the ring around the moon
+ your own window is [a better forecast for today] than the phone
> it knows your hill, and the model has not heard of it
> who looks out each day sees the one cloud that matters
- proverbs are remembered [on the days when they were right]
- the model sees beyond the hill, where the weather is coming from
* a shepherd near {place} gave us two hours, and it was a hundred and ten minutes
* my {kin} read it off a door that stuck
? which sign has never let you down?
= the gulls in the car park
? when did you believe the phone and get wet?
= on the day of the picnic, in good company
! guess first, then look it up, and note down both
# measure: the rain gauge; the thermometer in the shade; the zero
+ [a jam jar] in the same place for ten years is worth more than a fine instrument that moves
> a steady fault falls out when years are compared
> each new device makes a jump that looks like a climate
- a fault one has grown fond of [does not become a truth]
- in ten years the tree beside it has grown, so it has moved after all
* they moved the gauge at {place} by eight yards, and the village became dry
* my jar has a chip, and I take the same tenth off each time
? what stands in your rain's way?
= a plum tree, and I love it
? how exactly do you read it?
= as exactly as I can before coffee
! draw a plan of where it stands, with the trees and their height

## amateur astronomy | is | stargazer, stargazers | under the stars
# patience: the dark-adapted eye; the cloudy month; the faint smudge
+ the best instrument is [a second half hour]
> the eye needs thirty minutes for the dark and a lifetime for what is in it
> at the second look a smudge has arms
- no patience shows what [a mirror twice as wide] shows a child
- a camera collects for hours what no eye ever will
* in {place} everybody has to sit in the dark for twenty minutes before they may look
* my {kin} drew the same nebula on each of nine winters, and saw more with worse eyes
? what did you only see at the second go?
= the shadow of a moon, small as a full stop
? what do you do in a month of cloud?
= polish, doubt and sell things
! draw it, the pencil makes you look
# commons: the street lamp; the dark village; the floodlit church
+ the dark is [a thing that belongs to all]
> one lamp takes it from a thousand, and lights up a hedge
> half of those alive have never seen the galaxy they live in
- people who walk home at night [do not want a galaxy but a lamp]
- darkness is missed by twelve men with tubes
* in {place} the lamps go off at eleven, and after a year nobody wanted them back
* a power cut brought the whole street out of doors, and a child asked what that stripe was
? which lamp would you unscrew?
= the one that lights the underside of a tree
? how much light does it take to feel safe?
= less than one thinks, if it comes from below the eyes
! ask the neighbour over to look, and then about the lamp
# tools: the big telescope; the old binoculars; the app
+ the best telescope is [the one that is carried out of doors]
> a giant in the cellar has seen nothing but cardboard
> binoculars are at the ready in ten seconds, and clouds take twenty
- the small one disappoints [on the second night], and it lands in the same cellar
- with a good one people go out, because it was dear
* the most-used glass at {place} hangs on a nail by the back door
* my {kin} found a comet with something meant for the opera
? what do you see best with the least?
= the moon as it goes dark, with nothing at all
? what did you buy and use twice?
= a motor
! hang the binoculars by the door at the height of your hand

## moss | is | moss hunter, moss hunters | on the north wall
# attention: the wall by the bus stop; the hand lens; the green that nobody sees
+ the best walk is [a walk of one yard]
> with a lens a kerb has eleven forests
> who goes far looks at paths
- after the second yard [one would like a view]
- what cannot be named is soon all green again
* a wall at {place} had nineteen kinds, and its owner was about to clean it
* my {kin} missed four buses because of one wall
? where is the nearest piece that you have never looked at?
= beneath the drip of the gutter, I passed it for nine years
? what is the first that one can learn?
= the one with red stalks on every garage roof
! kneel, breathe on it, and wait until it opens
# patience: the slow growth; the dry cushion; the roof of forty years
+ moss wins [because it can stop]
> it dries out for a summer and goes on after an hour of rain
> it needs no ground, only time
- it wins only where [nobody else wants to live]
- stopping is not patience but all it can do
* a dry cushion from a drawer in {place} was wetted after eleven years, and went green
* the roof we scrubbed was bare, ugly and leaking within two winters
? what else in life is good at stopping?
= tortoises, and people with a hammock
? would you leave it on the roof?
= on the north side, with a bow
! sprinkle it with rain water, and look again after as long as a song lasts
# commons: the pavement crack; the high-pressure cleaner; the churchyard wall
+ whoever scrubs [a wall clean] takes something from the street
> it drank the rain, held the dust and fed a wren
> a clean stone is only a stone which is about to become dirty
- an old man slipped on [what you call a forest]
- on a gravestone it eats the name
* in {place} they left one side of the square, as a trial, and it is the cooler one
* the neighbour cleans on Saturdays, and the moss does on all the other days
? where would you let it be?
= wherever no one has to walk in haste
? who asked for it to be so clean?
= a catalogue
! clean the steps, leave the wall

## paper maps | are | map reader, map readers | over the map
# attention: the fold in the map; the blue line; the edge of the sheet
+ a paper map shows [what you did not look for]
> on the way from A to B the eye crosses a ruin and a ford
> a screen answers and a sheet asks back
- whoever needs a hospital [does not want a ruin]
- a screen can be moved as well, and it goes on past the edge
* a farm that I had overlooked all my life lies an inch from our house, near {place}
* my {kin} reads them in bed, like others do novels
? what did you find beside your way?
= a spring with an iron cup
? which sheet is torn most?
= the one on whose fold we live
! lay it on the floor and put a coin on each spot where you have been
# trust: the path that is not there; the wrong bridge; the old edition
+ a map is [an opinion with contours]
> someone decided that a chapel counts and a bus stop does not
> paths are on it because they were once asked for
- when fog comes down [one does not want an opinion]
- contours are measured, and cliffs do not read essays
* the bridge by {place} has been on the sheet for thirty years, and in the river for twenty
* a hamlet was put in to catch copiers, and a couple went to live there
? what is missing on the map of your town?
= where one can sit in the shade
? when did you trust the sheet more than your eyes?
= once, and I was up to the knees in it
! draw your own from memory before you unfold theirs
# change: the dead battery; the voice that says turn left; the lost sense of direction
+ whoever is [always led] does not know where they are
> the blue dot is in the middle, so one never moves
> the way sticks when one has been lost on it
- lost is pleasant [for those who have time and a coat]
- people got lost just as much, they only had to ask
* a delivery man at {place} has driven there for two years and cannot say what is behind the church
* we went home without it for a week, and found a shorter way
? could you draw the way to work?
= up to the roundabout, then it gets thin
? where did you last get really lost?
= in a hospital, with arrows
! go there with it and back without

## bats | are | bat counter, bat counters | at the roost
# measure: the count at dusk; the clicker; the box that was empty
+ one should count [the same roost each year] and not the most roosts
> a number alone is nothing, beside last year's it is a sentence
> a place you know you know also when it is wrong
- a roost that is counted for ever [can be empty because they moved next door]
- with few counters one should look where no one has looked
* the church at {place} had two hundred and four, then two hundred and one, then scaffolding
* my {kin} counts in a whisper, and the neighbours wait for the number
? what do you do when two fly at once?
= I say both aloud, and go red
? how wrong may a count be?
= as wrong as last year's
! sit on the same stone, and begin at the same star
# trust: the roof owner; the building works; the droppings on the sill
+ bats are protected [by those in whose roof they live]
> a law does not hear the saw, and the woman downstairs does
> who has seen one close does not spray
- good will ends [when the roof lets in water]
- without the law there would have been no one left to get fond of them
* a roofer at {place} rang us up at seven in the morning, and waited
* the family gave each of them a name, though they all have the same face
? what do you say to somebody who is afraid of them?
= that it weighs as much as two sugar cubes, and wants nothing to do with hair
? what would you do if they sat in your roof?
= move the bed, so as to hear it
! show them to the owner, at dusk, with a blanket and tea
# tools: the detector; the click that is too high; the red lamp
+ with a [detector one hears what the night is like]
> above the street there are hunts and quarrels, and we took it for quiet
> whoever heard it once turns off the garden lamp
- one looks at a screen all evening [and no longer at the sky]
- it names each call with two decimals, and is often wrong
* a whole class at {place} fell silent, as the pond began to crackle
* my {kin} bought one for burglars and stays up for pipistrelles
? which call do you know by ear?
= the wet slap of the one over the water
? what else would you like to hear?
= what the roots do
! leave the detector off for the first ten minutes

## long walks | are | walker, walkers | on the path
# limits: the heavy rucksack; the second pair of shoes; the blister
+ walkers should [leave half of it at home]
> each thing was packed for a fear, and fears weigh
> what is missing one can borrow, and so one talks to somebody
- those who travel light [borrow from those who do not]
- a wet night without the second jumper teaches nothing
* a parcel goes back home from the post office at {place} every day in summer, full of books
* my {kin} walked for a month with a bag the size of a loaf
? what did you send home?
= an axe, I was young
? what would you carry, although it is foolish?
= a real cup
! weigh it, halve it, and put back the chocolate
# patience: the third day; the boring stretch; the straight road
+ the [boring stretches] are what it is about
> when there is nothing to look at, one thinks the thought that had waited
> after the third hour the legs stop asking
- nothing is thought on a verge, [one counts lorries]
- if boredom were enough one could stay at home
* the straight by {place} is eleven miles long, and I decided on a child on it
* someone sang one song on the plain, all day, and is now a friend
? what came to you on a dull road?
= the name of a teacher, and that I owe her a letter
? when do you give in and take the bus?
= along the lorries, with a good conscience
! leave the ear plugs at home for one whole day
# commons: the right of way; the farmer's field; the hut with an honesty box
+ a path exists [as long as it is walked]
> grass takes it back in two summers
> no law has opened as much as boots have
- a thousand pairs make [a motorway through the orchids]
- the path runs over somebody's work, and nobody asked them
* a village near {place} walks its old ways once a year, with a band, so that they stay
* the box in the hut had too much in it, and a note that said for whoever is short
? which path in your parts is about to vanish?
= the one to the school that is shut
? have you ever been sent away?
= with a dog, and later with a plum
! walk the forgotten one first, and close the gate

## fossils | are | fossil hunter, fossil hunters | on the beach
# trust: the find in the pocket; the museum drawer; the dealer's price
+ a fossil [without its place] is only a pretty stone
> the layer it lay in is the half that cannot be bought
> someone can go back there, as long as it is written down
- if it is left on the beach with its place [the next tide takes both]
- a stone on a window sill made me ask, and no label did
* the best piece at {place} has no origin, since the collector was afraid of colleagues
* my {kin} carried one home, and back again after a talk
? what have you taken that should have stayed?
= a tooth, I was eight, and it is sorry too
? how exactly do you note it?
= so that I would find it drunk
! take a picture before it moves, with a boot in it
# patience: the cliff after a storm; the hundred empty stones; the low winter sun
+ one finds by [walking slowly over the same place]
> the eye learns one shape, and after that it sees it everywhere
> each tide turns the page
- those who find much [get up before the others], at the first storm
- finding is geology, whoever stands on the wrong bed can be as slow as they like
* a woman at {place} has walked one bay for sixty years, and knows each stone by its back
* the child found it after four minutes, naturally
? what does your eye see first?
= a curve that is too good
? how long do you go without finding anything?
= a winter, and then two before lunch
! walk against the low sun, the ribs throw a shadow
# change: the retreating cliff; the sea wall; the lost beach
+ the sea should be [allowed to have the cliff]
> without falls there are no finds, and no sand for the next village
> a wall moves the fall next door
- at the top there is [a house with a grandmother in it]
- what falls is gone, and most of it is never found by anyone
* the road at {place} ends in the air, and they have put a bench there
* a wall was built to save eight houses, and the beach was gone in nine years
? where would you draw the line?
= at the church, and I know that is not logical
? what has the last storm brought you?
= a vertebra and someone's washing-machine door
! note down how far it is from the fence to the edge, each spring

## minutes of meetings | are | minute taker, minute takers | at the long table
# records: the decision in one line; the name beside the task; the sentence everyone forgot
+ minutes should hold [decisions and not speeches]
> nobody reads who said what, until there is a quarrel
> who does what by when fits on a card
- without the reasons [the same debate comes back in spring]
- a speech that is left out was in vain, and its speaker knows it
* the minutes at {place} have one line, and a column for who was against
* a note of 1951 in our club says that the roof was talked about again
? what would you always write down?
= whoever has promised something, and their face
? what has been decided in yours three times?
= to begin on time
! read out the decisions before people put on their coats
# trust: the silent objector; the wording of a motion; the pen of the secretary
+ whoever writes [the minutes runs the meeting]
> after a month it has happened as it says there
> a verb can carry a motion, agreed is not the same as noted
- if the pen had power [somebody would want it]
- everybody may correct it, and nobody does, which is consent
* at {place} it goes round by the alphabet, and the whole tone changed at M
* my {kin} left out a quarrel, and the two are still friends
? would you leave something out to keep the peace?
= the adjective, never the number
? who writes at yours?
= the youngest, and it has made her chair
! let the one who lost the vote read the draft
# waste: the second hour; the point called any other business; the meeting about the meeting
+ a meeting without [a question at the top] should not take place
> reports can be read, and then the hour is free
> when nobody knows what is to be decided, the loudest one does
- people meet [in order to meet], and the question is an excuse
- the good things come up under any other business
* the stools at {place} were taken out, and things are decided before the knees are
* they cancelled all meetings for a month, and three were missed
? which of yours would nobody miss?
= the one on which we plan the others
? how long can you really listen?
= up to the biscuits
! write the question on the door, and let people turn round

## letter writing | is | letter writer, letter writers | at the writing desk
# patience: the four days in the post; the unanswered letter; the reply in spring
+ a letter is good [because it takes four days]
> nobody writes it in the first anger, or it is torn up at the box
> one tells what still matters when it arrives
- there is news that [must not wait until Thursday]
- delay is no merit, it only used to be cheaper
* two sisters near {place} play one game of draughts by post, in its ninth year
* my {kin} answers each letter on its birthday
? what is the longest you have waited for a reply?
= six years, and it began with as I was saying
? what did you write and not send?
= three pages to a landlord
! lay it in the hall overnight before you stick it down
# hands: the handwriting; the crossed-out word; the pen
+ [crossing out belongs] in a letter
> a struck word shows that somebody thought on the way
> a hand says how it is before the words do
- a hand that cannot be read [is a way of not writing]
- those with a bad hand were put to shame at school, and leave it be
* a letter in the museum at {place} has one blot, and beside it an apology of half a page
* the doctor's letters were read out by the chemist
? whose hand do you know on an envelope at once?
= my aunt's, it leans against the wind
? what does yours give away?
= that I am on a train
! write with something that is slower than you
# commons: the postbox on the corner; the postwoman; the last collection
+ the postbox should stay, [however little is in it]
> it is the smallest office of the state, and open at night
> each one that goes makes the next one emptier
- four letters a week are carried by [those who pay for all the parcels]
- a bus stop would serve more people for the money
* the box at {place} has a wren in it, and a second slot for the letters
* the postwoman knew of the death before the family, by the cards
? when did you last use yours?
= for a card to somebody who has no screen
? what would you miss, the box or the walk to it?
= the walk, and the small bang
! send one card a month to somebody who will not expect it

## dialects | are | dialect collector, dialect collectors | in the tape room
# records: the tape in the attic; the word for drizzle; the last speaker
+ one should record [how people quarrel] and not how they tell fairy tales
> in anger nobody speaks for the microphone
> small words live in kitchens, and collectors were only shown the parlour
- to be taped while quarrelling is [something nobody agreed to]
- fairy tales have the old grammar, quarrels have only the old swear words
* a tape from {place} has an hour of songs, and then, by mistake, how they packed the car
* my {kin} had five words for drizzle and used one
? which word have you heard from one person only?
= one for the warmth which stays in a bed
? what does your family say that nobody understands?
= it pulls, when a door stands open
! leave the tape running when you say goodbye
# change: the school; the television; the slang of the harbour
+ a dialect that [mixes is alive]
> what is kept pure is spoken on a stage
> the harbour had words from eleven coasts, and nobody called it decay
- mixing means that [the weaker one loses], each time
- in the end all talk as the television does, with a hat on
* the young at {place} text in it, with their own spelling, and the teachers learn it
* a word of ours came back from the city as fashion, and dearer
? which new word would your grandmother have liked?
= scroll, she would have thought of pastry
? when do you switch?
= at the door, and for cats
! write it as it sounds, and let the children correct it
# trust: the accent at the interview; the joke about the village; the voice on the phone
+ nobody should have to [lay aside their voice at work]
> who has to think about vowels thinks less about the answer
> a map of the accents is a map of who was laughed at
- to be understood by all is [a courtesy and not a betrayal]
- two voices are a wealth, and one need not choose
* the announcer at {place} reads the trains as she was born, and people look up
* my {kin} telephoned for a flat in a borrowed voice, and got it
? when were you first corrected?
= over a plum, at six
? whose voice do you trust without a reason?
= that of anyone who says butter like us
! ask people where they are from last
"""

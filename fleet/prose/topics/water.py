"""Matter for talk: mills, locks, ferries and life by the water. Text only; `fleet.prose.matter` reads it."""

TEXT = """
## tide mills | are | tide miller, tide millers | at the sluice
# timing: the hours of a tide mill; the night tide; the moon's timetable
+ a tide mill should [run by the moon and not by the clock]
> the water is ready twice a day and an hour later each day, whatever the boss has planned
> a miller who sleeps through the ebb [has no second chance until the next one]
- people with children and shops to open [cannot live by the moon], and mills died of that
- a big enough pond lets you grind when you like, so the moon only sets the deadline
* my {kin} knew a mill where the cook rang a bell at the turn of the tide and supper moved with it
* the log of one mill shows work starting at four, then five, then six, then four again, week after week
? who gets up when the good ebb comes at three in the morning?
= in the mills I read about they took it in turns and slept on the flour sacks
? could a small workshop today still work by the tide?
= it could if its customers agree to wait for the day and not for the hour
! chalk the ebb times on the door a week ahead, so that nobody argues on the night
# upkeep: the silt behind the gate; the sluice gate; the mud in the pond
+ a tide mill dies of [silt long before it dies of rot]
> every tide brings a spoonful of mud and takes half a spoonful back
> a pond that has lost a third of its depth has lost its last hour of grinding
- silt can be flushed with one good spring tide, while [a rotten gate drowns the wheel in a night]
- ponds fill slowly enough that a rake and two Sundays a year keep them open
* at {place} they found three feet of mud under a pond that everybody called deep
* one restored mill spends more on dredging than on the roof, the wheel and the stones together
? how do you tell a pond that is filling from one that was always shallow?
= push a pole in at the same four places each spring and keep the numbers
? is it worth restoring a mill if nobody promises to dredge it?
= I would restore the gate first, because a gate that opens fully does half the dredging
! open the gate wide on the biggest ebb of the month and let the pond clean itself
# commons: the shared millpond; the fishermen's creek; the right to the water
+ whoever dams a creek [owes something to everybody upstream]
> the pond that feeds the wheel is the same water that floats the boats
> old agreements gave the fishermen a fixed hour of open gate, and both trades lasted
- without somebody who owns the dam outright, [nobody pays for its repair]
- most creeks were too shallow for boats anyway until the dam made them deep
* in one village the miller paid his water debt each year with a sack of flour to every boat
* the quarrel at {place} ended when the gate got two keys and two keyholders
? should a mill close on the days when the fish run?
= closing for a week costs less flour than losing the goodwill of a whole creek
? who should hold the key to a shared gate?
= somebody whose own bread depends on it being opened, and a second person who does not like the first
! write down the gate hours with your neighbours before the first dry summer and not after it

## canal locks | are | lock keeper, lock keepers | at the lock
# patience: the wait at the lock; the full basin; the slow descent
+ the ten minutes in a lock are [the best part of a canal journey]
> nobody can hurry water through a paddle, so people start to talk
> it is the one place where strangers on boats have to help each other
- ten minutes is charming once and [a queue of nine boats is a lost afternoon]
- the people who praise slowness are seldom the ones with a cargo on board
* my {kin} met half the family's friends while leaning on lock beams
* a crew at {place} sold tea to waiting boats and earned more than the tolls did
? what do you do with your hands while the chamber fills?
= I coil every rope on the boat, even the ones that were coiled
? would you use a canal that had no locks at all?
= I would use it once, and miss the talk
! tie up, step ashore and look at the gates, because there is always a leak worth knowing
# hands: the feel of the paddle; the windlass; the swing of the gate
+ a lock is [learned through the palms and not from a leaflet]
> a paddle that will stick tells you so by a tremble in the windlass two turns before
> the right moment to push the gate is when the beam goes soft, and no gauge shows that
- a painted line and three clear signs have [prevented more accidents than any feeling]
- hands trained on one lock are wrong on the next, since every gate has its own weight
* a keeper I met could name each lock on the flight with closed eyes from the noise of the water
* two engineers pushed at a gate for a quarter of an hour until a girl of nine said it was not level yet
? how would you teach the feel of a paddle to someone in an afternoon?
= let them open it too fast once with an empty chamber, and then never explain again
? is there anything about a lock that a manual explains better than a keeper?
= the order of the paddles, because keepers do it so fast that nobody sees it
! lean on the beam early and wait for it, instead of shoving late
# waste: the water that each lock spends; the side pond; the dry summit
+ boats should [wait to share a chamber] rather than spend a lockful each
> a narrow lock empties a swimming pool downhill for every single passage
> the summit of a canal is filled by rain alone, and the rain does not hurry
- half of that water comes back by pumps today, so the sermon is [older than the problem]
- waiting for a partner doubles the queue, and the queue burns diesel
* in the dry year the flight at {place} opened for two hours a day and people planned like farmers
* side ponds saved a third of the water and were filled in because they looked untidy
? how long should a boat wait for a second one?
= until somebody can see an approaching boat from the bridge, and not longer
? why were the side ponds abandoned?
= they needed one more person at each lock, and wages rose faster than the price of water
! look over the bridge before you turn the lock, somebody may be coming your way

## lighthouses | are | light keeper, light keepers | in the lamp room
# attention: the long watch; the unlit hour; the keeper's night
+ the lamp was never the point of a lighthouse, [the person awake beside it was]
> a machine can shine all night but it does not see the boat that shines back
> the logbooks are full of rescues that began with somebody looking out for no reason
- tired people fell asleep, and [a bulb on a timer does not]
- most rescues today begin with a radio call and would not be seen from any window
* one keeper noted every passing ship for thirty years, and insurers ended up buying the notebooks
* my {kin} polished a lens each dawn and said that it was only a way to stay awake
? what would you watch if you had to stay awake for nothing in particular?
= I would watch the same window across the street and learn its habits
? does anyone still pay people simply to look?
= airports do, and forests do in dry summers
! keep a log even on empty nights, because the empty nights are what you compare with
# change: the automatic light; the last keeper; the satellite overhead
+ we should keep the lights burning although [no ship needs them any more]
> a position from a satellite can be jammed, and a rock stays where it is
> a light that fifty villages can see is a clock, a compass and a greeting in one
- a monument with an electricity bill is [still a monument], and the money would buy lifeboats
- skippers who look at the light stop looking at the chart, which has more on it
* when the light at {place} went dark for repairs the fishermen telephoned within the hour
* the lamp on one island is now smaller than a jam jar and can be seen just as far
? would you notice if the light nearest to you went out?
= I asked at home and we all knew the rhythm, and nobody could say since when
? who should pay for a light that guides nobody?
= those who paint it on their tea towels could make a start
! learn the rhythm of the nearest light, so many seconds dark and so many bright
# measure: the rhythm of the flash; the count between beams; the character of a light
+ a good signal [says who it is before it says anything else]
> two lights with the same flash have drowned more people than one light that failed
> counting the dark seconds works in fog, in fear and in any language
- too much identity makes a code, and [a code needs a book that got wet last week]
- colour does the same job at a glance and needs no counting
* sailors off {place} named the lights by songs with the same beat
* a harbour once changed its flash without notice and three boats turned into the wrong bay that night
? how many seconds of dark can you count on a moving deck before you doubt the number?
= about ten, and after that I begin to add what I hope for
? what else in daily life could be told apart by rhythm alone?
= footsteps on a stair, and I have never been wrong about those
! count the dark, not the flash, because the flash makes you blink

## rain barrels | are | barrel keeper, barrel keepers | under the downpipe
# limits: the size of the barrel; the full barrel in May; the empty one in July
+ a rain barrel teaches [how little water a household really holds]
> a tomato bed drinks the whole barrel in four hot days
> what you can see going down you stop pouring away
- a barrel is a toy next to a roof, and [a proper cistern teaches nothing because it simply works]
- people who watch a barrel buy a second one, not a smaller garden
* my {kin} marked the barrel with the names of the weeks, and it always ran dry at the same one
* after the dry spring at {place} three houses joined their barrels with a hose and shared a rota
? how big does a barrel have to be before you stop thinking about it?
= big enough for three weeks, because that is how long I can remember the last rain
? do you water less now that you see the level?
= about half as much, and the beans have not complained
! put the tap a can's height above the ground, not where the kit tells you to
# upkeep: the mosquito net; the slime on the wall; the first flush
+ the first ten minutes of every rain should [run to waste] before the barrel fills
> the roof has been collecting dust, soot and pigeons since the last shower
> a barrel that starts clean stays clean, and one that starts green stays green
- throwing away rain on principle is [a luxury of wet places]
- the slime does not hurt a single plant and may even feed them
* a friend bred more mosquitoes than tomatoes until a stocking went over the inlet
* one barrel I know has a goldfish in it, and the water is as clear as a window
? what keeps your water from smelling by August?
= shade, a lid and using it up
? how do you divert the first dirty rain without standing there?
= a side pipe that fills first and leaks slowly does it by itself
! tip the barrel out completely once in winter and scrub it with sand
# commons: the rain that falls on all; the street's shared tank; the gutter between two houses
+ rain from a roof should [belong to the street] and not to the house
> the drain that overflows in a storm belongs to everybody already
> ten tanks in a row save a cellar at the bottom of the hill
- what is everybody's tank gets [nobody's cleaning]
- a gutter is hard enough to mend without a committee under it
* at {place} the houses uphill get a discount if their barrels stand empty before a storm
* my {kin} ran a hose through the hedge for years and was thanked with marrows
? would you empty your barrel before a storm to help the people downhill?
= I would if somebody told me the day before, and I believe most would
? who waters from a shared tank in a drought?
= whoever drew least in spring, that is the rule that caused no quarrel with us
! ask the house downhill where the water goes before you fit a new pipe

## cold-water swimming | is | winter swimmer, winter swimmers | at the jetty
# limits: the first ninety seconds; the cold shock; the clock on the jetty
+ in cold water you should [come out while you still want to stay]
> the body goes on cooling for half an hour after the last stroke
> the feeling of warmth at the end is the warning and not the reward
- careful people who count minutes [never find out what they could do]
- the danger lies in the first minute, so those who have passed it are mostly fine
* a strong swimmer at {place} stayed in for a bet and could not hold a cup for an hour
* my {kin} always left the water first and is the only one of them still going at eighty
? how do you know that it is time to come out?
= when I can no longer touch my little finger with my thumb
? does it get easier or do we only get used to the story?
= the breath gets easier after five or six times, the rest is the story
! lay your clothes out in the order you need them, hat on top
# beginners: the newcomer on the steps; the second dip; the borrowed hat
+ nobody should [start in January]
> a body that goes in each week from September learns the cold along with the water
> a frightening first time makes a good tale and no swimmer
- September never tempts anybody, and [January is when people make up their minds]
- with an old hand beside you the month does not matter
* two beginners came to our jetty in a heat wave, and both were still there at the first ice
* somebody ran straight in at New Year with a camera and has not been seen since
? what do you tell a friend who wants to try it once?
= breathe out on the way in and do not stop to discuss it
? is a wetsuit a help or a lie?
= for the first winter it is a help, and after that an anchor
! go in up to the waist, breathe out ten times, and only then decide
# trust: the person on the shore; the swimming partner; the rule of two
+ the one who stays dry on the jetty is [the real member of the club]
> cold makes people cheerful and stupid, and they need a friend who is neither
> the best rescue I know of was a sentence, namely that it is enough now
- a person on the shore makes swimmers brave, and [bravery is the whole problem]
- many of us go for the solitude, and a guard turns it into a sport
* at {place} the watcher holds all the car keys, and nobody gets one back while shivering
* my {kin} never once went in and was given the medal for forty winters
? whom would you obey if they told you to come out?
= only someone who has never tried to talk me into anything
? can you swim alone and still be sensible?
= along the shore where I can stand, yes, and nowhere else
! agree on the signal for enough before anybody is wet

## ferries | are | ferry hand, ferry hands | on the ramp
# timing: the ten to six ferry; the missed boat; the winter timetable
+ a ferry that leaves on the minute is worth more than [one that waits for you]
> the whole island sets its day by it, the doctor and the milk included
> the kindness to one late car is paid by forty people on the other side
- an island is small, and a skipper who [leaves the midwife on the quay] is not punctual but stupid
- most of the delays come from weather, so the minute is theatre anyway
* at {place} they kept the ramp down for the bride and still speak of it, some of them kindly
* my {kin} missed the last boat by a minute and so met a husband in the waiting room
? for whom should the last boat wait?
= for the nurse and for schoolchildren, and for nobody who only has a meeting
? what do you do when you have missed it?
= I sit down where the others sit, and an hour later I know the island
! be there when the boat before yours leaves, then nothing can happen to you
# commons: the bridge that would replace the ferry; the island's only road; the deck where everyone meets
+ a bridge would give the island cars and [take away its village square]
> the deck is the one place where the rich end and the poor end stand together
> people who have to cross together learn each other's business, and that is a safety net
- only visitors love the ferry, those with [a father in hospital] want the bridge
- a square that you are forced to stand in is a queue
* when the bridge at {place} opened, the two shops on the quay closed within a year
* one island voted on a bridge four times, and each time the young said yes and then moved away
? would you vote for the bridge if you lived there?
= I would ask the school and the doctor first and vote as they do
? what has replaced the deck as a meeting place where a bridge was built?
= the petrol station, I am told, and it has a bench now
! ride the first boat in the morning once before you have an opinion about bridges
# records: the deckhand's memory; the passenger list; the logbook on the bridge
+ the crew of a small ferry [knows more than any register]
> they see who left with a suitcase and who came back without one
> when somebody fails to take the evening boat, a deckhand notices before the family does
- a memory like that is comfort until [it is gossip about you]
- the crew changes every season now, and only the list remembers
* the deckhand at {place} sent a boat out for a man who always crossed on Thursdays and had not
* one logbook has nothing but weather for a year, and then a birth between two piers
? is it good to be known by the people who carry you?
= on a bad day it is the best thing about a place, and on a good day it can be too much
? what should a logbook never contain?
= names together with reasons
! greet the crew by name, you may need to be missed some day
"""

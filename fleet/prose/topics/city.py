"""Matter for talk: buses, benches, markets and the life of streets. Text only; `fleet.prose.matter` reads it."""

TEXT = """
## night buses | are | night driver, night drivers | at the last stop
# trust: the driver who waits; the front seat; the last bus home
+ a night bus should [stop wherever a passenger asks]
> two hundred dark yards matter more at two in the morning than two minutes do
> the stops were planned by day, for other people
- whoever stops for everybody is late for [the one who waits in the rain]
- a driver alone at night needs rules that nobody can talk about
* the driver on our line waits until the house door has opened, and nobody told him to
* at {place} they tried it for a winter, and the bus lost four minutes in all
? would you ask the driver to stop between two stops?
= I would if it were raining, and I would feel I had to explain
? who sits at the front of a night bus?
= cooks, nurses and those who are afraid, and by the third stop they know each other
! sit where the driver can see you, and say good night when you leave
# timing: the gap at three; the hourly bus; the connection in the dark
+ one bus an hour on the hour beats [three an hour that nobody can remember]
> tired people can keep one number in their heads
> connections only work when everything waits at the same minute
- an hour is the time in which [people start to walk along the main road]
- a phone remembers the times now, so the odd minutes do no harm
* all buses at {place} meet by the clock at ten past and leave together, like horses
* my {kin} planned every night out backwards from the ten past two
? how long would you wait before you walk?
= as long as there is one other person waiting
? which hour is missing on your line?
= the one after the late shift, it is always that one
! learn the minute and not the timetable
# measure: the empty bus; the count of passengers; the cost of a seat
+ an empty night bus is [not a wasted bus]
> people go out in the evening because it exists, even if they then walk
> a fire engine is not judged by the number of fires
- for the price of it [one could send a taxi for each of the four]
- an empty bus at night is the argument against the full one by day
* the line at {place} was cut for lack of riders, and the last train emptied a month later
* somebody counted the passengers in the one week of the year when the students were away
? what would you count instead of heads?
= the number of people with a night job who live without a car
? which service do you pay for and hope never to use?
= the lifeboat, the night bus and the dentist on Sundays
! count for a whole month, and count in the rain

## public libraries | are | librarian, librarians | at the desk
# commons: the warm reading room; the unread shelf; the card that costs nothing
+ the most useful thing in a library is [a chair that you need not pay for]
> nowhere else in town may one sit all day without buying or believing anything
> books come to those who had come in from the cold
- a warm room without books is [a waiting room], and should be paid for by others
- when the chairs are taken by sleepers the readers stay away
* the man who slept in the corner at {place} turned out to be the one who knew the old newspapers
* our branch lent out umbrellas for a year and got back more than it had lent
? what did you look for when you first went in?
= a toilet, and I came out with a book on whales
? should one be allowed to sleep in a reading room?
= yes, and to snore, no
! go in without a plan and read what lies on the returns trolley
# waste: the weeded shelf; the book nobody borrowed; the skip behind the library
+ a library has to [throw books away]
> a shelf that is full of dead books hides the living ones
> nobody finds the one good book among eleven old tax guides
- the book that nobody borrowed in ten years [may be the last copy in the country]
- a library that weeds by lending figures becomes a shop
* they sold the old stock at {place} by the yard, and a local poet bought himself back
* my {kin} borrowed unloved books each month just to stamp them
? which book would you save from the skip?
= any that somebody has written in
? who should decide what goes?
= two people who disagree about novels
! borrow one book a month that nobody has taken out for years
# attention: the librarian's question; the next shelf along; the wrong book
+ a good librarian answers [the question behind the question]
> a person who asks for a law book often has a landlord
> what people say first is what they think they are allowed to ask
- I asked for a book and [did not come for an interview]
- that takes time that three people at one desk no longer have
* a girl at {place} asked for something about birds and left with the number of a lawyer
* the best book of my life stood to the left of the one I was looking for
? how do you find out what somebody really wants to know?
= I ask what they will do with it on Monday
? what did you find by mistake?
= moss, when I had come for maths
! look at the two books on either side of the one you came for

## street markets | are | stallholder, stallholders | at the stall
# trust: the scales on the counter; the slice to try; the regular customer
+ a stall lives from [the taste it gives away]
> whoever has tried a plum believes the next sentence as well
> a wrapped fruit can be as bad as it likes until you are home
- tasters come for lunch, and [the price of plums includes them]
- one sweet plum says nothing about the bag
* the woman at {place} gives you the worst one to try and says so
* my {kin} was handed the short change back after a week, counted and wrapped in paper
? how do you pick a stall in a town you do not know?
= the one where the old people queue
? what did a stallholder once tell you against their own interest?
= not today, come on Thursday
! ask what they would take home tonight
# timing: the last hour; the early start; the rain before noon
+ one should [buy in the last hour] and cook what there is
> what has to be sold chooses the meal better than a recipe does
> at noon people have a price, and at two they have a box
- the good things went [at seven in the morning] to those who cook for a living
- haggling over a box at the end is a way of taxing the tired
* the cook from the hostel at {place} feeds sixty people on the last twenty minutes
* once it rained until one, and the whole square went home with cherries
? early or late, if you could choose?
= early for fish, late for everything that grows on trees
? what was in your best last-minute box?
= eleven quinces and no idea
! bring two bags and no list
# change: the chain store; the hot food stalls; the market hall
+ once a market sells [more lunch than carrots] it is no longer a market
> a stall with dumplings pays three times the rent of a stall with leeks
> people who photograph food do not carry home potatoes
- the dumplings pay for the square, and [without lunch the leeks would be gone too]
- a market has always been where you eat standing up
* at {place} every fourth pitch must sell something with roots, and it works
* the last man with eggs there sells waffles now and is no happier, but richer
? what should a market be obliged to have?
= bread, roots, a knife grinder and a bench
? who did the shopping on yours last Saturday?
= half a dozen people with trolleys, and forty with phones
! buy something on each visit that has earth on it

## public benches | are | bench maker, bench makers | on the bench
# commons: the armrest in the middle; the bench by the school; the place for three
+ a bench you cannot lie on is [a bench against somebody]
> the bar in the middle was never meant for arms
> what keeps one man from sleeping keeps lovers and the sick from it too
- the bar is what [an old woman pulls herself up by]
- a bench that is slept on each night is a bench for one
* they took away all the benches at {place} because of the young, and now the old stay at home
* a carpenter there screwed the bars on with wing nuts, and nobody has said a word
? who do you see on the bench nearest to you?
= in the morning the paper, at noon the school, at night the couple
? would you rather have a bad bench or none?
= a bad one, for it can be improved with a saw
! sit there for half an hour before you have it moved
# measure: the distance between two benches; the height of the seat; the slope to the shop
+ the true map of a town is [where one can sit down]
> for some people the shop is four benches away and not six hundred yards
> a bench in the right place saves a bus, a taxi or a move to a home
- nobody can [put a bench every hundred yards] without blocking prams
- low walls and steps do the job, and need no decision
* my {kin} knew each sill between home and the doctor, and named them like stations
* at {place} they asked the district nurse where benches belong, and she had a list in her pocket
? where is one missing on your way?
= half-way up, always half-way up
? how high should a seat be?
= as high as a knee that hurts
! walk the way to the shop with a heavy bag and note where you stop
# attention: the view from the bench; the name on the brass plate; the hour without a phone
+ a bench should face [people and not the view]
> a view is finished after five minutes and a street never is
> those who sit alone want to be near something
- on the way back from the hospital [one wants the river]
- benches that face the street make the passers-by into theatre
* the bench at {place} looks at a bus stop and is never empty
* my favourite plate says that he hated this place and everybody in it
? what would you like to look at for an hour?
= a crossing, some pigeons and the door of a bakery
? what should your plate say?
= that the bench is for those who are early
! turn one of two benches round and see which fills first

## playgrounds | are | playground builder, playground builders | by the swings
# limits: the broken arm; the high branch; the rubber floor
+ a playground should be [as safe as necessary and not as safe as possible]
> children who cannot fall low learn to fall from high
> on soft ground they climb without looking
- the arm in plaster belongs to [a child who was not asked]
- we only tell the stories of those who came out well
* the wild plot at {place} has fewer accidents than the rubber one, since everybody there looks down
* my {kin} built a slide that was too steep, and it had the most patient queue in town
? what were you allowed to do that children may not do today?
= light a fire, and put it out again
? how high would you let a six-year-old climb?
= as high as they got up without help
! let them test it before it is finished, and write down what they do wrong
# attention: the bench of the parents; the boring corner; the stick
+ the best playground is the one [where adults get bored]
> a child who is watched performs, and a child that is forgotten plays
> with a heap of earth the adults have no opinion
- bored adults look at telephones, and [that is not the same as letting go]
- small children want to be seen, and thrive on it
* at {place} the benches face away, by design, and it took two years to get used to it
* a pile of pallets was left there by mistake and is now defended by petition
? what did you play with that was not a toy?
= a gate, for three years
? how far away do you sit?
= far enough that they have to decide whether it is worth the walk to complain
! take a book and really read it
# change: the new climbing frame; the old oak; the sand pit with a roof
+ something should [stay unfinished on every playground]
> what is finished can only be used up
> with planks and a rope they build what no catalogue has
- unfinished things need somebody who tidies up [after the building site has eaten a boot]
- it is always the same two who build, and the rest watch
* in {place} the best thing is a hole, and the council has written it into the plan
* the castle cost more than the school's library and was dull by autumn
? what would you leave lying there?
= water, planks and one thing that is too heavy for one
? do girls get to build on yours?
= on Tuesdays, when somebody moved the football
! put a tap in and do not say what for

## street names | are | street namer, street namers | under the sign
# records: the name on the corner; the forgotten mayor; the field under the houses
+ a street should be named after [what was there before]
> a name of a field tells you where the water will stand
> a mayor is known for forty years, and a brook for a thousand
- who was left out of the history [deserves a sign] more than a bog does
- a name is for finding the house, so any short word will do
* the cellars in Pond Street at {place} flood each spring, and the buyers are each year surprised
* a lane near us is called after a dog, and nobody would trade it
? what was your street before it was a street?
= a rope walk, and that is why it is so straight
? which name in your town is a lie?
= Sunny Bank
! look up the oldest map of your street before you paint the cellar
# change: the renamed square; the old sign; the address on the letters
+ a bad name should be [explained and not replaced]
> a small plate below it teaches more than an empty wall
> when the name goes, the question goes with it
- nobody should have [their torturer on an envelope]
- people read no plates, and everybody says the name ten times a day
* the square at {place} has had five names in a century, and we say the station
* an old woman there still gives the name from before the war, and the taxis know it
? would you give up your address for a better name?
= yes, if the town pays for the stamps
? who should be asked, the residents or everybody?
= the residents first and the historians loudest
! write the two stories on one page each, and read them out at the corner
# attention: the sign nobody reads; the way to the clinic; the house number
+ names should be chosen by [those who give directions]
> a postwoman knows which two streets are always mixed up
> two similar names cost an ambulance three minutes
- then all streets would be called [left after the petrol station]
- directions die out with the phone, and what stays is beauty
* in {place} Rose Lane and Rose Close lie at opposite ends, and pizzas get cold in both
* my {kin} described every way by trees, and two of them are gone
? what do people call the places without a name near you?
= the gap, the slope and the bad corner
? how would you describe the way to your door without a name?
= follow the wall that is wet and stop where it is dry
! ask the postwoman, the taxi stand and a child

## corner shops | are | shopkeeper, shopkeepers | at the till
# trust: the tab behind the counter; the spare key; the parcel for next door
+ buying on the tab is [a better bank] than the bank
> it lends four coins to somebody who has been seen every day for years
> it counts illness and birthdays and takes no interest
- it is the poor shop that pays for it, and [the debt sits on one person's stomach]
- those who cannot pay stay away for shame, so they lose the shop as well
* the book at {place} was burned by the widow on the day of the funeral, page by page
* my {kin} still owed for a loaf from another currency
? what have you left with a shopkeeper that you would give to no one else?
= the key, and once a hamster
? how does one refuse a tab kindly?
= today I give it to you, and tomorrow we will see
! pay the small debts first and in front of others
# timing: the open door at six; the hour after work; the late light
+ the most important thing a corner shop sells is [the hour]
> at half past ten at night an onion has no competition
> the light on the corner makes the whole street shorter
- that hour is paid for by [a family that never eats together]
- with a fridge and some thought nobody needs an onion at night
* when the shop at {place} shut at eight, people crossed over to the other side of the road
* the owner has seen every sunrise and no school play, and said so without complaint
? what have you bought at the oddest hour?
= a mousetrap, at the hour of the mouse
? when should a shop be allowed to sleep?
= on the day on which everybody else does
! buy one thing there that would be cheaper elsewhere
# limits: the four shelves; the last tin; the shop the size of a room
+ four shelves are [choice enough for anyone]
> in front of forty jams people go home with none
> a small shop has thought about it for you, once and well
- choice is for those who [cannot eat what everyone eats]
- it is not wisdom but the wholesaler that filled these shelves
* the shop at {place} has one kind of everything, and two of biscuits after a long argument
* my {kin} ran it with a rule that for each new thing an old one has to go
? of what should a small shop have two kinds?
= of bread, and of company
? what do you never find there?
= yeast, in any year
! ask for what you miss, three times, and it will be there

## tram lines | are | tram driver, tram drivers | on the line
# change: the new line; the rails under the asphalt; the four years of digging
+ a tram is worth [the years of digging]
> rails are a promise that a town cannot take back next spring
> shops suffer for four years and then pay rents for forty
- a shop that closed in the second year [is not consoled by the fourth]
- buses on a painted lane do it by next month
* the old rails came through the asphalt at {place}, along just the line the new plan had drawn
* a café there lived off the builders and closed when they were done
? what would you accept for four years for something good later?
= dust yes, noise no
? what did your town tear up and then build again?
= the tram, and the bandstand
! buy your bread in the street that is dug up
# timing: the green light for the tram; the dwell time; the minute at the stop
+ a tram is made fast [at the stop and not on the track]
> ten more seconds at each of thirty stops is the whole advantage
> wide doors and level floors beat horsepower
- the old and the slow are [what it stops for]
- the traffic light eats more than all the doors together
* at {place} they painted dots where the doors will be, and won four minutes
* a driver told me that the longest minute is the one with the pram and the kind helper
? what slows your line most?
= one left turn, and nobody may say whose
? would you walk further for fewer stops?
= for a minute, until it rains
! stand beside the door and not in front of it
# commons: the seat for two; the loud telephone; the view from the last car
+ one should be able to [see into a tram from the street]
> a lit window with people in it makes a street safe
> those inside remember that they are in a town
- those inside have paid to be [left alone for once]
- advertising pays for a third of it, and it has to stick somewhere
* they scraped the foil off at {place}, and complaints about the nights went down
* my {kin} waved to the half past five every evening, and somebody always waved back
? do you look in when one passes?
= always, and I look for one who looks out
? which seat is yours?
= last car, backwards, so that the town leaves slowly
! leave the window seat to whoever is smaller
"""

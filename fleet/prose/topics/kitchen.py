"""Matter for talk: bread, soup, tea and what happens in kitchens. Text only; `fleet.prose.matter` reads it."""

TEXT = """
## sourdough starters | are | baker, bakers | at the oven
# attention: the smell of the starter; the jar on the shelf; the bubbles at noon
+ you should feed a starter [when it asks and not when the clock says so]
> a warm kitchen doubles its appetite, and the recipe does not know your kitchen
> the smell turns from apple to vinegar an hour before it starves
- people with jobs need [a rhythm and not a pet], and a fridge gives them one
- a starter fed at seven each evening bends to the hour within a week
* my {kin} keeps a rubber band on the jar and looks at nothing else
* the bakery at {place} feeds four times a day in August and once in February
? how do you know that a starter is hungry?
= it has domed, and the dome has just begun to sag
? what did you forget for longest and still revive?
= a jar at the back of the fridge, seven months, under grey water
! put a rubber band at the level after feeding, and you will never need to guess
# commons: the borrowed starter; the jar with a name; the starter that is a century old
+ a starter is [only alive while it is given away]
> each jar that leaves the house is a copy in case yours dies
> after a month it is made of the new kitchen's microbes anyway, so nobody owns one
- people who are handed a starter feel [a duty and then guilt], and flour is how they learn best
- starting one from flour and water takes six days and teaches more
* a café in {place} lost its starter in a power cut and got it back from eleven customers
* my {kin} travelled with dried flakes of it in a letter
? whom did you get yours from?
= from a woman on a train, in a camera film box
? does the age of a starter mean anything?
= for the story, everything, and for the bread, nothing
! dry a spoonful on baking paper and keep it in the cupboard, it is the cheapest insurance there is
# waste: the discard; the half that is thrown away; the pancake on Saturday
+ throwing half of the starter away is [a habit and not a need]
> a spoonful kept is enough to raise a loaf by evening
> the size of the jar decides the waste, nothing else does
- a tiny starter [starves in half a day] and turns sour at once
- the discard makes such good pancakes that I no longer call it waste
* a baker at {place} keeps twenty grams, sells sixty loaves and throws nothing away
* somebody worked out that our baking group poured a sack of flour down the sink each month
? how little can you keep from one day to the next?
= what clings to the jar, if the next feed comes within six hours
? what do you make from the discard?
= crackers, because they want it sour
! scrape the jar, feed what clings to it and forget the word discard

## soup | is | soup cook, soup cooks | at the stove
# patience: the slow stock; the bones; the pot that never boils
+ a stock must [never be seen to boil]
> hard boiling beats the fat into the water, and no cloth gets it out again
> at a tremble the pot needs no one, so slowness is the lazy way
- cloudy soup has fed [more people than clear soup], and tastes of more
- under pressure you get the same in forty minutes, and nobody can tell in the bowl
* the cook at {place} sets a match under one edge of the pot so that only one side moves
* my {kin} put the stock on at night and said it was for the smell on the stairs
? how long is long enough for chicken bones?
= four hours, after that it only gets sadder
? clear or cloudy, if you had to choose for life?
= cloudy on workdays and clear when somebody is ill
! skim for the first ten minutes and then leave the spoon in the drawer
# waste: the heel of the cheese; the pot of leftovers; the leek tops
+ soup [should begin with what is left] and not with a shopping list
> the tops of leeks and the rind of a cheese hold more taste than their best parts
> a recipe makes you buy celery for the sake of one stalk
- leftover soup is where [good food goes to be forgotten]
- the best soups have four things in them, and leftovers have fourteen
* a monastery near {place} has a bag in the freezer and makes one soup a week from it, all year
* my {kin} called it library soup, because everything had to be returned
? what must never go into the pot?
= beetroot, unless you want everything to be about beetroot
? what do you keep in the freezer only for soup?
= rinds, parsley stalks and the water of chickpeas
! keep one bag in the freezer for tops, rinds and bones, and cook when it is full
# commons: the shared pot; the soup on the strike; the long table
+ if you want people to talk, [give them soup and not a buffet]
> one pot makes a queue, and a queue makes conversation
> nobody can walk around with a full bowl, so they sit down next to someone
- not everybody eats [what is in the one pot], and those people sit apart again
- the talking is done by whoever laid the table, the soup only gets the credit
* the meetings at {place} became shorter in the winter when soup came after the last point
* during the flood the school kitchen made one soup for nine days, and people still ask for it
? what is a soup that really everyone can eat?
= lentils, onions, and the lemon on the side
? how many can eat from one pot before it turns into catering?
= thirty, beyond that someone needs a plan
! serve the bread after the bowls, so that people wait together

## coffee brewing | is | barista, baristas | at the counter
# measure: the kitchen scale; the thirty grams; the timer on the counter
+ a scale does more for coffee than [any machine does]
> a spoon of dark beans weighs a third less than a spoon of light ones
> without a number you cannot repeat the one good cup of the week
- the hand knows after a year, and [a cup made with a stopwatch tastes of homework]
- the water makes nine tenths of the cup and nobody weighs what is in that
* at {place} the power failed, and the best barista turned out to be the one who counted aloud
* my {kin} used the same chipped cup as a measure for forty years
? which single number would you keep if you had to throw away the rest?
= the ratio, one to sixteen
? can you taste the difference of one gram?
= no, but I can taste the difference of three, and three begins with one
! change one thing a day and write it on the bag
# tools: the hand grinder; the second-hand machine; the cheap kettle
+ the money belongs in [the grinder and not in the machine]
> uneven grounds are bitter and sour at once, and nothing later can mend that
> a pot, a cloth and even grounds beat a machine the size of a dog
- fresh beans in a bad grinder beat [old beans in a good one]
- people buy a good grinder in order to avoid learning how to pour
* the roaster at {place} brews with a tea strainer at home and an old mill from a market
* a friend spent a month's pay on a machine and got better coffee by cleaning it
? what was the best thing you ever bought for your kitchen?
= a small brush
? is there a point where better tools stop helping?
= when you start to apologise for the coffee at your friends' houses
! clean the grinder with a handful of dry rice before you shop for a new one
# commons: the office coffee machine; the last cup in the pot; the tin for coins
+ whoever [empties the pot] has to fill it
> it takes two minutes from one person or ten seconds of anger from twenty
> rules that need no list of names are the only ones which last
- the same three people always fill it, so [a rota is the honest way]
- a big machine and a small fee solve what morals do not
* the office at {place} put a mirror behind the pot, and nobody leaves it empty now
* a drawing of two eyes over the money tin doubled what was in it, I have read
? what do you do when you find it empty for the third time?
= I make a pot and put my name on it
? would you rather pay for it or take turns?
= pay, and have the talk all the same
! make the pot too early, then you decide how strong it is

## pickling | is | pickler, picklers | in the cellar
# trust: the open crock; the white film; the smell test
+ you may trust [your nose before the date on the jar]
> salt and sour keep out what harms you, and what gets past them stinks
> the date is printed by people who have never opened that jar
- a nose is fine for cabbage and [useless for beans in oil]
- the nose of a beginner throws away everything good
* my {kin} ate around the film for eighty years and scraped it off for guests
* a jar from the cellar at {place} had lost its label and turned out to be older than the house
? what would make you throw a crock away?
= anything pink and furry, and any doubt before a party
? how do you teach somebody what right smells like?
= smell it together on day three, day seven and day twenty
! weigh the salt, two parts in a hundred, and let the nose do the rest
# timing: the third day; the cabbage in October; the cold cellar
+ sauerkraut is ready [six weeks later than people eat it]
> the first sourness is sharp, and the one that follows is round
> after a month the cold does the seasoning
- the crunch is gone by then, and [crunch was the point]
- children eat it at two weeks and never again at six
* in {place} it is opened on the first night of frost, whatever the calendar says
* I numbered ten jars and opened one each week, and the seventh was finished before supper
? at which week do you like it best?
= the fifth, when the neighbours stop asking about the smell
? what do you do in a warm house without a cellar?
= smaller jars, less time and the coldest stair
! hide one jar behind the others and find it in February
# limits: the two per cent of salt; the weight on top; the brine
+ all of pickling is [salt and keeping the air out]
> with those two right even a careless cook cannot fail
> spices change the story and not the ending
- without good cabbage, salt and patience [preserve nothing but disappointment]
- it is the temperature that decides who wins in the jar
* a stone from the beach at {place} has been the weight in our crock for three generations
* a famous cook measured everything but left one leaf floating, and it took the whole jar
? what do you use as a weight?
= a bag of brine, so that a leak does no harm
? which spice would you fight for?
= caraway, against my whole family
! press until the brine stands two fingers over the leaves, and look again the next morning

## cast iron pans | are | pan keeper, pan keepers | at the stove
# upkeep: the black layer; the rust on the rim; the soap question
+ a bit of [soap never hurt] a good pan
> the black layer is oil that has turned into something like varnish, and soap does not touch that
> what soap removes is last week's fish
- those who begin with soap [end with the dishwasher]
- hot water and salt do it, so the question hardly comes up
* my {kin} left the pan in the rain for a winter and had it frying eggs again by Sunday
* the pan at our hut near {place} is wiped with newspaper, and everybody is still alive
? how do you save a pan that is all rust?
= steel wool, a low oven and three thin coats of oil, as thin as if you had wiped it all off
? what do you never cook in it?
= tomatoes, for the first year
! dry it on the flame, always, it takes one minute
# patience: the first ten years of a pan; the rough surface; the first egg
+ a pan gets good [by being used and not by being treated]
> each onion leaves a thinner and harder layer than any ritual in the oven
> whoever treats a pan on Sunday is afraid of it on Monday
- without a good base the first egg sticks, and [the pan goes back into the cupboard]
- old pans are smooth because they were ground, not because somebody fried for a century
* a pan from the flea market at {place} made better pancakes on its first day than mine in four years
* my {kin} gives every newly married couple a pan that has been used for a year already
? what was the first thing that did not stick?
= potatoes, in the third winter
? is a new pan worth the wait?
= only if you have nobody to inherit from
! fry onions in it for a month before you dare an egg
# change: the non-stick pan; the inherited pan; the lighter model
+ a thing you [have to look after] lasts longer than a thing that looks after itself
> coated pans are perfect for three years and then they are rubbish
> care is cheap when it is a habit and dear when it is a repair
- not everyone can lift [three kilos with one wrist]
- a steel pan asks for nothing and outlives both
* the scrap yard at {place} takes a hundred coated pans a week and has never seen an iron one
* my {kin} left a pan and a house, and the quarrel was about the pan
? what do you own that is older than you and in daily use?
= a pan, a hammer and a recipe for plum cake
? would you buy the lighter one?
= for camping, and I would not tell the other
! weigh it in your hand at the shop with the arm stretched out, that is the pan full of stew

## tea | is | tea drinker, tea drinkers | by the kettle
# timing: the third minute; the forgotten cup; the water off the boil
+ most bad tea is [good tea left too long]
> bitterness comes late and all at once
> two more leaves and one minute less give the same strength without the punishment
- strong tea with milk is [a food and not a mistake]
- poor tea is bad from the first minute
* at {place} the tea lady rang a small bell and poured whether you were there or not
* my {kin} measured the time with one verse of a hymn
? what do you do during the three minutes?
= I rinse the cup that I will not use
? what is your rescue for a cup that has been forgotten?
= ice, lemon and a straight face
! pour it all out of the pot at once, what waits in there keeps brewing
# commons: the tea break; the pot for six; the trolley in the corridor
+ the tea break is [where the work gets arranged]
> things can be said with a cup in hand which cannot be said at a desk
> nobody takes minutes, so people try out an idea and take it back
- what is arranged at the kettle is arranged [without those who were not there]
- a break in which one works is no break
* the yard at {place} cut the break by five minutes and lost half a day a week in misunderstandings
* the best repair I ever saw was drawn on a saucer with a spoon
? who is missing from your tea break?
= the night shift, and everything we decide is about them
? do you talk about work at tea?
= about the people at work, which is more use
! carry one cup more than you need, and see who takes it
# measure: the spoon for the pot; the worn caddy spoon; the cup by eye
+ tea is the one thing that should be [made by eye]
> leaves change their size with each harvest, so a spoon measures the spoon
> the colour against the white of the cup tells you more than a clock
- two people who make it by eye for each other [will quarrel for fifty years]
- the eye is tired before the first cup
* my {kin} judged the tea by the sound of the pouring, as weak tea rings higher
* they drink it from glass at {place} so that the guest can say stop
? can you tell strength by colour if the cup is blue?
= no, and that is why the blue cups are for visitors
? what else in your kitchen do you never measure?
= salt, love and the second glass
! buy one white cup

## cheese making | is | cheesemaker, cheesemakers | in the dairy
# timing: the moment of the cut; the clean break; the milk of the morning
+ the whole cheese is decided [when you cut the curd]
> a minute too early loses fat into the whey, and a minute too late locks the whey in
> nothing in the cellar can bring back what went down the drain
- the cellar has saved [cheeses that were cut by children]
- the cow, the grass and the rain decided it days before
* the woman at {place} lays the back of her hand on the curd and cuts when it lets go of the skin
* my {kin} cut by the church clock and made forty years of uneven, wonderful cheese
? how do you know that it is ready to cut?
= the split behind the finger is clean, and clear whey stands in it
? what did your worst cheese teach you?
= that thirty one degrees and thirty four are different animals
! warm the knife, or the first cut lies to you
# patience: the six months in the cellar; the turning of the wheels; the young cheese
+ a cheese should be [sold when it is ready and not when the rent is due]
> at four weeks it tastes of milk, and at forty of the place
> each young wheel sold takes a cut from next year's name
- a cheese that is not sold [cannot pay for the next milk], and then nothing ripens at all
- fresh cheese is a kind of its own, and people who love only old ones are snobs
* a dairy at {place} lives from its fresh curd and hides the old wheels from itself
* each wheel there is turned by hand twice a week, and that is a quarter of the price
? how old is the oldest cheese you have eaten?
= eleven years, and the crystals cracked like sugar
? would you pay today for a cheese that you get next year?
= I did, and it is how that dairy got its roof
! write the date on the rind and your guess of its best week, then check yourself
# failure: the blown cheese; the blue spot; the crack in the rind
+ the best cheeses are [accidents that somebody could repeat]
> a mould that nobody invited made three of the great ones
> whoever throws away the odd wheel at once never learns what it wanted to be
- for each happy accident there were [a thousand that went to the pigs]
- what sells is the same taste every week, and that is where the skill lies
* a wheel fell behind a shelf at {place} and came out as the cheese they are known for
* my {kin} served the cracked one to a judge by mistake and got a medal for it
? which of your mistakes would you make again?
= the warm cellar of last August, if I knew how
? how do you repeat something that you did not plan?
= write down the weather, the vat and who was on shift
! taste the failure before you bin it, and write one line

## school canteens | are | canteen cook, canteen cooks | at the hatch
# waste: the scraped plates; the untouched peas; the bin at the end of the line
+ a canteen should be judged [by its bin and not by its menu]
> a menu says what adults wish, the bin what children ate
> weighed every day it shows within a week which dish is only there for the parents
- a bin weighs least when there are [chips every day]
- children waste food because they have eleven minutes, whatever is on the plate
* the cook at {place} stands by the bin for five minutes a day and asks one child why
* they moved the break before the meal instead of after, and the waste fell by a third
? what did the children at your school always leave?
= the skin on the custard, in rows
? would smaller plates be fair or mean?
= fair, if seconds are really there
! let them serve themselves, and let the first spoon be small
# trust: the cook who knows names; the allergy list; the second helping
+ a canteen cook should [know two hundred names]
> a child eats a strange vegetable for a person and never for a poster
> the one who does not eat is seen at the hatch before any teacher knows
- names do not scale to [a kitchen that feeds nine schools]
- a cook who knows everybody soon cooks for the favourites
* at {place} the cook retired and the attendance on fish day fell by half
* my {kin} remembers no teacher, but does remember who gave out the soup
? who noticed you when you were small?
= the caretaker, who lent me his gloves
? can a big kitchen know anybody?
= it can keep the hatch small and the same face behind it
! let the one who cooked it hand it over
# limits: the two coins a meal; the frozen delivery; the price of a lunch
+ you can cook well for [very little money and not for very little time]
> lentils are cheap and the hour of a person who can cook them is not
> the frozen tray is bought to save wages, and it costs more a plate
- wages are the budget, so [time is money] and the sentence means nothing
- without a larger budget good will burns out in two years
* a kitchen near {place} dropped desserts on three days and bought a second cook with it
* one town cooked fresh again after it had paid for vans, trays and a freezer
? what would you cancel in order to pay one more person?
= the printed menus, the second dessert and the consultant
? what is the best cheap meal you know?
= rice, eggs and something green, with a pickle
! count the cost of a plate with the washing up and the van in it
"""

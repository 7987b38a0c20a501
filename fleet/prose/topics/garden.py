"""Matter for talk: gardens, orchards, walls and hedges. Text only; `fleet.prose.matter` reads it."""

TEXT = """
## compost | is | compost keeper, compost keepers | at the heap
# patience: the slow heap; the year of waiting; the cold pile
+ a compost heap should be [built and then left alone]
> worms do the turning for nothing and without breaking their own tunnels
> a heap that takes a year asks for ten minutes of work in all
- a heap that is left alone is [a rubbish pile with a good conscience]
- turned twice it is ready by midsummer, and the soil does not have a year to spare
* my {kin} forgot a heap behind the shed and found the best soil of the garden there
* two neighbours at {place} started on the same day, and the lazy heap was only a month behind
? how do you know that a heap is finished?
= when I can no longer tell what the last bucket was
? does anyone still turn their heap, and why?
= I do it once in spring, mostly to see who lives there
! start a second heap when the first is full, so that you are never tempted to hurry it
# measure: the brown and the green; the handful of straw; the smell of ammonia
+ most bad heaps simply [lack brown stuff]
> wet kitchen scraps shut out the air, and cardboard lets it in again
> the nose reports too much green two days before the eye does
- ratios are for people with a laboratory, [a heap forgives nearly everything]
- it is mostly the rain, and a lid does more than a forest of cardboard
* a school kitchen cured its stinking heap in a week with shredded exam papers
* one cook kept a sack of sawdust by the bin and never smelled the heap again
? what do you add when it starts to smell?
= torn egg boxes, in any amount
? can there be too much brown?
= yes, then it just sits there dry, like a book nobody opens
! for each bucket from the kitchen add two handfuls of something that crackles
# waste: the kitchen bucket; the banana peel; the food we throw away
+ a compost heap makes it [too easy to waste food]
> a loaf that goes to the worms feels like a good deed and it was still a loaf
> people weigh their rubbish and never their compost
- nobody buys bread in order to compost it, and [guilt has never fed a garden]
- the bucket on the counter is how our house first saw what it throws away
* my {kin} wrote down the contents of the bucket for a month, and the shopping list got shorter
* in one canteen at {place} the compost doubled in the same year as the portions
? what is the most foolish thing in your bucket this week?
= half a lettuce, as every week
? does the heap make you careless?
= a little, so I say the price aloud when I empty the bucket
! look at the bucket before you write the shopping list

## drystone walls | are | waller, wallers | at the wall
# hands: the turn of the stone; the eye of a waller; the stone that fits
+ a waller should [pick up each stone only once]
> whoever puts a stone back has lifted it for nothing and learned nothing about it
> the eye gets faster only when the hand is not allowed to change its mind
- that rule is for masters, and [beginners need to hold forty wrong stones]
- turning a stone three times is cheaper than rebuilding a yard of wall
* I watched a man at {place} build for an hour without once looking at the heap
* my {kin} sorts the stones by size the evening before and calls it cheating
? what does a stone have to show you before you lift it?
= one flat face and one idea of where it goes
? how long until your eye is faster than your hands?
= about one field, they told me, and it was two
! walk around the heap before you start, the first ten good stones are on the far side
# upkeep: the gap in the wall; the fallen yard; the frost of last winter
+ a wall is mended [the week it falls or not at all]
> sheep find a gap in a day and make it three yards wide in a month
> fallen stones sink into the grass, and then somebody has to dig for their own wall
- a gap shows where the wall was built badly, so it should [be watched for a season first]
- farms have lambs in the week when walls fall, and stones can wait
* the longest wall near {place} has one family's name on every repair since the war
* a wire across the gap was meant for a weekend and is now older than the farmer's son
? do you mend the gap or take down the yard on either side as well?
= I take down half a yard on both sides, because it fell for a reason
? who mends a wall that stands between two farms?
= where I come from each side mends what lies to the left of the gate
! stack the fallen stones by size on the day they fall, even if you build much later
# limits: the lack of mortar; the loose wall; the gap that lets the wind through
+ the wall stands because [nothing holds it together]
> it settles with the frost and the moles where a stiff wall would crack
> wind goes through it and leaves the snow on the far side of the sheep
- it stands because somebody [comes back every decade], which mortar does not need
- in a town a loose wall is a heap waiting for a child
* the mortared pillar of the gate at {place} has been replaced twice, and the wall beside it never
* a mason told me that he admires drystone the way one admires people who walk everywhere
? would you ever put mortar in a single joint?
= in the top course beside a school, and I would not talk about it
? what else gets stronger because it can move?
= a good timetable, a good marriage and the hull of a rowing boat
! lean the two faces towards each other and fill the heart with care, for that is the real mortar

## hedgerows | are | hedge layer, hedge layers | along the hedge
# patience: the laid hedge; the cut stem; the ten-year hedge
+ a hedge has to be [nearly killed every fifteen years] to live two hundred
> a stem that is cut almost through and laid down sends up a dozen new ones
> a hedge that is only trimmed grows bare knees, and lambs walk through
- the old hedges near us were left alone and [are full of nightingales]
- a machine keeps a hedge for a tenth of the money, and a kept hedge beats a perfect one
* the hedge at {place} looked like a battlefield in March and like a wall in June
* my {kin} laid a hedge on leaving school and laid it again as a grandparent
? how much bark must stay on a stem that you lay down?
= as much as a thick belt, which looks far too little every time
? when is a hedge too old to lay?
= when you can walk upright between the stems, then it wants to be trees
! start at the uphill end and lay every stem up the slope
# commons: the hedge between two farms; the blackberries; the path beside the field
+ the fruit of a hedge belongs to [whoever walks past it]
> nobody planted the brambles and nobody prunes them
> a path with berries is walked, and a path that is walked stays open
- those who planted the hedge [pay for it with a yard of wheat] along its whole length
- the birds have an older claim than any walker with a bucket
* each autumn a jar of jelly appears on the farmer's step at {place}, from nobody
* a sign that forbade picking was covered by brambles within two summers
? how much do you leave for the birds?
= everything above my shoulder
? would you ask before you pick?
= I wave, and so far everybody has waved back
! pick on the far side of the hedge, where nobody has been, and leave the near side to the children
# records: the age of a hedge; the species in thirty paces; the parish boundary
+ you can read [the age of a hedge like a page], one kind of shrub for each century
> shrubs arrive by chance and slowly, and once there they stay
> hedges on old parish lines are always the richest on the walk
- the rule fails wherever somebody [planted a mixed hedge on purpose], and many did
- a good soil fills a hedge in fifty years and a poor one never
* we counted nine kinds near {place}, and the church map has that very bend in it
* a hedge that the books call medieval was planted by the grandfather of a man I spoke to
? how many kinds are in the hedge nearest to you?
= four, and one is an escaped garden rose
? what would you trust more, the map or the hedge?
= the hedge for the line and the map for the year
! count thirty paces and write down each kind once, then do it again elsewhere

## city trees | are | tree warden, tree wardens | under the planes
# upkeep: the watering of young trees; the third summer; the sack around the trunk
+ planting a tree is a ceremony, and [watering it is the work]
> most street trees that die do so in their second or third summer
> a hundred litres on a hot week decide over the next hundred years
- a tree that needs to be carried through is [the wrong kind for that street]
- watering keeps the roots lazy and near the surface
* the baker at {place} empties the mop bucket on the same lime each evening, and it is the tallest
* our street planted twelve trees with a band playing, and four are alive
? would you water a tree that the town planted?
= I do, and I think of it as mine, which is perhaps the idea
? how do you tell a thirsty tree from a sick one?
= a thirsty tree drops the inner leaves first, a sick one the outer
! adopt the one tree that you pass every day and forget the others
# limits: the roots under the pavement; the cracked kerb; the cramped pit
+ when roots lift the pavement, [the pavement should give way]
> a slab costs an afternoon and a crown that size costs eighty years
> roots only come up where nobody has left them air below
- a woman with a walking frame [cannot wait for a philosophy of roots]
- trees with the wrong roots were planted by people who never asked, so take them out early
* at {place} they bent the kerb around a plane tree, and it is now the corner where people meet
* a whole row was felled for a cable that was then laid on the other side
? how much pavement would you give up for one big tree?
= one parking space, gladly, and I have a car
? who should decide, the engineer or the gardener?
= whoever can say what the street will look like in thirty years
! look at the ground around a tree before you look up, it tells you how long it has
# measure: the value of shade; the cool side of the street; the price tag on a plane tree
+ putting a [price on a tree] is the only way to save it
> a planner with a number on the sheet has to explain why it goes
> shade can be counted in degrees, and degrees in old people who survive July
- what has a price can be [bought and felled by whoever pays]
- no number ever includes the bench under it
* a town hung price tags on its trees for a week, and the phone at the town hall did not stop
* on the bare side of the street at {place} the shop blinds come down two hours earlier
? what would you measure first, the shade or the birds?
= the number of people who cross the street to walk under it
? does a price protect a tree or put it up for sale?
= it protects the big ones and sells the small ones, from what I see
! carry a thermometer from the sunny side to the shady one, and show the figures to your council

## allotments | are | plot holder, plot holders | at the plots
# commons: the shared water butt; the neglected plot; the waiting list
+ a neglected plot should [go to the next in line after one summer]
> the waiting list is nine years long, and the bindweed does not respect paths
> a garden is borrowed from people who are still waiting
- the summer in which a plot runs wild is usually [the summer somebody is ill]
- a wild plot feeds the bees that set everybody's beans
* at {place} the neighbours dug the plot of a widow until she was ready, and nobody wrote it down
* one committee photographed weeds for a year and lost its three best gardeners
? what would you do before you took a plot away?
= I would knock, with tomatoes
? half a plot each, or a full plot and nine years of waiting?
= half a plot, because nobody digs the second half anyway
! give every newcomer a quarter of a plot first and see what happens
# beginners: the first spring on a plot; the rotavator; the thirty packets of seed
+ beginners should [grow four things and no more]
> a person who has eaten their own potatoes comes back, and one with thirty failed seedlings does not
> each kind of plant is a new clock to watch
- too much variety is the whole joy, and [nobody falls in love with four sensible crops]
- with thirty kinds some always do well, whatever the summer
* my {kin} grew only beans for three years and then, suddenly, everything
* a couple at {place} sowed forty kinds and ate eleven courgettes a day until they moved
? which four would you give to a beginner?
= potatoes, beans, chard and one pumpkin for pride
? what did you grow in your first year that you never grew again?
= celery, and I do not wish to speak about it
! cover half of the ground with cardboard in the first year and dig only the other half
# waste: the glut of courgettes; the marrow on the doorstep; the table by the gate
+ a plot that yields more than you can give away is [badly planned]
> seed is cheap, and so people sow for a village and cook for two
> giving marrows to friends is a way of making them carry your rubbish home
- plenty is [the one luxury a poor gardener has]
- you cannot know in April which crop will fail, so you sow for the bad year
* a table by the gate at {place} has a box for coins and has never lost one
* one August there were so many courgettes that people started to lock their cars
? what do you do with the last ten marrows?
= soup for the freezer, and the rest I plant on the neighbours at night
? do you sow less after a year of plenty?
= I promise it every winter
! sow half of the packet now and the other half three weeks later

## apple grafting | is | grafter, grafters | in the orchard
# hands: the cut of the knife; the matching bark; the sliver of green
+ a graft takes or fails [in the single stroke of the knife]
> two flat faces with no light between them heal, and a wavy one never does
> the layer that joins is thinner than a hair, and pressing harder does not help
- wax, weather and a cool week matter more, [clumsy cuts take every year]
- a sharp knife makes up for an unsteady hand
* my {kin} practised on willow twigs all winter before touching an apple
* the best grafter at {place} closes one eye and stops breathing, like a marksman
? how many cuts do you throw away before you bind one?
= three of four in my first year and one of four now
? which kind of graft would you teach first?
= the whip and tongue, since it holds itself while you look for the tape
! sharpen the knife after every fifth cut, even when it still feels keen
# records: the label on the branch; the name of the apple; the lost variety
+ an apple without [a name on its label] is as good as lost
> the tree outlives the person who remembers what it is
> nobody can ask for a graft of the one behind the shed
- a good apple [gets cut and passed on] with or without a name
- half of the labels are wrong, and they look just as certain as the right ones
* one orchard at {place} was saved because a schoolteacher had drawn a map in a cookery book
* an apple that we knew as the Tuesday apple turned out to be known in four counties by four names
? what do you write on a label besides the name?
= where the wood came from and who gave it to me
? how do you find the name of a tree that nobody remembers?
= take five fruits in October to the oldest person at the show and wait
! scratch the name into a strip of soft metal and tie it to a branch, never around the trunk
# change: the old varieties; the supermarket apple; the new rootstock
+ saving old apples only makes sense if [somebody eats them]
> a collection that nobody bakes from is a museum with wasps
> a kind survives in kitchens, and no orchard is as safe as a hundred gardens
- what is forgotten today may carry [the resistance we shall need tomorrow]
- most old kinds were replaced because they were sour and scabby
* the keeper at {place} cut down forty labelled trees that no one had picked in ten years
* a cider press opened nearby, and suddenly there was a use for apples nobody could bite
? which old apple would you miss?
= the one that tastes of nothing in October and of pears in March
? would you graft a supermarket apple?
= I have, for a child who asked, and it does well
! plant one old kind for every new one, and cook with both

## beekeeping | is | beekeeper, beekeepers | at the hives
# attention: the sound of a hive; the open lid; the flight board
+ a good beekeeper [opens the hive half as often as a new one]
> every opening costs the bees a day of warmth and the keeper a week of trust
> most of what you want to know is written on the flight board
- those who do not look find out about [disease and swarms from the neighbours]
- the board shows what the bees were like a fortnight ago
* my {kin} sat by the hives with a cup of coffee every noon and knew which one would swarm
* a beginner at {place} opened the hives every Saturday, and on the ninth one was empty
? what can you hear before you lift the lid?
= a queenless hive moans, and once heard it is not forgotten
? how often do you open a healthy hive in May?
= every nine days for the queen cells, and with an apology
! sit beside the hive for ten minutes before you light the smoker
# commons: the flowers of the neighbourhood; the hives on every roof; the wild bees
+ a city can have [too many hives]
> the lime trees flower for two weeks, and after that everyone shares the same three balconies
> a honeybee colony takes what a few thousand wild bees would have lived on
- the hives brought the flowers, since [people plant for bees they can see]
- the wild bees were lost to concrete and not to honey
* the roofs around {place} hold four times the hives of ten years ago and give half the honey
* one street swapped every second hive for a strip of weeds, and both did better
? should one need a permit for a hive in town?
= I would rather ask for three square metres of flowers for each one
? which flower would you plant for the wild ones?
= anything with a small bell, because honeybees cannot get in
! plant first, wait a year, and count what comes before you buy a colony
# timing: the swarm in May; the first warm day; the autumn feed
+ the year of a hive is decided in [August and not in spring]
> the bees that live through winter hatch while we are on holiday
> mites left in late summer are the death found in February
- a weak spring has killed more of mine than [any August did]
- without a good May there is no August to worry about
* the keepers at {place} who treated before the school holidays lost none, the others one in three
* my {kin} always said that the honey is for September and the work is for March
? when in the year do you take the last honey?
= when the lime is over, and the rest is theirs
? what do you do when a swarm hangs in a neighbour's tree?
= bring a white sheet, a box and a jar of honey, the jar is for the neighbour
! feed early and quickly, so that the winter bees do not wear themselves out over the sugar

## seed saving | is | seed saver, seed savers | at the drying racks
# records: the envelope with a date; the unnamed bean; the seed list
+ seed without [a date and a place] is only food
> nobody sows an unknown bean twice
> ten years later the only thing that knows its story is the envelope
- the bean itself [is the record], sow it and it tells you all that matters
- collectors who love labels forget to plant
* an envelope at {place} said only to ask Vera, and luckily somebody still could
* my {kin} kept seeds in matchboxes and wrote down the weather of the harvest day
? what would you put on the envelope if there were room for four words?
= kind, year, garden and one warning
? how old was the oldest seed you ever got to grow?
= a bean of eleven years, one of forty
! write the label before you shell the first pod
# commons: the seed swap; the shared variety; the grower who keeps the line
+ seeds should be [given and never sold]
> a kind that lives in twenty gardens survives the death of any gardener
> a gift brings back news, and a sale brings back complaints
- what is free [is sown late and weeded never]
- someone has to test, dry and post them, and that is honest work
* the swap at {place} began with six people and a kitchen table and now fills the school
* my {kin} gave away a tomato and got it back thirty years later under another name
? what do you ask for in return for seed?
= a few back in the third year, and the truth about how it tasted
? should a seed swap turn away shop seed?
= no, but it should have its own table
! keep half for yourself until the receiver has harvested once
# patience: the biennial; the two years of a leek; the plant that flowers after dinner
+ everyone should save seed from [one plant that takes two years]
> a leek left to flower is the finest thing in a garden, and most people have never seen it
> waiting a second year shows which plants can stand a winter, which is what you wanted to know
- a bed that stands idle for two years is [a bed the family does not eat from]
- with beans and tomatoes you learn the same in four months
* the parsnips at {place} stood taller than the fence and were photographed by a bus driver
* a whole row of carrots crossed with the weed by the path, and so we learned about distance
? which vegetable have you seen in flower?
= the leek, and now I cannot eat one without respect
? how do you keep a biennial alive through a hard winter?
= in a box of damp sand in the cellar, like a sleeping bat
! leave the best three plants and not the last three
"""

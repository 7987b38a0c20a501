"""Matter for talk: printing, binding, mending and other handwork. Text only; `fleet.prose.matter` reads it."""

TEXT = """
## letterpress | is | printer, printers | at the press
# limits: the empty case; the missing letter; the last lowercase k
+ a drawer with [too few letters] makes better writing
> when there are only nine of a letter you look for the shorter word
> each word has a weight in lead, and nobody sets a needless one
- limits made for lack of money are [later sold to us as style]
- a short text is set well for its wit and not for lack of type
* a poster at {place} ran out of one letter and used an upturned other, and it is now in a museum
* my {kin} rewrote the last line of an invitation four times for want of a comma
? which letter would you miss first?
= the e, and then everything at once
? do you write differently when you have to set it yourself?
= shorter, and I no longer like adverbs
! set the last line first, then you know what you can afford
# hands: the bite of the type; the composing stick; the tired wrist
+ printing should be [felt on the back of the sheet]
> the dent is where paper and lead have met, and light finds it years later
> people run a thumb over a card before they read it
- old printers were proud of [a kiss without a dent], and we punch holes
- a deep bite ruins old type, which nobody casts any more
* the owner at {place} closes both eyes and checks a proof with a fingertip
* a customer sent back a card because it was too flat, and it was the best print of the year
? how deep is too deep?
= when you can read it from behind
? which paper do you forgive everything?
= soft cotton, the colour of old teeth
! pull the first proof on the cheapest paper, and the second on the right one
# failure: the upside-down letter; the wrong proof; the misprint in the headline
+ a misprint is found by [whoever sees the sheet for the first time]
> those who set the line read what they meant
> after the third reading the eye corrects everything
- a stranger finds the comma, and [only the author finds the missing sentence]
- reading it backwards does the same and needs no stranger
* two hundred programmes at {place} thanked the wrong family, after six people had read them
* a printer I know pays a child for each error, and it is the cheapest reader in town
? who reads your things last?
= somebody who does not care about them
? which error of yours was the dearest?
= a year, on a gravestone card
! hang the proof upside down on the wall and have lunch

## bookbinding | is | bookbinder, bookbinders | at the sewing frame
# upkeep: the broken spine; the loose page; the tape on the cover
+ a book should be repaired [so that the repair can be undone]
> each age believes in a glue, and the next one curses it
> paste lets go in warm water, and sticky tape never does
- a cookbook wants to be used on Monday and [not to be honoured by a conservator]
- a repair that can be undone will undo itself on the bus
* a Bible at {place} bears four repairs, and the oldest is the best
* my {kin} mended everything with flour paste, and mice were the only critics
? what do you do about old tape?
= warm air, a thin blade and an afternoon without visitors
? when is a book not worth it?
= when the reader only wants the text, and even then I ask twice
! mend the one page that is loose today, before it teaches the others
# hands: the grain of the paper; the bone folder; the sewn back
+ one has to [feel the grain before folding] anything
> folded against the grain a page fights the reader all its life
> a sheet bends easily one way, and fingers find it faster than eyes
- half of the paper in shops runs the wrong way, and [people read it without harm]
- what matters is the sewing, since a page that is held well may curl
* the teacher at {place} let us bend a hundred sheets with closed eyes before we got a needle
* an album with the grain across opened like a fan in the first damp week
? how do you find the grain in thick board?
= wet a corner and see which way it rolls
? which tool would you keep of all?
= the bone folder, because it is the only one shaped like my hand
! tear a corner both ways, the straight tear runs with the grain
# beginners: the first notebook; the crooked stitch; the kit from the shop
+ the first book should be [made for use and made badly]
> a beautiful notebook stays empty, and empty it teaches nothing
> you learn what a spine does by opening it two hundred times
- an ugly first book is [given away and never opened]
- good habits come from slow, clean work at the start
* everybody in the course at {place} made a shopping list book, and the best are in rags
* my {kin} has one fine binding on the shelf and nothing written in it since the wedding
? what is in your first one?
= prices of onions and one poem
? which stitch would you teach before all others?
= the chain stitch, since it shows every mistake in daylight
! fold eight sheets from the waste bin, sew three holes and use it up this week

## knitting | is | knitter, knitters | by the wool basket
# failure: the dropped stitch; the unravelled sleeve; the wrong gauge
+ you should [unravel it as soon as you know]
> three rows cost ten minutes and thirty rows a friendship
> a mistake you know of is the only thing that anyone will ever see
- nobody but you sees it, and [finished is a quality too]
- some of the best cuffs began as a mistake that was repeated
* my {kin} undid the same sleeve five times and then gave it to a smaller person
* a shepherd's jersey at {place} has a wrong cable at the heart, and the family copies it
? how far back would you go for one wrong stitch?
= to the armpit, for a stranger not at all
? what did you leave in on purpose?
= a twist at the hem, so that I know which one is mine
! thread a spare yarn through a good row now and then, it is a place to fall back to
# measure: the test square; the gauge; the body of the person
+ the [little square beforehand] saves the jumper
> two knitters with the same wool differ by a whole size
> it takes one evening, and a jumper takes forty
- a hand in a small square knits [differently from a hand in a sleeve]
- a wash changes it all, so unwashed squares are a lie
* a christening gown at {place} fitted the christening's aunt
* my {kin} never measured a thing and kept a drawer of people by size
? do you wash your square?
= and hang it, with a peg as heavy as a sleeve
? for whom would you knit without measuring?
= a baby, since it will fit for at least one day
! knit the square as a pocket, so it is not for nothing
# commons: the knitting circle; the shared pattern; the needles in the tram
+ a pattern belongs to [everyone who has changed it]
> no heel was invented by one person
> what is passed on gets better, and what is locked up gets old
- someone tested it on eleven sizes, and [that work wants paying]
- a pattern that everybody changes soon fits nobody
* the sock of {place} has forty names on its sheet, and a column for feet
* a woman on the tram asked to see my heel and drew a better one on her ticket
? have you ever paid for a pattern that you then gave away?
= I bought it twice, the second time to be honest
? what do you change in every pattern?
= the thumb
! write your change into the margin with a date, and lend the sheet

## pottery | is | potter, potters | at the wheel
# failure: the crack in the kiln; the collapsed bowl; the shelf of seconds
+ the wheel teaches you [to throw away what you love]
> whoever keeps the first good bowl makes the same bowl for ten years
> clay is cheap before the fire, and after it every bowl is for ever
- a shelf of early bowls is [the only mirror a potter has]
- beginners who keep nothing lose heart before they learn anything
* at {place} we cut each bowl of the first month in half to see the wall, even the good ones
* my {kin} eats from a bowl with a thumbprint and would not swap it
? which one did you keep?
= the first that rang
? how many pots does it take until one is not luck?
= fifty, all of the same cup
! cut one in three through the middle with the wire, and look at the wall
# hands: the wet clay; the centring; the pull of the wall
+ centring is [done with the elbows]
> fingers fight the clay, and bones do not move
> when the arm rests on the hip, the wheel does the work
- each body is built otherwise, so [there is no rule but trying]
- the feet do it, through the speed
* a small girl at {place} centred five pounds by leaning, while two strong men were still pushing
* my teacher put a coin on my wrist and stopped the wheel when it fell
? what told you that it was centred?
= it became quiet
? can it be learned from a film?
= the look of it, not the wetness
! close your eyes as soon as it feels nearly right
# timing: the leather-hard hour; the slow drying; the opening of the kiln
+ you must leave a kiln [shut for as long as it was hot]
> a glaze that meets cold air rings all night, and each ring is a crack
> nothing inside gets better because you have looked
- orders wait and an empty kiln earns nothing, so [everybody opens at a hundred degrees]
- good clay stands it, and bad clay cracks on the second day anyway
* my {kin} sat on the key of the kiln at {place} so that nobody could get at it
* we opened it once at night for a peep, and the sound went through the street
? how hot is it when you first look?
= cool enough for a bare hand, and I use somebody else's
? how do you get through the waiting?
= I make the next lot, then I care less about this one
! write down what you expect before you open it

## clock repair | is | clockmaker, clockmakers | at the bench
# trust: the clock on the tower; the two clocks that disagree; the station clock
+ a clock that is [a little wrong every day] is better than one that is right by chance
> a steady error can be set right, and a jumping one cannot even be noticed
> people trust what is always four minutes fast, and plan by it
- nobody wants to do sums [on the way to a train]
- a wrong public clock teaches a whole street not to look
* the tower at {place} has been six minutes fast since the war, and the bus leaves by it
* the two clocks in our hall disagree, and between them we were never late
? would you set a town clock right if everybody knows its error?
= I would ask the bakery first
? what do you own that is wrong in a way you can rely on?
= the oven, by twenty degrees
! write down the error every morning for a week before you touch the screw
# tools: the small screwdriver; the loupe; the home-made key
+ in clock repair [half of the tools are made for one job]
> no maker of tools has seen the inside of that clock
> a key filed out of a nail fits once and for all
- most harm in old clocks was done [with home-made tools]
- three good screwdrivers and patience open nine clocks in ten
* the drawer at {place} holds sixty wires with tags, and each has saved a single clock
* my {kin} cut a tool from a spoon that is now the only one of its kind
? which tool did you make and never use again?
= a spanner for a moon dial
? what would you buy first?
= a light that comes from the side
! turn the blade to fit the screw, never the screw to fit the blade
# records: the scratches inside the case; the names of the repairers; the pencilled date
+ a repairer should [sign inside the case]
> whoever opens it next learns what was done and by whose hand
> a signature makes you do it properly
- the inside of a clock is [not a visitors' book]
- a note in a drawer does the same and harms no brass
* one movement at {place} has eleven dates in it, all in winter
* I found my own mark in a clock that I did not remember, with a rude word beside it
? what would you write inside?
= the date, the weather and what I did not dare to do
? did a note ever help you?
= it said that the spring bites, and it does
! take a picture before the first screw and after the last

## bicycle repair | is | bike mechanic, bike mechanics | at the stand
# upkeep: the dry chain; the Sunday hour; the noise under load
+ five minutes a week are worth [more than a service a year]
> grit works every day, and the workshop only in spring
> whoever wipes the chain sees the crack in time
- those who like to polish do so, and [everyone else simply needs a service]
- a hub gear and a covered chain need neither
* my {kin} rode forty years on the second chain, with a rag in the saddlebag
* a courier at {place} cleans the bike whenever it rains, because it is wet anyway
? what do you do in the five minutes?
= wipe, oil, wipe again, squeeze the tyres, listen
? which noise would make you stop at once?
= a click in the fork, the others may wait till home
! wipe off more oil than you put on
# commons: the shared workshop; the box of old parts; the Tuesday helpers
+ a repair café should [hand over the spanner and not the repaired bike]
> those who turned the screw themselves come back to help
> a mended bike lasts a year and a mended fear for life
- the nurse after a shift needs [a bike and not a lesson]
- it takes four times as long, and the queue goes out of the door
* at {place} there is a rule that a helper's hands stay behind the back
* a boy came for a flat tyre in spring and ran the wheel stand by autumn
? when do you take the spanner out of somebody's hand?
= when blood or a thread is in danger
? what brings people back after their own bike works?
= the tea, and somebody to show it to
! ask what they have tried before you look at it
# waste: the box of half-good parts; the new wheel; the bin behind the shop
+ no part should be replaced [because it is quicker]
> truing a wheel takes half an hour and a new one takes a mine
> what is swapped by habit is no longer understood
- half an hour of wages costs [more than the wheel], and the customer pays it
- an old rim fails on a hill, and then thrift looks different
* the shop at {place} has a shelf of second lives, with the price of an ice cream on each
* my {kin} built a bike from a bin and rode it to the sea
? what do you always keep?
= the small screws, in a jar without a system
? when is it time to give up on a rim?
= when my nail catches in the wall of it
! lay the old part beside the new one and say aloud what is wrong with it

## mending clothes | is | mender, menders | in the window seat
# patience: the darned heel; the hour of mending; the pile on the chair
+ a mend [should be seen]
> a bright darn says that someone took the time
> hidden mends need the same thread and twice the eyesight
- for an interview one needs [a coat and not a statement]
- a visible patch is worn by people who could buy a new one
* the coat of the postman at {place} has a patch for each dog
* my {kin} darned so finely that nobody noticed in fifty years
? what have you mended that you would not have bought again?
= a jumper, and now I love it for the elbow
? bright thread or the right thread?
= right on the collar, bright on the knee
! keep the needle threaded and stuck in the curtain
# measure: the worn elbow; the price of a shirt; the number of wearings
+ clothes should be counted [by the wearing and not by the price]
> a dear coat worn for ten winters costs less than bread
> a bargain worn twice is the dearest thing in the wardrobe
- only those with money [can afford to be thrifty] like that
- children grow, and no arithmetic helps with that
* a tally in ink inside my jacket stands at four hundred and something
* the theatre at {place} has a cloak that is in its ninetieth year and on its fourth lining
? which thing of yours has the most wearings?
= the belt, by far
? how few clothes could you live with?
= as few as fit on the line at once
! make a pencil stroke on the label each time for one season
# trust: the borrowed coat; the tailor's opinion; the honest no
+ a good mender [sometimes refuses]
> cloth that is too thin tears beside the mend, and the mend gets the blame
> a no today is why people believe the yes tomorrow
- people bring the jacket [for the sake of who wore it], and no is the wrong answer
- anything can be mended if the owner is told what it will be good for
* the tailor at {place} keeps a shelf of refused coats, and their owners visit them
* my {kin} said no to a bride and was invited to the wedding
? how do you say it?
= I hold the cloth against the lamp and let them look
? what would you never refuse?
= a child's bear
! hold it against the light before you promise anything

## violin making | is | violin maker, violin makers | in the workshop
# tools: the small plane; the scraper; the template on the wall
+ a sharp scraper [replaces ten machines]
> it takes off what you can hear and leaves what you cannot see
> a machine makes the same plate from two different trees
- machines took the drudgery, and [the drudgery was nine tenths]
- players hear the setup and the strings, and not the scraper
* in {place} one maker planes in the dark and goes by sound
* my {kin} used a piece of window glass and made two fine violas with it
? how do you know when to stop?
= when the plate sounds like an answer
? which machine would you keep?
= the bandsaw, for the first hour and no longer
! tap the plate after every tenth stroke and write down the note
# patience: the drying wood; the new violin; the years of playing in
+ a violin is [not finished by its maker]
> a year in hands that play every day changes more than a month of varnish
> wood goes on settling, and it settles to what it hears
- blind tests say that [players cannot tell], and they were good players
- it is the player who changes, and blames the wood
* a fiddle hung on the wall at {place} for sixty years and woke up within a week
* the spruce on the top shelf was cut in the year when the maker's daughter was born, for her
? have you ever heard an instrument change?
= after a flood, for the better, and nobody dares to say so
? how long should wood wait?
= longer than you have rented the workshop
! play the new one for ten minutes a day, low and long
# change: the old model; the new varnish; the copy of a copy
+ copying the old ones [has gone on for too long]
> they themselves were changed again and again, with new necks and other strings
> a maker who only copies gets the faults and not the reasons
- nobody has built a better one yet, and [players vote with their chins]
- only by copying do you learn what cannot be said
* one maker at {place} sells copies under a full name and new ones under a first name
* a blind jury praised the odd one with the straight corners and then asked to see another
? what would you change first?
= the price, then the pegs
? what did a copy teach you?
= that the left side was never the same as the right
! copy one faithfully, and then change one thing in the next
"""

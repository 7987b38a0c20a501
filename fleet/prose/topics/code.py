"""Matter for talk: software, its making and its makers. Text only; `fleet.prose.matter` reads it."""

TEXT = """
## version control | is | committer, committers | at the terminal
# records: the commit message; the reason for a change; the log read years later
+ a commit message should say [why and not what]
> the difference already shows what was done, and nothing else will ever show the reason
> in two years the author of the change is a stranger, above all to themselves
- a good reason belongs [next to the code], where the reader is
- people who have to explain every change soon make fewer and larger ones
* a message that said only that the printer must not know saved a team in {place} a week
* my {kin} read ten years of one log in a night and said it was a novel with a weak middle
? what was the best message you ever found?
= undo it, we were right the first time, with the name of the customer
? how long may a message be?
= as long as the change is surprising
! write the message before the change, then you notice when you are doing two things
# patience: the small commit; the tidy history; the branch that lived too long
+ a branch that is older than [a week is a lie]
> two lines that grow apart in the dark cost more than they bring
> nobody can read a change of four thousand lines, they only nod
- some things cannot be cut into [week-sized pieces], and pretending makes scaffolding
- an honest long branch is better than half a feature on the main line
* one branch at a company in {place} had a birthday cake, and it was never merged
* the merge of the year took nine days, and the bug in it was in the first line
? how do you cut up something that only works as a whole?
= I build the empty shelf first, then I carry the books
? tidy the history or leave it as it was?
= tidy what nobody has seen, and then hands off
! merge something every day, even if it is only a renaming
# trust: the force push; the shared branch; the history that was rewritten
+ what others have seen must [never be rewritten]
> somebody has built on it, and you do not know who
> a history that can change proves nothing to anyone
- a password in the history [has to be torn out], whatever was promised
- a clean line helps a hundred later readers and harms three today
* a tidy person in {place} pushed by force on a Friday, and eleven people learned what the reflog is
* I keep the ugliest commit of my life on the main branch as a warning
? have you ever lost work that others had?
= an afternoon of four people, and I bought the cake
? when is it right to rewrite?
= before the first push, and after a leaked key
! make it a habit to ask who has pulled before you tidy up

## open source maintenance | is | maintainer, maintainers | in the issue tracker
# limits: the polite no; the open issue; the feature that fits nobody
+ the main work of a maintainer is [saying no kindly]
> each yes has to be looked after for ten years by somebody who was not asked
> the shape of a program is made of what was left out
- a project that says no to everything [says goodbye to everyone]
- it is a yes with a good test that brings the next maintainer
* the author of a small parser near {place} wrote one fine refusal and pastes it with thanks
* a feature came in for one user, who left, and it is the reason for half of the bug reports
? how do you refuse somebody who has already done the work?
= at once, with a reason, and with a way to do it outside
? which yes do you regret?
= a configuration file in four formats
! write down what the project is not, on the first page
# upkeep: the dependency update; the yellow badge; the old release
+ a project that has had no release for two years may be [finished and not dead]
> software that does one thing does not have to move in order to live
> constant updates break more than standing still does
- everything below it moves, so [what stands still is drifting]
- nobody can see from outside whether it is finished or forgotten
* a tool for tide tables has not changed in nine years, and the harbour at {place} runs on it
* three lines in the readme saying that this is done halved the mail, as its author told me
? how do you show that something is finished?
= answer one issue a year, kindly
? what do you check before you depend on somebody's evening work?
= whether they have ever answered a stupid question
! put the date of your last look at it in the readme
# trust: the second maintainer; the keys to the release; the tired founder
+ nobody should hold [the only key] to a project
> people fall ill, fall in love and fall out
> with two keys you can rest, and rest is what keeps maintainers
- every key more is [a door more], and the worst guests are patient and helpful
- two people who own a thing find that nobody feels responsible
* the founder of a library in {place} gave a key to the rudest critic, and both are still there
* a package was taken over by a very kind helper who turned out to be a thief
? whom would you give it to?
= somebody who has fixed three dull things without being asked
? how do you hand over without vanishing?
= a year of being asked second
! let the second person make the next release while you watch

## code review | is | reviewer, reviewers | in the review
# attention: the ten-line change; the four-hundred-line change; the quick approval
+ a review that finds nothing has [usually not taken place]
> in ten lines we see ten faults, in five hundred we see a fine piece of work
> what you have understood you can ask a question about
- a team that must find something [argues about spaces]
- after a good talk beforehand there is nothing left to find
* in {place} one reviewer puts a bug in each week, on purpose, and tells the finder
* the costliest line we ever had was approved by six people in four minutes
? how do you show that you have read it?
= by saying what I had to read twice
? how big is too big?
= once I scroll for the second time I begin to trust
! read the tests first, then guess what the code does
# trust: the tone of a comment; the word just; the junior who reviews the senior
+ beginners should [review the experts]
> they ask the question which all others are too proud to ask
> one learns a house faster by looking for its cracks
- a beginner's eye checks [what it has heard of], and the hole is elsewhere
- an approval that no one believes in slows down two people
* the newest person at a firm in {place} asked why it is done twice, and it had been done twice for years
* my first review said that I do not understand this, and the answer was neither do I
? what did a beginner make you see?
= that our word for customer has three meanings
? how do you criticise someone who signs your holidays?
= in questions, and not on Fridays
! let the newest speak first
# measure: the count of comments; the time to approval; the bug that got through
+ what reviews are for is [that two people know it]
> most faults are found by tests and users, whatever we tell ourselves
> when one of us is ill, the other can go on
- without the faults it finds it is [an expensive way to chat]
- knowledge comes from doing it together and not from reading it after
* a team near {place} gave up reviews for pairs, and came back for the sake of the late risers
* my {kin} reads every change on paper with tea, and knows where everything is
? which review has taught you most?
= one where the whole thing was thrown away, gently
? could you repair what you approved last?
= the first half
! close the screen after the review and say in a sentence what it does

## naming things | is | namer, namers | in the editor
# patience: the wrong first name; the renaming; the word that everyone says aloud
+ a thing should get [a bad name at first] and a good one later
> you know what it is only when it works
> a name that is plainly silly will be changed, a half good one stays
- the silly name gets [into the database] by Thursday
- thinking of the name is thinking of the thing, and there is no other way to start
* a service called potato ran at a bank in {place} for eleven years
* we renamed one word after three years, and four bugs became visible
? what was your worst name that has survived?
= handler two
? how do you know that a name is right?
= people use it on the phone without noticing
! rename it on the day when you first explain it to somebody
# attention: the word of the users; the two names for one thing; the glossary on the wall
+ a thing should be called [what the people at the counter call it]
> each translation between two words is a place for a fault
> users correct you when you use their words, and are silent when you use yours
- people at two counters use [the same word for two things]
- daily language is vague, and a program must not be
* at a hospital in {place} a case was a patient, a box and a lawsuit
* the old clerk said we never cancel anything, we give it back, and the design fell over
? which word in your program does nobody outside use?
= entity, and it is all over it
? what do you do with one word for two things?
= I let them both suffer, with an adjective each
! sit at the counter for a morning and write down the nouns
# limits: the one-letter name; the name of forty letters; the abbreviation
+ a name may be [as short as its life]
> in three lines an i is enough, across the house it needs a surname
> long names on short paths hide the only thing that is happening
- lines grow, and then [the i stands alone in two hundred of them]
- the machine completes it for me, so length is free
* a program at {place} had variables named after lunch, and one could date the bugs
* my {kin} allows no word that cannot be sung
? what is your longest name?
= it has an and in it, so I know it is two
? which abbreviation do you allow?
= those that you would say to your mother
! read the line aloud, and if you stumble rename it

## test suites | are | tester, testers | in the build
# failure: the red build; the flaky test; the bug with a date
+ a test that fails [now and then] is worse than no test
> people learn to press again, and then they press again for the true one too
> one liar in a thousand makes a thousand witnesses useless
- the flaky ones often show [a fault that users meet on Mondays]
- without it you know nothing about that corner, and with it at least something
* a test failed in {place} only at full moon, since the tide table was real
* we deleted forty unreliable tests, and two weeks later found why they had been right
? how many times do you press again?
= once, then I write down my name under it
? what was behind your oldest flaky test?
= two clocks, one of them mine
! set it aside the first time, in a list with a date on it
# measure: the coverage number; the ninety per cent; the line that is never run
+ coverage tells you [what is not tested and nothing else]
> a line can be run a thousand times without anybody looking at the result
> when it becomes a target, people test the getters
- a bad measure that everyone reads is [better than wisdom that nobody has]
- below a half it tells you all you need to know
* a team at {place} reached a hundred and had not one comparison in the tests
* my {kin} deletes a line at random and counts how many tests notice
? what do you look at instead of the number?
= how often we were surprised this month
? where would you leave the number low on purpose?
= in what we throw away in spring
! break one line on purpose and see who shouts
# tools: the fast test; the real database; the fake clock
+ tests should use [the real thing wherever it is fast enough]
> a fake says what you believe, and the fault is what you believe wrongly
> two out of three of our fakes were more polite than the original
- the real thing is slow, and [a slow test is run on Fridays]
- with a fake one can make the disk full at three in the afternoon
* the fake post office of a shop in {place} never lost a letter, and the real one did
* we swapped the fake for a real database in a folder, and it was faster
? what must always be faked?
= the clock and the money
? how slow is too slow?
= when I reach for the telephone
! write one test that goes through the whole house, and run it first

## bug reports | are | bug reporter, bug reporters | in the tracker
# attention: the exact words; the screenshot; the step that was left out
+ the best bug report [tells a story in order]
> first this, then that, and then instead of this that, and whoever reads it can walk along
> the step one leaves out because it is obvious is the one
- people who are stopped in their work [owe nobody a story]
- ten lines of log tell it better and do not embroider
* a woman at {place} wrote that it happens when it rains, and the roof was dripping on the router
* the finest report I have seen was a drawing by a child of what the screen should do
? what do you ask first when it only says it does not work?
= what they wanted to do, not what they pressed
? which step do people always leave out?
= that they had it open twice
! write down what you expected, it is the half that nobody else can know
# trust: the reporter who was right; the closed ticket; the shrug from the desk
+ nobody should close a bug with [works for me]
> it works for you, and that is the first clue and not the end
> whoever is sent home once does not come back with the next one
- there are five hundred open ones, and [hope is not a plan]
- a report nobody can repeat is a rumour
* a report was closed three times in {place}, and on the fourth it was the bank's
* my {kin} still speaks of a ticket from nine years ago, with the number
? what do you write when you cannot repeat it?
= what I tried, and that I would like to look over their shoulder
? how old is your oldest open one?
= older than the youngest of us
! say thank you first, you do not know yet for what
# waste: the backlog; the duplicate; the list of four thousand
+ a list of [four thousand bugs is not a list]
> what no one can read through no one can put in order
> each old entry makes the new one less true
- deleting it does not [mend a single one of them]
- storing costs nothing and searching finds
* a firm in {place} threw all away on New Year's Day, and seven came back
* one old entry had two hundred thumbs and a solution in the middle
? after how long would you let one expire?
= when nobody has missed it through two winters
? what is the oldest wish that was right?
= dark letters on light ground
! read ten of the oldest aloud, together, before lunch on Mondays

## error messages | are | message writer, message writers | at the help desk
# attention: the blinking red box; the code without words; the next step
+ an error message has to say [what to do now]
> those who read it have stopped, and want to go on
> nobody has ever been helped by a number and an apology
- the program often [does not know], and guessing sends people the wrong way
- an expert needs the cause, with a hint for children there is no room for it
* a ticket machine at {place} said please contact staff, and it was the staff
* the best one I know says disk full, and lists the five largest files
? what was the most useful message you ever got?
= did you mean, with the right word
? how many lines may it take to say it?
= two lines, of which the second is a command
! write the message and then do what it says
# trust: the honest crash; the silent failure; the swallowed exception
+ it is better [to fall over loudly] than to go on quietly
> what goes on with wrong numbers is believed
> the distance between fault and noise is the length of the search
- a plane that stops working at the first doubt [is not a safe plane]
- people hate the one who shouts, and turn off the shouting
* a till in {place} rounded quietly for three years, always in favour of the shop
* my {kin} wraps everything in try and calls it peace
? what may fail silently?
= decoration
? who should hear it, the user or the maker?
= the user in words and the maker in numbers
! search for the empty catch and put one sentence in each
# failure: the three in the morning alarm; the log full of warnings; the one that mattered
+ a warning that nobody acts on [should be deleted]
> it teaches the eye to skip red
> the one that mattered was the four hundredth on the page
- it is the record [you need the morning after]
- instead of deleting it one could do what it says
* there was a lamp on a ship's bridge near {place} that had glowed so long it had a name
* we turned off all alarms but five, and slept, and found more
? which alarm do you ignore?
= the one that comes with the cleaning
? what is worth waking someone for?
= what cannot wait for coffee
! write beside every alarm what the woken one should do

## backups | are | backup keeper, backup keepers | in the server room
# trust: the restore that was never tried; the tape in the cupboard; the green tick
+ a backup that has never been restored is [a hope]
> the tick says that something was written and not what
> on the day you need it you have neither time nor calm
- a full trial takes [a second set of everything], and small places do not have that
- one file, fetched back on a whim, proves nearly as much
* an archive in {place} had eleven years of tapes of an empty folder
* my {kin} restores one photograph every Sunday and frames the best
? when did you last get something back on purpose?
= at Easter, and the password was the problem
? who could do it without you?
= my sister, with the sheet on the fridge
! fetch back one random file on the first of each month
# limits: the third copy; the copy in another house; the box under the bed
+ one copy must live [where you do not]
> fire, thieves and small children work by the house
> two disks on one shelf are one disk
- what lies in another house is [a month old and unguarded]
- a lock and a smoke alarm protect the people too
* the choir of {place} keeps its archive with the football club, and the other way round
* a flood took the computer and the copy, which stood beside it on the floor
? who keeps yours?
= a friend, and I keep hers, and we have never looked
? how far away is far enough?
= beyond the river
! swap a disk with somebody you like, twice a year
# waste: the thousand blurred photographs; the copy of the copy; the folder called old
+ you should keep [less and keep it better]
> in a heap of everything one finds nothing, and that is a way of losing it
> a hundred pictures are looked at, and forty thousand are stored
- what turns out to matter is [never what one would have kept]
- disks are cheaper than an evening of choosing
* an heir in {place} got nine disks, and printed the shopping lists
* we deleted the folder called old, and it held the only picture of the dog
? what would you carry out of the house?
= one small drive, and the box of letters before it
? how do you choose?
= on long train rides, ten a day
! print twelve pictures a year, paper has no format

## spreadsheets | are | spreadsheet keeper, spreadsheet keepers | over the spreadsheet
# trust: the hidden column; the number typed over a formula; the sheet of a colleague
+ every important decision hangs on [a sheet that one person understands]
> it grew in lunch breaks and nobody ever designed it
> the number looks the same, whether it was worked out or typed
- such a sheet is closer to the work than [any program that was bought for it]
- what is understood by one person can be explained, software cannot
* the whole water supply of {place} was in a file named final new two
* my {kin} found a seven in a row of formulas, and it had paid for a bridge
? who could explain your most important sheet besides you?
= it has a note for that person, in yellow, unread
? what do you do with a sheet you inherit?
= I make every formula red and every number blue
! colour what is typed in differently from what is worked out
# tools: the database that never came; the macro; the grid for everything
+ a spreadsheet is [the only program that people write for themselves]
> no one asks permission for a column
> a thing is tried out before lunch that elsewhere takes a tender
- it is how a firm comes to run on [nine thousand copies of the truth]
- what people write for themselves they cannot hand over
* the roster of the fire brigade at {place} is a grid of coloured squares, and it has never failed
* someone knitted a jumper from one, cell by cell
? what is the oddest thing you have kept in one?
= a novel, one sentence a row
? when is it time to leave the grid?
= with the second person who writes into it at once
! stop at the third sheet and draw it on paper
# measure: the second decimal; the average; the chart with a broken axis
+ a number with [too many digits] is a costume
> three decimals say that somebody measured, when somebody guessed
> round numbers invite the question how sure you are
- who rounds on each step [arrives somewhere else]
- people who guess should say so in words, not by rounding
* a survey at {place} gave the joy of residents as six point eight three
* the best chart I know has one line and a pencilled arrow saying here
? how many digits would you believe?
= as many as I would bet on
? which average has misled you?
= that of the depth of the river
! write beside each number who found it and how

## old computers | are | restorer, restorers | in the cellar lab
# upkeep: the leaking capacitor; the yellowed case; the disk that still spins
+ an old machine should [run and not just be kept]
> standing dries out what running keeps supple
> nobody learns from a case behind glass
- every hour of running takes [an hour from the only one left]
- an emulator runs and is the same to all but the fingers
* the museum at {place} boots its oldest machine each Thursday, and the smell is part of it
* my {kin} has a spare for each of its parts, and a spare for the spare
? which part dies first?
= the battery, and takes the neighbours along
? what would you never switch on again?
= one with the original tape in it
! take out the battery today, whatever else you do
# limits: the sixty-four kilobytes; the slow disk; the game in one page
+ small memory made [better programmers]
> those who had to count every byte knew what each of them did
> a whole world fitted on a cassette because nothing else did
- they spent weeks on [what we have for nothing], and called it craft
- only the good ones have survived, the rest was bad and small
* a boy in {place} wrote a chess program that fitted on one printed page
* we cut the start of our page to a tenth, after a week with an old machine on a slow line
? what would you leave out if you had a thousandth of the space?
= the settings
? what did you once know by heart about a machine?
= the address of the border colour
! try your program once on the oldest thing in the house
# records: the unreadable disk; the lost format; the manual with notes
+ what we write today will be [lost sooner than a clay tablet]
> the disk is fine, and nothing can read it
> each format lives as long as one company
- what is copied often lives long, and [nothing has ever been copied as often as files]
- most of it deserves to be lost
* the letters of the mayor of {place} sit on a disk shaped like nothing we have
* the manual's margins, in two inks, held the only working procedure
? what do you have that you can no longer open?
= my own thesis
? in which format would you leave something for a century?
= plain text, good paper, and a tin box
! open your ten oldest files once a year, and save what creaks anew
"""

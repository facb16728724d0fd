# Interface texts in English. Placeholders stand in braces; keep their names.

skip = Skip to the text
menu-label = Main menu
foot-label = More pages
menu-home = Home
menu-practices = Practices
menu-domains = Domains
menu-topics = Topics
menu-places = Places
menu-organisations = Organisations
menu-stages = Stages
menu-standards = Standards
menu-sdgs = Sustainable Development Goals
menu-a-z = A–Z
menu-new = What’s new
scheme-light = Light page
scheme-dark = Dark page
disclaimer = This is not an ITU document. Nothing here speaks for the ITU or for any organisation that is described.
licence-line = Text under the licence
made-with = Made with

home-numbers = { $practices ->
    [one] One practice
   *[other] { $practices } practices
}, about the work of { $organisations ->
    [one] one organisation
   *[other] { $organisations } organisations
} in { $places ->
    [one] one country
   *[other] { $places } countries
}.
home-all = { $count ->
    [one] See the one practice
   *[other] See all { $count } practices
}
home-domains = Find a practice by domain
home-newest = New and revised practices
edition-line = Edition { $id }, { $date }.
count-practices = { $count ->
    [0] No practice yet
    [one] One practice
   *[other] { $count } practices
}
no-practices = No practice has been published here yet.

intro-practices = { $count ->
    [one] One practice, on a page that prints well.
   *[other] All { $count } practices, each on a page that prints well.
}
intro-domains = Fields of life in which the practices were tried.
intro-topics = Questions that come up in every domain.
intro-places = Where practices were carried out, by region of the ITU.
intro-place-global = Practices that are not tied to a country.
intro-organisations = Bodies whose experience is described here, and those who wrote it down.
intro-stages = How far a practice has come.
intro-standards = Standards that practices cite, and others that they may cite.
intro-sdgs = The goals of the United Nations that practices serve.
intro-a-z = All practices by title.
intro-new = What was added, revised or withdrawn, newest first.
place-global = Whole world
place-count = { $count ->
    [one] One country
   *[other] { $count } countries
}
place-other = Other places
provenance = Where this list comes from
as-of = As of { $date }.
letters-label = Letters

filter-label = Choose practices
filter-all = All
filter-reset = Show all
filter-domain = Domain
filter-region = Region
filter-stage = Stage
filter-shown = { $count ->
    [one] One practice is shown.
   *[other] { $count } practices are shown.
}
filter-many = % practices are shown.
filter-none = No practice fits this choice. Set one field back to “All”.

organisation-kind = Kind
organisation-country = Country
organisation-url = Web site
organisation-membership = Membership of the ITU
organisation-own = Its practices
organisation-written = Practices it wrote down
checked-on = checked on { $date }
standard-edition = Edition
standard-aliases = Also known as
standard-url = Address
standard-withdrawn = withdrawn
standard-cited = Practices that cite it
standards-cited = Cited by practices here
body-csa = Connectivity Standards Alliance
body-etsi = ETSI
body-iec = IEC
body-ietf = IETF
body-iso = ISO
body-iso-iec = ISO/IEC
body-itu-r = ITU-R
body-itu-t = ITU-T
body-nist = NIST
body-oasis = OASIS
body-w3c = W3C
# What the numbers of a body begin with, where languages differ.
prefix-itu-r = ITU-R
prefix-itu-t = ITU-T

facts = At a glance
fact-stage = Stage
fact-origin = Origin
fact-places = Place
fact-period = Period
fact-scale = Scale
fact-cost = Cost
fact-connectivity = Connectivity
fact-power = Power
fact-effort = Effort
fact-skills = Skills:
still-missing = still missing
fact-partners = Partners
fact-revision = Revision
since = since { $year }
# A closed span of years, and an amount of money with the code of its currency.
period = { $start }–{ $end }
money = { $code }{" "}{ $amount }
toc = On this page
evidence = Results in figures
evidence-what = What
evidence-figure = Figure
evidence-before = Before, or without
evidence-after = After, or with
evidence-when = When and where
evidence-how = How it was measured
workshop = In a workshop
workshop-minutes = { $count ->
    [one] One minute.
   *[other] { $count } minutes.
}
workshop-needs = Needed:
goals = Goals it serves
sdg-prefix = Sustainable Development Goal
wsis-prefix = WSIS action line
sources = Sources
source-label = Source
source-primary = Primary source.
source-secondary = Secondary source.
no-date = no date
accessed = Read on { $date }.
archived = Archived copy
attribution = About this page
attribution-by = Written by
published-on = Published on { $date }.
updated-on = Updated on { $date }.
reviewed-on = Reviewed by { $by } on { $date }; next review by { $next }.
reviewed-own = Not yet reviewed by anybody but its authors; next review by { $next }.
translated-by = Translated from { $language } by { $by } on { $date }.
cite-as = Cite as
versions = Languages
version-original = original
version-authentic = authentic
version-reviewed = reviewed translation
version-draft = draft translation
version-machine = machine translation
version-outdated = outdated translation
version-missing = not yet translated
edit-page = Edit this page
report-problem = Report a problem
related = Read next
replaces = Replaces
replaced-by = Replaced by
qr-label = QR code with the address of this page

notice-draft = This is a draft. It has not been reviewed.
notice-in-review = This practice is being reviewed and may change.
notice-machine = This text was translated from { $language } by a machine. Nobody has checked it yet.
notice-outdated = The original in { $language } has changed since this text was translated.
notice-due = This page was due for review by { $date }. Check its facts before you act on them.
notice-withdrawn = This practice has been withdrawn.
notice-foreign = Not yet available in your language. The text below is in { $language }.
notice-editorial = The editors wrote this page from public documents. It was not submitted or approved by the organisation described: { $origin }.
notice-editorial-sources = See the sources.
notice-secondary = All sources of this page are reports by others, such as the press. Treat its figures with care.
news-new = new
news-revised = revised
news-withdrawn = withdrawn

moved = This page has moved
not-found = This page is not here
not-found-help = The address may be wrong, or the page may have been renamed.
site-address = The site is at
start-open = Open the site in English
start-whole = This folder is a whole site. It needs no network and nothing has to be installed: a browser opens it from a stick, a computer or a phone.
start-copy = Keep all files of the folder together. To give the site to others, copy the whole folder, not single files.

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
notes = Notes
notes-back = Back to the text from note
task-done = Done
task-open = To do

# Marks between pieces of a sentence that the page puts together.
comma = {", "}
stop = {". "}
colon = {": "}
semicolon = {"; "}
space = {" "}
bracket-open = {" ("}
bracket-close = )
# Between the name of a page and that of the site, in the title of a window.
title-separator = {" – "}
language-name = { $code ->
    [ar] Arabic
    [zh] Chinese
   *[en] English
    [fr] French
    [ru] Russian
    [es] Spanish
}
original-line = Original: { $code ->
    [ar] Arabic
    [zh] Chinese
   *[en] English
    [fr] French
    [ru] Russian
    [es] Spanish
}
languages-label = Languages
menu-translations = Translations
intro-translations = How far each practice and each page has come in the six languages.
translations-practice = Practice
translations-page = Page
translations-practices = Practices
translations-pages = Pages
translations-legend = “Authentic” has the standing of the original. “Reviewed” was read by a second person. “Draft” is by one person, “machine” by a program. “Outdated” means that the original has changed since.
translations-count = { $count } / { $all }
state-original = original
state-authentic = authentic
state-reviewed = reviewed
state-draft = draft
state-machine = machine
state-outdated = outdated
state-missing = –
state-missing-name = not yet translated
notice-draft-translation = This translation is a draft: no second person has read it yet.
citation = { $by }, “{ $title }”, { $symbol }, revision { $revision }, { $date }

search = Search
search-label = Search the practices
search-button = Search
search-noscript = Searching needs JavaScript, which is switched off here. The lists hold the same practices.
search-browse = Browse the lists
search-count = { $count ->
    [one] One practice found.
   *[other] { $count } practices found.
}
search-nothing = Nothing found.
search-partly = No practice has all of this. These have a part of it.
search-operator = “{ $typed }” joins nothing here: all words are looked for.
search-mended = No practice has “{ $typed }”. Showing “{ $taken }”.
search-unknown = No practice has “{ $filter }”.
search-elsewhere = No practice in English has “{ $filter }”.
search-goals = The goals go from 1 to 17.
search-meant = Did you mean:
search-values = You can choose:
search-more = Show more
search-others = Also in other languages
search-no-others = Nothing more in other languages.
search-try = Found on their own:
search-narrow = Narrow down
search-newest = Last changed first
search-failed = The file { $file } cannot be read.
search-failed-help = A part of this copy is missing or damaged. Copy the whole folder again. The practices can still be read, from the lists.
search-again = Try again
search-close = Close
search-all = All results
search-keys = ↑ ↓ choose, Enter opens, Esc closes
search-help = How to search
search-help-all = Practices with all your words come first.
search-example-phrase = "hand pump"
search-help-phrase = both words, in this order
search-example-without = water -pump
search-help-without = without the second word
search-example-start = irrig*
search-help-start = all words that begin so
search-example-facet = domain:health
search-help-facet = one domain only
search-near = Similar words:
search-filters = Filters in use
search-not = not { $filter }
search-remove = remove
search-show-all = Show all { $count }
search-places = { $count ->
    [one] Your words stand in { $count } place.
   *[other] Your words stand in { $count } places.
}
search-previous = Previous
search-next = Next
search-unmark = Remove highlights
facet-domain = Domain
facet-stage = Stage
facet-region = Region
facet-topic = Topic
facet-place = Country
facet-origin = Organisation
facet-kind = Kind of organisation
facet-sdg = Sustainable Development Goal
facet-standard = Standard
facet-connectivity = Connectivity
facet-power = Power
facet-effort = Effort

# Workshop bundles: their pages and what is printed in them.
menu-bundles = Workshop bundles
intro-bundles = Practices chosen for a workshop, as a book to print.
bundle-download = Download
bundle-book = Book for participants
bundle-facilitator = Book with notes for the facilitator
bundle-bilingual = Book in two languages
bundle-language = { $language }, PDF, { $pages ->
    [one] one page
   *[other] { $pages } pages
}, { $size }
bundle-screen = For screens
bundle-hand-out = To hand out
bundle-hand-out-help = Everything in one file: the book, the files for screens, and a website of these practices that needs no network. Unpack it on a USB stick and open index.html.
hand-out-intro = This folder has everything of the bundle and needs no network. Copy it whole.
hand-out-site = These practices as a website, with search
bundle-chosen = Chosen practices
bundle-event = Workshop
bundle-practices = Practices in this bundle
no-bundles = There is no bundle yet.
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
print-page-of = Page { $page } of { $pages }
print-page-short = p.
print-table = Table
print-as-of = As of { $date }
print-days = { $start } – { $end }
print-bundle-id = Bundle
print-how = How to use this book
print-how-1 = Each practice starts on a right-hand page, so that its sheets can be taken out and copied on their own. It begins with the facts: where and when it was carried out, how far it has come, what it needs and what it cost.
print-how-2 = A number in square brackets, such as [1], names the source of a statement. The sources stand at the end of each practice.
print-how-3 = Every practice has a symbol, such as BP-7K3Q0. To find the practice in any copy of the collection, search for its symbol.
print-how-worksheets = The worksheets after the practices ask whether a practice would work where you are. Fill them in together, in small groups. It is best if each group has people who know the place and people who know the technology.
print-how-feedback = Please fill in the feedback form near the end of the book. It does not ask for your name.
print-how-copy = You may copy this book, or parts of it, under the licences named in “Licences and attribution”.
print-agenda = Agenda
print-zone = Time zone
print-time = Time
print-what = Activity
print-contents = Contents
print-overview = All practices at a glance
print-worksheets = Would it work here?
print-worksheets-intro = One page for each practice. Write down what you know, and mark what you still have to find out.
print-worksheet = Worksheet
print-ws-problem = Which problem would it help to solve here? Who has this problem?
print-ws-differs = What is different here from the place where it was tried?
print-ws-partners = Partners needed
print-ws-kit = Smallest kit for a trial
print-ws-cost = Cost: to start, and each year
print-ws-risks = Risks
print-ws-step = First step
print-ws-who = Who
print-ws-when = By when
print-ws-verdict = Would it work here?
print-ws-yes = yes
print-ws-changes = with changes
print-ws-no = no
print-glossary = Glossary
print-standards = Standards cited
print-licences = Licences and attribution
print-licence-intro = The table gives the licence of each practice. If you copy or change a practice, name its authors as shown under “Cite as”, and say what you changed.
flowing-licence-intro = Each practice names its licence at its end. If you copy or change a practice, name its authors as shown under “Cite as”, and say what you changed.
print-symbol = Symbol
print-cite = Cite as
print-licence = Licence
print-pictures = Pictures
print-feedback = Feedback
print-feedback-intro = Please tick one box for each sentence, from 1 (not at all true) to 5 (very true). Do not write your name.
print-fb-1 = The practices fit the problems of my work.
print-fb-2 = I understood what each practice needs.
print-fb-3 = I can start something with what I learned.
print-fb-4 = The exercises helped me.
print-fb-5 = The time was well used.
print-fb-6 = Which practice will you try first, and why?
print-fb-7 = What was missing or wrong?
print-fb-8 = Which practice of your own could others learn from?
print-attendance = Attendance
print-attendance-intro = Your e-mail address is used only if you tick the box. This sheet stays with the organiser.
print-at-name = Name
print-at-organisation = Organisation
print-at-country = Country
print-at-sex = Sex (optional)
print-at-email = E-mail (optional)
print-at-consent = You may write to me
print-at-signature = Signature
print-facilitator = Notes for the facilitator
print-facilitator-intro = This part lists the practices that have an exercise: what the groups do, how long it takes and what is needed. Read the practice beforehand, and try the exercise with what you have.
print-total-minutes = { $count ->
    [one] All exercises together take one minute.
   *[other] All exercises together take { $count } minutes.
}
print-ask-1 = Which fact about this practice surprised you?
print-ask-2 = What would have to be different here?
print-ask-3 = Who would have to agree before anything starts?
print-no-address = Search for this symbol in your copy of the collection.

# The basket: % stands for what its script puts in.
basket = Basket
basket-add = Add to basket
basket-remove = In the basket: remove
basket-intro = Practices that you choose for a workshop or for yourself. You can print them from here, or make a book of them.
basket-empty = The basket is empty. “Add to basket” stands on every practice and in every list.
basket-kept = The basket is kept in this browser on this device, and nowhere else.
basket-visit = This browser keeps nothing: the basket lasts as long as this tab is open.
basket-noscript = The basket needs JavaScript, which is off here. The lists show the same practices.
basket-up = Move up
basket-down = Move down
basket-out = Take out
basket-keys = Alt with ↑ or ↓ also moves a practice, and so does dragging.
basket-clear = Empty the basket
basket-undo = Undo
basket-missing = This practice is not in this copy of the collection.
basket-place = place %
basket-print = Print from the browser
basket-print-help = One document with a list of contents, each practice on a new page.
basket-print-button = Print the basket
basket-loading = The practices are being read.
basket-printed = The document is ready to print.
basket-failed = The file % cannot be read. Copy the whole folder again.
basket-event = Workshop
basket-event-help = This stands on the cover. Each language has its own title; a place or a host that is left empty is taken from another language.
basket-languages = Languages of the book
basket-title = Title
basket-where = Place
basket-host = Host
basket-start = First day
basket-end = Last day
basket-paper = Paper
basket-recipe = Recipe for a book
basket-recipe-help = A book with page numbers is made from a recipe. Give it a title, save the file into the folder content/bundles of the collection, and run the command there.
basket-export = Save the recipe as a file
basket-import = Open a recipe
basket-command = Command that makes the book
basket-share = Share
basket-share-help = Who opens this address is asked whether to take these practices.
basket-share-here = This address leads to this computer alone. To pass the list on, save the recipe as a file: in another copy of this collection “Open a recipe” takes it.
basket-copy = Copy
basket-copied = Copied.
basket-copy-self = Selected. Copy it with Ctrl and C.
basket-offer = Practices that are offered to you: %
basket-offer-add = Add them to the basket
basket-offer-replace = Take them in place of the basket
basket-offer-refuse = Leave them
basket-event-left-out = The workshop is left out of the file: it needs a place, a first day and a host.
basket-end-early = The last day is before the first. It is left out.
basket-title-needed = Each language of the book needs a title. Write it, or leave the language out: %
basket-none-chosen = Choose practices first.
basket-unread = This file cannot be read as a recipe. Line %
basket-no-recipe = This file is no recipe.
basket-none-offered = No practice here to add.
basket-unknown = Not in this copy of the collection: %
basket-not-kept = The basket does not keep these parts of the file: %

# The offline edition. In texts that begin with `device`, words with % stand for what its script puts in.
offline = Offline edition
offline-intro = This collection can be read without a network. Here you see which edition you are reading, and can keep it on your device.
offline-file = You are reading from a folder, a stick or a memory card. The whole edition is in your hands already: it needs no network, and copies of the folder work as well.
offline-none = This browser cannot keep the edition from this address. It can where the address begins with https://, in a current browser and not in a private window. Pages can still be saved and printed, and a copy of the whole folder works without a network.
offline-noscript = To keep the edition in the browser, JavaScript is needed, which is off here. A copy of the whole folder works without it.
offline-keep = Keep this edition on this device
offline-help = The edition in this language is stored in this browser: all its pages and pictures, the search, the basket and the bundles. It then opens at the same address without a network. The browser’s menu may offer to install it as an app.
offline-packs = Packs to fetch
offline-packs-help = A pack is a whole edition in one zip file. Unpack all of it, and open START-HERE.html in its folder. The times are those of a line that nobody else uses.
offline-pack = Pack
offline-size = Size
offline-slow = At 64 kbit/s
offline-fast = At 2 Mbit/s
offline-carry = On a stick
offline-carry-help = Copy the whole folder of the site to the stick, or unpack a pack on it, and open START-HERE.html. Every copy is complete and can be copied again.
offline-check = Is a copy whole?
offline-check-help = The program fieldbook says which files of a folder or a pack are missing or altered. With the public key of its publisher it also says whether the publisher has signed it:
device-all = All languages
device-looking = Looking for the newest edition…
device-none = Not kept on this device.
device-offer = Not kept on this device. To load: %size in %files files.
device-keep = Keep on this device
device-starts = Loading. Please leave this page open.
device-loading = %came of %size
device-stop = Stop
device-part = Loading has stopped: %came of %all are here and will not be loaded again.
device-resume = Go on loading
device-discard = Discard what has come
device-kept = Kept on this device: edition %edition of %date, %size in %files files.
device-newest = This is the newest edition.
device-newer = A newer edition is there, of %date. To load: %size in %files files. Until all is here, the older one stays.
device-update = Load the newer edition
device-lost = Files of it that this browser has lost: %files.
device-repair = Load them again
device-remove = Remove from this device
device-removed = Removed from this device.
device-weak = The browser may remove it when the device has little room left.
device-others = Also kept: %languages.
device-no-network = The site cannot be reached now.
device-damaged = The file %file did not come as the edition lists it. It is not used, and nothing that was kept has changed. Try again later.
device-refused = The server did not give the file %file (answer %status). Nothing that was kept has changed. Try again later.
device-broken = The connection was lost at the file %file. Nothing that was kept has changed. Go on when there is a network.
device-full = There is not enough room for this on the device. Nothing that was kept has changed. Make room, then try again.
device-busy = A new edition is being put on the site at this moment. Try again in a few minutes.
device-elsewhere = Another page of this site is loading or removing at this moment.
device-failed = The browser refused: %reason
device-missing = This page is not kept on this device, and the site cannot be reached now: %file.
device-try = Try again

# The page on which a practice is proposed.
propose = Propose a practice
propose-intro = You have done something that others can learn from, or you have read about it. Fill in this form. It makes the file that the editors need, and shows you the page as it would look. You need no git and no network.
propose-noscript = This form needs JavaScript, which is switched off here. Write your text in any program instead, and send it to the people who gave you this copy.
propose-needed = (needed)
propose-look = What is missing?
propose-start = The practice in short
propose-lang = Language of your text
propose-title = Title
propose-title-help = An instruction without a full stop: what should others do?
propose-summary = Summary
propose-summary-help = What was done, where, by whom, and what came of it. Plain words, no figures without need.
propose-sections = The text
propose-sections-help = Say what really happened, also what went wrong. Use short sentences and your own words. Name organisations, not people.
propose-signs = How to write lists, sources and bold words
propose-signs-paragraph = An empty line begins a new paragraph.
propose-signs-list = A line that begins with “1.” or “-” is an item of a list. Spaces before it put it under the item above.
propose-signs-source = [1] points at your first source. Each figure under “Results and evidence” needs such a number beside it.
propose-signs-bold = Two stars on each side make words **bold**. A web address becomes a link by itself.
propose-signs-table = Tables, lists and bold words can be pasted from a word processor.
propose-sources-help = One to ten documents that others can read. Their order gives their numbers: the first is [1].
propose-source-title = Title of the document
propose-source-title-help = As it stands on the document.
propose-source-publisher = Publisher
propose-source-publisher-help = The organisation, journal or newspaper that published it.
propose-source-url = Web address
propose-source-url-help = Open the document in a browser and copy the whole address.
propose-source-year = Year
propose-source-year-help = If the document shows one.
propose-source-accessed = Day on which you read it
propose-source-kind = Kind
propose-source-primary = Primary: by the body itself, a law, a standard, a study
propose-source-secondary = Secondary: by others, such as the press
propose-source-language = Language of the document
propose-more-source = Add a source
propose-out = Remove
propose-up = Move up
propose-about = About the practice
propose-domain = Main domain
propose-domain-second = Second domain
propose-domain-third = Third domain
propose-global = It belongs to no country, but to the whole world
propose-more-place = Add a country
propose-period-start = First year
propose-period-start-help = Four digits.
propose-period-end = Last year
propose-period-end-help = Four digits.
propose-period-ongoing = It still goes on
propose-origin = Whose practice it is
propose-origin-help = The organisation that did it.
propose-contributor = Who tells it
propose-contributor-help = The organisation that writes this text.
propose-organisation = Organisation
propose-same = The same organisation
propose-organisation-new = Another organisation, which I describe here
propose-organisation-new-help = It becomes a small file of its own.
propose-organisation-name = Its name in the language of your text
propose-organisation-name-help = The full name, as it writes it itself.
propose-organisation-name-default = Its name in the main language of this site
propose-organisation-name-default-help = The official name in that language, if there is one; else your translation.
propose-organisation-url = Its web site
propose-organisation-url-help = The whole address. Leave it empty if there is none.
propose-slug-organisation = Name of its file
propose-slug = Name of the practice’s folder
propose-slug-summary = Name of the folder
propose-slug-help = Small Latin letters, digits and hyphens. It is made from the title; write it yourself if the title has no Latin letters.
propose-slug-organisation-help = Small Latin letters, digits and hyphens. It is made from the name; write it yourself if the name has no Latin letters.
propose-more = More about it, if you know it
propose-more-help = None of this is needed. Each answer helps somebody to decide whether the practice fits.
propose-results-help = Each result is one line of the table at the top of the page. Give a figure that the source gives.
propose-result = Result
propose-result-what = What was measured
propose-result-what-help = For example: time until a pump works again.
propose-result-before = Before, or without
propose-result-before-help = A figure.
propose-result-after = After, or with
propose-result-after-help = A figure.
propose-result-unit = Unit
propose-result-unit-help = For example: days.
propose-result-when = When
propose-result-when-help = For example: 2014 to 2015.
propose-result-where = Where
propose-result-where-help = Country, town or district.
propose-result-method = How it was measured
propose-result-method-help = For example: sensor data, compared with two other services.
propose-more-result = Add a result
propose-topics = Up to six topics
propose-technology = Network, power and standards
propose-standard = Standard
propose-more-standard = Add a standard
propose-size = Scale, cost and effort
propose-scale-count = How many
propose-scale-count-help = A number.
propose-scale-unit = Of what
propose-scale-unit-help = For example: pumps with a sensor.
propose-scale-as-of = In which year
propose-scale-as-of-help = The year that the number is of.
propose-cost-help = Give the amount if you know it, else its size in US dollars.
propose-cost-amount = Amount
propose-cost-amount-help = A number.
propose-cost-band = Size
propose-cost-currency = Currency
propose-cost-currency-help = Three letters, such as USD or KES.
propose-cost-year = Year
propose-cost-year-help = Four digits.
propose-cost-covers = What it pays for
propose-cost-covers-help = For example: sensors and two years of service for one district.
propose-effort-skills = Skills
propose-effort-skills-help = One on each line.
propose-partner = Partner
propose-partner-name = Name of the organisation
propose-partner-name-help = No names of people.
propose-partner-support = What it gave
propose-more-partner = Add a partner
propose-workshop-exercise = An exercise
propose-workshop-exercise-help = What groups can do in a workshop to try the idea.
propose-workshop-minutes = Minutes
propose-workshop-minutes-help = From 5 to 480.
propose-workshop-needs = What is needed
propose-workshop-needs-help = One thing on each line.
propose-licence = Licence
propose-licence-help = Others may share and change the text if they name the source. CC-BY-4.0 is usual here.
propose-promise-give = I may give this text away under that licence.
propose-promise-words = I said it in my own words. What others have written is cited, not copied.
propose-promise-people = It holds no data from which a person could be recognised.
propose-promise-editing = I agree that editors change the text and translate it.
propose-shown = The page as it would look
propose-send = Send it
propose-missing = Still to do
propose-done = Nothing is missing
propose-done-help = Save the file, or the files, and send them to the editors of this site or to the people who gave you this copy. A pull request takes each file at the path that stands above it.
propose-mail = Copy all for an e-mail
propose-mail-open = Open an e-mail
propose-pictures = You have pictures? Send them with the file, with a few words on what each shows, who made it, and its licence.
propose-work = Go on later, or on another device
propose-work-help = What you type stays on this device. To go on elsewhere, save your work to a file and open it there in this form.
propose-save-work = Save my work
propose-open-work = Open saved work:
propose-anew = Begin a new practice
# What its script says. %1, %2 and %3 stand for what is filled in.
proposal-choose = Choose
proposal-need = Fill this in.
proposal-one-of = Give the amount or the size, and not both.
proposal-too-long = Too long: %1 characters, and %2 are the most.
proposal-too-many = Too many: %1 are the most.
proposal-twice = This is there twice.
proposal-at-least = Too small: %1 is the least.
proposal-at-most = Too large: %1 is the most.
proposal-no-day = This is no day of the calendar.
proposal-no-number = Write a number in digits.
proposal-address = This address leads nowhere. Open the page in a browser and copy the whole address, from “https://” on.
proposal-currency = Write the three letters of the currency, such as USD or KES.
proposal-wrong = This cannot be used here.
proposal-words-few = Too short: words %1, at least %2, at most %3.
proposal-words-many = Too long: words %1, at least %2, at most %3.
proposal-markup = This is shown as it is written: take out stars, brackets and tags.
proposal-lost = A letter was lost where a sign of doubt (�) stands. Write it again.
proposal-stop = A title is no sentence: take away the full stop.
proposal-year = Write a year from %1 to %2.
proposal-order = The last year is before the first.
proposal-future = This lies in the future.
proposal-good = “Good” needs a second country, or sources from two publishers. Add one, or choose “Promising”.
proposal-institutionalised = “Institutionalised” needs a primary source: the law, the standard or the budget itself. Add it, or choose a lower stage.
proposal-secondary = All sources are secondary. Is there one by the body itself?
proposal-risks = Too short: words %1, at least %2. Think of security, privacy, people who are left out, and the environment.
proposal-link = This address leads nowhere: %1
proposal-bare = The address %1 stands in the text as it is. Give it a name: [name](address).
proposal-no-source = [%1] is cited, and there is no source with this number.
proposal-personal = An e-mail address stands here. Leave out addresses of people.
proposal-figure = No source stands beside the figure in “%1”. Write the number of the source behind it, such as [1], or take the figure out.
proposal-steps = Write the steps as a numbered list: “1.”, “2.”, “3.”, each on a line of its own.
proposal-whole = The whole text is too long: words %1, at most %2. Shorten it, or make two practices of it.
proposal-uncited = Nothing in the text cites this source. Write [%1] where it is the proof.
proposal-slug = Write a name of two to eight words in small Latin letters, with hyphens between them, such as: repair-pumps-first
proposal-slug-taken = The practice %1 has this name already. Choose another.
proposal-title-taken = The practice %1 has this title already. Does it say the same? Then tell its editors what is new.
proposal-title-near = The practice %1 has nearly this title: “%2”. Read it first. Say what is different in yours.
proposal-slug-organisation = Write a name in small Latin letters, with hyphens between the words, such as: ministry-of-water
proposal-slug-known = An organisation with this file is there already. Choose it from the list, or give another name.
proposal-promise = Without this it cannot be taken.
proposal-source-gone = Source %1 is gone. Where the text cited it, [?] stands now.
proposal-out-sure = Remove “%1” and all that stands in it?
proposal-untitled = Your practice
proposal-state-done = Nothing is missing.
proposal-state-missing = Still to do: %1
proposal-words = Words: %1 (%2–%3)
proposal-letters = Characters: %1 (at most %2)
proposal-download = Save the file
proposal-copy = Copy the text
proposal-host = Make the file in the repository
proposal-host-paste = The text is copied by itself. On the page that opens, paste it into the large field.
proposal-see-file = See the file
proposal-mail-subject = Proposal of a practice: %1
proposal-mail-body = I propose the practice in the files that I attach: %1
proposal-saved = Saved: %1
proposal-copied = Copied.
proposal-not-copied = This browser does not let the page copy. Open “See the file”, mark all, and copy it yourself.
proposal-kept = What you type is kept on this device.
proposal-not-kept = This browser keeps nothing for this page. Save your work to a file before you close it.
proposal-anew-sure = Begin a new practice? What stands in the form now is lost, unless you have saved it.
proposal-anew-done = The form is empty.
proposal-opened = Opened: %1
proposal-not-opened = %1 is no saved work of this form.
proposal-elsewhere = This form was changed in another window. Load the page again to see it; what you type here replaces it.

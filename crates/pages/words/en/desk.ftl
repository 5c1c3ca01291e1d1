# The officer’s desk

desk-place = Desk
work-search = Find a dossier
work-search-hint = Number, name, identity, telephone, procedure, answers
suggest-label = Dossiers that fit
filter-button = Filter
work-state = Clock
work-due = Due
work-applicant = Applicant
work-procedure = Procedure
work-step = Step
work-person = Officer
work-number = Number
work-nobody = Not taken yet
work-choose = Choose
work-choose-all = Choose all
work-choose-row = Choose dossier { $number }
bulk-chosen = Dossiers chosen:
show-new-work = Reload the list

keys = Keyboard shortcuts
keys-on = Keyboard shortcuts on
key-next = Next dossier
key-previous = Previous dossier
key-open = Open the dossier
key-search = Search
key-help = Show the shortcuts

decide-title = What to decide
given-files = Papers

# Lists of work

work-views = Lists of work
list-todo = To do
list-mine = Given to me
list-unit = Of the unit
list-agency = Of the agency
list-soon = Due soon
list-overdue = Overdue
list-waiting-applicant = Waiting for the citizen
list-waiting-others = Waiting for others
list-done = Done
no-work = Nothing left here
no-work-text = Dossiers show in this list as they come.
new-work = { $count ->
    [one] { $count } new piece of work.
   *[other] { $count } new pieces of work.
  }
work-intake = Intake
work-consultation = Give an opinion
mark-consultation = Opinion asked
work-done-on = Done on { $day }
work-waits-applicant = Waiting for the citizen
work-waits-others = Waiting for others
search-begin = Find a dossier
search-begin-text = Type a dossier number, a name, an identity number, a telephone number, a procedure or a word of the answers; or scan the code on the receipt.
search-nothing = No dossier was found
search-nothing-text = Check the spelling, or search by number. Only dossiers within your reach are shown.

# A dossier on the officer’s desk

next-dossier = Next dossier
channel-direct = Handed in
channel-online = Sent online
channel-post = Sent by post
received-at = Received { $at }
submitted-at = Submitted { $at }
entered-by = Entered by { $name }
dossier-views = Parts of the dossier
view-given = Form and papers
view-history = History
view-process = Process
step-at = { $step }: { $unit }, not taken by anyone.
step-with = { $step }: { $unit }, with { $who }.
nothing-ended = The dossier has ended; there is nothing left to decide.
nothing-waits-applicant = Waiting for the applicant. When they have done their part, it comes back to the list.
nothing-elsewhere = It is the turn of another unit or position.
ribbon-label = The way of the dossier
desk-papers = Papers to print

person-name = Full name
person-number = Number of the paper
person-number-hint = As it stands on the paper. Scan the QR code of an identity card here and the other fields fill themselves
person-birth = Date of birth
person-phone = Telephone
person-address = Address
component-form = With the form
component-result = Result document
component-consultation = With an opinion
check-whole = Opens and is what its name says
papers-not-given = { $count ->
    [one] { $count } paper of the procedure has no file
   *[other] { $count } papers of the procedure have no file
  }
opinions-title = Opinions of other units
opinion-awaited = An answer is awaited
opinion-none = No answer came; silence is not consent
opinion-dropped = No answer is needed any more

stays-caption = Time at each step
stay-unit = Unit
stay-from = From
stay-planned = Due
stay-until = Until
stay-result = Result
timely-early = Early
timely-on-time = On time
timely-late = Late

# Decisions

do-take-in = Accept and send on
do-take-in-keep = Accept, keep for now
do-refuse = Refuse at intake
do-ask-supplement = Ask for supplements
do-answer-supplement = Take the supplement at the desk
do-assign = Give this work
do-ask-consultation = Ask another unit
do-answer-consultation = Answer the question
do-close-consultation = Record that no answer came
do-attach = Put in the result document
do-return = Hand over the result

effect-due = result promised for { $due }
effect-goes-to = goes to { $unit }: { $step }
effect-refuse = the dossier ends; the applicant gets a letter with ground and reason
effect-clock-stops = the clock stops
effect-once = only one request is allowed
effect-form-02 = the applicant gets form 02 and is told at once
effect-answer-supplement = opens the form to be filled for the applicant who is present
effect-assign = the person finds it in their own list
effect-consultation = the unit sees the question and the whole dossier; the time limit runs on
effect-answer = the unit that asked sees the answer at once
effect-silence = it is recorded that the deadline passed without an answer; silence is not consent
effect-attach = the document waits for the leader’s approval and can be replaced until then
effect-return = the dossier ends; the applicant is invited to rate
effect-approves = approves the result documents of the dossier
effect-fee = the clock stops until it is paid
effect-step-done = this step is done

legal-ground = Legal ground
legal-ground-hint = Document, article, clause
step-note = Note
fee-amount = Amount to be paid
next-person = Give the next step to
whole-unit = The whole unit
assign-to = Give to
assign-to-me = I take it
assign-to-all = Back to the whole unit
answer-words = Answer
answer-files = Files
result-kind = Kind of result
result-says = What the document says
result-granted = Grants what was asked for
result-refusal = Refuses it
result-title = Title of the document
result-symbol = Number and symbol
result-day = Date of issue
result-file = File of the document
result-body = Text, if made from the template
result-body-hint = Without a file, a PDF is made from the template. Left empty, the template states what was declared.
return-way = How
return-receiver = Receiver
return-paper = Paper the receiver shows
way-desk = At the one-stop desk
way-post = By public post
way-online = Online
decide-changed = The dossier changed after you opened the page, so the decision was not recorded. This page is the new state; look again, then decide.

ask-supplement-intro = Name everything that is missing at once: for each thing the place, what would be accepted, and the ground.
asked-things = What is missing
asked-thing = Thing { $count }
add-asked-thing = Add a thing
asked-about = Which part of the dossier
asked-target = Field, paper or file
asked-page = Page
asked-what = What is needed
asked-what-hint = Say what would be accepted
given-file-pages = Pages of the files given
answer-by = Answer by
request-contact = Contact for questions
send-request = Send the request
flash-supplement-asked = The request was sent; the clock stands still.

consultation-intro = The unit gets a deadline. When it passes without an answer, that is recorded; silence is not consent.
whom-to-ask = Which unit to ask
unit-to-ask = Unit
question = Question
send-question = Send the question

# Intake at the desk

walk-in-intro = Choose the procedure that the person present needs. The dossier is in that person’s name; the officer only enters it.
person-present = The applicant
person-present-intro = Enter what the paper says that the person shows. Somebody who is known is recognised by its number.
case-at-desk = Case
id-kind = Kind of paper
id-kind-citizen = Citizen identity card
id-kind-old = Old identity card (9 digits)
id-kind-passport = Passport

# Pages of citizens and enterprises

home-title = Public services and your dossiers
home-question = What do you need to do?
life-events = By event in life
follow-title = Follow a dossier
follow-button = Show the dossier
dossier-number = Dossier number
dossier-number-hint = It is on your receipt, for example 000.21.31.H62-230127-0012
phone-title = Call for help

procedure-in-short = The procedure in short
procedure-get = What you get
procedure-who = Who may apply
procedure-need = What you need
procedure-law = Full text of the procedure
procedure-steps = Steps
procedure-details = Agencies and level of service
procedure-forms = Forms
procedure-bases = Legal bases

my-dossiers = My dossiers
drafts-title = In preparation
sent-title = Sent
draft-title = Dossier in preparation
check-title = Check your answers before you send
what-next = What happens next

dossier-title = My dossier
dossier-in-short = The dossier in short
asked-of-you = Please do this
timeline-title = What has happened
papers-title = Result and papers
files-title = Papers you handed in
answers-title = What you declared
looked-title = Who has looked at it
looked-hint = Every time an officer opens the dossier, it is written down.
looked-nobody = Nobody has opened this dossier yet.

# Beginning, filling in, sending

before-you-begin = Before you begin
begin-intro = Tell us the case and the place, so that the dossier goes to the right agency with the right time limit.
begin = Begin
which-case = Which case is yours?
where-to-file = Where to file
where-to-file-hint = Usually where you live, or where the land, house or works are
area-select = Commune, ward or town; district or city
group-declare = What you declare
group-papers = Papers
group-send = Send
task-papers = Papers to attach
task-check = Check and send
files-count = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
draft-done = { $done } of { $all } parts done
draft-kept = Saved { $at }. You can stop here and go on with another device.
draft-discard = Discard this draft
draft-open = Not yet sent.
draft-supplement = A supplement to a dossier already sent.
chip-draft = Draft
saved-at = Saved { $at }
leave-and-continue-later = Leave it and go on later
changed-elsewhere = This part was changed in another window or device
changed-elsewhere-text = What you typed still stands below and is not saved. Save again to use it, or open the other version.
changed-elsewhere-keep = Open the version saved elsewhere
kept-form = You are signed in again, and what you typed is still here
kept-form-text = Please look it over and save.
papers-intro = You need not have everything at once: the draft is kept, and you can add papers before you send.
supplement-files = Papers for the supplement
no-papers = No papers attached
papers-with-count = { $count ->
    [one] Papers attached ({ $count } file)
   *[other] Papers attached ({ $count } files)
}
send-dossier = Send the dossier
send-effect-desk = The dossier reaches the one-stop desk at once; no paper copy unless you are asked.
send-effect-once = Pressing more than once still makes one dossier.
send-effect-true = You answer for the truth of what you declared.
send-supplement = Send the supplement
send-supplement-effect = The officer sees it at once and the clock runs again. A supplement is asked for only once.

submitted-title = Your dossier was sent
submitted-text = Keep this number to follow the dossier.
follow-dossier = Follow the dossier
open-dossier = Open the dossier
next-desk = { $unit } looks at the dossier and takes it in, or says what is missing.
next-settle = The time limit, from the moment a complete dossier is taken in.
next-notice = You are told of every change.

# Following

no-dossiers = You have no dossiers yet
no-dossiers-text = Drafts and dossiers you sent will stand here.
dossiers-shown = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
}
card-submitted = Submitted { $day }
card-due = Submitted { $day }, due { $due }
card-returned = Returned { $day }
asked-fee = A fee is to be paid
asked-fee-amount = Please pay { $amount } in fees, so that the dossier can go on.
how-to-pay = How to pay
asked-supplement = The agency asks you to complete the dossier.
answer-supplement = Complete the dossier
answer-supplement-effect = The dossier opens for changes and papers; the agency sees them only when you send.
supplement-by = Please complete it by the end of { $day }.
supplement-contact = Contact: { $contact }
clock-stopped = The clock is stopped while a supplement or fee is awaited.
now-at = { $state }, at { $units }.
now-step = { $unit }: { $step }
now-step-until = { $unit }: { $step }, expected by { $day }
planned-result = Result due

state-submitted = Waiting for intake
state-accepted = Accepted
state-refused = Refused
state-processing = In process
state-supplement-asked = Supplement awaited
state-fee-asked = Fee awaited
state-withdrawn = Withdrawn
state-paused = Paused
state-finished = Result ready
state-returned = Returned

told-submitted = The dossier was sent to { $unit }.
told-taken-in = The dossier was taken in; the result is due { $due }.
told-refused = The dossier was refused. Ground: { $ground }
told-step-left = Step “{ $step }” done: { $outcome }.
told-no-answer = Step “{ $step }”: the agency asked did not answer in time; this does not count as consent.
told-supplement-asked = The agency asked for a supplement by { $day }; the clock is stopped.
told-supplement-answered = The dossier was completed.
told-clock-resumed = The clock runs again; the result is due { $due }.
told-fee-asked = A fee of { $amount } was asked for; the clock is stopped.
told-fee-settled = The fee was recorded as paid.
told-consultation = { $unit } was asked for its opinion by { $day }.
told-consultation-answered = The agency asked has answered.
told-consultation-closed = The consultation was closed.
told-case-changed = The case was changed to: { $case }.
told-approved = The result was approved.
told-finished = The dossier is settled; the result waits to be returned.
told-finished-refusal = The dossier is settled with a refusal in writing.
told-returned = The result was returned.
told-withdrawn = The dossier was withdrawn by the applicant.

paper-01 = Receipt with the due date (form 01)
paper-02 = Request for a supplement (form 02)
paper-03 = Refusal (form 03)
paper-06 = Control sheet (form 06)
paper-acknowledgement = Record of what was sent (PDF)
result-link = Result: { $name }

looked-times = { $count ->
    [one] { $count } time that day
   *[other] { $count } times that day
}
some-officer = An officer
some-system = Another system

withdraw-link = Withdraw the dossier
withdraw-title = Withdraw the dossier
withdraw-reason = Reason
withdraw-effect = The dossier stops and is not settled. To try again, file a new one.
withdraw-submit = Withdraw this dossier

rate-link = Rate the service
rate-title = Were you satisfied?
rate-intro = The officers rated do not learn who rated them. Leave out any question you like.
rate-time = Time taken, against the rule
rate-contacts = How often you had to contact the desk
rate-agencies = How many agencies you had to contact
rate-information = Information: complete and clear
rate-attitude = Manner of the officers
rate-feedback = Answers to complaints and suggestions
rate-online = The online service: easy to use
rate-comment = Anything else
rate-submit = Send the rating
very-satisfied = Very satisfied
satisfied = Satisfied
dissatisfied = Dissatisfied

# Notices

notices-title = Notices
no-notices = No notices yet
no-notices-text = You will be told here when a dossier changes.
notices-shown = { $count ->
    [one] { $count } notice
   *[other] { $count } notices
}
notice-other = Something changed: { $procedure }

# Public pages

# Procedures: search and read

search-label = Find a procedure
search-hint = With or without accents, for example: khai sinh, giay phep xay dung
all-procedures = All procedures
results-for = Procedures for “{ $words }”
nothing-found = No procedure was found
nothing-found-text = Try fewer words, or take away a filter.
procedures-count = { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
}
filter-all = All
filter-sector = Sector
filter-level = Level
filter-agency = Agency

procedure-code = Procedure { $code }
you-get = You get: { $results }
fact-time = Time limit
fact-cost = Fees
fact-where = Agency
fact-service = Service
cost-free = No fee
cost-after-appraisal = Worked out after appraisal
cost-unknown = As laid down for each case
service-information = File at the one-stop desk
service-partial = File online; one step is done in person
service-full = Done wholly online
originals = { $count ->
    [one] { $count } original
   *[other] { $count } originals
}
copies = { $count ->
    [one] { $count } copy
   *[other] { $count } copies
}
channels-caption = Time limits and fees by way of filing
channel = Way of filing
time-limit = Time limit
note-column = Note
fees = Fees
form-file = Download the form
start-now = Start now
start-note = What you enter is saved step by step; you can stop and go on later.
start-mirror = This procedure is now filed on the National Public Service Portal.
start-at-desk = This procedure is filed in person at the one-stop desk.
detail-sector = Sector
detail-level = Level
detail-cases = Cases
detail-competent = Competent agency
detail-coordinating = Coordinating agency
detail-result = Result
detail-requirements = Requirements
detail-category = Kind of procedure
detail-local-code = Local code
detail-related = Related procedures

# Tracking

track-number = Dossier number
track-number-hint = It stands on the receipt
track-check = Last { $digits } digits of the applicant’s identity paper
track-check-hint = So that only the applicant can look
degree = Step { $step } of { $of }: { $stage }
stage-submitted = Submitted
stage-accepted = Accepted
stage-processing = In process
stage-ready = Result ready
stage-ended = Ended
chip-late = Late
chip-on-time = On time
chip-waiting-desk = Waiting for the desk

# Signing in

persona-title = Demonstration sign-in
persona-intro = This is a demonstration: you may choose a person to play at once, without an identity provider.
persona-label = Who do you want to be?
persona-submit = Go on as this person
sign-in-not-connected = This installation is not yet joined to the national electronic identity. Please file at the one-stop desk.
staff-sign-in = Staff sign-in
citizen-sign-in = Citizen sign-in
staff-demo-intro = Demonstration: the accounts and their password are printed when the program starts.
user-name = User name
password = Password
one-time-code = One-time code
code-hint = The 6 digits shown by your authenticator, or a recovery code
demo-code = The demonstration’s code at this moment: { $code }

# Help

help-how = Find the procedure, press “Start now”, fill in part by part, attach your papers, check and send. Each part is saved as you go on, even when the connection is lost in between.
help-desk = You can go to the one-stop desk of the commune or district, or to the provincial service centre: an officer fills it in for you, and the dossier is still in your name.
help-phone-text = If you have a question, call the number at the foot of the page and give the dossier number.
accessibility-text = Every page works by keyboard, with a screen reader, at 200 % zoom and without JavaScript. We follow WCAG 2.2 level AA.
accessibility-known = Papers uploaded by people and agencies (photos, scans) may not be readable by a screen reader. The papers this system makes are tagged PDF.
accessibility-tell = If something is hard to use, call the number at the foot of the page; we put it right and answer.
privacy-text = We ask only what the procedure needs. Only the agencies at work on the dossier can see what you declared; whoever looks one up by number sees only how far it is.
privacy-looked = Whenever somebody opens your dossier it is written down, and you can read that list in the dossier.
privacy-cookies = This site uses only the cookies needed for sign-in and language; none that follow you.

# Programming interface (API)

api-title = Programming interface (API)
api-intro = Through it other systems do what people do on the pages: find procedures, submit dossiers, attach files, track, take in, process, approve, return the result.
api-document = The OpenAPI 3.1 description, for machines
api-begin = How to begin
api-begin-token = Ask the province’s administrator for a token. Each system has its own, with scopes, and acts with the positions of one member of staff: what that person may not do, the system may not do either.
api-begin-call = Make the first call, which shows what the token may do: the command line below.
api-begin-draft = Submit a dossier: begin a draft, attach files, correct it until problems is empty, then submit.
api-first-call = The first call
api-rules = What holds everywhere
api-once = Once only
api-once-text = A command carries the header Idempotency-Key. Sent again under the same key with the same content it gives the answer again and does nothing; with other content it is refused.
api-problem = Problems
api-problem-text = Problems follow RFC 9457 (application/problem+json): code never changes its meaning, detail speaks the language of Accept-Language, errors names each place to correct.
api-paging = Long lists
api-paging-text = They are read page by page: send next back as the parameter after; on the last page next is null.
api-values = Times and money
api-values-text = Instants are RFC 3339 with their offset, days are yyyy-mm-dd, money is whole đồng.
api-scopes = Scopes of a token
api-scope = Scope
api-operations = Operations
api-subjects = Subjects
api-name = Name
api-type = Type
api-meaning = Meaning
api-required = required
api-needs = The token needs the scope:
api-any-token = A token is needed; any scope will do.
api-no-token = No token is needed.
api-request = Request
api-parameters = Parameters and headers
api-body = Body
api-body-kinds = Type of the body:
api-answers = Answers
api-answer-fields = Fields of answer { $status }
api-problems = When it is refused
api-problems-title = Problems of the API
api-problems-link = See every problem code
api-problem-code = Code
api-problem-status = HTTP
api-problem-way = What it means and the way out
api-problem-says = Problem code { $code }, HTTP { $status }.

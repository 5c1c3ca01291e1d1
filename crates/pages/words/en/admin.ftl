# Administration: its parts

admin-overview = Overview
admin-overview-intro = What the system uses to receive and decide dossiers. Every change becomes a new version and is written into the record.
admin-procedures = Procedures
admin-processes = Processes
admin-calendar = Calendar
admin-tokens = Access tokens
admin-record = Record of changes
admin-nothing-found = Please try another word; diacritics may be left out.

overview-procedures = See the procedures in force with all their versions; import national packets and electronic forms.
overview-processes = Edit the steps, performers, hours and outcomes of each case with the diagram beside them; compare with the version before.
overview-organisation = See units by level, their codes, positions and staff.
overview-calendar = See the days off and swapped days of each year from which due dates are computed.
overview-tokens = Give other systems a token to submit, read or process dossiers; revoke it at once when needed.
overview-record = See who changed what, and when.
processes-count = { $count ->
    [one] { $count } process
   *[other] { $count } processes
}
units-count = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
staff-count = { $count ->
    [one] { $count } member of staff
   *[other] { $count } members of staff
}
calendar-days-count = { $count ->
    [one] { $count } day off or swapped day
   *[other] { $count } days off and swapped days
}
tokens-count = { $count ->
    [one] { $count } token in use
   *[other] { $count } tokens in use
}

column-acts-as = Acts as
column-after = After
column-before = Before
column-belongs = Belongs to
column-below = Units below
column-case = Case
column-cell = Cell
column-certainty = Certainty
column-change = Change
column-check = Check
column-code = Code
column-compare = Compare
column-day = Day
column-ends = Ends
column-form = Form
column-given = Issued
column-hours = Hours of the longest way
column-imported = Imported
column-kind = Kind
column-laws = Legal bases
column-level = Level
column-made = Made
column-name = Name
column-procedure = Procedure
column-process = Process
column-revoke = Revoke
column-role = Role
column-scopes = May do
column-sector = Sector
column-source = Source
column-staff = Staff
column-step = Step
column-system = System of codes
column-target = Target
column-title = Title
column-unit = Unit
column-user = User name
column-valid-from = Valid from
column-valid-to = Until
column-validity = Validity
column-version = Version
column-what = What was done
column-when = When
column-who = Who

version-from = Version { $number }, from { $from }
version-number = Version { $number }
version-holds = in force
version-newest = Newest
version-compare = Compare version { $number } with { $newest }
version-made = Made on { $at } · { $who }
valid-since = from { $from }
valid-between = from { $from } to { $to }
open-end = open
and-more = { $count ->
    [one] and { $count } other place
   *[other] and { $count } other places
}
who-former = Somebody no longer listed
who-system = Another system
who-citizen = A citizen
who-program = The program

# Catalogue and import

procedures-intro = Running dossiers keep the version of the procedure they were submitted under; a new version holds for dossiers submitted later.
procedures-search = Find by name or code, with or without diacritics
procedure-public = See it as citizens do
procedure-versions = Versions
procedure-cases = Cases and processes
form-own = Own form
form-general = General declaration
import-title = Import procedures
import-intro = Choose packets (JSON) as the National Database of Administrative Procedures writes them. All of them are checked and you see what would change; nothing is saved before you agree. Importing the same files again changes nothing.
import-rules = At most 200 files at once, each up to { $size }. Chosen files are kept for { $minutes } minutes for the preview.
import-packets = Procedure packets
import-packets-hint = One or more .json files, one procedure each
import-forms = Electronic forms
import-forms-hint = The .json files that the packets above refer to; choose them together
import-preview = Check and preview
import-save = Import and save
import-other-files = Choose other files
import-problems = { $count ->
    [one] { $count } problem in the files
   *[other] { $count } problems in the files
}
import-nothing-saved = Nothing has been saved. Please mend the files and choose all of them again.
import-more-problems = { $count ->
    [one] { $count } more problem; please mend those above first.
   *[other] { $count } more problems; please mend those above first.
}
import-not-text = The file is not UTF-8 text. Please save it again with the UTF-8 encoding.
import-twice = Two files have the same name. Please choose only one.
import-change-title = What would change
import-touched = Procedures that change
import-warnings = { $count ->
    [one] { $count } place to look at; it does not hinder the import
   *[other] { $count } places to look at; they do not hinder the import
}
import-added = { $count ->
    [one] { $count } new procedure
   *[other] { $count } new procedures
}
import-changed = { $count ->
    [one] { $count } procedure with a new version
   *[other] { $count } procedures with a new version
}
import-unchanged = { $count ->
    [one] { $count } procedure unchanged
   *[other] { $count } procedures unchanged
}
import-nothing-new = { $count ->
    [one] Nothing has changed: the procedure is the same already
   *[other] Nothing has changed: all { $count } procedures are the same already
}
import-effect-today = the new versions hold from the day above for dossiers submitted later;
import-effect-running = running dossiers keep their version;
import-effect-record = all is saved or nothing, and the record says so.
change-added = New procedure
change-changed = Becomes version { $number }
change-unchanged = Unchanged
problem-choose-files = Please choose at least one packet
problem-files-gone = The chosen files are no longer kept. Nothing has been saved; please choose them again.
problem-above-maximum = Please write a number from 1 to { $most }

# Processes

processes-intro = Each case of a procedure has a process. The hours of its longest way must not exceed the time limit of the law.
processes-all = All processes
process-none = None yet
process-editor = Edit the process
process-steps = Steps of the process
process-versions = Versions, the newest on top
process-limit = Time limit of the law: { $days }
process-no-limit = The law sets no time limit
process-hours = { $planned } hours, the limit grants { $granted } hours
process-hours-only = { $planned } hours, the law sets no limit
process-outcomes-hint = Outcomes: one way to end the step on each line, such as “passed → step 3”, “signed → step 4 + 5” (in parallel), “papers missing → ask for supplements”, “not eligible → refuse”, “returned → end”. -> may be typed for →.
process-check = Check and redraw
process-save = Save as a new version
process-warnings = { $count ->
    [one] { $count } thing to look at
   *[other] { $count } things to look at
}
process-sound = The process is sound.
process-sound-save = Not saved yet. See the changes below, then save them as a new version.
process-same = Nothing differs from the version in use.
process-no-picture = The diagram will be drawn once at least one step can be read.
process-differences = Different from version { $number }
process-effect-new = version { $number } holds from the day above on, for dossiers filed from then; until that day the older one does;
process-effect-running = running dossiers go on with their own version;
process-effect-old = old versions can still be seen and compared.
process-elsewhere = Somebody else has just saved version { $number } of this process.
process-elsewhere-text = What you typed stands below and is not saved. The differences below are against that new version; saving once more makes yours the next one.
process-elsewhere-compare = See what they changed
process-saved = Version { $number } is saved. Dossiers accepted from now on follow this process.
check-good = Sound
check-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
row-place = Row { $count }
compare-title = Version { $number } and version { $newest }
compare-table = Differences
compare-same = The two versions are the same.
compare-version = from { $from } · { $who }
difference-step = Whole step
outcome-step = step { $step }
outcome-case = case { $case }
outcome-end = end
outcome-supplement = ask for supplements
outcome-reject = refuse
step-no = Step
step-named = Step { $step }: { $name }
step-what = What is done
step-who = Who does it
step-time = Time
step-outcomes = Outcomes and where they lead
step-row = Arrange
step-performer = Kind
step-agency = Agency
step-title = Division, title
step-hours = Hours
step-clock = Clock
process-step-note = Note
step-branch = Parallel lane (A1, A2…)
step-status = Status on the National Portal
step-more = Note, level, lane, status
step-up = Move up
step-down = Move down
step-add = Add a step after
step-add-first = Add the first step
step-remove = Remove the step
clock-runs = Runs
clock-stops = Stops
level-none = No level
level-commune = Commune
level-district = District
level-province = Province
level-central = Central
portal-submitted = 1. Submitted
portal-accepted = 2. Accepted
portal-refused = 3. Not accepted
portal-processing = 4. Being processed
portal-supplement = 5. Supplements asked for
portal-fee = 6. Payment asked for
portal-withdrawn = 7. Withdrawn
portal-paused = 8. Paused
portal-finished = 9. Finished
portal-returned = 10. Result returned

# Organisation

organisation-intro = The units at the top; open one to see the units below, its codes and its staff.
organisation-search = Find a unit, a code or a person, with or without diacritics
organisation-units = Units
organisation-top = Back to the units at the top
units-found = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
units-below = { $count ->
    [one] { $count } unit below
   *[other] { $count } units below
}
unit-short = Short name
unit-abbreviation = Abbreviation in document symbols
unit-types = Called by processes
unit-serves = Serves
unit-codes = Codes
unit-people = Positions and staff
unit-below = Units below
position-vacant = (vacant)
no-position = Holds no position
unit-area = Administrative area
unit-committee = People’s committee
unit-department = Department
unit-sub-department = Sub-department
unit-division = Division
unit-desk = One-stop desk
unit-public = Public service unit
unit-vertical = Vertical agency
unit-council = Council
unit-outside = Outside the province’s administration
code-right-to-left = Electronic identifier (QCVN 102:2016)
code-left-to-right = Electronic identifier (QĐ 20/2020)
code-administrative = Code of the administrative unit
code-tax = Tax code
code-budget = Budget relation code
code-local = Code of the province

# Tokens of other systems

tokens-intro = Other systems call the API with an access token, with the positions of a member of staff and within the scopes given. A token is shown once, when it is issued; only its digest is kept.
tokens-list = Tokens issued
tokens-none = No token has been issued
tokens-none-text = When another system needs to connect, give each system a token of its own.
tokens-shown = { $count ->
    [one] { $count } token, the newest on top
   *[other] { $count } tokens, the newest on top
}
token-give = Issue a token
token-give-intro = One token for each system, so that revoking one does not stop another.
token-name = Name of the system
token-name-hint = For example: electronic civil status system
token-user = Acts as
token-user-hint = The user name of a member of staff, for example xuanloi.hotich
token-days = Valid for
token-days-unit = days
token-days-hint = From 1 to 366 days
token-effect-once = the token is shown exactly once, on the next page;
token-effect-as = whatever the system does is recorded under this token, within the rights of the person chosen.
token-given = The token is issued
token-secret = Access token
token-once = Copy it into the other system now: it cannot be seen again after this page. If it is lost, revoke it and issue another.
token-back = Back to the tokens
token-acts-as = Acts as: { $who }
token-over = Over
token-revoked = Revoked { $day }
token-revoke = Revoke the token
token-revoke-named = Revoke { $name }
token-revoke-title = Revoke the token “{ $name }”?
token-effect-revoke = the system that uses it is refused from its next call on.
token-keep = Keep the token
token-revoked-flash = The token is revoked. The system that used it can no longer call.
scope-read = Read dossiers
scope-submit = Submit dossiers
scope-process = Process dossiers

# The record

record-intro = Changes beside dossiers: catalogue, processes, tokens. What is done to a dossier stands in its own history.
record-list = Changes, the newest on top
record-none = No changes yet
record-none-text = Changes made on the administrator’s pages are noted here.
record-shown = { $count ->
    [one] { $count } change on this page
   *[other] { $count } changes on this page
}
done-imported = Imported procedures: { $counts }
done-process = Saved version { $number } of a process
done-token-given = Issued the token “{ $name }”
done-token-revoked = Revoked a token
target-token = Access token

# Calendar

calendar-title = Working calendar of { $year }
calendar-years = Years
calendar-month = { $month }
calendar-hours = Working hours: { $hours }.
calendar-worked = { $count ->
    [one] The year has one working day.
   *[other] The year has { $count } working days.
}
calendar-not-announced = The days off of this year are not entered yet: due dates in it leave out Saturdays and Sundays only.
calendar-days = Days off and swapped days
day-holiday = Holiday or day in lieu
day-swapped-off = Day off in exchange
day-swapped-working = Worked in exchange
day-weekend = Weekend
certainty-confirmed = Announcement checked
certainty-law = By law
certainty-own = Announcement not checked
certainty-uncertain = Planned, may change
monday-short = Mo
tuesday-short = Tu
wednesday-short = We
thursday-short = Th
friday-short = Fr
saturday-short = Sa
sunday-short = Su

replay-title = Rehearsal on dossiers of the past
replay-button = Rehearse on the past year
replay-none = No dossier of this case was settled in the past year, so there is nothing to rehearse on
replay-longer = { $longer } of { $count } dossiers would wait longer
replay-sooner = { $sooner } of { $count } dossiers would be done sooner
replay-same = The time of { $count } dossiers stays the same
replay-dossiers = Dossiers replayed
replay-median = Working time of the middle dossier
replay-over = Over the time limit
replay-from-to = { $before } → { $after }
replay-steps = Step by step
replay-step = Step
replay-stays = Stays
replay-took = Taken (middle)
replay-planned-before = Planned before
replay-planned-after = Planned after
replay-late-before = Late before
replay-late-after = Late after
replay-new-step = new step
replay-gone-step = taken out
replay-waiting = Dossiers that would wait longest
replay-unused = Papers that nobody attached in the past year
replay-method = How this is reckoned
replay-method-pace = People are taken to work as fast as they did: a step that stays takes the time it took, one that is taken out takes none, a new one takes all the time planned for it.
replay-method-parallel = Legs that run at the same time count once. Time is working time, including that for which the clock stood.
replay-method-bound = Dossiers finished in the past 365 days, the newest first, at most 2,000.
replay-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
replay-back = Go back and change it

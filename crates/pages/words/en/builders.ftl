### Building e-forms, processes by dragging, importing staff, changing organisation and calendar.

## E-forms

builder-title = E-form
builder-open = Edit the form
builder-untouched = This is the form of version { $number }; nobody has changed anything.
builder-changed = Last changed by { $who } at { $at }, on top of version { $number } of the procedure. It is not saved as a new version yet; applicants still see the old form.
builder-empty = The form has no fields yet.
builder-up = Move up
builder-down = Move down
builder-add = Add a field after
builder-add-inside = Add a field inside
builder-add-page = Add a field or a part at the end
builder-remove = Remove
builder-undo = Undo
builder-discard = Drop all changes
builder-save = Save as a new version
builder-rename = Rename
builder-download = Download (JSON Schema)
builder-required = required
builder-shared = shared by several places
builder-note-required = asked, and required, only if { $on }: { $values }
builder-note-asked = asked only if { $on }: { $values }
builder-note-needed = required if { $on }: { $values }
builder-when-other-note = has a condition of its own
builder-undone = The last change was undone.
builder-removed = The field was removed. Press “Undo” if that was a mistake.
builder-discarded = All unsaved changes were dropped.
builder-taken = The form of the file is now the one being edited. Press “Undo” to get the former one back.
builder-saved = Version { $number } of the procedure was saved with the new form. Dossiers and drafts that exist keep the old one.
builder-elsewhere = Somebody else has just changed this form.
builder-elsewhere-text = The button you pressed did nothing. Below is the form as they left it; please look and press again.
builder-elsewhere-typed = What you typed is still below and is not kept yet. Sending it once more puts it on top of what they changed.
builder-elsewhere-saving = Nothing was saved. Please look at what they changed and save again.
builder-elsewhere-look = See the form as it is now
builder-outrun = The procedure got version { $number } after the form began to be edited.
builder-outrun-text = Saving takes that version’s procedure with the form edited here.

## One field of a form

builder-field-title = Edit field: { $title }
builder-new-title = Add a field
builder-shared-intro = This field is part of a definition that several places of the form share; changing it here changes all of them.
builder-kind = Kind of field
builder-title-vi = Name (Vietnamese)
builder-title-en = Name (English)
builder-hint-vi = How to answer (Vietnamese)
builder-hint-en = How to answer (English)
builder-options = Options
builder-options-hint = A line for each option: stored value | Vietnamese | English. For example: NAM | Nam | Male
builder-min = At least
builder-max = At most
builder-limits-hint = Characters of a text, items of a list, or the value of a number. Leave empty for no limit.
builder-pattern = Pattern
builder-pattern-hint = A regular expression, for example ^[0-9]{"{"}10{"}"}$ for exactly 10 digits.
builder-required-box = Must be answered
builder-only-kinds = Only for: { $kinds }
builder-when-then = When this field is asked
builder-when-always = Always
builder-when-required = Asked, and required, only with an answer below
builder-when-asked = Asked, but not required, only with an answer below
builder-when-needed = Always asked, required only with an answer below
builder-when-other = Keep the condition that the form has
builder-when = When the answer is
builder-when-hint = Only where the field depends on another answer
builder-group = Stands in
builder-top = The top of the form
builder-key = Key of the field
builder-key-hint = The name under which answers are kept: plain letters and digits; left empty it is made from the name. It does not change later.
builder-keep = Keep the change
builder-cancel = Cancel and go back to the form

kind-other = Another kind of the original file
kind-text = One line of text
kind-long-text = Several lines of text
kind-name = Name of a person
kind-identity = Personal identity number
kind-phone = Phone number
kind-email = E-mail
kind-pattern = Code by a pattern
kind-country = Country
kind-whole = Whole number
kind-decimal = Decimal number
kind-yes-no = Yes or no
kind-consent = Declaration to be ticked
kind-date = Day
kind-partial-date = Day, month or year
kind-month = Month
kind-time = Time of day
kind-day-month = Day and month
kind-choice = One of several
kind-many-choice = Any of several
kind-address = Address
kind-file = Attached file
kind-group = Group of fields (a part)
kind-list = Repeating list

flaw-no-fields = The form asks nothing yet.
flaw-empty-group = This group has no fields inside.
flaw-lost-answer = A condition depends on the answer “{ $detail }”, which this field does not have.
flaw-not-an-object = This must be a JSON object. { $detail }
flaw-too-large = The form is too large (at most { $detail } values).
flaw-too-deep = Nested too deep: { $detail }
flaw-too-many-fields = Too many fields (at most { $detail }).
flaw-bad-options = There must be 1 to { $detail } options.
flaw-bad-limit = The limit { $detail } cannot be used.
flaw-bad-key = The key “{ $detail }” cannot be used: plain letters, digits and underscores only.
flaw-no-title = The field has no name. { $detail }
flaw-unresolved-ref = There is no definition { $detail }.
flaw-unsupported-keyword = Forms cannot use the keyword “{ $detail }”.
flaw-unknown-kind = There is no such kind of field: { $detail }
flaw-unknown-property = A condition or a list of required fields names a field that is not there: { $detail }
flaw-invalid-schema = The schema is not valid: { $detail }

problem-builder-title = Enter the name in Vietnamese.
problem-builder-too-long = This is longer than allowed.
problem-builder-pattern = The pattern is empty or cannot be read.
problem-builder-when = Choose answers of exactly one other field of the same group.
problem-builder-limit = A limit is a number of at most { $most }.
problem-builder-limits-crossed = “At most” must not be less than “at least”.
problem-builder-option-line = Line { $line } is not of the form “value | Vietnamese | English”.
problem-builder-option-twice = Line { $line } has a value that was used above.
problem-builder-options = Enter 1 to { $most } options.
problem-builder-place = The form has no such place.
problem-builder-key = A key has plain letters, digits and underscores, begins with a letter and has at most 60 characters.
problem-builder-key-taken = That group has a field of this key already.
problem-builder-kind = A group with fields inside cannot become this kind; move its fields first.
problem-builder-too-large = The form is too large to be kept.
problem-builder-flaws = There is something to be mended before the form can be saved.
problem-valid-from = The day must be today or at most { $most } days from now.

builder-valid-from = Holds from
builder-valid-from-hint = Today or a day to come
builder-effect-new = the procedure gets version { $number } with this form, used from that day on
builder-effect-running = dossiers that were sent and drafts that are open keep the old form

## Preview

preview-title = Preview
preview-intro = These are the pages that applicants will see, as the form stands now. Type something and continue to see the checks; nothing is kept.
preview-parts = Parts of the form
preview-phone = Phone (390 pixels)
preview-desktop = Desktop (1280 pixels)
preview-alone = Open this page by itself
preview-flaws = There is something to be mended before the form can be drawn.
preview-nothing-kept = A preview; nothing is kept

## Bringing in a file

bring-title = Import from a file
bring-intro = Choose a JSON Schema, or a form of form.io (a JSON file with “components”). It is read and shown first; nothing changes until you take it as the form being edited.
bring-rules = One .json file of at most { $size }. JavaScript in the file is never run.
bring-file = File of the form
bring-preview = What the file brings
bring-all = { $fields }, all of them as they were.
bring-some = { $fields } came over; { $lost } components were left out, { $changed } came over changed.
bring-fields = { $count ->
    [one] { $count } field
   *[other] { $count } fields
}
bring-left = What did not come over as it was
bring-flaws = To be mended before saving
bring-take = Take it as the form being edited
bring-effect-work = the form being edited becomes that of the file; applicants see nothing yet
bring-effect-undo = it can be undone at one press
bring-effect-replaces = it replaces all changes made so far; it can be undone
bring-too-large = The file is larger than { $size }.
bring-not-json = The file is no JSON that can be read: line { $line }, column { $column }. { $why }
bring-neither = The file is neither a JSON Schema of a form nor a form of form.io.
bring-too-many = The file has too many components (at most 2,000).
bring-nothing-came = No component of the file could become a field.
problem-bring-nothing = Choose a file.
left-path = Path
left-type = Type
left-why = Why
left-unknown-kind = Forms have no such kind; left out
left-not-a-component = Not a component with a type; left out
left-too-deep = Nested too deep; left out
left-button = Buttons are the page’s own; left out
left-content = Text and pictures between fields do not come over; left out
left-remote-options = Its options come from elsewhere; left out
left-bad-options = It has no options, or some that are no texts; left out
left-refused = No field could be made of it; left out
left-coded-condition = A condition that is code; the field is always asked
left-lost-condition = A condition on a field of another group, one that did not come over or one that is no choice; the field is always asked
left-code = Code that checks or computes; the code was left out
left-time = A day with a time; only the day is asked
left-several = Several answers in one field; it takes one
left-renamed = The key was changed to one that can be used
left-layout = Layout only; its fields stand one after the other
left-limits = Limits that cannot be used; they were left out
done-form = Saved version { $number } with a new form

## Drawing a process

draw-hint = Drag a step to the place of another, or from the dot at a step’s corner to another step to draw an outcome. The table beside it does all of this by keyboard.
draw-question = Which outcome leads from step %1 to step %2?
draw-add = Add the outcome
draw-cancel = Cancel
draw-step = step

## Versions of a procedure side by side

versions-all = Every field of the two versions
versions-form = Fields of the form that differ
versions-field = Field
versions-changed = Differs
versions-gone = Removed
versions-new = New
versions-differ = { $count ->
    [one] { $count } field of the procedure differs between the two versions.
   *[other] { $count } fields of the procedure differ between the two versions.
}
pv-name = Name
pv-code = Code in the province
pv-category = Kind of procedure
pv-state = State in the national database
pv-description = Description
pv-decision = Decision that announced it
pv-sector = Sector
pv-level = Level
pv-service = Online service level
pv-cases = Cases and time limits
pv-channels = Ways to file, time limits, fees
pv-papers = Papers (originals + copies)
pv-results = Results
pv-laws = Legal bases
pv-requirements = Conditions
pv-sequence = What happens
pv-audience = Who may ask
pv-keywords = Keywords
pv-address = Where it is received
pv-performing = Performing agencies
pv-competent = Competent agencies
pv-coordinating = Coordinating agencies
pv-after-supplement = After a supplement
pv-main-result = Main result
pv-form = File of the form in the packet
pv-system = System of the sector that settles it
pv-linked = Linked
pv-mirror = Only its state is shown
pv-certification = Certification
pv-one-stop = Received at the one-stop desk
pv-no-slip = Needs no appointment slip
pv-present = Presence at the hand-over needed
pv-photo = Photo needed
pv-fee-after = Fee asked after appraisal
pv-related = Related procedures
pv-joins = Procedures it joins

## Importing staff

staff-title = Import staff from a spreadsheet
staff-intro = Download the template, write a row for each position, and choose the file. Somebody with several positions has several rows with the same user name.
staff-rules = An .xlsx file (its first sheet) or .csv in UTF-8, at most { $size } and { $rows } rows. If one row is wrong, none is saved; the same file again makes nobody twice.
staff-template-xlsx = Template for Excel (.xlsx)
staff-template-csv = Template as CSV
staff-roles = Roles that can be written
staff-file = File of the staff
staff-row = Row { $row }
staff-line = Row
staff-counts = Staff: { $added } positions of new people, { $changed } changed, { $unchanged } unchanged
staff-added = New person
staff-changed = Changed
staff-unchanged = Unchanged
staff-touched = Each row of the file
staff-save = Import and save
staff-effect = people and positions hold from the day in the file, without one from today
staff-effect-account = accounts are given afterwards, on the page Issue temporary passwords
staff-imported = The staff was imported.
staff-too-large = The file is too large.
staff-too-many = The file has too many rows or columns, or a cell that is too long.
staff-not-a-table = The file is neither an .xlsx workbook nor CSV in UTF-8 that can be read.

# The frame of the pages and the parts they share

product = Một Cửa
skip = Skip to the main content
languages = Languages
main-navigation = Main navigation
footer-navigation = About this site
breadcrumbs = You are here
sign-out = Sign out
notice = Notice
demo-notice = Demonstration site: nothing here is real.
help-title = Need help?
licences = Software licences
error-prefix = Error:

search-button = Search
change = Change
remove = Remove
close = Close
choose = Choose…
yes = Yes
no = No
optional = (optional)
continue = Continue
copy-number = Copy the number
copied = Copied
print-page = Print this page
not-given = Not given
planned = (expected)
cannot-be-undone = This cannot be undone.

monday = Monday
tuesday = Tuesday
wednesday = Wednesday
thursday = Thursday
friday = Friday
saturday = Saturday
sunday = Sunday

days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
working-hours = { $count ->
    [one] { $count } working hour
   *[other] { $count } working hours
}
under-an-hour-left = under an hour left
time-left = { $time } left
time-over = { $time } late

clock-due = Result due:
clock-how = How was this day worked out?
diagram-in-words = In words
error-summary-title = { $count ->
    [one] There is { $count } thing to correct
   *[other] There are { $count } things to correct
}
progress-step = Step { $step } of { $of }
paging = Pages of the list
paging-first = Back to the start
paging-next = Show more

file-checking = being checked
upload-send = Upload
upload-sending = Sending { $name }…
upload-done = { $name } has arrived.
upload-failed = The file could not be sent. Please press Upload to send it the plain way.

task-done = Done
task-begun = Begun
task-to-do = To do
task-wrong = Needs correcting
task-later = Later

# Chrome: person, navigation, footer

home = Home
sign-in = Sign in
signed-in-citizen = My account
nav-procedures = Procedures
nav-my-dossiers = My dossiers
nav-notices = Notices
nav-track = Track
nav-work = Work
nav-search = Find a dossier
nav-walk-in = Walk-in intake
nav-admin = Administration
nav-organisation = Organisation
help-hours = In working hours, Monday to Friday
help-link = Help
accessibility-link = Accessibility
privacy-link = Your data
api-link = For other systems (API)
undo = Undo
back = Back

flash-done = Done.
flash-done-before = This had been done before; nothing was done twice.
flash-draft-discarded = The draft was removed.
flash-draft-restored = The draft is back.
flash-supplement-sent = The supplement was sent.
flash-withdrawn = The dossier was withdrawn.
flash-rated = Thank you for your rating.
flash-signed-out = You are signed out.
flash-kept = Saved. You can come back and go on at any time.

hint-date = Day, month, year; for example 02/09/1990
hint-partial-date = Leave out the day or month if you do not know it; for example 1965 or 09/1965
hint-month = Month and year; for example 09/2023
hint-name = Family name, middle name and given name in full
hint-identity = The 12 digits of the identity card
only-when = Only if “{ $field }” is: { $values }
add-item = Add { $item }
upload-rules = PDF, JPG or PNG, at most { $size } a file. A photo of the paper taken with a phone will do.
pages-count = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}

refused-file = File “{ $file }”: { $why }
refused-empty = the file is empty
refused-too-large = the file has { $size }, at most { $most } is taken
refused-unknown-type = what is in it is neither PDF, JPG nor PNG; please choose another file
refused-not-what-it-says = the name says { $claimed } but the content is { $found }; please choose the right file
refused-damaged = the { $found } file is damaged and cannot be opened; please scan or photograph the paper again
refused-locked = the PDF has a password; please remove it and send the file again
refused-too-many-pages = the file has { $pages } pages, at most { $most } are taken

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

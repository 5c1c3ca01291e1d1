### Administration without code: units, staff, accounts.

admin-late = Somebody else has just changed this. What you typed is still here; where it differs from what is stored now, that is said at each box. Look it over and save again.
admin-stands-now = Stored now: { $now }
admin-leave-it = Leave it, go back
admin-save = Save
admin-from = From
flash-admin-saved = Saved.
flash-unit-added = The unit was added.
flash-member-added = The person was added. Issue a temporary password so that they can sign on.
flash-factor-reset = The old second factor was taken away. The person sets up a new one when they sign on next.
flash-first-again = The first sign-on has expired or is done already. Sign on again.

## Units

unit-change = Change
unit-change-title = Change { $name }
unit-name = Full name
unit-name-vi = Vietnamese name
unit-name-en = English name
unit-types-hint = The names by which processes call for the unit that does a step, one a line. For example: UBND cấp xã
unit-serves-hint = Full names or codes of administrative units, one a line. Empty where it serves everywhere.
unit-address = Address
unit-phone = Telephone
unit-email = E-mail
unit-opening = Opening hours
unit-opening-hint = For example: Thứ Hai đến thứ Sáu 7:30–11:30 và 13:30–17:00
unit-opening-en = Opening hours in English
unit-add = Add a unit below
unit-add-top = Add a unit
unit-add-below = Add a unit below { $name }
unit-add-intro = The unit exists from the day at the end of the page; codes can be added later.
unit-level = Level
unit-level-hint = For administrative areas only; a body has the level of the area it serves.
unit-code-give = Change codes
unit-code-title = A new code of { $name }
unit-code-effect = the older code of the same system ends the day before, can still be looked up, and older dossiers keep it
unit-move = Move
unit-move-title = Move { $name } elsewhere
unit-move-now = Belongs to: { $name }
unit-move-to = Below which unit
unit-find-hint = A code or the full name; with a part of the name you are offered what comes near.
unit-move-effect = from that day on responsibility, reports and the rights of the agency above follow the new place; until then nothing changes
unit-moves = from { $from }: { $name }
unit-end = End
unit-end-title = End { $name }
unit-end-effect = after that day it takes no dossiers and has no staff; older dossiers still name it
unit-end-effect-codes = its codes and vacant positions end with it
unit-end-not = { $name } cannot end yet
unit-end-not-text = What is listed here still depends on it. Settle each and come back.
unit-end-serving = Bodies that serve this area
unit-end-work = Open work at the unit
unit-end-assignee = Given to
unit-end-nobody = nobody yet
problem-unit-unknown = There is no unit “{ $text }”
problem-unit-near = There is no “{ $text }” exactly. Is it: { $near }?
problem-unit-several = Several units are called “{ $text }”. Write the code.
problem-unit-no-area = “{ $text }” is no administrative area
problem-unit-lines = At most { $most } lines
problem-unit-phone = Write a telephone number, for example 0211 3862 480
problem-unit-parent-not-valid = On that day the unit above does not exist
problem-unit-not-valid = The unit does not exist throughout that time
problem-unit-there-already = On that day it belongs there already
problem-unit-circle = The unit would belong to itself, or lie too deep
problem-unit-too-many-moves = Units move on too many days to come
problem-unit-code-form = Letters without marks, digits, full stops and hyphens; at most 40
problem-unit-code-taken = Another unit has the code { $code } at that time
problem-unit-code-day = Write a day on which the unit exists
problem-unit-code-later = A code of the same system begins on that day or later
problem-unit-in-use = Work, staff or units still depend on it
problem-day-past = That day has passed

## Staff and accounts

gender-female = Female
gender-male = Male
member-gender = Gender
member-add = Add a person
member-add-intro = A new person has a first position; others are added later. Their temporary password is issued on their page.
member-user-hint = 3 to 64 lower-case letters without marks, digits, full stops, hyphens. For example: xuanloi.hotich
member-id-number = Identity number
member-id-why = So that nobody handles their own dossier.
member-title-hint = For example: Công chức tư pháp - hộ tịch
position-give = Add a position
position-give-title = A position for { $name }
position-end = End this position
position-end-title = End a position of { $name }
position-end-intro = { $title }, { $unit }
position-end-effect = after that day the rights of the position are gone; work given to the person has to be handed over
account-state = Account
account-state-none = No password yet
account-state-temporary = Temporary password, until { $until }
account-state-enrols = Waits for a new second factor
account-state-own = In use
account-state-closed = Closed
account-close = Close the account
account-close-title = Close the account of { $name }
account-close-effect = signing on ends, open sessions end at once, and so do the tokens of other systems
account-close-effect-work = positions and work stay as they are
account-open = Open the account again
account-open-title = Open the account of { $name } again
account-open-effect = the person can sign on with the old password
password-issue = Issue a temporary password
password-issue-title = A temporary password for { $name }
password-effect-once = it is shown once and may be used for { $days } days
password-effect-change = it has to be changed at the first sign-on; who has no second factor sets one up
password-effect-signed-off = open sessions of the person end
password-issued = A password for { $name }
password-temporary = Temporary password
password-until = May be used until
password-once = Shown this once. Hand it to the person.
factor-reset = Reset the second factor
factor-reset-title = Reset the second factor of { $name }
factor-effect = at the next sign-on the password suffices, and the authenticator has to be set up before anything else
accounts-title = Issue temporary passwords
accounts-without = { $count ->
    [0] Everybody with a position has an account.
    [one] One person with a position has no account.
   *[other] { $count } people with a position have no account.
  }
accounts-first = { $count } at a time; open this page again for the next.
accounts-whom = For
accounts-issue = Issue and show the list
accounts-effect-list = the list is shown once, to be printed and handed over; each may be used for { $days } days
accounts-issued = Temporary passwords
accounts-issued-intro = This list is shown this once. Print it now, cut it in lines and hand them over; do not send them by mail.
accounts-next = The next ones
staff-ended-line = Ended, to be confirmed
staff-reopen = Positions that ended and stand in the file
staff-reopen-hint = A line that is not ticked does nothing. Where it is, the position begins again today.
problem-user-taken = Somebody has the user name { $name }
problem-user-name-form = 3 to 64 lower-case letters, digits, full stops and hyphens
problem-position-held = The person holds that very position at that time
problem-last-administrator = This is the last who administers the province. Give that position to somebody else with an account first.
problem-account-own = Nobody closes their own account.
problem-sign-in-expired = The temporary password has expired. Ask your administrator for another.
problem-password-short = At least { $least } characters
problem-password-same = Choose another one than the temporary
problem-password-differs = The two are not the same
problem-enrol-code = The code is not right. Check the key and the clock of the telephone.

## The first sign-on

first-title = Finish the first sign-on
first-intro = Before you begin, make what proves who you are your own. This page holds for 15 minutes.
first-enrol = Open the authenticator on your telephone (FreeOTP, Google Authenticator), add an account and type the key below. On the telephone itself, follow the link at the end of the page.
first-secret = Key: { $secret }
first-open = Open the authenticator
first-password = New password
first-password-hint = At least { $least } characters; a long sentence you remember is best.
first-repeated = The new password again
first-code-hint = The six digits that it shows.
first-submit = Save and begin

## The record of changes

done-unit-added = Added a unit: { $detail }
done-unit-changed = Changed a unit: { $detail }
done-unit-code = Gave a unit a code: { $detail }
done-unit-moved = Moved a unit: { $detail }
done-unit-ended = Ended a unit, last day { $detail }
done-staff-added = Added a person: { $detail }
done-staff-changed = Changed a person: { $detail }
done-position-given = Gave a position: { $detail }
done-position-ended = Ended a position: { $detail }
done-password-issued = Issued a temporary password: { $detail }
done-factor-reset = Reset a second factor
done-account-closed = Closed an account
done-account-opened = Opened an account again

## From which day a process holds

process-valid-from-hint = Today or a day to come; until then new dossiers take the older version
process-coming = Version { $number } is saved. Dossiers filed from { $day } on follow it; until then the present one holds.
problem-process-before-coming = Version { $number } holds from { $day } already. A newer one must hold from that day or later.

## The calendar

calendar-add = Add a day
calendar-day-title = A day off or swapped
calendar-day-intro = Only days to come can be changed. What was promised to people stays; the new calendar counts for dossiers accepted from now on, and where the law has a clock count anew.
calendar-name-hint = For example: Quốc khánh 2/9
calendar-source-hint = Number and day of the announcement
calendar-preview = See what it means
calendar-effect-on = { $count } running dossiers are promised for this very day
calendar-effect-later = { $count } running dossiers are promised for a later day
calendar-effect-promised = what was promised stays, with how it was counted then; dossiers with an apology are not counted here
calendar-remove = Take the day out
calendar-remove-title = Take { $day }, { $name }, out of the calendar
problem-calendar-day-past = Only days after today can be changed
problem-calendar-no-weekend = A Saturday or Sunday is worked in exchange
problem-calendar-weekend = A day from Monday to Friday is made free in exchange
done-calendar-changed = Set a day of the calendar: { $detail }
done-calendar-removed = Took a day out of the calendar: { $detail }
done-hours-changed = Set working hours: { $detail }
done-hours-removed = Took a change of working hours out: { $detail }
done-calendar-imported = Imported the table of days off: { $detail }
hours-change = Change the working hours
hours-title = Working hours from a day on
hours-intro = The new hours hold from this day until the next change. What was promised to people stays; dossiers accepted from now on are counted with the hours of each day.
hours-from = From
hours-sessions = Sessions of a day
hours-hint = Opening and closing of each session, with commas between. For example: 07:30-11:30, 13:00-16:30
hours-changes = Changes of the working hours
hours-remove = Take this change out
hours-remove-title = Take the working hours { $hours } from { $day } out
hours-remove-intro = The hours before it go on.
column-hours-from = From
column-day-hours = Working hours
problem-hours-full = There are { $most } changes of the hours already: change one of them
problem-hours-too-many = A day has at most { $most } sessions
problem-hours-unreadable = “{ $text }” is not a session: write it like 07:30-11:30
problem-hours-reversed = The session { $text } closes before it opens
problem-hours-overlap = The session { $text } opens before the one in front of it closes
year-import = Import the table of days off
year-title = Import days off and swapped days by spreadsheet
year-intro = Take the template, a row for each day, then choose the file you filled in. Days that are over may only stand as the calendar has them.
year-rules = A .xlsx file (its first sheet) or .csv in UTF-8, at most { $size } and { $rows } rows. When a row is wrong, none is saved; importing the same file again changes nothing.
year-kinds = Words for the column Kind
year-file = File of days off
year-save = Save to the calendar
year-added = New day
year-counts = Calendar: { $added } new days, { $changed } changed, { $unchanged } as they are
year-imported = The table of days off was imported.
year-late = Somebody else has just changed the calendar. Choose the file again to see what it means now.
problem-sheet-empty = The spreadsheet has no row below its head
problem-sheet-too-many = The spreadsheet has more than { $most } rows
problem-column-unknown = The template has no column “{ $name }”
problem-column-twice = This column stands twice
problem-column-missing = This column is missing
problem-day-twice = This day stands in a row above
done-paper-kind-set = Set the rules of a kind of paper
done-register-set = Set the quota and the officer who answers for the register
done-account-set = Set password and second factor on the command line

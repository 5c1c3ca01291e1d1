# Working at volume: common actions, lists as files, absences, handing over, filters, columns, keys

# Common actions

bulk-take-in = Accept and send on
bulk-forward = Send to the next step
bulk-sign-off = Sign off
bulk-return = Return the result
bulk-title-take-in = { $count ->
    [one] Accept { $count } dossier
   *[other] Accept { $count } dossiers
  }
bulk-title-forward = { $count ->
    [one] Send { $count } dossier on
   *[other] Send { $count } dossiers on
  }
bulk-title-sign-off = { $count ->
    [one] Sign { $count } dossier off
   *[other] Sign { $count } dossiers off
  }
bulk-title-return = { $count ->
    [one] Return the result of { $count } dossier
   *[other] Return the results of { $count } dossiers
  }
bulk-title-none = No dossier can be done
bulk-rows = Dossiers that will be done
bulk-results = What became of each dossier
bulk-effect = Each dossier is done on its own: one that cannot be done stays as it is and says why, and hinders no other.
bulk-effect-sign-off = Each dossier is signed off as if you opened and signed it by itself.
bulk-effect-once = Pressing twice does nothing twice.
bulk-left-out = Not done this time
bulk-cancel = Do nothing
bulk-nothing = Choose at least one dossier.
bulk-too-many = At most { $most } dossiers are done at once; those after them were not done.
bulk-outcome = Outcome
bulk-goes-to = Goes to: { $places }
bulk-due = Result due: { $due }
bulk-unfit = There is nothing of the kind to do with this dossier, or it is not yours.
bulk-unseen = The dossier is outside your scope
bulk-done = Done
bulk-done-before = Done before
bulk-not-done = Not done
bulk-done-title = { $count ->
    [one] { $count } dossier done
   *[other] { $count } dossiers done
  }
bulk-mixed-title = Done: { $done }. Not done: { $failed }
bulk-failed-title = No dossier was done
bulk-why-changed = The dossier changed after you looked at it. Open it to see what happened.
bulk-why-forbidden = The dossier is not yours to do.
bulk-why-later = The system is busy; the dossier has not changed. Press again later.
bulk-why-invalid = Something is missing. Open the dossier to do it by itself.
bulk-again = Do other dossiers

# Lists as files

download-xlsx = Download the list (XLSX)
download-csv = Download the list (CSV)
sheet-work = Work
sheet-search = Found
sheet-dossiers = Dossiers
column-entered = Came
column-promised = Promised
column-submitted = Submitted
column-finished = Finished
column-returned = Returned
column-unit-of-work = Unit
sheet-agency = Competent agency
dossiers-title = List of dossiers
dossiers-whose = Of
dossiers-desk = Received at { $unit }
dossiers-agency = Settled by { $unit }
dossiers-from = Submitted since
dossiers-intro = The newest dossiers are on top. A download has the whole list, at most 1,000,000 rows; each one is noted in the record.
dossiers-none = No dossiers
dossiers-none-text = Choose another place or an earlier day.
done-exported = Took a list along ({ $kind })

# Filters and columns

filters-saved = My filters
filters-title = My filters
filters-intro = Filters stand over the lists in this order. The keys 1–9 open the first nine.
filters-none = No filters yet
filters-none-text = Open a list, narrow it as you wish, and choose “Keep this filter”.
filter-keep = Keep this filter
filter-manage = Edit filters
filter-edit = Edit
filter-edit-title = Edit the filter “{ $name }”
filter-name = Name of the filter
filter-name-hint = Example: Births overdue
filter-place = Place
filter-drop = Drop this filter
filter-save = Save
flash-filter-kept = Saved.
within-label = Narrow this list
within-read = The first { $count } lines of the list were read; go to the next page for more.
columns-choose = Choose columns
columns-title = Columns of the list
columns-intro = Clock, due time and applicant always show.
columns-shown = Show also
problem-filter-name-long = The name is longer than 60 characters.
problem-filter-name-taken = There is a filter of this name already.
problem-filters-full = You have 30 filters. Drop one first.
problem-filter-address = This filter is too long to be kept.

# Absences

nav-absences = Absences
absences-title = Absences and deputies
absences-intro = While somebody is away, a colleague of the same unit sees and does their work; each act names who did it and for whom. It begins and ends by itself.
absences-none = Nobody is away
absences-none-text = When you are away, ask a colleague of your unit to stand in.
absence-add = Add an absence
absence-who = Away
absence-deputy = Deputy
absence-period = Period
absence-period-words = { $from } to { $to }
absence-reason = Reason
absence-now = Holds now
absence-later = Coming
absence-revoke = Revoke
absence-revoke-title = Stop { $deputy } from standing in for { $name }
absence-revoke-effect = From now on { $deputy } no longer sees and does the work of { $name }. What was done stays.
absence-keep = Keep it
absence-form-title = { $name } is away
absence-from = From
absence-to = Until the end of
absence-save = Hand over to the deputy
absence-effect = The deputy sees and does the work of { $name } in this period, recorded as on their behalf.
absence-of-others = Others of the unit
absence-no-deputy = There is no colleague in the same unit who could stand in.
absence-no-deputy-text = The head of the unit gives the work on dossier by dossier, or an administrator adds somebody to the unit.
flash-absence-entered = The absence was entered.
flash-absence-revoked = Revoked.
stands-in = You stand in for { $name } until the end of { $to }.
mark-stands-in = For { $name }
acts-on-behalf = { $name } (for { $absent })
done-absence-entered = Entered an absence
done-absence-entered-with = Entered an absence from { $from } to { $to }; { $deputy } stands in
done-absence-revoked = Revoked an absence
problem-absence-self = Nobody stands in for themselves. Choose a colleague.
problem-absence-other-unit = The deputy must be of the same unit.
problem-absence-overlaps = Somebody stands in during this period already. Choose other days or revoke the other one.
problem-absence-deputy-away = This colleague is away too in that period. Choose another one.
problem-absence-stands-in = The person stands in for somebody else in that period. Change that first.
problem-absence-deputy-full = This colleague stands in for too many in that period. Choose another one.
problem-absence-days = The last day must not lie before the first.
problem-absence-past = This period is over.
problem-absence-long = An absence is at most 366 days long.
problem-absence-reason-long = The reason is longer than 300 characters.

# Leaving

leaver-positions = Positions
leaver-open = Work given to this person
leaver-open-count = { $count } not done
leaver-lead = Work given to nobody stays in the unit’s common list; here is what was given to this person by name.
leaver-hand-over = Hand work over
leaver-end = End positions
leaver-hand-over-title = Hand over the work of { $name }
leaver-hand-over-intro = Everything given to { $name } ({ $count }) is given to somebody else at once; each piece has its own result.
leaver-to = Give to
leaver-to-unit = Back to the unit’s common list
leaver-done-title = { $count } handed over
leaver-mixed-title = Handed over: { $done }. Not: { $failed }
leaver-nothing = Nothing is given to this person.
leaver-more = There is more: hand over once again.
leaver-end-title = End the positions of { $name }
leaver-end-intro = After this day { $name } has no position and sees no dossier.
leaver-last = Last day
leaver-ended = The positions end.
leaver-effect-open = { $count } pieces of work are still given to this person. Hand them over first.
done-positions-ended = Ended the positions
problem-leaver-past = The last day must be today or later.

# Keys

keys-intro = In lists, keys can take the place of the mouse.
keys-typing = They do nothing while you type in a field, and can be turned off here.
key-choose = Choose the dossier, or not
key-next-page = Next page
key-filter = Open the first to ninth filter

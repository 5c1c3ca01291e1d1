# The officer’s desk

desk-place = Desk
work-search = Find a dossier
work-search-hint = Number, name, identity number, procedure
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

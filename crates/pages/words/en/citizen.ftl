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

### Electronic mail: receiving letters, their words, letters that could not be sent; late answers.

## How one is told

mail-title = How you are told
mail-intro = Every notice stands under Notices in this portal. You can receive them by electronic mail as well.
mail-private = A letter says the number of the dossier, the procedure and a link; what was decided is read after signing in.
mail-address = E-mail address
mail-address-hint = The portal sends one letter that asks whether the address is yours. Nothing else goes there before you confirm it.
mail-language = Language of the letters
mail-wanted = Letters about
mail-group-receipt = The dossier is received and accepted
mail-group-asked = A supplement or a payment is asked for
mail-group-time = An apology with another day, stopping, going on
mail-group-result = The result, a refusal, handing over, withdrawal
mail-save = Save
mail-stop = No more letters
mail-stop-intro = From now on no letters go to { $address }. The notices stand in the portal as before.
mail-stop-link-intro = From now on no letters about dossiers go to this address. The notices stand in the portal as before.
mail-keep = Go on receiving letters
mail-state-none = You receive no letters yet.
mail-state-asked = A letter to { $address } asked for your confirmation on { $at }. Please open it and confirm within 48 hours; if it is not there, look among the spam, or save again to have it sent once more.
mail-state-confirmed = Letters go to { $address }.
mail-state-withdrawn = You receive no more letters.
mail-state-undeliverable = A letter to { $address } was refused by the mail server on { $at }: there is no such mailbox. Please check the address.
mail-confirm-title = Confirm the address
mail-confirm-intro = Please confirm that { $address } is your address. Notices about your dossiers will be sent there.
mail-confirm = Confirm
flash-mail-confirmed = The address is confirmed. Notices are sent there from now on.
flash-mail-kept = How you are told is saved.
flash-mail-asked = A letter was sent. Please open it and confirm.
flash-mail-stopped = No more letters are sent. The notices stand in the portal as before.
flash-mail-off = This portal sends no letters yet. The notices stand on this page.
problem-mail-address = Write one e-mail address, for instance name@domain.vn
problem-mail-asked-too-often = { $most } letters that ask were sent today. Please wait until tomorrow.

## On the officer's dossier

alert-mail = No such mailbox
alert-mail-text = A letter to the applicant was refused on { $at }: there is no such mailbox. Tell them another way, for instance by telephone: { $phone }.
alert-mail-text-no-phone = A letter to the applicant was refused on { $at }: there is no such mailbox. Tell them another way.

## Administration: electronic mail

letters-title = Letters by mail
overview-letters = Whether letters go out, and which could not; the words of letters.
letters-dead-count = { $count ->
    [0] no letter is put aside
    [one] { $count } letter is put aside
   *[other] { $count } letters are put aside
  }
letters-on = Letters leave by the server { $server }, from { $from }.
letters-off = No mail server is set: no letters are sent. The operator sets one under mail in the settings.
letters-counts = Waiting: { $waiting }. Put aside: { $dead }.
letters-intro = A letter is tried { $most } times with growing pauses and then put aside. The notices in the portal do not depend on letters.
letters-templates = The words of letters, notices, papers
letters-dead = Letters put aside
letters-none = No letter is put aside
letters-none-text = A letter that could not be sent at its last try stands here.
letters-shown = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
  }
column-letter = Letter
column-dossier = Dossier
column-tries = Tries
column-reason = Why
column-since = Since
column-again = Try again
column-drop = Drop
letter-again = Try again
letter-again-title = Try this letter again?
letter-again-effect = The letter is tried from the start.
letter-drop = Drop the letter
letter-drop-title = Drop this letter?
letter-drop-effect = The letter is never sent; the notice in the portal stays.
letter-leave = Leave it
letter-about = { $what }, dossier { $number }. { $error }
flash-letter-again = The letter will be tried again.
flash-letter-dropped = The letter was dropped.
letter-confirm = The letter that asks for an address
letter-late = The report of a late answer

## Administration: the words of letters

column-medium = Sent by
medium-letter = Letter by mail
medium-notice = Notice in the portal
medium-printed = End of a printed paper
notice-body-hint = One short sentence. Write names in two pairs of braces. Notices that were given show the new words, too.
printed-body-hint = A paragraph each line, printed right above the signatures. Write names in two pairs of braces. Leave it empty to print nothing.
templates-intro = Each event has a letter and a notice in the portal in each language; printed papers have an end. The words can be changed; the old ones are kept. What the law lays down of a form stays.
column-event = Event
template-own = the program’s own words
template-changed = changed
template-open = { $language }: { $state }
letter-made-own = These are the program’s own words.
letter-made = Version { $number }, saved by { $who } on { $at }.
letter-subject = Subject
letter-body = Body
letter-body-hint = Names stand in double braces. What is shown only where a day is promised stands between {"{%"} if hen_tra {"%}"} and {"{%"} endif {"%}"}.
letter-preview = Preview
letter-save = Save and use from now on
letter-own-again = Back to the program’s own words
letter-names = Names that may stand in it
letter-needed = must stand in the body
letter-sample = What becomes of it with a dossier that does not exist
letter-no-sample = There is nothing to show yet: correct what is wrong first.
letter-versions = Versions
column-number = Number
letter-version-own = back to the program’s own words
letter-conflict = Somebody else has just changed these words. Look at the new version, then change it again; what you typed still stands here.
flash-letter-kept = The words are saved.
name-ho-ten = the applicant’s name
name-ma-ho-so = the number of the dossier
name-thu-tuc = the procedure
name-bo-phan = the desk that received it
name-hen-tra = the promised time and day; empty where none is promised
name-duong-dan = the link to the page of the dossier
name-tinh = the province
name-dien-thoai = the telephone for questions
problem-letter-syntax = Line { $line }: it cannot be read ({ $what })
problem-letter-unknown-name = Line { $line }: there is no name { $name }
problem-letter-missing-name = A name that must be there is missing: { $name }
problem-letter-fails = Line { $line }: only the listed names can be used ({ $what })
problem-letter-endless = Line { $line }: the loop is too long
problem-letter-too-long = The finished letter has more than { $most } characters
done-letter-changed = Changed the words of a letter, notice or paper, version { $number }
done-letter-own = Took a letter, notice or paper back to the program’s own words
done-letter-revived = Had a letter tried again
done-letter-dropped = Dropped a letter that was put aside

## Late answers

staff-notice-late = { $unit } has not given its opinion by { $due }: { $procedure }
staff-notices-new = { $count ->
    [one] { $count } new notice
   *[other] { $count } new notices
  }
staff-notices-none = No notices yet
staff-notices-none-text = When a unit is late with its opinion, who asked and those who lead the one-stop desk are told here.
late-answers-title = Late answers
late-answers-intro = Opinions that were not given by their deadline, on dossiers that your one-stop desk received (NĐ 61/2018, Điều 19 khoản 5). Silence is no consent.
late-answers-none = No answer is late
late-answers-none-text = What is not answered by its deadline stands here.
late-answers-shown = { $count ->
    [one] { $count } opinion asked for
   *[other] { $count } opinions asked for
  }
column-asked = Who was asked
column-asker = Who asked
column-deadline = Deadline
column-outcome = What came of it
late-answer-open = not answered
late-answer-answered = answered on { $at }
late-answer-closed = not waited for since { $at }

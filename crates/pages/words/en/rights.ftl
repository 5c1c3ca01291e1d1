rights-title = My data
rights-mine = My requests
rights-intro = You may see, correct, obtain, erase, restrict or object to the use of your data. You are told within { $days } working days that a request was taken up.
rights-law = Rights under Article 4 of the Law on Personal Data Protection (91/2025/QH15); time limits under Article 5 of Decree 356/2025/NĐ-CP.
rights-ask = Send a request about my data
rights-print = See and print my data (PDF)
rights-download = Download my data (JSON)
rights-none = No requests yet
rights-none-text = Requests that you send appear here with their time limits and answers.
rights-shown = { $count ->
    [one] { $count } request
   *[other] { $count } requests
}
rights-kind = What do you ask for
rights-text = Your request
rights-text-hint = Say which data, in which dossier.
rights-send = Send the request
rights-take-back = Take the request back
rights-take-back-effect = The request is no longer worked on. You can send a new one.
rights-keep = Leave it as it is
right-view = See my data
right-rectify = Correct my data
right-obtain = Obtain a copy of my data
right-erase = Erase my data
right-restrict = Restrict the use of my data
right-object = Object to the use of my data
right-withdraw = Withdraw my consent
right-protect = Ask for protective measures
right-days = within { $days } days
right-confirmed = Taken up at { $at }.
right-to-confirm = You are told by { $day } that it was taken up.
right-due = To be done by { $day }.
right-done = Done: { $answer }
right-refused = Not possible: { $answer }
right-withdrawn = Taken back.
right-extended = Extended once, because: { $reason }
rights-desk = Requests about personal data
rights-desk-intro = Requests of people about their data. Confirm within 2 working days; carry out within 10, 15 or 20 days; extend once, with the reason.
rights-open = Open requests
rights-closed = Closed requests
rights-desk-none = No requests
rights-desk-none-text = Requests of people appear here.
column-right = Request
column-right-asked = Sent
column-standing = Standing
right-of = Asked by: { $name }
right-deed = What you do
deed-confirm = Tell that it was taken up
deed-extend = Extend the time
deed-done = It was done
deed-erase = Erase the data now (cannot be undone)
deed-refuse = Refuse it
right-more-days = Days more
right-more-days-hint = Only to extend; { $most } days at most.
right-answer = Answer or reason
right-answer-hint = The person reads this. Leave it empty to confirm only.
right-carry-out = Record it
right-erase-now = Erase the data
erase-effect-key = the key of this person is destroyed: nobody opens what they declared, their files and papers again, nor from later backups
erase-effect-dossiers = { $count ->
    [one] the contents of { $count } ended dossier are erased
   *[other] the contents of { $count } ended dossiers are erased
}
erase-effect-log = the event log stays whole and verifiable; name, identity number and contact are erased
erasure-certificate = Certificate of erasure no. { $number }: { $at }, decided by { $by }; { $dossiers } dossiers, { $files } files, the sealing key destroyed. The event log is unchanged and can be verified.
retention-title = Retention
retention-intro = Data of a dossier is kept for whole years after the year in which it ended. Data of a procedure without a time set is not erased.
retention-set = Set the retention
retention-none = Nothing is set
retention-none-text = Set a time for each procedure as the rules on archives say.
retention-shown = { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
}
retention-procedure = Code of the procedure
retention-years = Years
retention-years-hint = Empty: for ever.
column-kept = Kept
kept-for-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
kept-for-ever = For ever
holds-title = Data on hold
holds-intro = On a ground in law (complaint, proceedings, inspection) the data of an applicant is not erased until the hold is lifted.
hold-set = Put data on hold
hold-lift = Lift the hold
hold-lift-effect = The data can be erased when the person asks and its retention is over.
holds-none = Nothing is on hold
holds-none-text = Data on hold appears here.
holds-shown = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
}
flash-right-asked = Your request was sent
flash-right-taken-back = The request was taken back
flash-right-handled = Recorded
flash-retention-set = The retention was set
flash-hold-set = The data is on hold
flash-hold-lifted = The hold was lifted
done-right-confirmed = Confirmed a request about data
done-right-extended = Extended a request about data
done-right-done = Carried out a request about data
done-right-refused = Refused a request about data
done-retention-set = Set the retention
done-hold-set = Put data on hold: { $ground }
done-hold-lifted = Lifted a hold on data
problem-requests-full = You have { $most } requests that wait; wait for an answer or take one back
problem-extended-once = The request was extended once already
problem-extension-days = Extend by 1 to { $most } days
problem-unknown-procedure = No procedure has this code
problem-kept-years = Enter 0 to { $most } years, or leave it empty
problem-erase-too-many = There are more than { $most } items; this takes the operator
problem-erase-held = It cannot be erased: dossier { $number } is on hold under { $ground }
problem-erase-mandate = It cannot be erased: an authorisation of this person has not ended; it has to be revoked first
problem-erase-running = It cannot be erased: dossier { $number } has not ended
problem-erase-no-class = It cannot be erased: no retention is set for procedure { $procedure }; set it first
problem-erase-kept-for-ever = It cannot be erased: dossier { $number } is kept for ever under { $ground }
problem-erase-kept = It cannot be erased before { $until }: dossier { $number } is kept under { $ground }

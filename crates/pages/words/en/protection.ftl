processing-title = Processing of personal data
processing-intro = Which of your data the office processes, what for, on which ground, how long it is kept and how it is protected.
processing-desk-intro = The register of processing of personal data. Every change is a new version; people read the one that holds.
processing-public = See the public page
processing-add = Add a processing
processing-add-intro = Write one entry for each purpose. Everybody can read it.
processing-change-intro = Saving makes a new version. Where it rests on consent, people are asked anew in the new words.
processing-version = Version { $version }, written at { $at } by { $by }.
processing-older = Version { $version }, written at { $at }: { $purpose }
processing-save = Save
processing-end = End this processing
processing-end-effect = it leaves the public register; older versions are kept
processing-end-consents = consents that were given are of no use any longer
processing-none = No entries yet
processing-none-text = What the office processes personal data for appears here.
processing-none-desk = Write the first entry, for example: carrying out administrative procedures.
processing-shown = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
processing-name = Name of the processing
processing-name-hint = At most { $most } characters, in plain words.
processing-purpose = Purpose
processing-ground = Ground
processing-by-law = By law
processing-by-consent = By consent
processing-provision = Provision, or what consent is asked for
processing-provision-hint = By law: article and clause. By consent: what you ask for, in one sentence.
processing-data = Data that is processed
processing-people = Whose data
processing-recipients = Who receives it
processing-kept = Kept for
processing-measures = How it is protected
column-processing = Processing
column-entry-version = Version
consents-title = My consents
consents-intro = Your dossiers are handled by law and need no consent. What follows is done only if you agree; you can withdraw at any time, and nothing changes for your dossiers.
consents-none-asked = Nothing more needs your consent now.
consents-given = What you agreed to
consents-none = You agreed to nothing yet
consents-none-text = What you agree to appears here, with the words that you read.
consents-shown = { $count ->
    [one] { $count } consent
   *[other] { $count } consents
}
consent-read = Read and decide: { $name }
consent-open = See what you agreed to
consent-agree = I agree: { $name }
consent-give = Send my decision
consent-not-now = I do not agree
consent-holds = It holds.
consent-outdated = The words were changed; this consent is not used any more.
consent-was-withdrawn = Withdrawn at { $at }.
consent-given-at = Given at { $at }, in the words of version { $version }.
consent-withdraw = Withdraw my consent
consent-withdraw-effect = this stops at once; what was done before stays lawful
flash-consent-given = Your consent was recorded
flash-consent-withdrawn = Your consent was withdrawn
problem-consent-not-ticked = Tick the box if you agree, or choose “I do not agree”
breaches-title = Breaches of personal data
breaches-intro = Note every breach as soon as it is discovered. The authority is told within { $hours } hours of the discovery (Article 23 of Law 91/2025/QH15).
breaches-none = No breaches noted
breaches-none-text = Breaches that are noted appear here with the time by which the authority is told.
breaches-shown = { $count ->
    [one] { $count } breach
   *[other] { $count } breaches
}
breach-title = Breach of personal data
breach-note = Note a breach
breach-day = Day of the discovery
breach-time = Time of the discovery
breach-time-hint = For example 08:30
breach-happened = What happened, and how
breach-data = Which data
breach-people = How many people are affected
breach-people-hint = Leave it empty while it is not known.
breach-people-unknown = not known yet
breach-harm = What may follow
breach-measures = What was done against it
breach-noted-by = Noted at { $at } by { $by }.
breach-tell-by = The authority is to be told by { $at }.
breach-tell-late = The authority should have been told by { $at }.
breach-was-told = The authority was told at { $at }: { $words }
breach-people-were-told = The people affected were told at { $at }: { $words }
breach-was-closed = Closed at { $at }: { $words }
breach-step = What was done
breach-step-told = The authority was told
breach-step-people-told = The people affected were told
breach-step-close = Close the breach
breach-step-text = In words
breach-step-text-hint = Number and day of the notice; how people were told; or the conclusion.
breach-step-save = Record it
column-discovered = Discovered at
column-happened = What happened
flash-processing-set = The entry was saved
flash-processing-ended = The processing was ended
flash-breach-noted = The breach was noted
flash-breach-stepped = It was recorded
done-processing-set = Wrote an entry of the register of processing: { $name }
done-processing-ended = Ended a processing: { $name }
done-breach-noted = Noted a breach of personal data
done-breach-told = Told the authority of a breach
done-breach-people-told = Told the people affected of a breach
done-breach-closed = Closed a breach
problem-breach-time = Enter hours and minutes, for example 08:30
problem-breach-in-future = This moment has not come; enter when it was discovered
disposals-title = Disposals of data whose time is over
disposals-intro = Every disposal has a certificate: who decided it, on which ground, which dossiers.
disposals-none = No disposals yet
disposals-none-text = The certificate of every disposal appears here.
disposals-shown = { $count ->
    [one] { $count } disposal
   *[other] { $count } disposals
}
disposal-title = Data whose time is over
disposal-look = Dossiers whose time is over
disposal-over = Dossiers that ended before { $day } are kept no longer by { $ground }. Dossiers on hold are not among them.
disposal-more = { $count ->
    [one] and { $count } more dossier
   *[other] and { $count } more dossiers
}
disposal-most = A disposal takes { $most } dossiers at the most; go on until none is left.
disposal-nothing = No dossier’s time is over.
disposal-do = Destroy the data
disposal-effect = { $count ->
    [one] what was declared and written, and the files of { $count } dossier are deleted and cannot be restored
   *[other] what was declared and written, and the files of { $count } dossiers are deleted and cannot be restored
}
disposal-effect-kept = results in the data stores of people stay theirs
disposal-certificate-title = Certificate of a disposal
disposal-certificate = Number { $number }: at { $at }, decided by { $by }, on { $ground }; dossiers: { $dossiers }, files: { $files }. The event log is untouched and can be verified.
disposal-done = Every content was deleted by { $at }.
disposal-not-done = The contents of files are being deleted.
disposal-line = Dossier { $number }, files: { $files }
column-disposed = Destroyed at
column-over = Time over
flash-disposed = The data was destroyed
done-data-disposed = { $count ->
    [one] Destroyed the data of { $count } dossier whose time was over
   *[other] Destroyed the data of { $count } dossiers whose time was over
}
problem-disposal-changed = The list is another one than you saw; look again, then decide

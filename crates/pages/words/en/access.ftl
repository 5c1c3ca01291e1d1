looks-title = Who looked at my data
looks-all = See every look at my data
looks-intro = Every time an officer or a system opens a dossier or a file, sees a dossier among search results, prints, takes a list along or asks the population register, it is recorded. If a line is not clear to you, ask; an inspector will answer.
looks-law = The right to know under Article 4 of the Law on Personal Data Protection (91/2025/QH15).
looks-none = Nobody has looked
looks-none-text = When somebody looks at your data, it will stand here.
looks-shown = { $count ->
    [one] { $count } look
   *[other] { $count } looks
}
look-sentence = { $who }: { $why } ({ $procedure })
look-ground-service = Ground: handling of an administrative procedure under the law (Law 91/2025/QH15, Article 19).
look-ask = Ask about this look
look-ask-title = Ask about a look
look-ask-intro = The question goes to the inspector and is answered within { $days } days (Decree 356/2025/NĐ-CP, Article 5). Whoever looked does not see it among their work.
look-ask-text = What would you like to ask
look-ask-send = Send the question
look-question-waits = Your question was sent; it will be answered by { $due }.
look-question-answered = Answer: { $answer }
look-question-was = Question: { $text }
look-why-dossier = looked at the dossier
look-why-file = opened a file
look-why-search = saw it among search results
look-why-export = took it along in a list
look-why-print = printed a paper
look-why-store = looked into the data store
look-why-register = asked the population register
look-why-api = read it from another system
function-desk-officer = Desk officer
function-processing-officer = Processing officer
function-head-of-division = Head of division
function-leader = Leader
function-clerk = Clerk
function-administrator = Administrator
function-inspector = Inspector
look-questions-title = Questions about access to data
look-questions-link = Questions about access to data ({ $count })
look-questions-intro = People ask about looks at their data. Answer within 10 days.
look-questions-open = Questions that wait
look-questions-answered = Answered questions
look-questions-none = No questions
look-questions-none-text = People’s questions will stand here.
look-questions-shown = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
look-question-title = Answer a question about a look
look-answer-text = The answer
look-answer-hint = Say who looked, for which task, under which provision. Whoever asked reads it.
look-answer-send = Send the answer
look-delays = Looks that are shown later
look-delays-intro = Only on a recorded ground in law are looks at a dossier shown to the person later. When the time is over, all of them appear by themselves.
look-delays-none = No dossiers
look-delays-none-text = Every look is shown at once.
look-delays-shown = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
}
look-delay-new = Decide that looks are shown later
look-delay-number = Number of the dossier
look-delay-ground = Ground
look-delay-ground-hint = The provision, and the number of the document that asks for it
look-delay-until = Not shown until the end of
look-delay-decide = Decide
look-delay-end = Show now
look-delay-keep = Leave it as it is
look-delay-end-effect = The person sees at once all looks of the time that has passed.
column-question = Question
column-look = Look
column-answer = Answer
column-from = From
column-until = Until
column-decided-by = Decided by
column-end = End
flash-look-asked = Your question was sent to the inspector
flash-look-answered = Answered
flash-look-delayed = The decision was recorded
flash-look-delay-ended = The looks are shown
done-look-answered = Answered a question about a look
done-look-delayed = Had looks shown later; ground: { $ground }
done-look-delay-ended = Had looks shown at once
problem-look-questions-full = { $most } questions wait for an answer already
problem-look-delay-days = Choose a day from today on, at most { $most } days ahead
problem-unknown-number = No dossier has this number

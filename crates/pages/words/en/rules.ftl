### The rules of time: apologies with another day, stops, refusals, orders.

## Decisions

do-apologise = Apologise and promise another day
do-stop = Stop on the applicant’s request
do-reopen = Go on with it
do-order = Give an order
do-answer-order = Answer the order
effect-apologise = the applicant gets the apology (form 04) and is told the new day
effect-apologise-once = another day is promised once only
effect-stop = the clock stops and nobody decides anything; a leader decides when it goes on
effect-reopen = the clock runs again as the procedure says; the applicant is told the due day
effect-order = it becomes part of the dossier; whoever is meant sees it in their list
effect-answer-order = it becomes part of the dossier; the leader sees the answer
effect-return-by = by { $until } at the latest: 3 working days from reception (Decree 61/2018, Article 19.4)
effect-return-late = { $until } has passed (3 working days): it is recorded as late and needs a reason

## Fields

refuse-place = Where it falls short
refuse-place-hint = Which paper, page or answer, and what is wrong there
refuse-accepted = What would be accepted
late-reason = Why this comes late
new-due-day = New day
new-due-time = New time
apology-reason = Why it is late
apology-reason-prepared = The step “{ $step }” at { $unit } needs more time, so the result is not ready on { $due }.
stop-reason = Why it should be stopped
reopen-reason = Why it goes on
order-to = Who answers
order-to-unit = Everybody with this duty ({ $unit })
order-text = Order
order-day = Answer by
order-time = Time
order-answer = Answer
ask-supplement-again = A supplement was asked for once. A further request may only be about what the applicant’s answer of { $at } brought.

## Alerts on a dossier

alert-apology = Apology needed
apology-waits = { $due } will not be kept. An apology was prepared, with { $new } instead; whoever is responsible has to sign it off.
alert-stopped = Stopped
stopped-since = Stopped on the applicant’s request since { $since }.
alert-reappointed = Another day
reappointed-from = The day promised before was { $old }; there is no further one.
alert-forward = Send it on
alert-follows = Filed again
follows-withdrawn = Filed again after the dossier of the same matter was withdrawn, first filed on { $since }:
used-share = { $share } of the time used
step-runs-out = { $step }: the step ends at { $until }.

## Orders

orders-title = Orders of leaders
order-head = { $by } to { $to }, { $at }
order-due = Answer awaited by { $due }
order-awaited = Answer awaited
order-late = Answer overdue since { $due }
order-answered = Answered
order-answered-late = Answered late
order-answered-by = Answered by { $by }, { $at }

## Work lists

work-apology = Sign off an apology with another day
work-order = Answer an order

## Applicants

stop-link = Ask to stop
stop-title = Ask to stop the dossier
stop-intro = While it is stopped nobody decides anything and the time limit does not run. To go on, speak to the one-stop desk; the head of the agency decides.
stop-submit = Stop this dossier
flash-stopped = The dossier is stopped as you asked.
clock-stopped-on-request = The clock is stopped on the applicant’s request.
paper-04 = Apology with another day (form 04)
paper-05 = Notice of a stop (form 05)
told-reappointed = The agency apologises for the delay and promises { $new } instead of { $old }.
told-stopped = The dossier was stopped on the applicant’s request.
told-reopened = A leader decided that the dossier goes on.
told-apology-proposed = An apology was prepared, with { $new } as the new day.
told-order-given = { $by } gave an order, to be answered by { $due }.
told-order-answered = { $by } answered the order.

## Legs sent back

do-send-back = Send back to the sender
do-send-again = Send again
effect-send-back = goes back to { $unit } with the reason; the time of the step runs on until it is sent again
effect-send-again = goes on to { $unit }; the time of the step runs from its arrival
send-back-reason = Why it goes back: what is missing, or which agency is competent
send-again-note = What was mended
alert-sent-back = Sent back
sent-back-by = { $unit } sent it back at { $at }:
told-sent-back = Sent back to the sender at the step “{ $step }”.
told-sent-again = Sent again at the step “{ $step }”.

## Agencies that take part

legs-caption = Agencies that take part
leg-agency = Agency
leg-leads = { $agency } (leads)
leg-steps = Steps
leg-time = Time
leg-hours = { $hours } working hours
leg-no-time = None is set
leg-standing = Standing
leg-ahead = Not there yet
leg-here = There since { $since }
leg-here-until = There since { $since }, due { $due }
leg-overdue = There since { $since }, overdue since { $due }
leg-done = Done, went on { $left }
leg-done-late = Done, went on { $left }, with a late step

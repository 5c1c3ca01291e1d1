# The index of service quality, and the transparency page.
quality-tab = Quality of service
quality-title = Index of service quality (Decision 766/QĐ-TTg)
quality-score = { $points } of { $of } points of the criteria that were measured
quality-lift = Would lift it most: { $criterion }, { $points } points missing.
quality-chart = Points by group
quality-group-score = { $group }: { $points } of { $of }
quality-reached = Points reached
quality-missing = Points missing
quality-criteria = Each criterion
quality-compared = Side by side
quality-behind = Where it lacks
quality-lacking = Dossiers that cost points: { $criterion }
quality-no-data = No data
quality-not-applicable = N/A
quality-watched = Watched
quality-percent = { $percent } %
quality-formula-words = Rate × maximum ÷ threshold, with two decimals. Criteria without data and those with nothing to divide by count neither as points nor as maximum. A period that is over keeps the figures of its last day.
column-criterion = Criterion
column-share-counts = Numerator / denominator
column-share-part = Numerator
column-share-whole = Denominator
column-share = Rate
column-points = Points
column-most-points = Most points
column-lacking = Dossiers lacking
transparency-title = Open figures: quality of service
transparency-intro = For everybody: whether agencies settle dossiers on time, and how long people usually wait. There is no personal data on this page.
transparency-about = { $whom } · from { $from } to { $until }
transparency-period = Period
transparency-agency = Agency
transparency-agency-all = The whole province
transparency-index = Points for quality of service
transparency-on-time = On time and in time
transparency-wait = Waiting time
transparency-online = Filed online
transparency-most-people = Most people get their result { $count ->
    [0] on the day of filing
    [1] within 1 day
   *[other] within { $count } days
  }
transparency-wait-days = { $count ->
    [0] the same day
    [1] 1 day
   *[other] { $count } days
  }
transparency-wait-longer = more than { $days } days
transparency-wait-none = too few results
transparency-by-agency = By agency
transparency-by-procedure = By procedure
transparency-column-dossiers = Dossiers (about)
transparency-column-wait = Most get it within
transparency-rules = How it is shown
transparency-rule-most = “Most” means at least { $percent } of 100 dossiers with a result; counted from the day of filing, in days of the calendar.
transparency-rule-small = Groups of fewer than { $least } dossiers are not shown; where the rest could still be found by subtraction, the next smallest group is not shown either. Dossiers are rounded down to tens, shares to whole per cent.
transparency-rule-left-out = { $count } groups are not shown for this reason.
transparency-how = How each criterion is counted
transparency-nothing = Too few dossiers to show
transparency-nothing-text = This period or agency has too few dossiers. Choose a longer period or the whole province.
transparency-download = Download as CSV

tray-link = Scan several pages and split them by paper
tray-title = Tray of scans
tray-intro = Put pictures or PDFs into the tray, turn the pages and put them in order, then give them to the papers. Each paper becomes one PDF. The tray holds up to { $most } pages.
tray-files = Pictures or scans
tray-add = Put into the tray
tray-pages = { $count ->
    [one] { $count } page in the tray
   *[other] { $count } pages in the tray
}
tray-page-of = { $name }, page { $page }
tray-turned = turned { $degrees }°
tray-turn = Turn
tray-forward = Forward
tray-back = Back
tray-drop = Take out
tray-turn-page = Turn page { $page }
tray-forward-page = Move page { $page } forward
tray-back-page = Move page { $page } back
tray-drop-page = Take page { $page } out of the tray
tray-give-title = Give pages to a paper
tray-from = From page
tray-to = To page
tray-component = Paper
tray-no-component = None yet
tray-give = Give
tray-build = Make the PDFs and attach them
flash-tray-built = The PDFs were made and attached
problem-choose-scans = Choose at least one file
problem-tray-full = The tray holds up to { $most } pages; with these files it would have { $pages }. None of them was put in
problem-tray-heavy = The files of the tray have more than { $most } MB. Make the PDFs of the pages that were given, then put in more
problem-tray-range = Enter a first and a last page that are in the tray
problem-tray-nothing-given = Give the pages to papers first
problem-scan-picture-large = The picture of page { $page } is too large. Save it smaller, or as JPEG, and put it in again
problem-scan-page-unreadable = Page { $page } cannot be read. Take it out and scan it again

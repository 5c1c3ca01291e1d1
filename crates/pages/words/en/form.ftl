# E-forms

why-we-ask = Why do we ask?
most-characters = { $count ->
    [one] At most { $count } character.
   *[other] At most { $count } characters.
}
save-and-continue = Save and continue
address-refresh = Refresh the list of communes

# What went wrong

request-id = Request id:

not-found-title = This page was not found
not-found-text = The address may be incomplete, or the page may belong to somebody else.
session-ended-title = Your session has ended
session-ended-text = To keep you safe, the site signs you out after a time without use. What was saved is still there; please sign in again to go on.
form-stale-title = This page is out of date
form-stale-text = The form was opened some time ago and can no longer be sent. Nothing has been changed; please open the page again and try once more.
refused-title = This could not be done
refused-text = Nothing was changed; go back to the page before and look it over.
changed-meanwhile-title = This has just been changed elsewhere
changed-meanwhile-text = Somebody, or you yourself in another window, has just updated it. What you sent was not saved; please look at the new version and try again.
too-large-title = The file or form is too large
too-large-text = Please split it or make the file smaller, then send it again. Nothing has been changed.
too-many-title = Too many requests at once
too-many-text = Please wait a minute, then try again.
unavailable-title = The site cannot serve you right now
unavailable-text = Please try again in a few minutes. Whatever you sent and had confirmed is safe.
internal-title = Something went wrong on our side
internal-text = This is not your fault. Please try again; if it keeps happening, call us and read out the code below.
go-home = Go to the first page
sign-in-again = Sign in again

# Problems of single fields, by code

problem-area-required = Choose where to file
problem-too-many-drafts = You have too many drafts. Send or discard some, then try again.
problem-too-many-files = This paper has as many files as it can take. Remove some or join them.
problem-file-refused = { $files }
problem-not-tracked = No dossier matches the number and digits given. Please check both.
problem-choose-persona = Choose a person
problem-sign-in-wrong = The user name, password or one-time code is wrong. Please type all three again.
problem-sign-in-locked = Too many wrong tries. Wait { $minutes } minutes, then try again.
problem-rating-empty = Answer at least one question
problem-unknown-user = There is no account of that name
problem-required = Fill in this field
problem-day = Enter day, month and year, for example 02/09/2023
problem-amount = Enter the amount in digits, 1 đồng or more, for example 1,200,000
problem-not-an-option = Choose one of the options
problem-too-long = This is too long. Please shorten it.
problem-phone = Give a phone number of 10 digits, for example 0912 345 678
problem-identity-length = An identity number has 12 digits, an old identity card 9. Please check.

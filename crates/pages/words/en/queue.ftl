# Appointments and the queue at a one-stop desk

nav-book = Book a visit
nav-queue = Queue
book-title = Book a visit to a desk
book-search-title = Choose a one-stop desk
book-search-label = Find a one-stop desk
book-search-hint = Commune, district or department
book-desks-count = { $count ->
    [one] { $count } one-stop desk
   *[other] { $count } one-stop desks
}
book-none = No one-stop desk was found
book-none-text = Try the name of a commune, ward, district or department; accents are not needed.
book-at = Book a visit to { $desk }
book-intro = Choose a day and an hour. If you come in time you are called before those who draw a number there. If you come more than { $minutes } minutes late you wait as they do.
book-days = Working days
book-slots = Hours on { $day }
book-free = { $count ->
    [one] { $count } place left
   *[other] { $count } places left
}
book-full = full
book-day-over = There is no free hour on this day. Choose another day above.
book-submit = Book this hour
book-sign-in = You have to sign in to book.
problem-book-unchosen = Choose an hour
problem-slot-taken = The last place in this hour was just taken. Choose another one; the free hours below are up to date
problem-slot-same-hour = You have an appointment at this very hour. Choose another one or cancel the old one
problem-slot-too-many = A person can keep at most 3 appointments at once. Cancel one under My appointments and try again
problem-queue-range = Enter a number from { $least } to { $most }
bookings-title = My appointments
bookings-none = You have no appointment
bookings-none-text = Book an hour so that you do not wait long at the desk.
bookings-cancel = Cancel this appointment
bookings-bring = Bring your identity card and the originals of papers that have to be compared.
booking-card = { $time }, { $day }
flash-booked = Your visit is booked
flash-booking-cancelled = The appointment is cancelled. The place is free for others

queue-title = Queue at { $desk }
queue-counter = Counter
queue-call-next = Call the next person
queue-call-next-hint = The person at the counter is marked as served.
queue-now = At counter { $counter }
queue-nobody-here = Nobody was called to this counter
queue-again = Call again
queue-done = Served
queue-absent = Did not come
queue-draw = Draw a number
queue-waiting = Waiting
queue-waiting-none = Nobody is waiting.
queue-expected = Booked, not here yet
queue-expected-none = Nobody else is expected today.
queue-arrived = Has come
queue-called = Called
queue-number = Number
queue-drawn = Drew a number
queue-booked-for = Booked for { $time }
queue-to-counter = Counter { $counter }
queue-screen-link = Public screen
queue-settings-link = How hours are given
queue-print = Print ticket { $number }
queue-choose = Choose a desk
flash-queue-drawn = A number was drawn
flash-queue-called = The next person was called
flash-queue-empty = Nobody is waiting
flash-queue-saved = Saved
queue-settings-title = How { $desk } gives hours
queue-settings-intro = For appointments made from now on; those already made stay.
queue-slot-minutes = Length of a slot (minutes)
queue-places = Places in a slot
queue-days-ahead = Days ahead

screen-title = Please come to the counter
screen-to = counter
screen-nobody = No number was called yet
screen-waiting = { $count ->
    [one] { $count } person is waiting
   *[other] { $count } people are waiting
}
screen-next = Next

card-read = Filled from the QR code of the identity card. Compare it with the person, then press Begin.
problem-card-unreadable = This is not the QR code of an identity card. Scan it again or type the number
queue-save = Save

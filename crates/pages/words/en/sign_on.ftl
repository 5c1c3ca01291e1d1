# Signing on

sign-on-with = Sign in with { $name }
sign-on-intro = You sign in with the electronic identity that you have; no account or password of its own is made here.
sign-on-levels = Level 1 is enough to look things up and to fill forms in. To submit, to pay or to receive a result you will be asked for level 2; what you filled in is kept.
step-up-title = Level 2 is needed
step-up-intro = Submitting, paying and receiving need level 2, which is as good as showing your identity card. Afterwards you come back to the same page; what you filled in is kept.
staff-own-account = Account of the office

received-title = Welcome, { $name }
received-intro = This is the first time that you sign in here. { $name } has just told us the following; nothing of it is kept yet.
received-begins = When you go on, it is kept, so that you need not fill it in again.
received-joins = We know you already by your identity number. When you go on, the account is linked to what is there; the telephone and address that you gave stay as they are.
received-name = Full name
received-birth = Date of birth
received-phone = Telephone
received-email = E-mail
received-address = Address
received-level = Level
received-submit = That is me, go on
received-cancel = Do not go on
identity-number = Identity number
tax-number = Tax number
level-one = Level 1: look up and fill in
level-two = Level 2: submit, pay, receive
twice-title = There are two records of you here
twice-text = One belongs to this account, one to another number of the same person. What you filed under either goes on as before, nothing is lost. If you wish, an officer checks them and makes them one.
twice-wish = I ask that my two records become one

sign-on-unavailable-title = The identity provider does not answer
sign-on-unavailable-text = { $name } does not answer, or too slowly. Please try again in some minutes, or sign in another way.
sign-on-cancelled-title = You stopped signing in
sign-on-cancelled-text = { $name } says that you did not go on.
sign-on-refused-title = The identity provider refuses
sign-on-refused-text = { $name } does not let anybody sign in to this system. Please tell the helpline the code below.
sign-on-used-title = This sign-in cannot be used any more
sign-on-used-text = A sign-in works once and for some minutes. You may have pressed Back, or left the page open for long. Please sign in from the beginning.
sign-on-untrusted-title = The answer could not be trusted
sign-on-untrusted-text = The answer that came from { $name } did not pass our checks, so nobody was signed in. You did nothing wrong. Please try again; if it stays so, tell the helpline the code below.
sign-on-browser-title = Please sign in again in this browser
sign-on-browser-text = This sign-in began in another browser or on another machine. To be safe, only the one in which it began may end it.
sign-on-number-title = Your identity number is not known
sign-on-no-number = { $name } did not tell your name or your identity number. Please check your electronic identity, or come to the one-stop desk.
sign-on-bad-number = The identity number that { $name } told does not fit the date of birth or any province. Please ask the police office that issued your card, or file at the one-stop desk.
sign-on-officer-title = There is no such officer
sign-on-no-officer = No officer who works here has the identity number that { $name } told. Please tell the administrator of your agency.
sign-on-nothing-happened = Nothing was changed; what you filled in before is still there.
sign-on-again = Sign in from the beginning
sign-on-other-way = Sign in another way
sign-out-elsewhere = Your browser goes on to { $name }, to sign you out there too. If it does not, please follow the link below.
sign-out-at = Sign out of { $name }

own-account-title = My account
sessions-title = Where you are signed in
sessions-text = If one is not yours, end it and change your password.
session-here = Here
session-began = Signed in { $at }, by { $way }
session-seen = Last used { $at }
session-place = Network address { $place }
session-end = End it
sessions-end-others = End all others
device-unknown = Unknown device
way-password = password and one-time code
way-recovery = password and recovery code
way-provider = the province’s account
codes-title = Recovery codes
codes-text = If you lose your telephone, type a recovery code where the one-time code is asked for. Each works once.
codes-left = { $count ->
    [0] There is none left.
    [one] There is one left.
   *[other] There are { $count } left.
}
codes-make = Make new recovery codes
codes-void = The old ones will not work any more. The new ones are shown once.
codes-new-title = New recovery codes
codes-new-text = Please print them or write them down now and keep them safe, not with your telephone. They are not shown again.
prove-title = Please confirm that it is you
prove-intro = This needs a confirmation within the last 10 minutes. Afterwards you come back to the page you came from.
prove-submit = Confirm
flash-session-ended = Ended.

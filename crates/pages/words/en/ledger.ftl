# The ledger and proof files.

proof-link = Download the proof
proof-check = Check a proof file

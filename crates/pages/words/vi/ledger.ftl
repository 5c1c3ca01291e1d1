# Sổ cái và tệp bằng chứng.

proof-link = Tải tệp bằng chứng
proof-check = Kiểm chứng tệp bằng chứng

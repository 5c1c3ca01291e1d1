# Lãnh đạo cơ quan

# Biểu mẫu điện tử

why-we-ask = Vì sao cần thông tin này?
most-characters = Tối đa { $count } ký tự.
save-and-continue = Lưu và tiếp tục
address-refresh = Cập nhật danh sách xã, phường

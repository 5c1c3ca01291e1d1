# Bàn làm việc của cán bộ

desk-place = Bàn làm việc
work-search = Tìm hồ sơ
work-search-hint = Mã, tên, số định danh, thủ tục
filter-button = Lọc
work-state = Thời hạn
work-due = Hạn
work-applicant = Người nộp
work-procedure = Thủ tục
work-step = Bước
work-person = Người xử lý
work-number = Mã hồ sơ
work-nobody = Chưa ai nhận
work-choose = Chọn
work-choose-all = Chọn tất cả
work-choose-row = Chọn hồ sơ { $number }
bulk-chosen = Số hồ sơ đã chọn:
show-new-work = Tải lại danh sách

keys = Phím tắt
keys-on = Bật phím tắt
key-next = Hồ sơ sau
key-previous = Hồ sơ trước
key-open = Mở hồ sơ
key-search = Tìm
key-help = Xem phím tắt

decide-title = Việc cần quyết định
given-files = Giấy tờ

# Khung trang và các bộ phận dùng chung

product = Một Cửa
skip = Chuyển đến nội dung chính
languages = Ngôn ngữ
main-navigation = Điều hướng chính
footer-navigation = Thông tin về trang
breadcrumbs = Đường dẫn
sign-out = Đăng xuất
notice = Lưu ý
demo-notice = Trang thử nghiệm, dữ liệu không có thật.
help-title = Cần giúp đỡ?
licences = Giấy phép phần mềm
error-prefix = Lỗi:

search-button = Tìm
change = Sửa
remove = Xóa
close = Đóng
choose = Chọn…
yes = Có
no = Không
optional = (không bắt buộc)
continue = Tiếp tục
copy-number = Sao chép số
copied = Đã sao chép
print-page = In trang này
not-given = Không khai
planned = (dự kiến)
cannot-be-undone = Không thể hoàn tác.

monday = Thứ Hai
tuesday = Thứ Ba
wednesday = Thứ Tư
thursday = Thứ Năm
friday = Thứ Sáu
saturday = Thứ Bảy
sunday = Chủ Nhật

days = { $count } ngày
working-days = { $count } ngày làm việc
working-hours = { $count } giờ làm việc
under-an-hour-left = còn dưới 1 giờ
time-left = còn { $time }
time-over = quá hạn { $time }

clock-due = Hẹn trả kết quả:
clock-how = Ngày này được tính thế nào?
diagram-in-words = Mô tả bằng lời
error-summary-title = Có { $count } chỗ cần sửa
progress-step = Bước { $step }/{ $of }
paging = Phân trang
paging-first = Về đầu danh sách
paging-next = Xem tiếp

file-checking = đang kiểm tra
upload-send = Tải lên
upload-sending = Đang gửi { $name }…
upload-done = Đã nhận { $name }.
upload-failed = Chưa gửi được tệp. Xin bấm Tải lên để gửi lại theo cách thường.

task-done = Đã xong
task-begun = Đang khai
task-to-do = Chưa khai
task-wrong = Cần sửa
task-later = Làm sau

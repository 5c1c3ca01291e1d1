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

# Khung trang: người dùng, điều hướng, chân trang

home = Trang đầu
sign-in = Đăng nhập
signed-in-citizen = Tài khoản của tôi
nav-procedures = Thủ tục
nav-my-dossiers = Hồ sơ của tôi
nav-notices = Thông báo
nav-track = Tra cứu
nav-work = Việc cần làm
nav-search = Tìm hồ sơ
nav-walk-in = Tiếp nhận tại quầy
nav-admin = Quản trị
nav-organisation = Tổ chức
help-hours = Trong giờ làm việc, thứ Hai đến thứ Sáu
help-link = Trợ giúp
accessibility-link = Trang web cho mọi người
privacy-link = Dữ liệu của anh/chị
api-link = Dành cho hệ thống khác (API)
undo = Hoàn tác
back = Quay lại

flash-done = Đã xong.
flash-done-before = Việc này đã được làm từ trước; không có gì được làm lại lần nữa.
flash-draft-discarded = Đã xóa hồ sơ đang khai.
flash-draft-restored = Đã lấy lại hồ sơ đang khai.
flash-supplement-sent = Đã gửi phần bổ sung.
flash-withdrawn = Đã rút hồ sơ.
flash-rated = Cảm ơn anh/chị đã đánh giá.
flash-signed-out = Anh/chị đã đăng xuất.
flash-kept = Đã lưu. Anh/chị có thể quay lại khai tiếp bất cứ lúc nào.

hint-date = Ngày, tháng, năm; ví dụ 02/09/1990
hint-partial-date = Nếu không nhớ ngày hoặc tháng, chỉ ghi phần đã biết; ví dụ 1965 hoặc 09/1965
hint-month = Tháng và năm; ví dụ 09/2023
hint-name = Ghi đầy đủ họ, chữ đệm và tên
hint-identity = 12 số trên thẻ căn cước
only-when = Chỉ khai khi “{ $field }” là: { $values }
add-item = Thêm { $item }
upload-rules = PDF, JPG hoặc PNG, mỗi tệp không quá { $size }. Có thể chụp giấy tờ bằng điện thoại.
pages-count = { $count } trang

refused-file = Tệp “{ $file }”: { $why }
refused-empty = tệp không có nội dung
refused-too-large = tệp lớn { $size }, tối đa là { $most }
refused-unknown-type = nội dung không phải PDF, JPG hay PNG; xin chọn tệp khác
refused-not-what-it-says = tên tệp cho biết là { $claimed } nhưng nội dung là { $found }; xin chọn đúng tệp
refused-damaged = tệp { $found } bị hỏng, không mở được; xin quét hoặc chụp lại
refused-locked = tệp PDF có mật khẩu; xin bỏ mật khẩu rồi gửi lại
refused-too-many-pages = tệp có { $pages } trang, tối đa là { $most }

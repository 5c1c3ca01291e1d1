# Thông báo lỗi

request-id = Mã yêu cầu:

not-found-title = Không tìm thấy trang này
not-found-text = Địa chỉ có thể đã được gõ thiếu, hoặc trang dành cho người khác.
session-ended-title = Phiên làm việc đã kết thúc
session-ended-text = Để an toàn, trang tự đăng xuất sau một thời gian không dùng. Những gì đã lưu vẫn còn nguyên; xin đăng nhập lại để tiếp tục.
form-stale-title = Trang này đã cũ
form-stale-text = Biểu mẫu được mở từ trước và không còn dùng để gửi được. Chưa có gì bị thay đổi; xin mở lại trang rồi thử lần nữa.
refused-title = Việc này không thực hiện được
refused-text = Chưa có gì bị thay đổi; xin quay lại trang trước và xem lại.
changed-meanwhile-title = Nội dung vừa được thay đổi ở nơi khác
changed-meanwhile-text = Có thể ai đó, hoặc chính anh/chị ở một cửa sổ khác, vừa cập nhật. Phần anh/chị vừa gửi chưa được lưu; xin xem bản mới rồi thử lại.
too-large-title = Tệp hoặc biểu mẫu quá lớn
too-large-text = Xin chia nhỏ hoặc giảm dung lượng tệp rồi gửi lại. Chưa có gì bị thay đổi.
too-many-title = Có quá nhiều yêu cầu cùng lúc
too-many-text = Xin đợi một phút rồi thử lại.
unavailable-title = Trang tạm thời không phục vụ được
unavailable-text = Xin thử lại sau ít phút. Những gì đã gửi và có xác nhận thì vẫn còn nguyên.
internal-title = Có lỗi từ phía hệ thống
internal-text = Đây không phải lỗi của anh/chị. Xin thử lại; nếu vẫn gặp, hãy gọi cho chúng tôi và đọc mã dưới đây.
go-home = Về trang đầu
sign-in-again = Đăng nhập lại

# Lỗi của từng ô; mã do nơi kiểm tra đặt

problem-area-required = Xin chọn nơi nộp hồ sơ
problem-too-many-drafts = Anh/chị có quá nhiều hồ sơ đang khai. Xin gửi hoặc xóa bớt rồi thử lại.
problem-too-many-files = Giấy tờ này đã có đủ số tệp cho phép. Xin xóa bớt hoặc gộp các tệp.
problem-file-refused = { $files }
problem-not-tracked = Không có hồ sơ nào khớp với mã và số đã ghi. Xin xem lại cả hai.
problem-choose-persona = Xin chọn một người
problem-sign-in-wrong = Tên đăng nhập, mật khẩu hoặc mã xác thực chưa đúng. Xin gõ lại cả ba.
problem-sign-in-locked = Đã thử sai nhiều lần. Xin đợi { $minutes } phút rồi thử lại.
problem-rating-empty = Xin trả lời ít nhất một câu
problem-unknown-user = Không có tài khoản nào tên như vậy
problem-required = Xin điền ô này
problem-day = Xin ghi ngày, tháng, năm; ví dụ 02/09/2023
problem-amount = Xin ghi số tiền bằng số, từ 1 đồng; ví dụ 1.200.000
problem-not-an-option = Xin chọn một trong các mục có sẵn
problem-too-long = Nội dung quá dài. Xin viết ngắn lại.
problem-phone = Xin ghi số điện thoại 10 số, ví dụ 0912 345 678
problem-identity-length = Số định danh có 12 số, chứng minh nhân dân cũ có 9 số. Xin xem lại.

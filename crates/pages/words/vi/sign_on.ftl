# Đăng nhập

sign-on-with = Đăng nhập bằng { $name }
sign-on-intro = Anh/chị đăng nhập bằng tài khoản định danh điện tử đã có; ở đây không lập tài khoản hay mật khẩu riêng.
sign-on-levels = Mức xác thực 1 đủ để xem và khai hồ sơ. Khi gửi hồ sơ, trả tiền hoặc nhận kết quả, hệ thống sẽ đề nghị xác thực mức 2; những gì đã khai vẫn được giữ.
step-up-title = Cần xác thực mức 2
step-up-intro = Gửi hồ sơ, trả tiền và nhận kết quả cần xác thực mức 2, có giá trị như xuất trình thẻ căn cước. Sau khi xác thực, anh/chị trở lại đúng trang vừa rồi; những gì đã khai vẫn được giữ.
staff-own-account = Tài khoản của cơ quan

received-title = Chào { $name }
received-intro = Đây là lần đầu anh/chị đăng nhập vào đây. { $name } vừa cho biết những điều sau; chưa có gì được lưu.
received-begins = Khi tiếp tục, hệ thống lưu những điều này để anh/chị không phải khai lại.
received-joins = Hệ thống đã có hồ sơ của anh/chị từ trước theo số định danh. Khi tiếp tục, tài khoản được nối với hồ sơ đó; số điện thoại và địa chỉ đã có được giữ nguyên.
received-name = Họ và tên
received-birth = Ngày sinh
received-phone = Điện thoại
received-email = Thư điện tử
received-address = Địa chỉ
received-level = Mức xác thực
received-submit = Đúng là tôi, tiếp tục
received-cancel = Không tiếp tục
identity-number = Số định danh
tax-number = Mã số thuế
level-one = Mức 1: xem và khai hồ sơ
level-two = Mức 2: gửi hồ sơ, trả tiền, nhận kết quả
twice-title = Hệ thống đang có hai hồ sơ cá nhân của anh/chị
twice-text = Một hồ sơ theo tài khoản này, một hồ sơ theo số giấy tờ khác của cùng một người. Hồ sơ thủ tục ở cả hai vẫn được xử lý bình thường, không có gì bị mất. Nếu anh/chị muốn, cán bộ sẽ kiểm tra và gộp lại.
twice-wish = Tôi đề nghị gộp hai hồ sơ cá nhân làm một

sign-on-unavailable-title = Nơi xác thực chưa trả lời
sign-on-unavailable-text = { $name } hiện không trả lời hoặc trả lời quá chậm. Xin thử lại sau ít phút, hoặc đăng nhập bằng cách khác.
sign-on-cancelled-title = Anh/chị đã dừng đăng nhập
sign-on-cancelled-text = { $name } cho biết anh/chị không tiếp tục.
sign-on-refused-title = Nơi xác thực từ chối
sign-on-refused-text = { $name } không cho đăng nhập vào hệ thống này. Xin báo cho đường dây hỗ trợ mã dưới đây.
sign-on-used-title = Lần đăng nhập này không còn dùng được
sign-on-used-text = Mỗi lần đăng nhập chỉ dùng một lần và trong ít phút. Có thể anh/chị đã bấm nút Quay lại, hoặc để trang quá lâu. Xin đăng nhập lại từ đầu.
sign-on-untrusted-title = Câu trả lời không đủ tin cậy
sign-on-untrusted-text = Câu trả lời nhận được từ { $name } không qua được kiểm tra, nên không ai được đăng nhập. Anh/chị không làm gì sai. Xin thử lại; nếu vẫn vậy, xin báo cho đường dây hỗ trợ mã dưới đây.
sign-on-browser-title = Xin đăng nhập lại trên trình duyệt này
sign-on-browser-text = Lần đăng nhập này bắt đầu ở một trình duyệt hoặc máy khác. Để an toàn, hệ thống chỉ nhận nơi đã bắt đầu.
sign-on-number-title = Chưa xác định được số định danh
sign-on-no-number = { $name } không cho biết họ tên hoặc số định danh của anh/chị. Xin kiểm tra tài khoản định danh, hoặc đến Bộ phận Một cửa.
sign-on-bad-number = Số định danh mà { $name } cho biết không khớp với ngày sinh hoặc mã tỉnh. Xin liên hệ công an nơi cấp thẻ, hoặc đến Bộ phận Một cửa để nộp hồ sơ.
sign-on-officer-title = Chưa có tài khoản cán bộ
sign-on-no-officer = Không có cán bộ nào đang công tác mang số định danh mà { $name } cho biết. Xin báo cho người quản trị của cơ quan.
sign-on-nothing-happened = Chưa có gì bị thay đổi; những gì đã khai trước đó vẫn còn.
sign-on-again = Đăng nhập lại từ đầu
sign-on-other-way = Đăng nhập bằng cách khác
sign-out-elsewhere = Trình duyệt đang chuyển sang { $name } để đăng xuất cả ở đó. Nếu trang không tự chuyển, xin bấm vào liên kết dưới đây.
sign-out-at = Đăng xuất khỏi { $name }

own-account-title = Tài khoản của tôi
sessions-title = Nơi đang đăng nhập
sessions-text = Thấy nơi lạ, xin kết thúc nó và đổi mật khẩu.
session-here = Nơi này
session-began = Đăng nhập { $at }, bằng { $way }
session-seen = Dùng lần cuối { $at }
session-place = Địa chỉ mạng { $place }
session-end = Kết thúc
sessions-end-others = Kết thúc mọi nơi khác
device-unknown = Thiết bị không rõ
way-password = mật khẩu và mã xác thực
way-recovery = mật khẩu và mã khôi phục
way-provider = tài khoản của tỉnh
codes-title = Mã khôi phục
codes-text = Khi mất điện thoại, gõ một mã khôi phục vào ô mã xác thực. Mỗi mã dùng một lần.
codes-left = { $count ->
    [0] Hiện không còn mã nào.
   *[other] Còn { $count } mã.
}
codes-make = Làm mã khôi phục mới
codes-void = Các mã cũ sẽ không dùng được nữa. Mã mới chỉ hiện ra một lần.
codes-new-title = Mã khôi phục mới
codes-new-text = Xin in hoặc chép lại ngay và cất nơi an toàn, không cất cùng điện thoại. Các mã này không hiện lại lần nữa.
prove-title = Xin xác nhận lại là anh/chị
prove-intro = Việc này cần xác nhận trong vòng 10 phút gần đây. Xong, anh/chị trở lại trang vừa rồi.
prove-submit = Xác nhận
flash-session-ended = Đã kết thúc.

### Quản trị không cần lập trình: đơn vị, cán bộ, tài khoản.

admin-late = Người khác vừa sửa mục này. Những gì anh/chị gõ còn nguyên ở đây; chỗ khác với nội dung đang lưu được ghi rõ dưới từng ô. Xem lại rồi lưu lần nữa.
admin-stands-now = Đang lưu: { $now }
admin-leave-it = Thôi, quay lại
admin-save = Lưu
admin-from = Từ ngày
flash-admin-saved = Đã lưu.
flash-unit-added = Đã thêm đơn vị.
flash-member-added = Đã thêm cán bộ. Hãy cấp mật khẩu tạm để người này đăng nhập được.
flash-factor-reset = Đã xóa xác thực hai lớp cũ. Lần đăng nhập sau người này đặt lại.
flash-first-again = Lượt đăng nhập lần đầu đã hết hạn hoặc đã xong. Xin đăng nhập lại.

## Đơn vị

unit-change = Sửa
unit-change-title = Sửa { $name }
unit-name = Tên đầy đủ
unit-name-vi = Tên tiếng Việt
unit-name-en = Tên tiếng Anh
unit-types-hint = Tên mà quy trình dùng để gọi đơn vị làm bước, mỗi dòng một tên. Ví dụ: UBND cấp xã
unit-serves-hint = Tên đầy đủ hoặc mã đơn vị hành chính, mỗi dòng một địa bàn. Để trống nếu phục vụ mọi nơi.
unit-address = Địa chỉ trụ sở
unit-phone = Điện thoại
unit-email = Thư điện tử
unit-opening = Giờ tiếp dân
unit-opening-hint = Ví dụ: Thứ Hai đến thứ Sáu 7:30–11:30 và 13:30–17:00
unit-opening-en = Giờ tiếp dân, tiếng Anh
unit-add = Thêm đơn vị trực thuộc
unit-add-top = Thêm đơn vị
unit-add-below = Thêm đơn vị thuộc { $name }
unit-add-intro = Đơn vị có hiệu lực từ ngày ghi ở cuối trang; mã định danh có thể thêm sau.
unit-level = Cấp
unit-level-hint = Chỉ cần cho đơn vị hành chính; cơ quan theo cấp của địa bàn.
unit-code-give = Đổi mã
unit-code-title = Mã mới của { $name }
unit-code-effect = mã cũ cùng hệ thống hết hiệu lực ngày hôm trước, vẫn tra được và hồ sơ cũ giữ nguyên
unit-move = Chuyển
unit-move-title = Chuyển { $name } sang nơi khác
unit-move-now = Hiện thuộc: { $name }
unit-move-to = Thuộc đơn vị
unit-find-hint = Ghi mã định danh, hoặc tên đầy đủ; gõ một phần tên rồi gửi thì được gợi ý.
unit-move-effect = từ ngày này trách nhiệm, báo cáo và quyền của cơ quan cấp trên theo nơi mới; trước ngày này vẫn như cũ
unit-moves = từ { $from }: { $name }
unit-end = Kết thúc
unit-end-title = Kết thúc hoạt động của { $name }
unit-end-effect = sau ngày này đơn vị không nhận hồ sơ, không có cán bộ; hồ sơ cũ vẫn ghi tên đơn vị
unit-end-effect-codes = mã định danh và các vị trí còn trống kết thúc cùng ngày
unit-end-not = Chưa kết thúc được { $name }
unit-end-not-text = Còn những điều dưới đây phụ thuộc vào đơn vị. Giải quyết từng điều rồi quay lại.
unit-end-serving = Cơ quan phục vụ địa bàn này
unit-end-work = Việc chưa xong ở đơn vị
unit-end-assignee = Đang giao cho
unit-end-nobody = chưa giao cho ai
problem-unit-unknown = Không có đơn vị nào là “{ $text }”
problem-unit-near = Không có đúng “{ $text }”. Có phải: { $near }?
problem-unit-several = Có nhiều đơn vị tên “{ $text }”. Xin ghi mã định danh.
problem-unit-no-area = “{ $text }” không phải đơn vị hành chính
problem-unit-lines = Nhiều nhất { $most } dòng
problem-unit-phone = Xin ghi số điện thoại, ví dụ 0211 3862 480
problem-unit-parent-not-valid = Ngày này đơn vị cấp trên không còn hoặc chưa có hiệu lực
problem-unit-not-valid = Đơn vị không có hiệu lực suốt thời gian này
problem-unit-there-already = Ngày này đơn vị đã thuộc nơi đó rồi
problem-unit-circle = Đơn vị sẽ thuộc về chính nó, hoặc nằm quá sâu
problem-unit-too-many-moves = Có quá nhiều ngày chuyển đơn vị sắp tới
problem-unit-code-form = Mã chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch; nhiều nhất 40 ký tự
problem-unit-code-taken = Mã { $code } đang là của đơn vị khác vào thời gian này
problem-unit-code-day = Xin ghi một ngày mà đơn vị có hiệu lực
problem-unit-code-later = Đã có mã cùng hệ thống bắt đầu từ ngày này hoặc sau đó
problem-unit-in-use = Còn việc, cán bộ hoặc đơn vị phụ thuộc
problem-day-past = Ngày này đã qua

## Cán bộ và tài khoản

gender-female = Nữ
gender-male = Nam
member-gender = Giới tính
member-add = Thêm cán bộ
member-add-intro = Người mới có một vị trí ngay; vị trí khác thêm sau. Mật khẩu tạm cấp ở trang của người đó.
member-user-hint = 3 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch nối. Ví dụ: xuanloi.hotich
member-id-number = Số định danh
member-id-why = Để không ai tự giải quyết hồ sơ của chính mình.
member-title-hint = Ví dụ: Công chức tư pháp - hộ tịch
position-give = Thêm vị trí
position-give-title = Thêm vị trí cho { $name }
position-end = Kết thúc vị trí này
position-end-title = Kết thúc một vị trí của { $name }
position-end-intro = { $title }, { $unit }
position-end-effect = sau ngày này người đó không còn quyền của vị trí; việc đã giao đích danh cần bàn giao
account-state = Tài khoản
account-state-none = Chưa có mật khẩu
account-state-temporary = Mật khẩu tạm, dùng được đến { $until }
account-state-enrols = Chờ đặt lại xác thực hai lớp
account-state-own = Đang dùng
account-state-closed = Đã khóa
account-close = Khóa tài khoản
account-close-title = Khóa tài khoản của { $name }
account-close-effect = không đăng nhập được nữa, phiên đang mở bị ngắt ngay, mã truy cập của phần mềm khác cũng ngừng
account-close-effect-work = vị trí và việc đang giao vẫn giữ nguyên
account-open = Mở lại tài khoản
account-open-title = Mở lại tài khoản của { $name }
account-open-effect = người này đăng nhập được với mật khẩu cũ
password-issue = Cấp mật khẩu tạm
password-issue-title = Cấp mật khẩu tạm cho { $name }
password-effect-once = mật khẩu chỉ hiện một lần và dùng được trong { $days } ngày
password-effect-change = lần đăng nhập đầu phải đổi mật khẩu; ai chưa có thì đặt xác thực hai lớp
password-effect-signed-off = phiên đang mở của người này bị ngắt
password-issued = Đã cấp mật khẩu cho { $name }
password-temporary = Mật khẩu tạm
password-until = Dùng được đến
password-once = Chỉ hiện lần này. Trao tận tay người được cấp.
factor-reset = Đặt lại xác thực
factor-reset-title = Đặt lại xác thực hai lớp của { $name }
factor-effect = lần đăng nhập sau chỉ cần mật khẩu, rồi người đó phải đặt lại ứng dụng xác thực trước khi vào
accounts-title = Cấp mật khẩu tạm
accounts-without = { $count ->
    [0] Mọi cán bộ đang có vị trí đều đã có tài khoản.
   *[other] { $count } cán bộ đang có vị trí nhưng chưa có tài khoản.
  }
accounts-first = Mỗi lần cấp cho { $count } người; xong thì mở lại trang này để cấp tiếp.
accounts-whom = Cấp cho
accounts-issue = Cấp và hiện danh sách
accounts-effect-list = danh sách mật khẩu chỉ hiện một lần, để in và trao tận tay; mỗi mật khẩu dùng được trong { $days } ngày
accounts-issued = Mật khẩu tạm vừa cấp
accounts-issued-intro = Danh sách này chỉ hiện lần này. In ngay, cắt từng dòng và trao tận tay; không gửi qua thư điện tử.
accounts-next = Cấp tiếp
staff-ended-line = Đã kết thúc, chờ xác nhận
staff-reopen = Vị trí đã kết thúc nhưng lại có trong tệp
staff-reopen-hint = Không đánh dấu thì dòng đó không làm gì. Đánh dấu thì vị trí bắt đầu lại từ hôm nay.
problem-user-taken = Tên đăng nhập { $name } đã có người dùng
problem-user-name-form = 3 đến 64 chữ thường không dấu, chữ số, dấu chấm và gạch nối
problem-position-held = Người này đang giữ đúng vị trí đó trong thời gian này
problem-last-administrator = Đây là người quản trị toàn tỉnh cuối cùng. Giao vị trí đó cho người khác có tài khoản trước.
problem-account-own = Không tự khóa tài khoản của chính mình được.
problem-sign-in-expired = Mật khẩu tạm đã hết hạn. Xin người quản trị cấp lại.
problem-password-short = Mật khẩu cần ít nhất { $least } ký tự
problem-password-same = Xin chọn mật khẩu khác mật khẩu tạm
problem-password-differs = Hai lần gõ mật khẩu chưa giống nhau
problem-enrol-code = Mã chưa đúng. Xin xem lại khóa đã nhập và giờ của điện thoại.

## Đăng nhập lần đầu

first-title = Hoàn tất lần đăng nhập đầu
first-intro = Trước khi vào làm việc, anh/chị đặt những gì chỉ mình biết. Trang này có hiệu lực 15 phút.
first-enrol = Mở ứng dụng xác thực trên điện thoại (ví dụ FreeOTP, Google Authenticator), thêm tài khoản và nhập khóa dưới đây. Đang dùng điện thoại thì bấm liên kết ở cuối trang.
first-secret = Khóa: { $secret }
first-open = Mở ứng dụng xác thực
first-password = Mật khẩu mới
first-password-hint = Ít nhất { $least } ký tự; một câu dài dễ nhớ là tốt nhất.
first-repeated = Gõ lại mật khẩu mới
first-code-hint = Sáu chữ số mà ứng dụng đang hiện.
first-submit = Lưu và vào làm việc

## Nhật ký thay đổi

done-unit-added = Thêm đơn vị: { $detail }
done-unit-changed = Sửa đơn vị: { $detail }
done-unit-code = Đặt mã đơn vị: { $detail }
done-unit-moved = Chuyển đơn vị: { $detail }
done-unit-ended = Kết thúc đơn vị, ngày cuối { $detail }
done-staff-added = Thêm cán bộ: { $detail }
done-staff-changed = Sửa thông tin cán bộ: { $detail }
done-position-given = Giao vị trí: { $detail }
done-position-ended = Kết thúc vị trí: { $detail }
done-password-issued = Cấp mật khẩu tạm: { $detail }
done-factor-reset = Đặt lại xác thực hai lớp
done-account-closed = Khóa tài khoản
done-account-opened = Mở lại tài khoản

## Ngày áp dụng của quy trình

process-valid-from-hint = Hôm nay hoặc một ngày sắp tới; trước ngày đó hồ sơ mới vẫn theo bản cũ
process-coming = Đã lưu phiên bản { $number }. Hồ sơ nộp từ { $day } đi theo quy trình này; trước ngày đó vẫn theo bản đang dùng.
problem-process-before-coming = Phiên bản { $number } đã định từ ngày { $day }. Bản mới phải từ ngày đó trở đi.

## Lịch làm việc

calendar-add = Thêm ngày
calendar-day-title = Ngày nghỉ, ngày hoán đổi
calendar-day-intro = Chỉ đổi được ngày chưa tới. Ngày hẹn đã trao cho người dân giữ nguyên; lịch mới dùng khi tính ngày hẹn cho hồ sơ tiếp nhận từ nay và khi pháp luật cho tính lại.
calendar-name-hint = Ví dụ: Quốc khánh 2/9
calendar-source-hint = Số và ngày của văn bản thông báo
calendar-preview = Xem ảnh hưởng
calendar-effect-on = { $count } hồ sơ đang giải quyết hẹn trả đúng ngày này
calendar-effect-later = { $count } hồ sơ đang giải quyết hẹn trả sau ngày này
calendar-effect-promised = ngày hẹn đã trao giữ nguyên, kèm cách tính lúc đó; không kể hồ sơ đã có thư xin lỗi
calendar-remove = Bỏ ngày này
calendar-remove-title = Bỏ { $day }, { $name }, khỏi lịch
problem-calendar-day-past = Chỉ đổi được ngày sau hôm nay
problem-calendar-no-weekend = Làm bù chỉ vào thứ Bảy hoặc Chủ nhật
problem-calendar-weekend = Nghỉ hoán đổi chỉ vào thứ Hai đến thứ Sáu
done-calendar-changed = Đặt ngày trong lịch: { $detail }
done-calendar-removed = Bỏ ngày khỏi lịch: { $detail }
done-hours-changed = Đặt giờ làm việc: { $detail }
done-hours-removed = Bỏ thay đổi giờ làm việc: { $detail }
done-calendar-imported = Nhập bảng ngày nghỉ: { $detail }
hours-change = Đổi giờ làm việc
hours-title = Giờ làm việc từ một ngày
hours-intro = Giờ mới dùng từ ngày này đến lần đổi kế tiếp. Ngày hẹn đã trao cho người dân giữ nguyên; hạn của hồ sơ tiếp nhận từ nay tính theo giờ của từng ngày.
hours-from = Từ ngày
hours-sessions = Các buổi làm việc
hours-hint = Mỗi buổi viết giờ mở và giờ đóng, cách nhau bằng dấu phẩy. Ví dụ: 07:30-11:30, 13:00-16:30
hours-changes = Các lần đổi giờ làm việc
hours-remove = Bỏ lần đổi này
hours-remove-title = Bỏ giờ làm việc { $hours } từ { $day }
hours-remove-intro = Giờ làm việc trước đó tiếp tục được dùng.
column-hours-from = Từ ngày
column-day-hours = Giờ làm việc
problem-hours-full = Đã có { $most } lần đổi giờ, không thêm được nữa: hãy sửa một lần đã có
problem-hours-too-many = Một ngày có nhiều nhất { $most } buổi
problem-hours-unreadable = “{ $text }” không phải một buổi: hãy viết như 07:30-11:30
problem-hours-reversed = Buổi { $text } đóng trước khi mở
problem-hours-overlap = Buổi { $text } mở trước khi buổi trước nó đóng
year-import = Nhập bảng ngày nghỉ
year-title = Nhập bảng ngày nghỉ, ngày làm bù từ bảng tính
year-intro = Tải tệp mẫu, mỗi dòng một ngày, rồi chọn tệp đã điền. Ngày đã qua chỉ được đứng nguyên như trong lịch.
year-rules = Tệp .xlsx (trang tính đầu) hoặc .csv mã UTF-8, nhiều nhất { $size } và { $rows } dòng. Sai một dòng thì không lưu dòng nào; nhập lại tệp cũ không đổi gì.
year-kinds = Các từ có thể ghi ở cột Loại
year-file = Tệp ngày nghỉ
year-save = Lưu vào lịch
year-added = Ngày mới
year-counts = Lịch: { $added } ngày mới, { $changed } ngày đổi, { $unchanged } ngày giữ nguyên
year-imported = Đã nhập bảng ngày nghỉ.
year-late = Lịch vừa được người khác sửa. Hãy chọn lại tệp để xem ảnh hưởng mới.
problem-sheet-empty = Bảng tính không có dòng nào dưới dòng tiêu đề
problem-sheet-too-many = Bảng tính có nhiều hơn { $most } dòng
problem-column-unknown = Không có cột nào tên “{ $name }” trong mẫu
problem-column-twice = Cột này có hai lần
problem-column-missing = Thiếu cột này
problem-day-twice = Ngày này đã có ở dòng trên
done-paper-kind-set = Đặt quy tắc của một loại giấy tờ
done-register-set = Đặt mức và người phụ trách tra cứu dân cư
done-account-set = Đặt mật khẩu và xác thực bằng dòng lệnh

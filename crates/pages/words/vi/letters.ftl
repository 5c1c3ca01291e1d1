### Thư điện tử: nhận thư, mẫu thư, thư không gửi được; ý kiến trả lời chậm.

## Cách nhận thông báo

mail-title = Cách nhận thông báo
mail-intro = Mọi thông báo luôn có ở mục Thông báo trên cổng này. Anh/chị có thể nhận thêm bằng thư điện tử.
mail-private = Thư chỉ ghi mã hồ sơ, tên thủ tục và đường dẫn; nội dung xử lý chỉ xem được sau khi đăng nhập.
mail-address = Địa chỉ thư điện tử
mail-address-hint = Cổng gửi một thư hỏi địa chỉ này có phải của anh/chị không. Chỉ sau khi xác nhận mới có thư khác gửi tới.
mail-language = Ngôn ngữ của thư
mail-wanted = Nhận thư về
mail-group-receipt = Hồ sơ được nhận và được tiếp nhận
mail-group-asked = Cần bổ sung hồ sơ hoặc nộp tiền
mail-group-time = Xin lỗi và hẹn lại, dừng, tiếp tục giải quyết
mail-group-result = Kết quả, từ chối, trả kết quả, rút hồ sơ
mail-save = Lưu
mail-stop = Thôi nhận thư
mail-stop-intro = Từ bây giờ không gửi thư tới { $address } nữa. Thông báo vẫn có trên cổng.
mail-stop-link-intro = Từ bây giờ không gửi thư về hồ sơ tới địa chỉ này nữa. Thông báo vẫn có trên cổng.
mail-keep = Vẫn nhận thư
mail-state-none = Chưa nhận thư điện tử.
mail-state-asked = Đã gửi thư hỏi tới { $address } lúc { $at }. Xin mở thư và xác nhận trong vòng 48 giờ; chưa thấy thư thì xem hộp thư rác, hoặc lưu lại để gửi lần nữa.
mail-state-confirmed = Đang gửi thư tới { $address }.
mail-state-withdrawn = Đã thôi nhận thư.
mail-state-undeliverable = Thư gửi tới { $address } bị máy chủ thư trả lại vào { $at }: không có hộp thư này. Xin xem lại địa chỉ.
mail-confirm-title = Xác nhận địa chỉ thư
mail-confirm-intro = Xin xác nhận { $address } là địa chỉ của anh/chị. Sau đó thông báo về hồ sơ sẽ được gửi tới đây.
mail-confirm = Xác nhận
flash-mail-confirmed = Đã xác nhận địa chỉ. Từ bây giờ thông báo được gửi tới đây.
flash-mail-kept = Đã lưu cách nhận thông báo.
flash-mail-asked = Đã gửi thư hỏi. Xin mở thư và xác nhận.
flash-mail-stopped = Đã thôi gửi thư. Thông báo vẫn có trên cổng.
flash-mail-off = Cổng này chưa gửi thư điện tử. Thông báo có ở trang này.
problem-mail-address = Xin ghi một địa chỉ thư, ví dụ ten@mien.vn
problem-mail-asked-too-often = Hôm nay đã gửi { $most } thư hỏi. Xin đợi đến ngày mai.

## Trên hồ sơ của cán bộ

alert-mail = Không có hộp thư
alert-mail-text = Thư gửi người nộp bị trả lại vào { $at }: không có hộp thư này. Cần báo bằng cách khác, ví dụ điện thoại { $phone }.
alert-mail-text-no-phone = Thư gửi người nộp bị trả lại vào { $at }: không có hộp thư này. Cần báo bằng cách khác.

## Quản trị: thư điện tử

letters-title = Thư điện tử
overview-letters = Xem thư có đi không, thư nào không gửi được; sửa lời của thư.
letters-dead-count = { $count ->
    [0] không có thư nào bị gác lại
   *[other] { $count } thư bị gác lại
  }
letters-on = Thư đi qua máy chủ { $server }, người gửi { $from }.
letters-off = Chưa đặt máy chủ thư: không có thư nào được gửi. Người vận hành đặt ở mục mail của cấu hình.
letters-counts = Đang đợi: { $waiting }. Bị gác lại: { $dead }.
letters-intro = Thư được thử gửi { $most } lần với khoảng cách tăng dần rồi bị gác lại. Thông báo trên cổng không phụ thuộc vào thư.
letters-templates = Lời của thư, thông báo, giấy in
letters-dead = Thư bị gác lại
letters-none = Không có thư nào bị gác lại
letters-none-text = Thư gửi không được sau lần thử cuối cùng sẽ hiện ở đây.
letters-shown = { $count } thư
column-letter = Thư
column-dossier = Hồ sơ
column-tries = Số lần thử
column-reason = Lý do
column-since = Từ lúc
column-again = Gửi lại
column-drop = Bỏ
letter-again = Gửi lại
letter-again-title = Gửi lại thư này?
letter-again-effect = Thư được thử gửi lại từ đầu.
letter-drop = Bỏ thư
letter-drop-title = Bỏ thư này?
letter-drop-effect = Thư không bao giờ được gửi nữa; thông báo trên cổng vẫn còn.
letter-leave = Để nguyên
letter-about = { $what }, hồ sơ { $number }. { $error }
flash-letter-again = Thư sẽ được gửi lại.
flash-letter-dropped = Đã bỏ thư.
letter-confirm = Thư hỏi địa chỉ
letter-late = Báo ý kiến trả lời chậm

## Quản trị: lời của thư

templates-intro = Mỗi sự kiện có một thư và một thông báo trên cổng bằng mỗi ngôn ngữ; giấy in có lời kết. Lời sửa được; lời cũ được giữ lại. Phần mẫu giấy do pháp luật quy định giữ nguyên.
column-medium = Gửi bằng
medium-letter = Thư điện tử
medium-notice = Thông báo trên cổng
medium-printed = Lời kết của giấy in
notice-body-hint = Một câu ngắn. Viết tên trong hai cặp ngoặc nhọn. Thông báo đã gửi cũng hiện bằng lời mới.
printed-body-hint = Mỗi dòng một đoạn, in ngay trên chỗ ký. Viết tên trong hai cặp ngoặc nhọn. Để trống thì không in gì.
column-event = Sự kiện
template-own = lời của chương trình
template-changed = đã sửa
template-open = { $language }: { $state }
letter-made-own = Đây là lời của chương trình.
letter-made = Phiên bản { $number }, { $who } lưu lúc { $at }.
letter-subject = Tiêu đề
letter-body = Nội dung
letter-body-hint = Viết tên trong hai cặp ngoặc nhọn. Dòng chỉ hiện khi có hẹn trả đặt giữa {"{%"} if hen_tra {"%}"} và {"{%"} endif {"%}"}.
letter-preview = Xem trước
letter-save = Lưu và dùng từ bây giờ
letter-own-again = Về lời của chương trình
letter-names = Tên dùng được
letter-needed = bắt buộc có trong nội dung
letter-sample = Lời làm ra với một hồ sơ không có thật
letter-no-sample = Chưa làm ra được: xin sửa lỗi trước.
letter-versions = Các phiên bản
column-number = Số
letter-version-own = về lời của chương trình
letter-conflict = Lời này vừa có người khác sửa. Xin xem phiên bản mới rồi sửa lại; những gì anh/chị đã gõ vẫn còn ở đây.
flash-letter-kept = Đã lưu lời mới.
name-ho-ten = họ tên người nộp
name-ma-ho-so = mã hồ sơ
name-thu-tuc = tên thủ tục
name-bo-phan = bộ phận tiếp nhận
name-hen-tra = giờ và ngày hẹn trả; trống khi chưa hẹn
name-duong-dan = đường dẫn tới trang của hồ sơ
name-tinh = tên tỉnh
name-dien-thoai = điện thoại hỏi đáp
problem-letter-syntax = Dòng { $line }: không đọc được ({ $what })
problem-letter-unknown-name = Dòng { $line }: không có tên { $name }
problem-letter-missing-name = Thiếu tên bắt buộc: { $name }
problem-letter-fails = Dòng { $line }: chỉ dùng được các tên có sẵn ({ $what })
problem-letter-endless = Dòng { $line }: vòng lặp quá dài
problem-letter-too-long = Thư làm ra dài quá { $most } chữ
done-letter-changed = Sửa lời của thư, thông báo hoặc giấy in, phiên bản { $number }
done-letter-own = Đưa lời của thư, thông báo hoặc giấy in về lời của chương trình
done-letter-revived = Cho gửi lại một thư bị gác lại
done-letter-dropped = Bỏ một thư bị gác lại

## Ý kiến trả lời chậm

staff-notice-late = { $unit } chưa trả lời lấy ý kiến, hạn { $due }: { $procedure }
staff-notices-new = { $count ->
   *[other] Có { $count } thông báo mới
  }
staff-notices-none = Chưa có thông báo nào
staff-notices-none-text = Khi một đơn vị trả lời lấy ý kiến chậm, người hỏi và người đứng đầu bộ phận một cửa được báo ở đây.
late-answers-title = Ý kiến trả lời chậm
late-answers-intro = Các lần lấy ý kiến quá hạn mà chưa có trả lời, của hồ sơ do bộ phận một cửa của anh/chị tiếp nhận (NĐ 61/2018, Điều 19 khoản 5). Im lặng không phải là đồng ý.
late-answers-none = Không có ý kiến nào trả lời chậm
late-answers-none-text = Lần lấy ý kiến nào quá hạn sẽ hiện ở đây.
late-answers-shown = { $count } lần lấy ý kiến
column-asked = Đơn vị được hỏi
column-asker = Đơn vị hỏi
column-deadline = Hạn
column-outcome = Kết quả
late-answer-open = chưa trả lời
late-answer-answered = trả lời lúc { $at }
late-answer-closed = thôi chờ lúc { $at }

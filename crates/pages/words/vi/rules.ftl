### Quy tắc về thời hạn: xin lỗi và hẹn lại, dừng, tiếp tục, từ chối, chỉ đạo.

## Quyết định

do-apologise = Xin lỗi và hẹn lại
do-stop = Dừng theo đề nghị của người nộp
do-reopen = Tiếp tục giải quyết
do-order = Ý kiến chỉ đạo
do-answer-order = Trả lời ý kiến chỉ đạo
effect-apologise = người nộp nhận phiếu xin lỗi theo mẫu 04 và được báo ngày hẹn mới
effect-apologise-once = chỉ được hẹn lại một lần
effect-stop = đồng hồ dừng, chưa ai quyết định gì; lãnh đạo quyết định khi tiếp tục
effect-reopen = đồng hồ chạy lại theo quy định của thủ tục; người nộp được báo ngày hẹn trả
effect-order = ghi vào hồ sơ; người được giao thấy việc trong danh sách của mình
effect-answer-order = ghi vào hồ sơ; lãnh đạo thấy câu trả lời
effect-return-by = chậm nhất { $until }: 3 ngày làm việc kể từ khi tiếp nhận (NĐ 61/2018, Điều 19 khoản 4)
effect-return-late = đã quá hạn { $until } (3 ngày làm việc): ghi là muộn, phải nêu lý do

## Ô nhập

refuse-place = Chỗ chưa đạt
refuse-place-hint = Giấy tờ nào, trang nào, mục nào, và chưa đạt ở điểm gì
refuse-accepted = Nội dung sẽ được chấp nhận
late-reason = Lý do trả lời muộn
new-due-day = Ngày hẹn mới
new-due-time = Giờ hẹn mới
apology-reason = Lý do chậm
apology-reason-prepared = Bước “{ $step }” tại { $unit } cần thêm thời gian để hoàn thành, nên chưa kịp trả kết quả vào { $due }.
stop-reason = Lý do đề nghị dừng
reopen-reason = Lý do tiếp tục
order-to = Người trả lời
order-to-unit = Mọi người cùng nhiệm vụ ({ $unit })
order-text = Nội dung chỉ đạo
order-day = Hạn trả lời
order-time = Giờ
order-answer = Trả lời
ask-supplement-again = Đã yêu cầu bổ sung một lần. Chỉ yêu cầu thêm được về nội dung mà lần bổ sung lúc { $at } của người nộp làm phát sinh.

## Cảnh báo trên hồ sơ

alert-apology = Cần xin lỗi và hẹn lại
apology-waits = Không kịp hạn { $due }. Đã chuẩn bị phiếu xin lỗi, hẹn lại { $new }; cần người có trách nhiệm duyệt gửi.
alert-stopped = Đang dừng
stopped-since = Dừng giải quyết theo đề nghị của người nộp từ { $since }.
alert-reappointed = Đã hẹn lại
reappointed-from = Ngày hẹn cũ là { $old }; không được hẹn lại lần nữa.
alert-forward = Chuyển hồ sơ
alert-follows = Nộp lại
follows-withdrawn = Nộp lại sau khi rút hồ sơ cùng việc, nộp lần đầu { $since }:
used-share = đã dùng { $share } thời gian
step-runs-out = { $step }: hạn của bước là { $until }.

## Ý kiến chỉ đạo

orders-title = Ý kiến chỉ đạo
order-head = { $by } gửi { $to }, { $at }
order-due = Chờ trả lời, hạn { $due }
order-awaited = Chờ trả lời
order-late = Quá hạn trả lời { $due }
order-answered = Đã trả lời
order-answered-late = Trả lời muộn
order-answered-by = { $by } trả lời, { $at }

## Danh sách việc

work-apology = Duyệt phiếu xin lỗi và hẹn lại
work-order = Trả lời ý kiến chỉ đạo

## Người nộp

stop-link = Đề nghị dừng giải quyết
stop-title = Đề nghị dừng giải quyết hồ sơ
stop-intro = Khi dừng, chưa ai quyết định gì về hồ sơ và thời hạn không được tính. Muốn tiếp tục, anh/chị liên hệ bộ phận một cửa; lãnh đạo cơ quan quyết định.
stop-submit = Dừng giải quyết hồ sơ này
flash-stopped = Hồ sơ đã dừng giải quyết theo đề nghị của anh/chị.
clock-stopped-on-request = Thời hạn đang tạm dừng theo đề nghị của người nộp.
paper-04 = Phiếu xin lỗi và hẹn lại ngày trả (mẫu 04)
paper-05 = Thông báo dừng giải quyết hồ sơ (mẫu 05)
told-reappointed = Cơ quan xin lỗi vì chậm và hẹn lại: { $new } thay cho { $old }.
told-stopped = Hồ sơ dừng giải quyết theo đề nghị của người nộp.
told-reopened = Lãnh đạo quyết định tiếp tục giải quyết hồ sơ.
told-apology-proposed = Hệ thống chuẩn bị phiếu xin lỗi, đề xuất hẹn lại { $new }.
told-order-given = { $by } có ý kiến chỉ đạo, hạn trả lời { $due }.
told-order-answered = { $by } trả lời ý kiến chỉ đạo.

## Hồ sơ trả lại nơi gửi

do-send-back = Trả lại nơi gửi
do-send-again = Gửi lại
effect-send-back = chuyển lại cho { $unit } kèm lý do; thời hạn của bước vẫn tính cho đến khi gửi lại
effect-send-again = chuyển tiếp đến { $unit }; thời hạn của bước tính từ lúc nhận lại
send-back-reason = Lý do trả lại: thiếu gì, hoặc cơ quan nào có thẩm quyền
send-again-note = Đã hoàn thiện nội dung gì
alert-sent-back = Bị trả lại
sent-back-by = { $unit } trả lại lúc { $at }:
told-sent-back = Trả lại nơi gửi ở bước “{ $step }”.
told-sent-again = Gửi lại ở bước “{ $step }”.

## Các cơ quan cùng giải quyết

legs-caption = Các cơ quan tham gia giải quyết
leg-agency = Cơ quan
leg-leads = { $agency } (chủ trì)
leg-steps = Các bước
leg-time = Thời gian
leg-hours = { $hours } giờ làm việc
leg-no-time = Không quy định
leg-standing = Tình trạng
leg-ahead = Chưa đến
leg-here = Đang ở đây từ { $since }
leg-here-until = Đang ở đây từ { $since }, hạn { $due }
leg-overdue = Đang ở đây từ { $since }, quá hạn { $due }
leg-done = Xong, chuyển đi { $left }
leg-done-late = Xong, chuyển đi { $left }, có bước quá hạn

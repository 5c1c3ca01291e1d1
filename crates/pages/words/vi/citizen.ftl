# Trang của người dân và doanh nghiệp

home-title = Làm thủ tục, tra cứu hồ sơ
home-question = Anh/chị cần làm việc gì?
life-events = Theo việc trong đời sống
follow-title = Theo dõi hồ sơ
follow-button = Xem hồ sơ
dossier-number = Mã hồ sơ
dossier-number-hint = Ghi trên giấy tiếp nhận, ví dụ 000.21.31.H62-230127-0012
phone-title = Gọi để được giúp

procedure-in-short = Tóm tắt thủ tục
procedure-get = Anh/chị nhận được gì
procedure-who = Ai được làm thủ tục này
procedure-need = Cần chuẩn bị gì
procedure-law = Toàn văn thủ tục
procedure-steps = Trình tự thực hiện
procedure-details = Cơ quan và mức độ dịch vụ
procedure-forms = Mẫu đơn, tờ khai
procedure-bases = Căn cứ pháp lý

my-dossiers = Hồ sơ của tôi
drafts-title = Đang khai
sent-title = Đã gửi
draft-title = Hồ sơ đang khai
check-title = Xem lại trước khi gửi
what-next = Tiếp theo sẽ thế nào

dossier-title = Hồ sơ của tôi
dossier-in-short = Tóm tắt hồ sơ
asked-of-you = Cần anh/chị làm
timeline-title = Diễn biến
papers-title = Kết quả và giấy tờ
files-title = Giấy tờ đã nộp
answers-title = Nội dung đã khai
looked-title = Ai đã xem hồ sơ
looked-hint = Mỗi lần cán bộ mở hồ sơ đều được ghi lại.
looked-nobody = Chưa có ai mở hồ sơ này.

# Bắt đầu, khai, gửi

before-you-begin = Trước khi khai
begin-intro = Cho biết trường hợp và nơi nộp, để hồ sơ đến đúng cơ quan với đúng thời hạn.
begin = Bắt đầu khai
which-case = Anh/chị thuộc trường hợp nào?
where-to-file = Nơi nộp hồ sơ
where-to-file-hint = Thường là nơi cư trú, hoặc nơi có đất, nhà, công trình
area-select = Xã, phường, thị trấn hoặc huyện, thành phố
group-declare = Khai thông tin
group-papers = Giấy tờ
group-send = Gửi
task-papers = Giấy tờ kèm theo
task-check = Xem lại và gửi
files-count = { $count } tệp
draft-done = Đã xong { $done }/{ $all } phần
draft-kept = Lưu lúc { $at }. Có thể dừng ở đây và khai tiếp trên máy khác.
draft-discard = Xóa hồ sơ đang khai
draft-open = Chưa gửi.
draft-supplement = Bổ sung cho hồ sơ đã nộp.
chip-draft = Đang khai
saved-at = Lưu lúc { $at }
leave-and-continue-later = Lưu lại, khai tiếp sau
changed-elsewhere = Phần này vừa được sửa ở một cửa sổ hoặc thiết bị khác
changed-elsewhere-text = Những gì anh/chị vừa gõ vẫn ở dưới đây và chưa được lưu. Lưu lần nữa để dùng bản này, hoặc mở bản kia.
changed-elsewhere-keep = Mở bản đã lưu ở nơi kia
kept-form = Anh/chị đã đăng nhập lại; những gì vừa gõ vẫn còn
kept-form-text = Xin xem lại rồi bấm lưu.
papers-intro = Không bắt buộc có đủ ngay: hồ sơ được lưu, anh/chị có thể bổ sung trước khi gửi.
supplement-files = Giấy tờ bổ sung
no-papers = Chưa kèm giấy tờ nào
papers-with-count = Giấy tờ kèm theo ({ $count } tệp)
send-dossier = Gửi hồ sơ
send-effect-desk = Hồ sơ đến Bộ phận Một cửa ngay, không cần nộp bản giấy trừ khi được yêu cầu.
send-effect-once = Bấm nhiều lần vẫn chỉ có một hồ sơ.
send-effect-true = Anh/chị chịu trách nhiệm về những gì đã khai.
send-supplement = Gửi phần bổ sung
send-supplement-effect = Cán bộ sẽ xem ngay và thời hạn giải quyết được tính tiếp. Việc bổ sung chỉ được yêu cầu một lần.

submitted-title = Hồ sơ đã được gửi
submitted-text = Xin giữ lại mã này để tra cứu.
follow-dossier = Theo dõi hồ sơ
open-dossier = Mở hồ sơ
next-desk = { $unit } xem và tiếp nhận hồ sơ, hoặc cho biết còn thiếu gì.
next-settle = Thời hạn giải quyết, tính từ lúc tiếp nhận hồ sơ đủ, đúng.
next-notice = Mỗi khi có thay đổi, anh/chị nhận được thông báo.

# Theo dõi hồ sơ

no-dossiers = Anh/chị chưa có hồ sơ nào
no-dossiers-text = Hồ sơ đang khai và đã gửi sẽ hiện ở đây.
dossiers-shown = { $count } hồ sơ
card-submitted = Nộp ngày { $day }
card-due = Nộp ngày { $day }, hẹn trả { $due }
card-returned = Trả kết quả ngày { $day }
asked-fee = Cần nộp phí
asked-fee-amount = Xin nộp { $amount } phí, lệ phí để hồ sơ được giải quyết tiếp.
how-to-pay = Cách nộp
asked-supplement = Cơ quan đề nghị anh/chị bổ sung hồ sơ.
answer-supplement = Bổ sung hồ sơ
answer-supplement-effect = Hồ sơ mở ra để sửa và thêm giấy tờ; chỉ khi anh/chị gửi thì cơ quan mới thấy.
supplement-by = Xin bổ sung trước hết ngày { $day }.
supplement-contact = Liên hệ: { $contact }
clock-stopped = Thời hạn đang tạm dừng, chờ bổ sung hoặc nộp phí.
now-at = { $state }, tại { $units }.
now-step = { $unit }: { $step }
now-step-until = { $unit }: { $step }, dự kiến xong ngày { $day }
planned-result = Trả kết quả

state-submitted = Chờ tiếp nhận
state-accepted = Đã tiếp nhận
state-refused = Bị từ chối
state-processing = Đang giải quyết
state-supplement-asked = Chờ bổ sung
state-fee-asked = Chờ nộp phí
state-withdrawn = Đã rút
state-paused = Tạm dừng
state-finished = Đã có kết quả
state-returned = Đã trả kết quả

told-submitted = Hồ sơ được gửi đến { $unit }.
told-taken-in = Hồ sơ được tiếp nhận, hẹn trả kết quả { $due }.
told-refused = Hồ sơ bị từ chối. Căn cứ: { $ground }
told-step-left = Xong bước “{ $step }”: { $outcome }.
told-no-answer = Bước “{ $step }”: hết hạn mà cơ quan được hỏi chưa trả lời; việc này không được coi là đồng ý.
told-supplement-asked = Cơ quan đề nghị bổ sung hồ sơ trước hết ngày { $day }; thời hạn tạm dừng.
told-supplement-answered = Hồ sơ đã được bổ sung.
told-clock-resumed = Thời hạn được tính tiếp, hẹn trả kết quả { $due }.
told-fee-asked = Cơ quan thông báo số tiền phải nộp: { $amount }; thời hạn tạm dừng.
told-fee-settled = Đã ghi nhận việc nộp phí.
told-consultation = Lấy ý kiến { $unit }, đề nghị trả lời trước { $day }.
told-consultation-answered = Cơ quan được hỏi đã trả lời.
told-consultation-closed = Kết thúc việc lấy ý kiến.
told-case-changed = Trường hợp được xác định lại: { $case }.
told-approved = Kết quả đã được duyệt.
told-finished = Hồ sơ đã giải quyết xong, chờ trả kết quả.
told-finished-refusal = Hồ sơ đã giải quyết xong với văn bản không chấp thuận.
told-returned = Kết quả đã được trả.
told-withdrawn = Hồ sơ được rút theo yêu cầu của người nộp.

paper-01 = Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)
paper-02 = Phiếu yêu cầu bổ sung hồ sơ (mẫu 02)
paper-03 = Phiếu từ chối tiếp nhận hồ sơ (mẫu 03)
paper-06 = Phiếu kiểm soát quá trình giải quyết (mẫu 06)
paper-acknowledgement = Bản ghi những gì đã gửi (PDF)
result-link = Kết quả: { $name }

looked-times = { $count } lần trong ngày
some-officer = Cán bộ
some-system = Hệ thống khác

withdraw-link = Rút hồ sơ
withdraw-title = Rút hồ sơ
withdraw-reason = Lý do
withdraw-effect = Hồ sơ dừng lại và không được giải quyết nữa. Muốn làm lại, anh/chị nộp hồ sơ mới.
withdraw-submit = Rút hồ sơ này

rate-link = Đánh giá việc giải quyết
rate-title = Anh/chị có hài lòng không?
rate-intro = Cán bộ được đánh giá không biết ai đã đánh giá. Câu nào không muốn trả lời thì bỏ qua.
rate-time = Thời gian giải quyết so với quy định
rate-contacts = Số lần phải liên hệ với nơi tiếp nhận
rate-agencies = Số cơ quan phải liên hệ
rate-information = Thông tin về thủ tục đầy đủ, dễ hiểu
rate-attitude = Thái độ của cán bộ
rate-feedback = Việc trả lời phản ánh, kiến nghị
rate-online = Dịch vụ công trực tuyến dễ dùng
rate-comment = Góp ý thêm
rate-submit = Gửi đánh giá
very-satisfied = Rất hài lòng
satisfied = Hài lòng
dissatisfied = Không hài lòng

# Thông báo

notices-title = Thông báo
no-notices = Chưa có thông báo nào
no-notices-text = Khi hồ sơ có thay đổi, thông báo sẽ hiện ở đây.
notices-shown = { $count } thông báo
notice-other = Hồ sơ có thay đổi: { $procedure }

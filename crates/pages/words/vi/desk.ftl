# Bàn làm việc của cán bộ

desk-place = Bàn làm việc
work-search = Tìm hồ sơ
work-search-hint = Mã, tên, số định danh, điện thoại, thủ tục, lời khai
suggest-label = Hồ sơ phù hợp
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

# Danh sách việc

work-views = Danh sách việc
list-todo = Cần làm
list-mine = Giao cho tôi
list-unit = Của đơn vị
list-agency = Của cơ quan
list-soon = Sắp đến hạn
list-overdue = Quá hạn
list-waiting-applicant = Chờ người dân
list-waiting-others = Chờ nơi khác
list-done = Đã làm
no-work = Không còn việc nào ở đây
no-work-text = Khi có hồ sơ đến, hồ sơ sẽ hiện trong danh sách này.
new-work = { $count } việc mới.
work-intake = Tiếp nhận
work-consultation = Cho ý kiến
mark-consultation = Lấy ý kiến
work-done-on = Xong ngày { $day }
work-waits-applicant = Chờ người dân
work-waits-others = Chờ nơi khác
search-begin = Tìm một hồ sơ
search-begin-text = Gõ mã hồ sơ, họ tên, số định danh, số điện thoại, tên thủ tục hoặc một từ trong lời khai; hoặc quét mã trên giấy tiếp nhận.
search-nothing = Không tìm thấy hồ sơ nào
search-nothing-text = Xin kiểm tra lại, hoặc tìm bằng mã hồ sơ. Chỉ hồ sơ thuộc phạm vi của anh/chị mới hiện ra.

# Hồ sơ trên bàn cán bộ

next-dossier = Hồ sơ sau
channel-direct = Nộp trực tiếp
channel-online = Nộp trực tuyến
channel-post = Nộp qua bưu chính
received-at = Tiếp nhận { $at }
submitted-at = Nộp { $at }
entered-by = Nhập hộ bởi { $name }
dossier-views = Các phần của hồ sơ
view-given = Tờ khai và giấy tờ
view-history = Lịch sử
view-process = Quy trình
step-at = { $step }: { $unit }, chưa giao cho ai.
step-with = { $step }: { $unit }, { $who } đang giữ.
nothing-ended = Hồ sơ đã kết thúc; không còn gì để quyết định.
nothing-waits-applicant = Đang chờ người nộp. Khi họ làm xong, hồ sơ sẽ trở lại danh sách việc.
nothing-elsewhere = Việc lúc này thuộc đơn vị hoặc vị trí khác.
ribbon-label = Đường đi của hồ sơ
desk-papers = Giấy tờ in ra

person-name = Họ và tên
person-number = Số giấy tờ
person-number-hint = Ghi như trên giấy tờ. Đặt con trỏ ở ô này rồi quét mã QR của thẻ căn cước thì các ô khác tự điền
person-birth = Ngày sinh
person-phone = Số điện thoại
person-address = Địa chỉ
component-form = Kèm tờ khai
component-result = Văn bản kết quả
component-consultation = Kèm ý kiến
check-whole = Tệp mở được, đúng loại
papers-not-given = { $count } loại giấy tờ của thủ tục chưa có tệp
opinions-title = Ý kiến của đơn vị khác
opinion-awaited = Đang chờ trả lời
opinion-none = Không có trả lời; im lặng không phải là đồng ý
opinion-dropped = Không còn cần trả lời

stays-caption = Thời gian ở từng bước
stay-unit = Đơn vị
stay-from = Nhận lúc
stay-planned = Hạn
stay-until = Xong lúc
stay-result = Kết quả
timely-early = Trước hạn
timely-on-time = Đúng hạn
timely-late = Quá hạn

# Quyết định

do-take-in = Tiếp nhận và chuyển xử lý
do-take-in-keep = Tiếp nhận, chưa chuyển
do-refuse = Từ chối tiếp nhận
do-ask-supplement = Yêu cầu bổ sung
do-answer-supplement = Nhận phần bổ sung tại quầy
do-assign = Giao việc
do-ask-consultation = Lấy ý kiến đơn vị khác
do-answer-consultation = Trả lời ý kiến
do-close-consultation = Ghi nhận không có trả lời
do-attach = Đưa vào văn bản kết quả
do-return = Trả kết quả

effect-due = hẹn trả kết quả { $due }
effect-goes-to = chuyển đến { $unit }: { $step }
effect-refuse = hồ sơ kết thúc; người nộp nhận văn bản nêu rõ căn cứ và lý do
effect-clock-stops = đồng hồ dừng
effect-once = chỉ được yêu cầu một lần
effect-form-02 = người nộp nhận phiếu theo mẫu 02 và được báo ngay
effect-answer-supplement = mở tờ khai để nhập thay người nộp đang có mặt
effect-assign = người được giao thấy việc trong danh sách của mình
effect-consultation = đơn vị được hỏi thấy câu hỏi và toàn bộ hồ sơ; thời hạn giải quyết vẫn tính
effect-answer = đơn vị đã hỏi thấy câu trả lời ngay
effect-silence = ghi vào hồ sơ là hết hạn mà không có trả lời; im lặng không phải là đồng ý
effect-attach = văn bản chờ lãnh đạo ký duyệt; có thể thay bằng bản khác cho đến lúc đó
effect-return = hồ sơ kết thúc; người nộp được mời đánh giá
effect-approves = ký duyệt các văn bản kết quả trong hồ sơ
effect-fee = đồng hồ dừng trong lúc chờ nộp
effect-step-done = xong bước này

legal-ground = Căn cứ pháp lý
legal-ground-hint = Số văn bản, điều, khoản
step-note = Ghi chú
fee-amount = Số tiền phải nộp
next-person = Giao bước sau cho
whole-unit = Cả đơn vị
assign-to = Giao cho
assign-to-me = Tôi nhận việc này
assign-to-all = Trả lại cả đơn vị
answer-words = Nội dung trả lời
answer-files = Tệp kèm theo
result-kind = Loại kết quả
result-says = Nội dung văn bản
result-granted = Chấp thuận yêu cầu
result-refusal = Không chấp thuận
result-title = Tên văn bản
result-symbol = Số, ký hiệu
result-day = Ngày ban hành
result-file = Tệp văn bản
result-body = Nội dung, nếu lập từ mẫu
result-body-hint = Không chọn tệp thì văn bản PDF được lập từ mẫu. Để trống ô này thì mẫu ghi những gì đã khai.
return-way = Cách trả
return-receiver = Người nhận
return-paper = Giấy tờ người nhận xuất trình
way-desk = Tại bộ phận một cửa
way-post = Qua bưu chính công ích
way-online = Trực tuyến
decide-changed = Hồ sơ vừa có thay đổi từ lúc anh/chị mở trang, nên quyết định chưa được ghi. Trang này đã là bản mới; xin xem lại rồi quyết định.

ask-supplement-intro = Ghi đủ một lần tất cả những gì cần bổ sung, mỗi nội dung chỉ rõ chỗ, điều sẽ được chấp nhận và căn cứ.
asked-things = Cần bổ sung những gì
asked-thing = Nội dung { $count }
add-asked-thing = Thêm nội dung
asked-about = Về phần nào của hồ sơ
asked-target = Mục, giấy tờ hoặc tệp
asked-page = Trang
asked-what = Cần gì
asked-what-hint = Nói rõ điều gì sẽ được chấp nhận
given-file-pages = Trang của tệp đã nộp
answer-by = Hạn trả lời
request-contact = Liên hệ khi cần hỏi
send-request = Gửi yêu cầu bổ sung
flash-supplement-asked = Đã gửi yêu cầu bổ sung; đồng hồ dừng.

consultation-intro = Đơn vị được hỏi có hạn trả lời. Hết hạn mà chưa có trả lời thì phải ghi nhận; im lặng không phải là đồng ý.
whom-to-ask = Hỏi đơn vị nào
unit-to-ask = Đơn vị
question = Nội dung cần cho ý kiến
send-question = Gửi lấy ý kiến

# Tiếp nhận tại quầy

walk-in-intro = Chọn thủ tục mà người đang có mặt cần làm. Hồ sơ đứng tên người đó; cán bộ chỉ nhập hộ.
person-present = Người nộp hồ sơ
person-present-intro = Nhập theo giấy tờ người đó xuất trình. Người đã có trong hệ thống được nhận ra theo số giấy tờ.
case-at-desk = Trường hợp
id-kind = Loại giấy tờ
id-kind-citizen = Căn cước công dân
id-kind-old = Chứng minh nhân dân cũ (9 số)
id-kind-passport = Hộ chiếu

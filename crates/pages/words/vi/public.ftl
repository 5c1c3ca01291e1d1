# Trang công khai

# Thủ tục: tìm và xem

search-label = Tìm thủ tục
search-hint = Gõ không dấu cũng được, ví dụ: khai sinh, giay phep xay dung
all-procedures = Tất cả thủ tục
results-for = Thủ tục cho “{ $words }”
nothing-found = Chưa tìm thấy thủ tục nào
nothing-found-text = Xin thử ít từ hơn, hoặc bỏ bớt bộ lọc.
procedures-count = { $count } thủ tục
filter-all = Tất cả
filter-sector = Lĩnh vực
filter-level = Cấp thực hiện
filter-agency = Cơ quan

procedure-code = Mã thủ tục { $code }
you-get = Kết quả: { $results }
fact-time = Thời hạn
fact-cost = Phí, lệ phí
fact-where = Cơ quan giải quyết
fact-service = Dịch vụ công
cost-free = Không thu
cost-after-appraisal = Tính sau khi thẩm định
cost-unknown = Theo quy định của từng trường hợp
service-information = Nộp hồ sơ tại Bộ phận Một cửa
service-partial = Nộp trực tuyến, có bước phải đến trực tiếp
service-full = Làm trọn vẹn trên mạng
originals = { $count } bản chính
copies = { $count } bản sao
channels-caption = Thời hạn và phí theo cách nộp
channel = Cách nộp
time-limit = Thời hạn
note-column = Ghi chú
fees = Phí, lệ phí
form-file = Tải mẫu
start-now = Bắt đầu làm thủ tục
start-note = Hồ sơ đang khai được lưu từng bước; có thể dừng và khai tiếp sau.
start-mirror = Thủ tục này hiện được nộp trên Cổng Dịch vụ công quốc gia.
start-at-desk = Thủ tục này được nộp trực tiếp tại Bộ phận Một cửa.
detail-sector = Lĩnh vực
detail-level = Cấp thực hiện
detail-cases = Trường hợp
detail-competent = Cơ quan có thẩm quyền
detail-coordinating = Cơ quan phối hợp
detail-result = Kết quả
detail-requirements = Yêu cầu, điều kiện
detail-category = Loại thủ tục
detail-local-code = Mã của tỉnh
detail-related = Thủ tục liên quan

# Tra cứu

track-number = Mã hồ sơ
track-number-hint = Ghi trên giấy tiếp nhận hồ sơ
track-check = { $digits } số cuối số giấy tờ của người nộp
track-check-hint = Để chỉ người nộp hồ sơ xem được
degree = Bước { $step }/{ $of }: { $stage }
stage-submitted = Đã nộp
stage-accepted = Đã tiếp nhận
stage-processing = Đang giải quyết
stage-ready = Đã có kết quả
stage-ended = Đã kết thúc
chip-late = Quá hạn
chip-on-time = Trong hạn
chip-waiting-desk = Chờ tiếp nhận

# Đăng nhập

persona-title = Đăng nhập thử nghiệm
persona-intro = Đây là trang thử nghiệm: có thể chọn thẳng một người để đóng vai, không qua nơi xác thực.
persona-label = Anh/chị muốn là ai?
persona-submit = Vào với tư cách người này
sign-in-not-connected = Hệ thống này chưa được nối với tài khoản định danh điện tử. Xin đến Bộ phận Một cửa để nộp hồ sơ.
staff-sign-in = Cán bộ đăng nhập
citizen-sign-in = Người dân đăng nhập
staff-demo-intro = Trang thử nghiệm: tên các tài khoản và mật khẩu được in ra khi khởi động chương trình.
user-name = Tên đăng nhập
password = Mật khẩu
one-time-code = Mã xác thực
code-hint = 6 số trong ứng dụng xác thực, hoặc một mã khôi phục
demo-code = Mã của trang thử nghiệm lúc này: { $code }

# Trợ giúp

help-how = Tìm thủ tục, bấm “Bắt đầu làm thủ tục”, khai từng phần, đính kèm giấy tờ, xem lại rồi gửi. Phần đã khai được lưu sau mỗi bước, kể cả khi mất mạng giữa chừng.
help-desk = Anh/chị có thể đến Bộ phận Một cửa của xã, huyện hoặc Trung tâm Phục vụ hành chính công; cán bộ sẽ khai giúp và hồ sơ vẫn đứng tên anh/chị.
help-phone-text = Cần hỏi thêm, xin gọi số ở cuối trang và đọc mã hồ sơ.
accessibility-text = Mọi trang đều dùng được bằng bàn phím, với trình đọc màn hình, khi phóng to 200 % và không cần JavaScript. Chúng tôi theo tiêu chuẩn WCAG 2.2 mức AA.
accessibility-known = Giấy tờ do người dân và cơ quan tải lên (ảnh chụp, bản quét) có thể không đọc được bằng trình đọc màn hình. Các giấy do hệ thống lập ra đều là PDF có gắn thẻ.
accessibility-tell = Nếu có chỗ nào khó dùng, xin gọi số ở cuối trang; chúng tôi sửa và trả lời.
privacy-text = Chúng tôi chỉ hỏi những gì thủ tục cần. Chỉ cơ quan đang giải quyết hồ sơ mới xem được nội dung anh/chị khai; người tra cứu bằng mã hồ sơ chỉ thấy hồ sơ đã đi đến đâu.
privacy-looked = Mỗi lần có người mở hồ sơ của anh/chị đều được ghi lại, và anh/chị xem được danh sách đó trong hồ sơ.
privacy-cookies = Trang chỉ dùng cookie cần cho đăng nhập và ngôn ngữ; không có cookie theo dõi.

# Giao diện lập trình (API)

api-title = Giao diện lập trình (API)
api-intro = Hệ thống khác làm qua đây được đúng những việc người dân và cán bộ làm trên trang: tìm thủ tục, nộp hồ sơ, đính kèm tệp, tra cứu, tiếp nhận, xử lý, phê duyệt, trả kết quả.
api-document = Bản mô tả OpenAPI 3.1 cho máy đọc
api-begin = Bắt đầu thế nào
api-begin-token = Xin quản trị tỉnh cấp mã truy cập. Mỗi hệ thống một mã, có phạm vi quyền và làm việc theo vị trí của một cán bộ: cán bộ ấy không được làm thì hệ thống cũng không được.
api-begin-call = Gọi lần đầu để xem mã được làm gì, như dòng lệnh dưới đây.
api-begin-draft = Nộp một hồ sơ: bắt đầu bản nháp, đính kèm tệp, sửa đến khi problems trống, rồi nộp.
api-first-call = Lần gọi đầu tiên
api-rules = Quy tắc chung
api-once = Chỉ làm một lần
api-once-text = Lệnh gửi kèm tiêu đề Idempotency-Key. Gửi lại cùng khóa, cùng nội dung thì nhận lại câu trả lời cũ và không có gì được làm thêm; cùng khóa mà khác nội dung thì bị từ chối.
api-problem = Báo lỗi
api-problem-text = Lỗi theo RFC 9457 (application/problem+json): code không bao giờ đổi nghĩa, detail nói bằng ngôn ngữ của Accept-Language, errors chỉ từng chỗ cần sửa.
api-paging = Danh sách dài
api-paging-text = Đọc từng trang: gửi lại giá trị next vào tham số after; hết thì next là null.
api-values = Ngày giờ, tiền
api-values-text = Thời điểm theo RFC 3339 kèm múi giờ, ngày là yyyy-mm-dd, tiền là số đồng nguyên.
api-scopes = Phạm vi quyền của mã truy cập
api-scope = Phạm vi
api-operations = Các thao tác
api-subjects = Nhóm thao tác
api-name = Tên
api-type = Kiểu
api-meaning = Ý nghĩa
api-required = bắt buộc
api-needs = Mã truy cập cần phạm vi:
api-any-token = Cần mã truy cập, phạm vi nào cũng được.
api-no-token = Không cần mã truy cập.
api-request = Yêu cầu
api-parameters = Tham số và tiêu đề
api-body = Nội dung gửi lên
api-body-kinds = Kiểu nội dung:
api-answers = Trả lời
api-answer-fields = Nội dung trả lời { $status }
api-problems = Khi không được
api-problems-title = Các lỗi của API
api-problems-link = Xem mọi mã lỗi
api-problem-code = Mã lỗi
api-problem-status = HTTP
api-problem-way = Nghĩa và cách xử lý
api-problem-says = Mã lỗi { $code }, HTTP { $status }.

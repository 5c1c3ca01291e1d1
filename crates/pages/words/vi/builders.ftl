### Dựng biểu mẫu điện tử, quy trình bằng kéo thả, nhập cán bộ, sửa tổ chức và lịch.

## Biểu mẫu điện tử

builder-title = Biểu mẫu điện tử
builder-open = Sửa biểu mẫu
builder-untouched = Đang xem biểu mẫu của phiên bản { $number }; chưa ai sửa gì.
builder-changed = { $who } sửa lần cuối lúc { $at }, trên phiên bản { $number } của thủ tục. Chưa lưu thành phiên bản mới; người nộp hồ sơ vẫn thấy biểu mẫu cũ.
builder-empty = Biểu mẫu chưa có ô nào.
builder-up = Đưa lên
builder-down = Đưa xuống
builder-add = Thêm ô sau
builder-add-inside = Thêm ô vào trong
builder-add-page = Thêm ô hoặc phần vào cuối
builder-remove = Bỏ
builder-undo = Hoàn tác
builder-discard = Bỏ mọi thay đổi
builder-save = Lưu thành phiên bản mới
builder-rename = Đổi tên
builder-download = Tải về (JSON Schema)
builder-required = bắt buộc
builder-shared = dùng chung nhiều nơi
builder-note-required = chỉ hỏi, và bắt buộc, khi { $on }: { $values }
builder-note-asked = chỉ hỏi khi { $on }: { $values }
builder-note-needed = bắt buộc khi { $on }: { $values }
builder-when-other-note = có điều kiện riêng
builder-undone = Đã hoàn tác thay đổi cuối.
builder-removed = Đã bỏ ô. Bấm “Hoàn tác” nếu nhầm.
builder-discarded = Đã bỏ mọi thay đổi chưa lưu.
builder-taken = Đã đưa biểu mẫu trong tệp vào bản đang sửa. Bấm “Hoàn tác” để lấy lại bản trước.
builder-saved = Đã lưu phiên bản { $number } của thủ tục với biểu mẫu mới. Hồ sơ và bản nháp đã có vẫn theo biểu mẫu cũ.
builder-elsewhere = Người khác vừa sửa biểu mẫu này.
builder-elsewhere-text = Nút anh/chị bấm chưa làm gì. Dưới đây là biểu mẫu như người đó để lại; xin xem rồi bấm lại.
builder-elsewhere-typed = Những gì anh/chị gõ còn nguyên ở dưới và chưa được giữ. Bấm giữ lần nữa là đặt lên trên những gì người đó đã sửa.
builder-elsewhere-saving = Chưa lưu gì. Xin xem người đó đã sửa gì rồi lưu lại.
builder-elsewhere-look = Xem biểu mẫu bây giờ
builder-outrun = Thủ tục vừa có phiên bản { $number } sau khi bắt đầu sửa biểu mẫu.
builder-outrun-text = Lưu tiếp là lấy nội dung thủ tục của phiên bản đó với biểu mẫu đang sửa ở đây.

## Một ô của biểu mẫu

builder-field-title = Sửa ô: { $title }
builder-new-title = Thêm ô
builder-shared-intro = Ô này nằm trong phần dùng chung ở nhiều nơi của biểu mẫu; sửa ở đây là sửa ở mọi nơi đó.
builder-kind = Loại ô
builder-title-vi = Tên ô (tiếng Việt)
builder-title-en = Tên ô (tiếng Anh)
builder-hint-vi = Hướng dẫn điền (tiếng Việt)
builder-hint-en = Hướng dẫn điền (tiếng Anh)
builder-options = Các lựa chọn
builder-options-hint = Mỗi dòng một lựa chọn: giá trị lưu | tiếng Việt | tiếng Anh. Ví dụ: NAM | Nam | Male
builder-min = Ít nhất
builder-max = Nhiều nhất
builder-limits-hint = Số ký tự với văn bản, số mục với danh sách, giá trị với ô số. Để trống nếu không giới hạn.
builder-pattern = Mẫu ký tự
builder-pattern-hint = Biểu thức chính quy, ví dụ ^[0-9]{"{"}10{"}"}$ là đúng 10 chữ số.
builder-required-box = Bắt buộc trả lời
builder-only-kinds = Chỉ với loại: { $kinds }
builder-when-then = Khi nào hỏi ô này
builder-when-always = Luôn hỏi
builder-when-required = Chỉ hỏi, và bắt buộc, khi có câu trả lời dưới đây
builder-when-asked = Chỉ hỏi, không bắt buộc, khi có câu trả lời dưới đây
builder-when-needed = Luôn hỏi, chỉ bắt buộc khi có câu trả lời dưới đây
builder-when-other = Giữ điều kiện riêng đang có trong biểu mẫu
builder-when = Khi câu trả lời là
builder-when-hint = Chỉ chọn khi ô phụ thuộc câu trả lời khác
builder-group = Nằm trong
builder-top = Ngoài cùng của biểu mẫu
builder-key = Mã của ô
builder-key-hint = Tên lưu câu trả lời, chữ không dấu và chữ số; để trống thì lấy theo tên ô. Về sau không đổi.
builder-keep = Giữ thay đổi
builder-cancel = Thôi, quay lại biểu mẫu

kind-other = Loại khác của tệp gốc
kind-text = Văn bản một dòng
kind-long-text = Văn bản nhiều dòng
kind-name = Họ tên người
kind-identity = Số định danh cá nhân
kind-phone = Số điện thoại
kind-email = Thư điện tử
kind-pattern = Mã theo mẫu
kind-country = Quốc gia
kind-whole = Số nguyên
kind-decimal = Số thập phân
kind-yes-no = Có hoặc không
kind-consent = Lời cam đoan phải đánh dấu
kind-date = Ngày
kind-partial-date = Ngày, tháng hoặc năm
kind-month = Tháng
kind-time = Giờ trong ngày
kind-day-month = Ngày và tháng
kind-choice = Chọn một
kind-many-choice = Chọn nhiều
kind-address = Địa chỉ
kind-file = Tệp đính kèm
kind-group = Nhóm ô (một phần)
kind-list = Danh sách lặp lại

flaw-no-fields = Biểu mẫu chưa hỏi gì.
flaw-empty-group = Nhóm này chưa có ô nào bên trong.
flaw-lost-answer = Một điều kiện dựa vào câu trả lời “{ $detail }” mà ô này không có.
flaw-not-an-object = Chỗ này phải là một đối tượng JSON. { $detail }
flaw-too-large = Biểu mẫu quá lớn (nhiều nhất { $detail } giá trị).
flaw-too-deep = Lồng nhau quá sâu: { $detail }
flaw-too-many-fields = Quá nhiều ô (nhiều nhất { $detail }).
flaw-bad-options = Phải có từ 1 đến { $detail } lựa chọn.
flaw-bad-limit = Giới hạn { $detail } không dùng được.
flaw-bad-key = Mã “{ $detail }” không dùng được: chỉ chữ không dấu, chữ số và gạch dưới.
flaw-no-title = Ô chưa có tên. { $detail }
flaw-unresolved-ref = Không có phần định nghĩa { $detail }.
flaw-unsupported-keyword = Biểu mẫu không dùng được từ khóa “{ $detail }”.
flaw-unknown-kind = Không có loại ô này: { $detail }
flaw-unknown-property = Một điều kiện hoặc danh sách bắt buộc nhắc tới ô không có: { $detail }
flaw-invalid-schema = Lược đồ không hợp lệ: { $detail }

problem-builder-title = Xin ghi tên bằng tiếng Việt.
problem-builder-too-long = Dài quá mức cho phép.
problem-builder-pattern = Mẫu ký tự trống hoặc không đọc được.
problem-builder-when = Xin chọn câu trả lời của đúng một ô khác trong cùng nhóm.
problem-builder-limit = Giới hạn phải là số, nhiều nhất { $most }.
problem-builder-limits-crossed = “Nhiều nhất” phải không nhỏ hơn “ít nhất”.
problem-builder-option-line = Dòng { $line } không đúng dạng “giá trị | tiếng Việt | tiếng Anh”.
problem-builder-option-twice = Dòng { $line } có giá trị đã dùng ở trên.
problem-builder-options = Xin ghi từ 1 đến { $most } lựa chọn.
problem-builder-place = Không có chỗ này trong biểu mẫu.
problem-builder-key = Mã chỉ gồm chữ không dấu, chữ số và gạch dưới, bắt đầu bằng chữ, nhiều nhất 60 ký tự.
problem-builder-key-taken = Trong nhóm đó đã có ô cùng mã.
problem-builder-kind = Nhóm đang có ô bên trong không đổi thành loại này được; xin chuyển các ô đi trước.
problem-builder-too-large = Biểu mẫu quá lớn để giữ.
problem-builder-flaws = Biểu mẫu còn chỗ phải sửa trước khi lưu.
problem-valid-from = Ngày áp dụng phải từ hôm nay đến { $most } ngày tới.

builder-valid-from = Áp dụng từ ngày
builder-valid-from-hint = Hôm nay hoặc một ngày sắp tới
builder-effect-new = thủ tục có phiên bản { $number } với biểu mẫu này, dùng từ ngày đó
builder-effect-running = hồ sơ đã nộp và bản nháp đã mở vẫn theo biểu mẫu cũ

## Xem trước

preview-title = Xem trước
preview-intro = Đây là các trang người nộp hồ sơ sẽ thấy, theo bản đang sửa. Gõ thử và bấm tiếp tục để xem kiểm tra; không có gì được lưu.
preview-parts = Các phần của biểu mẫu
preview-phone = Điện thoại (390 điểm ảnh)
preview-desktop = Máy tính (1280 điểm ảnh)
preview-alone = Mở riêng trang này
preview-flaws = Biểu mẫu còn chỗ phải sửa nên chưa vẽ được.
preview-nothing-kept = Bản xem trước, không lưu gì

## Nhập từ tệp

bring-title = Nhập từ tệp
bring-intro = Chọn một tệp JSON Schema, hoặc một biểu mẫu form.io (tệp JSON có “components”). Tệp được đọc và cho xem trước; chưa có gì thay đổi cho tới khi anh/chị đưa vào bản đang sửa.
bring-rules = Một tệp .json, nhiều nhất { $size }. Mã JavaScript trong tệp không bao giờ được chạy.
bring-file = Tệp biểu mẫu
bring-preview = Tệp này mang đến
bring-all = { $fields }, tất cả đều chuyển được nguyên vẹn.
bring-some = { $fields } chuyển được; { $lost } thành phần bị bỏ, { $changed } chuyển được nhưng có thay đổi.
bring-fields = { $count } ô
bring-left = Không chuyển được nguyên vẹn
bring-flaws = Còn phải sửa trước khi lưu
bring-take = Đưa vào bản đang sửa
bring-effect-work = bản đang sửa trở thành biểu mẫu trong tệp; người nộp hồ sơ chưa thấy gì
bring-effect-undo = hoàn tác được một lần bấm
bring-effect-replaces = thay mọi thay đổi đang có trong bản sửa; hoàn tác được
bring-too-large = Tệp lớn hơn { $size }.
bring-not-json = Tệp không phải JSON đọc được: dòng { $line }, cột { $column }. { $why }
bring-neither = Tệp không phải JSON Schema của một biểu mẫu, cũng không phải biểu mẫu form.io.
bring-too-many = Tệp có quá nhiều thành phần (nhiều nhất 2.000).
bring-nothing-came = Không thành phần nào trong tệp chuyển được thành ô của biểu mẫu.
problem-bring-nothing = Xin chọn một tệp.
left-path = Đường dẫn
left-type = Loại
left-why = Vì sao
left-unknown-kind = Biểu mẫu không có loại này; đã bỏ
left-not-a-component = Không phải thành phần có loại; đã bỏ
left-too-deep = Lồng nhau quá sâu; đã bỏ
left-button = Nút bấm do trang tự có; đã bỏ
left-content = Chữ và hình xen giữa các ô không chuyển; đã bỏ
left-remote-options = Lựa chọn lấy từ nơi khác; đã bỏ
left-bad-options = Không có lựa chọn, hoặc lựa chọn không phải văn bản; đã bỏ
left-refused = Không dựng được ô từ nội dung này; đã bỏ
left-coded-condition = Điều kiện viết bằng mã; ô này luôn được hỏi
left-lost-condition = Điều kiện dựa vào ô ở nhóm khác, ô không chuyển được hoặc không phải ô chọn; ô này luôn được hỏi
left-code = Mã kiểm tra hoặc tính toán; đã bỏ phần mã
left-time = Ngày kèm giờ; chỉ hỏi ngày
left-several = Nhiều câu trả lời trong một ô; chỉ nhận một
left-renamed = Mã của ô đã được đổi cho dùng được
left-layout = Chỉ là bố cục; các ô bên trong đứng lần lượt
left-limits = Giới hạn không dùng được; đã bỏ giới hạn
done-form = Lưu phiên bản { $number } với biểu mẫu mới

## Vẽ quy trình

draw-hint = Có thể kéo một bước tới chỗ bước khác, hoặc kéo từ chấm tròn ở góc bước sang bước khác để vẽ một kết quả. Bảng bên cạnh làm được mọi việc đó bằng bàn phím.
draw-question = Kết quả nào dẫn từ bước %1 sang bước %2?
draw-add = Thêm kết quả
draw-cancel = Thôi
draw-step = bước

## So sánh phiên bản của thủ tục

versions-all = Mọi mục của hai phiên bản
versions-form = Các ô của biểu mẫu khác nhau
versions-field = Mục
versions-changed = Khác
versions-gone = Đã bỏ
versions-new = Mới
versions-differ = { $count } mục của thủ tục khác nhau giữa hai phiên bản.
pv-name = Tên thủ tục
pv-code = Mã tại tỉnh
pv-category = Loại thủ tục
pv-state = Trạng thái trên cơ sở dữ liệu quốc gia
pv-description = Mô tả
pv-decision = Quyết định công bố
pv-sector = Lĩnh vực
pv-level = Cấp thực hiện
pv-service = Mức độ trực tuyến
pv-cases = Trường hợp và thời hạn
pv-channels = Cách nộp, thời hạn, phí và lệ phí
pv-papers = Thành phần hồ sơ (bản chính + bản sao)
pv-results = Kết quả
pv-laws = Căn cứ pháp lý
pv-requirements = Yêu cầu, điều kiện
pv-sequence = Trình tự thực hiện
pv-audience = Đối tượng
pv-keywords = Từ khóa
pv-address = Nơi tiếp nhận
pv-performing = Cơ quan thực hiện
pv-competent = Cơ quan có thẩm quyền
pv-coordinating = Cơ quan phối hợp
pv-after-supplement = Sau khi bổ sung
pv-main-result = Kết quả chính
pv-form = Tệp biểu mẫu trong gói
pv-system = Hệ thống ngành giải quyết
pv-linked = Liên thông
pv-mirror = Chỉ hiển thị trạng thái
pv-certification = Chứng thực
pv-one-stop = Tiếp nhận tại bộ phận một cửa
pv-no-slip = Không cần giấy hẹn
pv-present = Phải có mặt khi trả kết quả
pv-photo = Cần chụp ảnh
pv-fee-after = Thu phí sau thẩm định
pv-related = Thủ tục liên quan
pv-joins = Thủ tục thành phần

## Nhập cán bộ

staff-title = Nhập cán bộ từ bảng tính
staff-intro = Tải tệp mẫu, mỗi dòng một vị trí công tác, rồi chọn tệp đã điền. Người có nhiều vị trí thì ghi nhiều dòng cùng tên đăng nhập.
staff-rules = Tệp .xlsx (trang tính đầu) hoặc .csv mã UTF-8, nhiều nhất { $size } và { $rows } dòng. Sai một dòng thì không lưu dòng nào; nhập lại tệp cũ không tạo ai hai lần.
staff-template-xlsx = Tệp mẫu Excel (.xlsx)
staff-template-csv = Tệp mẫu CSV
staff-roles = Các vai trò có thể ghi
staff-file = Tệp cán bộ
staff-row = Dòng { $row }
staff-line = Dòng
staff-counts = Cán bộ: { $added } vị trí của người mới, { $changed } thay đổi, { $unchanged } giữ nguyên
staff-added = Người mới
staff-changed = Thay đổi
staff-unchanged = Giữ nguyên
staff-touched = Từng dòng của tệp
staff-save = Nhập và lưu
staff-effect = cán bộ và vị trí có hiệu lực từ ngày ghi trong tệp, không ghi thì từ hôm nay
staff-effect-account = tài khoản được cấp sau, ở trang Cấp mật khẩu tạm
staff-imported = Đã nhập cán bộ.
staff-too-large = Tệp quá lớn.
staff-too-many = Tệp có quá nhiều dòng hoặc cột, hoặc có ô quá dài.
staff-not-a-table = Tệp không phải bảng tính .xlsx hay CSV mã UTF-8 đọc được.

# Làm việc với nhiều hồ sơ: làm hàng loạt, tải danh sách, vắng mặt, bàn giao, bộ lọc, cột, phím tắt

# Làm hàng loạt

bulk-take-in = Tiếp nhận và chuyển xử lý
bulk-forward = Chuyển bước tiếp theo
bulk-sign-off = Ký duyệt
bulk-return = Trả kết quả
bulk-title-take-in = Tiếp nhận { $count } hồ sơ
bulk-title-forward = Chuyển bước { $count } hồ sơ
bulk-title-sign-off = Ký duyệt { $count } hồ sơ
bulk-title-return = Trả kết quả { $count } hồ sơ
bulk-title-none = Không có hồ sơ nào làm được
bulk-rows = Các hồ sơ sẽ được làm
bulk-results = Kết quả từng hồ sơ
bulk-effect = Mỗi hồ sơ được làm riêng: hồ sơ nào không làm được thì giữ nguyên và nêu lý do, các hồ sơ khác vẫn được làm.
bulk-effect-sign-off = Mỗi hồ sơ được ký duyệt như khi anh/chị mở và ký từng hồ sơ.
bulk-effect-once = Bấm lại không làm hai lần.
bulk-left-out = Không làm trong lần này
bulk-cancel = Không làm
bulk-nothing = Hãy chọn ít nhất một hồ sơ.
bulk-too-many = Mỗi lần làm nhiều nhất { $most } hồ sơ; các hồ sơ sau chưa được làm.
bulk-outcome = Kết quả xử lý
bulk-goes-to = Chuyển đến: { $places }
bulk-due = Hẹn trả: { $due }
bulk-unfit = Không có việc này để làm ở hồ sơ này, hoặc hồ sơ không thuộc phần việc của anh/chị.
bulk-unseen = Hồ sơ không thuộc phạm vi của anh/chị
bulk-done = Đã làm
bulk-done-before = Đã làm từ trước
bulk-not-done = Chưa làm
bulk-done-title = Đã làm { $count } hồ sơ
bulk-mixed-title = Đã làm { $done } hồ sơ, chưa làm { $failed } hồ sơ
bulk-failed-title = Chưa làm được hồ sơ nào
bulk-why-changed = Hồ sơ vừa thay đổi sau khi anh/chị xem. Hãy mở hồ sơ để xem lại.
bulk-why-forbidden = Hồ sơ không thuộc phần việc của anh/chị.
bulk-why-later = Hệ thống đang bận, hồ sơ chưa thay đổi. Hãy bấm lại sau.
bulk-why-invalid = Còn thiếu thông tin. Hãy mở hồ sơ để làm riêng.
bulk-again = Làm lại với các hồ sơ khác

# Danh sách thành tệp

download-xlsx = Tải danh sách (XLSX)
download-csv = Tải danh sách (CSV)
sheet-work = Việc
sheet-search = Kết quả tìm
sheet-dossiers = Hồ sơ
column-entered = Đến lúc
column-promised = Hẹn trả
column-submitted = Nộp lúc
column-finished = Xong lúc
column-returned = Trả lúc
column-unit-of-work = Đơn vị
sheet-agency = Cơ quan giải quyết
dossiers-title = Danh sách hồ sơ
dossiers-whose = Của
dossiers-desk = Tiếp nhận tại { $unit }
dossiers-agency = Thẩm quyền của { $unit }
dossiers-from = Nộp từ ngày
dossiers-intro = Hồ sơ mới nhất ở trên. Tệp tải về có toàn bộ danh sách, nhiều nhất 1.000.000 dòng; mỗi lần tải được ghi vào nhật ký.
dossiers-none = Không có hồ sơ nào
dossiers-none-text = Hãy chọn nơi khác hoặc ngày sớm hơn.
done-exported = Tải danh sách ({ $kind })

# Lọc, bộ lọc, cột

filters-saved = Bộ lọc của tôi
filters-title = Bộ lọc của tôi
filters-intro = Bộ lọc hiện trên đầu các danh sách, theo thứ tự ở đây. Phím 1–9 mở bộ lọc thứ nhất đến thứ chín.
filters-none = Chưa có bộ lọc nào
filters-none-text = Mở một danh sách, lọc như ý, rồi chọn “Giữ bộ lọc này”.
filter-keep = Giữ bộ lọc này
filter-manage = Sửa bộ lọc
filter-edit = Sửa
filter-edit-title = Sửa bộ lọc “{ $name }”
filter-name = Tên bộ lọc
filter-name-hint = Ví dụ: Khai sinh quá hạn
filter-place = Vị trí
filter-drop = Bỏ bộ lọc này
filter-save = Lưu
flash-filter-kept = Đã lưu.
within-label = Lọc trong danh sách này
within-read = Đã xem { $count } dòng đầu của danh sách; bấm trang sau để xem tiếp.
columns-choose = Chọn cột
columns-title = Các cột của danh sách
columns-intro = Thời hạn, hạn và người nộp luôn hiện.
columns-shown = Hiện thêm
problem-filter-name-long = Tên bộ lọc dài quá 60 ký tự.
problem-filter-name-taken = Đã có bộ lọc mang tên này.
problem-filters-full = Đã có 30 bộ lọc. Hãy bỏ bớt một bộ lọc rồi giữ lại.
problem-filter-address = Bộ lọc này quá dài để giữ.

# Vắng mặt

nav-absences = Vắng mặt
absences-title = Vắng mặt và người thay
absences-intro = Trong thời gian vắng mặt, đồng nghiệp cùng đơn vị thấy và làm việc của người vắng; mỗi việc ghi rõ ai làm, thay ai. Việc thay tự bắt đầu và tự hết.
absences-none = Không có ai vắng mặt
absences-none-text = Khi đi vắng, hãy nhờ một đồng nghiệp cùng đơn vị thay.
absence-add = Thêm thời gian vắng mặt
absence-who = Người vắng
absence-deputy = Người thay
absence-period = Thời gian
absence-period-words = { $from } đến { $to }
absence-reason = Lý do
absence-now = Đang thay
absence-later = Sắp tới
absence-revoke = Hủy
absence-revoke-title = Hủy việc { $deputy } thay { $name }
absence-revoke-effect = Từ lúc này { $deputy } không còn thấy và làm việc của { $name }. Những gì đã làm vẫn giữ nguyên.
absence-keep = Giữ nguyên
absence-form-title = { $name } vắng mặt
absence-from = Từ ngày
absence-to = Đến hết ngày
absence-save = Giao việc cho người thay
absence-effect = Người thay thấy và làm việc của { $name } trong thời gian này, được ghi là thay mặt.
absence-of-others = Người khác trong đơn vị
absence-no-deputy = Không có đồng nghiệp nào cùng đơn vị để thay.
absence-no-deputy-text = Lãnh đạo đơn vị giao việc của người vắng mặt trên từng hồ sơ, hoặc quản trị thêm người vào đơn vị.
flash-absence-entered = Đã ghi thời gian vắng mặt.
flash-absence-revoked = Đã hủy.
stands-in = Anh/chị đang thay mặt { $name } đến hết ngày { $to }.
mark-stands-in = Thay { $name }
acts-on-behalf = { $name } (thay { $absent })
done-absence-entered = Ghi vắng mặt
done-absence-entered-with = Ghi nhận vắng mặt từ { $from } đến { $to }; { $deputy } làm thay
done-absence-revoked = Hủy vắng mặt
problem-absence-self = Không thể tự thay mình. Hãy chọn đồng nghiệp khác.
problem-absence-other-unit = Người thay phải cùng đơn vị với người vắng.
problem-absence-overlaps = Đã có người thay trong thời gian này. Hãy chọn ngày khác hoặc hủy lần trước.
problem-absence-deputy-away = Người này cũng vắng trong thời gian đó. Hãy chọn người khác.
problem-absence-stands-in = Người vắng đang được giao thay người khác trong thời gian đó. Hãy đổi người thay trước.
problem-absence-deputy-full = Người này đã thay quá nhiều người trong thời gian đó. Hãy chọn người khác.
problem-absence-days = Ngày cuối phải từ ngày đầu trở đi.
problem-absence-past = Thời gian này đã qua.
problem-absence-long = Mỗi lần vắng mặt nhiều nhất 366 ngày.
problem-absence-reason-long = Lý do dài quá 300 ký tự.

# Người rời vị trí

leaver-positions = Vị trí
leaver-open = Việc đang giao cho người này
leaver-open-count = { $count } việc chưa xong
leaver-lead = Việc chưa giao cho ai vẫn ở danh sách chung của đơn vị; ở đây là việc đã giao đích danh.
leaver-hand-over = Bàn giao việc
leaver-end = Kết thúc vị trí
leaver-hand-over-title = Bàn giao việc của { $name }
leaver-hand-over-intro = Tất cả { $count } việc đang giao cho { $name } được giao lại trong một lần; mỗi việc có kết quả riêng.
leaver-to = Giao cho
leaver-to-unit = Trả về danh sách chung của đơn vị
leaver-done-title = Đã giao { $count } việc
leaver-mixed-title = Đã giao { $done } việc, chưa giao { $failed } việc
leaver-nothing = Không có việc nào đang giao cho người này.
leaver-more = Còn việc khác: hãy bàn giao thêm lần nữa.
leaver-end-title = Kết thúc các vị trí của { $name }
leaver-end-intro = Sau ngày này { $name } không còn vị trí nào và không thấy hồ sơ nào.
leaver-last = Ngày cuối cùng
leaver-ended = Đã kết thúc các vị trí.
leaver-effect-open = Còn { $count } việc đang giao cho người này. Hãy bàn giao trước.
done-positions-ended = Kết thúc các vị trí
problem-leaver-past = Ngày cuối cùng phải từ hôm nay trở đi.

# Phím tắt

keys-intro = Trong các danh sách có thể dùng phím thay chuột.
keys-typing = Phím tắt không chạy khi anh/chị đang gõ trong một ô, và có thể tắt ở đây.
key-choose = Chọn hoặc bỏ chọn hồ sơ
key-next-page = Trang sau
key-filter = Mở bộ lọc thứ nhất đến thứ chín

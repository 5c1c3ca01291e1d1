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

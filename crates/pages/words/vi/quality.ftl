# Chỉ số chất lượng phục vụ, và trang minh bạch.
quality-tab = Chất lượng phục vụ
quality-title = Chỉ số chất lượng phục vụ (Quyết định 766/QĐ-TTg)
quality-score = { $points } trên { $of } điểm của các chỉ số đo được
quality-lift = Nâng điểm nhiều nhất: { $criterion }, còn thiếu { $points } điểm.
quality-chart = Điểm theo nhóm chỉ số
quality-group-score = { $group }: { $points } trên { $of }
quality-reached = Điểm đạt
quality-missing = Điểm còn thiếu
quality-criteria = Từng chỉ số
quality-compared = So sánh
quality-behind = Nơi còn thiếu
quality-lacking = Hồ sơ làm thiếu điểm: { $criterion }
quality-no-data = Chưa có dữ liệu
quality-not-applicable = N/A
quality-watched = Theo dõi
quality-percent = { $percent } %
quality-formula-words = Tỷ lệ × điểm tối đa ÷ ngưỡng, làm tròn hai chữ số thập phân. Chỉ số chưa có dữ liệu và chỉ số có mẫu số bằng 0 không tính vào điểm đạt lẫn điểm tối đa. Kỳ đã kết thúc giữ số liệu của ngày cuối kỳ.
column-criterion = Chỉ số
column-share-counts = Tử số / mẫu số
column-share-part = Tử số
column-share-whole = Mẫu số
column-share = Tỷ lệ
column-points = Điểm
column-most-points = Điểm tối đa
column-lacking = Hồ sơ còn thiếu
transparency-title = Minh bạch: chất lượng phục vụ
transparency-intro = Ai cũng xem được: cơ quan giải quyết hồ sơ có đúng hạn không, và thường phải chờ bao lâu. Trang này không có dữ liệu cá nhân.
transparency-about = { $whom } · từ { $from } đến { $until }
transparency-period = Kỳ
transparency-agency = Cơ quan
transparency-agency-all = Toàn tỉnh
transparency-index = Điểm chất lượng phục vụ
transparency-on-time = Đúng hạn và trong hạn
transparency-wait = Thời gian chờ
transparency-online = Nộp trực tuyến
transparency-most-people = Phần lớn người dân có kết quả trong { $count ->
    [0] ngày nộp
   *[other] { $count } ngày
  }
transparency-wait-days = { $count ->
    [0] trong ngày
   *[other] { $count } ngày
  }
transparency-wait-longer = hơn { $days } ngày
transparency-wait-none = quá ít kết quả
transparency-by-agency = Theo cơ quan
transparency-by-procedure = Theo thủ tục
transparency-column-dossiers = Số hồ sơ (khoảng)
transparency-column-wait = Phần lớn có kết quả trong
transparency-rules = Cách trình bày
transparency-rule-most = “Phần lớn” nghĩa là ít nhất { $percent } trong 100 hồ sơ có kết quả; tính từ ngày nộp, theo ngày dương lịch.
transparency-rule-small = Nhóm dưới { $least } hồ sơ không hiển thị; nếu phần còn lại vẫn suy ra được thì nhóm nhỏ kế tiếp cũng không hiển thị. Số hồ sơ làm tròn xuống hàng chục, tỷ lệ làm tròn đến phần trăm.
transparency-rule-left-out = { $count } nhóm không hiển thị vì lý do này.
transparency-how = Cách tính từng chỉ số
transparency-nothing = Chưa đủ hồ sơ để hiển thị
transparency-nothing-text = Kỳ hoặc cơ quan này có quá ít hồ sơ. Hãy chọn kỳ dài hơn hoặc toàn tỉnh.
transparency-download = Tải về CSV

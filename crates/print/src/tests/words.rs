//! What the documents say and where.

use super::{Setting, bare, on_every_document, without_space};
use crate::{
    Acknowledgement, ControlSheet, Letterhead, Receipt, Refusal, ResultDocument, SupplementRequest,
    printer::Form,
};
use mc_kernel::{CivilDay, DayTime, Locale};

fn says<F: Form>(form: &F, phrases: &[&str]) {
    let text = Setting::of(form).run_together();
    for phrase in phrases {
        assert!(text.contains(&without_space(phrase)), "“{phrase}” is missing in {text}");
    }
}

#[test]
fn every_document_is_set_without_warnings_and_with_its_heading() {
    fn check<F: Form>(name: &str, form: &F) {
        let set = Setting::of(form);
        assert_eq!(set.warnings, Vec::<String>::new(), "{name}");
        let text = set.run_together();
        let motto = match form.locale() {
            Locale::Vi => "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
            Locale::En => "SOCIALIST REPUBLIC OF VIET NAM Independence - Freedom - Happiness",
        };
        assert!(text.contains(&without_space(motto)), "{name}: {text}");
        let agency = form.head().agency.to_uppercase();
        assert!(text.contains(&without_space(&agency)), "{name}: {text}");
        if let Some(dossier) =
            form.dossier().filter(|_| F::TEMPLATE != crate::printer::Template::ResultDocument)
        {
            assert!(text.contains(&without_space(&dossier.number)), "{name}: {text}");
        }
    }
    on_every_document!(check);
}

/// What an administrator has papers say stands in their text, markup of the typesetter as it was typed.
#[test]
fn papers_end_in_the_words_they_are_given() {
    let closing = vec!["Mang theo giấy này.".to_owned(), "*Gọi* #1022 khi cần".to_owned()];
    says(
        &Receipt { closing: closing.clone(), ..Receipt::sample() },
        &["Mang theo giấy này.", "*Gọi* #1022 khi cần"],
    );
    says(&Refusal { closing: closing.clone(), ..Refusal::sample() }, &["*Gọi* #1022 khi cần"]);
    let form = SupplementRequest { closing, ..SupplementRequest::sample() };
    says(&form, &["Mang theo giấy này."]);
}

#[test]
fn form_01_has_the_fields_of_the_circular() {
    says(
        &Receipt::sample(),
        &[
            "Số: 0123/TNHS",
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
            "Mã hồ sơ: H44.001.02-260205-0123",
            "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Đức Thịnh",
            "Số định danh cá nhân/tổ chức: 025085001234",
            "Địa chỉ: Số 12, ngõ 45",
            "Số điện thoại: 0912 345 678",
            "Email: nguyenducthinh.viettri@example.vn",
            "Người được ủy quyền: Lê Hoàng Phượng Uyên",
            "Giấy tờ ủy quyền: Hợp đồng ủy quyền số 112/2026",
            "Nội dung yêu cầu giải quyết: Cấp giấy phép xây dựng mới",
            "1. Đơn đề nghị cấp giấy phép xây dựng (Mẫu số 01): 01 bản chính",
            "6. Căn cước công dân",
            "Số lượng hồ sơ: 01 bộ",
            "Thời gian giải quyết hồ sơ theo quy định: 15 ngày làm việc",
            "Thời gian nhận hồ sơ: 08 giờ 30 phút, ngày 05 tháng 02 năm 2026",
            "Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 30 phút, ngày 05 tháng 3 năm 2026",
            "Cách tính thời gian trả kết quả:",
            "Cộng 15 ngày làm việc, không tính Thứ Bảy, Chủ Nhật.",
            "Đăng ký nhận kết quả tại: Bộ phận Một cửa phường Việt Trì",
            "Vào Sổ theo dõi hồ sơ, quyển số: 01/2026",
            "Số thứ tự: 0123",
            "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)",
            "NGƯỜI TIẾP NHẬN HỒ SƠ (Chữ ký số)",
            "nhập mã hồ sơ tại dichvucong.example.vn/tra-cuu.",
        ],
    );
}

#[test]
fn forms_02_and_03_have_the_fields_of_the_circular() {
    says(
        &SupplementRequest::sample(),
        &[
            "Số: 0123/PBS-TTPVHCC",
            "Hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Đức Thịnh",
            "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau: 1. Bản vẽ thiết kế xây dựng",
            "Lý do: Hồ sơ chưa đủ thành phần",
            "liên hệ với ông Nguyễn Văn Trường",
            "số điện thoại 0210 3846 789",
            "NGƯỜI HƯỚNG DẪN (Chữ ký số) Nguyễn Văn Trường",
        ],
    );
    says(
        &Refusal::sample(),
        &[
            "Số: 0123/PTC-TTPVHCC",
            "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
            "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: 1. Thửa đất",
            "NGƯỜI NỘP HỒ SƠ",
            "NGƯỜI TIẾP NHẬN HỒ SƠ",
        ],
    );
}

#[test]
fn forms_04_and_05_have_the_fields_of_the_circular() {
    says(
        &crate::Apology::sample(),
        &[
            "Số: 0123/PXL-TTPVHCC",
            "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
            "Kính gửi Ông (Bà)/Tổ chức: Nguyễn Đức Thịnh",
            "Thời gian đã hẹn trả kết quả: 08 giờ 30 phút, ngày 05 tháng 3 năm 2026",
            "Lý do: Sở Xây dựng",
            "hẹn lại thời gian trả kết quả: 17 giờ 00 phút, ngày 12 tháng 3 năm 2026",
            "ĐẠI DIỆN CƠ QUAN (Chữ ký số) Nguyễn Thị Hải Yến",
        ],
    );
    says(
        &crate::StopNotice::sample(),
        &[
            "Số: 0123/TBD-TTPVHCC",
            "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
            "Thời điểm đề nghị dừng: 09 giờ 15 phút, ngày 11 tháng 02 năm 2026",
            "Lý do đề nghị dừng: Gia đình thay đổi thiết kế",
            "Giai đoạn giải quyết hồ sơ khi dừng: Thẩm định hồ sơ",
            "dừng giải quyết hồ sơ kể từ 09 giờ 15 phút, ngày 11 tháng 02 năm 2026",
            "Nghĩa vụ tài chính: Chưa phát sinh",
        ],
    );
}

#[test]
fn what_is_missing_is_dotted_or_left_out() {
    says(
        &bare::receipt(),
        &[
            "Số: ………/TNHS",
            "Email: .....",
            "Thời gian trả kết quả giải quyết hồ sơ: …… giờ …… phút, ngày …… tháng …… năm ………",
        ],
    );
    says(&bare::supplement_request(), &["liên hệ với ………………, số điện thoại ………………"]);
    let text = Setting::of(&bare::receipt()).run_together();
    for absent in ["Ngườiđượcủyquyền", "Cáchtính", "VàoSổtheodõi", "Tracứu", "none"]
    {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
    assert!(!Setting::of(&bare::control_sheet()).run_together().contains("Số:"));
}

#[test]
fn a_control_sheet_repeats_its_header_on_each_page() {
    let sheet = ControlSheet::sample();
    let set = Setting::of(&sheet);
    assert!(set.pages.len() >= 3, "{} pages", set.pages.len());
    for (page, number) in set.pages.iter().zip(1..) {
        let text = without_space(page);
        assert!(text.contains("TÊNĐƠNVỊTHỜIGIANGIAO,NHẬNHỒSƠ"), "page {number}: {text}");
        // NĐ 30/2020, Phụ lục I: pages are numbered from the second on.
        assert_eq!(text.starts_with(&number.to_string()), number > 1, "page {number}: {text}");
    }
    let text = set.run_together();
    assert_eq!(text.matches("1.Giao:").count(), sheet.handovers.len());
    assert!(text.contains("14giờ05phút,ngày28tháng02năm2026"), "the last hand-over: {text}");
}

#[test]
fn a_citizen_keeps_every_answer_and_every_digest() {
    for locale in Locale::ALL {
        let sent = Acknowledgement::sample(locale);
        let text = Setting::of(&sent).run_together();
        for file in &sent.files {
            assert!(text.contains(&file.sha256.to_string()), "{}", file.name);
            assert!(text.contains(&without_space(&file.name)), "{}", file.name);
        }
        for answer in sent.answers.iter().flat_map(|group| &group.answers) {
            assert!(text.contains(&without_space(&answer.label)), "{}", answer.label);
            let value = answer.value.as_deref().unwrap_or_default();
            assert!(text.contains(&without_space(value)), "{value}");
        }
    }
}

#[test]
fn a_question_gets_no_colon() {
    let mut sent = Acknowledgement::sample(Locale::Vi);
    sent.answers[0].answers[0].label = "Công trình có tầng hầm không?".to_owned();
    sent.answers[0].answers[0].value = Some("Không".to_owned());
    says(&sent, &["Công trình có tầng hầm không? Không", "Diện tích: 120,5 m²"]);
}

#[test]
fn labels_are_in_the_language_asked_for() {
    let vietnamese =
        ["Mã hồ sơ:", "Thời điểm nộp:", "(không khai)", "Số trang", "Các bước tiếp theo"];
    let english =
        ["Dossier number:", "Submitted at:", "(not answered)", "Pages", "What happens next"];
    let check = |locale: Locale, present: [&str; 5], absent: [&str; 5]| {
        let form = Acknowledgement::sample(locale);
        says(&form, &present);
        let text = Setting::of(&form).run_together();
        assert!(absent.iter().all(|label| !text.contains(&without_space(label))), "{text}");
    };
    check(Locale::Vi, vietnamese, english);
    check(Locale::En, english, vietnamese);
    says(&Acknowledgement::sample(Locale::En), &["21:47, 4 February 2026"]);
}

#[test]
fn a_decision_is_laid_out_as_the_decree_says() {
    // NĐ 30/2020, Phụ lục I: legal bases end with a semicolon, the last with a full stop; so do the
    // lines of the recipients.
    says(
        &ResultDocument::sample(),
        &[
            "GIẤY PHÉP XÂY DỰNG Nhà ở riêng lẻ",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG VIỆT TRÌ Căn cứ",
            "ngày 16 tháng 6 năm 2025; Căn cứ Luật Xây dựng",
            "các luật sửa đổi, bổ sung; Căn cứ",
            "Hạ tầng và Đô thị. QUYẾT ĐỊNH: Điều 1. Cấp cho ông",
            "Nơi nhận: - Như Điều 3; - Sở Xây dựng (để b/c); - Lưu: VT, KTHTĐT.",
            "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Hoàng Ngọc Ánh",
        ],
    );
}

#[test]
fn dates_are_written_as_the_decree_says() {
    // NĐ 30/2020, Phụ lục I, mục II.4: a zero before days below 10 and before the months 1 and 2.
    let check = |year, month, day, expect: &str| {
        let at = CivilDay::new(year, month, day).unwrap().at(DayTime::new(7, 5).unwrap());
        let full = ResultDocument::sample();
        says(&ResultDocument { head: Letterhead { at, ..full.head.clone() }, ..full }, &[expect]);
    };
    check(2026, 2, 5, "Việt Trì, ngày 05 tháng 02 năm 2026");
    check(2026, 1, 31, "Việt Trì, ngày 31 tháng 01 năm 2026");
    check(2026, 3, 9, "Việt Trì, ngày 09 tháng 3 năm 2026");
    check(2026, 12, 10, "Việt Trì, ngày 10 tháng 12 năm 2026");
}

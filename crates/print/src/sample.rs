//! One realistic view of each document, with long names and many papers: for tests, for measuring,
//! and for an administrator who wants to see how a form looks.

use crate::{
    Acknowledgement, Apology, ControlSheet, DossierRef, Letterhead, OwnData, Party, Receipt,
    Refusal, ResultDocument, Signer, StopNotice, SupplementRequest, Ticket,
    acknowledgement::{Answer, AnswerGroup, SubmittedFile},
    control_sheet::{Handover, Outcome},
    own_data::DataPart,
    receipt::{Agent, Component, RegisterEntry},
    result_document::{Block, Signatory},
};
use mc_kernel::{CivilDay, DayTime, Digest, LocalTime, Locale};

impl Receipt {
    /// A receipt with everything a receipt can have.
    pub fn sample() -> Self {
        Self {
            head: letterhead("TNHS"),
            dossier: dossier(),
            desk: DESK.to_owned(),
            applicant: applicant(),
            agent: Some(Agent {
                person: Party {
                    name: "Lê Hoàng Phượng Uyên".to_owned(),
                    id_number: text("025301002345"),
                    address: text("Khu 5, xã Lâm Thao, tỉnh Phú Thọ"),
                    phone: text("0987 654 321"),
                    email: text("phuonguyen.le@example.vn"),
                },
                mandate: text(
                    "Hợp đồng ủy quyền số 112/2026, công chứng ngày 02 tháng 02 năm 2026",
                ),
            }),
            request: REQUEST.to_owned(),
            components: papers(),
            sets: text("01 bộ"),
            time_limit: text("15 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ"),
            received_at: Some(at((2026, 2, 5), (8, 30))),
            due_at: Some(at((2026, 3, 5), (8, 30))),
            due_derivation: texts(&[
                "Tiếp nhận lúc 8 giờ 30 phút, Thứ Năm, ngày 05/02/2026, trong giờ làm việc.",
                "Cộng 15 ngày làm việc, không tính Thứ Bảy, Chủ Nhật.",
                "Không tính 5 ngày nghỉ Tết Nguyên đán, từ ngày 16/02/2026 đến ngày 20/02/2026.",
                "Hẹn trả lúc 8 giờ 30 phút, Thứ Năm, ngày 05/3/2026.",
            ]),
            delivery: text(
                "Bộ phận Một cửa phường Việt Trì; bản điện tử gửi vào Kho dữ liệu cá nhân",
            ),
            register: Some(RegisterEntry { book: text("01/2026"), entry: text("0123") }),
            closing: Vec::new(),
            submitter: Signer { name: text("Lê Hoàng Phượng Uyên"), digital: false },
            receiver: Signer { name: text("Trần Thị Bích Ngọc"), digital: true },
        }
    }
}

impl Ticket {
    /// The number of somebody who booked.
    pub fn sample() -> Self {
        Self {
            locale: Locale::Vi,
            head: letterhead("TNHS"),
            number: "014".to_owned(),
            hour: text("08:30"),
            drawn_at: at((2026, 2, 5), (8, 21)),
        }
    }
}

impl SupplementRequest {
    /// A supplement request with four things to supply.
    pub fn sample() -> Self {
        Self {
            head: letterhead("PBS-TTPVHCC"),
            dossier: dossier(),
            applicant: applicant(),
            request: REQUEST.to_owned(),
            items: texts(&[
                "Bản vẽ thiết kế xây dựng: bổ sung mặt bằng móng và mặt cắt móng tỷ lệ 1/50 kèm theo \
                 sơ đồ đấu nối hệ thống thoát nước mưa, thoát nước thải, cấp nước, cấp điện.",
                "Đơn đề nghị cấp giấy phép xây dựng: ghi lại diện tích xây dựng tầng 1 cho khớp với \
                 bản vẽ (đơn ghi 98,5 m², bản vẽ ghi 95,8 m²).",
                "Bản cam kết bảo đảm an toàn đối với công trình liền kề (theo mẫu đính kèm).",
                "Giấy tờ chứng minh quyền sử dụng đất: bản chụp trang 3 bị mờ, đề nghị chụp lại.",
            ]),
            reason: text(
                "Hồ sơ chưa đủ thành phần theo Điều 54 của nghị định về quản lý hoạt động xây dựng; \
                 số liệu giữa đơn và bản vẽ chưa thống nhất.",
            ),
            answer_by: text("trước 17 giờ 00 phút, ngày 20 tháng 3 năm 2026"),
            contact_name: text("ông Nguyễn Văn Trường, Phòng Kinh tế, Hạ tầng và Đô thị"),
            contact_phone: text("0210 3846 789"),
            closing: Vec::new(),
            guide: Signer { name: text("Nguyễn Văn Trường"), digital: true },
        }
    }
}

impl Refusal {
    /// A refusal on two grounds.
    pub fn sample() -> Self {
        Self {
            head: letterhead("PTC-TTPVHCC"),
            dossier: Some(dossier()),
            desk: DESK.to_owned(),
            applicant: applicant(),
            request: REQUEST.to_owned(),
            reasons: texts(&[
                "Thửa đất thuộc khu vực đã có quyết định thu hồi đất để thực hiện dự án đường nối \
                 cầu Văn Lang, không đủ điều kiện cấp giấy phép xây dựng mới.",
                "Việc đề nghị cấp giấy phép xây dựng có thời hạn thuộc thủ tục khác (mã 1.013229); \
                 Ông (Bà) có thể nộp hồ sơ theo thủ tục đó nếu có nhu cầu.",
            ]),
            closing: vec!["Xin thông báo để Ông (Bà)/Tổ chức được biết và thực hiện./.".to_owned()],
            submitter: Signer { name: None, digital: false },
            receiver: Signer { name: text("Trần Thị Bích Ngọc"), digital: true },
        }
    }
}

impl Apology {
    /// An apology with a long reason.
    pub fn sample() -> Self {
        Self {
            head: letterhead("PXL-TTPVHCC"),
            dossier: dossier(),
            applicant: applicant(),
            request: REQUEST.to_owned(),
            received_at: Some(at((2026, 2, 5), (8, 30))),
            old_due: at((2026, 3, 5), (8, 30)),
            new_due: at((2026, 3, 12), (17, 0)),
            reason: text(
                "Sở Xây dựng và Phòng Tài nguyên và Môi trường chưa trả lời ý kiến về chỉ giới đường \
                 đỏ và hành lang an toàn lưới điện; cơ quan đã đôn đốc bằng văn bản ngày 02/3/2026.",
            ),
            closing: vec![
                "Mong nhận được sự thông cảm của Ông (Bà)/Tổ chức vì sự chậm trễ này./.".to_owned(),
            ],
            signer: Signer { name: text("Nguyễn Thị Hải Yến"), digital: true },
        }
    }
}

impl StopNotice {
    /// A notice of a stop that was asked for at the desk.
    pub fn sample() -> Self {
        Self {
            head: letterhead("TBD-TTPVHCC"),
            dossier: dossier(),
            applicant: applicant(),
            request: REQUEST.to_owned(),
            received_at: Some(at((2026, 2, 5), (8, 30))),
            asked_at: at((2026, 2, 11), (9, 15)),
            asked_how: "Trực tiếp tại Bộ phận Một cửa, cán bộ ghi nhận".to_owned(),
            reason: text("Gia đình thay đổi thiết kế tầng tum, chờ bản vẽ mới."),
            stage: "Thẩm định hồ sơ".to_owned(),
            stopped_at: at((2026, 2, 11), (9, 15)),
            finance: "Chưa phát sinh".to_owned(),
            closing: vec!["Việc tiếp tục giải quyết hồ sơ do lãnh đạo cơ quan quyết định; Ông (Bà)/Tổ chức sẽ được thông báo ngày hẹn trả mới./.".to_owned()],
            signer: Signer { name: text("Trần Thị Bích Ngọc"), digital: true },
        }
    }
}

impl ControlSheet {
    /// A control sheet of 24 hand-overs, which fills more than two pages.
    pub fn sample() -> Self {
        let units = [
            ("Trung tâm Phục vụ hành chính công phường Việt Trì", "Trần Thị Bích Ngọc"),
            ("Phòng Kinh tế, Hạ tầng và Đô thị", "Nguyễn Văn Trường"),
            ("Chi nhánh Văn phòng Đăng ký đất đai khu vực Việt Trì – Phù Ninh", "Đỗ Quỳnh Mai"),
            ("Lãnh đạo Ủy ban nhân dân phường", "Hoàng Ngọc Ánh"),
        ];
        let outcomes = [Outcome::Early, Outcome::OnTime, Outcome::Late];
        let pairs = units.iter().zip(units.iter().cycle().skip(1)).cycle();
        let days = (0..24).map(|day| start_day().plus_days(day));
        let handovers = pairs.zip(days).zip(outcomes.iter().cycle());
        let handovers = handovers.map(|(((from, to), day), outcome)| Handover {
            from_unit: from.0.to_owned(),
            to_unit: to.0.to_owned(),
            at: Some(day.at(clock(14, 5))),
            giver: text(from.1),
            receiver: text(to.1),
            outcome: Some(*outcome),
            note: (*outcome == Outcome::Late).then(|| "Chờ ý kiến của cơ quan phối hợp".to_owned()),
        });
        Self {
            head: Letterhead { number: None, notation: None, ..letterhead("") },
            dossier: dossier(),
            agency: "Phòng Kinh tế, Hạ tầng và Đô thị phường Việt Trì".to_owned(),
            consulted: texts(&[
                "Chi nhánh Văn phòng Đăng ký đất đai khu vực Việt Trì – Phù Ninh",
                "Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ",
            ]),
            received_at: Some(at((2026, 2, 5), (8, 30))),
            due_at: Some(at((2026, 3, 5), (8, 30))),
            handovers: handovers.collect(),
        }
    }
}

impl Acknowledgement {
    /// An acknowledgement with a name of 200 characters and 30 files.
    pub fn sample(locale: Locale) -> Self {
        Self {
            locale,
            head: Letterhead { number: None, notation: None, ..letterhead("") },
            dossier: dossier(),
            request: REQUEST.to_owned(),
            applicant: Party { name: long_name(), ..applicant() },
            submitted_at: at((2026, 2, 4), (21, 47)),
            answers: answers(),
            files: files(),
            next_steps: texts(&[
                "Bộ phận Một cửa kiểm tra hồ sơ trong 08 giờ làm việc.",
                "Hồ sơ hợp lệ: Ông (Bà) nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả qua tin nhắn và \
                 thư điện tử.",
                "Hồ sơ cần bổ sung: Ông (Bà) nhận một phiếu yêu cầu ghi đủ các nội dung, chỉ một lần.",
            ]),
        }
    }
}

impl OwnData {
    /// The data of somebody with a dossier.
    pub fn sample(locale: Locale) -> Self {
        Self {
            locale,
            head: Letterhead { number: None, notation: None, ..letterhead("") },
            person: Party { name: long_name(), ..applicant() },
            birth: text("24/07/1985"),
            parts: vec![DataPart { title: REQUEST.to_owned(), groups: answers() }],
            left_out: text("Còn 3 hồ sơ không in ở đây."),
        }
    }
}

impl ResultDocument {
    /// A building permit.
    pub fn sample() -> Self {
        Self {
            head: Letterhead {
                superior: text("Ủy ban nhân dân tỉnh Phú Thọ"),
                agency: "Ủy ban nhân dân phường Việt Trì".to_owned(),
                number: text("47"),
                notation: text("GPXD-UBND"),
                place: "Việt Trì".to_owned(),
                at: at((2026, 3, 4), (15, 20)),
            },
            dossier: Some(dossier()),
            title: "Giấy phép xây dựng".to_owned(),
            subject: text("Nhà ở riêng lẻ của ông Nguyễn Đức Thịnh"),
            addressee: None,
            authority: text("Chủ tịch Ủy ban nhân dân phường Việt Trì"),
            legal_bases: texts(&[
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
                "Căn cứ Luật Xây dựng ngày 18 tháng 6 năm 2014 và các luật sửa đổi, bổ sung",
                "Căn cứ Nghị định của Chính phủ về quản lý hoạt động xây dựng",
                "Theo đề nghị của Trưởng phòng Kinh tế, Hạ tầng và Đô thị.",
            ]),
            enacting: text("Quyết định:"),
            body: permit(),
            recipients: texts(&["Như Điều 3", "Sở Xây dựng (để b/c)", "Lưu: VT, KTHTĐT."]),
            signatory: Signatory {
                capacity: text("KT. Chủ tịch"),
                position: "Phó Chủ tịch".to_owned(),
                name: text("Hoàng Ngọc Ánh"),
            },
        }
    }
}

const DESK: &str = "Trung tâm Phục vụ hành chính công phường Việt Trì";
const REQUEST: &str = "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ \
                       (trường hợp: nhà ở riêng lẻ)";

#[expect(clippy::unnecessary_wraps, reason = "the views take options")]
fn text(words: &str) -> Option<String> {
    Some(words.to_owned())
}

fn texts(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn at((year, month, day): (i16, i8, i8), (hour, minute): (u16, u16)) -> LocalTime {
    CivilDay::new(year, month, day).unwrap_or_else(start_day).at(clock(hour, minute))
}

#[expect(clippy::expect_used, reason = "the calendar has this day")]
fn start_day() -> CivilDay {
    CivilDay::new(2026, 2, 5).expect("the calendar has this day")
}

#[expect(clippy::expect_used, reason = "only literals of this file come here")]
fn clock(hour: u16, minute: u16) -> DayTime {
    DayTime::new(hour, minute).expect("a time of day")
}

fn letterhead(notation: &str) -> Letterhead {
    Letterhead {
        superior: text("Ủy ban nhân dân phường Việt Trì"),
        agency: DESK.to_owned(),
        number: text("0123"),
        notation: text(notation),
        place: "Phú Thọ".to_owned(),
        at: at((2026, 2, 5), (8, 42)),
    }
}

fn dossier() -> DossierRef {
    DossierRef {
        number: "H44.001.02-260205-0123".to_owned(),
        qr: "https://dichvucong.example.vn/tra-cuu?ma=H44.001.02-260205-0123".to_owned(),
        look_up: text("dichvucong.example.vn/tra-cuu"),
    }
}

fn applicant() -> Party {
    Party {
        name: "Nguyễn Đức Thịnh".to_owned(),
        id_number: text("025085001234"),
        address: text(
            "Số 12, ngõ 45, đường Nguyệt Cư, tổ dân phố Minh Hà 2, phường Việt Trì, tỉnh Phú Thọ",
        ),
        phone: text("0912 345 678"),
        email: text("nguyenducthinh.viettri@example.vn"),
    }
}

fn long_name() -> String {
    let name = "Công ty trách nhiệm hữu hạn một thành viên Tư vấn thiết kế, Đầu tư xây dựng và Phát \
                triển hạ tầng kỹ thuật khu công nghiệp, khu đô thị mới và nhà ở xã hội vùng trung du \
                Đất Tổ Hùng Vương – Chi nhánh số 2";
    name.to_owned()
}

fn papers() -> Vec<Component> {
    [
        ("Đơn đề nghị cấp giấy phép xây dựng (Mẫu số 01)", text("01 bản chính")),
        ("Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất số CY 123456", text("01 bản sao điện tử từ bản chính")),
        ("Bản vẽ mặt bằng công trình trên lô đất tỷ lệ 1/50 – 1/500 kèm theo sơ đồ vị trí công trình", text("02 bản chính")),
        ("Bản vẽ mặt bằng các tầng, các mặt đứng và mặt cắt chính của công trình tỷ lệ 1/50 – 1/200", text("02 bản chính")),
        ("Bản cam kết bảo đảm an toàn đối với công trình liền kề", None),
        ("Căn cước công dân (khai thác từ Cơ sở dữ liệu quốc gia về dân cư)", None),
    ]
    .into_iter()
    .map(|(name, copies)| Component { name: name.to_owned(), copies })
    .collect()
}

fn answers() -> Vec<AnswerGroup> {
    let group = |title: &str, rows: &[(&str, Option<&str>)]| AnswerGroup {
        title: title.to_owned(),
        answers: rows
            .iter()
            .map(|(label, value)| Answer {
                label: (*label).to_owned(),
                value: value.map(str::to_owned),
            })
            .collect(),
    };
    vec![
        group(
            "Thửa đất",
            &[
                ("Số thửa, tờ bản đồ", Some("Thửa 128, tờ bản đồ số 34")),
                ("Diện tích", Some("120,5 m²")),
                ("Địa chỉ thửa đất", Some("Tổ dân phố Minh Hà 2, phường Việt Trì, tỉnh Phú Thọ")),
                ("Quy hoạch đã được duyệt", None),
            ],
        ),
        group(
            "Công trình",
            &[
                ("Loại, cấp công trình", Some("Nhà ở riêng lẻ, cấp III")),
                ("Số tầng, chiều cao", Some("03 tầng, 11,6 m")),
                ("Diện tích xây dựng tầng 1", Some("95,8 m²")),
                (
                    "Lời trình bày thêm của người đề nghị với cơ quan cấp phép",
                    Some(
                        "Nhà cũ đã xuống cấp, dột khi mưa.\nGia đình mong được cấp phép trước mùa mưa bão để kịp thi công phần móng.",
                    ),
                ),
            ],
        ),
    ]
}

fn files() -> Vec<SubmittedFile> {
    let parts = ["Đơn đề nghị", "Giấy chứng nhận quyền sử dụng đất", "Bản vẽ thiết kế xây dựng"];
    let parts = parts.iter().cycle();
    parts
        .zip(1_u32..=30)
        .map(|(part, number)| SubmittedFile {
            component: (number % 4 != 0).then(|| (*part).to_owned()),
            name: format!("{part} – tờ số {number} (chụp ngày 04-02-2026).pdf"),
            size: text("1,2 MB"),
            pages: (number % 5 != 0).then_some(number),
            sha256: Digest::of(&number.to_be_bytes()),
        })
        .collect()
}

fn permit() -> Vec<Block> {
    let article = |label: &str, words: &str| Block::Article {
        label: label.to_owned(),
        text: words.to_owned(),
    };
    let field = |label: &str, value: Option<&str>| Block::Field {
        label: label.to_owned(),
        value: value.map(str::to_owned),
    };
    vec![
        article("Điều 1.", "Cấp cho ông Nguyễn Đức Thịnh, số định danh cá nhân 025085001234, cư trú tại tổ dân phố Minh Hà 2, phường Việt Trì, tỉnh Phú Thọ, được phép xây dựng công trình nhà ở riêng lẻ với các nội dung sau:"),
        field("Vị trí xây dựng", Some("thửa đất số 128, tờ bản đồ số 34, diện tích 120,5 m²")),
        field("Cốt nền xây dựng công trình", Some("+0,45 m so với cốt vỉa hè")),
        field("Mật độ xây dựng, hệ số sử dụng đất", Some("79,5 %; 2,4 lần")),
        field("Diện tích xây dựng tầng 1, tổng diện tích sàn", Some("95,8 m²; 287,4 m²")),
        field("Chiều cao công trình, số tầng", Some("11,6 m; 03 tầng")),
        field("Màu sắc công trình", None),
        article("Điều 2.", "Giấy phép có hiệu lực khởi công xây dựng trong thời hạn 12 tháng kể từ ngày cấp; quá thời hạn trên phải đề nghị gia hạn."),
        Block::Paragraph { text: "Chủ đầu tư phải hoàn toàn chịu trách nhiệm trước pháp luật nếu xâm phạm quyền hợp pháp của các chủ sở hữu liền kề; phải thông báo ngày khởi công bằng văn bản cho cơ quan cấp phép trước khi khởi công 03 ngày làm việc.".to_owned() },
        article("Điều 3.", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị và ông Nguyễn Đức Thịnh chịu trách nhiệm thi hành Quyết định này./."),
    ]
}

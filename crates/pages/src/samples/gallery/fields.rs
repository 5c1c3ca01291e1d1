//! Every kind of field.

use super::say;
use crate::{
    components::{FileList, FileState, FileView, Offers, PaperOffer, Upload},
    fields::{
        Address, Choice, ChoiceOption, DateInput, Depends, FieldKind, FieldView, Group, InputMode,
        LongText, ManyChoice, NumberInput, OptionGroup, Repeat, RepeatItem, Select, TextInput,
        Width, YesNo,
    },
    words::Lang,
};
use mc_kernel::Locale;

pub(super) fn all(l: Lang) -> Vec<FieldView> {
    let mut fields = typed(l);
    fields.extend(more_typed(l));
    fields.extend(chosen(l));
    fields.extend([group(l), repeat(l), address(l), upload(l), foreign()]);
    fields
}

fn typed(l: Lang) -> Vec<FieldView> {
    vec![
        FieldView::new(
            "soDinhDanh",
            say(l, "Số định danh cá nhân", "Personal identity number"),
            FieldKind::Text(TextInput {
                value: "0261950012".into(),
                mode: InputMode::Numeric,
                width: Width::Short,
                most: Some(12),
                ..TextInput::default()
            }),
        )
        .hinted(say(l, "12 chữ số trên thẻ căn cước", "12 digits on the identity card"))
        .because(say(
            l,
            "Để đối chiếu với Cơ sở dữ liệu quốc gia về dân cư.",
            "To compare with the national population database.",
        ))
        .wrong(say(
            l,
            "Số định danh phải có 12 chữ số",
            "An identity number has 12 digits",
        )),
        FieldView::new(
            "dienThoai",
            say(l, "Số điện thoại", "Telephone"),
            FieldKind::Text(TextInput {
                value: "0912 345 678".into(),
                autocomplete: Some("tel"),
                mode: InputMode::Tel,
                width: Width::Short,
                ..TextInput::default()
            }),
        )
        .optional()
        .from_source(say(
            l,
            "Theo lần khai trước, 12/2022",
            "From your last form, December 2022",
        )),
        FieldView::new(
            "ngaySinh",
            say(l, "Ngày, tháng, năm sinh", "Date of birth"),
            FieldKind::Date(DateInput {
                value: "1962".into(),
                may_be_partial: true,
                autocomplete: Some("bday"),
            }),
        )
        .hinted(say(
            l,
            "Ví dụ 06/02/1962; chỉ nhớ năm thì ghi năm",
            "As in 06/02/1962; if only the year is known, write the year",
        )),
    ]
}

fn more_typed(l: Lang) -> Vec<FieldView> {
    vec![
        FieldView::new(
            "dienTich",
            say(l, "Diện tích sàn", "Floor area"),
            FieldKind::Number(NumberInput {
                value: "120,5".into(),
                has_decimals: true,
                unit: Some("m²".into()),
                width: Width::Short,
            }),
        ),
        FieldView::new(
            "ghiChu",
            say(l, "Điều muốn nói thêm", "Anything else"),
            FieldKind::LongText(LongText { value: String::new(), rows: 4, most: Some(1000) }),
        )
        .optional(),
    ]
}

fn chosen(l: Lang) -> Vec<FieldView> {
    let post = ChoiceOption {
        hint: Some(say(l, "Bưu điện thu cước khi giao", "The post charges on delivery")),
        reveals: vec![FieldView::new(
            "diaChiNhan",
            say(l, "Địa chỉ nhận", "Address for delivery"),
            FieldKind::Text(TextInput {
                autocomplete: Some("street-address"),
                ..TextInput::default()
            }),
        )],
        ..ChoiceOption::new("1", say(l, "Qua bưu chính công ích", "By post")).chosen_if("1")
    };
    let peoples = ["Kinh", "Tày", "Thái", "Hoa", "Khơ-me", "Mường", "Nùng", "Hmông", "Dao"];
    let numbered = |(index, name): (usize, &str)| ChoiceOption::new(index.to_string(), name);
    vec![
        FieldView::new(
            "hinhThucNhan",
            say(l, "Nhận kết quả thế nào?", "How do you want to receive the result?"),
            FieldKind::Choice(Choice {
                options: vec![
                    ChoiceOption::new("0", say(l, "Tại Bộ phận Một cửa", "At the desk")),
                    post,
                    ChoiceOption::new("2", say(l, "Bản điện tử", "Online")),
                ],
                autocomplete: None,
            }),
        ),
        FieldView::new(
            "buuCuc",
            say(l, "Bưu cục gần nhất", "Nearest post office"),
            FieldKind::Text(TextInput { width: Width::Half, ..TextInput::default() }),
        )
        .optional()
        .wanted_if(Depends {
            on: "hinhThucNhan".into(),
            values: vec!["1".into()],
            hint: say(l, "Chỉ ghi nếu nhận qua bưu chính.", "Only if the post delivers it."),
        }),
        FieldView::new(
            "danToc",
            say(l, "Dân tộc", "Ethnicity"),
            FieldKind::Choice(Choice {
                options: peoples.into_iter().enumerate().map(numbered).collect(),
                autocomplete: None,
            }),
        ),
        FieldView::new(
            "giayToCan",
            say(l, "Cần những bản nào?", "Which copies do you need?"),
            FieldKind::ManyChoice(ManyChoice {
                options: vec![
                    ChoiceOption::new("a", say(l, "Bản sao trích lục", "Extract")).chosen_if("a"),
                    ChoiceOption::new("b", say(l, "Bản điện tử", "Electronic copy")),
                ],
            }),
        )
        .wrong(say(l, "Chọn ít nhất một bản", "Choose at least one")),
        FieldView::new(
            "coSoHuuChung",
            say(l, "Nhà có nhiều chủ sở hữu?", "Has the house several owners?"),
            FieldKind::YesNo(YesNo { answer: None }),
        ),
        FieldView::new(
            "camDoan",
            say(l, "Tôi cam đoan nội dung khai là đúng sự thật.", "I declare that this is true."),
            FieldKind::Consent(true),
        ),
    ]
}

fn text(name: &str, label: String, value: &str) -> FieldView {
    let input = TextInput { value: value.to_owned(), ..TextInput::default() };
    FieldView::new(name, label, FieldKind::Text(input))
}

fn group(l: Lang) -> FieldView {
    let fields = vec![
        text("chungSinh.so", say(l, "Số", "Number"), "2023/0117"),
        text("chungSinh.noiCap", say(l, "Cơ sở cấp", "Issued by"), "Bệnh viện Sản Nhi"),
    ];
    FieldView::new(
        "chungSinh",
        say(l, "Giấy chứng sinh", "Medical certificate of birth"),
        FieldKind::Group(Group { fields }),
    )
    .optional()
}

fn repeat(l: Lang) -> FieldView {
    let item = |index: usize, value: &str| RepeatItem {
        title: format!("{} {}", say(l, "Ngành nghề", "Line of business"), index + 1),
        remove: Some(format!("nganhNghe[{index}]")),
        fields: vec![text(
            &format!("nganhNghe[{index}].ten"),
            say(l, "Tên ngành nghề", "Name of the business"),
            value,
        )],
    };
    FieldView::new(
        "nganhNghe",
        say(l, "Ngành nghề kinh doanh", "Lines of business"),
        FieldKind::Repeat(Repeat {
            items: vec![
                item(0, &say(l, "Bán lẻ tạp hóa", "Groceries")),
                item(1, &say(l, "Quán ăn", "Restaurant")),
            ],
            add_label: say(l, "Thêm ngành nghề", "Add a line"),
            can_add: true,
        }),
    )
}

fn address(l: Lang) -> FieldView {
    let select = |part: &str, label, groups| Select {
        name: format!("noiCuTru.{part}"),
        id: format!("f-noiCuTru-{part}"),
        label,
        groups,
        autocomplete: None,
        error: None,
    };
    let group = |label: &str, names: &[&str], chosen: &str| OptionGroup {
        label: label.to_owned(),
        options: names.iter().map(|n| ChoiceOption::new(*n, *n).chosen_if(chosen)).collect(),
    };
    let here = "Xã Xuân Lôi";
    let communes = vec![
        group("Thành phố Vĩnh Yên", &["Phường Đồng Tâm", "Phường Tích Sơn"], here),
        group("Huyện Lập Thạch", &["Xã Xuân Hòa", "Xã Xuân Lôi"], here),
    ];
    let detail = text(
        "noiCuTru.chiTiet",
        say(l, "Số nhà, đường, thôn", "House, street, hamlet"),
        "Thôn Đông Xuân",
    );
    FieldView::new(
        "noiCuTru",
        say(l, "Nơi cư trú", "Residence"),
        FieldKind::Address(Box::new(Address {
            country: None,
            province: Some(select(
                "maTinh",
                say(l, "Tỉnh, thành phố", "Province"),
                vec![group("", &["Tỉnh Vĩnh Phúc", "Thành phố Hà Nội"], "Tỉnh Vĩnh Phúc")],
            )),
            commune: Some(select("maXa", say(l, "Xã, phường, thị trấn", "Commune"), communes)),
            refresh: Some("noiCuTru".into()),
            elsewhere: None,
            detail: Some(detail),
        })),
    )
    .hinted(say(
        l,
        "Ghi nơi thường trú; không có thì ghi nơi ở hiện tại",
        "Your registered residence, or else where you live now",
    ))
}

fn upload(l: Lang) -> FieldView {
    let file = FileView {
        origin: None,
        name: "giay-ket-hon-anh-chup-ngay-27-thang-01-nam-2023-mat-truoc.pdf".into(),
        href: Some("#".into()),
        facts: say(l, "PDF, 640 KB, 2 trang", "PDF, 640 KB, 2 pages"),
        sha256: None,
        state: FileState::Checking,
        remove: Some("ketHon:1".into()),
    };
    let label = say(l, "Giấy chứng nhận kết hôn", "Marriage certificate");
    let control = Upload {
        name: "ketHon".into(),
        id: "f-ketHon".into(),
        label: label.clone(),
        rules: say(
            l,
            "PDF, JPG hoặc PNG, mỗi tệp tối đa 20 MB",
            "PDF, JPG or PNG, up to 20 MB each",
        ),
        accept: ".pdf,.jpg,.jpeg,.png".into(),
        takes_several: true,
        component: "ketHon".into(),
        upload_url: Some("/uploads".into()),
        error: None,
        files: FileList { files: vec![file] },
        offers: Offers {
            offers: vec![
                PaperOffer {
                    name: label.clone(),
                    facts: say(
                        l,
                        "Số 12/2020, cấp ngày 06/02/2020",
                        "No. 12/2020, issued on 06/02/2020",
                    ),
                    take: Ok("ketHon 1".into()),
                },
                PaperOffer {
                    name: label.clone(),
                    facts: say(l, "Số 7/2010", "No. 7/2010"),
                    take: Err(say(l, "Đã thu hồi.", "Revoked.")),
                },
            ],
        },
    };
    FieldView::new("ketHon", label, FieldKind::File(Box::new(control)))
}

/// A label that exists in one language only.
fn foreign() -> FieldView {
    FieldView {
        lang: Some(Locale::Vi),
        ..text("tenGiaoDich", "Tên giao dịch bằng tiếng nước ngoài".into(), "")
    }
    .optional()
}

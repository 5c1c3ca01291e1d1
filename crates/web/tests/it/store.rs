//! The data store of the citizen (NĐ 45/2020, Điều 16): results and digitised papers, used again.

use crate::{
    browser::{Browser, Page},
    desk::{decide, leave, number_of, open_work},
    filling::{EForm, begin, dossier_of, fill_in},
    portal::{HAI, LAN, PNG, Portal, pdf},
};
use mc_app::data_store::look::Asked;
use mc_testkit::DemoProvince;

const BIRTH: &str = "1.001193";
const BIRTH_PAPER: &str = "000.00.00.G15-KQ004389";
/// The monthly allowance, which asks for a birth certificate.
const ALLOWANCE: &str = "1.001776";
/// Its paper that a birth certificate replaces.
const CERTIFICATE_PAPER: &str = "000.00.00.H62-KQ9011";

/// The page of papers of a new draft.
async fn papers_of_draft(browser: &Browser, procedure: &str) -> Page {
    let overview = begin(browser, procedure, "", "Xã Xuân Lôi").await;
    let mut form = EForm::of(procedure);
    // Nobody else has to care for the applicant of the allowance.
    form.answers.as_object_mut().unwrap().remove("nguoiPhungDuong");
    let check = fill_in(browser, &overview, &form).await;
    browser.open(&check.url.replace("/kiem-tra", "/giay-to")).await
}

/// Sends what is on the page of papers: the dossier and its number.
async fn sent(browser: &Browser, papers: &Page) -> (String, String) {
    let check = browser.send(&papers.form("Lưu và tiếp tục")).await.expect(200);
    let sent = browser.send(&check.form("Gửi hồ sơ")).await.expect(200);
    (dossier_of(&sent), number_of(&sent))
}

/// A birth registration with an uploaded paper, up to the certificate: the dossier.
async fn certificate(portal: &Portal, lan: &Browser) -> String {
    let papers = papers_of_draft(lan, BIRTH).await;
    let with = papers.form("Lưu và tiếp tục").attach(BIRTH_PAPER, "chung-sinh.pdf", &pdf(2));
    let check = lan.send(&with).await.expect(200);
    let sent = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);
    let number = number_of(&sent);
    leave(portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    let registrar = portal.officer("xuanloi.hotich").await;
    let page = open_work(&registrar, &number).await;
    let form = page.form("Đưa vào văn bản kết quả").fill("symbol", "21/2023");
    let page = decide(&registrar, &form.attach("file", "giay-khai-sinh.png", PNG)).await;
    decide(&registrar, &page.form("Đạt")).await;
    // What is attached and not signed is no paper of the citizen yet.
    lan.open("/kho-du-lieu").await.shows("Không có giấy tờ nào");
    leave(portal, "xuanloi.chutich", &number, "Ký").await;
    leave(portal, "xuanloi.vanthu", &number, "Phát hành").await;
    dossier_of(&sent)
}

/// The paper that the first card of a list leads to.
fn first_paper(list: &Page) -> String {
    let cards = list.tree.of_class("card-title");
    let link = cards.first().unwrap_or_else(|| panic!("no paper: {}", list.text())).named("a")[0];
    link.attribute("href").unwrap().to_owned()
}

#[tokio::test]
async fn a_result_enters_the_store_and_serves_in_the_next_dossier() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let dossier = certificate(&portal, &lan).await;
    let list = lan.open("/kho-du-lieu").await;
    for shown in ["Giấy khai sinh", "21/2023", "Còn hiệu lực", "ký duyệt"] {
        list.shows(shown);
    }
    lan.open("/kho-du-lieu?q=khai+sinh").await.shows("21/2023");
    lan.open("/kho-du-lieu?q=khong-co").await.hides("21/2023");
    let paper = first_paper(&list);
    let page = lan.open(&paper).await;
    page.shows("Chưa dùng lại cho hồ sơ nào");
    let file = lan.open(&page.link("Mở tệp")).await;
    assert!(file.body.starts_with(&PNG[..8]), "the file is the result");

    // The next form asks for a birth certificate (MA_KQ_THAYTHE): it is there already.
    let papers = papers_of_draft(&lan, ALLOWANCE).await;
    let id = paper.rsplit('/').next().unwrap();
    let taken = lan.send(&papers.pressing("_take", &format!("{CERTIFICATE_PAPER} {id}"))).await;
    let taken = taken.expect(200);
    taken.shows("Lấy từ kho dữ liệu");
    // Pressed again it is the same file.
    let again = lan.send(&papers.pressing("_take", &format!("{CERTIFICATE_PAPER} {id}"))).await;
    assert_eq!(again.expect(200).text().matches("Lấy từ kho dữ liệu").count(), 1);
    let (next, number) = sent(&lan, &taken).await;
    assert_ne!(next, dossier);

    // Both sides tell of it: the dossier where it came from and who verified it, the paper where it
    // was used.
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, &number).await;
    let origin = page.of_class("file-origin");
    assert!(origin.contains("Từ kho dữ liệu") && origin.contains("xác thực ngày"), "{origin}");
    lan.open(&paper).await.shows(&number);

    // Whoever works on the dossier looks through it into the store, and the owner sees that.
    let store = desk.open(&page.link("Kho dữ liệu của người nộp")).await;
    store.shows("21/2023");
    let opened = desk.open(&first_paper(&store)).await;
    assert!(opened.body.starts_with(&PNG[..8]));
    let looked = lan.open("/kho-du-lieu").await.of_class("looked");
    for why in ["Xem danh sách giấy tờ", "Mở tệp của một giấy tờ"] {
        assert!(looked.contains(why), "{looked}");
    }
    // An officer of another office has no way in.
    let other = portal.officer("lienbao.motcua").await;
    other.visit(&format!("/can-bo/ho-so/{next}/kho")).await.expect(404);
    other.visit(&format!("/can-bo/ho-so/{next}/kho/{id}")).await.expect(404);
}

#[tokio::test]
async fn the_paper_of_somebody_else_is_not_there() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    certificate(&portal, &lan).await;
    let paper = first_paper(&lan.open("/kho-du-lieu").await);
    let id = paper.rsplit('/').next().unwrap().to_owned();
    let hai = portal.citizen(HAI).await;
    hai.open("/kho-du-lieu").await.hides("21/2023");
    hai.visit(&paper).await.expect(404);
    hai.visit(&format!("{paper}/tep")).await.expect(404);
    let papers = papers_of_draft(&hai, ALLOWANCE).await;
    papers.hides("Lấy từ kho");
    let forged =
        papers.form("Lưu và tiếp tục").forge("_take", &format!("{CERTIFICATE_PAPER} {id}"));
    hai.send(&forged).await.expect(404);
    // Nor does a paper fit a component that it does not replace.
    let own = papers_of_draft(&lan, ALLOWANCE).await;
    let wrong = own.form("Lưu và tiếp tục").forge("_take", &format!("000.00.00.H62-KQ9010 {id}"));
    lan.send(&wrong).await.expect(404);
}

#[tokio::test]
async fn an_upload_is_never_a_verified_paper() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let papers = papers_of_draft(&lan, BIRTH).await;
    let with = papers.form("Lưu và tiếp tục").attach(BIRTH_PAPER, "chung-sinh.pdf", &pdf(2));
    let check = lan.send(&with).await.expect(200);
    let sent = lan.send(&check.form("Gửi hồ sơ")).await.expect(200);
    let number = number_of(&sent);
    lan.open("/kho-du-lieu").await.shows("Không có giấy tờ nào");
    let uploads = lan.open("/kho-du-lieu?ngan=tu-tai-len").await;
    uploads.shows("Chưa xác thực");
    uploads.hides("Còn hiệu lực");
    let id = first_paper(&uploads).rsplit('/').next().unwrap().to_owned();
    // It is offered to nobody, not even when the request is forged.
    let next = papers_of_draft(&lan, BIRTH).await;
    next.hides("Lấy từ kho");
    let forged = next.form("Lưu và tiếp tục").forge("_take", &format!("{BIRTH_PAPER} {id}"));
    let refused = lan.send(&forged).await.expect(422);
    assert!(refused.errors()[0].contains("không còn hiệu lực"), "{:?}", refused.errors());

    // At the desk it becomes one: whole, and checked against the original.
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, &number).await;
    page.shows("chưa đối chiếu bản chính");
    let form = desk.open(&page.link("Số hóa chung-sinh.pdf")).await;
    let filled = form
        .form("Ghi vào kho dữ liệu")
        .fill("number", "15/CS")
        .fill("issuer", "Bệnh viện Sản Nhi Vĩnh Phúc")
        .fill("issued_on", "06/05/2023")
        .fill("original_pages", "3");
    let wrong = desk.send(&filled).await.expect(422);
    assert_eq!(wrong.errors().len(), 1, "not checked yet: {:?}", wrong.errors());
    let wrong = desk.send(&filled.clone().fill("checked", "true")).await.expect(422);
    assert!(wrong.errors()[0].contains("2 trang"), "{:?}", wrong.errors());
    let right = filled.fill("checked", "true").fill("original_pages", "2");
    let page = desk.send(&right).await.expect(200);
    page.shows("Đã số hóa");
    assert!(page.of_class("file-origin").contains("đối chiếu bản chính ngày"));
    assert!(!page.has_link("Số hóa chung-sinh.pdf"));
    desk.send(&right).await.expect(200).shows("làm từ trước");
    let history = lan.open(&format!("/ho-so/{}", dossier_of(&sent))).await;
    history.shows("Một giấy tờ đã được số hóa");
    lan.open("/kho-du-lieu").await.shows("15/CS");
    papers_of_draft(&lan, BIRTH).await.shows("Lấy từ kho");
}

#[tokio::test]
async fn a_coarse_scan_is_not_taken() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    let (_, number) = sent(&lan, &papers_of_draft(&lan, BIRTH).await).await;
    let desk = portal.officer("xuanloi.motcua").await;
    let page = open_work(&desk, &number).await;
    let form = desk.open(&page.link("Số hóa giấy tờ bản giấy")).await;
    let filled = form
        .form("Ghi vào kho dữ liệu")
        .fill("kind", &format!("{BIRTH_PAPER}|{BIRTH_PAPER}"))
        .fill("issuer", "Trạm y tế xã Xuân Lôi")
        .fill("issued_on", "06/05/2024")
        .fill("valid_until", "01/01/2023")
        .fill("original_pages", "1")
        .fill("checked", "true");
    let nothing = desk.send(&filled).await.expect(422);
    assert_eq!(nothing.errors().len(), 1, "{:?}", nothing.errors());
    let picture = desk.send(&filled.clone().attach("file", "anh.png", PNG)).await.expect(422);
    assert_eq!(picture.errors().len(), 3, "{:?}", picture.errors());
    let scan = scanned(595, 842);
    let coarse = desk.send(&filled.clone().attach("file", "quet.pdf", &scan)).await.expect(422);
    assert!(coarse.errors().iter().any(|e| e.contains("72 điểm ảnh")), "{:?}", coarse.errors());
    let right = filled.fill("issued_on", "06/05/2023").fill("valid_until", "");
    let sharp = right.attach("file", "quet.pdf", &scanned(1654, 2339));
    desk.send(&sharp).await.expect(200).shows("Đã số hóa");
}

/// A PDF of one page of A4 that is filled by a picture of so many pixels.
fn scanned(width: u32, height: u32) -> Vec<u8> {
    let content = "q 595 0 0 842 0 0 cm /P Do Q";
    let picture = format!(
        "<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray\
         /BitsPerComponent 1/Length 1>>stream\n0\nendstream"
    );
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</XObject<</P 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        picture,
    ];
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        let (entry, number) = (format!("{:010} 00000 n \n", out.len()), index + 1);
        table.push_str(&entry);
        out.extend([&number.to_string(), " 0 obj\n", object, "\nendobj\n"]);
    }
    let begin = out.len();
    let size = objects.len() + 1;
    let end = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{begin}\n%%EOF");
    out.extend([table, end]);
    out.into_bytes()
}

#[tokio::test]
async fn a_revoked_paper_is_not_offered_and_not_taken() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    certificate(&portal, &lan).await;
    let id = first_paper(&lan.open("/kho-du-lieu").await).rsplit('/').next().unwrap().to_owned();
    // Taken while it was in force, sent after it was revoked.
    let value = format!("{CERTIFICATE_PAPER} {id}");
    let papers = papers_of_draft(&lan, ALLOWANCE).await;
    let taken = lan.send(&papers.pressing("_take", &value)).await.expect(200);

    let admin = portal.officer("tinh.quantri").await;
    let overview = admin.open("/quan-tri/kho").await;
    let row = overview.tree.named("tbody")[0].text();
    assert!(row.contains("1 (100 %)"), "one accepted, with an electronic result: {row}");
    let found = admin.open("/quan-tri/kho?q=21/2023").await;
    let form = admin.open(&found.link("Giấy khai sinh")).await;
    let empty = admin.send(&form.form("Thu hồi giấy tờ")).await.expect(422);
    assert_eq!(empty.errors(), ["Lý do thu hồi hoặc thay thế: Xin điền ô này"]);
    let unknown = form.form("Thu hồi giấy tờ").fill("reason", "Cấp sai").fill("replacement", "9/9");
    admin.send(&unknown).await.expect(422).shows("không có giấy tờ cùng loại");
    let right = form.form("Thu hồi giấy tờ").fill("reason", "Cấp sai họ tên");
    admin.send(&right).await.expect(200).shows("Đã thu hồi");

    lan.open(&format!("/kho-du-lieu/{id}")).await.shows("Lý do: Cấp sai họ tên");
    let check = lan.send(&taken.form("Lưu và tiếp tục")).await.expect(200);
    assert!(!check.has_button("Gửi hồ sơ"), "it cannot be sent with that paper");
    check.shows("thu hồi");
    let next = papers_of_draft(&lan, ALLOWANCE).await;
    next.shows("Cấp sai họ tên");
    assert!(!next.has_button("Lấy từ kho Giấy khai sinh"));
    let forged = next.form("Lưu và tiếp tục").forge("_take", &value);
    lan.send(&forged).await.expect(422);
    // Those who do not administer have no such page.
    let desk = portal.officer("xuanloi.motcua").await;
    desk.visit("/quan-tri/kho").await.expect(403);
    desk.visit(&format!("/quan-tri/kho/giay-to/{id}")).await.expect(404);
}

#[tokio::test]
async fn a_kind_that_is_not_reused_is_not_offered() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    certificate(&portal, &lan).await;
    papers_of_draft(&lan, ALLOWANCE).await.shows("Lấy từ kho");
    let admin = portal.officer("tinh.quantri").await;
    let kinds = admin.open("/quan-tri/kho/loai?q=KQ.G15.000031").await;
    let form = admin.open(&kinds.link("Giấy khai sinh")).await;
    let wrong = form.form("Lưu").fill("valid_months", "x");
    assert_eq!(admin.send(&wrong).await.expect(422).errors().len(), 1);
    let no = form.form("Lưu").fill("is_reusable", "false").fill("basis", "result");
    admin.send(&no).await.expect(200).shows("Đã lưu loại giấy tờ");
    papers_of_draft(&lan, ALLOWANCE).await.hides("Lấy từ kho");
    // Reused again, but only for a month: in July it has expired.
    let form = admin.open("/quan-tri/kho/loai/KQ.G15.000031").await;
    let month = form.form("Lưu").fill("is_reusable", "true").fill("valid_months", "1");
    admin.send(&month).await.expect(200);
    papers_of_draft(&lan, ALLOWANCE).await.shows("Lấy từ kho");
    portal.after_minutes(45 * 24 * 60);
    let lan = portal.citizen(LAN).await;
    let papers = papers_of_draft(&lan, ALLOWANCE).await;
    papers.hides("Lấy từ kho");
    papers.shows("Hết hiệu lực");
}

#[tokio::test]
async fn a_rebuild_gives_the_same_store() {
    let portal = Portal::open().await;
    let lan = portal.citizen(LAN).await;
    certificate(&portal, &lan).await;
    let id = first_paper(&lan.open("/kho-du-lieu").await).rsplit('/').next().unwrap().to_owned();
    let papers = papers_of_draft(&lan, ALLOWANCE).await;
    let value = format!("{CERTIFICATE_PAPER} {id}");
    let taken = lan.send(&papers.pressing("_take", &value)).await.expect(200);
    let (_, number) = sent(&lan, &taken).await;
    leave(&portal, "xuanloi.motcua", &number, "Tiếp nhận và chuyển xử lý").await;
    let admin = portal.officer("tinh.quantri").await;
    let form = admin.open(&format!("/quan-tri/kho/giay-to/{id}")).await;
    let form = form.form("Thu hồi giấy tờ").fill("reason", "Cấp sai");
    admin.send(&form).await.expect(200);

    let kept_up = everything(&portal.province).await;
    assert_eq!(kept_up.0.len(), 2, "a result and an upload: {kept_up:?}");
    assert_eq!(kept_up.1.len(), 1, "one use");
    let shares = kept_up.2.values().next().copied().unwrap();
    let counted = (shares.received, shares.digitised, shares.reused, shares.electronic);
    assert_eq!(counted, (2, 1, 1, 1));
    portal.province.app.rebuild(|_| {}).await.unwrap();
    assert_eq!(everything(&portal.province).await, kept_up);
}

type Everything = (
    Vec<mc_app::store::papers::StoredPaper>,
    Vec<mc_app::store::papers::PaperUse>,
    std::collections::BTreeMap<mc_kernel::ids::UnitId, mc_app::data_store::keep::AgencyShare>,
);

/// All that Lan's store holds, and all that is counted.
async fn everything(province: &DemoProvince) -> Everything {
    let app = &province.app;
    let lan = province.ctx(&province.citizen_session(LAN).await).await;
    let mut papers = Vec::new();
    for unverified in [false, true] {
        let asked = Asked { unverified, ..Asked::default() };
        papers.extend(app.my_papers(&lan, &asked).await.unwrap().page.rows);
    }
    let uses = app.store().paper_uses(papers[0].id).await.unwrap();
    let admin = province.ctx(&province.staff_session("tinh.quantri").await).await;
    (papers, uses, app.shares(&admin).await.unwrap())
}

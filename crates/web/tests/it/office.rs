//! Official documents: a whole line in, a whole line out, the registers, and who may see what.

use crate::{
    browser::{Browser, Page},
    portal::{Portal, pdf},
};

const HERE: &str = "/can-bo/van-ban";
const SUBJECT: &str = "Về việc xác minh thông tin lý lịch tư pháp";

/// The people of a department.
struct House {
    portal: Portal,
    clerk: Browser,
    leader: Browser,
    deputy: Browser,
    head: Browser,
    officer: Browser,
}

impl House {
    async fn open() -> Self {
        let portal = Portal::open().await;
        Self {
            clerk: portal.officer("stp.vanthu").await,
            leader: portal.officer("stp.lanhdao").await,
            deputy: portal.officer("stp.pholanhdao").await,
            head: portal.officer("stp.hanhchinh-truongphong").await,
            officer: portal.officer("stp.hanhchinh").await,
            portal,
        }
    }

    fn staff(&self, user_name: &str) -> String {
        let reference = self.portal.province.app.reference();
        reference.directory.staff_by_user_name(user_name).unwrap().id.to_string()
    }

    /// A document that the clerk entered: its page.
    async fn received(&self) -> Page {
        let page = self.clerk.open(&format!("{HERE}/den/moi")).await;
        let form = page
            .form("Vào sổ")
            .fill("issuer", "Công an tỉnh Vĩnh Phúc")
            .fill("number", "2150/CAT-PV01")
            .fill("day", "22/05/2023")
            .fill("subject", SUBJECT)
            .attach("files", "2150.pdf", &pdf(2));
        self.clerk.send(&form).await.expect(200)
    }

    /// A draft of the officer with one version, at its page.
    async fn drafted(&self, question: &str) -> Page {
        let page = self.officer.open(&format!("{HERE}/di/moi{question}")).await;
        let form = page
            .form("Lập dự thảo")
            .fill("subject", "Về việc cung cấp thông tin lý lịch tư pháp")
            .fill("receivers", "Công an tỉnh Vĩnh Phúc")
            .attach("file", "du-thao.pdf", &pdf(1));
        self.officer.send(&form).await.expect(200)
    }

    /// The draft before whoever signs.
    async fn to_sign(&self, question: &str) -> Page {
        let draft = self.drafted(question).await;
        for who in [&self.officer, &self.head, &self.clerk] {
            let page = who.open(&draft.url).await;
            who.send(&page.form("Trình bước tiếp theo")).await.expect(200);
        }
        self.leader.open(&draft.url).await
    }
}

/// Opens the form of a step and sends it as it stands, with these words.
async fn step(who: &Browser, document: &str, deed: &str, words: &[(&str, &str)]) -> Page {
    let page = who.open(document).await;
    let form = who.open(&page.link(deed)).await.form(deed);
    let form = words.iter().fold(form, |form, (name, value)| form.fill(name, value));
    who.send(&form).await
}

#[tokio::test]
async fn a_question_comes_in_and_its_answer_goes_out() {
    let house = House::open().await;
    let question = house.received().await;
    question.shows("01, ngày 25/05/2023");
    question.shows("Chờ chỉ đạo");
    // The leader is asked, and says who leads.
    house.leader.open(HERE).await.shows("Cho ý kiến chỉ đạo");
    let words = [("lead", "Sở Tư pháp"), ("due", "01/06/2023"), ("words", "Giao phòng tham mưu")];
    let directed = step(&house.leader, &question.url, "Chỉ đạo", &words).await.expect(200);
    directed.shows("Đang giải quyết");
    directed.shows("Giao phòng tham mưu");
    house.head.open(HERE).await.shows("Phân công người xử lý");
    let officer = house.staff("stp.hanhchinh");
    step(&house.head, &question.url, "Phân công", &[("staff", &officer)]).await.expect(200);
    house.officer.open(HERE).await.shows(SUBJECT);

    // The answer: drafted, checked, signed, numbered, sealed, issued.
    let page = house.officer.open(&question.url).await;
    let link = page.link("Soạn văn bản trả lời");
    let query = link.split_once('?').map(|(_, query)| format!("?{query}")).unwrap();
    let answer = house.to_sign(&query).await;
    answer.shows("2150/CAT-PV01");
    house.leader.open(HERE).await.shows("Ký ban hành");
    let signed = step(&house.leader, &answer.url, "Ký văn bản", &[]).await.expect(200);
    signed.shows("Chờ cấp số");
    let numbered = step(&house.clerk, &answer.url, "Cấp số và ngày", &[]).await.expect(200);
    numbered.shows("01/STP");
    let sealed = house.clerk.send(&numbered.form("Đã ký số cơ quan, đóng dấu")).await.expect(200);
    sealed.shows("Chờ phát hành");
    let words = [("copies", "2"), ("kept_at", "VT, HCTP")];
    let issued = step(&house.clerk, &answer.url, "Phát hành", &words).await.expect(200);
    issued.shows("Đã phát hành");

    // The question knows its answer, and is closed by who leads it.
    let page = house.officer.open(&question.url).await;
    page.shows("Đã trả lời");
    page.shows("01/STP");
    let closed = step(&house.officer, &question.url, "Kết thúc xử lý", &[]).await.expect(200);
    closed.shows("Đã kết thúc");
    house.officer.open(HERE).await.shows("Không có văn bản nào chờ bạn");

    // Both books have their line, in the columns of the decree.
    for (book, shown) in
        [("Sổ đăng ký văn bản đến", "2150/CAT-PV01"), ("Sổ đăng ký văn bản đi", "01/STP")]
    {
        let books = house.clerk.open(&format!("{HERE}/so")).await;
        let lines = house.clerk.open(&books.link(book)).await;
        lines.shows(shown);
        let printed = house.clerk.open(&lines.link("In sổ")).await;
        for words in
            [shown, "Sở Tư pháp tỉnh Vĩnh Phúc", "Ký nhận", "Tên loại và trích yếu nội dung"]
        {
            printed.shows(words);
        }
    }
}

#[tokio::test]
async fn each_step_is_offered_to_whom_it_belongs_alone() {
    let house = House::open().await;
    let question = house.received().await;
    // Somebody of another agency, and of this one who has nothing to do with it, are told of nothing.
    let other = house.portal.officer("dongich.vanthu").await;
    other.visit(&question.url).await.expect(404);
    let citizen = house.portal.citizen(crate::portal::LAN).await;
    citizen.visit(&question.url).await.expect(404);
    let found = async |who: &Browser| {
        who.open(&format!("{HERE}/tim?q=ly+lich+tu+phap")).await.text().contains("2150/CAT-PV01")
    };
    assert!(found(&house.clerk).await);
    assert!(found(&house.leader).await);
    assert!(!found(&other).await);
    assert!(!found(&house.officer).await);
    house.officer.visit(&question.url).await.expect(404);
    assert!(!house.clerk.open(&question.url).await.has_link("Chỉ đạo"));
    let file = question.link("2150.pdf");
    assert_eq!(
        house.leader.visit(&file).await.expect(200).header("content-type"),
        "application/pdf"
    );
    other.visit(&file).await.expect(404);

    // A deputy signs for the head, and not in their own name.
    let draft = house.to_sign("").await;
    let page = house.deputy.open(&draft.url).await;
    let form = house.deputy.open(&page.link("Ký văn bản")).await.form("Ký văn bản");
    assert_eq!(form.value("authority"), Some("collective_deputy"));
    let own = form.clone().forge("authority", "own");
    house.deputy.send(&own).await.expect(422).shows("Thẩm quyền ký không đúng");
    // A version that was not looked at is not signed.
    let old = form.clone().forge("_version", "7");
    house.deputy.send(&old).await.expect(422);
    let signed = house.deputy.send(&form.fill("authority", "deputy")).await.expect(200);
    signed.shows("KT. Phó Giám đốc Sở");
    let officer = house.officer.open(&draft.url).await;
    assert!(!officer.has_link("Cấp số và ngày"));
    house.officer.visit(&format!("{}/lam/cap-so", draft.url)).await.expect(404);
}

#[tokio::test]
async fn what_goes_back_says_why() {
    let house = House::open().await;
    let question = house.received().await;
    let silent = step(&house.clerk, &question.url, "Trả lại nơi gửi", &[]).await.expect(422);
    silent.shows("Chưa ghi nội dung hoặc lý do");
    let words = [("words", "Không thuộc thẩm quyền của Sở")];
    let returned = step(&house.clerk, &question.url, "Trả lại nơi gửi", &words).await.expect(200);
    returned.shows("Đã trả lại");
    returned.shows("Không thuộc thẩm quyền của Sở");

    let draft = house.to_sign("").await;
    let words = [("words", "Bổ sung căn cứ")];
    step(&house.leader, &draft.url, "Trả lại người soạn", &words).await.expect(200);
    let page = house.officer.open(&draft.url).await;
    page.shows("Bổ sung căn cứ");
    let form = house.officer.open(&page.link("Thêm bản dự thảo")).await.form("Thêm bản dự thảo");
    let form = form.attach("file", "ban-2.pdf", &pdf(1)).fill("words", "Đã bổ sung");
    let page = house.officer.send(&form).await.expect(200);
    page.shows("ban-2.pdf");
    page.shows("du-thao.pdf");
}

#[tokio::test]
async fn numbers_are_reserved_used_and_cancelled_with_their_reason() {
    let house = House::open().await;
    let draft = house.to_sign("").await;
    step(&house.leader, &draft.url, "Ký văn bản", &[]).await.expect(200);
    step(&house.clerk, &draft.url, "Cấp số và ngày", &[]).await.expect(200).shows("01/STP");
    let books = house.clerk.open(&format!("{HERE}/so")).await;
    let book = books.link("Sổ đăng ký văn bản đi");
    let form = house.clerk.open(&format!("{book}/giu-so")).await.form("Giữ số");
    let none = form.clone().fill("many", "2");
    house.clerk.send(&none).await.expect(422).shows("Chưa ghi nội dung hoặc lý do");
    let held = form.fill("many", "2").fill("words", "Quyết định ký ngày mai");
    let page = house.clerk.send(&held).await.expect(200);
    page.shows("Số đang giữ: Quyết định ký ngày mai");
    let form = house.clerk.open(&format!("{book}/huy-so/2")).await.form("Hủy số đã giữ");
    let page = house.clerk.send(&form.fill("words", "Không ban hành")).await.expect(200);
    page.shows("Số đã hủy: Không ban hành");
    // The leader reads the book and does not keep it.
    house.leader.visit(&format!("{book}/giu-so")).await.expect(403);

    let second = house.to_sign("").await;
    step(&house.leader, &second.url, "Ký văn bản", &[]).await.expect(200);
    let used = step(&house.clerk, &second.url, "Cấp số và ngày", &[("reserved", "3")]).await;
    used.expect(200).shows("03/STP");
    let words = [("words", "Sai thể thức")];
    step(&house.clerk, &second.url, "Hủy, không phát hành", &words).await.expect(200);
    house.clerk.open(&book).await.shows("Số đã hủy: Sai thể thức");
    // How numbers run is fixed once the year has begun.
    let form = house.leader.open(&format!("{HERE}/so/cach-danh-so")).await.form("Đặt cách đánh số");
    let form = form.fill("agency", "Sở Tư pháp").fill("sequence", "per_kind");
    let fixed = form.clone().fill("year", "2023");
    house.leader.send(&fixed).await.expect(422).shows("Cách đánh số chỉ đổi được");
    house.leader.send(&form.fill("year", "2024")).await.expect(200);
}

#[tokio::test]
async fn a_secret_has_its_own_book_and_is_not_searched() {
    let house = House::open().await;
    let page = house.clerk.open(&format!("{HERE}/den/moi")).await;
    let form = page
        .form("Vào sổ")
        .fill("issuer", "Công an tỉnh Vĩnh Phúc")
        .fill("number", "05/CAT")
        .fill("day", "22/05/2023")
        .fill("subject", "Phương án bảo vệ")
        .fill("secrecy", "confidential");
    let with = form.clone().attach("files", "mat.pdf", &pdf(1));
    house.clerk.send(&with).await.expect(422).shows("Văn bản mật chỉ được ghi sổ");
    let entered = house.clerk.send(&form).await.expect(200);
    // Pressed twice it is one.
    assert_eq!(house.clerk.send(&form).await.expect(200).url, entered.url);
    house.clerk.open(&format!("{HERE}/tim?q=bao+ve")).await.hides("05/CAT");
    let books = house.clerk.open(&format!("{HERE}/so")).await;
    books.shows("Sổ đăng ký văn bản đến: văn bản mật");
    house.officer.visit(&entered.url).await.expect(404);
}

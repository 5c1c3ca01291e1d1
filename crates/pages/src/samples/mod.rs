//! Every page and component with invented values.
//!
//! Tests hold every sample to the rules of the pages; the gallery shows them. Names, numbers and
//! addresses are invented.

mod admin;
mod api;
mod citizen;
mod desk;
mod gallery;
mod office;
mod public;
mod sign_on;

use crate::{
    chrome::{AssetUrls, Audience, Chrome, LanguageLink, Link, NavItem, SignedIn, Site},
    words::Lang,
};
use askama::Template;
use mc_kernel::Locale;
use std::sync::Arc;

pub use gallery::GalleryPage;

/// A rendered sample.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Its name, fit for a file: `citizen-home`.
    pub name: String,
    /// The HTML.
    pub html: String,
}

/// Renders every sample page in a language.
///
/// # Errors
///
/// When a template fails to render.
pub fn all(l: Lang, assets: &Arc<AssetUrls>) -> Result<Vec<Sample>, askama::Error> {
    let citizen = Chrome { assets: Arc::clone(assets), ..citizen_chrome(l) };
    let officer = Chrome { assets: Arc::clone(assets), ..officer_chrome(l) };
    let mut samples = vec![sample("gallery", &gallery::page(citizen.clone()))?];
    samples.extend(citizen::pages(&citizen)?);
    samples.extend(desk::pages(&officer)?);
    samples.extend(office::pages(&officer)?);
    samples.extend(admin::pages(&officer)?);
    samples.extend(public::pages(&citizen)?);
    samples.extend(sign_on::pages(&citizen)?);
    samples.extend(sign_on::desk_pages(&officer)?);
    samples.extend(api::pages(&citizen)?);
    Ok(samples)
}

fn sample(name: &str, page: &impl Template) -> Result<Sample, askama::Error> {
    Ok(Sample { name: name.to_owned(), html: page.render()? })
}

/// Chooses the text of a language.
fn say(l: Lang, vi: &str, en: &str) -> String {
    match l.locale() {
        Locale::Vi => vi.to_owned(),
        Locale::En => en.to_owned(),
    }
}

/// An installation.
pub fn site(l: Lang) -> Site {
    Site {
        province: say(l, "Tỉnh Vĩnh Phúc", "Vĩnh Phúc Province"),
        emblem_url: None,
        home_url: "citizen-home.html".into(),
        help_phone: "0211 3862 345".into(),
        help_hours: say(l, "7:30–17:00, Thứ Hai đến Thứ Sáu", "7:30–17:00, Monday to Friday"),
        contact_lines: vec![
            say(
                l,
                "Trung tâm Phục vụ hành chính công tỉnh Vĩnh Phúc",
                "Public Administration Service Centre of Vĩnh Phúc",
            ),
            say(l, "Số 5 Nguyễn Trãi, Vĩnh Yên", "5 Nguyễn Trãi, Vĩnh Yên"),
        ],
        footer_links: vec![
            Link::new(say(l, "Tuyên bố về khả năng tiếp cận", "Accessibility statement"), "#"),
            Link::new(say(l, "Dữ liệu cá nhân của anh/chị", "Your personal data"), "#"),
            Link::new(say(l, "Mã nguồn", "Source code"), "#"),
        ],
        is_demo: true,
    }
}

/// The chrome of a citizen who is signed in.
pub fn citizen_chrome(l: Lang) -> Chrome {
    let nav = |vi, en, href: &str, is_current, count| NavItem {
        label: say(l, vi, en),
        href: href.into(),
        is_current,
        count,
    };
    Chrome {
        l,
        audience: Audience::Citizen,
        site: Arc::new(site(l)),
        assets: Arc::new(AssetUrls::default()),
        person: Some(SignedIn {
            name: "Nguyễn Thị Hồng Nhung".into(),
            unit: None,
            account_url: None,
            sign_out_url: "#".into(),
        }),
        sign_in: None,
        nav: vec![
            nav("Thủ tục", "Procedures", "citizen-home.html", true, 0),
            nav("Hồ sơ của tôi", "My dossiers", "citizen-dossier.html", false, 1),
            nav("Tra cứu", "Follow", "public-tracking.html", false, 0),
        ],
        languages: Locale::ALL
            .into_iter()
            .map(|locale| LanguageLink { locale, href: format!("../{}/", locale.tag()) })
            .collect(),
        csrf: "sample".into(),
        flash: None,
        goes_stale: false,
    }
}

/// A name of two hundred characters and more, as decisions of agencies give them.
fn long_name() -> String {
    "Cấp giấy phép xây dựng mới, giấy phép sửa chữa, cải tạo, giấy phép di dời đối với công trình không theo tuyến, theo tuyến trong đô thị, tín ngưỡng, tôn giáo, tượng đài, tranh hoành tráng và nhà ở riêng lẻ trên địa bàn tỉnh"
        .to_owned()
}

/// The chrome of an officer who is signed in.
pub fn officer_chrome(l: Lang) -> Chrome {
    let nav = |vi, en, href: &str, is_current, count| NavItem {
        label: say(l, vi, en),
        href: href.into(),
        is_current,
        count,
    };
    Chrome {
        audience: Audience::Officer,
        person: Some(SignedIn {
            name: "Trần Văn Hùng".into(),
            unit: Some(say(l, "Công chức hộ tịch, xã Xuân Lôi", "Registrar, commune of Xuân Lôi")),
            account_url: None,
            sign_out_url: "#".into(),
        }),
        nav: vec![
            nav("Việc của tôi", "My work", "desk-work-list.html", true, 25),
            nav("Tiếp nhận", "Intake", "#", false, 4),
            nav("Hồ sơ", "Dossiers", "#", false, 0),
        ],
        goes_stale: true,
        ..citizen_chrome(l)
    }
}

//! How a citizen is told by mail: the address, the language, what about; and the links of letters, by
//! which their reader confirms the address or wants no more.

use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    AppError,
    dossier::effects::NoticeGroup,
    mail::{Chosen, MailWish, MyMail},
    policy::Actor,
    store::mail::{AddressState, MailAddress},
};
use mc_kernel::{FieldProblems, Locale};
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Banner, BannerKind, ErrorSummary},
    fields::{Choice, ChoiceOption, FieldKind, FieldView, InputMode, ManyChoice, TextInput, Width},
    format,
    words::{Lang, key},
};

/// Where one chooses.
pub(super) const HERE: &str = "/thong-bao/kenh";

/// What stands above a person's notices about their letters; nothing where all is well and known.
pub(super) fn banner(web: &Web, l: Lang, mail: &MyMail) -> Option<Banner> {
    let kept = mail.kept.as_ref().filter(|_| mail.is_on)?;
    let kind = match kept.state {
        AddressState::Asked => BannerKind::Info,
        AddressState::Undeliverable => BannerKind::Warning,
        AddressState::Confirmed | AddressState::Withdrawn => return None,
    };
    let mut banner = Banner::new(kind, standing(web, l, mail));
    banner.action = Some(Link::new(l.t("mail-title"), HERE));
    Some(banner)
}

/// How it stands with a person's letters, in a sentence.
fn standing(web: &Web, l: Lang, mail: &MyMail) -> String {
    let Some(kept) = &mail.kept else { return l.t("mail-state-none").into_owned() };
    let moment = |at| format::moment_short(l, web.app.settings().zone.local(at));
    let told = |words, at: String| {
        l.with(words, &[("address", kept.address.clone()), ("at", at)]).into_owned()
    };
    match kept.state {
        AddressState::Asked => told(key("mail-state-asked"), moment(kept.asked)),
        AddressState::Confirmed => {
            l.with("mail-state-confirmed", &[("address", kept.address.as_str())]).into_owned()
        }
        AddressState::Withdrawn => l.t("mail-state-withdrawn").into_owned(),
        AddressState::Undeliverable => {
            let at = kept.refused.as_ref().map_or(kept.asked, |(_, at)| *at);
            told(key("mail-state-undeliverable"), moment(at))
        }
    }
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    let mail = web.app.my_mail(visit.ctx()).await?;
    if !mail.is_on {
        return see_other_telling(&web, "/thong-bao", "mail-off");
    }
    let wish = wish_of(&visit, mail.kept.as_ref());
    drawn(&form(&web, &visit, &mail, &wish, &FieldProblems::none()))
}

/// What is chosen now; everything, in the language of the page, by whoever comes first.
fn wish_of(visit: &Visit, kept: Option<&MailAddress>) -> MailWish {
    let wants = |group: &NoticeGroup| kept.is_none_or(|kept| !kept.unwanted.contains(group));
    MailWish {
        address: kept.map(|kept| kept.address.clone()).unwrap_or_default(),
        locale: kept.map_or(visit.locale(), |kept| kept.locale),
        wanted: NoticeGroup::ALL.into_iter().filter(wants).collect(),
    }
}

fn form(
    web: &Web,
    visit: &Visit,
    mail: &MyMail,
    wish: &MailWish,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let mut fields = fields(l, wish);
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    let may_stop = mail
        .kept
        .as_ref()
        .is_some_and(|kept| matches!(kept.state, AddressState::Asked | AddressState::Confirmed));
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("notices-title"), "/thong-bao")),
        title: l.t("mail-title").into_owned(),
        place: l.t("notices-title").into_owned(),
        intro: vec![
            standing(web, l, mail),
            l.t("mail-intro").into_owned(),
            l.t("mail-private").into_owned(),
        ],
        errors: error_summary(l, problems),
        fields,
        action: HERE.to_owned(),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("mail-save").into_owned(),
        other: may_stop.then(|| Link::new(l.t("mail-stop"), format!("{HERE}/thoi"))),
    }
}

fn fields(l: Lang, wish: &MailWish) -> Vec<FieldView> {
    let address = TextInput {
        value: wish.address.clone(),
        autocomplete: Some("email"),
        mode: InputMode::Email,
        is_spell_checked: false,
        width: Width::Full,
        most: Some(254),
        unit: None,
    };
    let languages = Locale::ALL.into_iter().map(|locale| {
        ChoiceOption::new(locale.tag(), Lang::new(locale).own_name()).chosen_if(wish.locale.tag())
    });
    let groups = NoticeGroup::ALL.into_iter().map(|group| {
        let mut option = ChoiceOption::new(group.code(), l.t(group_words(group)));
        option.is_chosen = wish.wanted.contains(&group);
        option
    });
    vec![
        FieldView::new("address", l.t("mail-address"), FieldKind::Text(address))
            .hinted(l.t("mail-address-hint")),
        FieldView::new(
            "locale",
            l.t("mail-language"),
            FieldKind::Choice(Choice { options: languages.collect(), autocomplete: None }),
        ),
        FieldView::new(
            "wanted",
            l.t("mail-wanted"),
            FieldKind::ManyChoice(ManyChoice { options: groups.collect() }),
        )
        .optional(),
    ]
}

const fn group_words(group: NoticeGroup) -> &'static str {
    match group {
        NoticeGroup::Receipt => key("mail-group-receipt"),
        NoticeGroup::Asked => key("mail-group-asked"),
        NoticeGroup::Time => key("mail-group-time"),
        NoticeGroup::Result => key("mail-group-result"),
    }
}

pub(crate) async fn choose(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let wish = MailWish {
        address: posted.text("address").to_owned(),
        locale: Locale::from_tag(posted.text("locale")).unwrap_or(visit.locale()),
        wanted: posted.all("wanted").filter_map(NoticeGroup::from_code).collect(),
    };
    match web.app.choose_mail(visit.ctx(), &wish).await {
        Ok(Chosen::Kept) => see_other_telling(&web, HERE, "mail-kept"),
        Ok(Chosen::Asked) => see_other_telling(&web, HERE, "mail-asked"),
        Err(AppError::Invalid(invalid)) => {
            let mail = web.app.my_mail(visit.ctx()).await?;
            page_again(&form(&web, &visit, &mail, &wish, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn stop_page(State(web): State<Web>, visit: Visit) -> Reply {
    let mail = web.app.my_mail(visit.ctx()).await?;
    let kept = mail.kept.ok_or(AppError::NotFound)?;
    let l = visit.l();
    let intro = l.with("mail-stop-intro", &[("address", kept.address.as_str())]).into_owned();
    let keep = Some(Link::new(l.t("mail-keep"), HERE));
    let action = format!("{HERE}/thoi");
    drawn(&question(&web, &visit, ("mail-stop", intro), action, keep))
}

pub(crate) async fn stop(State(web): State<Web>, visit: Visit, _posted: Posted) -> Reply {
    web.app.stop_my_mail(visit.ctx()).await?;
    see_other_telling(&web, HERE, "mail-stopped")
}

/// A page with one button, for those who come from a letter: a mail program that looks at links
/// presses none.
fn question(
    web: &Web,
    visit: &Visit,
    (what, intro): (&str, String),
    action: String,
    other: Option<Link>,
) -> FormPage {
    let l = visit.l();
    let (title, submit) = match what {
        "mail-confirm" => (l.t("mail-confirm-title"), l.t("mail-confirm")),
        _ => (l.t("mail-stop"), l.t("mail-stop")),
    };
    FormPage {
        chrome: chrome(web, visit),
        back: None,
        title: title.into_owned(),
        place: l.t("notices-title").into_owned(),
        intro: vec![intro],
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action,
        hidden: Vec::new(),
        consequence: None,
        submit: submit.into_owned(),
        other,
    }
}

pub(crate) async fn confirm_page(
    State(web): State<Web>,
    visit: Visit,
    Path(token): Path<String>,
) -> Reply {
    let asked = web.app.asked_address(&token).await?;
    let values = [("address", asked.address.as_str())];
    let intro = visit.l().with("mail-confirm-intro", &values).into_owned();
    let action = format!("/xac-nhan-thu/{token}");
    drawn(&question(&web, &visit, ("mail-confirm", intro), action, None))
}

pub(crate) async fn confirm(
    State(web): State<Web>,
    visit: Visit,
    Path(token): Path<String>,
    _posted: Posted,
) -> Reply {
    web.app.confirm_address(&token).await?;
    see_other_telling(&web, home(&visit), "mail-confirmed")
}

pub(crate) async fn stop_link_page(
    State(web): State<Web>,
    visit: Visit,
    Path(token): Path<String>,
) -> Reply {
    web.app.stopping_link(&token).await?;
    let intro = visit.l().t("mail-stop-link-intro").into_owned();
    let action = format!("/thoi-nhan-thu/{token}");
    drawn(&question(&web, &visit, ("mail-stop", intro), action, None))
}

pub(crate) async fn stop_link(
    State(web): State<Web>,
    visit: Visit,
    Path(token): Path<String>,
    _posted: Posted,
) -> Reply {
    web.app.stop_by_link(&token).await?;
    see_other_telling(&web, home(&visit), "mail-stopped")
}

/// Where one goes on: whoever reads a letter need not be signed on.
fn home(visit: &Visit) -> &'static str {
    match visit.ctx().actor {
        Actor::Citizen(_) => HERE,
        Actor::Stranger | Actor::Staff(_) => "/",
    }
}

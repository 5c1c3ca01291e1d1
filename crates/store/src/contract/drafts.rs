//! Drafts: nobody overwrites what they have not seen, and a draft becomes one dossier.

use super::{
    Setting, is_clash,
    sample::{staff, subject_id, unit},
};
use crate::{
    Clash,
    drafts::{self, Draft, DraftState, ParkedForm},
};
use mc_kernel::{
    Digest, Page, PageSize,
    ids::{DossierId, DraftId, FormVersionId, ProcedureVersionId},
};
use mc_org::Role;
use mc_policy::{DraftTarget, Permit, actions::EditDraft};
use mc_testkit::{citizen, officer, permit};

const DRAFT: Clash = Clash::Row("draft");

fn new(setting: &Setting, owner: &str) -> Draft {
    Draft {
        id: setting.world.id(),
        owner: subject_id(owner),
        entered_by: None,
        representative: None,
        procedure: "1.001193".to_owned(),
        procedure_version: ProcedureVersionId::derived("procedure", "1"),
        form_version: Some(FormVersionId::derived("form", "1")),
        case: "1.001193.01".to_owned(),
        area: unit("area"),
        entries: "{}".to_owned(),
        revision: 1,
        command: setting.world.id(),
        state: DraftState::Open,
        dossier: None,
        created: setting.world.now(),
        changed: setting.world.now(),
    }
}

async fn begun(setting: &Setting, owner: &str) -> Draft {
    let draft = new(setting, owner);
    setting.write(|batch| drafts::insert(batch, &draft)).await;
    draft
}

fn mine(draft: &Draft) -> Permit<EditDraft> {
    let target =
        DraftTarget { entered_by: draft.entered_by, ..DraftTarget::own(draft.id, draft.owner) };
    permit(&citizen(draft.owner), &target)
}

async fn load(setting: &Setting, draft: &Draft) -> Draft {
    setting.store.draft(&mine(draft)).await.unwrap().unwrap()
}

async fn a_draft_comes_back_as_it_was(setting: Setting) {
    let plain = begun(&setting, "An").await;
    assert_eq!(load(&setting, &plain).await, plain);
    let mut helped = new(&setting, "Bình");
    helped.entered_by = Some(staff("officer"));
    helped.form_version = None;
    helped.entries = r#"{"s1":{"hoTen":"Đặng Thị \"Bình\""}}"#.to_owned();
    setting.write(|batch| drafts::insert(batch, &helped)).await;
    let by = officer(staff("officer"), Role::DeskOfficer, unit("desk"), unit("commune"));
    let target = setting.store.draft_target(helped.id).await.unwrap().unwrap().target;
    let permit: Permit<EditDraft> = permit(&by, &target);
    assert_eq!(setting.store.draft(&permit).await.unwrap(), Some(helped));
    assert_eq!(setting.store.draft_target(setting.world.id()).await.unwrap(), None);
}

/// Two tabs, or the citizen and the desk: whoever saves second is told.
async fn a_revision_is_saved_once(setting: Setting) {
    let draft = begun(&setting, "An").await;
    let later = setting.world.after_minutes(1);
    setting
        .write(|batch| drafts::save(batch, (draft.id, draft.owner), "{\"a\":1}", 1, later))
        .await;
    let again = setting
        .commit(|batch| drafts::save(batch, (draft.id, draft.owner), "{\"b\":2}", 1, later))
        .await;
    assert!(is_clash(&again, DRAFT) && !again.unwrap_err().retryable());
    let place = ("1.001193.02", unit("other area"));
    let again = setting.commit(|batch| drafts::place(batch, draft.id, place, 1, later)).await;
    assert!(is_clash(&again, DRAFT));
    setting.write(|batch| drafts::place(batch, draft.id, place, 2, later)).await;
    let now = load(&setting, &draft).await;
    assert_eq!((now.revision, now.entries.as_str()), (3, "{\"a\":1}"));
    assert_eq!((now.case.as_str(), now.area), place);
    assert_eq!((now.created, now.changed), (draft.created, later));
}

async fn a_draft_is_submitted_once(setting: Setting) {
    let draft = begun(&setting, "An").await;
    let now = setting.world.now();
    let (one, two): (DossierId, DossierId) = (setting.world.id(), setting.world.id());
    let stale = setting.commit(|batch| drafts::submitted(batch, draft.id, one, 2, now)).await;
    assert!(is_clash(&stale, DRAFT));
    setting.write(|batch| drafts::submitted(batch, draft.id, one, 1, now)).await;
    let submitted = load(&setting, &draft).await;
    assert_eq!((submitted.state, submitted.dossier), (DraftState::Submitted, Some(one)));
    for again in [
        setting.commit(|batch| drafts::submitted(batch, draft.id, two, 1, now)).await,
        setting.commit(|batch| drafts::save(batch, (draft.id, draft.owner), "{}", 1, now)).await,
        setting.commit(|batch| drafts::discard(batch, draft.id, now)).await,
        setting.commit(|batch| drafts::restore(batch, draft.id, now)).await,
    ] {
        assert!(is_clash(&again, DRAFT), "{again:?}");
    }
    assert_eq!(load(&setting, &draft).await, submitted);
}

async fn a_discarded_draft_can_be_restored(setting: Setting) {
    let draft = begun(&setting, "An").await;
    let now = setting.world.now();
    let page = async || {
        let page = setting.store.drafts_of(draft.owner, None, PageSize::SCREEN).await.unwrap();
        page.rows.len()
    };
    setting.write(|batch| drafts::discard(batch, draft.id, now)).await;
    assert_eq!(load(&setting, &draft).await.state, DraftState::Discarded);
    assert_eq!(page().await, 0);
    for refused in [
        setting.commit(|batch| drafts::discard(batch, draft.id, now)).await,
        setting.commit(|batch| drafts::save(batch, (draft.id, draft.owner), "{}", 1, now)).await,
        setting
            .commit(|batch| drafts::submitted(batch, draft.id, setting.world.id(), 1, now))
            .await,
    ] {
        assert!(is_clash(&refused, DRAFT), "{refused:?}");
    }
    setting.write(|batch| drafts::restore(batch, draft.id, now)).await;
    assert_eq!(load(&setting, &draft).await, draft);
    assert_eq!(page().await, 1);
    assert!(is_clash(&setting.commit(|batch| drafts::restore(batch, draft.id, now)).await, DRAFT));
}

async fn open_drafts_are_listed_last_changed_first(setting: Setting) {
    let mut all: Vec<DraftId> = Vec::new();
    for i in 0..7 {
        let mut draft = new(&setting, "An");
        draft.entered_by = (i % 2 == 0).then(|| staff("officer"));
        setting.write(|batch| drafts::insert(batch, &draft)).await;
        all.push(draft.id);
        if i % 3 == 0 {
            setting.world.after_minutes(1);
        }
    }
    begun(&setting, "Bình").await;
    let later = setting.world.after_minutes(1);
    setting.write(|batch| drafts::save(batch, (all[2], subject_id("An")), "{}", 1, later)).await;
    setting.write(|batch| drafts::discard(batch, all[4], later)).await;

    let mut listed = Vec::new();
    let mut before = None;
    loop {
        let page = setting.store.drafts_of(subject_id("An"), before, PageSize::new(2)).await;
        let Page { rows, next } = page.unwrap();
        listed.extend(rows);
        before = next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(listed.len(), 6);
    assert_eq!(listed[0].id, all[2]);
    assert!(listed.is_sorted_by(|a, b| (a.changed, a.id) > (b.changed, b.id)));
    let entered = setting.store.drafts_entered_by(staff("officer"), None, PageSize::SCREEN).await;
    let mut entered: Vec<DraftId> = entered.unwrap().rows.iter().map(|d| d.id).collect();
    entered.sort();
    let mut expect = vec![all[0], all[2], all[6]];
    expect.sort();
    assert_eq!(entered, expect);
}

/// A form that arrived after the session had ended waits for its owner.
async fn a_parked_form_waits_and_goes(setting: Setting) {
    let form = |section: &str| ParkedForm {
        draft: setting.world.id(),
        section: section.to_owned(),
        entries: "{\"hoTen\":\"An\"}".to_owned(),
    };
    let now = setting.world.now();
    let tokens: Vec<Digest> = (0..3_u8).map(|i| Digest::of(&[i])).collect();
    let forms: Vec<ParkedForm> = ["s1", "s2", "s3"].map(form).into();
    for (i, (token, form)) in tokens.iter().zip(&forms).enumerate() {
        let at = now.plus_minutes(i64::try_from(i).unwrap());
        setting.write(|batch| drafts::park(batch, *token, (form, subject_id("An")), at)).await;
    }
    let parked = async |i: usize| setting.store.parked_form(tokens[i]).await.unwrap();
    assert_eq!(parked(0).await.as_ref(), Some(&forms[0]));
    setting.write(|batch| drafts::unpark(batch, tokens[0])).await;
    setting.write(|batch| drafts::unpark(batch, tokens[0])).await;
    assert_eq!(parked(0).await, None);
    setting.write(|batch| drafts::drop_parked(batch, now.plus_minutes(2))).await;
    assert_eq!((parked(1).await, parked(2).await.as_ref()), (None, Some(&forms[2])));
    let taken = setting
        .commit(|batch| drafts::park(batch, tokens[2], (&forms[0], subject_id("An")), now))
        .await;
    assert!(is_clash(&taken, Clash::Row("parked form")));
}

on_both!(
    a_draft_comes_back_as_it_was,
    a_revision_is_saved_once,
    a_draft_is_submitted_once,
    a_discarded_draft_can_be_restored,
    open_drafts_are_listed_last_changed_first,
    a_parked_form_waits_and_goes,
);

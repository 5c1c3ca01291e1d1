//! The search box: folded words and their beginnings, within the searcher's rights.

use super::{
    Setting,
    sample::{Filing, filed, staff, unit},
};
use crate::{
    Batch,
    dialect::search::{LONGEST_WORD, MOST_WORDS, agency_word, unit_word},
    words_fill,
};
use mc_kernel::{Id, fold, ids::DossierId};
use mc_org::Role;
use mc_policy::Scope;
use mc_testkit::{inspector, officer, scope};

fn everything() -> Scope {
    scope(&inspector(staff("inspector"), unit("province")))
}

fn desk(name: &str) -> Scope {
    scope(&officer(staff("officer"), Role::DeskOfficer, unit(name), unit("commune")))
}

async fn write(setting: &Setting, dossier: DossierId, words: &str) {
    setting.write(|batch| setting.store.words(batch, dossier, &fold(words))).await;
}

async fn found(setting: &Setting, scope: &Scope, text: &str) -> Vec<DossierId> {
    setting.store.search_dossiers(scope, &fold(text), None, 50).await.unwrap()
}

async fn words_are_found_with_and_without_marks(setting: Setting) {
    let dat = setting.world.id();
    setting.world.after_minutes(1);
    let duong = setting.world.id();
    write(&setting, dat, "000.00.01.H62-230525-0012 ĐĂNG KÝ khai sinh Nguyễn Đức Đạt").await;
    write(&setting, duong, "000.00.01.H62-230525-0013 Đăng ký kết hôn Đặng Thị Thùy Dương").await;
    let all = everything();
    for (text, expect) in [
        ("Nguyễn Đức Đạt", vec![dat]),
        ("nguyen duc dat", vec![dat]),
        ("ĐẠT", vec![dat]),
        ("đăng ký", vec![duong, dat]),
        ("dang", vec![duong, dat]),
        ("thuy duong dang", vec![duong]),
        ("duong nguyen", vec![]),
        ("000.00.01.H62-230525-0012", vec![dat]),
        ("0013", vec![duong]),
        ("230525", vec![duong, dat]),
    ] {
        assert_eq!(found(&setting, &all, text).await, expect, "{text}");
    }
}

async fn the_beginning_of_every_word_is_enough(setting: Setting) {
    let dossier = setting.world.id();
    write(&setting, dossier, "khai sinh Nguyễn").await;
    for (text, expect) in [
        ("kh", 1),
        ("khai si", 1),
        ("ng kh", 1),
        ("nguyen", 1),
        ("hai", 0),
        ("khaisinh", 0),
        ("inh", 0),
    ] {
        assert_eq!(found(&setting, &everything(), text).await.len(), expect, "{text}");
    }
}

/// So many words begin with one letter that it is looked for whole.
async fn one_letter_is_a_whole_word(setting: Setting) {
    let dossier = setting.world.id();
    write(&setting, dossier, "khai sinh Y Nguyễn").await;
    for (text, expect) in [("y", 1), ("k", 0), ("khai n", 0), ("khai y", 1)] {
        assert_eq!(found(&setting, &everything(), text).await.len(), expect, "{text}");
    }
}

/// Dossiers that are older than the index are put into it from where a program stopped.
async fn filling_goes_on_where_it_stopped(setting: Setting) {
    let store = &setting.store;
    let start = DossierId::from_bytes([0; 16]);
    assert_eq!(store.words_fill().await.unwrap(), Some(start));
    let reached: DossierId = setting.world.id();
    setting.write(|batch| words_fill::reach(batch, start, reached, false)).await;
    assert_eq!(store.words_fill().await.unwrap(), Some(reached));
    let mut slower = Batch::new();
    words_fill::reach(&mut slower, start, reached, true);
    let slower = store.commit(slower).await;
    assert!(super::is_clash(&slower, crate::Clash::Row("dossier_words_fill")));
    setting.write(|batch| words_fill::reach(batch, reached, reached, true)).await;
    assert_eq!(store.words_fill().await.unwrap(), None);
}

/// Only the answers that were given last are found.
async fn the_latest_answers_are_read(setting: Setting) {
    let none: DossierId = setting.world.id();
    assert_eq!(setting.store.latest_answers(none).await.unwrap(), None);
    let filed = filed(&setting, "An", 1).await.id;
    let answers = setting.store.latest_answers(filed).await.unwrap();
    assert!(matches!(answers, Some(mc_dossier::Private::Answers { .. })), "{answers:?}");
}

async fn rights_are_applied(setting: Setting) {
    let near = filed(&setting, "An", 1).await.id;
    setting.world.after_minutes(1);
    let mut filing = Filing::new(&setting.world, "An", 2);
    filing.desk = super::sample::place("far desk", "far commune", "one-stop");
    let far = filing.file(&setting).await.id;
    let leader =
        |agency: &str| scope(&officer(staff("leader"), Role::Leader, unit("board"), unit(agency)));
    for (scope, expect) in [
        (everything(), vec![far, near]),
        (desk("desk"), vec![near]),
        (desk("far desk"), vec![far]),
        (desk("third desk"), vec![]),
        (leader("commune"), vec![near]),
        (leader("far commune"), vec![far]),
    ] {
        assert_eq!(found(&setting, &scope, "khai sinh").await, expect, "{scope:?}");
    }
    // The words of the rights themselves open nothing.
    for word in [unit_word(unit("far desk")), agency_word(unit("far commune"))] {
        assert_eq!(found(&setting, &desk("desk"), &word).await, []);
        let guess = format!("khai OR {word}");
        assert_eq!(found(&setting, &desk("desk"), &guess).await, []);
    }
}

async fn pages_go_from_the_newest_to_the_oldest(setting: Setting) {
    let mut ids: Vec<DossierId> = Vec::new();
    for i in 0..9 {
        ids.push(setting.world.id());
        write(&setting, ids[i], "khai sinh").await;
        if i % 3 == 0 {
            setting.world.after_minutes(1);
        }
    }
    let mut listed = Vec::new();
    let mut before = None;
    loop {
        let page = setting.store.search_dossiers(&everything(), "khai", before, 2).await.unwrap();
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { break };
        before = Some(*last);
        listed.extend(page);
    }
    ids.sort();
    ids.reverse();
    assert_eq!(listed, ids);
    for most in [-1, 0] {
        let none = setting.store.search_dossiers(&everything(), "khai", None, most).await.unwrap();
        assert_eq!(none, []);
    }
    let all = setting.store.search_dossiers(&everything(), "khai", None, i64::MAX).await.unwrap();
    assert_eq!(all.len(), 9);
}

/// Ids of one millisecond whose first random bits are the same as well.
async fn dossiers_of_one_moment_do_not_hide_each_other(setting: Setting) {
    let first: DossierId = setting.world.id();
    let twin = |last: u8| {
        let mut bytes = *first.uuid().as_bytes();
        bytes[15] = last;
        DossierId::from_bytes(bytes)
    };
    let twins: Vec<DossierId> = (0..5).map(twin).collect();
    for (i, id) in twins.iter().enumerate() {
        write(&setting, *id, &format!("khai so{i}")).await;
    }
    assert_eq!(found(&setting, &everything(), "khai").await.len(), 5);
    setting.write(|batch| setting.store.replace_words(batch, twins[1], "khai tu")).await;
    setting.write(|batch| setting.store.clear_projections(batch, twins[3])).await;
    for (text, expect) in [
        ("so0", Some(twins[0])),
        ("so1", None),
        ("tu", Some(twins[1])),
        ("so2", Some(twins[2])),
        ("so3", None),
        ("so4", Some(twins[4])),
    ] {
        assert_eq!(found(&setting, &everything(), text).await, Vec::from_iter(expect), "{text}");
    }
    let mut listed = Vec::new();
    let mut before = None;
    while let [next] =
        setting.store.search_dossiers(&everything(), "khai", before, 1).await.unwrap()[..]
    {
        listed.push(next);
        before = Some(next);
    }
    listed.sort();
    assert_eq!(listed, [twins[0], twins[1], twins[2], twins[4]]);
}

async fn words_are_written_once_replaced_and_removed(setting: Setting) {
    let (dossier, other): (DossierId, DossierId) = (setting.world.id(), setting.world.id());
    write(&setting, dossier, "khai sinh").await;
    write(&setting, other, "khai sinh").await;
    setting.write(|batch| setting.store.replace_words(batch, dossier, "chứng thực kết hôn")).await;
    assert_eq!(found(&setting, &everything(), "khai sinh").await, [other]);
    setting.write(|batch| setting.store.replace_words(batch, dossier, &fold("Kết hôn"))).await;
    assert_eq!(found(&setting, &everything(), "ket hon").await, [dossier]);
    assert_eq!(found(&setting, &everything(), "chung").await, []);
    setting.write(|batch| setting.store.clear_projections(batch, dossier)).await;
    assert_eq!(found(&setting, &everything(), "ket hon").await, []);
    // In one batch, as a rebuild does it.
    setting
        .write(|batch| {
            setting.store.words(batch, dossier, "mot");
            setting.store.replace_words(batch, dossier, "hai");
            setting.store.replace_words(batch, dossier, "ba");
        })
        .await;
    assert_eq!(found(&setting, &everything(), "ba").await, [dossier]);
    assert_eq!(found(&setting, &everything(), "mot").await, []);
}

async fn a_failed_batch_leaves_the_words(setting: Setting) {
    const BROKEN: &str = "UPDATE outbox SET state = $1 WHERE id = $2";
    let dossier: DossierId = setting.world.id();
    write(&setting, dossier, "khai sinh").await;
    let mut batch = Batch::new();
    setting.store.replace_words(&mut batch, dossier, "ket hon");
    let values = vec!["sent".into(), dossier.into()];
    batch.change_one(BROKEN, values, crate::Clash::Version);
    assert!(setting.store.commit(batch).await.is_err());
    assert_eq!(found(&setting, &everything(), "khai").await, [dossier]);
    assert_eq!(found(&setting, &everything(), "ket").await, []);
}

/// Nothing that is typed has a meaning in the engines' own languages, and nothing makes them fail.
async fn whatever_is_typed_is_only_words(setting: Setting) {
    let dossier = setting.world.id();
    write(&setting, dossier, "khai sinh and or not near").await;
    let long = "a".repeat(100_000);
    let many = "khai ".repeat(10_000);
    for text in [
        "",
        " ",
        "\"",
        "'",
        "''",
        "\\",
        "*",
        ":*",
        "(",
        ")",
        "()",
        "^",
        "-",
        "!",
        "&",
        "|",
        "<->",
        "NEAR(",
        "words:",
        "rowid:1",
        "\0",
        "%",
        "_",
        "\u{200b}",
        "🇻🇳",
        "Ⓐ",
        "中文",
        "ß",
        "İ",
        "ª",
        "́",
        "$1",
        "?1",
        "; DROP TABLE dossier_words",
        "{a b}",
        "a\u{0301}",
        "khai\"*",
        "khai:*|sinh",
        &long,
        &many,
    ] {
        let raw = setting.store.search_dossiers(&everything(), text, None, 10).await;
        assert!(raw.is_ok(), "{text:.20}: {raw:?}");
        let none = setting.store.search_dossiers(&desk("desk"), text, None, 10).await;
        assert_eq!(none.unwrap(), [], "{text:.20}: outside every right");
        assert!(setting.store.search_dossiers(&everything(), &fold(text), None, 10).await.is_ok());
    }
    for text in ["khai OR", "AND NOT near", "or -khai", "khai* \"sinh\"", &many] {
        assert_eq!(found(&setting, &everything(), text).await, [dossier], "{text:.20}");
    }
    for text in ["khai xyz", "khai OR xyz", "!xyz khai", "(khai | xyz)"] {
        assert_eq!(found(&setting, &everything(), text).await, [], "{text}");
    }
}

async fn words_have_bounds(setting: Setting) {
    let dossier = setting.world.id();
    let word = "x".repeat(LONGEST_WORD);
    write(&setting, dossier, &format!("{word}yz mot hai ba bon nam sau bay tam")).await;
    for (text, expect) in [
        (word.clone(), 1),
        (format!("{word}ab"), 1),
        ("mot hai ba bon nam sau bay tam".to_owned(), 1),
        // Words beyond the eighth are not looked at.
        ("mot hai ba bon nam sau bay tam none".to_owned(), 1),
        ("mot hai ba bon nam sau bay none tam".to_owned(), 0),
    ] {
        assert_eq!(found(&setting, &everything(), &text).await.len(), expect, "{text}");
    }
    assert_eq!(MOST_WORDS, 8);
    let all_rights: Vec<Id<_>> = (0..200).map(|i| unit(&i.to_string())).collect();
    let words: Vec<String> = all_rights.iter().map(|u| unit_word(*u)).collect();
    let other = setting.world.id();
    write(&setting, other, &format!("khai {}", words.join(" "))).await;
    assert_eq!(found(&setting, &desk("199"), "khai").await, [other]);
}

on_both!(
    words_are_found_with_and_without_marks,
    the_beginning_of_every_word_is_enough,
    one_letter_is_a_whole_word,
    filling_goes_on_where_it_stopped,
    the_latest_answers_are_read,
    rights_are_applied,
    pages_go_from_the_newest_to_the_oldest,
    dossiers_of_one_moment_do_not_hide_each_other,
    words_are_written_once_replaced_and_removed,
    a_failed_batch_leaves_the_words,
    whatever_is_typed_is_only_words,
    words_have_bounds,
);

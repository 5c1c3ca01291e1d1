//! People: one row for each number of a paper, whoever files how often.

use super::{Setting, is_clash, sample::person};
use crate::{
    Clash,
    subjects::{self, Subject},
};

async fn insert(setting: &Setting, subject: &Subject) {
    setting.write(|batch| subjects::insert(batch, subject, setting.world.now())).await;
}

async fn a_person_is_found_by_id_and_by_number(setting: Setting) {
    let an = Subject { birth: String::new(), ..person("Nguyễn Thị Ân") };
    insert(&setting, &an).await;
    assert_eq!(setting.store.subject(an.id).await.unwrap().as_ref(), Some(&an));
    let found = setting.store.subject_by_number("CCCD", &an.id_number).await.unwrap();
    assert_eq!(found, Some(an.clone()));
    for (kind, number) in [("CMND", an.id_number.as_str()), ("CCCD", ""), ("", "' OR ''='")] {
        assert_eq!(setting.store.subject_by_number(kind, number).await.unwrap(), None);
    }
    assert_eq!(setting.store.subject(person("Bình").id).await.unwrap(), None);
}

/// Two desks enter the same new person at the same moment: the first row stays.
async fn a_known_number_is_left_alone(setting: Setting) {
    let first = person("An");
    let second = Subject { id: person("Bình").id, name: "Khác".to_owned(), ..first.clone() };
    insert(&setting, &first).await;
    insert(&setting, &second).await;
    let found = setting.store.subject_by_number("CCCD", &first.id_number).await.unwrap();
    assert_eq!(found, Some(first));
    assert_eq!(setting.store.subject(second.id).await.unwrap(), None);
}

async fn how_a_person_is_reached_may_change(setting: Setting) {
    let an = person("An");
    insert(&setting, &an).await;
    let moved = Subject {
        phone: "0987654321".to_owned(),
        email: "an@example.vn".to_owned(),
        address: "Thị trấn Lập Thạch".to_owned(),
        // What identifies the person does not change this way.
        name: "Người khác".to_owned(),
        id_number: "000000000000".to_owned(),
        ..an.clone()
    };
    setting.write(|batch| subjects::change_contact(batch, &moved)).await;
    let found = setting.store.subject(an.id).await.unwrap().unwrap();
    assert_eq!((&found.phone, &found.email), (&moved.phone, &moved.email));
    assert_eq!((&found.address, &found.name), (&moved.address, &an.name));
    assert_eq!(found.id_number, an.id_number);
    let unknown = setting.commit(|batch| subjects::change_contact(batch, &person("Bình"))).await;
    assert!(is_clash(&unknown, Clash::Row("subject")));
}

on_both!(
    a_person_is_found_by_id_and_by_number,
    a_known_number_is_left_alone,
    how_a_person_is_reached_may_change,
);

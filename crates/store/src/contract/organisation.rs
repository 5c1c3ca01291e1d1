//! The organisation comes back as it was imported, in its order.

use super::{Setting, is_clash, sample::subject_id};
use crate::{Clash, organisation};
use mc_org::{
    Directory, Organisation, Role, Staff,
    import::{self, Files, Source},
};
use std::{fs, path::Path};

/// The text of a file of the demo province.
pub(super) fn demo(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/vinh-phuc-2023");
    fs::read_to_string(folder.join(name)).unwrap()
}

fn province() -> Organisation {
    let texts = ["areas.csv", "agencies.csv", "staff.csv", "names.csv"].map(demo);
    let [areas, agencies, staff, names] = &texts;
    let files = Files {
        areas: Source { name: "areas.csv", text: areas },
        agencies: Some(Source { name: "agencies.csv", text: agencies }),
        staff: Some(Source { name: "staff.csv", text: staff }),
        names: Some(Source { name: "names.csv", text: names }),
    };
    import::read(&files, "2023-01-01".parse().unwrap()).unwrap()
}

fn sorted(mut organisation: Organisation) -> Organisation {
    let key = |a: &mc_org::Alias| (a.system, a.code.clone(), a.validity.valid_from);
    organisation.aliases.sort_by_key(key);
    organisation
}

async fn the_demo_province_comes_back(setting: Setting) {
    let imported = province();
    assert!(imported.units.len() > 400 && imported.staff.len() > 300, "the demo is a province");
    assert!(imported.staff.iter().any(|s| s.gender.is_some()));
    let now = setting.world.now();
    for _ in 0..2 {
        // The second import of the same tables changes nothing.
        setting.write(|batch| organisation::import(batch, &imported, now).unwrap()).await;
        let found = setting.store.organisation().await.unwrap();
        // Units, staff and positions stand in the order of the import, codes in any order.
        assert_eq!(sorted(found), sorted(imported.clone()));
    }
    let found = setting.store.organisation().await.unwrap();
    assert!(Directory::build(found).is_ok());
}

async fn an_import_changes_what_it_names(setting: Setting) {
    let imported = province();
    let now = setting.world.now();
    setting.write(|batch| organisation::import(batch, &imported, now).unwrap()).await;
    let mut changed = imported.clone();
    changed.units.swap(1, 2);
    changed.units[0].name = "Tỉnh Vĩnh Phúc (mới)".to_owned();
    changed.staff[0].full_name = "Nguyễn Văn Đổi Tên".to_owned();
    changed.staff[0].gender = None;
    let held = changed.positions.iter().position(|p| p.staff.is_some()).unwrap();
    changed.positions[held].staff = None;
    changed.positions[held].role = Role::Inspector;
    changed.aliases[0].validity.valid_to = Some("2025-06-30".parse().unwrap());
    setting.write(|batch| organisation::import(batch, &changed, now).unwrap()).await;
    assert_eq!(sorted(setting.store.organisation().await.unwrap()), sorted(changed));
}

async fn an_import_stands_or_falls_as_a_whole(setting: Setting) {
    let mut broken = province();
    let now = setting.world.now();
    let twin = Staff { id: mc_org::StaffId::derived("staff", "twin"), ..broken.staff[0].clone() };
    broken.staff.push(twin);
    let result = setting.commit(|batch| organisation::import(batch, &broken, now).unwrap()).await;
    assert!(is_clash(&result, Clash::Row("staff")));
    let nothing = setting.store.organisation().await.unwrap();
    assert_eq!((nothing.units.len(), nothing.staff.len()), (0, 0));
}

async fn an_officer_may_be_a_citizen_too(setting: Setting) {
    let imported = province();
    let now = setting.world.now();
    setting.write(|batch| organisation::import(batch, &imported, now).unwrap()).await;
    let id = imported.staff[0].id;
    assert_eq!(setting.store.subject_of_staff(id).await.unwrap(), None);
    let subject = subject_id("officer");
    setting.write(|batch| organisation::set_subject(batch, id, subject)).await;
    assert_eq!(setting.store.subject_of_staff(id).await.unwrap(), Some(subject));
    // An import says nothing of it and leaves it.
    setting.write(|batch| organisation::import(batch, &imported, now).unwrap()).await;
    assert_eq!(setting.store.subject_of_staff(id).await.unwrap(), Some(subject));
    let nobody = mc_org::StaffId::derived("staff", "nobody");
    assert_eq!(setting.store.subject_of_staff(nobody).await.unwrap(), None);
    let unknown = setting.commit(|batch| organisation::set_subject(batch, nobody, subject)).await;
    assert!(is_clash(&unknown, Clash::Row("staff")));
}

on_both!(
    the_demo_province_comes_back,
    an_import_changes_what_it_names,
    an_import_stands_or_falls_as_a_whole,
    an_officer_may_be_a_citizen_too,
);

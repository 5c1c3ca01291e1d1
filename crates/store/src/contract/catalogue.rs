//! Procedures, forms and processes in their versions; life events, days off, the installation.

use super::{
    Setting, is_clash,
    organisation::demo,
    sample::{staff, unit},
};
use crate::{
    Clash,
    catalogue::{self, ProcedureVersion, ProcessVersion},
};
use mc_calendar::{DayTable, TableKind};
use mc_catalog::{Procedure, life_events, packet};
use mc_kernel::{
    Digest,
    ids::{FormVersionId, ProcedureVersionId, ProcessVersionId},
};
use mc_policy::{Actor, Grant, Office, Reach, StaffActor, actions::ManageCatalogue};
use mc_process::{Definition, import_csv};
use std::{fs, path::Path};

/// The packets of the demo with their texts.
fn procedures() -> Vec<(String, Procedure)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/vinh-phuc-2023/procedures");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let read = |name: String| {
        let text = demo(&format!("procedures/{name}"));
        let procedure = packet::read(&name, &text).unwrap();
        (text, procedure)
    };
    names.into_iter().map(read).collect()
}

fn procedure_version(setting: &Setting, procedure: &Procedure, number: u64) -> ProcedureVersion {
    let code = procedure.code.to_string();
    ProcedureVersion {
        id: ProcedureVersionId::derived(&code, &number.to_string()),
        number,
        digest: Digest::of(code.as_bytes()),
        form: procedure.form_file.as_ref().map(|file| FormVersionId::derived("form", file)),
        valid_from: "2023-01-01".parse().unwrap(),
        valid_to: (number == 1).then(|| "2023-05-31".parse().unwrap()),
        imported: setting.world.now(),
        code,
    }
}

fn process_version(setting: &Setting, process: &Definition, number: u64) -> ProcessVersion {
    ProcessVersion {
        id: ProcessVersionId::derived(&process.case, &number.to_string()),
        procedure: process.procedure.clone(),
        case: process.case.clone(),
        number,
        digest: Digest::of(process.case.as_bytes()),
        valid_from: "2023-01-01".parse().unwrap(),
        created: setting.world.now(),
        created_by: "program".to_owned(),
    }
}

async fn the_demo_catalogue_comes_back(setting: Setting) {
    let procedures = procedures();
    let now = setting.world.now();
    let versions: Vec<ProcedureVersion> =
        procedures.iter().map(|(_, p)| procedure_version(&setting, p, 1)).collect();
    setting
        .write(|batch| {
            for ((packet, procedure), version) in procedures.iter().zip(&versions) {
                if let (Some(form), Some(file)) = (version.form, &procedure.form_file) {
                    catalogue::add_form(batch, form, &version.code, &demo(file), now);
                }
                catalogue::add_procedure(batch, version, packet, procedure).unwrap();
            }
        })
        .await;
    assert_eq!(setting.store.procedure_versions().await.unwrap(), versions);
    let permit = mc_testkit::permit::<ManageCatalogue>(&administrator(), &Office);
    for ((text, procedure), version) in procedures.iter().zip(&versions) {
        let found = setting.store.procedure(version.id).await.unwrap();
        assert_eq!(found.as_ref(), Some(procedure), "{}", version.code);
        assert_eq!(setting.store.packet(&permit, version.id).await.unwrap().as_ref(), Some(text));
        if let (Some(form), Some(file)) = (version.form, &procedure.form_file) {
            assert_eq!(setting.store.form_schema(form).await.unwrap(), Some(demo(file)));
        }
    }
    let unknown = ProcedureVersionId::derived("procedure", "unknown");
    assert_eq!(setting.store.procedure(unknown).await.unwrap(), None);
    assert_eq!(setting.store.packet(&permit, unknown).await.unwrap(), None);
    let unknown = FormVersionId::derived("form", "unknown");
    assert_eq!(setting.store.form_schema(unknown).await.unwrap(), None);
}

pub(super) fn administrator() -> Actor {
    let role = mc_org::Role::ProvinceAdministrator;
    let (unit, reach) = (unit("province"), Reach::Everything);
    let grants = vec![Grant { unit, agency: unit, role, reach, on_behalf_of: None }];
    Actor::Staff(StaffActor { id: staff("admin"), subject: None, grants, system: None })
}

async fn a_version_has_its_number_once(setting: Setting) {
    let (packet, procedure) =
        procedures().into_iter().find(|(_, p)| p.form_file.is_none()).unwrap();
    let add = |version: ProcedureVersion| {
        let (packet, procedure) = (&packet, &procedure);
        setting.commit(move |batch| {
            catalogue::add_procedure(batch, &version, packet, procedure).unwrap();
        })
    };
    let (first, second) =
        (procedure_version(&setting, &procedure, 1), procedure_version(&setting, &procedure, 2));
    add(first.clone()).await.unwrap();
    let other = ProcedureVersion { id: ProcedureVersionId::derived("x", "y"), ..first.clone() };
    assert!(is_clash(&add(other).await, Clash::Row("procedure version")));
    add(second.clone()).await.unwrap();
    assert_eq!(setting.store.procedure_versions().await.unwrap(), [first, second]);
    // The same schema again does nothing; another text under the same id is not taken.
    let form = FormVersionId::derived("form", "1");
    let now = setting.world.now();
    for text in ["{}", "{\"title\":\"khác\"}"] {
        setting.write(|batch| catalogue::add_form(batch, form, "1.001193", text, now)).await;
        assert_eq!(setting.store.form_schema(form).await.unwrap().as_deref(), Some("{}"));
    }
}

async fn the_demo_processes_come_back(setting: Setting) {
    let mut processes = import_csv(&demo("processes.csv")).unwrap();
    assert!(processes.len() > 50, "{}", processes.len());
    setting
        .write(|batch| {
            for process in &processes {
                let version = process_version(&setting, process, 1);
                catalogue::add_process(batch, &version, process).unwrap();
            }
        })
        .await;
    processes.sort_by(|a, b| a.case.cmp(&b.case));
    let found = setting.store.process_versions().await.unwrap();
    let expect: Vec<ProcessVersion> =
        processes.iter().map(|p| process_version(&setting, p, 1)).collect();
    assert_eq!(found, expect);
    for (version, process) in found.iter().zip(&processes) {
        assert_eq!(setting.store.process(version.id).await.unwrap().as_ref(), Some(process));
    }
    // Two administrators change the same process at the same time.
    let second = process_version(&setting, &processes[0], 2);
    let other = ProcessVersion { id: ProcessVersionId::derived("x", "y"), ..second.clone() };
    for (version, is_first) in [(second, true), (other, false)] {
        let result = setting.commit(|batch| {
            catalogue::add_process(batch, &version, &processes[0]).unwrap();
        });
        let result = result.await;
        assert_eq!(result.is_ok(), is_first);
        assert!(is_first || is_clash(&result, Clash::Row("process version")));
    }
    let unknown = ProcessVersionId::derived("process", "unknown");
    assert_eq!(setting.store.process(unknown).await.unwrap(), None);
}

async fn life_events_are_replaced_as_a_whole(setting: Setting) {
    let known = procedures().into_iter().map(|(_, p)| p.code).collect();
    let mut events =
        life_events::read("life-events.csv", &demo("life-events.csv"), &known).unwrap();
    assert!(events.len() > 5);
    for _ in 0..2 {
        setting.write(|batch| catalogue::set_life_events(batch, &events).unwrap()).await;
    }
    assert_eq!(setting.store.life_events().await.unwrap(), events);
    events.remove(0);
    setting.write(|batch| catalogue::set_life_events(batch, &events).unwrap()).await;
    assert_eq!(setting.store.life_events().await.unwrap(), events);
    let twice = [events[0].clone(), events[0].clone()];
    let refused = setting.commit(|batch| catalogue::set_life_events(batch, &twice).unwrap()).await;
    assert!(is_clash(&refused, Clash::Row("life event")));
    assert_eq!(setting.store.life_events().await.unwrap(), events);
}

async fn days_are_added_and_changed(setting: Setting) {
    let table = DayTable::parse(&demo("calendar.csv")).unwrap();
    let mut days = table.rows().to_vec();
    assert!(days.len() > 20);
    setting.write(|batch| catalogue::set_days(batch, &days).unwrap()).await;
    assert_eq!(setting.store.calendar_days().await.unwrap(), days);
    days[0].name = "Ngày khác".to_owned();
    days[0].kind = TableKind::SwappedWorking;
    setting.write(|batch| catalogue::set_days(batch, &days[..1]).unwrap()).await;
    assert_eq!(setting.store.calendar_days().await.unwrap(), days);
}

async fn an_installation_begins_once(setting: Setting) {
    assert_eq!(setting.store.installation().await.unwrap(), None);
    let began = setting.world.now();
    setting.write(|batch| catalogue::begin_installation(batch, &[1; 32], began)).await;
    let later = setting.world.after_minutes(1);
    setting.write(|batch| catalogue::begin_installation(batch, &[2; 32], later)).await;
    for _ in 0..2 {
        setting.write(catalogue::catalogue_changed).await;
    }
    let found = setting.store.installation().await.unwrap().unwrap();
    assert_eq!((found.key.as_slice(), found.created), ([1; 32].as_slice(), began));
    assert_eq!(found.catalogue_version, 3);
    assert_eq!(format!("{found:?}"), "Installation(catalogue 3)", "the key stays out of logs");
}

on_both!(
    the_demo_catalogue_comes_back,
    a_version_has_its_number_once,
    the_demo_processes_come_back,
    life_events_are_replaced_as_a_whole,
    days_are_added_and_changed,
    an_installation_begins_once,
);

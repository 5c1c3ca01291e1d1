//! The demo province: its calendar, its procedures, its processes.

use mc_calendar::{Calendar, DayTable, WorkingHours};
use mc_catalog::{
    Procedure,
    packet::{self, PacketFile},
};
use mc_process::{Definition, import_csv};
use std::{collections::BTreeMap, fs, path::PathBuf, sync::LazyLock};

fn read(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/vinh-phuc-2023");
    let path: PathBuf = [folder, name].iter().collect();
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub(crate) static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    Calendar::new(WorkingHours::default(), DayTable::parse(&read("calendar.csv")).unwrap())
});

/// The process of each case, by its code.
pub(crate) static PROCESSES: LazyLock<BTreeMap<String, Definition>> = LazyLock::new(|| {
    let all = import_csv(&read("processes.csv")).unwrap();
    all.into_iter().map(|process| (process.case.clone(), process)).collect()
});

/// The procedures that have a process, by their codes.
pub(crate) static PROCEDURES: LazyLock<BTreeMap<String, Procedure>> = LazyLock::new(|| {
    let codes: std::collections::BTreeSet<&String> =
        PROCESSES.values().map(|process| &process.procedure).collect();
    let texts: Vec<(String, String)> = codes
        .into_iter()
        .map(|code| (format!("{code}.json"), read(&format!("procedures/{code}.json"))))
        .collect();
    let files: Vec<_> = texts.iter().map(|(name, text)| PacketFile { name, text }).collect();
    let set = packet::read_set(&files).unwrap();
    set.procedures.into_iter().map(|p| (p.code.to_string(), p)).collect()
});

#[test]
fn the_demo_has_sixty_cases() {
    assert_eq!(PROCESSES.len(), 60);
    assert_eq!(PROCEDURES.len(), 44);
}

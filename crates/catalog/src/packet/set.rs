//! Reading many packets at once, all or nothing.

use super::{Flaw, MOST_PACKETS, PacketProblem, read};
use crate::{Procedure, ProcedureCode};
use std::collections::{HashMap, HashSet};

/// One file of a set.
#[derive(Debug, Clone, Copy)]
pub struct PacketFile<'a> {
    /// Its name, for problems.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// A set of sound packets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketSet {
    /// The procedures, in the order of the files.
    pub procedures: Vec<Procedure>,
    /// References that lead out of the set. They do not hinder the import: a procedure may be
    /// related to one that the province has not announced.
    pub warnings: Vec<PacketProblem>,
}

/// Reads a set of packets; a single problem refuses the whole set, and every problem is listed.
///
/// Over the set, a procedure or case code that stands twice is a problem; a related procedure or a
/// replacing result that the set does not know is a warning.
pub fn read_set(files: &[PacketFile<'_>]) -> Result<PacketSet, Vec<PacketProblem>> {
    if files.len() > MOST_PACKETS {
        let flaw = Flaw::TooMany { most: MOST_PACKETS, found: files.len() };
        return Err(vec![PacketProblem::of("", "", flaw)]);
    }
    let mut sound = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        match read(file.name, file.text) {
            Ok(procedure) => sound.push((file.name, procedure)),
            Err(found) => problems.extend(found),
        }
    }
    problems.extend(duplicates(&sound));
    if !problems.is_empty() {
        return Err(problems);
    }
    let warnings = dangling(&sound);
    Ok(PacketSet { procedures: sound.into_iter().map(|(_, p)| p).collect(), warnings })
}

fn duplicates(sound: &[(&str, Procedure)]) -> Vec<PacketProblem> {
    let mut first_use: HashMap<&str, (usize, &str)> = HashMap::new();
    let mut problems = Vec::new();
    for (at, (file, procedure)) in sound.iter().enumerate() {
        let cases = procedure.cases.iter().enumerate().map(|(i, case)| {
            (format!("_DIAPHUONG.TRUONGHOP[{i}].MATRUONGHOP"), case.code.as_str())
        });
        let own = [("MATTHC".to_owned(), procedure.code.as_str())];
        for (path, code) in own.into_iter().chain(cases) {
            let (first_at, first) = *first_use.entry(code).or_insert((at, file));
            if first_at != at {
                let flaw = Flaw::Duplicate { value: code.to_owned(), first: first.to_owned() };
                problems.push(PacketProblem::of(file, &path, flaw));
            }
        }
    }
    problems
}

fn dangling(sound: &[(&str, Procedure)]) -> Vec<PacketProblem> {
    let known: HashSet<&str> = sound.iter().map(|(_, p)| p.code.as_str()).collect();
    let given: HashSet<&str> =
        sound.iter().flat_map(|(_, p)| &p.results).map(|result| result.code.as_str()).collect();
    let mut warnings = Vec::new();
    for (file, procedure) in sound {
        let mut references = |name: &str, codes: &[ProcedureCode]| {
            for (i, code) in codes.iter().enumerate().filter(|(_, c)| !known.contains(c.as_str())) {
                let flaw = Flaw::UnknownProcedure { value: code.to_string() };
                warnings.push(PacketProblem::of(file, &format!("{name}[{i}]"), flaw));
            }
        };
        references("TTHCLIENQUAN", &procedure.related);
        references("TTHCLIENTHONG", &procedure.joins);
        for (g, group) in procedure.component_groups.iter().enumerate() {
            for (i, paper) in group.papers.iter().enumerate() {
                let Some(code) = &paper.replaced_by_result else { continue };
                if !given.contains(code.as_str()) {
                    let path = format!("THANHPHANHOSO[{g}].GIAYTO[{i}].MA_KQ_THAYTHE");
                    let flaw = Flaw::UnknownResult { value: code.to_string() };
                    warnings.push(PacketProblem::of(file, &path, flaw));
                }
            }
        }
    }
    warnings
}

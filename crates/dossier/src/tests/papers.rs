//! Papers that the desk digitises, and what comes into the store of the applicant.

use super::world::{PRIVATE, Who, World};
use crate::{
    Command, PaperChange, Private, Rejection, Share,
    command::{DigitisePaper, RevokePaper},
    event::PaperSource,
    paper_changes,
};
use mc_kernel::ids::PaperId;

const MARRIAGE: &str = "000.00.00.H62-KQ9001";

impl World {
    /// A marriage certificate of the parents, as the desk digitises it.
    pub(crate) fn scan(&mut self) -> DigitisePaper {
        let file = self.file(MARRIAGE);
        DigitisePaper {
            paper: PaperId::derived("paper", &self.serial.to_string()),
            kind: "KQ.G15.000032".to_owned(),
            title: format!("Giấy chứng nhận kết hôn {PRIVATE}"),
            number: PRIVATE.to_owned(),
            issuer: format!("UBND xã {PRIVATE}"),
            issued_on: self.today(),
            valid_until: None,
            original_pages: 2,
            noted_pages: 0,
            dots_per_inch: Some(300),
            file,
        }
    }

    pub(crate) fn digitise(&mut self, scan: DigitisePaper) -> &mut Self {
        let command = Command::DigitisePaper(Box::new(scan));
        self.run(Who::Desk, "digitises a paper", &command)
    }

    pub(crate) fn revoke(&mut self, paper: PaperId) -> &mut Self {
        let reason = format!("{PRIVATE}: cấp sai");
        let command = Command::RevokePaper(RevokePaper { paper, replaced_by: None, reason });
        self.run(Who::Bystander, "revokes a paper", &command)
    }
}

fn at_desk() -> World {
    let mut world = World::of("1.001193.01");
    world.submit();
    world
}

/// TT 01/2023/TT-VPCP, Điều 8: as many pages as the original, those with a sticky note twice.
#[test]
fn a_copy_is_whole() {
    let check = |original: u32, noted: u32, expect: Option<Rejection>| {
        let mut world = at_desk();
        let scan = DigitisePaper { original_pages: original, noted_pages: noted, ..world.scan() };
        world.expected = expect;
        world.digitise(scan);
    };
    check(2, 0, None);
    check(1, 1, None);
    check(1, 0, Some(Rejection::PagesDiffer));
    check(0, 2, Some(Rejection::PagesDiffer));
    check(3, 0, Some(Rejection::PagesDiffer));
}

/// What somebody checked comes in as verified, what was uploaded never does.
#[test]
fn what_comes_into_the_store() {
    let mut world = at_desk();
    let scan = world.scan();
    let paper = scan.paper;
    world.digitise(scan).take_in();
    world.attach(2).complete(2, "đạt").complete(3, "ký").complete(4, "phát hành");
    let title = |version: u64| format!("title of {version}");
    let dossier = world.dossier().clone();
    let private = Private::Paper {
        title: "Giấy chứng nhận kết hôn".to_owned(),
        number: "7".to_owned(),
        issuer: "UBND xã".to_owned(),
    };
    let mut told = Vec::new();
    for (version, event) in (1..).zip(&world.watch.events) {
        for change in paper_changes((version, event), Some(&private), &dossier, &title) {
            let PaperChange::Entered(entry) = change else { panic!("nothing was revoked") };
            told.push((entry.source, entry.title, entry.source.is_verified()));
        }
    }
    let attached = dossier.results[0].attached_in;
    let expect = [
        (PaperSource::Upload, String::new(), false),
        (PaperSource::Digitised, "Giấy chứng nhận kết hôn".to_owned(), true),
        (PaperSource::Result, format!("title of {attached}"), true),
    ];
    assert_eq!(told, expect);
    let all = Share { received: true, digitised: true, reused: false, electronic: true };
    assert_eq!(Share::of(&dossier), all);

    world.revoke(paper);
    assert!(world.dossier().digitised_file(world.dossier().digitised[0].file.file).is_none());
    world.refusing(Rejection::NoSuchPaper).revoke(paper);
}

/// A written refusal is no paper that anybody could use.
#[test]
fn a_refusal_is_no_paper() {
    let mut world = at_desk();
    world.take_in().refuse_at(2, "không đủ điều kiện");
    assert_eq!(world.dossier().issued().count(), 0);
    assert!(!Share::of(world.dossier()).electronic);
}

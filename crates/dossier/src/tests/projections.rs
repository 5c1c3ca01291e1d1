//! What people see: work lists, hops, notices.

use super::world::{Who, World};
use crate::{
    HopChange, WorkState,
    codes::ReturnWay,
    effects::{NoticeGroup, NoticeKind, NoticeKind as N, Outgoing},
    hops,
    work::work_items,
};
use expect_test::{Expect, expect};
use mc_kernel::ids::StaffId;
use std::fmt::Write;

/// The lines of all work lists, in the order they are due.
fn lines(world: &World) -> String {
    let mut items = work_items(world.dossier());
    items.sort_by_key(|item| (item.due, item.step));
    let mut out = String::new();
    for item in items {
        let step = item.step.map_or_else(|| "-".to_owned(), |step| step.to_string());
        let state = item.state.code();
        let place = format!("{} {}", item.place.queue, world.unit_name(item.place.unit));
        let due = super::short::moment(&world.zone, item.due);
        let given = if item.assignee.is_some() { ", given" } else { "" };
        writeln!(out, "{} {step} {state}: {place}, by {due}{given}", item.kind.code()).unwrap();
    }
    out
}

#[test]
fn work_lists_follow_the_dossier() {
    let mut world = World::of("1.009994.03");
    let check = |world: &World, expect: Expect| expect.assert_eq(&lines(world));
    world.submit();
    check(
        &world,
        expect![[r#"
        intake - todo: one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện, by 23/05 08:00
    "#]],
    );
    world.ask_supplement_at_desk();
    check(
        &world,
        expect![[r#"
        intake - waiting_applicant: one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện, by 02/06 00:00
    "#]],
    );
    world.answer_supplement();
    check(
        &world,
        expect![[r#"
        intake - todo: one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện, by 23/05 08:00
    "#]],
    );
    world.take_in().assign(2, Some(Who::Officer(2)));
    check(
        &world,
        expect![[r#"
        step 2 todo: division-leader Phòng Quản lý đô thị, by 22/05 14:00, given
    "#]],
    );
    world.complete(2, "giao").ask_opinion(3, "2023-05-24T10:00");
    check(
        &world,
        expect![[r#"
        consultation - todo: division Phòng Tư pháp, by 24/05 10:00
        step 3 waiting_others: division Phòng Quản lý đô thị, by 29/05 11:00
    "#]],
    );
    world.give_opinion().complete(3, "đạt");
    check(
        &world,
        expect![[r#"
        step 4 todo: other-agency Phòng Tài nguyên và Môi trường, by 30/05 08:00
        step 4 waiting_others: division Phòng Quản lý đô thị, by 30/05 08:00
        step 5 todo: other-agency UBND cấp xã, by 30/05 08:00
        step 5 waiting_others: division Phòng Quản lý đô thị, by 30/05 08:00
        step 6 todo: other-agency Sở Xây dựng, by 30/05 08:00
        step 6 waiting_others: division Phòng Quản lý đô thị, by 30/05 08:00
    "#]],
    );
    world.withdraw();
    check(&world, expect![[""]]);
}

#[test]
fn a_fee_waits_in_the_list_of_who_asked() {
    let mut world = World::of("2.000889.01");
    world.submit().take_in().complete(2, "đạt").complete(3, "gửi");
    world.ask_fee(4, "thông báo", 1_000);
    expect![[r#"
        step 5 waiting_applicant: other-agency Chi cục Thuế khu vực, by 01/06 17:00
    "#]]
    .assert_eq(&lines(&world));
    world.refuse_at(5, "quá hạn");
    expect![[r#"
        intake - todo: one-stop Bộ phận Tiếp nhận và Trả kết quả cấp huyện, by 01/06 17:00
    "#]]
    .assert_eq(&lines(&world));
    world.hand_over(ReturnWay::Desk);
    assert!(work_items(world.dossier()).is_empty());
}

/// Form 06: who had it, from whom, from when to when, with what outcome, in time or not.
#[test]
fn every_stay_is_a_line_of_the_control_sheet() {
    let mut world = World::of("1.001193.01");
    world.submit().at("2023-05-22T08:20").take_in().at("2023-05-22T10:00").attach(2);
    world.complete(2, "đạt").at("2023-05-22T14:30").complete(3, "trả lại");
    world.at("2023-05-23T08:00").complete(2, "đạt").complete(3, "ký").complete(4, "phát hành");
    world.at("2023-05-24T09:00").hand_over(ReturnWay::Desk);
    let staff = StaffId::derived("staff", "somebody");
    let mut out = String::new();
    for event in &world.watch.events {
        let at = |instant| super::short::moment(&world.zone, instant);
        match hops(event, Some(staff), world.dossier()) {
            Some(HopChange::Entered(hop)) => {
                let step = hop.step.map_or("intake".to_owned(), |step| step.to_string());
                let from = hop.from_unit.map_or("-".to_owned(), |unit| world.unit_name(unit));
                let planned = hop.planned.map_or("-".to_owned(), at);
                let to = world.unit_name(hop.place.unit);
                writeln!(out, "#{} {step}: {from} → {to}, {}–{planned}", hop.token, at(hop.entered))
            }
            Some(HopChange::Left(hop)) => {
                let outcome = hop.outcome.unwrap_or_else(|| "-".to_owned());
                let timeliness = hop.timeliness.map_or("-".to_owned(), |t| format!("{t:?}"));
                writeln!(out, "#{} left {}: {outcome}, {timeliness}", hop.token, at(hop.left))
            }
            None => Ok(()),
        }
        .unwrap();
    }
    expect![[r#"
        #0 intake: - → Bộ phận Tiếp nhận và Trả kết quả cấp xã, 22/05 08:00–23/05 08:00
        #0 left 22/05 08:20: -, -
        #1 1: - → Bộ phận Tiếp nhận và Trả kết quả cấp xã, 22/05 08:20–22/05 17:00
        #1 left 22/05 08:20: hợp lệ, OnTime
        #2 2: Bộ phận Tiếp nhận và Trả kết quả cấp xã → UBND cấp xã, 22/05 08:20–22/05 14:20
        #2 left 22/05 10:00: đạt, OnTime
        #3 3: UBND cấp xã → UBND cấp xã, 22/05 10:00–22/05 14:00
        #3 left 22/05 14:30: trả lại, OnTime
        #4 2: UBND cấp xã → UBND cấp xã, 22/05 14:30–23/05 08:20
        #4 left 23/05 08:00: đạt, OnTime
        #5 3: UBND cấp xã → UBND cấp xã, 23/05 08:00–23/05 08:20
        #5 left 23/05 08:00: ký, OnTime
        #6 4: UBND cấp xã → UBND cấp xã, 23/05 08:00–23/05 08:20
        #6 left 23/05 08:00: phát hành, OnTime
        #7 5: UBND cấp xã → Bộ phận Tiếp nhận và Trả kết quả cấp xã, 23/05 08:00–-
        #7 left 24/05 09:00: đã trả, -
    "#]]
    .assert_eq(&out);
}

#[test]
fn the_applicant_is_told_what_matters_to_them() {
    let told = |world: &World| -> Vec<NoticeKind> {
        let events = world.watch.events.iter();
        let effects = events.flat_map(|event| crate::effects(event, world.dossier()));
        let kinds = effects.map(|message| {
            let Outgoing::Notice { subject, dossier, kind } = message else {
                panic!("{message:?}")
            };
            assert_eq!((subject, dossier), (World::applicant(), world.dossier().id));
            assert_eq!(message.as_mail(), Some(Outgoing::Mail { subject, dossier, kind }));
            kind
        });
        kinds.collect()
    };
    let mut granted = World::of("2.000889.01");
    granted.submit().take_in().ask_supplement(2, "cần bổ sung").answer_supplement();
    granted.complete(1, "hợp lệ").attach(2).complete(2, "đạt").complete(3, "gửi");
    granted.ask_fee(4, "thông báo", 1_000).complete(5, "đã nộp").complete(6, "trình");
    granted.complete(7, "ký").complete(8, "phát hành").hand_over(ReturnWay::Desk).rate();
    let all =
        [N::Submitted, N::TakenIn, N::SupplementAsked, N::FeeAsked, N::ResultReady, N::Returned];
    assert_eq!(told(&granted), all);
    let mut refused = World::of("1.001193.01");
    refused.submit();
    assert_eq!(told(refused.clone().refuse()), [N::Submitted, N::Refused]);
    refused.take_in().refuse_at(2, "không đủ điều kiện");
    assert_eq!(told(&refused), [N::Submitted, N::TakenIn, N::RefusalReady]);
}

#[test]
fn codes_of_lines_and_notices_go_there_and_back() {
    for state in WorkState::ALL {
        assert_eq!(WorkState::from_code(state.code()), Some(state));
    }
    for kind in NoticeKind::ALL {
        assert_eq!(NoticeKind::from_code(kind.code()), Some(kind));
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.code()));
    }
    for group in NoticeGroup::ALL {
        assert_eq!(NoticeGroup::from_code(group.code()), Some(group));
        assert!(NoticeKind::ALL.into_iter().any(|kind| kind.group() == group), "{group:?}");
    }
    for way in ReturnWay::ALL {
        assert_eq!(ReturnWay::from_code(way.code()), Some(way));
        assert_eq!(serde_json::to_string(&way).unwrap(), format!("\"{}\"", way.code()));
    }
}

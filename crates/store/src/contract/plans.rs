//! Every list and every count is read from one index, in the order in which it is shown.
//!
//! Some thousands of rows are loaded, so that a planner that knows its business would not take an
//! index that does not fit. SQLite is asked with and without statistics, PostgreSQL for a plan with
//! the values and for one without, which it comes to use for a statement that runs often.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]
#![expect(clippy::too_many_lines, reason = "a plan for every list")]

use super::plan_lists::lists;
use super::{
    access_record::ACCESS_LOADS,
    documents::DOCUMENT_LOADS,
    ledger::LEDGER_LOADS,
    loads::LOADS,
    mandates::MANDATE_LOADS,
    migrations::{bare, bare_file},
    paper_loads::PAPER_LOADS,
    protection::PROTECTION_LOADS,
    quality_loads::QUALITY_LOADS,
    register::REGISTER_LOADS,
    rights::RIGHTS_LOADS,
    sealing::SEALING_LOADS,
    sign_on_loads::SIGN_ON_LOADS,
};
use crate::Dialect;
use expect_test::{Expect, expect};
use mc_testkit::TestDatabase;
use std::{collections::BTreeSet, fmt::Write as _};

/// Lists that keep so few of the rows they read that PostgreSQL sorts what is left. They read from one
/// index all the same.
const NARROW: [&str; 3] =
    ["what stood at its end", "late dossiers of a period", "what a criterion lacks"];

fn check(plans: &[(&str, String)], expect: &Expect) {
    let mut text = String::new();
    for (name, plan) in plans {
        writeln!(text, "{name}: {plan}").unwrap();
    }
    expect.assert_eq(&text);
}

#[tokio::test]
async fn sqlite_reads_every_list_from_one_index() {
    let database = TestDatabase::sqlite().await;
    let connection = bare_file(&database);
    for load in LOADS
        .iter()
        .chain(PAPER_LOADS)
        .chain(QUALITY_LOADS)
        .chain(REGISTER_LOADS)
        .chain(SIGN_ON_LOADS)
        .chain(ACCESS_LOADS)
        .chain(MANDATE_LOADS)
        .chain(DOCUMENT_LOADS)
        .chain(SEALING_LOADS)
        .chain(RIGHTS_LOADS)
        .chain(PROTECTION_LOADS)
        .chain(LEDGER_LOADS)
    {
        connection.execute_batch(&load.script(Dialect::Sqlite)).unwrap();
    }
    let plan = |sql: &str| {
        let mut explained = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let rows = explained.raw_query().mapped(|row| row.get::<_, String>(3));
        rows.map(Result::unwrap).collect::<Vec<_>>().join("; ")
    };
    let plans: Vec<(&str, String)> =
        lists().into_iter().map(|(name, sql)| (name, plan(sql))).collect();
    for (name, plan) in &plans {
        let scans =
            plan.split("; ").any(|step| step.starts_with("SCAN ") && step != "SCAN counted");
        // Sums of a bounded period may be grouped apart from the order they were read in.
        let sorted = plan.replace("USE TEMP B-TREE FOR GROUP BY", "").contains("TEMP B-TREE");
        assert!(!scans && !sorted, "{name}: {plan}");
    }
    connection.execute_batch("ANALYZE").unwrap();
    for (name, sql) in lists() {
        let known = plans.iter().find(|(other, _)| *other == name).unwrap();
        // In which order other tables are looked into for a row is all the same.
        let steps = |plan: &str| plan.split("; ").map(str::to_owned).collect::<BTreeSet<_>>();
        assert_eq!(steps(&plan(sql)), steps(&known.1), "{name}, with statistics");
    }
    check(
        &plans,
        &expect![[r#"
            work of a queue: SEARCH w USING INDEX work_item_queue (unit=? AND queue=? AND state=? AND (due_us,id)>(?,?) AND due_us<?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            work of a person: SEARCH w USING INDEX work_item_assignee (assignee=? AND state=? AND (due_us,id)>(?,?) AND due_us<?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            work of an agency: SEARCH w USING INDEX work_item_agency (agency=? AND state=? AND (due_us,id)>(?,?) AND due_us<?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            work of a unit: SEARCH w USING INDEX work_item_unit (unit=? AND state=? AND (due_us,id)>(?,?) AND due_us<?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            work done by a person: SEARCH w USING INDEX work_item_done (done_by=? AND (done_us,id)<(?,?)); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            everything open of a person: SEARCH w USING INDEX work_item_open (assignee=? AND id>?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            count of everything open of a person: CO-ROUTINE counted; SEARCH work_item USING COVERING INDEX work_item_assignee (assignee=?); SCAN counted
            count of a queue: CO-ROUTINE counted; SEARCH work_item USING COVERING INDEX work_item_queue (unit=? AND queue=? AND state=? AND due_us>? AND due_us<?); SCAN counted
            count of a person: CO-ROUTINE counted; SEARCH work_item USING COVERING INDEX work_item_assignee (assignee=? AND state=? AND due_us>? AND due_us<?); SCAN counted
            count of an agency: CO-ROUTINE counted; SEARCH work_item USING COVERING INDEX work_item_agency (agency=? AND state=? AND due_us>? AND due_us<?); SCAN counted
            count of a unit: CO-ROUTINE counted; SEARCH work_item USING COVERING INDEX work_item_unit (unit=? AND state=? AND due_us>? AND due_us<?); SCAN counted
            open work of a person: CO-ROUTINE counted; SEARCH work_item USING COVERING INDEX work_item_assignee (assignee=? AND state=?); SCAN counted
            answers given last: SEARCH e USING INDEX sqlite_autoindex_event_1 (stream=?); SEARCH p USING INDEX sqlite_autoindex_event_private_1 (stream=? AND version=?)
            number of the last absence: SEARCH absence USING COVERING INDEX sqlite_autoindex_absence_2 (number>?)
            for whom somebody stands in: SEARCH absence USING INDEX absence_deputy (deputy=?)
            who stands in for somebody: SEARCH absence USING INDEX absence_staff (staff=?)
            absences that have not ended: SEARCH absence USING INDEX absence_ends ((valid_to,number)>(?,?))
            who looked at a person's data: SEARCH a USING INDEX access_subject (subject=? AND (at_us,id)<(?,?)); CORRELATED SCALAR SUBQUERY 1; SEARCH y USING INDEX access_delay_dossier (dossier=? AND until_us>?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?); SEARCH q USING INDEX sqlite_autoindex_access_question_1 (access=?) LEFT-JOIN
            open questions of a person about looks: CO-ROUTINE counted; SEARCH access_question USING INDEX access_question_subject (subject=?); SCAN counted
            open questions about looks: SEARCH q USING INDEX access_question_open ((due_us,access)>(?,?)); SEARCH a USING INDEX sqlite_autoindex_access_1 (id=?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            answered questions about looks: SEARCH q USING INDEX access_question_answered (answered_us>? AND (answered_us,access)<(?,?)); SEARCH a USING INDEX sqlite_autoindex_access_1 (id=?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            how many questions about looks wait: CO-ROUTINE counted; SEARCH access_question USING INDEX access_question_open (due_us>?); SCAN counted
            looks that are shown later: SEARCH y USING INDEX access_delay_until ((until_us,id)>(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            filters of a person: SEARCH saved_filter USING INDEX saved_filter_rank (staff=?)
            finished dossiers whose time is over: SEARCH d USING INDEX dossier_finished (procedure=? AND finished_us<?); CORRELATED SCALAR SUBQUERY 1; SEARCH x USING COVERING INDEX sqlite_autoindex_disposed_1 (dossier=?); CORRELATED SCALAR SUBQUERY 2; SEARCH h USING INDEX legal_hold_subject (subject=?)
            withdrawn dossiers whose time is over: SEARCH d USING INDEX dossier_gone (procedure=? AND withdrawn_us<?); CORRELATED SCALAR SUBQUERY 1; SEARCH x USING COVERING INDEX sqlite_autoindex_disposed_1 (dossier=?); CORRELATED SCALAR SUBQUERY 2; SEARCH h USING INDEX legal_hold_subject (subject=?)
            files of a dossier that nobody keeps: SEARCH f USING INDEX file_dossier (dossier=?); LIST SUBQUERY 1; SEARCH p USING INDEX paper_dossier (dossier=?); CREATE BLOOM FILTER
            contents of destroyed dossiers that are left: SEARCH disposed USING INDEX disposed_of (disposal=?)
            disposals that are not finished: SEARCH disposal USING INDEX disposal_open (id>?)
            disposals: SEARCH disposal USING INDEX disposal_begun ((begun_us,id)<(?,?))
            dossiers of a disposal: SEARCH disposed USING INDEX disposed_of (disposal=?)
            events of an official document: SEARCH official_event USING INDEX sqlite_autoindex_official_event_1 (document=?)
            official documents that somebody entered: SEARCH official_document USING INDEX official_document_author (author=? AND (created_us,id)<(?,?))
            drafts that answer a document: SEARCH official_document USING INDEX official_document_answers (answers=?)
            books of an agency and a year: SEARCH official_book USING INDEX sqlite_autoindex_official_book_2 (agency=? AND year=?)
            a book, newest first: SEARCH n USING INDEX sqlite_autoindex_official_number_1 (book=? AND number<?); SEARCH d USING INDEX sqlite_autoindex_official_document_1 (id=?) LEFT-JOIN
            a book to be printed: SEARCH n USING INDEX sqlite_autoindex_official_number_1 (book=? AND number>?); SEARCH d USING INDEX sqlite_autoindex_official_document_1 (id=?) LEFT-JOIN
            what is asked of somebody about documents: SEARCH a USING INDEX official_ask_place (part=? AND place=? AND (due_day,document,what)>(?,?,?)); SEARCH d USING INDEX sqlite_autoindex_official_document_1 (id=?)
            count of what is asked: CO-ROUTINE counted; SEARCH official_ask USING COVERING INDEX official_ask_place (part=? AND place=?); SCAN counted
            case files of a person: SEARCH case_file USING INDEX case_file_keeper (keeper=? AND (opened_us,id)<(?,?))
            case files of a document: SEARCH c USING COVERING INDEX sqlite_autoindex_case_file_document_1 (document=?); SEARCH f USING INDEX sqlite_autoindex_case_file_1 (id=?)
            dossiers of a desk: SEARCH d USING INDEX dossier_receiving (receiving_unit=? AND submitted_us>? AND (submitted_us,id)<(?,?)); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            dossiers of an agency: SEARCH d USING INDEX dossier_competent (competent_agency=? AND submitted_us>? AND (submitted_us,id)<(?,?)); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            dossiers of an applicant: SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?); SEARCH d USING INDEX dossier_applicant (applicant=? AND (submitted_us,id)<(?,?))
            dossier by number: SEARCH dossier USING INDEX sqlite_autoindex_dossier_2 (number=?)
            tracking by number: SEARCH d USING INDEX sqlite_autoindex_dossier_2 (number=?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            last sequence of a day: SEARCH dossier USING COVERING INDEX sqlite_autoindex_dossier_3 (number_unit=? AND number_day=?)
            hops of a dossier: SEARCH hop USING INDEX sqlite_autoindex_hop_1 (dossier=?)
            drafts of a person: SEARCH draft USING INDEX draft_owner (owner=? AND state=? AND (changed_us,id)<(?,?))
            drafts entered by an officer: SEARCH draft USING INDEX draft_entered_by (entered_by=? AND state=? AND (changed_us,id)<(?,?))
            drafts filled in for another person: SEARCH draft USING INDEX draft_representative (representative=? AND owner=?)
            parked forms to drop: SEARCH parked_form USING INDEX parked_form_at (at_us<?)
            files of a draft: SEARCH file USING INDEX file_draft (draft=?)
            files of a dossier: SEARCH file USING INDEX file_dossier (dossier=?)
            stale uploads: SEARCH upload USING INDEX upload_stale (state=? AND changed_us<?)
            newest work on a form: SEARCH form_work USING INDEX sqlite_autoindex_form_work_1 (procedure=?)
            guidance by its code: SEARCH guidance USING INDEX guidance_code (code=? AND until_us>?)
            the newest guidance of a draft: SEARCH guidance USING INDEX guidance_draft (draft=?)
            who guided a person: SEARCH guidance USING INDEX guidance_owner (owner=? AND joined_us>?)
            consultations that are late: SEARCH w USING INDEX work_item_late ((due_us,id)>(?,?) AND due_us<?); CORRELATED SCALAR SUBQUERY 1; SEARCH l USING COVERING INDEX sqlite_autoindex_late_answer_2 (line=?)
            late answers of a desk: SEARCH l USING INDEX late_answer_unit (unit=? AND (noted_us,consultation)<(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            notices of a member of staff: SEARCH n USING INDEX staff_notice_staff (staff=? AND (at_us,id)<(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            unread notices of a member of staff: CO-ROUTINE counted; SEARCH staff_notice USING INDEX staff_notice_staff (staff=?); SCAN counted
            events that follow in the ledger: SEARCH e USING INTEGER PRIMARY KEY (rowid>?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?) LEFT-JOIN; SEARCH s USING INDEX sqlite_autoindex_ledger_salt_1 (stream=?) LEFT-JOIN
            events that came late to the ledger: SEARCH g USING INTEGER PRIMARY KEY (rowid>?); SEARCH e USING INTEGER PRIMARY KEY (rowid=?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?) LEFT-JOIN; SEARCH s USING INDEX sqlite_autoindex_ledger_salt_1 (stream=?) LEFT-JOIN
            entries of the ledger: SEARCH ledger_leaf USING INTEGER PRIMARY KEY (rowid>?)
            leaves of the ledger to check: SEARCH l USING INTEGER PRIMARY KEY (rowid>?); SEARCH e USING INTEGER PRIMARY KEY (rowid=?) LEFT-JOIN; SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?) LEFT-JOIN; SEARCH s USING INDEX sqlite_autoindex_ledger_salt_1 (stream=?) LEFT-JOIN
            events of a dossier in the ledger: SEARCH e USING COVERING INDEX sqlite_autoindex_event_1 (stream=?); SEARCH l USING COVERING INDEX sqlite_autoindex_ledger_leaf_1 (position=? AND rowid<?)
            history of a dossier: SEARCH e USING INDEX sqlite_autoindex_event_1 (stream=?); SEARCH p USING INDEX sqlite_autoindex_event_private_1 (stream=? AND version=?) LEFT-JOIN
            streams to rebuild: SEARCH snapshot USING COVERING INDEX sqlite_autoindex_snapshot_1 (stream>?)
            states to index: SEARCH snapshot USING INDEX sqlite_autoindex_snapshot_1 (stream>?)
            leaves to check: SEARCH event USING INTEGER PRIMARY KEY (rowid>?)
            newest words of a letter: SEARCH letter_template USING INDEX sqlite_autoindex_letter_template_1 (kind=? AND locale=?)
            versions of the words of a letter: SEARCH letter_template USING INDEX sqlite_autoindex_letter_template_1 (kind=? AND locale=?)
            events of a mandate: SEARCH mandate_event USING INDEX sqlite_autoindex_mandate_event_1 (mandate=?)
            mandates that a person gave: SEARCH mandate USING INDEX mandate_principal (principal=? AND (given_us,id)<(?,?))
            mandates that a person was given: SEARCH mandate USING INDEX mandate_representative (representative=? AND (given_us,id)<(?,?))
            mandates that an officer recorded: SEARCH mandate USING INDEX mandate_recorded (recorded_by=? AND (given_us,id)<(?,?))
            mandates that a person can use: SEARCH mandate USING INDEX mandate_in_force (representative=? AND until_us>?)
            mandates between two people: SEARCH mandate USING INDEX mandate_pair (representative=? AND principal=? AND until_us>?)
            a mandate that has not ended: SEARCH mandate USING INDEX mandate_principal (principal=?)
            mandates given since an instant: CO-ROUTINE counted; SEARCH mandate USING COVERING INDEX mandate_principal (principal=? AND given_us>?); SCAN counted
            who filed a dossier for its applicant: SEARCH f USING INDEX sqlite_autoindex_mandate_dossier_1 (dossier=?)
            representatives who are told of a dossier: SEARCH f USING INDEX sqlite_autoindex_mandate_dossier_1 (dossier=?); SEARCH m USING INDEX sqlite_autoindex_mandate_1 (id=?)
            dossiers filed by a mandate: SEARCH f USING COVERING INDEX mandate_dossier_mandate (mandate=? AND (at_us,dossier)<(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            working hours from a day on: SEARCH office_hours USING INDEX sqlite_autoindex_office_hours_1 (valid_from>?)
            open work at a unit: SEARCH work_item USING INDEX work_item_unit (unit=? AND state=?)
            messages due: SEARCH outbox USING INDEX outbox_due (topic=? AND state=? AND due_us<?)
            messages put aside: SEARCH outbox USING INDEX outbox_due (topic=? AND state=? AND (due_us,id)<(?,?))
            messages that wait or are put aside: CO-ROUTINE counted; SEARCH outbox USING COVERING INDEX outbox_due (topic=? AND state=?); SCAN counted
            notices of a person: SEARCH n USING INDEX notice_subject (subject=? AND (at_us,id)<(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            unread notices: CO-ROUTINE counted; SEARCH notice USING INDEX notice_subject (subject=?); SCAN counted
            papers of an owner: SEARCH p USING INDEX paper_owner (owner=? AND is_verified=? AND (entered_us,id)<(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            papers of an owner by kind: SEARCH p USING INDEX paper_kind_of_owner (owner=? AND kind=? AND is_verified=?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            papers of an agency: SEARCH p USING INDEX paper_agency (agency=? AND is_verified=? AND (entered_us,id)<(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            papers by number: SEARCH p USING INDEX paper_number (number_key=?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            versions of a paper: SEARCH p USING INDEX paper_series (series=?); SCALAR SUBQUERY 1; SEARCH paper USING INDEX sqlite_autoindex_paper_1 (id=?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            uses of a paper: SEARCH u USING INDEX paper_use_paper (paper=?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            who looked into a store: SEARCH paper_look USING INDEX paper_look_owner (owner=?)
            who looked at a paper: SEARCH paper_look USING INDEX paper_look_paper (paper=?)
            kinds of papers: SEARCH paper_kind USING INDEX sqlite_autoindex_paper_kind_1 (code>?)
            shares of digitised dossiers: SEARCH paper_tally USING INDEX paper_tally_month (month>? AND month<?)
            promises that run out: SEARCH dossier USING COVERING INDEX dossier_apology (apology=? AND state=? AND (due_us,id)>(?,?) AND due_us<?)
            withdrawn dossier of a matter: SEARCH d USING INDEX dossier_withdrawn (applicant=? AND matter=? AND withdrawn_us>?); CORRELATED SCALAR SUBQUERY 1; SEARCH f USING COVERING INDEX dossier_follows (follows=?)
            past dossiers of a process: SEARCH dossier USING INDEX dossier_process (process_version=? AND finished_us>? AND (finished_us,id)<(?,?))
            stays of a past dossier: SEARCH hop USING INDEX sqlite_autoindex_hop_1 (dossier=?)
            papers of a past dossier: SEARCH file USING INDEX file_dossier (dossier=?)
            processing that goes on: SEARCH processing USING INDEX processing_name ((name,id)>(?,?))
            processing that people are asked about: SEARCH processing USING INDEX processing_ground (ground=?)
            versions of a processing: SEARCH processing USING INDEX sqlite_autoindex_processing_1 (id=? AND version<?)
            whether a person consents: SEARCH consent USING INDEX consent_holds (subject=? AND processing=?)
            consents of a person: SEARCH consent USING INDEX consent_subject (subject=? AND (given_us,id)<(?,?))
            breaches: SEARCH breach USING INDEX breach_discovered ((discovered_us,id)<(?,?))
            late dossiers of a period: SEARCH f USING INDEX quality_fact_late (agency=? AND (late_day,dossier)<(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            what a criterion lacks: SEARCH f USING INDEX quality_fact_settled (agency=? AND settled_day>? AND (settled_day,dossier)<(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            quality of an agency in a period: SEARCH quality_tally USING PRIMARY KEY (agency=? AND scale=? AND period=?)
            quality of all agencies in a period: SEARCH quality_tally USING INDEX quality_tally_period (scale=? AND period=?)
            open dossiers of an agency: SEARCH quality_tally USING PRIMARY KEY (agency=? AND scale=? AND period>? AND period<?); USE TEMP B-TREE FOR GROUP BY
            open dossiers of all agencies: SEARCH quality_tally USING INDEX quality_tally_period (scale=? AND period>? AND period<?); USE TEMP B-TREE FOR GROUP BY
            tickets in a line: SEARCH t USING INDEX ticket_line (unit=? AND day=? AND state=? AND line=? AND order_us<?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?) LEFT-JOIN
            tickets of a person: SEARCH t USING INDEX ticket_subject (subject=? AND state=? AND order_us>?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?) LEFT-JOIN
            last number of a day: SEARCH ticket USING COVERING INDEX sqlite_autoindex_ticket_3 (unit=? AND day=? AND number>?)
            places of a day: SEARCH ticket USING COVERING INDEX sqlite_autoindex_ticket_4 (unit=? AND slot_us>? AND slot_us<?)
            who looked: SEARCH a USING INDEX access_dossier (dossier=?); CORRELATED SCALAR SUBQUERY 1; SEARCH y USING INDEX access_delay_dossier (dossier=? AND until_us>?)
            who changed what: SEARCH audit USING INDEX audit_at ((at_us,id)<(?,?))
            ratings of a unit: SEARCH rating USING INDEX rating_unit (unit=?)
            questions of a dossier to the register: SEARCH register_query USING INDEX register_query_dossier (dossier=?)
            questions to the register about a person's matters: SEARCH register_query USING INDEX register_query_subject (subject=?)
            answers of the register in a matter: SEARCH register_answer USING INDEX sqlite_autoindex_register_answer_1 (matter=?)
            answers whose sensitive values somebody saw: SEARCH register_reveal USING COVERING INDEX register_reveal_dossier (dossier=? AND staff=?)
            questions to the register by agency: SEARCH register_tally USING INDEX register_tally_period (period=?)
            quotas of agencies: SEARCH register_unit USING INDEX sqlite_autoindex_register_unit_1 (unit>?)
            what newest forms asked although known: SEARCH known_field USING INDEX known_field_at (at_us>?)
            what began in a period: SEARCH w USING INDEX standing_from (agency=? AND kind=? AND (from_day,dossier,version)>(?,?,?) AND from_day<?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            what stood at its end: SEARCH w USING INDEX standing_until (agency=? AND kind=? AND (until_day,dossier,version)>(?,?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            follow-up book: SEARCH w USING COVERING INDEX standing_from (agency=? AND kind=? AND (from_day,dossier,version)>(?,?,?) AND from_day<?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?); SEARCH p USING INDEX sqlite_autoindex_snapshot_1 (stream=?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            returned on a ground: SEARCH w USING INDEX return_ground_day (agency=? AND (day,dossier,version,item)>(?,?,?,?) AND day<?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?); SEARCH s USING INDEX sqlite_autoindex_subject_1 (id=?)
            reports somebody made: SEARCH report USING INDEX report_made (made_by=? AND (made_us,id)<(?,?))
            whether a dossier is counted: SEARCH standing USING PRIMARY KEY (dossier=?)
            report of an agency: SEARCH tally USING PRIMARY KEY (agency=? AND scale=? AND period>? AND period<?); USE TEMP B-TREE FOR GROUP BY
            report of all agencies: SEARCH tally USING INDEX tally_period (scale=? AND period>? AND period<?); USE TEMP B-TREE FOR GROUP BY
            days of an agency: SEARCH tally USING PRIMARY KEY (agency=? AND scale=? AND period>? AND period<?)
            days of all agencies: SEARCH tally USING INDEX tally_period (scale=? AND period>? AND period<?)
            stays of an agency: SEARCH stay_tally USING PRIMARY KEY (agency=? AND scale=? AND period>? AND period<?); USE TEMP B-TREE FOR GROUP BY
            grounds of an agency: SEARCH return_ground USING INDEX return_ground_day (agency=? AND day>? AND day<?); USE TEMP B-TREE FOR GROUP BY
            erasures that are not finished: SEARCH erasure USING INDEX erasure_waiting (id>?)
            erasures: SEARCH erasure USING INDEX erasure_begun ((begun_us,id)<(?,?))
            files of a person: SEARCH file USING INDEX file_owner (owner=? AND id>?)
            retention by procedure: SEARCH retention_class USING INDEX sqlite_autoindex_retention_class_1 (procedure>?)
            a hold on a person's data: SEARCH h USING INDEX legal_hold_subject (subject=?); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            holds that stand: SEARCH h USING INDEX legal_hold_set ((set_us,id)>(?,?)); SEARCH d USING INDEX sqlite_autoindex_dossier_1 (id=?)
            open requests of a person about their data: CO-ROUTINE counted; SEARCH rights_request USING INDEX rights_request_subject (subject=?); SCAN counted
            requests of a person about their data: SEARCH rights_request USING INDEX rights_request_subject (subject=? AND (asked_us,id)<(?,?))
            open requests about data: SEARCH rights_request USING INDEX rights_request_open ((due_us,id)>(?,?))
            closed requests about data: SEARCH rights_request USING INDEX rights_request_closed (closed_us>? AND (closed_us,id)<(?,?))
            the latest key of a holder: SEARCH holder_key USING INDEX sqlite_autoindex_holder_key_1 (holder=?)
            keys wrapped by a master key: SEARCH holder_key USING INDEX holder_key_master (master=?)
            private parts to seal: SEARCH event_private USING INDEX sqlite_autoindex_event_private_1 (stream>?)
            drafts to seal: SEARCH draft USING INDEX sqlite_autoindex_draft_1 (id>?)
            questions to the register to seal: SEARCH register_query USING INDEX sqlite_autoindex_register_query_1 (id>?)
            salts to seal: SEARCH ledger_salt USING INDEX sqlite_autoindex_ledger_salt_1 (stream>?)
            files to seal: SEARCH file USING INDEX sqlite_autoindex_file_1 (id>?)
            owners of the same content: SEARCH file USING INDEX file_sha256 (sha256=?)
            whether sensitive answers are shown: SEARCH answer_reveal USING COVERING INDEX answer_reveal_staff (dossier=? AND staff=? AND until_us>?)
            tries that are forgotten: SEARCH sign_in_try USING INDEX sign_in_try_ends (ends_us<?)
            recovery codes of a member of staff: SEARCH recovery_code USING COVERING INDEX sqlite_autoindex_recovery_code_1 (staff=?)
            how many recovery codes are left: CO-ROUTINE counted; SEARCH recovery_code USING COVERING INDEX sqlite_autoindex_recovery_code_1 (staff=?); SCAN counted
            ended sessions: SEARCH session USING INDEX session_ends (ends_us<?)
            sessions of a member of staff: SEARCH session USING INDEX session_actor (actor=?)
            requests that nobody answered: SEARCH sign_on_request USING INDEX sign_on_request_ends (ends_us<?)
            arrivals that went no further: SEARCH sign_on_arrival USING INDEX sign_on_arrival_ends (ends_us<?)
            person by number: SEARCH subject USING INDEX sqlite_autoindex_subject_2 (id_kind=? AND id_number=?)
            newest event: SEARCH event USING INTEGER PRIMARY KEY (rowid>?)
        "#]],
    );
}

/// What is asked for, by the type of the placeholder: the numbers of a page in the middle.
fn values(sql: &str, types: &[String]) -> String {
    let last = types.len();
    let value = |(i, kind): (usize, &String)| match kind.as_str() {
        "bytea" => "'\\x07'::bytea".to_owned(),
        "uuid" => format!("lpad(to_hex({}), 32, '0')::uuid", 7),
        "bigint" if i + 1 == last && sql.ends_with(&format!("LIMIT ${last}")) => "26".to_owned(),
        "bigint" if sql.contains(&format!("due_us < ${}", i + 1)) => "20000".to_owned(),
        "bigint" if sql.contains(&format!(" < (${},", i + 1)) => "11000".to_owned(),
        "bigint" if sql.starts_with("DELETE ") => "50".to_owned(),
        "bigint" => "3000".to_owned(),
        "boolean" => "true".to_owned(),
        "text" if sql.contains("FROM absence") => "'day 7'".to_owned(),
        "text" if sql.contains(&format!("queue = ${}", i + 1)) => "'one-stop'".to_owned(),
        "text" if sql.contains(&format!("number_day = ${}", i + 1)) => "'day 7'".to_owned(),
        "text" if sql.contains(&format!("topic = ${}", i + 1)) => "'mail'".to_owned(),
        "text" if sql.contains("FROM outbox") => "'dead'".to_owned(),
        "text" if sql.contains(&format!("locale = ${}", i + 1)) => "'vi'".to_owned(),
        "text" if sql.contains("FROM letter_template") => "'kind 7'".to_owned(),
        "text" if sql.contains("FROM upload") => "'open'".to_owned(),
        "text" if sql.contains(&format!("id_kind = ${}", i + 1)) => "'CCCD'".to_owned(),
        "text" if sql.contains("FROM work_item") => "'todo'".to_owned(),
        "text" => "'number 7'".to_owned(),
        other => panic!("{sql}: a value of type {other}"),
    };
    types.iter().enumerate().map(value).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn postgres_reads_every_list_from_one_index() {
    let database = TestDatabase::postgres().await;
    let (client, _connection) = bare(&database).await;
    for load in LOADS
        .iter()
        .chain(PAPER_LOADS)
        .chain(QUALITY_LOADS)
        .chain(REGISTER_LOADS)
        .chain(SIGN_ON_LOADS)
        .chain(ACCESS_LOADS)
        .chain(MANDATE_LOADS)
        .chain(DOCUMENT_LOADS)
        .chain(SEALING_LOADS)
        .chain(RIGHTS_LOADS)
        .chain(PROTECTION_LOADS)
        .chain(LEDGER_LOADS)
    {
        client.batch_execute(&load.script(Dialect::Postgres)).await.unwrap();
    }
    client.batch_execute("VACUUM ANALYZE").await.unwrap();
    let mut plans = Vec::new();
    for (name, sql) in lists() {
        client.batch_execute(&format!("PREPARE list AS {sql}")).await.unwrap();
        let types =
            "SELECT parameter_types::text[] FROM pg_prepared_statements WHERE name = 'list'";
        let types: Vec<String> = client.query_one(types, &[]).await.unwrap().get(0);
        let values = values(sql, &types);
        let values = if values.is_empty() { values } else { format!("({values})") };
        for mode in ["force_custom_plan", "force_generic_plan"] {
            client.batch_execute(&format!("SET plan_cache_mode = {mode}")).await.unwrap();
            let explain = format!("EXPLAIN (COSTS OFF) EXECUTE list{values}");
            let steps: Vec<String> =
                client.query(&explain, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
            let whole = steps.join("\n");
            // What is shown whole may be sorted: the few hops or files of one dossier.
            let is_paged = sql.contains(" LIMIT $") && !NARROW.contains(&name);
            let is_bad =
                |step: &String| step.contains("Seq Scan") || (is_paged && step.contains("Sort"));
            assert!(!steps.iter().any(is_bad), "{name}, {mode}:\n{whole}");
            if mode == "force_custom_plan" {
                let indexes = steps.iter().filter_map(|step| index_of(step));
                plans.push((name, indexes.collect::<Vec<_>>().join(", ")));
            }
        }
        client.batch_execute("DEALLOCATE list").await.unwrap();
    }
    check(
        &plans,
        &expect![[r#"
            work of a queue: work_item_queue, subject_pkey
            work of a person: work_item_assignee, subject_pkey
            work of an agency: work_item_agency, subject_pkey
            work of a unit: work_item_unit, subject_pkey
            work done by a person: work_item_done, subject_pkey
            everything open of a person: work_item_open, subject_pkey
            count of everything open of a person: work_item_open
            count of a queue: work_item_queue
            count of a person: work_item_assignee
            count of an agency: work_item_agency
            count of a unit: work_item_unit
            open work of a person: work_item_assignee
            answers given last: event_stream_version_key, event_private_pkey
            number of the last absence: absence_number_key
            for whom somebody stands in: absence_deputy, absence_ends
            who stands in for somebody: absence_staff, absence_ends
            absences that have not ended: absence_ends
            who looked at a person's data: access_subject, access_delay_dossier, dossier_pkey, access_question_pkey
            open questions of a person about looks: access_question_subject
            open questions about looks: access_question_open, access_pkey, dossier_pkey
            answered questions about looks: access_question_answered, access_pkey, dossier_pkey
            how many questions about looks wait: access_question_open
            looks that are shown later: access_delay_until, dossier_pkey
            filters of a person: saved_filter_rank
            finished dossiers whose time is over: dossier_finished, disposed_pkey, legal_hold_subject
            withdrawn dossiers whose time is over: dossier_gone, disposed_pkey, legal_hold_subject
            files of a dossier that nobody keeps: file_dossier, paper_dossier
            contents of destroyed dossiers that are left: disposed_of
            disposals that are not finished: disposal_open
            disposals: disposal_begun
            dossiers of a disposal: disposed_of
            events of an official document: official_event_pkey
            official documents that somebody entered: official_document_author
            drafts that answer a document: official_document_answers
            books of an agency and a year: official_book_agency_year_direction_series_key
            a book, newest first: official_number_pkey, official_document_pkey
            a book to be printed: official_number_pkey, official_document_pkey
            what is asked of somebody about documents: official_ask_place, official_document_pkey
            count of what is asked: official_ask_place
            case files of a person: case_file_keeper
            case files of a document: case_file_document_pkey, case_file_pkey
            dossiers of a desk: dossier_receiving, subject_pkey
            dossiers of an agency: dossier_competent, subject_pkey
            dossiers of an applicant: dossier_applicant, subject_pkey
            dossier by number: dossier_number_key
            tracking by number: dossier_number_key, subject_pkey
            last sequence of a day: dossier_number_unit_number_day_number_sequence_key
            hops of a dossier: hop_pkey
            drafts of a person: draft_owner
            drafts entered by an officer: draft_entered_by
            drafts filled in for another person: draft_representative
            parked forms to drop: parked_form_at
            files of a draft: file_draft
            files of a dossier: file_dossier
            stale uploads: upload_stale
            newest work on a form: form_work_pkey
            guidance by its code: guidance_code
            the newest guidance of a draft: guidance_draft
            who guided a person: guidance_owner
            consultations that are late: work_item_late, late_answer_line_key
            late answers of a desk: late_answer_unit, dossier_pkey
            notices of a member of staff: staff_notice_staff, dossier_pkey
            unread notices of a member of staff: staff_notice_staff
            events that follow in the ledger: event_pkey, dossier_pkey, ledger_salt_pkey
            events that came late to the ledger: ledger_gap_pkey, event_pkey, dossier_pkey, ledger_salt_pkey
            entries of the ledger: ledger_leaf_pkey
            leaves of the ledger to check: ledger_leaf_pkey, event_pkey, dossier_pkey, ledger_salt_pkey
            events of a dossier in the ledger: ledger_leaf_pkey, event_stream_version_key
            history of a dossier: event_stream_version_key, event_private_pkey
            streams to rebuild: snapshot_pkey
            states to index: snapshot_pkey
            leaves to check: event_pkey
            newest words of a letter: letter_template_pkey
            versions of the words of a letter: letter_template_pkey
            events of a mandate: mandate_event_pkey
            mandates that a person gave: mandate_principal
            mandates that a person was given: mandate_representative
            mandates that an officer recorded: mandate_recorded
            mandates that a person can use: mandate_in_force
            mandates between two people: mandate_pair
            a mandate that has not ended: mandate_principal
            mandates given since an instant: mandate_principal
            who filed a dossier for its applicant: mandate_dossier_pkey
            representatives who are told of a dossier: mandate_dossier_pkey, mandate_pkey
            dossiers filed by a mandate: mandate_dossier_mandate, dossier_pkey, subject_pkey
            working hours from a day on: office_hours_pkey
            open work at a unit: work_item_unit
            messages due: outbox_due
            messages put aside: outbox_due
            messages that wait or are put aside: outbox_due
            notices of a person: notice_subject, dossier_pkey
            unread notices: notice_subject
            papers of an owner: paper_owner, dossier_pkey
            papers of an owner by kind: paper_kind_of_owner, dossier_pkey
            papers of an agency: paper_agency, dossier_pkey
            papers by number: paper_number, dossier_pkey
            versions of a paper: paper_pkey, paper_series, dossier_pkey
            uses of a paper: paper_use_paper, dossier_pkey
            who looked into a store: paper_look_owner
            who looked at a paper: paper_look_paper
            kinds of papers: paper_kind_pkey
            shares of digitised dossiers: paper_tally_month
            promises that run out: dossier_apology
            withdrawn dossier of a matter: dossier_gone, dossier_follows
            past dossiers of a process: dossier_process
            stays of a past dossier: hop_pkey
            papers of a past dossier: file_dossier
            processing that goes on: processing_name
            processing that people are asked about: processing_ground
            versions of a processing: processing_pkey
            whether a person consents: consent_holds
            consents of a person: consent_subject
            breaches: breach_discovered
            late dossiers of a period: quality_fact_settled, dossier_pkey, subject_pkey
            what a criterion lacks: quality_fact_settled, dossier_pkey, subject_pkey
            quality of an agency in a period: quality_tally_period
            quality of all agencies in a period: quality_tally_period
            open dossiers of an agency: quality_tally_period
            open dossiers of all agencies: quality_tally_period
            tickets in a line: ticket_line, subject_pkey
            tickets of a person: ticket_subject, subject_pkey
            last number of a day: ticket_unit_day_number_key
            places of a day: ticket_unit_slot_us_place_key
            who looked: access_dossier, access_delay_dossier
            who changed what: audit_at
            ratings of a unit: rating_unit
            questions of a dossier to the register: register_query_dossier
            questions to the register about a person's matters: register_query_subject
            answers of the register in a matter: register_answer_pkey
            answers whose sensitive values somebody saw: register_reveal_dossier
            questions to the register by agency: register_tally_period
            quotas of agencies: register_unit_pkey
            what newest forms asked although known: known_field_at
            what began in a period: standing_from, dossier_pkey, subject_pkey
            what stood at its end: standing_until, dossier_pkey, subject_pkey
            follow-up book: standing_from, dossier_pkey, subject_pkey, snapshot_pkey
            returned on a ground: return_ground_day, dossier_pkey, subject_pkey
            reports somebody made: report_made
            whether a dossier is counted: standing_pkey
            report of an agency: tally_period
            report of all agencies: tally_period
            days of an agency: tally_pkey
            days of all agencies: tally_period
            stays of an agency: stay_tally_pkey
            grounds of an agency: return_ground_day
            erasures that are not finished: erasure_waiting
            erasures: erasure_begun
            files of a person: file_owner
            retention by procedure: retention_class_pkey
            a hold on a person's data: legal_hold_subject, dossier_pkey
            holds that stand: legal_hold_set, dossier_pkey
            open requests of a person about their data: rights_request_subject
            requests of a person about their data: rights_request_subject
            open requests about data: rights_request_open
            closed requests about data: rights_request_closed
            the latest key of a holder: holder_key_pkey
            keys wrapped by a master key: holder_key_master
            private parts to seal: event_private_pkey
            drafts to seal: draft_pkey
            questions to the register to seal: register_query_pkey
            salts to seal: ledger_salt_pkey
            files to seal: file_pkey
            owners of the same content: file_sha256
            whether sensitive answers are shown: answer_reveal_staff
            tries that are forgotten: sign_in_try_ends
            recovery codes of a member of staff: recovery_code_pkey
            how many recovery codes are left: recovery_code_pkey
            ended sessions: session_ends
            sessions of a member of staff: session_actor
            requests that nobody answered: sign_on_request_ends
            arrivals that went no further: sign_on_arrival_ends
            person by number: subject_id_kind_id_number_key
            newest event: event_pkey
        "#]],
    );
}

/// The index that a step of a plan reads.
fn index_of(step: &str) -> Option<&str> {
    let (_, index) =
        step.split_once(" using ").or_else(|| step.split_once("Bitmap Index Scan on "))?;
    index.split(' ').next()
}

/// A list that nobody holds the plan of would one day read a whole table.
#[test]
fn every_list_of_the_crate_is_among_them() {
    let known: Vec<&str> = lists().into_iter().map(|(_, sql)| sql).collect();
    // Read whole into memory, small for ever, or a look-up that the search found to be a list.
    let whole = [
        "catalogue.rs",
        "organisation.rs",
        "migrate.rs",
        // The whole log is read, when it is checked.
        "ledger.rs PASSED",
        "sessions.rs TOKENS",
        "sessions.rs WITH_CREDENTIAL",
        "org_changes.rs INACTIVE",
        "sealing/fill.rs FILL",
        "sealing/fill.rs SECRETS",
        "sealing/keys.rs MASTERS",
    ];
    for found in super::statements::lists() {
        let is_whole = whole.iter().any(|place| found.place.starts_with(place));
        assert!(is_whole || known.contains(&found.sql.as_str()), "{}", found.place);
    }
}

//! 补录 (practice R20): what stands on paper is typed later, and does not read as lateness.

mod answers;
mod lines;

use dispatch_core::entry::Author;
use dispatch_core::paper::{PaperLine, Reader};
use dispatch_core::refusal::Verdict;
use dispatch_core::state::OwedStatus;
use dispatch_core::words::{IncidentId, ObligationId};
use serde_json::json;

use crate::common::{Night, command, second};

const CENTRE: &str = "duty-officer";

/// Twenty minutes to ten: 08:30 and 4200 s.
const NOW_S: i64 = 4200;

fn reader<'a>(night: &'a Night, incident: &'a IncidentId) -> Reader<'a> {
    Reader {
        state: &night.state,
        incident: Some(incident),
        now: second(NOW_S),
        sheet: "12",
    }
}

fn guoxi() -> (Night, IncidentId) {
    let mut night = Night::live();
    night.flood("x", 100);
    (night, IncidentId::new("x").expect("a name"))
}

/// A line typed from paper at `at`, as a desk does it: with the basis of the moment it was written.
fn typed(night: &Night, at: i64, line: &PaperLine) -> Author {
    let mut author = night.author(CENTRE, at, line.command.clone());
    author.occurred_at = line.occurred_at;
    author.on_behalf.clone_from(&line.on_behalf);
    author.basis.height = height_at(night, line);
    author
}

fn height_at(night: &Night, line: &PaperLine) -> u64 {
    let before = night.told.iter().rev();
    let mut before = before.filter(|it| it.recorded_at <= line.occurred_at);
    before.next().map_or(0, |it| it.height)
}

/// The lights were out: the report of 08:45 is typed at 09:40, on a desk where something is recorded
/// every minute. It was in time, for its author had folded nothing later when he made it.
#[test]
fn a_report_written_in_time_and_typed_late_on_a_busy_desk_is_in_time() {
    let status = |with_basis_of_then: bool| {
        let (mut night, x) = guoxi();
        night.ok(
            CENTRE,
            200,
            json!({"owe": {"obligation": "p", "source": "superior", "text": "报情况",
                "to": "市防指", "means": "any", "owner": "centre", "due_at": second(1200).0}}),
        );
        for minute in 5..70 {
            night.ok(CENTRE, minute * 60, json!({"note": {"words": "记录"}}));
        }
        let line = reader(&night, &x).read("08:45 上报 市防指 电话 两车被淹");
        let line = line.into_iter().next().expect("a line").expect("read");
        let mut author = typed(&night, NOW_S, &line);
        if !with_basis_of_then {
            author.basis.height = night.state.height;
        }
        assert_eq!(night.record(NOW_S, author), Verdict::Accepted);
        let id = ObligationId::new("p").expect("a name");
        let owed = &night.state.obligations[&id];
        assert_eq!(owed.answers[0].said.at, second(900));
        assert_eq!(
            owed.answers[0].said.known_at,
            second(NOW_S),
            "both times stay"
        );
        owed.status(1, second(NOW_S))
    };
    assert_eq!(status(true), Some(OwedStatus::Done));
    assert_eq!(
        status(false),
        Some(OwedStatus::Late),
        "who had folded what was said at 09:39 did not report before"
    );
}

/// What a commander did on paper before he was replaced stands as done, and his successor sees it.
#[test]
fn what_was_decided_on_paper_is_judged_by_the_right_of_that_moment() {
    let (mut night, _) = guoxi();
    night.ok(
        CENTRE,
        300,
        json!({"dispatch": {"incident": "x", "team": "water-1"}}),
    );
    night.ok(
        CENTRE,
        400,
        json!({"team_state": {"team": "water-1", "doing": "on-scene", "incident": "x"}}),
    );
    let written = night.state.height;
    let former = night.commander("x");
    night.ok(
        "duty-chief",
        900,
        json!({"replace_commander": {"incident": "x", "post": "em-director", "reason": "扩大"}}),
    );
    let release = json!({"release_team": {"incident": "x", "team": "water-1"}});
    let mut author = night.author(&former, 4000, command(release));
    author.occurred_at = second(600);
    author.basis.height = written;
    assert_eq!(night.record(4000, author), Verdict::Accepted);
    assert_eq!(night.incident("x").late_acts.len(), 1, "交接前");
}

#[test]
fn the_sheet_stands_beside_what_was_typed_from_it() {
    let (mut night, x) = guoxi();
    let lines = reader(&night, &x).read("08:40 住建局 签收 电话\n08:50 水域一队 到场");
    let lines: Vec<PaperLine> = lines.into_iter().map(|it| it.expect("read")).collect();
    let next = u128::from(night.state.height) + 1;
    let ids: Vec<String> = [next + 1, next + 2]
        .map(|id| uuid::Uuid::from_u128(id).to_string())
        .to_vec();
    night.ok(
        CENTRE,
        NOW_S,
        json!({"paper": {"paper_no": "值班记录 12", "seen_by": "值班长", "entries": ids}}),
    );
    for line in &lines {
        let author = typed(&night, NOW_S, line);
        assert_eq!(night.record(NOW_S, author), Verdict::Accepted);
    }
    for told in night.told.iter().rev().take(2) {
        let sheet = &night.state.sheets[&told.author.id];
        assert_eq!(sheet.paper_no.as_str(), "值班记录 12");
        let names = dispatch_core::sentence::Names::default();
        let line = dispatch_core::transcript::line(
            &names,
            &night.state,
            told.height,
            &told.author,
            &Verdict::Accepted,
        );
        assert!(
            line.contains("(纸质记录「值班记录 12」,见证 值班长)"),
            "{line}"
        );
    }
    let call = &night.incident("x").calls;
    let call = call.values().find(|it| it.acknowledged.is_some());
    let said = call.and_then(|it| it.acknowledged.as_ref()).expect("签收");
    assert_eq!((said.at, said.known_at), (second(600), second(NOW_S)));
    assert!(said.is_back_entry());
    assert_eq!(night.again().digest(), night.state.digest());
}

#[test]
fn a_sheet_has_a_number_and_names_its_entries() {
    let mut night = Night::live();
    let id = uuid::Uuid::from_u128(7).to_string();
    for body in [
        json!({"paper_no": "", "entries": [id]}),
        json!({"paper_no": "12", "entries": []}),
        json!({"paper_no": "12", "entries": vec![id.clone(); 501]}),
    ] {
        night.refused(CENTRE, 60, json!({"paper": body}), "nonsense");
    }
    night.ok(
        CENTRE,
        60,
        json!({"paper": {"paper_no": "12", "entries": [id]}}),
    );
    assert_eq!(night.state.sheets.len(), 1, "its entry may come later");
}

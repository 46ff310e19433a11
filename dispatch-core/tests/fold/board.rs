//! The board on paper: what stands on it, and that nothing on it is markup that somebody typed.

use dispatch_core::board::{Tongue, board};
use serde_json::json;

use crate::common::{Night, second};

fn night() -> Night {
    let mut night = Night::live();
    night.ok(
        "duty-officer",
        100,
        json!({"open": {"incident": "x", "type": "flood-typhoon-drought",
            "township": "330304009", "place": {"words": "<script>alert(1)</script> & \"六虹桥\""},
            "words": "", "figures": {"trapped": null}}}),
    );
    night.ok(
        "duty-officer",
        110,
        json!({"enter_zone": {"incident": "x", "who": "team:water-1", "people": 3,
            "limit_min": 30, "task": "救人"}}),
    );
    night
}

#[test]
fn what_a_person_typed_is_shown_and_never_runs() {
    let page = board(&night().state, second(120), Tongue::Zh).html();
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;六虹桥&quot;"));
    for outside in ["http", "src=", "href", "url(", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn it_says_of_when_it_is_and_by_which_record() {
    let night = night();
    let page = board(&night.state, second(120), Tongue::Zh).html();
    let digest: String = night
        .state
        .digest()
        .iter()
        .map(|it| format!("{it:02x}"))
        .collect();
    for part in [
        "截至 2022-07-30 08:31:50",
        &format!("记录号 {}", night.state.height),
        &digest,
        "size:A4",
        "<h2>未结事件 (1)</h2>",
        "<td>不详</td>",
        "<h2>危险区内 (1)</h2>",
        "<td>3</td>",
        "<td>09:01</td>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert_eq!(page, board(&night.state, second(120), Tongue::Zh).html());
    let english = board(&night.state, second(120), Tongue::En).html();
    assert!(english.contains("Open incidents (1)") && english.contains("unknown"));
}

#[test]
fn somebody_who_stays_inside_too_long_is_overdue() {
    let night = night();
    let page = |at: i64| board(&night.state, second(at), Tongue::Zh).html();
    assert!(page(110 + 1799).contains("<td>09:01</td>"), "to the second");
    assert!(
        page(110 + 1800).contains("<td>09:01 超时</td>"),
        "as the alarm"
    );
    let alarms = |at: i64| dispatch_core::view::alarms(&night.state, second(at));
    let rings = |at: i64| {
        alarms(at)
            .iter()
            .any(|it| it.key.as_str().starts_with("latest-out"))
    };
    assert!(!rings(110 + 1799) && rings(110 + 1800));
}

#[test]
fn what_is_overdue_is_marked_for_whoever_draws_it() {
    let night = night();
    let inside = |at: i64| {
        let board = board(&night.state, second(at), Tongue::Zh);
        let rows = board.sheets.into_iter().flat_map(|it| it.rows);
        let late = rows.filter(|row| row.cells.concat().contains("超时") || row.is_urgent);
        late.map(|row| (row.cells.concat(), row.is_urgent))
            .collect::<Vec<_>>()
    };
    assert_eq!(inside(120), []);
    let late = inside(110 + 1800);
    assert!(
        late.iter().any(|(row, _)| row.contains("09:01 超时")),
        "{late:?}"
    );
    assert!(late.iter().all(|(_, is_urgent)| *is_urgent), "{late:?}");
}

/// What is owed, from the heading of that table to its end.
fn owed(night: &Night, at: i64) -> String {
    let page = board(&night.state, second(at), Tongue::Zh).html();
    let rest = page.split_once("<h2>时限事项").expect("the table").1;
    rest.split_once("</table>").expect("its end").0.to_owned()
}

#[test]
fn what_is_overdue_on_paper_is_overdue_at_the_desk() {
    let mut night = Night::live();
    night.open("x", 100, "fire");
    let crosses = json!({"state": {"incident": "x", "source": "police",
        "figures": {"cross_boundary": 1}}});
    night.ok("duty-officer", 200, crosses);
    // Due at once; its grace runs until 500.
    let due = "<td>08:33</td>";
    assert!(owed(&night, 500).contains(due), "{}", owed(&night, 500));
    assert!(owed(&night, 501).contains("<td>08:33 超时未报</td>"));
}

#[test]
fn what_is_filed_or_merged_is_owed_no_more_on_paper() {
    let mut night = Night::live();
    night.flood("x", 100);
    night.flood("y", 110);
    let rows = |night: &Night| owed(night, 9000).matches("<tr><td>").count();
    assert_eq!(rows(&night), 6);
    let merge = json!({"merge": {"from": "y", "into": "x", "reason": "重复报"}});
    night.ok("duty-officer", 200, merge);
    assert_eq!(rows(&night), 3, "{}", owed(&night, 9000));
    let end = json!({"end_scene": {"incident": "x"}});
    night.ok("guoxi-duty-head", 300, end);
    night.ok("duty-officer", 310, json!({"file": {"incident": "x"}}));
    assert_eq!(
        rows(&night),
        1,
        "the law's report still waits: {}",
        owed(&night, 9000)
    );
}

#[test]
fn a_drill_says_so() {
    let drill = Night::drill();
    let page = board(&drill.state, second(120), Tongue::Zh).html();
    assert!(page.contains("<h1>演练 "), "{page}");
}

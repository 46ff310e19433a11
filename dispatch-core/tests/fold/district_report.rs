//! The report of the district (practice R18, story S8): as of one height, the same for ever.

use dispatch_core::command::Cut;
use dispatch_core::district_report::{DistrictReport, Heights, district_report, previous_cut};
use dispatch_core::state::State;
use serde_json::json;

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

/// The State of each height, as a ledger would give it again.
fn states(night: &Night) -> (Vec<State>, Heights) {
    let mut state = State::genesis(night.state.world.clone());
    let mut heights = Heights::default();
    let mut states = vec![state.clone()];
    for told in &night.told {
        let (height, at) = (told.height, told.recorded_at);
        state = dispatch_core::fold::apply_author(&state, height, at, &told.author).0;
        heights.note(height, state.at);
        states.push(state.clone());
    }
    (states, heights)
}

/// The report as of a second of the night, with the one before it as the ledger knows it.
pub fn made(night: &Night, at: i64) -> DistrictReport {
    let (states, heights) = states(night);
    let height = heights.cut(second(at)).expect("something stands");
    let state = |height: u64| &states[usize::try_from(height).expect("small")];
    let before = previous_cut(state(height), height).map(|cut| (cut, state(cut.height)));
    district_report(state(height), second(at), before, &heights)
}

pub fn send(night: &mut Night, at: i64, report: &DistrictReport) {
    let Cut { height, as_of } = report.cut;
    night.ok(
        CENTRE,
        at,
        json!({"send_report": {"to": ["市防指"], "means": "fax", "signed_by": "li-wenhe",
            "cut": {"height": height, "as_of": as_of.0}, "sha256": report.sha256(),
            "answers": ["hourly"]}}),
    );
}

pub fn value(report: &DistrictReport, name: &str) -> Option<u64> {
    let found = report.figures.iter().find(|it| it.name == name);
    found.unwrap_or_else(|| panic!("no {name}")).value
}

/// S8: 02:00 is second 0, the report is due at 600, the wounded man of −1200 is entered at 900.
fn s8() -> (Night, DistrictReport) {
    let mut night = Night::live();
    night.open("x", 10, "fire");
    night.ok(
        CENTRE,
        20,
        json!({"owe": {"obligation": "hourly", "source": "superior", "text": "整点报", "to": "市防指",
            "means": "written", "due_at": second(4200).0, "repeat_s": 3600}}),
    );
    night.ok(
        CENTRE,
        30,
        json!({"state": {"incident": "x", "source": "township", "figures": {"missing": 2, "trapped": null}}}),
    );
    let first = made(&night, 3600);
    send(&mut night, 4020, &first);
    night.late(
        CENTRE,
        2400,
        4500,
        json!({"state": {"incident": "x", "source": "township", "figures": {"light": 1}}}),
    );
    (night, first)
}

#[test]
fn a_paper_is_the_same_bytes_whenever_it_is_made_again() {
    let (mut night, first) = s8();
    night.ok(CENTRE, 7000, json!({"note": {"words": "以后的事"}}));
    let again = made(&night, 3600);
    assert_eq!(again.text(), first.text());
    assert_eq!(again.english(), first.english());
    assert_eq!(again.figures, first.figures);
    let sent = night.state.sent_reports.last().expect("sent");
    assert_eq!(sent.sent.sha256.as_str(), again.sha256());
    assert!(!first.text().contains("轻伤"), "{}", first.text());
    assert!(first.text().contains("此前没有报送过"), "{}", first.text());
}

#[test]
fn what_was_entered_after_the_cut_stands_in_the_next_as_entered_later() {
    let (night, first) = s8();
    let next = made(&night, 7200);
    assert_eq!(next.previous, Some(first.cut));
    let text = next.text();
    assert!(text.contains("轻伤 1(+1,"), "{text}");
    assert!(text.contains("补报,发生于 09:10"), "{text}");
    assert!(text.contains("被困 不详"), "{text}");
    assert!(next.english().contains("entered later, of 09:10"));
    let changed = next.changed.iter().map(|it| next.lines[*it].zh.as_str());
    let changed: Vec<&str> = changed.collect();
    let [light, later] = changed.as_slice() else {
        panic!("{changed:?}");
    };
    assert!(
        light.starts_with("轻伤 1(+1,") && later.contains("补报"),
        "{changed:?}"
    );
    assert!(first.changed.is_empty(), "nothing was sent before it");
}

#[test]
fn every_figure_is_so_in_the_state_of_its_height() {
    let (night, _) = s8();
    let (states, _) = states(&night);
    let report = made(&night, 7200);
    assert!(report.figures.len() > 4, "{:?}", report.figures);
    for figure in &report.figures {
        assert!(figure.height <= report.cut.height, "{figure:?}");
        let state = &states[usize::try_from(figure.height).expect("small")];
        assert!(
            state.at >= figure.at || figure.height == report.cut.height,
            "{figure:?}"
        );
    }
    let missing = report
        .figures
        .iter()
        .find(|it| it.name == "figures.missing");
    let state = &states[usize::try_from(missing.expect("a figure").height).expect("small")];
    let known = state.incidents.values().next().expect("one").figures();
    let said = known.iter().find(|(id, _)| id.as_str() == "missing");
    assert_eq!(said.and_then(|(_, value)| *value), Some(2));
    assert_eq!(
        value(&report, "figures.trapped"),
        None,
        "unknown is not zero"
    );
}

#[test]
fn who_was_moved_bears_the_time_of_that_word_and_not_of_the_order() {
    let mut night = Night::live();
    night.flood("x", 10);
    let evacuate = |plot: &str| {
        json!({"evacuate": {"incident": "x", "plot": plot, "area": "西侧", "to": "学校",
            "transport": "车", "manner": "evacuate"}})
    };
    let moved = json!({"moved": {"incident": "x", "plot": "west", "moved": 12}});
    night.ok(CENTRE, 100, evacuate("west"));
    night.late(CENTRE, 200, 300, moved);
    let height = night.state.height;
    night.ok(CENTRE, 400, evacuate("east"));
    let report = made(&night, 3600);
    let figure = |name: &str| {
        let found = report.figures.iter().find(|it| it.name == name);
        found.map(|it| (it.value, it.at, it.height))
    };
    let stands = Some((Some(12), second(300), height));
    assert_eq!(figure("evacuation.moved"), stands);
    let unknown = Some((None, second(400), height + 1));
    assert_eq!(figure("evacuation.refused"), unknown);
}

#[test]
fn of_several_requests_for_a_form_every_unit_counts_once() {
    let mut night = Night::live();
    // Its name comes first and it was asked last.
    for (at, id, units) in [
        (
            100,
            "b",
            json!(["township:330304009", "township:330304002"]),
        ),
        (200, "a", json!(["township:330304009"])),
    ] {
        let ask = json!({"ask_return": {"request": id, "form": "evacuation", "units": units,
            "as_of": second(0).0, "repeat_s": 3600}});
        night.ok(CENTRE, at, ask);
    }
    let give = json!({"give_return": {"form": "evacuation", "unit": "township:330304009",
        "as_of": second(250).0, "values": {"moved": 4}}});
    night.ok(CENTRE, 300, give);
    let line = |night: &Night, at: i64| {
        let text = made(night, at).text();
        let found = text.lines().find(|it| it.contains("·已转"));
        found.map_or_else(|| panic!("{text}"), str::to_owned)
    };
    // What one request asks of one unit does not make the other unit unasked.
    let told = line(&night, 400);
    assert!(told.contains('4') && told.contains("未报:"), "{told}");
    let give = json!({"give_return": {"form": "evacuation", "unit": "township:330304002",
        "as_of": second(500).0, "values": {"moved": 3}}});
    night.ok(CENTRE, 600, give);
    let told = line(&night, 700);
    assert!(told.contains("已转 7(") && !told.contains("未报"), "{told}");
}

#[test]
fn a_figure_of_a_return_that_has_ended_says_how_old_it_is() {
    let mut night = Night::live();
    let ask = json!({"ask_return": {"request": "b", "form": "evacuation",
        "units": ["township:330304009", "township:330304002"], "as_of": second(0).0,
        "repeat_s": 3600}});
    night.ok(CENTRE, 100, ask);
    for (at, unit, moved) in [(200, "330304002", 3), (3700, "330304009", 4)] {
        let give = json!({"give_return": {"form": "evacuation", "unit": format!("township:{unit}"),
            "as_of": second(at).0, "values": {"moved": moved}}});
        night.ok(CENTRE, at + 10, give);
    }
    night.ok(
        CENTRE,
        4000,
        json!({"end_return": {"request": "b", "reason": "雨停"}}),
    );
    let text = made(&night, 4100).text();
    let line = text.lines().find(|it| it.contains("·已转"));
    let line = line.unwrap_or_else(|| panic!("{text}"));
    assert!(
        line.contains("已转 7(") && line.contains("08:33 数"),
        "{line}"
    );
    assert_eq!(line.matches(" 数").count(), 1, "{line}");
}

#[test]
fn where_nobody_said_how_many_were_moved_the_paper_says_so() {
    let mut night = Night::live();
    night.flood("x", 10);
    for (at, plot) in [(100, "west"), (110, "east")] {
        let evacuate = json!({"evacuate": {"incident": "x", "plot": plot, "area": plot, "to": "学校",
            "transport": "车", "manner": "evacuate"}});
        night.ok(CENTRE, at, evacuate);
    }
    let moved = |n: Option<u32>| json!({"moved": {"incident": "x", "plot": "west", "moved": n}});
    night.ok(CENTRE, 200, moved(Some(100)));
    night.ok(CENTRE, 300, moved(None));
    let first = made(&night, 3600);
    let text = first.text();
    assert!(text.contains("已转 100(08:33) 人,另有 1 处不详"), "{text}");
    // Unknown is not nothing: what becomes known is no rise.
    send(&mut night, 4020, &first);
    let east = json!({"moved": {"incident": "x", "plot": "east", "refused": 2, "moved": 7}});
    night.ok(CENTRE, 4100, east);
    let text = made(&night, 7200).text();
    assert!(text.contains("已转 107(+7,"), "{text}");
    assert!(text.contains("拒转 2(09:38) 人,另有 1 处不详"), "{text}");
}

#[test]
fn what_was_filed_days_ago_is_no_figure_of_today() {
    const DAY: i64 = 86_400;
    let mut night = Night::live();
    for (id, at) in [("old", 10), ("new", 20)] {
        night.open(id, at, "fire");
        let dead = json!({"state": {"incident": id, "source": "police", "figures": {"dead": 1}}});
        night.ok(CENTRE, at + 5, dead);
    }
    let close = |night: &mut Night, id: &str, at: i64| {
        night.ok(
            "guoxi-duty-head",
            at,
            json!({"end_scene": {"incident": id}}),
        );
        night.ok(CENTRE, at + 10, json!({"file": {"incident": id}}));
    };
    close(&mut night, "old", 1000);
    let first = made(&night, 3600);
    assert_eq!(value(&first, "figures.dead"), Some(2), "filed today");
    send(&mut night, 4020, &first);
    night.ok(CENTRE, 3 * DAY, json!({"note": {"words": "记录"}}));
    let last = made(&night, 3 * DAY);
    assert_eq!(value(&last, "figures.dead"), Some(1));
    let text = last.text();
    assert!(
        text.contains("前已办结的 1 起") && text.contains("死亡 1("),
        "{text}"
    );
    assert!(
        !text.contains("死亡 1(-1"),
        "it is compared with the same incidents: {text}"
    );
}

#[test]
fn merging_adds_nothing_and_what_was_withdrawn_is_not_counted() {
    let (mut night, _) = s8();
    night.open("y", 4600, "fire");
    night.ok(
        CENTRE,
        4610,
        json!({"state": {"incident": "y", "source": "police", "figures": {"missing": 2}}}),
    );
    assert_eq!(value(&made(&night, 4700), "figures.missing"), Some(4));
    let mut withdrawn = night.clone();
    night.ok(
        CENTRE,
        4800,
        json!({"merge": {"from": "y", "into": "x", "reason": "重复报"}}),
    );
    assert_eq!(value(&made(&night, 4900), "figures.missing"), Some(2));
    withdrawn.ok(
        CENTRE,
        4800,
        json!({"withdraw": {"incident": "y", "reason": "mistaken", "words": "误吹"}}),
    );
    assert_eq!(value(&made(&withdrawn, 4900), "figures.missing"), Some(2));
    assert_eq!(
        value(&made(&withdrawn, 4900), "incidents.fire.open"),
        Some(1)
    );
}

#[test]
fn sending_it_in_time_discharges_the_hourly_report_and_its_form_is_looked_at() {
    let (mut night, first) = s8();
    let owed = night.state.obligations.get("hourly").expect("owed");
    assert_eq!(owed.done.get(&1), Some(&second(4020)));
    let sent = |change: fn(&mut serde_json::Value)| {
        let mut body = json!({"to": ["市防指"], "means": "fax",
            "cut": {"height": first.cut.height, "as_of": 0}, "sha256": first.sha256()});
        change(&mut body);
        json!({ "send_report": body })
    };
    night.refused(CENTRE, 4600, sent(|it| it["to"] = json!([])), "nonsense");
    night.refused(
        CENTRE,
        4600,
        sent(|it| it["sha256"] = json!("AB")),
        "nonsense",
    );
    night.refused(
        CENTRE,
        4600,
        sent(|it| it["cut"]["height"] = json!(999_999)),
        "nonsense",
    );
    assert_eq!(night.state.sent_reports.len(), 1);
    // It went up, whatever it names.
    night.ok(CENTRE, 4600, sent(|it| it["answers"] = json!(["nothing"])));
    assert_eq!(night.state.sent_reports.len(), 2);
}

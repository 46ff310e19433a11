//! Copy text (practice N2): what is pasted is whole, says by whom, and 演练 in front in a drill.

use dispatch_core::catalogue::Catalogue;
use dispatch_core::sentence::{Copied, CopiedEntry, Names, copied};
use dispatch_core::words::DepartmentId;
use serde_json::json;

use crate::common::{Night, command, second};

fn flood(mut night: Night) -> Night {
    night.ok(
        "duty-officer",
        100,
        json!({"open": {"incident": "x", "type": "flood-typhoon-drought",
            "township": "330304009", "place": {"words": "六虹桥延伸段下穿"},
            "words": "两车被淹", "call_members": true}}),
    );
    night
}

fn zh(night: &Night, what: Copied<'_>, at: i64) -> String {
    let names = Names::from_catalogue(&Catalogue::default());
    copied(&names, &night.state, what, second(at)).zh
}

#[test]
fn an_order_is_pasted_with_its_giver_and_every_receipt() {
    let mut night = flood(Night::drill());
    night.ok(
        "guoxi-duty-head",
        200,
        json!({"order": {"incident": "x", "order": "o", "to": ["department:power"],
            "words": "切断下穿道路照明", "due_at": second(800).0}}),
    );
    let order = |night: &Night| {
        let incident = night.incident("x");
        zh(night, Copied::Order(incident, &incident.orders["o"]), 260)
    };
    let before = order(&night);
    assert!(before.ends_with("未回执\n截至 08:34"), "{before}");
    night.ok(
        "power-duty",
        240,
        json!({"receipt": {"incident": "x", "order": "o", "who": "department:power"}}),
    );
    let text = order(&night);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 7, "{text}");
    assert_eq!(lines[0], "【演练】");
    assert!(
        lines[1].starts_with("指令 · 001 ") && lines[1].ends_with(" · 郭溪街道 六虹桥延伸段下穿"),
        "{text}"
    );
    assert_eq!(lines[2], "切断下穿道路照明");
    assert!(
        lines[3].starts_with("08:33 ") && lines[3].contains("下达,"),
        "{text}"
    );
    assert_eq!(lines[4], "08:43 前完成");
    assert!(
        lines[5].starts_with("致 ") && lines[5].ends_with(":08:34 回执"),
        "{text}"
    );
    assert_eq!(lines[6], "截至 08:34");
}

#[test]
fn a_call_is_pasted_step_by_step_and_the_board_a_line_each() {
    let mut night = flood(Night::live());
    let id = DepartmentId::new("police").expect("a name");
    night.ok(
        "duty-officer",
        160,
        json!({"attempt": {"incident": "x", "department": "police", "to": "值班室",
            "means": "telephone", "result": "answered"}}),
    );
    let incident = night.incident("x");
    let text = zh(&night, Copied::Call(incident, &id), 220);
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].starts_with("通知单位 · 001 "),
        "live says no drill: {text}"
    );
    assert!(lines[1].ends_with("(必到)"), "{text}");
    assert!(
        lines.contains(&"未签收") && lines.contains(&"未到场"),
        "{text}"
    );
    assert!(
        lines
            .iter()
            .any(|it| it.starts_with("08:32 叫应,") && it.ends_with(')')),
        "who reached it: {text}"
    );
    let board = zh(&night, Copied::Board(incident), 220);
    assert_eq!(board.lines().count(), incident.calls.len() + 2, "{board}");
    let police = board
        .lines()
        .find(|it| it.contains("公安"))
        .expect("a line");
    assert!(police.ends_with(";未签收"), "{board}");
}

#[test]
fn what_is_pasted_holds_no_number_of_a_person() {
    let mut night = flood(Night::live());
    night.ok(
        "duty-officer",
        200,
        json!({"report": {"incident": "x", "kind": "first", "to": "市应急管理局",
            "means": "fax", "content": "车主 13800000000 已脱险"}}),
    );
    let incident = night.incident("x");
    let report = &incident.reports[0];
    let text = zh(&night, Copied::Report(incident, report), 260);
    assert!(text.contains("车主 尾号0000 已脱险"), "{text}");
    assert!(text.contains("08:33 报 市应急管理局(传真),"), "{text}");
    assert!(!text.contains("138"), "{text}");
}

#[test]
fn an_entry_says_by_whom_and_why_it_was_refused() {
    use dispatch_core::refusal::Refusal;
    let night = flood(Night::live());
    let author = night.author(
        "duty-officer",
        200,
        command(json!({"note": {"incident": "x",
        "words": "水位到车窗"}})),
    );
    let entry = |refusal| CopiedEntry {
        at: second(200),
        author: &author,
        refusal,
    };
    let incident = night.incident("x");
    let told = |refusal| {
        zh(
            &night,
            Copied::Entries(Some(incident), &[entry(refusal)]),
            260,
        )
    };
    let text = told(None);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("日志 · 001 "), "{text}");
    assert!(
        lines[1].starts_with("08:33 ") && lines[1].contains("水位到车窗"),
        "{text}"
    );
    let text = told(Some(&Refusal::NotNewest));
    assert!(text.contains("【被拒】"), "{text}");
}

//! The card that somebody on the telephone reads aloud: eight lines, 不详 where nothing is known.

use dispatch_core::catalogue::Catalogue;
use dispatch_core::sentence::{Names, talk_text};
use serde_json::json;

use crate::common::{Night, second};

fn night() -> Night {
    let mut night = Night::live();
    night.ok(
        "duty-officer",
        100,
        json!({"open": {"incident": "x", "type": "flood-typhoon-drought",
            "township": "330304009", "place": {"words": "六虹桥延伸段下穿"},
            "words": "两车被淹", "figures": {"trapped": null}}}),
    );
    night
}

fn card(night: &Night, at: i64) -> (String, String) {
    let names = Names::from_catalogue(&Catalogue::default());
    let text = talk_text(&names, &night.state, night.incident("x"), second(at));
    (text.zh, text.en)
}

#[test]
fn at_first_it_says_what_is_not_known() {
    let (zh, en) = card(&night(), 160);
    let lines: Vec<&str> = zh.lines().collect();
    assert_eq!(lines.len(), 9, "{zh}");
    assert_eq!(lines[0], "时间:08:31 接报,发生时间不详");
    assert_eq!(lines[1], "地点:郭溪街道 六虹桥延伸段下穿");
    assert!(lines[2].ends_with("两车被淹;未启动响应"), "{}", lines[2]);
    assert!(
        lines[3].contains("不详(08:31)") && lines[3].ends_with("(待核实)"),
        "{}",
        lines[3]
    );
    assert!(lines[4].contains("08:31 起"), "{}", lines[4]);
    assert_eq!(lines[5], "到场力量:到场 0:无;途中 0:无");
    assert_eq!(lines[6], "已采取措施:无记录");
    assert_eq!(lines[7], "需要支援:暂无");
    assert!(lines[8].starts_with("截至 "), "{}", lines[8]);
    assert!(
        en.contains("when it happened is unknown") && en.contains("unverified"),
        "{en}"
    );
}

#[test]
fn it_tells_the_adopted_figures_the_forces_and_who_is_inside() {
    let mut night = night();
    night.ok(
        "duty-officer",
        200,
        json!({"adopt": {"incident": "x", "figures": {"trapped": 1, "rescued": 2}, "source": "110"}}),
    );
    night.ok(
        "duty-officer",
        210,
        json!({"team_state": {"team": "water-1", "incident": "x", "doing": "on-scene"}}),
    );
    night.ok(
        "duty-officer",
        220,
        json!({"enter_zone": {"incident": "x", "who": "team:water-1", "people": 3,
            "limit_min": 30, "task": "救人"}}),
    );
    let (zh, _) = card(&night, 240);
    let lines: Vec<&str> = zh.lines().collect();
    assert!(
        lines[3].contains("trapped 1") && lines[3].contains("rescued 2"),
        "{}",
        lines[3]
    );
    assert!(lines[3].contains("(口径1,"), "{}", lines[3]);
    assert!(lines[5].starts_with("到场力量:到场 1:"), "{}", lines[5]);
    assert!(lines[6].contains("危险区内 3 人"), "{}", lines[6]);
}

#[test]
fn it_tells_the_response_of_the_district_who_is_in_hospital_and_when_each_was_heard() {
    let mut night = night();
    night.ok(
        "duty-chief",
        110,
        json!({"start_response": {"response": "r", "kind": "typhoon", "level": "II",
            "matter": "防御台风", "area": "全区", "types": ["flood-typhoon-drought"],
            "expected_end_at": second(36_000).0, "measures": "全员在岗",
            "started_by": "department:em-bureau", "consent": {"document": {"number": "1号"}}}}),
    );
    night.ok(
        "duty-officer",
        120,
        json!({"hang": {"incidents": ["x"], "response": "r"}}),
    );
    for (at, source, figures) in [
        (300, "hospital", json!({"hospital": 1})),
        (360, "police", json!({"missing": 2})),
    ] {
        let said = json!({"state": {"incident": "x", "source": source, "figures": figures}});
        night.ok("duty-officer", at, said);
    }
    let (zh, en) = card(&night, 400);
    let lines: Vec<&str> = zh.lines().collect();
    assert!(
        lines[2].ends_with("两车被淹;全区II级响应(防御台风)"),
        "{}",
        lines[2]
    );
    assert!(
        en.contains("response level II of the district (防御台风)"),
        "{en}"
    );
    for said in [
        "hospital 1(08:35)",
        "missing 2(08:36)",
        "trapped 不详(08:31)",
    ] {
        assert!(lines[3].contains(said), "{said}: {}", lines[3]);
    }
    night.ok(
        "duty-chief",
        500,
        json!({"end_response": {"response": "r", "by": "department:em-bureau", "reason": "雨停",
            "consent": {"verbal": {"by": "区长", "means": "telephone"}}}}),
    );
    assert!(card(&night, 600).0.contains("未启动响应"));
}

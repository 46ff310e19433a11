//! Closed roads in the report of the district.

use serde_json::json;

use crate::common::{Night, second};
use crate::district_report::{made, send, value};

const CENTRE: &str = "duty-officer";

#[test]
fn closed_roads_stand_in_it_once_anybody_spoke_of_one() {
    let mut night = Night::live();
    night.open("x", 10, "flood-typhoon-drought");
    let report = made(&night, 60);
    assert!(!report.text().contains("断路"), "{}", report.text());
    assert!(
        report
            .figures
            .iter()
            .all(|it| !it.name.starts_with("roads."))
    );
    let point = json!({"point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}});
    night.ok(
        CENTRE,
        100,
        json!({"close_road": {"closure": "r1", "incident": "x", "road": "六虹桥下穿", "cause": "flood",
            "shape": point, "vehicles": ["lorry"]}}),
    );
    night.ok(
        CENTRE,
        110,
        json!({"close_road": {"closure": "r2", "road": "瓯海大道", "cause": "flood", "shape": point,
            "slowed_kmh": 10, "until_at": second(600).0}}),
    );
    let first = made(&night, 200);
    let text = first.text();
    assert!(text.contains("断路、缓行 2("), "{text}");
    assert!(
        text.contains("六虹桥下穿(积水) 断路,涉及 货车,08:31 起,恢复前有效"),
        "{text}"
    );
    assert!(
        text.contains("瓯海大道(积水) 限速 10 公里每小时,08:31 起,预计至 08:40"),
        "{text}"
    );
    assert!(
        first
            .english()
            .contains("closed, for lorry, since 08:31, until opened"),
        "{}",
        first.english()
    );
    send(&mut night, 210, &first);
    night.ok(CENTRE, 300, json!({"open_road": {"closure": "r1"}}));
    let next = made(&night, 700);
    let text = next.text();
    assert!(text.contains("断路、缓行 0(-2,"), "{text}");
    assert!(text.contains("到期待复核 1(+1,"), "{text}");
    assert!(text.contains("08:40 到期,未复核"), "{text}");
    assert!(!text.contains("六虹桥下穿(积水)"), "{text}");
    assert_eq!(
        (value(&next, "roads.closed"), value(&next, "roads.run-out")),
        (Some(0), Some(1))
    );
    // It is the same bytes whenever it is made again.
    assert_eq!(made(&night, 200).text(), first.text());
}

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
    let page = board(&night().state, second(120), Tongue::Zh);
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;六虹桥&quot;"));
    for outside in ["http", "src=", "href", "url(", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn it_says_of_when_it_is_and_by_which_record() {
    let night = night();
    let page = board(&night.state, second(120), Tongue::Zh);
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
    assert_eq!(page, board(&night.state, second(120), Tongue::Zh));
    let english = board(&night.state, second(120), Tongue::En);
    assert!(english.contains("Open incidents (1)") && english.contains("unknown"));
}

#[test]
fn somebody_who_stays_inside_too_long_is_overdue() {
    let night = night();
    let page = |at: i64| board(&night.state, second(at), Tongue::Zh);
    assert!(page(110 + 1800).contains("<td>09:01</td>"), "to the second");
    assert!(page(110 + 1801).contains("<td>09:01 超时</td>"));
}

#[test]
fn a_drill_says_so_and_hides_every_number() {
    let drill = Night::drill();
    let page = board(&drill.state, second(120), Tongue::Zh);
    assert!(page.contains("<h1>演练 "), "{page}");
    let numbers = drill.state.register.persons.values();
    for number in numbers
        .flat_map(|it| &it.contacts)
        .map(|it| it.number.as_str())
    {
        assert!(!page.contains(number), "{number}");
    }
}

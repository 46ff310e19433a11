//! This whistle, this district, these teams: each of the eighteen types as a golden text. A changed
//! text is a changed proposal; `UPDATE_EXPECT=1` writes it, and somebody reads it.

use std::path::Path;

use expect_test::expect_file;
use serde_json::json;

use crate::common::{Night, catalogue};
use crate::told::{lines, proposal};

#[test]
fn each_type_is_sent_what_stands_beside_this_test() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proposals/types");
    let types = catalogue().types_in_order();
    assert_eq!(types.len(), 18);
    for kind in types {
        let mut night = Night::live();
        night.ok(
            "guoxi-duty",
            60,
            json!({"whistle": {
                "incident": "here", "type": kind.id, "township": "330304009",
                "place": {"words": "六虹桥", "point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}},
                "conditions": ["unaccounted"], "figures": {"missing": 1}, "words": "吹哨",
            }}),
        );
        let first = proposal(&night, "here", 90);
        night.ok(
            "duty-officer",
            120,
            json!({"adjust_response": {
                "incident": "here", "to": "III", "reason": "升级", "evidence": "现场",
            }}),
        );
        let third = proposal(&night, "here", 150);
        let told = format!(
            "吹哨 · whistle\n\n{}\nⅢ级 · level III\n\n{}",
            lines(&night.state, &first),
            lines(&night.state, &third)
        );
        expect_file![here.join(format!("{}.txt", kind.id))].assert_eq(&told);
    }
}

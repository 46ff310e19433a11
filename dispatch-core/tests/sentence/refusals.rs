//! Refusals in English, beside their Chinese.

use dispatch_core::refusal::{NAMES, Refusal};
use dispatch_core::sentence::refusal_en;
use expect_test::{Expect, expect, expect_file};
use serde_json::{Value, json};

/// One of each, with names as an English register would have them and asides as the fold writes
/// them.
fn refusals() -> Vec<Refusal> {
    let fields = |name: &str| match name {
        "unknown-incident" | "name-taken" | "already-commander" | "already-here" | "not-here"
        | "not-the-starter" | "unknown-order" | "unknown-item" | "fall-needs-reason"
        | "unknown-post" => json!("name"),
        "unknown" => {
            json!({"what": "部门", "value": "fire", "nearest": "最接近的是「fire-brigade」。"})
        }
        "nonsense" => json!("吹哨至少须有一个条件。"),
        "no-right" => {
            json!({"post": "Post", "command": "直接调派", "instead": "请由有权岗位决定,或改为记录。"})
        }
        "district-differs" => json!({"expected": "3 行 00", "found": "2 行 ff"}),
        "not-commander" => json!({"commander": "姓名待补(Post)", "since": "09:02:00"}),
        "persons-open" | "personal-destroyed" => json!(1),
        "hold-stands" => json!({"authority": "Commission", "document": "No. 1"}),
        "rescuers-inside" => json!({"inside": 3, "unaccounted": 1}),
        "level-moved" => json!("III 级"),
        "same-level" => json!("IV"),
        "held-elsewhere" => {
            json!({"team": "Water 1", "incident": "Quxi", "state": "到场", "holder": "quxi"})
        }
        "not-ready" => json!({"team": "Water 1", "state": "休整"}),
        "other-dispatcher" => json!("其所属"),
        "wrong-route" => json!({"expected": "own", "found": "military"}),
        "government-decides" => json!({"act": "强制转移", "law": "浙江省气象灾害防御条例第26条"}),
        "stock-short" => {
            json!({"item": "boat", "available": 0, "nearest": "其他储备点可用:Wutian 3。"})
        }
        "expired" => json!(0),
        "no-undo" => json!({"command": "指令", "instead": "请下达取消指令。"}),
        "rule-broken" => json!("程序错误"),
        _ => Value::Null,
    };
    let of = |name: &&str| {
        let whole = match fields(name) {
            Value::Null => json!(name),
            fields => json!({ *name: fields }),
        };
        serde_json::from_value(whole).unwrap_or_else(|err| panic!("{name}: {err}"))
    };
    NAMES.iter().map(of).collect()
}

#[test]
fn every_refusal_reads_as_it_is_written_down_in_both_languages() {
    let told = refusals().into_iter().map(|it| {
        let (zh, en) = (it.to_string(), refusal_en(&it));
        format!("{}\n  {zh}\n  {en}\n", it.name())
    });
    expect_file!["refusals.txt"].assert_eq(&told.collect::<String>());
}

#[test]
fn every_refusal_is_a_chinese_sentence_and_stands_so_in_the_dictionary() {
    let dictionary = concat!(env!("CARGO_MANIFEST_DIR"), "/../DICTIONARY.md");
    let dictionary = std::fs::read_to_string(dictionary).expect("the dictionary");
    for refusal in refusals() {
        let (name, zh) = (refusal.name(), refusal.to_string());
        assert!(zh.ends_with('。'), "{name}: {zh}");
        assert!(!zh.contains(['{', '}', '…']), "{name}: {zh}");
        let row = format!("| `{name}` | ");
        let row = dictionary.lines().find_map(|it| it.strip_prefix(&row));
        let written = row.and_then(|it| it.split(" | ").next()).expect("a row");
        // What cannot be is said each time in words of its own.
        if name != "nonsense" {
            assert!(reads_as(&zh, written), "{name}: {zh}\nis not {written}");
        }
    }
}

/// Whether a sentence is this one with something put in for `…` and `{name}`.
fn reads_as(said: &str, written: &str) -> bool {
    let written = written.replace('{', "…{").replace('}', "}…");
    let parts = written.split('…').filter(|it| !it.starts_with('{'));
    let parts: Vec<&str> = parts.filter(|it| !it.is_empty()).collect();
    let mut rest = said;
    for part in &parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    let ends = written.ends_with('…') || rest.is_empty();
    let begins = written.starts_with('…') || said.starts_with(parts[0]);
    begins && ends
}

#[test]
fn every_refusal_is_an_english_sentence() {
    for refusal in refusals() {
        let en = refusal_en(&refusal);
        let name = refusal.name();
        assert!(
            !en.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)),
            "{name}: {en}"
        );
        assert!(en.ends_with('.'), "{name}: {en}");
        assert!(
            !en.contains("  ") && !en.contains(['{', '}']),
            "{name}: {en}"
        );
        let first = en.chars().next().expect("not empty");
        let begins = first.is_uppercase() || first == '“' || first.is_ascii_digit();
        assert!(
            begins || en.starts_with("name ") || en.starts_with("boat"),
            "{name}: {en}"
        );
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "reads as expect_test reads everywhere"
)]
fn check(name: &str, wanted: Expect) {
    let all = refusals();
    let refusal = all.iter().find(|it| it.name() == name).expect("a refusal");
    wanted.assert_eq(&format!("{refusal}\n{}", refusal_en(refusal)));
}

#[test]
fn what_why_and_what_now() {
    check(
        "not-commander",
        expect![[r#"
        您不是本事件现场指挥官。现任:姓名待补(Post)(09:02:00 起)。可改发为建议。
        You are not the field commander of this incident. In command: name to follow (Post), since 09:02:00. You can send it as advice."#]],
    );
    check(
        "held-elsewhere",
        expect![[r#"
        Water 1在「Quxi」到场,未获准撤离。可商请其指挥官,或由值班长抽调。
        Water 1 is at “Quxi” (on scene) and was not let go. Ask its commander, or let the duty chief recall it."#]],
    );
    check(
        "government-decides",
        expect![[r#"
        强制转移须由政府或主管部门决定(浙江省气象灾害防御条例第26条)。请选:提请决定 / 已口头同意(何人、何时)。
        Relocation by force is for the government or the department in charge to decide (Zhejiang meteorological disaster regulations, art. 26). Request the decision, or record their verbal consent: who and when."#]],
    );
    check(
        "stock-short",
        expect![[r#"
        boat可用 0。其他储备点可用:Wutian 3。
        boat: 0 available. Another depot has some: Wutian 3."#]],
    );
    check(
        "unknown",
        expect![[r#"
        部门「fire」不在本区名册内。最接近的是「fire-brigade」。
        “fire” is no department of this district. The nearest is “fire-brigade”."#]],
    );
    check(
        "no-right",
        expect![[r#"
        Post无权作「直接调派」。请由有权岗位决定,或改为记录。
        Post has no right to “dispatch”. Let a post with the right decide, or record it instead."#]],
    );
    check(
        "persons-unknown",
        expect![[r#"
            下落不明或被困人数仍为不详,不能办结。请先核清并采用数字,或登记停止搜救决定。
            How many are missing or trapped is still unknown, so the file cannot be closed. Find out and adopt the figures, or record a decision to stop the search."#]],
    );
}

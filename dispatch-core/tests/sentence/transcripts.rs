//! Lines of a transcript.

use dispatch_core::refusal::{Refusal, Verdict};
use dispatch_core::transcript::line;
use dispatch_core::words::Words;
use expect_test::expect;

use crate::world::{at, author, command, recorded, shipped};

const SET_OUT: &str = r#"{"set_out":{"incident":"guoxi","department":"fire-brigade"}}"#;

#[test]
fn a_line_says_when_who_where_and_what() {
    let shipped = shipped();
    let author = author("fire-brigade-duty", command(SET_OUT));
    let line = line(
        &shipped.names,
        &shipped.state,
        31,
        &author,
        &Verdict::Accepted,
    );
    expect!["08:40:00  31  陈安清（示例）(区消防救援大队值班员)  事件1  区消防救援大队 出发"]
        .assert_eq(&line);
}

#[test]
fn what_was_entered_later_is_marked() {
    let shipped = shipped();
    let mut late = recorded(
        "duty-officer",
        "department:fire-brigade",
        None,
        command(SET_OUT),
    );
    late.occurred_at = at("08:38:59");
    let marked = line(
        &shipped.names,
        &shipped.state,
        31,
        &late,
        &Verdict::Accepted,
    );
    expect!["08:40:00  31  陈安清（示例）(值班员)代 区消防救援大队 姓名不详(电话)记录  事件1  补 事发08:38  区消防救援大队 出发"].assert_eq(&marked);
    late.occurred_at = at("08:39:00");
    let fresh = line(
        &shipped.names,
        &shipped.state,
        31,
        &late,
        &Verdict::Accepted,
    );
    assert!(!fresh.contains('补'), "{fresh}");
}

#[test]
fn a_refusal_stands_on_a_line_of_its_own() {
    let shipped = shipped();
    let json = r#"{"dispatch":{"incident":"guoxi","team":"water-1"}}"#;
    let author = author("duty-officer", command(json));
    let team = Words::new("水域一队").expect("a text");
    let refused = Verdict::Refused(Refusal::AlreadyHere(team));
    expect![[r#"
        08:40:00  32  陈安清（示例）(值班员)  事件1  直接调派 水域一队（示例）
                  × 水域一队已在本事件。"#]]
    .assert_eq(&line(&shipped.names, &shipped.state, 32, &author, &refused));
}

#[test]
fn a_pulse_has_no_author() {
    let shipped = shipped();
    let json = r#"{"pulse":{"incident":"guoxi","rule":"commander-not-named","round":1}}"#;
    let author = author("director", command(json));
    let line = line(
        &shipped.names,
        &shipped.state,
        33,
        &author,
        &Verdict::Accepted,
    );
    expect!["08:40:00  33  事件1  到时:超时未指派指挥官"].assert_eq(&line);
}

#[test]
fn words_of_several_lines_stay_on_one() {
    let shipped = shipped();
    let json = r#"{"note":{"words":"first\nsecond\r\n\tthird"}}"#;
    let author = author("duty-officer", command(json));
    let line = line(
        &shipped.names,
        &shipped.state,
        34,
        &author,
        &Verdict::Accepted,
    );
    assert!(line.ends_with("记录:first second third"), "{line}");
}

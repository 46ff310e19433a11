//! Every command that a desk may say has a button that a test presses, and a way without the mouse.

use std::path::Path;

use dispatch_core::command::COMMANDS;
use eframe::egui::Key;
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;

/// How a command is said without the mouse.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// By a word of the command line, typed by these letters.
    Verb(&'static str),
    /// By this key alone.
    Key(&'static str),
    /// This key opens the form, section or board that its button stands in; Tab and Enter go on.
    Opens(&'static str),
    /// It stands above or beside whatever is open; Tab and Enter reach it.
    Stands,
}

use Way::{Key as Stroke, Opens, Stands, Verb};

const WAYS: &[(&str, Way)] = &[
    ("adopt_edition", Stands),
    ("end_drill", Stands),
    ("leave_drill", Stands),
    ("intake", Opens("F2")),
    ("attach", Opens("F2")),
    ("open", Opens("F2")),
    ("whistle", Opens("F3")),
    ("raise", Verb("sj")),
    ("take_whistle", Stroke("F4")),
    ("withdraw", Opens("1")),
    ("stand_down", Opens("1")),
    ("merge", Opens("8")),
    ("split", Opens("8")),
    ("change_type", Opens("8")),
    ("warning", Stands),
    ("cancel_warning", Stands),
    ("note", Verb("jl")),
    ("paper", Opens("Ctrl 7")),
    ("claim", Verb("cb")),
    ("start_response", Opens("Ctrl 1")),
    ("change_response", Opens("Ctrl 1")),
    ("end_response", Opens("Ctrl 1")),
    ("hang", Opens("Ctrl 1")),
    ("sign_joint", Opens("Ctrl 1")),
    ("relate", Opens("Ctrl 1")),
    ("instruct", Opens("Ctrl 3")),
    ("follow_instruction", Opens("Ctrl 3")),
    ("call", Verb("t")),
    ("attempt", Verb("jy")),
    ("acknowledge", Verb("q")),
    ("set_out", Verb("cf")),
    ("report_in", Verb("d")),
    ("release", Verb("cl")),
    ("left", Verb("lc")),
    ("assign_duty", Opens("2")),
    ("designate", Verb("zp")),
    ("commander_on_way", Opens("1")),
    ("take_command", Verb("jg")),
    ("offer_command", Verb("yj")),
    ("accept_command", Verb("jsyj")),
    ("confirm_township", Verb("zjzh")),
    ("area_command", Opens("8")),
    ("replace_commander", Opens("1")),
    ("transfer_record", Opens("1")),
    ("adjust_response", Verb("xy")),
    ("state", Verb("n")),
    ("adopt", Opens("N")),
    ("sought", Opens("6")),
    ("scene_contact", Opens("6")),
    ("stop_search", Opens("Z")),
    ("report", Opens("6")),
    ("owe", Verb("sx")),
    ("explain", Opens("Ctrl 2")),
    ("void_obligation", Opens("Ctrl 2")),
    ("report_owed", Opens("Ctrl 2")),
    ("send_report", Opens("Ctrl 2")),
    ("propose", Opens("Ctrl P")),
    ("dispatch", Verb("p")),
    ("request_team", Verb("p")),
    ("answer_team", Verb("yp")),
    ("team_state", Verb("d")),
    ("release_team", Verb("cl")),
    ("recall", Verb("cd")),
    ("recall_department", Verb("cd")),
    ("exercise", Opens("P")),
    ("end_exercise", Opens("P")),
    ("supply", Verb("wz")),
    ("supply_back", Opens("4")),
    ("count_stock", Opens("4")),
    ("order", Verb("o")),
    ("spoken_order", Opens("O")),
    ("pull_out", Stroke("X")),
    ("receipt", Verb("hz")),
    ("answer", Verb("zz")),
    ("confirm", Verb("qr")),
    ("request_act", Verb("tq")),
    ("answer_act", Opens("8")),
    ("ask_aid", Opens("R")),
    ("aid_state", Opens("R")),
    ("enter_zone", Verb("jr")),
    ("leave_zone", Verb("cc")),
    ("roll_call", Verb("qd")),
    ("found", Verb("zd")),
    ("facility_state", Opens("Ctrl 6")),
    ("patrol", Opens("Ctrl 6")),
    ("shelter_state", Opens("Ctrl 6")),
    ("hazard", Opens("B")),
    ("plot", Verb("bh")),
    ("lift", Opens("B")),
    ("evacuate", Verb("zy")),
    ("moved", Opens("E")),
    ("tick", Opens("5")),
    ("know_alarm", Stroke("F5")),
    ("shelve_alarm", Verb("zh")),
    ("sign_handover", Opens("Ctrl 8")),
    ("test_sound", Stroke("F11")),
    ("hazard_area", Opens("Ctrl 9")),
    ("wind", Opens("Ctrl 9")),
    ("decide_inside", Opens("Ctrl 9")),
    ("tell_inside", Opens("Ctrl 9")),
    ("close_road", Verb("dl")),
    ("open_road", Verb("hf")),
    ("scene_hq", Opens("8")),
    ("contact", Opens("Ctrl 5")),
    ("ask_return", Opens("Ctrl 4")),
    ("end_return", Opens("Ctrl 4")),
    ("give_return", Opens("Ctrl 4")),
    ("controlled", Verb("kz")),
    ("end_scene", Opens("1")),
    ("lift_response", Opens("1")),
    ("restore_access", Opens("1")),
    ("file", Opens("1")),
    ("reopen", Opens("1")),
    ("undo", Stroke("Ctrl Z")),
    ("settle", Stands),
    ("hold_personal", Opens("8")),
    ("lift_hold", Opens("8")),
    ("destroy_personal", Opens("8")),
    ("quarantine", Stands),
];

/// What no person says at a desk, and why.
const NOT_AT_A_DESK: &[(&str, &str)] = &[
    ("set_township", BY_FOLDER),
    ("set_department", BY_FOLDER),
    ("set_post", BY_FOLDER),
    ("set_person", BY_FOLDER),
    ("set_duty", BY_FOLDER),
    ("set_team", BY_FOLDER),
    ("set_depot", BY_FOLDER),
    ("set_facility", BY_FOLDER),
    ("set_site", BY_FOLDER),
    ("set_risk_list", BY_FOLDER),
    ("set_risk", BY_FOLDER),
    ("set_ladder", BY_FOLDER),
    ("set_form", BY_FOLDER),
    ("set_type", BY_FOLDER),
    ("set_obligation", BY_FOLDER),
    ("set_rules", BY_FOLDER),
    ("adopt_district", BY_FOLDER),
    ("set_clock", "the player of a drill says it"),
    ("delivered", "the console at which it arrives says it"),
    ("sound_device", "the program says it of its own machine"),
    ("pulse", "time says it"),
    ("retract", "undo says it of what still waits, in the outbox"),
    (
        "split_sought",
        "a part is listed as a person of its own in the list of persons",
    ),
];

const BY_FOLDER: &str = "a district is a folder of files that is checked and adopted as a whole";

/// Pressed by a test through what is no harness of [`Hand`], or asserted by its outcome alone.
const PRESSED_OTHERWISE: &[(&str, &str)] = &[
    ("adopt_edition", "window.rs: a ledger of the first edition"),
    ("quarantine", "window.rs: an entry that broke the rules"),
];

#[test]
fn every_command_has_a_way_without_the_mouse_or_a_reason_why_no_person_says_it() {
    let mut listed: Vec<&str> = WAYS.iter().map(|it| it.0).collect();
    listed.extend(NOT_AT_A_DESK.iter().map(|it| it.0));
    listed.sort_unstable();
    let mut known: Vec<&str> = COMMANDS.iter().map(|it| it.0).collect();
    known.sort_unstable();
    assert_eq!(listed, known);
    assert!(NOT_AT_A_DESK.iter().all(|it| !it.1.is_empty()));
}

#[test]
fn every_key_and_every_word_of_these_ways_stands_on_the_map_of_keys() {
    let mut hand = Hand::quiet();
    hand.key(Key::Questionmark, &[]);
    for (command, way) in WAYS {
        let cap = match way {
            Verb(cap) | Stroke(cap) | Opens(cap) => cap,
            Stands => continue,
        };
        let found = hand.harness.query_all_by_label(cap).count();
        assert!(found > 0, "{command}: nothing is typed as {cap}");
    }
}

/// What the tests of the desk say they expect of a press: the name in quotation marks, and no field of
/// what is said without the window.
#[test]
fn every_command_is_pressed_and_every_word_is_typed_by_a_test() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desk")];
    let mut texts = String::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_source = path.extension().is_some_and(|it| it == "rs");
            if path.is_dir() {
                folders.push(path);
            } else if is_source && path.file_name().is_some_and(|it| it != "reach.rs") {
                texts.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let pressed = |name: &str| {
        let quoted = format!("\"{name}\"");
        let mut rest = texts.split(&quoted[..]).skip(1);
        rest.any(|behind| !behind.trim_start().starts_with(':'))
    };
    let otherwise = |name: &str| PRESSED_OTHERWISE.iter().any(|it| it.0 == name);
    let missing: Vec<&str> = WAYS
        .iter()
        .map(|it| it.0)
        .filter(|name| !pressed(name) && !otherwise(name))
        .collect();
    assert_eq!(missing, [""; 0], "no test presses these");
    let typed = |verb: &str| {
        [" ", "\""]
            .iter()
            .any(|end| texts.contains(&format!("\"{verb}{end}")))
    };
    let untyped: Vec<&str> = WAYS
        .iter()
        .filter_map(|(_, way)| match way {
            Verb(verb) => Some(*verb),
            _ => None,
        })
        .filter(|verb| !typed(verb))
        .collect();
    assert_eq!(untyped, [""; 0], "no test types these");
}

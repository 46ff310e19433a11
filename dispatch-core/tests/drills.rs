//! Every shipped scenario, played in memory: nothing refused that should not be, every expectation
//! met, and the transcript as it stands beside the file. `UPDATE_EXPECT=1` writes the transcripts.

#![expect(
    clippy::expect_used,
    reason = "the shipped files are there and are good, or the test fails"
)]

#[path = "drills/alarm_sentences.rs"]
mod alarm_sentences;
#[path = "drills/phones.rs"]
mod phones;
#[path = "drills/typhoon_night.rs"]
mod typhoon_night;

use std::path::{Path, PathBuf};

use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;
use dispatch_core::drill::{Played, Player, Scenario, drill_world, judge, result_of};
use dispatch_core::fold::apply_author;
use dispatch_core::sentence::Names;
use dispatch_core::state::State;
use dispatch_core::transcript;
use expect_test::expect_file;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below a folder, by its path from there.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at)
            .expect("a folder")
            .map(|it| it.expect("an entry").path())
        {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry
                .extension()
                .is_some_and(|it| it == "toml" || it == "csv")
            {
                let name = entry
                    .strip_prefix(folder)
                    .expect("below it")
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push((name, std::fs::read_to_string(&entry).expect("a text")));
            }
        }
    }
    found.sort();
    found
}

fn catalogue() -> Catalogue {
    Catalogue::read(&files(&root().join("assets/catalogue")))
        .expect("the shipped catalogue is good")
}

fn district(name: &str, catalogue: &Catalogue) -> District {
    District::read(
        &files(&root().join("assets/districts").join(name)),
        catalogue,
    )
    .expect("the district is good")
}

/// Plays a scenario in memory. The chain is the ledger's affair and stands as zeros here.
fn play(scenario: &Scenario, district: &District, catalogue: &Catalogue) -> Vec<Played> {
    let rows = district.clone().in_drill(scenario).opening(catalogue);
    let mut player = Player::new(scenario, &rows);
    let mut state = State::genesis(drill_world(scenario));
    let mut played = Vec::new();
    let chain = "0".repeat(64);
    while let Some(turn) = player.turn(&state, &chain) {
        let height = state.height + 1;
        let (next, verdict) = apply_author(&state, height, turn.recorded_at, &turn.author);
        state = next.clone();
        if !turn.is_row || verdict.refusal().is_some() {
            played.push(Played {
                height,
                author: turn.author,
                step: turn.step,
                verdict,
                state: next,
            });
        }
    }
    played
}

#[test]
fn every_scenario_plays_as_its_transcript_says() {
    let catalogue = catalogue();
    let names = Names::from_catalogue(&catalogue);
    let mut played_any = false;
    let mut missed = Vec::new();
    let mut heard = alarm_sentences::Heard::default();
    for (file, text) in files(&root().join("scenarios")) {
        let path = root().join("scenarios").join(&file);
        let name = Scenario::district_of(&file, &text).expect("a scenario names its district");
        let district = district(&name, &catalogue);
        let scenario =
            Scenario::read(&file, &text, &district, &catalogue).unwrap_or_else(|faults| {
                panic!(
                    "{}",
                    faults
                        .iter()
                        .map(|fault| format!("{fault}\n"))
                        .collect::<String>()
                )
            });
        let played = play(&scenario, &district, &catalogue);
        heard.listen(&file, &played);
        let last = &played.last().expect("a scenario has steps").state;
        let result = result_of(&scenario, last, &played);
        missed.extend(result.refused.iter().filter(|it| !it.expected).map(|it| {
            let turn = played
                .iter()
                .find(|turn| turn.height == it.height)
                .expect("it was played");
            let step = turn
                .step
                .map_or("-", |step| scenario.steps[step].id.as_str());
            let said = turn
                .verdict
                .refusal()
                .map(ToString::to_string)
                .unwrap_or_default();
            format!("{file}: step {step}: {} {said}", it.refusal)
        }));
        missed.extend(
            judge(&scenario, &played)
                .into_iter()
                .filter(|it| !it.met && !it.void)
                .map(|it| format!("{file}: {}: found {}", it.id, it.found.unwrap_or_default())),
        );
        let mut lines = format!("{}  {}\n{}\n\n", scenario.id, scenario.zh, scenario.en);
        let mut before = None;
        for turn in &played {
            if let Some(heading) = transcript::day_heading(before, turn.state.at) {
                lines.push_str(&heading);
                lines.push('\n');
            }
            before = Some(turn.state.at);
            lines.push_str(&transcript::line(
                &names,
                &turn.state,
                turn.height,
                &turn.author,
                &turn.verdict,
            ));
            lines.push('\n');
        }
        // To be late with a report is an offence (ERL arts 61, 95); a machine accuses nobody of it.
        let whole = serde_json::to_string(&result).expect("a result is JSON");
        let accusation = "\u{8fdf}\u{62a5}";
        assert!(
            !lines.contains(accusation) && !whole.contains(accusation),
            "{file}"
        );
        expect_file![path.with_extension("transcript")].assert_eq(&lines);
        played_any = true;
    }
    assert!(played_any, "no scenario was found");
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    expect_file!["drills/alarm-sentences.txt"].assert_eq(&heard.told());
}

/// Replaces what a scenario expects and gives back what was missed, a line each.
fn missed_of(text: &str, expectations: &str) -> String {
    let catalogue = catalogue();
    let district = district("ouhai", &catalogue);
    let steps = text.split("[[expect]]").next().expect("its steps");
    let text = format!("{steps}\n{expectations}");
    let scenario = Scenario::read("silent-department.toml", &text, &district, &catalogue)
        .unwrap_or_else(|faults| panic!("{faults:?}"));
    judge(&scenario, &play(&scenario, &district, &catalogue))
        .into_iter()
        .filter(|it| !it.met)
        .map(|it| format!("{}: {}\n", it.id, it.found.unwrap_or_default()))
        .collect()
}

#[test]
fn an_expectation_that_is_wrong_is_missed_and_says_what_was_found() {
    let text = std::fs::read_to_string(root().join("scenarios/silent-department.toml"))
        .expect("the scenario");
    let about = |id: &str, rest: &str| {
        format!("[[expect]]\nid = \"{id}\"\nzh = \"-\"\nen = \"-\"\n{rest}\n")
    };
    let attempts = "result = \"incidents.guoxi.departments.urban-enforcement.attempts\"";
    let alarm = "alarm = \"reach\"\ndepartment = \"urban-enforcement\"";
    let wrong = [
        about("number", &format!("{attempts}\nequals = 2")),
        about("too-few", &format!("{attempts}\nat_least = 4")),
        about("not-null", &format!("{attempts}\nis_null = true")),
        about(
            "earlier",
            &format!("{attempts}\nat = \"08:45\"\nequals = 3"),
        ),
        about(
            "misspelt",
            "result = \"incidents.guoxi.departments.urban\"\nequals = 3",
        ),
        about(
            "too-late",
            "result = \"incidents.guoxi.departments.urban-enforcement.reached_s\"\nwithin_s = 599\nsince = \"members-called\"",
        ),
        about(
            "not-in-list",
            "result = \"escalations\"\ncontains = { at_s = 1 }",
        ),
        about("never", &format!("{alarm}\nnever = true")),
        about(
            "too-early",
            &format!("{alarm}\nfrom_at = \"08:42\"\nuntil_at = \"08:46\""),
        ),
        about(
            "too-long",
            &format!("{alarm}\nfrom_at = \"08:41\"\nuntil_at = \"08:47\""),
        ),
        about(
            "other-department",
            "alarm = \"reach\"\ndepartment = \"power\"\nfrom_at = \"08:41\"",
        ),
    ];
    expect_test::expect![[r#"
        number: 3
        too-few: 3
        not-null: 3
        earlier: 2
        misspelt: null
        too-late: 960
        not-in-list: [{"at_s":480,"incident":"guoxi","rule":"not-reached","subject":"urban-enforcement","to":"带班领导"},{"at_s":660,"incident":"guoxi","rule":"not-reached","subject":"urban-enforcement","to":"主要负责人"}]
        never: stands at 08:42:59
        too-early: stands before 08:42:00
        too-long: does not stand until 08:46:59
        other-department: does not stand at 08:41:00
    "#]].assert_eq(&missed_of(&text, &wrong.join("")));
}

/// The ids of what is met and of what is void when "Live pierces" is played with one change, and the
/// second of its last entry.
fn pierced(from: &str, to: &str) -> (Vec<String>, Vec<String>, i64) {
    let text =
        std::fs::read_to_string(root().join("scenarios/live-in-drill.toml")).expect("the scenario");
    assert!(text.contains(from), "the scenario holds {from}");
    let catalogue = catalogue();
    let district = district("ouhai", &catalogue);
    let text = text.replacen(from, to, 1);
    let scenario = Scenario::read("live-in-drill.toml", &text, &district, &catalogue)
        .unwrap_or_else(|faults| panic!("{faults:?}"));
    let played = play(&scenario, &district, &catalogue);
    let last = &played.last().expect("steps").state;
    let mut result = result_of(&scenario, last, &played);
    result.expectations = judge(&scenario, &played);
    let named = |wanted: fn(&dispatch_core::drill::ExpectationResult) -> bool| {
        let found = result.expectations.iter().filter(|it| wanted(it));
        found.map(|it| it.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        result.is_as_expected(),
        result.expectations.iter().all(|it| it.met || it.void),
    );
    (named(|it| it.met), named(|it| it.void), result.ended_s)
}

#[test]
fn what_falls_due_after_a_unit_left_is_void_and_outside_the_score() {
    let leave = r#"do.leave_drill = { units = ["department:fire-brigade", "department:health"] }"#;
    let nothing = r#"do.note = { words = "无" }"#;
    let (met, void, ended_s) = pierced(leave, leave);
    assert_eq!(
        void,
        ["fire-there-in-time", "health-there-in-time", "searched"]
    );
    assert_eq!(met.len(), 6, "{met:?}");
    assert_eq!(ended_s, 2_400);
    // Nobody left: the script plays on for all, and what nobody did is missed.
    let (met, void, _) = pierced(leave, nothing);
    assert_eq!(void, Vec::<String>::new());
    assert!(met.contains(&"fire-there-in-time".to_owned()));
    assert!(!met.contains(&"health-there-in-time".to_owned()));
    // 演练终止: nothing more is played, and all that was still to come is void.
    let (met, void, ended_s) = pierced(leave, "do.end_drill = {}");
    assert_eq!(ended_s, 1_320);
    assert_eq!(met, ["fire-out-in-time"]);
    assert!(void.contains(&"power-there-in-time".to_owned()), "{void:?}");
}

#[test]
fn the_example_of_the_readme_plays_as_it_says() {
    let readme = std::fs::read_to_string(root().join("scenarios/README.md")).expect("the readme");
    let example = readme
        .split("```toml\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("an example");
    let catalogue = catalogue();
    let district = district("ouhai", &catalogue);
    let scenario = Scenario::read("small-example.toml", example, &district, &catalogue)
        .unwrap_or_else(|faults| panic!("{faults:?}"));
    let played = play(&scenario, &district, &catalogue);
    let results = judge(&scenario, &played);
    assert_eq!(results.len(), 3);
    assert!(results.iter().all(|it| it.met), "{results:?}");
}

//! Every shipped scenario, played in memory: nothing refused that should not be, every expectation
//! met, and the transcript as it stands beside the file. `UPDATE_EXPECT=1` writes the transcripts.

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
    let rows = district.rows(catalogue);
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
                .filter(|it| !it.met)
                .map(|it| format!("{file}: {}: found {}", it.id, it.found.unwrap_or_default())),
        );
        let mut lines = format!("{}  {}\n{}\n\n", scenario.id, scenario.zh, scenario.en);
        for turn in &played {
            lines.push_str(&transcript::line(
                &names,
                &turn.state,
                turn.height,
                &turn.author,
                &turn.verdict,
            ));
            lines.push('\n');
        }
        expect_file![path.with_extension("transcript")].assert_eq(&lines);
        played_any = true;
    }
    assert!(played_any, "no scenario was found");
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

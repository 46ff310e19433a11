//! Every shipped scenario: what is proposed for each incident right after it came to be, and for
//! everything that is still open in the end. Golden texts, one a scenario.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dispatch_core::district::District;
use dispatch_core::drill::{Player, Scenario, Turn, drill_world};
use dispatch_core::fold::apply_author;
use dispatch_core::proposal::Proposal;
use dispatch_core::state::State;
use dispatch_core::words::IncidentId;
use expect_test::expect_file;

use crate::common::{catalogue, texts};
use crate::told::{lines_zh, proposals, straight};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn told(state: &State, it: &Proposal) -> String {
    let incident = state.incidents.get(&it.incident).expect("an incident");
    let number = incident.number;
    let clock = it.at.local_clock();
    format!("{clock} 第 {number} 起\n\n{}\n", lines_zh(state, it))
}

/// The scripts that are shipped.
pub fn shipped() -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(root().join("scenarios"))
        .expect("scenarios")
        .map(|it| it.expect("an entry").path())
        .filter(|it| it.extension().is_some_and(|it| it == "toml"))
        .collect();
    names.sort();
    assert!(names.len() >= 7);
    names
}

/// Plays a script to its end. Every entry is shown with the State behind it; the last State comes back.
pub fn play(path: &Path, mut look: impl FnMut(&Turn, &State)) -> State {
    let text = std::fs::read_to_string(path).expect("a text");
    let file = path.file_name().expect("a name").to_string_lossy();
    let name = Scenario::district_of(&file, &text).expect("a district");
    let district = District::read(&texts(&format!("districts/{name}")), catalogue())
        .expect("the district is good");
    let scenario = Scenario::read(&file, &text, &district, catalogue()).expect("it is good");
    let rows = district.in_drill(&scenario).opening(catalogue());
    let mut player = Player::new(&scenario, &rows);
    let mut state = State::genesis(drill_world(&scenario));
    let chain = "0".repeat(64);
    while let Some(turn) = player.turn(&state, &chain) {
        let height = state.height + 1;
        state = apply_author(&state, height, turn.recorded_at, &turn.author).0;
        look(&turn, &state);
    }
    state
}

/// The incidents that came to be since this was asked before.
#[derive(Default)]
pub struct Met(BTreeSet<IncidentId>);

impl Met {
    pub fn new_in(&mut self, state: &State) -> Vec<IncidentId> {
        let open = state.open_incidents();
        let ids = open.iter().map(|it| it.id.clone());
        ids.filter(|it| self.0.insert(it.clone())).collect()
    }
}

#[test]
fn each_scenario_is_proposed_what_stands_beside_this_test() {
    for path in shipped() {
        let mut met = Met::default();
        let mut golden = String::new();
        let end = play(&path, |_, state| {
            let new = met.new_in(state);
            if new.is_empty() {
                return;
            }
            let all = proposals(state, state.at, &straight);
            for it in all.iter().filter(|it| new.contains(&it.incident)) {
                golden.push_str(&told(state, it));
            }
        });
        golden.push_str("结束时\n\n");
        for it in &proposals(&end, end.at, &straight) {
            golden.push_str(&told(&end, it));
        }
        let stem = path.file_stem().expect("a name").to_string_lossy();
        let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proposals/scenarios");
        expect_file![beside.join(format!("{stem}.txt"))].assert_eq(&golden);
    }
}

//! Every alarm that stands in a shipped scenario is a whole sentence in both languages: it says what happened,
//! and no colon or comma stands before nothing.

use std::collections::BTreeMap;

use dispatch_core::drill::Played;
use dispatch_core::state::State;
use dispatch_core::view::{Alarm, alarm_kind, alarms};

/// The first of each kind, in both languages.
#[derive(Default)]
pub struct Heard(BTreeMap<String, [String; 2]>);

impl Heard {
    /// Listens to a scenario as it was played.
    pub fn listen(&mut self, file: &str, played: &[Played]) {
        for turn in played {
            let state = &turn.state;
            for alarm in alarms(state, state.at) {
                let faults = faults(state, &alarm);
                assert!(faults.is_empty(), "{file}: {faults:?}: {alarm:?}");
                let kind = alarm_kind(&alarm).to_owned();
                let first = self.0.entry(kind);
                first.or_insert([alarm.zh, alarm.en]);
            }
        }
    }

    /// A line a sentence.
    pub fn told(&self) -> String {
        let all = self.0.iter();
        all.map(|(kind, [zh, en])| format!("{kind}\n  {zh}\n  {en}\n"))
            .collect()
    }
}

/// What no ear can make anything of.
fn faults(state: &State, alarm: &Alarm) -> Vec<String> {
    let mut faults = Vec::new();
    let mut holds = |text: &str, part: &str| {
        if text.contains(part) {
            faults.push(part.to_owned());
        }
    };
    for part in [": ", ":,", ",,", ", ", "  ", "「」", "()"] {
        holds(&alarm.zh, part);
    }
    for part in [": ,", ":  ", ", ,", ",,", "  ", "“”", "()"] {
        holds(&alarm.en, part);
    }
    // Who has an English name is called by it.
    let register = &state.register;
    let departments = register.departments.values();
    let departments = departments.map(|it| (it.zh.to_string(), it.en.to_string()));
    let townships = register.townships.values();
    let townships = townships.map(|it| (it.zh.to_string(), it.en.to_string()));
    let teams = register.teams.values();
    let teams = teams.map(|it| (it.zh.to_string(), it.en.to_string()));
    // A place is told in the words of whoever called, which may be the name of a township.
    let place = alarm.incident.as_ref().and_then(|id| state.incident(id));
    let place = place.map_or("", |it| it.place.words.as_str());
    let head = alarm.en.split(": ").nth(1).unwrap_or_default();
    let head = head.split(',').next().unwrap_or_default();
    let mut named = departments.chain(teams).chain(townships);
    if head != place && named.any(|(zh, en)| zh != en && zh == head) {
        faults.push(head.to_owned());
    }
    for text in [&alarm.zh, &alarm.en] {
        if text.trim() != text || text.ends_with([':', ',']) || text.starts_with([':', ',']) {
            faults.push(text.clone());
        }
    }
    faults
}

//! The invariants of the fold, looked at from outside it.

use std::collections::BTreeMap;

use dispatch_core::catalogue::Start;
use dispatch_core::command::{Command, Merge};
use dispatch_core::level::evaluate;
use dispatch_core::state::{CommandBasis, Incident, State};
use dispatch_core::view;
use dispatch_core::words::{DepotId, IncidentId, SupplyId, TeamId};

pub fn one_commander(state: &State, what: &str) {
    for incident in state.incidents.values() {
        let id = &incident.id;
        let open = incident.tenures.iter().filter(|it| it.to.is_none()).count();
        assert_eq!(
            open,
            usize::from(incident.status.is_open()),
            "commanders of {id}: {what}"
        );
        assert_eq!(
            incident.tenures[0].from, incident.opened_at,
            "{id} began alone: {what}"
        );
        for pair in incident.tenures.iter().collect::<Vec<_>>().windows(2) {
            let (ended, began) = (pair[0].to.unwrap(), pair[1].from);
            let again = matches!(pair[1].basis, CommandBasis::Reopened | CommandBasis::Split);
            assert!(
                ended == began || (again && ended <= began),
                "gap or overlap in {id}: {what}"
            );
            assert!(pair[0].from <= ended && pair[0].to_height.unwrap() <= pair[1].from_height);
        }
    }
}

pub fn one_custody(state: &State, what: &str) {
    let mut held: BTreeMap<TeamId, IncidentId> = BTreeMap::new();
    for incident in state.incidents.values() {
        for (team, assignment) in &incident.assignments {
            if !assignment.state.holds() || assignment.seen_only {
                continue;
            }
            assert!(
                incident.status.is_open(),
                "{team} held by a closed incident: {what}"
            );
            let other = held.insert(team.clone(), incident.id.clone());
            assert_eq!(other, None, "{team} held twice: {what}");
        }
    }
    let custody = state
        .teams
        .iter()
        .filter_map(|(team, track)| Some((team.clone(), track.custody.clone()?)))
        .collect::<BTreeMap<_, _>>();
    assert_eq!(custody, held, "custody and assignments differ: {what}");
}

/// Nothing discharges an obligation but a report, and nothing that was said of one is erased
/// (practice R10).
pub fn only_a_report_discharges(before: &State, state: &State, said: &Command, what: &str) {
    let reports = matches!(
        said,
        Command::Report(_) | Command::ReportOwed(_) | Command::SendReport(_)
    );
    for (id, had) in before.obligations.iter() {
        let owed = state.obligations.get(id);
        let owed = owed.unwrap_or_else(|| panic!("{id} is gone: {what}"));
        // A limit from the occurrence is put right by an earlier moment, and never put off.
        let mut rules = before.register.obligations.values();
        let of_it = |rule: &str| had.rule.as_ref().is_some_and(|it| it.as_str() == rule);
        let from_occurrence = rules.any(|it| of_it(&it.id) && it.start == Start::Occurred);
        let forward = had.done.is_empty() && owed.due_at < had.due_at;
        assert!(
            (owed.raised_at, owed.due_at) == (had.raised_at, had.due_at)
                || (from_occurrence && forward),
            "{id} {what}"
        );
        let kept = owed.answers.iter().zip(&had.answers).all(|(a, b)| a == b);
        assert!(
            kept && owed.answers.len() >= had.answers.len(),
            "{id} {what}"
        );
        let kept = owed.remarks.iter().zip(&had.remarks).all(|(a, b)| a == b);
        assert!(
            kept && owed.remarks.len() >= had.remarks.len(),
            "{id} {what}"
        );
        // What a person made void stays so; what a withdrawal did ends with a reopening only.
        let again = had.void_with_incident && matches!(said, Command::Reopen(_));
        let stays = had.void.is_none() || owed.void == had.void;
        assert!(stays || (again && owed.void.is_none()), "{id} {what}");
        assert!(
            owed.done == had.done || reports,
            "{id} discharged by {what}"
        );
        for (round, at) in &had.done {
            let now = owed.done.get(round);
            assert!(
                now.is_some_and(|now| now <= at),
                "{id}#{round} is open again: {what}"
            );
        }
    }
    for (id, owed) in state.obligations.iter() {
        for (round, at) in &owed.done {
            let proof = owed
                .answers
                .iter()
                .filter(|it| it.round == *round && it.short.is_none());
            assert_eq!(
                proof.map(|it| it.judged_at).min(),
                Some(*at),
                "{id}#{round} {what}"
            );
        }
        let waits = state.obligations.open().any(|(open, _)| open == id);
        assert_eq!(waits, owed.first_open().is_some(), "{id} {what}");
    }
}

/// No step lies before one that it implies: durations are never negative (practice R1).
pub fn steps_in_order(state: &State, what: &str) {
    for incident in state.incidents.values() {
        for (department, call) in &incident.calls {
            let steps = [
                &call.reached,
                &call.acknowledged,
                &call.set_out,
                &call.reported_in,
            ];
            let times: Vec<_> = steps.into_iter().flatten().map(|it| it.at).collect();
            assert!(
                times.is_sorted(),
                "{department} in {}: {times:?} {what}",
                incident.id
            );
        }
        for (team, it) in &incident.assignments {
            let steps = [&it.accepted, &it.set_out, &it.on_scene];
            let times: Vec<_> = steps.into_iter().flatten().map(|it| it.at).collect();
            assert!(
                times.is_sorted(),
                "{team} in {}: {times:?} {what}",
                incident.id
            );
        }
    }
}

pub fn nothing_changed(before: &State, after: &State, what: &str) {
    let mut after = after.clone();
    after.height = before.height;
    after.at = before.at;
    after.refused = before.refused;
    after.seen = before.seen.clone();
    after.recent = before.recent.clone();
    assert_eq!(after, *before, "a refusal left something behind: {what}");
}

/// Whatever the survivor says now, one of the two said before.
pub fn nothing_added(before: &State, after: &State, it: &Merge, what: &str) {
    let of = |id: &IncidentId| {
        before
            .incident(id)
            .map(Incident::figures)
            .unwrap_or_default()
    };
    let (ours, theirs) = (of(&it.into), of(&it.from));
    for (measure, value) in after.incident(&it.into).unwrap().figures() {
        let said = [&ours, &theirs]
            .into_iter()
            .any(|had| had.get(&measure) == Some(&value));
        // The adopted set of the other is a statement beside its older ones.
        let stated = |id: &IncidentId| {
            let statements = before
                .incident(id)
                .into_iter()
                .flat_map(|it| &it.statements);
            statements
                .into_iter()
                .any(|had| had.figures.get(&measure) == Some(&value))
        };
        assert!(
            said || stated(&it.into) || stated(&it.from),
            "{measure} became {value:?} of {:?} and {:?}: {what}",
            ours.get(&measure),
            theirs.get(&measure)
        );
    }
}

/// What each depot ever had of each item: it changes by a count alone.
pub struct Books(BTreeMap<(DepotId, SupplyId), u64>);

impl Books {
    pub fn open(state: &State) -> Books {
        Books(Books::totals(state))
    }

    fn totals(state: &State) -> BTreeMap<(DepotId, SupplyId), u64> {
        let mut totals = BTreeMap::new();
        for (depot, items) in &state.stock {
            for (item, stock) in items {
                let total = [stock.here, stock.out, stock.consumed]
                    .map(u64::from)
                    .iter()
                    .sum();
                totals.insert((depot.clone(), item.clone()), total);
            }
        }
        totals
    }

    pub fn close(&mut self, state: &State, said: &Command, accepted: bool, what: &str) {
        let now = Books::totals(state);
        if accepted && let Command::CountStock(it) = said {
            let key = (it.depot.clone(), it.item.clone());
            self.0.insert(key.clone(), now[&key]);
        }
        // An item that a depot never had has a line of zeros once somebody spoke of it.
        let had = |books: &BTreeMap<(DepotId, SupplyId), u64>| {
            books
                .iter()
                .filter(|(_, n)| **n > 0)
                .map(|(k, n)| (k.clone(), *n))
                .collect::<Vec<_>>()
        };
        assert_eq!(had(&now), had(&self.0), "stock appeared or went: {what}");
        for (depot, items) in &state.stock {
            for (item, stock) in items {
                let lines = state
                    .incidents
                    .values()
                    .filter_map(|it| it.supplies.get(depot)?.get(item));
                let held: u64 = lines.map(|line| u64::from(line.out())).sum();
                assert_eq!(u64::from(stock.out), held, "{depot} {item}: {what}");
            }
        }
    }
}

/// The views are functions of any State: none may panic, and every alarm has a name of its own.
pub fn views_speak(state: &State, what: &str) {
    let alarms = view::alarms(state, state.at);
    let mut keys: Vec<_> = alarms.iter().map(|it| it.key.clone()).collect();
    keys.sort();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all, "two alarms of one name: {what}");
    let _ = view::next_due(state);
    for alarm in &alarms {
        let kind = view::alarm_kind(alarm);
        assert!(view::HEARD.iter().any(|it| it.kind == kind), "{kind}");
    }
    let in_rows = view::alarm_rows(&alarms, state.at)
        .into_iter()
        .map(|it| match it {
            view::AlarmRow::One(_) => 1,
            view::AlarmRow::Several(group) => group.alarms().count(),
        });
    assert_eq!(in_rows.sum::<usize>(), all, "a flood loses nothing: {what}");
    for post in state
        .register
        .posts
        .values()
        .filter(|it| view::is_handed_over(it))
    {
        // No second without a responsible name, and 人员失联 sounds whatever was put off.
        assert!(
            view::responsible(state, &post.id, state.at).is_some(),
            "{what}"
        );
        assert!(!view::handover(state, &post.id, state.at).lines().is_empty());
        let missing = alarms.iter().filter(|it| !it.can_shelve && !it.known);
        for alarm in missing {
            assert!(view::sounds_for(state, &post.id, alarm, state.at), "{what}");
        }
    }
    for incident in state.incidents.values() {
        let _ = (
            view::clocks(state, incident),
            incident.is_life(),
            incident.persons_open(),
        );
        if let Some(kind) = state.register.kind(&incident.kind) {
            let _ = evaluate(kind.level_profile, &incident.figures());
        }
    }
}

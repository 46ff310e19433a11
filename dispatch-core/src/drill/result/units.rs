//! Returns and contacts of the units, outside any incident (practice R17, R24).

use std::collections::BTreeMap;

use serde::Serialize;

use super::Seconds;
use crate::entry::Means;
use crate::state::State;
use crate::view::{Answered, contact_board, matrix, party_zh, sum_of};

/// A return that was asked for, as its last round stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReturnResult {
    /// Its id.
    pub id: String,
    /// Which form.
    pub form: String,
    /// The round, from 0.
    pub round: u32,
    /// When the round is due.
    pub due_s: i64,
    /// How many units have answered it.
    pub answered: usize,
    /// Units that never answered, by name.
    pub missing: Vec<String>,
    /// Units whose newest answer is of an earlier round, by name.
    pub old: Vec<String>,
    /// The sum of every number as it is read out, with whom it lacks.
    pub sums: BTreeMap<String, String>,
}

pub(super) fn returns(state: &State, clock: Seconds) -> Vec<ReturnResult> {
    let mut all = Vec::new();
    for (id, request) in &state.return_requests {
        let Some(board) = matrix(state, id, state.at) else {
            continue;
        };
        let names = |old: bool| {
            let wanted = board.rows.iter().filter(|row| match row.answered {
                Answered::Never => !old,
                Answered::Old(_) => old,
                Answered::Given(_) => false,
            });
            wanted.map(|row| party_zh(state, &row.unit)).collect()
        };
        let numbers = board.form.items.iter().filter(|it| it.is_number());
        let sum = |item: &str| sum_of(&board, item).text(state, state.at).zh;
        all.push(ReturnResult {
            id: id.to_string(),
            form: request.form.to_string(),
            round: board.round.map_or(0, |it| it.number),
            due_s: clock.s(board.round.map_or(request.due, |it| it.due)),
            answered: board.rows.len() - board.unanswered().count(),
            missing: names(false),
            old: names(true),
            sums: numbers.map(|it| (it.id.clone(), sum(&it.id))).collect(),
        });
    }
    all
}

/// A unit, site or keeper that was rung outside any incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactResult {
    /// Whom.
    pub id: String,
    /// How many attempts.
    pub attempts: usize,
    /// When it was last heard; `None` is never.
    pub last_s: Option<i64>,
    /// By what means it was last heard.
    pub means: Option<Means>,
}

pub(super) fn contacts(state: &State, clock: Seconds) -> Vec<ContactResult> {
    let rung = contact_board(state)
        .into_iter()
        .filter_map(|row| Some((state.contacts.get(&row.unit)?.len(), row)));
    rung.map(|(attempts, row)| ContactResult {
        id: row.unit.to_string(),
        attempts,
        last_s: row.last.map(|at| clock.s(at)),
        means: row.ways.iter().max_by_key(|(_, at)| **at).map(|it| *it.0),
    })
    .collect()
}

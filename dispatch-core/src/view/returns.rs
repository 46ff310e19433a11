//! Returns 镇街填报 as a matrix: who answered, with which figure of when (practice R24).
//!
//! 零报告 is an answer, 未报 is none; a sum names whom it lacks and whose old figure it holds.

mod phone;
mod sum;
mod tally;
mod watch;

pub use phone::{AnswerFault, Question, answers_of, questions};
pub use sum::{Sum, number_of, sum_of};
pub use tally::{Tally, tally_of};
pub(super) use watch::alarms_of as return_alarms;

use imbl::Vector;

use crate::catalogue::Form;
use crate::register::Party;
use crate::state::{ReturnRecord, ReturnRequest, Shared, State};
use crate::time::Time;
use crate::words::{FormId, ReturnId};

/// One round of a return that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Counts from 0.
    pub number: u32,
    /// From when an answer counts for it, by the moment the answer speaks of.
    pub opens: Time,
    /// The moment it asks about.
    pub as_of: Time,
    /// When it is due.
    pub due: Time,
}

/// What stands in the row of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered<'a> {
    /// 未报: it never answered this form.
    Never,
    /// Its newest answer is older than the round: 含…数.
    Old(&'a ReturnRecord),
    /// It answered.
    Given(&'a ReturnRecord),
}

/// One row of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Who.
    pub unit: Party,
    /// With what.
    pub answered: Answered<'a>,
}

/// A form over its units at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix<'a> {
    /// Which form.
    pub form: &'a Form,
    /// Which round; `None` where nobody asked.
    pub round: Option<Round>,
    /// When it was looked at.
    pub now: Time,
    /// Every unit that was asked, those that never answered too.
    pub rows: Vec<Row<'a>>,
}

impl<'a> Row<'a> {
    /// The newest answer, of whatever age.
    #[must_use]
    pub fn record(&self) -> Option<&'a ReturnRecord> {
        match self.answered {
            Answered::Never => None,
            Answered::Old(it) | Answered::Given(it) => Some(it),
        }
    }

    /// Seconds since the moment its figure speaks of.
    #[must_use]
    pub fn age_s(&self, now: Time) -> Option<i64> {
        self.record().map(|it| now.since_s(it.as_of))
    }
}

impl Matrix<'_> {
    /// The units that did not answer this round, in order.
    pub fn unanswered(&self) -> impl Iterator<Item = &Party> {
        self.rows
            .iter()
            .filter(|row| !matches!(row.answered, Answered::Given(_)))
            .map(|row| &row.unit)
    }

    /// Whether an answer is too old to say anything (the form's `unknown_after_s`).
    #[must_use]
    pub fn says_nothing(&self, record: &ReturnRecord) -> bool {
        let limit_s = i64::from(self.form.unknown_after_s);
        limit_s > 0 && self.now.since_s(record.as_of) > limit_s
    }
}

impl ReturnRequest {
    /// The round that is asked at a moment: the last one that has opened.
    #[must_use]
    pub fn round(&self, form: &Form, now: Time) -> Round {
        let open_before_s = i64::from(form.open_before_s);
        let end = self.ended.as_ref().map(|it| it.at).or(self.until);
        let now = end.map_or(now, |end| end.min(now));
        let since_s = now.since_s(self.as_of).saturating_add(open_before_s);
        let number = match i64::from(self.repeat_s) {
            0 => 0,
            repeat_s => since_s.div_euclid(repeat_s).max(0),
        };
        let after_s = number.saturating_mul(i64::from(self.repeat_s));
        let as_of = self.as_of.plus_s(after_s);
        let opens = as_of.plus_s(-open_before_s);
        Round {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            // The first is open from the moment it was asked.
            opens: if number == 0 {
                opens.min(self.asked.at)
            } else {
                opens
            },
            as_of,
            due: self.due.plus_s(after_s),
        }
    }
}

fn newest<'a>(state: &'a State, form: &FormId, unit: &Party) -> Option<&'a ReturnRecord> {
    let given: &Vector<Shared<ReturnRecord>> = state.returns.get(form)?.get(unit)?;
    given.last().map(|it| &**it)
}

/// A return that was asked for, as it stands now; `None` where nobody knows it or its form.
#[must_use]
pub fn matrix<'a>(state: &'a State, request: &ReturnId, now: Time) -> Option<Matrix<'a>> {
    let request = state.return_requests.get(request)?;
    let form = state.register.forms.get(&request.form)?;
    let round = request.round(form, now);
    let row = |unit: &Party| row_of(state, &request.form, unit, Some(round));
    Some(Matrix {
        form,
        round: Some(round),
        now,
        rows: request.units.iter().map(row).collect(),
    })
}

fn row_of<'a>(state: &'a State, form: &FormId, unit: &Party, round: Option<Round>) -> Row<'a> {
    Row {
        unit: unit.clone(),
        answered: match newest(state, form, unit) {
            None => Answered::Never,
            Some(it) if round.is_some_and(|round| it.as_of < round.opens) => Answered::Old(it),
            Some(it) => Answered::Given(it),
        },
    }
}

/// The request of a form that asked a unit last, of those that `counts` lets stand.
fn last_asked<'a>(
    state: &'a State,
    form: &FormId,
    unit: &Party,
    counts: fn(&ReturnRequest) -> bool,
) -> Option<&'a ReturnRequest> {
    let asked = state.return_requests.values().map(|it| &**it);
    asked
        .filter(|it| it.form == *form && counts(it) && it.units.contains(unit))
        .max_by_key(|it| it.asked.known_at)
}

/// A form over every unit that is asked for it now, by whichever request: each unit once, by the round
/// that was asked of it last. `None` where nobody is asked.
#[must_use]
pub fn asked_now<'a>(state: &'a State, form_id: &FormId, now: Time) -> Option<Matrix<'a>> {
    let form = state.register.forms.get(form_id)?;
    let open: fn(&ReturnRequest) -> bool = |it| it.ended.is_none();
    let requests = state.return_requests.values();
    let requests = requests.filter(|it| it.form == *form_id && open(it));
    let mut units: Vec<&Party> = requests.flat_map(|it| &it.units).collect();
    units.sort();
    units.dedup();
    let rows = units.into_iter().map(|unit| {
        let asked = last_asked(state, form_id, unit, open);
        row_of(state, form_id, unit, asked.map(|it| it.round(form, now)))
    });
    let rows: Vec<Row<'a>> = rows.collect();
    (!rows.is_empty()).then_some(Matrix {
        form,
        round: None,
        now,
        rows,
    })
}

/// A form over every township and whoever else answered it, asked or not. What is older than the round
/// that was asked of its unit last is old, whether or not that is still asked.
#[must_use]
pub fn standing<'a>(state: &'a State, form_id: &FormId, now: Time) -> Option<Matrix<'a>> {
    let form = state.register.forms.get(form_id)?;
    let townships = state.register.townships.keys().cloned();
    let mut units: Vec<Party> = townships.map(Party::Township).collect();
    let others = state
        .returns
        .get(form_id)
        .into_iter()
        .flat_map(|it| it.keys());
    for unit in others {
        if !units.contains(unit) {
            units.push(unit.clone());
        }
    }
    let row = |unit: Party| {
        let asked = last_asked(state, form_id, &unit, |_| true);
        row_of(state, form_id, &unit, asked.map(|it| it.round(form, now)))
    };
    Some(Matrix {
        form,
        round: None,
        now,
        rows: units.into_iter().map(row).collect(),
    })
}

//! Reports of the district in a script: `sha256 = "@made"` stands for the report as it is made of
//! what the drill knew at its moment, whose record number and digest no script can know beforehand.

use super::Scenario;
use crate::command::{Command, Cut, SendReport};
use crate::district_report::{Heights, district_report, previous_cut};
use crate::state::State;
use crate::time::Time;
use crate::words::Words;

/// What a script writes in place of a digest.
const MADE: &str = "@made";

/// The States of which a script makes its reports, kept as the drill goes by them.
#[derive(Clone, Debug)]
pub(super) struct Reports(Vec<(Time, Option<State>)>);

impl Reports {
    /// None of them kept yet.
    pub(super) fn of(scenario: &Scenario) -> Reports {
        let commands = scenario.steps.iter().map(|it| &it.command);
        let moments = commands.filter_map(|it| match it {
            Command::SendReport(it) if it.sha256.as_str() == MADE => Some(it.cut.as_of),
            _ => None,
        });
        Reports(moments.map(|at| (at, None)).collect())
    }

    /// Keeps a State for the reports whose moment it may be the last one before.
    pub(super) fn keep(&mut self, state: &State) {
        for (_, kept) in self.0.iter_mut().filter(|(at, _)| state.at <= *at) {
            if kept.as_ref().is_none_or(|had| had.height < state.height) {
                *kept = Some(state.clone());
            }
        }
    }

    fn kept(&self, wanted: impl Fn(Time, &State) -> bool) -> Option<&State> {
        let mut kept = self.0.iter();
        kept.find_map(|(at, state)| state.as_ref().filter(|it| wanted(*at, it)))
    }

    /// The report that a step sends; `None` where the script wrote a digest, or what it was to be
    /// made of is not known.
    pub(super) fn made(&self, sent: &SendReport) -> Option<SendReport> {
        let as_of = sent.cut.as_of;
        let state = (sent.sha256.as_str() == MADE).then(|| self.kept(|at, _| at == as_of))??;
        let before = match previous_cut(state, state.height) {
            Some(cut) => Some((cut, self.kept(|_, it| it.height == cut.height)?)),
            None => None,
        };
        let report = district_report(state, as_of, before, &Heights::default());
        Some(SendReport {
            cut: Cut {
                height: state.height,
                as_of,
            },
            sha256: Words::new(&report.sha256()).ok()?,
            ..sent.clone()
        })
    }
}

//! Playing a scenario: which entry comes next, and what became of it.
//!
//! Rows of the district first, then the steps at their times, and between them the pulses that
//! fall due. A step and a pulse of the same moment: the step first, for it may answer the clock.

use super::gone::is_gone;
use super::reports::Reports;
use super::{Scenario, Step, entry_id};
use crate::command::{Command, Pulse};
use crate::entry::{Author, Basis, World};
use crate::refusal::Verdict;
use crate::state::State;
use crate::time::Time;
use crate::view::next_due;
use crate::words::{ConflictId, PersonId, PostId, Words};

/// The world one run of a scenario is played in.
#[must_use]
pub fn drill_world(scenario: &Scenario) -> World {
    World::drill(&scenario.id, scenario.run)
}

/// What is to be appended next, and at which moment of the ledger's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The ledger's clock.
    pub recorded_at: Time,
    /// The author's part.
    pub author: Author,
    /// The step of the script; `None` for rows and pulses.
    pub step: Option<usize>,
    /// Whether it is a row that sets the district up.
    pub is_row: bool,
}

/// What became of a turn.
#[derive(Clone, Debug)]
pub struct Played {
    /// Its height.
    pub height: u64,
    /// The author's part.
    pub author: Author,
    /// The step of the script.
    pub step: Option<usize>,
    /// The verdict.
    pub verdict: Verdict,
    /// The State after it.
    pub state: State,
}

/// Hands out a scenario turn by turn.
#[derive(Clone, Debug)]
pub struct Player<'a> {
    scenario: &'a Scenario,
    rows: &'a [Command],
    next_row: usize,
    next_step: usize,
    /// The ledger's clock never goes back.
    now: Time,
    reports: Reports,
}

impl<'a> Player<'a> {
    /// A player at the beginning; `rows` are the district's, closed by their adoption.
    #[must_use]
    pub fn new(scenario: &'a Scenario, rows: &'a [Command]) -> Player<'a> {
        Player {
            scenario,
            rows,
            next_row: 0,
            next_step: 0,
            now: scenario.start.at,
            reports: Reports::of(scenario),
        }
    }

    /// The next turn; `None` when the script is over. `chain` is the chain at `state.height`, in
    /// lower-case hex.
    ///
    /// Calling it again without having folded what it gave skips that turn; the caller appends
    /// each turn before he asks for the next.
    pub fn turn(&mut self, state: &State, chain: &str) -> Option<Turn> {
        self.reports.keep(state);
        if let Some(row) = self.rows.get(self.next_row) {
            self.next_row += 1;
            let (post, person) = setting_up();
            let id = format!("row/{}", self.next_row);
            let author = self.author(state, chain, &id, post, person, self.now, row.clone());
            return Some(Turn {
                recorded_at: self.now,
                author,
                step: None,
                is_row: true,
            });
        }
        if state.drill.ended.is_some() {
            // 演练终止: the script says no more, and nothing falls due any more.
            return None;
        }
        let mut step = self.scenario.steps.get(self.next_step);
        while step.is_some_and(|it| is_gone(state, it)) {
            self.next_step += 1;
            step = self.scenario.steps.get(self.next_step);
        }
        if let Some(pulse) = self.due_before(state, step) {
            return Some(self.pulse_turn(state, chain, pulse));
        }
        let step = step?;
        let index = self.next_step;
        self.next_step += 1;
        self.now = self.now.max(step.at);
        Some(Turn {
            recorded_at: self.now,
            author: self.step_author(state, chain, step),
            step: Some(index),
            is_row: false,
        })
    }

    /// A pulse whose time comes strictly before the next step, or before the end of the script.
    fn due_before(&self, state: &State, step: Option<&Step>) -> Option<(Time, Pulse)> {
        let (due, pulse) = next_due(state)?;
        let recorded_at = state.recorded_when(due)?.max(self.now);
        // After the last step nothing is left to fall due: the drill ends with its script.
        step.is_some_and(|step| recorded_at < step.at)
            .then_some((recorded_at, pulse))
    }

    fn pulse_turn(
        &mut self,
        state: &State,
        chain: &str,
        (recorded_at, pulse): (Time, Pulse),
    ) -> Turn {
        self.now = recorded_at;
        let subject = pulse.subject.as_ref().map_or("", Words::as_str);
        let rule = serde_json::to_string(&pulse.rule).unwrap_or_default();
        let id = format!("pulse/{}/{rule}/{subject}/{}", pulse.incident, pulse.round);
        let (post, person) = setting_up();
        let world_at = state.world_time(recorded_at);
        let author = self.author(
            state,
            chain,
            &id,
            post,
            person,
            world_at,
            Command::Pulse(pulse),
        );
        Turn {
            recorded_at,
            author,
            step: None,
            is_row: false,
        }
    }

    fn step_author(&self, state: &State, chain: &str, step: &Step) -> Author {
        let world_at = state.world_time(self.now);
        let person = step
            .person
            .clone()
            .or_else(|| state.register.on_duty(&step.by, world_at).cloned());
        let person = person.unwrap_or_else(|| setting_up().1);
        let occurred_at = step.occurred_at.unwrap_or(world_at);
        let mut author = self.author(
            state,
            chain,
            &format!("step/{}", step.id),
            step.by.clone(),
            person,
            occurred_at,
            self.spelt_out(state, &step.command),
        );
        author.on_behalf.clone_from(&step.on_behalf);
        author.valid_for_s = step.valid_for_s;
        author.pressed_at = world_at;
        author
    }

    /// What no script knows beforehand. A contradiction bears the record number of the entry that
    /// raised it: `@STEP` stands for the first that this step raised. A report bears its digest.
    fn spelt_out(&self, state: &State, command: &Command) -> Command {
        if let Command::SendReport(sent) = command
            && let Some(made) = self.reports.made(sent)
        {
            return Command::SendReport(made);
        }
        let Command::Settle(settle) = command else {
            return command.clone();
        };
        let Some(step) = settle.conflict.as_str().strip_prefix('@') else {
            return command.clone();
        };
        let entry = entry_id(
            &self.scenario.id,
            self.scenario.run,
            &format!("step/{step}"),
        );
        let raised = state.seen.get(&entry).and_then(|height| {
            let id = ConflictId::new(&format!("c{height}-1")).ok()?;
            state.conflicts.get(&id).map(|_| id)
        });
        let mut settle = settle.clone();
        settle.conflict = raised.unwrap_or(settle.conflict);
        Command::Settle(settle)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "these are the parts of an author's part, named where they are called"
    )]
    fn author(
        &self,
        state: &State,
        chain: &str,
        id: &str,
        post: PostId,
        person: PersonId,
        occurred_at: Time,
        command: Command,
    ) -> Author {
        #[expect(clippy::expect_used, reason = "two short literals")]
        let seat = Words::new("director").expect("a short text");
        #[expect(clippy::expect_used, reason = "two short literals")]
        let console = Words::new("drill").expect("a short text");
        Author {
            id: entry_id(&self.scenario.id, self.scenario.run, id),
            world: drill_world(self.scenario),
            person,
            post,
            seat,
            console,
            on_behalf: None,
            basis: Basis {
                height: state.height,
                chain: chain.to_owned(),
            },
            occurred_at,
            pressed_at: occurred_at,
            valid_for_s: None,
            command,
        }
    }
}

/// Who records the rows and the pulses of a drill: the director's post, by the program.
fn setting_up() -> (PostId, PersonId) {
    #[expect(clippy::expect_used, reason = "two literals are names")]
    (
        PostId::new("director").expect("a name"),
        PersonId::new("program").expect("a name"),
    )
}

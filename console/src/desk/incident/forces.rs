//! Section 3, forces 力量: the teams here, and the teams that could come, by the verb that law and
//! custom give to each (practice R4).

use dispatch_core::command::{
    AnswerTeam, Command, ReleaseTeam, Strength, TeamAnswer, TeamDoing, TeamState,
};
use dispatch_core::register::{Party, Team};
use dispatch_core::state::{Assignment, AssignmentState, Incident};
use dispatch_core::words::TeamId;
use eframe::egui::{Align, Label, Layout, Sense, Ui, Vec2};

use super::arrived::ArrivedForm;
use super::cannot::{CannotForm, cannot_ui};
use super::exercise::{self, ExerciseForm};
use super::free_team::free_team_ui;
use super::free_teams::proposed;
use super::press::{decision, press};
use super::recall::{self, RecallForm};
use super::voice::Decider;
use crate::desk::arrivals::{arrival_text, late, late_text};
use crate::desk::boards::{Proposals, counts_ui};
use crate::desk::dragging::grip;
use crate::desk::look::inked;
use crate::desk::map::symbol::{Mark, Shape, paint};
use crate::desk::map::team_form;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, chip, clock_hm, opener, unwatched_field};
use crate::desk::wording;
use crate::language::Key;

/// How many free teams are proposed at once; a longer list is searched by name.
const PROPOSED_MAX: usize = 8;

/// Milliseconds for which what is counted beside the button stands, whatever comes in meanwhile.
const COUNTED_MS: i64 = 1_000;

/// What is half written in this section.
#[derive(Debug, Default)]
pub struct ForceForm {
    open: bool,
    search: String,
    recall: RecallForm,
    exercise: ExerciseForm,
    proposals: Proposals,
    cannot: CannotForm,
    arrived: ArrivedForm,
    decider: Decider,
}

impl ForceForm {
    /// Opens or closes it; what is half written stays.
    pub fn toggle(&mut self) {
        self.open = !self.open;
    }
}

/// The section's fact, and whether it is abnormal.
pub fn fact(sight: &Sight<'_>, incident: &Incident) -> (String, bool) {
    let count = |wanted: fn(AssignmentState) -> bool| {
        incident
            .assignments
            .values()
            .filter(|it| wanted(it.state))
            .count()
    };
    let here = count(|it| matches!(it, AssignmentState::OnScene | AssignmentState::Working));
    let coming = count(|it| {
        matches!(
            it,
            AssignmentState::Dispatched | AssignmentState::Accepted | AssignmentState::EnRoute
        )
    });
    let asked = count(|it| it == AssignmentState::Requested);
    let inside = incident.zone.inside_now();
    let missing = incident.zone.unaccounted_now();
    let mut fact = sight.say_with(
        Key::ForcesFact,
        [
            ("here", here.into()),
            ("coming", coming.into()),
            ("asked", asked.into()),
        ],
    );
    if inside > 0 {
        fact.push_str(&sight.say_with(Key::InsideFact, [("n", inside.into())]));
    }
    if missing > 0 {
        fact.push_str(&sight.say_with(Key::UnaccountedFact, [("n", missing.into())]));
    }
    let late = late(sight, incident);
    if late > 0 {
        fact.push_str(&sight.say_with(Key::LateFact, [("n", late.into())]));
    }
    (fact, missing > 0 || late > 0)
}

/// Draws the section.
pub fn forces_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut ForceForm,
    outbox: &mut Outbox,
) {
    for (id, assignment) in &incident.assignments {
        let tools = (&mut form.arrived, &mut *outbox);
        assignment_ui(ui, sight, incident, (id, assignment), tools);
        cannot_ui(
            ui,
            sight,
            incident,
            (id, assignment),
            &mut form.cannot,
            outbox,
        );
    }
    if incident.assignments.is_empty() {
        ui.label(sight.look.note(sight.say(Key::ForcesEmpty)));
    }
    if !incident.status.is_open() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if opener(ui, sight, Weight::Plain, Key::SendTeam) {
            form.open = !form.open;
        }
        let mut coming = incident.assignments.values();
        if coming.any(|it| {
            next_doings(it.state)
                .iter()
                .any(|it| it.1 == TeamDoing::OnScene)
        }) {
            form.arrived.field_ui(ui, sight, Key::ArrivedTeam);
        }
        let (worked_out, _) = form.proposals.of(sight, incident, COUNTED_MS);
        if let Some(proposal) = worked_out.and_then(|it| it.proposal.as_ref()) {
            counts_ui(ui, sight, proposal);
        }
    });
    if form.open {
        ui.horizontal_wrapped(|ui| {
            unwatched_field(ui, sight.look, (Key::SearchTeam, 200.0), &mut form.search);
            form.decider.ui(ui, sight, incident, Key::SendTeam);
        });
        let before = outbox.drafts().len();
        let proposed = proposed(sight, incident, &form.search);
        let more = proposed.len().saturating_sub(PROPOSED_MAX);
        let (held, free): (Vec<&Team>, Vec<&Team>) = proposed
            .into_iter()
            .take(PROPOSED_MAX)
            .partition(|team| holder(sight, team).is_some());
        for team in free {
            let forms = (team, &form.exercise, form.decider);
            free_team_ui(ui, sight, incident, forms, outbox);
        }
        if outbox.drafts().len() > before {
            form.decider = Decider::default();
        }
        if !held.is_empty() {
            recall::reason_ui(ui, sight, &mut form.recall);
        }
        for team in held {
            if let Some(holder) = holder(sight, team) {
                let both = (incident, holder);
                recall::held_ui(ui, sight, both, team, &form.recall, outbox);
            }
        }
        if more > 0 {
            ui.label(
                sight
                    .look
                    .note(sight.say_with(Key::MoreTeams, [("n", more.into())])),
            );
        }
        exercise::form_ui(ui, sight, &mut form.exercise);
    }
}

/// The incident that holds a team now.
fn holder<'a>(sight: &Sight<'a>, team: &Team) -> Option<&'a Incident> {
    let state = sight.state();
    let custody = state.teams.get(&team.id)?.custody.as_ref()?;
    state.incident(custody)
}

pub(super) fn symbol_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    id: &TeamId,
    assignment: Option<&Assignment>,
) {
    let kind = sight
        .state()
        .register
        .teams
        .get(id)
        .map(|it| it.kind.as_str())
        .unwrap_or_default();
    let character = sight
        .catalogue
        .team_kinds
        .get(kind)
        .map_or('队', |it| it.symbol);
    let (form, hue) = team_form(sight, assignment);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::hover());
    let mark = Mark::new(Shape::Circle, character, form, hue);
    paint(ui.painter(), sight.look, rect.center(), &mark, 20.0);
}

fn assignment_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, assignment): (&TeamId, &Assignment),
    tools: (&mut ArrivedForm, &mut Outbox),
) {
    let name = sight.team(id);
    ui.horizontal(|ui| {
        symbol_ui(ui, sight, id, Some(assignment));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            steps_ui(ui, sight, incident, (id, assignment), tools);
            if let Some(people) = assignment.strength.people {
                let text = sight.say_with(Key::People, [("n", people.into())]);
                ui.label(sight.look.label(text));
            }
            let since = [
                &assignment.on_scene,
                &assignment.set_out,
                &assignment.dispatched,
            ]
            .into_iter()
            .flatten()
            .next();
            if let Some(said) = since {
                ui.label(sight.look.label(clock_hm(said.at)));
            }
            let tone = match assignment.state {
                AssignmentState::OnScene | AssignmentState::Working => Tone::Green,
                AssignmentState::Requested => Tone::Amber,
                AssignmentState::Dispatched
                | AssignmentState::Accepted
                | AssignmentState::EnRoute
                | AssignmentState::Withdrawing => Tone::Blue,
                AssignmentState::Declined
                | AssignmentState::Home
                | AssignmentState::Resting
                | AssignmentState::Recalled
                | AssignmentState::Cancelled => Tone::Grey,
            };
            chip(
                ui,
                sight.look,
                tone,
                &wording::assignment(sight, assignment.state),
            );
            exercise::chip_ui(ui, sight, id);
            if assignment.seen_only {
                chip(ui, sight.look, Tone::Amber, &sight.say(Key::SeenOnly));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let told = ui.add(Label::new(sight.look.row(&*name)).truncate());
                grip(ui, sight, told.rect, id);
            });
        });
    });
    if let Some(text) = arrival_text(sight, incident, id) {
        ui.add(Label::new(sight.look.note(format!("{name} {text}"))).wrap());
    }
    if let Some(text) = late_text(sight, incident, id) {
        let red = sight.look.palette.red.text;
        ui.add(Label::new(inked(format!("{name} {text}"), size::NOTE, red)).wrap());
    }
}

/// The states that may be reported next, and the release.
fn steps_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, assignment): (&TeamId, &Assignment),
    (arrived, outbox): (&mut ArrivedForm, &mut Outbox),
) {
    let name = sight.team(id);
    if assignment.state == AssignmentState::Requested {
        let who = owner(sight, id);
        for (key, answer) in [
            (Key::StepSent, TeamAnswer::Sent),
            (Key::StepAnswered, TeamAnswer::Accepted),
        ] {
            let command = Command::AnswerTeam(AnswerTeam {
                incident: incident.id.clone(),
                team: id.clone(),
                answer,
            });
            press(
                ui,
                sight,
                (key, &name),
                command,
                sight.heard_from(&who),
                outbox,
            );
        }
        return;
    }
    let heard = sight.heard_from(&Party::Team(id.clone()));
    for (key, doing) in next_doings(assignment.state) {
        let command = Command::TeamState(TeamState {
            team: id.clone(),
            doing: *doing,
            incident: Some(incident.id.clone()),
            strength: match doing {
                TeamDoing::OnScene => arrived.strength(),
                _ => Strength::default(),
            },
            point: None,
            eta_at: None,
            unlisted: None,
        });
        let named = (*key, name.as_str());
        match doing {
            TeamDoing::OnScene => {
                arrived.press(ui, sight, named, (command, heard.clone()), outbox);
            }
            _ => press(ui, sight, named, command, heard.clone(), outbox),
        }
    }
    if assignment.state.holds() {
        let command = Command::ReleaseTeam(ReleaseTeam {
            incident: incident.id.clone(),
            team: id.clone(),
        });
        let words = (Weight::Small, Key::StepReleaseTeam, name.as_str());
        decision(ui, sight, incident, words, Ok(command), outbox);
    }
}

/// Who answers for a team that was asked for: its owner; itself where it is in no list.
#[must_use]
pub fn owner(sight: &Sight<'_>, id: &TeamId) -> Party {
    match sight.state().register.teams.get(id) {
        Some(it) => Sight::of_unit(&it.owner),
        None => Party::Team(id.clone()),
    }
}

fn next_doings(state: AssignmentState) -> &'static [(Key, TeamDoing)] {
    match state {
        AssignmentState::Dispatched | AssignmentState::Accepted => &[
            (Key::TeamOnScene, TeamDoing::OnScene),
            (Key::TeamEnRoute, TeamDoing::EnRoute),
        ],
        AssignmentState::EnRoute => &[(Key::TeamOnScene, TeamDoing::OnScene)],
        AssignmentState::OnScene => &[(Key::TeamWorking, TeamDoing::Working)],
        AssignmentState::Withdrawing => &[(Key::TeamHome, TeamDoing::Home)],
        AssignmentState::Requested
        | AssignmentState::Declined
        | AssignmentState::Working
        | AssignmentState::Home
        | AssignmentState::Resting
        | AssignmentState::Recalled
        | AssignmentState::Cancelled => &[],
    }
}

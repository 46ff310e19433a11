//! What is chosen of a proposal, why it differs, and how it is sent.

use std::collections::BTreeSet;

use dispatch_core::command::{Command, Propose};
use dispatch_core::proposal::{PassedWhy, Proposal};
use dispatch_core::register::Route;
use dispatch_core::state::Incident;
use dispatch_core::words::{ProposalId, TeamId, Words};
use eframe::egui::{Key as Pressed, Modifiers, Ui};

use super::beside::counts_ui;
use crate::desk::incident::{fresh, said, sent};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, digit_with_alt, toggle};
use crate::language::Key;

/// Why another team than the proposed one, one key each: Alt 1 and on.
const BECAUSE: [Key; 5] = [
    Key::BecauseKnows,
    Key::BecauseRoad,
    Key::BecauseKit,
    Key::BecauseCommander,
    Key::BecauseReserve,
];

/// What a person changed of a proposal.
#[derive(Debug, Default)]
pub struct Choice {
    /// Proposed, and not to go.
    left: BTreeSet<TeamId>,
    /// Not proposed, and to go.
    instead: BTreeSet<TeamId>,
    /// Why, as a place in [`BECAUSE`].
    because: Option<usize>,
}

impl Choice {
    /// Whether a team is to go.
    pub fn goes(&self, team: &TeamId, proposed: bool) -> bool {
        if proposed {
            !self.left.contains(team)
        } else {
            self.instead.contains(team)
        }
    }

    /// Lets it go, or stay.
    pub fn turn(&mut self, team: &TeamId, proposed: bool) {
        let set = if proposed {
            &mut self.left
        } else {
            &mut self.instead
        };
        if !set.remove(team) {
            set.insert(team.clone());
        }
    }

    /// Whoever is here by now is chosen no longer.
    pub fn forget_who_went(&mut self, incident: &Incident) {
        let here = |team: &TeamId| {
            let assignment = incident.assignments.get(team);
            assignment.is_some_and(|it| !it.state.is_over())
        };
        self.left.retain(|it| !here(it));
        self.instead.retain(|it| !here(it));
        if self.instead.is_empty() {
            self.because = None;
        }
    }

    /// Who is to go, with why where it was not proposed; in the order of the needs.
    fn going(&self, proposal: &Proposal) -> Vec<(TeamId, bool)> {
        let mut going: Vec<(TeamId, bool)> = Vec::new();
        for need in &proposal.needs {
            let picks = need.picks.iter().map(|it| (&it.team, true));
            let passed = need.passed.iter().map(|it| (&it.team, false));
            for (team, proposed) in picks.chain(passed) {
                let had = going.iter().any(|(had, _)| had == team);
                if self.goes(team, proposed) && !had {
                    going.push((team.clone(), proposed));
                }
            }
        }
        going
    }
}

/// Whether a person may choose a team that was passed over: the fold refuses the others anyway, or it
/// is nobody's choice.
pub fn may_be_chosen(why: &PassedWhy) -> bool {
    match why {
        PassedWhy::Busy(_) | PassedWhy::Resting | PassedWhy::OutOfService => false,
        PassedWhy::AskedFor(_)
        | PassedWhy::GivenTo(_)
        | PassedWhy::Declined
        | PassedWhy::MustRest { .. }
        | PassedWhy::Exercising { .. }
        | PassedWhy::PositionOld { .. }
        | PassedWhy::Crew { .. }
        | PassedWhy::Beyond { .. }
        | PassedWhy::NoWay
        | PassedWhy::Spare { .. } => true,
    }
}

/// The commands that send what is chosen: the proposal as it stands, then each team.
fn commands(sight: &Sight<'_>, proposal: &Proposal, choice: &Choice) -> Option<Vec<Command>> {
    let incident = sight.state().incident(&proposal.incident)?;
    let because = choice.because.and_then(|it| BECAUSE.get(it));
    let because: Option<Words> = because.map(|it| said(&sight.record(*it)));
    // In a ledger of older rules nobody knows of proposals yet; the teams go all the same.
    let id: Option<ProposalId> = if sight.state().edition >= 3 {
        fresh("proposal", ProposalId::new)
    } else {
        None
    };
    let mut commands = Vec::new();
    if let Some(id) = &id {
        commands.push(Command::Propose(Box::new(Propose {
            proposal: id.clone(),
            says: proposal.clone(),
            roads_at: sight.travels.roads_at(proposal),
        })));
    }
    for (team, proposed) in choice.going(proposal) {
        let team = sight.state().register.teams.get(&team)?;
        let (_, mut command) = sent(incident, team, None);
        let why = because.clone().filter(|_| !proposed && id.is_some());
        match &mut command {
            Command::Dispatch(it) => (it.proposal, it.because) = (id.clone(), why),
            Command::RequestTeam(it) => (it.proposal, it.because) = (id.clone(), why),
            _ => {}
        }
        commands.push(command);
    }
    Some(commands)
}

/// Draws the reasons, where one is needed, and the button; Enter presses it.
pub fn send_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    proposal: &Proposal,
    choice: &mut Choice,
    outbox: &mut Outbox,
) {
    let going = choice.going(proposal);
    if going.is_empty() {
        counts_ui(ui, sight, proposal);
        return;
    }
    let differs = going.iter().any(|(_, proposed)| !proposed);
    if differs {
        because_ui(ui, sight, choice);
    }
    let Some(commands) = commands(sight, proposal, choice) else {
        return;
    };
    let refusal = if differs && choice.because.is_none() {
        Some(sight.say(Key::SendingNeedsBecause).into_owned())
    } else {
        commands.iter().find_map(|it| sight.refusal(it))
    };
    let text = send_text(sight, &going);
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        let words = (&*text, &*text);
        pressed = act_button(ui, sight.look, Weight::Primary, words, refusal.as_deref());
        match &refusal {
            Some(why) => ui.label(sight.look.label(why.as_str())),
            None => ui.label(sight.look.label(sight.say(Key::SendingEnter))),
        };
        counts_ui(ui, sight, proposal);
    });
    // Enter belongs to whatever has the keyboard, if anything has.
    let free = ui.memory(|it| it.focused().is_none());
    let enter = || ui.input_mut(|it| it.consume_key(Modifiers::NONE, Pressed::Enter));
    if pressed || (free && refusal.is_none() && enter()) {
        for command in commands {
            outbox.push(command, sight.now);
        }
        *choice = Choice::default();
    }
}

/// 派出 1 支 · 商请 3 支: what pressing it does, by the verb of each route.
fn send_text(sight: &Sight<'_>, going: &[(TeamId, bool)]) -> String {
    let teams = &sight.state().register.teams;
    let count = |wanted: fn(Route) -> bool| {
        let routes = going
            .iter()
            .filter_map(|(id, _)| Some(teams.get(id)?.route));
        routes.filter(|it| wanted(*it)).count()
    };
    let counted = [
        (Key::SendingSend, count(|it| it == Route::Own)),
        (Key::SendingAsk, count(|it| it == Route::Request)),
        (Key::SendingAgreement, count(|it| it == Route::Agreement)),
        (
            Key::SendingUp,
            count(|it| matches!(it, Route::Up | Route::Military)),
        ),
    ];
    let parts: Vec<String> = counted
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| sight.say_with(key, [("n", n.into())]))
        .collect();
    parts.join(" · ")
}

fn because_ui(ui: &mut Ui, sight: &Sight<'_>, choice: &mut Choice) {
    ui.label(sight.look.label(sight.say(Key::SendingBecause)));
    ui.horizontal_wrapped(|ui| {
        for (place, key) in BECAUSE.into_iter().enumerate() {
            let text = format!("{} {}", place + 1, sight.say(key));
            if toggle(ui, sight.look, choice.because == Some(place), &text) {
                choice.because = Some(place);
            }
        }
    });
    if let Some(place) = digit_with_alt(ui).and_then(|digit| digit.checked_sub(1))
        && place < BECAUSE.len()
    {
        choice.because = Some(place);
    }
}

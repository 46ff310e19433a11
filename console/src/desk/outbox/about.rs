//! What a press is about, as far as something on the screen can say that it waits.

use dispatch_core::command::{Command, Shape};
use dispatch_core::words::{AlarmKey, IncidentId, PlotId, TeamId, Words};

/// What a press is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// At which incident.
    pub incident: Option<IncidentId>,
    /// Which alarm.
    pub alarm: Option<AlarmKey>,
    /// Which team.
    pub team: Option<TeamId>,
    /// What is plotted, or was.
    pub plot: Option<Plotted>,
}

/// Something plotted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plotted {
    /// Its id at the incident.
    pub id: PlotId,
    /// Where it would be; `None` where it is to be lifted.
    pub shape: Option<Shape>,
    /// What would be written beside it.
    pub words: Option<Words>,
}

impl About {
    /// What a command is about.
    #[must_use]
    pub fn of(command: &Command) -> About {
        About {
            incident: command.incident().cloned(),
            alarm: alarm_of(command).cloned(),
            team: team_of(command).cloned(),
            plot: plot_of(command),
        }
    }

    /// Whether it is about an incident and nothing smaller that has a place of its own on the map.
    #[must_use]
    pub fn is_of_incident(&self, incident: &IncidentId) -> bool {
        self.incident.as_ref() == Some(incident) && self.team.is_none() && self.plot.is_none()
    }
}

/// The alarm that a command is about.
pub fn alarm_of(command: &Command) -> Option<&AlarmKey> {
    match command {
        Command::KnowAlarm(it) => Some(&it.alarm),
        Command::ShelveAlarm(it) => Some(&it.alarm),
        _ => None,
    }
}

fn team_of(command: &Command) -> Option<&TeamId> {
    match command {
        Command::Dispatch(it) => Some(&it.team),
        Command::RequestTeam(it) => Some(&it.team),
        Command::AnswerTeam(it) => Some(&it.team),
        Command::TeamState(it) => Some(&it.team),
        Command::ReleaseTeam(it) => Some(&it.team),
        Command::Recall(it) => Some(&it.team),
        Command::Exercise(it) => Some(&it.team),
        Command::EndExercise(it) => Some(&it.team),
        _ => None,
    }
}

fn plot_of(command: &Command) -> Option<Plotted> {
    let (id, shape, words) = match command {
        Command::Plot(it) => (&it.plot, Some(&it.shape), it.words.as_ref()),
        Command::Hazard(it) => (&it.plot, Some(&it.shape), it.words.as_ref()),
        // One without an outline stands nowhere on the map: it is about its incident.
        Command::Evacuate(it) => (&it.plot, Some(it.shape.as_ref()?), Some(&it.area)),
        Command::Lift(it) => (&it.plot, None, None),
        _ => return None,
    };
    Some(Plotted {
        id: id.clone(),
        shape: shape.cloned(),
        words: words.cloned(),
    })
}

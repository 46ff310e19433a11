//! Makes a question. It names every team: of some thousands that takes a frame, and is done on a thread of its own
//! then, which the window does not wait for.

use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, TryRecvError, bounded};
use dispatch_core::catalogue::Catalogue;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::travel::Vehicle;
use dispatch_core::words::{IncidentId, TeamId, TeamKind};

use crate::travel::{CoverAsked, Question, Reach, RingsAsked, TownshipAreas, TravelLink};

/// From so many teams on it is made beside the window: a hundred of them cost some 80 µs. Derived.
const MANY: usize = 2_000;

/// Questions on their way to the thread and back: one at a time is made.
const MADE_MAX: usize = 1;

/// What a question is made of.
#[derive(Clone, Debug)]
pub(super) struct Of {
    pub state: Arc<State>,
    pub catalogue: Arc<Catalogue>,
    pub townships: Arc<TownshipAreas>,
    pub now: Time,
    pub selected: Option<IncidentId>,
    /// The teams whose ways are drawn, besides those on their way to the selected incident.
    pub chosen: Vec<TeamId>,
    pub rings: Option<[Reach; 3]>,
    pub cover: Option<(TeamKind, u32)>,
    /// The last one.
    pub had: Arc<Question>,
    /// The one before it, which the window does not free: it may be large.
    pub gone: Option<Arc<Question>>,
}

/// What came of it: nothing where it is the last one again.
pub(super) type Made = Option<Arc<Question>>;

impl Of {
    /// Whether making it takes a frame.
    pub fn is_large(&self) -> bool {
        // Those that the register does not list are among those that were seen.
        self.state.register.teams.len().max(self.state.teams.len()) >= MANY
    }

    pub fn make(&self) -> Made {
        let Of {
            state,
            catalogue,
            now,
            had,
            ..
        } = self;
        let selected = self.selected.as_ref();
        let mut question = Question::of(state, catalogue, *now, selected);
        question.drawn = drawn(state, selected, &self.chosen);
        let scene = selected.and_then(|id| state.incident(id)?.place.point);
        question.rings = scene.zip(self.rings).map(|(at, reaches)| RingsAsked {
            at,
            vehicle: Vehicle::FireEngine,
            reaches,
        });
        question.cover = self.cover.as_ref().map(|it| self.stations(it));
        if question.closings == had.closings {
            // The same are known by being one.
            question.closings = Arc::clone(&had.closings);
        }
        (question != **had).then(|| Arc::new(question))
    }

    /// The stations of a kind, and the townships with their areas.
    fn stations(&self, (kind, minutes): &(TeamKind, u32)) -> CoverAsked {
        let register = &self.state.register;
        let teams = register.teams.values().filter(|it| it.kind == *kind);
        let vehicle = self.catalogue.team_kinds.get(kind.as_str());
        let townships = register.townships.values();
        CoverAsked {
            minutes: *minutes,
            vehicle: vehicle.map_or(Vehicle::Car, |it| it.vehicle),
            stations: teams.map(|it| (it.id.clone(), it.point)).collect(),
            centres: townships.map(|it| (it.id.clone(), it.center)).collect(),
            areas: self.townships.outlines(&self.state),
        }
    }
}

/// The ways that are drawn: of the chosen teams, and of whoever was sent to the selected incident and is
/// not there.
fn drawn(
    state: &State,
    selected: Option<&IncidentId>,
    chosen: &[TeamId],
) -> Vec<(IncidentId, TeamId)> {
    let selected = selected.and_then(|id| state.incident(id));
    let to = |team: &TeamId| {
        let held = state.teams.get(team).and_then(|it| it.custody.as_ref());
        let held = held.and_then(|id| state.incident(id));
        held.or(selected).map(|it| it.id.clone())
    };
    let mut drawn: Vec<(IncidentId, TeamId)> = chosen
        .iter()
        .filter_map(|team| Some((to(team)?, team.clone())))
        .collect();
    if let Some(incident) = selected {
        let coming = incident
            .assignments
            .iter()
            .filter(|(_, it)| it.state.is_coming());
        drawn.extend(coming.map(|(team, _)| (incident.id.clone(), team.clone())));
    }
    drawn.sort();
    drawn.dedup();
    drawn
}

/// The window's ends of the thread, which goes when they do.
#[derive(Debug)]
struct Ends {
    ask: Sender<Of>,
    made: Receiver<Made>,
}

/// Makes questions beside the window, one at a time.
#[derive(Debug, Default)]
pub(super) struct Maker {
    ends: Option<Ends>,
    /// Whether one is being made.
    is_out: bool,
    /// No thread can be had: then the window makes them.
    has_ended: bool,
}

impl Maker {
    /// Whether one is being made.
    pub fn is_out(&self) -> bool {
        self.is_out
    }

    /// Has one made, and `link` told when it is there; comes back where nobody makes any.
    pub fn put(&mut self, of: Of, link: &TravelLink) -> Option<Of> {
        self.begin(link);
        let Some(ends) = self.ends.as_ref().filter(|_| !self.has_ended) else {
            return Some(of);
        };
        match ends.ask.try_send(of) {
            Ok(()) => {
                self.is_out = true;
                None
            }
            Err(err) => {
                self.has_ended = err.is_disconnected();
                Some(err.into_inner())
            }
        }
    }

    /// What was made since; `None` where nothing was.
    pub fn take(&mut self) -> Option<Made> {
        match self.ends.as_ref()?.made.try_recv() {
            Ok(made) => {
                self.is_out = false;
                Some(made)
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                (self.is_out, self.has_ended) = (false, true);
                None
            }
        }
    }

    /// Starts the thread, where it was not started yet and can be had.
    fn begin(&mut self, link: &TravelLink) {
        if self.has_ended || self.ends.is_some() {
            return;
        }
        let (ask, asked) = bounded::<Of>(MADE_MAX);
        let (tell, made) = bounded(MADE_MAX);
        let link = link.clone();
        let make = move || {
            for mut of in asked {
                drop(of.gone.take());
                if tell.send(of.make()).is_err() {
                    return;
                }
                link.wake();
            }
        };
        let thread = std::thread::Builder::new().name("questions".to_owned());
        self.has_ended = thread.spawn(make).is_err();
        self.ends = (!self.has_ended).then_some(Ends { ask, made });
    }
}

//! What a line that was read asks for: a command as the panels press it, or a look at something.

use dispatch_core::command::{
    Command, KnowAlarm, OpenRoad, Owe, OweSource, ShelveReason, TakeWhistle, Undo,
};
use dispatch_core::entry::OnBehalf;
use dispatch_core::state::Incident;
use dispatch_core::view::{LineFault, typed_line};
use dispatch_core::words::{ObligationId, TeamId};
use uuid::Uuid;

use super::acts::about;
use super::does::Does;
use super::known::topmost_waiting;
use super::read::{Reading, Told};
use super::slots::What;
use crate::desk::alarms::put_off;
use crate::desk::incident::written;
use crate::desk::keys::Act;
use crate::desk::sight::Sight;

/// What Enter would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Says this, for another where it is his word.
    Say(Box<Command>, Option<OnBehalf>),
    /// Shows an incident or a place.
    Look(What),
    /// Does what a key does.
    Press(Act),
}

impl Meaning {
    /// The team of the register that it is about.
    #[must_use]
    pub fn team(&self) -> Option<&TeamId> {
        let Meaning::Say(command, _) = self else {
            return None;
        };
        match &**command {
            Command::Dispatch(it) => Some(&it.team),
            Command::RequestTeam(it) => Some(&it.team),
            Command::ReleaseTeam(it) => Some(&it.team),
            Command::Recall(it) => Some(&it.team),
            Command::TeamState(it) => Some(&it.team),
            _ => None,
        }
    }
}

/// Why nothing would be done, although the line can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// No incident is selected.
    NoIncident,
    /// No whistle waits.
    NoWhistle,
    /// No alarm sounds.
    NoAlarm,
    /// Nothing of one's own can be taken back.
    NoOwnAct,
    /// The team is with no other incident.
    NotHeld,
    /// The incident has no place on the map.
    NoPlace,
    /// This is no moment.
    NoMoment(String),
    /// The three parts are not there: whom, where to, by what.
    NoThreeParts,
    /// Nobody was offered the command.
    NoOffer,
    /// Nobody knows where it leaks.
    NoLeak,
    /// What is to be reported cannot be read.
    Line(LineFault),
}

/// What a reading asks for; `None` where it cannot be read. `fresh` names what it makes: an order, an
/// obligation.
///
/// # Errors
/// What is missing for it.
pub fn meaning(
    sight: &Sight<'_>,
    selected: Option<&Incident>,
    reading: &Reading,
    fresh: Uuid,
) -> Result<Option<Meaning>, Nothing> {
    let (None, Some(verb)) = (&reading.fault, reading.verb) else {
        return Ok(None);
    };
    let first = reading.told.first();
    let what = first.and_then(Told::what);
    let command = match verb.does {
        Does::Print => return Ok(Some(Meaning::Press(Act::Print))),
        Does::Silence => return Ok(Some(Meaning::Press(Act::Silence))),
        Does::Later => return later(sight, &reading.told),
        Does::Go => {
            return Ok(what.map(|it| match it {
                What::Window(act) => Meaning::Press(*act),
                what => Meaning::Look(what.clone()),
            }));
        }
        Does::Take => {
            let named = match what {
                Some(What::Incident(id)) => Some(id.clone()),
                _ => topmost_waiting(sight),
            };
            let incident = named.ok_or(Nothing::NoWhistle)?;
            Command::TakeWhistle(TakeWhistle { incident })
        }
        Does::Know => {
            let alarm = sight.waits.sounding.first().ok_or(Nothing::NoAlarm)?;
            Command::KnowAlarm(KnowAlarm {
                alarm: alarm.key.clone(),
                incident: alarm.incident.clone(),
            })
        }
        Does::Undo => {
            let acts = &sight.state().last_acts;
            let act = acts.get(&sight.seat.person);
            let entry = act.ok_or(Nothing::NoOwnAct)?.entry;
            Command::Undo(Undo { entry })
        }
        Does::OpenRoad => {
            let Some(What::Closure(closure)) = what else {
                return Ok(None);
            };
            let track = sight.state().roads.get(closure);
            let closed = track.and_then(|it| it.marks.last()?.closed.clone());
            Command::OpenRoad(OpenRoad {
                closure: closure.clone(),
                incident: closed.and_then(|it| it.incident),
                words: None,
            })
        }
        Does::Owe => match first {
            Some(Told::Words(line)) => owe(sight, line, fresh)?,
            _ => return Ok(None),
        },
        does => {
            let incident = selected.ok_or(Nothing::NoIncident)?;
            return about(sight, incident, (does, &reading.told), fresh);
        }
    };
    Ok(Some(Meaning::Say(Box::new(command), None)))
}

/// Puts the alarm on top off, for so many minutes.
fn later(sight: &Sight<'_>, told: &[Told]) -> Result<Option<Meaning>, Nothing> {
    let minutes = told.first().and_then(Told::number);
    let why = told.get(1).and_then(Told::what);
    let (Some(minutes), Some(What::Shelve(why))) = (minutes, why) else {
        return Ok(None);
    };
    let alarm = sight.waits.sounding.first().ok_or(Nothing::NoAlarm)?;
    let words = told.get(2).and_then(Told::words).and_then(written);
    let command = put_off(
        sight,
        alarm,
        minutes,
        Some(ShelveReason { why: *why, words }),
    );
    Ok(Some(Meaning::Say(Box::new(command), None)))
}

/// A word of a superior is what is most often typed at night; the board has the other sources.
fn owe(sight: &Sight<'_>, line: &str, fresh: Uuid) -> Result<Command, Nothing> {
    let line = typed_line(line, sight.now).map_err(Nothing::Line)?;
    #[expect(clippy::expect_used, reason = "35 letters and digits are a name")]
    let obligation = ObligationId::new(&format!("ob-{}", fresh.simple())).expect("a name");
    Ok(Command::Owe(Owe {
        obligation,
        source: OweSource::Superior,
        text: line.text,
        to: line.to,
        means: None,
        due_at: line.due_at,
        repeat_s: line.repeat_s,
        until: None,
        owner: None,
        incident: None,
    }))
}

impl Meaning {
    /// Whether both do the same. The moment at which another's word was heard moves on and counts not.
    #[must_use]
    pub fn is_same(&self, other: &Meaning) -> bool {
        match (self, other) {
            (Meaning::Say(one, one_by), Meaning::Say(two, two_by)) => {
                let who = |it: &Option<OnBehalf>| it.as_ref().map(|it| it.who.clone());
                one == two && who(one_by) == who(two_by)
            }
            (one, two) => one == two,
        }
    }
}

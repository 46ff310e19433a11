//! Where a list stands: what is settled, what was found impossible, what is next.

use dispatch_core::catalogue::Face;
use dispatch_core::command::TickState;
use dispatch_core::state::{Incident, TickMark};
use dispatch_core::words::FaceId;

/// How far a list is. Steps count from 0.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// Steps that are done or do not apply.
    pub settled: usize,
    /// Steps that cannot be done.
    pub cannot: usize,
    /// Whether one of those is critical.
    pub cannot_critical: bool,
    /// The first step that nobody has spoken about.
    pub next: Option<usize>,
    /// The first of those on which lives hang.
    pub next_critical: Option<usize>,
}

impl Ahead {
    /// Of one list of an incident.
    pub fn of(incident: &Incident, face: &Face) -> Ahead {
        let mut ahead = Ahead::default();
        for ((index, step), number) in face.steps.iter().enumerate().zip(1..) {
            match mark_of(incident, face, number).map(|it| &it.state) {
                Some(TickState::Done | TickState::NotApplicable) => ahead.settled += 1,
                Some(TickState::Cannot(_)) => {
                    ahead.cannot += 1;
                    ahead.cannot_critical |= step.critical;
                }
                None => {
                    ahead.next.get_or_insert(index);
                    if step.critical {
                        ahead.next_critical.get_or_insert(index);
                    }
                }
            }
        }
        ahead
    }
}

/// How a step stands, by its number from 1.
pub fn mark_of<'a>(incident: &'a Incident, face: &Face, number: u32) -> Option<&'a TickMark> {
    let face = FaceId::new(&face.id).ok()?;
    incident.ticks.get(&face)?.get(&number)
}

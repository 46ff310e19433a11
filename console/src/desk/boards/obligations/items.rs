//! What waits to be reported: by the district's rules at each incident, by law, by word. One list.

use dispatch_core::catalogue::Channel;
use dispatch_core::register::{Party, Unit};
use dispatch_core::state::{Incident, Obligation, State};
use dispatch_core::time::Time;
use dispatch_core::view::{SOON_S, Waiting, answers_for, waiting};
use dispatch_core::words::IncidentId;

use crate::desk::sight::Sight;
use crate::desk::wording;

/// Where it comes from.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// By law, by plan, by word: `State::obligations`.
    Owed(Waiting<'a>),
    /// By the district's own rules, at an incident: answered by a report of its kind.
    Own(&'a Incident, &'a Obligation),
}

/// One thing that waits.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// Where it comes from.
    pub what: What<'a>,
    /// When it is due.
    pub due: Time,
    /// Whether its time has passed, the grace included.
    pub late: bool,
}

/// Everything that waits, the first due first. What a merged incident owes like the one it went into
/// is asked once.
pub fn items(state: &State, now: Time) -> Vec<Item<'_>> {
    let owed = waiting(state, now).into_iter();
    let mut items: Vec<Item<'_>> = owed
        .filter(|it| !it.is_doubled(state))
        .map(|it| Item {
            what: What::Owed(it),
            due: it.due,
            late: it.late,
        })
        .collect();
    for incident in state.incidents.going_on().filter(|it| is_looked_at(it)) {
        let open = incident.obligations.iter();
        for own in open.filter(|it| it.done_at.is_none() && !it.void) {
            items.push(Item {
                what: What::Own(incident, own),
                due: own.due_at,
                late: now > own.due_at,
            });
        }
    }
    items.sort_by_key(|it| it.due);
    items
}

/// A withdrawn one owes nothing, a merged one owes inside the other; a filed one has had its say.
fn is_looked_at(incident: &Incident) -> bool {
    use dispatch_core::state::Status::{Filed, Merged, Withdrawn};
    !matches!(incident.status, Filed | Merged | Withdrawn)
}

impl Item<'_> {
    /// Its name: of a repeated one with the round, as a report answers it.
    pub fn name(&self) -> String {
        match self.what {
            What::Owed(it) => it.name(),
            What::Own(_, own) => own.id.to_string(),
        }
    }

    /// Whether it comes due within the ten minutes in which a draft should lie ready.
    pub fn is_soon(&self, now: Time) -> bool {
        !self.late && self.due.plus_s(-SOON_S) <= now
    }

    /// How many rounds before it nobody reported on either.
    pub fn missed_before(&self) -> u32 {
        match self.what {
            What::Owed(it) => it.missed_before,
            What::Own(..) => 0,
        }
    }

    /// Since when it stands.
    pub fn raised_at(&self) -> Time {
        match self.what {
            What::Owed(it) => it.owed.raised_at,
            What::Own(_, own) => own.raised_at,
        }
    }

    /// What is to be reported.
    pub fn text(&self, sight: &Sight<'_>) -> String {
        match self.what {
            What::Owed(it) => sight.lang().text(it.owed.text.clone()),
            What::Own(_, own) => wording::report(sight, own.kind),
        }
    }

    /// To whom; `None` where nobody was named.
    pub fn to(&self, sight: &Sight<'_>) -> Option<String> {
        match self.what {
            What::Owed(it) => it.owed.to.clone().map(|to| sight.lang().text(to)),
            What::Own(_, own) => Some(own.to.to_string()),
        }
    }

    /// The same as it is recorded.
    pub fn recorded_to(&self) -> Option<String> {
        match self.what {
            What::Owed(it) => it.owed.to.clone().map(|to| to.zh),
            What::Own(_, own) => Some(own.to.to_string()),
        }
    }

    /// About which incident; one that was merged is shown inside the other.
    pub fn incident<'a>(&self, state: &'a State) -> Option<&'a Incident> {
        let id: &IncidentId = match &self.what {
            What::Owed(it) => it.owed.incident.as_ref()?,
            What::Own(incident, _) => &incident.id,
        };
        state.incident(state.resolve(id).unwrap_or(id))
    }

    /// The article or the word it rests on.
    pub fn source(&self, sight: &Sight<'_>) -> String {
        match self.what {
            What::Owed(it) => it.owed.law.clone().map_or_else(
                || {
                    let (zh, en) = it.owed.source.text();
                    sight.lang().name(zh, en)
                },
                |law| sight.lang().text(law),
            ),
            What::Own(_, own) => own.source.to_string(),
        }
    }

    /// What counts as having reported it.
    pub fn channel(&self) -> Channel {
        use dispatch_core::command::ReportKind::Telephone;
        match self.what {
            What::Owed(it) => it.owed.means,
            What::Own(_, own) if own.kind == Telephone => Channel::Telephone,
            What::Own(..) => Channel::Written,
        }
    }

    /// Who owes it, where that is not the centre.
    pub fn other_owner(&self) -> Option<&Party> {
        match &self.what {
            What::Owed(it) if it.owed.owner != Party::Centre => Some(&it.owed.owner),
            What::Owed(_) | What::Own(..) => None,
        }
    }

    /// Who answers for it: of the centre's the post and the man on duty, else the party.
    pub fn answers(&self, sight: &Sight<'_>) -> String {
        let state = sight.state();
        if let What::Owed(it) = self.what {
            return match answers_for(state, it.owed, it.due) {
                Some((post, person)) => named(sight, post, person),
                None => sight.party(&it.owed.owner),
            };
        }
        let chief = state.register.post_of(&Unit::Centre, "duty-chief");
        chief.map_or_else(
            || sight.party(&Party::Centre),
            |post| {
                let person = state.register.on_duty(&post.id, self.due.plus_s(-SOON_S));
                named(sight, &post.id, person)
            },
        )
    }
}

fn named(
    sight: &Sight<'_>,
    post: &dispatch_core::words::PostId,
    person: Option<&dispatch_core::words::PersonId>,
) -> String {
    let name = person.map_or_else(
        || sight.say(crate::language::Key::NameMissing).into_owned(),
        |it| sight.person(it),
    );
    format!("{} {name}", sight.post(post))
}

//! What a panel sees: the picture, the moment, the seat. It reads and never changes anything.

use std::borrow::Cow;

use dispatch_core::catalogue::{Catalogue, IncidentType};
use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Basis, Means, OnBehalf};
use dispatch_core::fold;
use dispatch_core::register::{Party, Unit};
use dispatch_core::sentence::Names;
use dispatch_core::state::{Incident, State, Tenure};
use dispatch_core::time::Time;
use dispatch_core::words::{
    DepartmentId, DepotId, IncidentId, PersonId, PostId, TeamId, TownshipId, Words,
};
use fluent_bundle::FluentValue;

use super::link::{Part, Picture, Trouble};
use super::look::Look;
use super::outbox::Draft;
use super::persons::Persons;
use super::seat::Seat;
use crate::language::{Key, Lang, refusal_text};

/// What every panel is handed.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// Colours and language.
    pub look: &'a Look,
    /// The picture shown: of now, or of the past while looking back.
    pub picture: &'a Picture,
    /// What is known now, also while looking back: the right to see who a person is is that of today.
    pub newest: &'a State,
    /// World time of what is shown.
    pub now: Time,
    /// What the ledger's clock says: the moment at which a press would be recorded.
    pub recorded_at: Time,
    /// The words of the trade.
    pub catalogue: &'a Catalogue,
    /// The same words as the log's sentences want them.
    pub names: &'a Names,
    /// Who sits here.
    pub seat: &'a Seat,
    /// What the vault said of private persons.
    pub persons: &'a Persons,
    /// Whether this is the past: then nothing can be pressed.
    pub past: bool,
}

impl<'a> Sight<'a> {
    /// What is known.
    #[must_use]
    pub fn state(&self) -> &'a State {
        &self.picture.state
    }

    /// Until when nothing can be missing: now, where the ledger is here and takes entries; else the
    /// last moment that is known.
    #[must_use]
    pub fn complete_to(&self) -> Time {
        if self.past || self.picture.troubles.iter().any(Trouble::stops_work) {
            self.state().at
        } else {
            self.now
        }
    }

    /// Whether a number that is not there is hidden, as in a drill (practice R9), and not missing.
    #[must_use]
    pub fn hides_numbers(&self) -> bool {
        self.state().world.is_drill()
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.look.lang
    }

    /// A text of the catalogue.
    #[must_use]
    pub fn say(&self, key: Key) -> Cow<'static, str> {
        self.look.say(key)
    }

    /// A text of the catalogue with something put in.
    #[must_use]
    pub fn say_with<const N: usize>(
        &self,
        key: Key,
        args: [(&'static str, FluentValue<'_>); N],
    ) -> String {
        self.look.say_with(key, args)
    }

    /// A text of the catalogue as the program writes it into the ledger: Chinese whatever the screen
    /// shows, for a record is read by everybody and speaks one language.
    #[must_use]
    pub fn record(&self, key: Key) -> Cow<'static, str> {
        Lang::Zh.say(key)
    }

    /// The same with something put in.
    #[must_use]
    pub fn record_with<const N: usize>(
        &self,
        key: Key,
        args: [(&'static str, FluentValue<'_>); N],
    ) -> String {
        Lang::Zh.say_with(key, args)
    }

    /// Why this command would have no effect now, as a sentence.
    #[must_use]
    pub fn refusal(&self, command: &Command) -> Option<String> {
        self.refusal_for(command, None)
    }

    /// The same for a word recorded for another.
    #[must_use]
    pub fn refusal_for(&self, command: &Command, on_behalf: Option<&OnBehalf>) -> Option<String> {
        if self.past {
            let at = self.now.local_clock().to_string();
            return Some(self.say_with(Key::PastView, [("at", at.into())]));
        }
        // Nobody would take it: it must not look like a press that is on its way.
        let ended = Part::Ledger;
        if self.picture.troubles.contains(&Trouble::Ended(ended)) {
            return Some(match self.lang() {
                Lang::Zh => ended.zh(),
                Lang::En => ended.to_string(),
            });
        }
        let author = self.author(
            uuid::Uuid::nil(),
            command.clone(),
            on_behalf.cloned(),
            self.now,
        );
        fold::check(self.state(), self.recorded_at, &author)
            .err()
            .map(|refusal| refusal_text(self.lang(), &refusal))
    }

    /// What this seat would write: the author's part around a command.
    #[must_use]
    pub fn author(
        &self,
        id: uuid::Uuid,
        command: Command,
        on_behalf: Option<OnBehalf>,
        occurred_at: Time,
    ) -> Author {
        Author {
            id,
            world: self.state().world.clone(),
            person: self.seat.person.clone(),
            post: self.seat.post.clone(),
            seat: self.seat.seat.clone(),
            console: self.seat.console.clone(),
            on_behalf,
            basis: Basis {
                height: self.state().height,
                chain: self.picture.chain.clone(),
            },
            occurred_at,
            pressed_at: self.recorded_at,
            valid_for_s: self.valid_for_s(&command),
            command,
        }
    }

    /// What this seat would write of a press.
    #[must_use]
    pub fn written(&self, draft: &Draft) -> Author {
        let (command, on_behalf) = (draft.command.clone(), draft.on_behalf.clone());
        let author = self.author(draft.id, command, on_behalf, draft.occurred_at);
        match draft.typed_later {
            true => Author {
                basis: self.basis_at(draft.occurred_at),
                ..author
            },
            false => author,
        }
    }

    /// What this console had folded at a moment: the basis of what was written then on paper and is
    /// typed now (docs/decisions/0028). Where that entry is held no longer, the beginning.
    #[must_use]
    pub fn basis_at(&self, at: Time) -> Basis {
        let mut known = self.picture.lines.iter().rev();
        let (height, chain) = match known.find(|line| line.at <= at) {
            Some(line) => (line.height, line.chain),
            None => (0, ledger::chain::genesis(&self.state().world)),
        };
        Basis {
            height,
            chain: ledger::hex::write(&chain),
        }
    }

    /// How long what leaves for outside the incident stays valid, from the type's own data; facts and
    /// acts inside the incident never expire (design §4).
    fn valid_for_s(&self, command: &Command) -> Option<u32> {
        let incident = self.state().incident(command.incident()?)?;
        let limits = &self.kind(incident)?.deadlines;
        match command {
            Command::Dispatch(_) | Command::RequestTeam(_) => Some(limits.dispatch_valid_s),
            Command::Supply(_) => Some(limits.supply_valid_s),
            Command::Order(_) => Some(limits.order_valid_s),
            _ => None,
        }
    }

    /// A word of another, as heard by telephone now.
    #[must_use]
    pub fn by_telephone(&self, who: Party) -> OnBehalf {
        self.heard_by(who, Means::Telephone, None)
    }

    /// A word of another, as heard now by these means, with the speaker's name where it is known.
    #[must_use]
    pub fn heard_by(&self, who: Party, means: Means, name: Option<Words>) -> OnBehalf {
        OnBehalf {
            who,
            name,
            means,
            heard_at: Some(self.now),
        }
    }

    /// For whom a word of this party is recorded: `None` where this seat speaks for it, else as heard
    /// by telephone now. Nobody is recorded for himself (practice R2).
    #[must_use]
    pub fn heard_from(&self, who: &Party) -> Option<OnBehalf> {
        (!self.speaks_for(who)).then(|| self.by_telephone(who.clone()))
    }

    /// Whether who sits here is of this party: its word is his own. A team's is its owner's.
    #[must_use]
    pub fn speaks_for(&self, who: &Party) -> bool {
        let register = &self.state().register;
        let own = register.posts.get(&self.seat.post).map(|it| &it.unit);
        match who {
            Party::Centre => own == Some(&Unit::Centre),
            Party::Township(id) => matches!(own, Some(Unit::Township(it)) if it == id),
            Party::Department(id) => matches!(own, Some(Unit::Department(it)) if it == id),
            Party::Team(id) => {
                let team = register.teams.get(id);
                team.is_some_and(|it| own == Some(&it.owner))
            }
            Party::Post(id) => *id == self.seat.post,
            Party::Other(_) => false,
        }
    }

    /// A decision of the commander in office, heard by telephone now; `None` where he sits here.
    #[must_use]
    pub fn for_commander(&self, incident: &Incident) -> Option<OnBehalf> {
        let tenure = incident.commander()?;
        self.heard_from(&Party::Post(tenure.post.clone()))
    }

    /// Whether this seat may see now who the persons of an incident are: whoever commanded in the past
    /// that is shown, and commands no longer, may not.
    #[must_use]
    pub fn may_see_persons(&self, incident: &Incident) -> bool {
        may_see_persons(self.newest, &incident.id, self.seat)
    }

    /// Whether the personal data of an incident are destroyed by now.
    #[must_use]
    pub fn is_personal_destroyed(&self, incident: &Incident) -> bool {
        self.newest.is_personal_destroyed(&incident.id)
    }

    /// The type of an incident.
    #[must_use]
    pub fn kind(&self, incident: &Incident) -> Option<&'a IncidentType> {
        self.state().register.kind(&incident.kind)
    }

    /// A township's name.
    #[must_use]
    pub fn township(&self, id: &TownshipId) -> String {
        match self.state().register.townships.get(id) {
            Some(it) => self.lang().name(it.zh.as_str(), it.en.as_str()),
            None => id.to_string(),
        }
    }

    /// A department's name.
    #[must_use]
    pub fn department(&self, id: &DepartmentId) -> String {
        match self.state().register.departments.get(id) {
            Some(it) => self.lang().name(it.zh.as_str(), it.en.as_str()),
            None => id.to_string(),
        }
    }

    /// A team's name, of the register or as it was entered on the spot.
    #[must_use]
    pub fn team(&self, id: &TeamId) -> String {
        let state = self.state();
        if let Some(it) = state.register.teams.get(id) {
            return self.lang().name(it.zh.as_str(), it.en.as_str());
        }
        state
            .teams
            .get(id)
            .and_then(|track| track.unlisted.as_ref())
            .map_or_else(|| id.to_string(), |it| it.zh.to_string())
    }

    /// A depot's name.
    #[must_use]
    pub fn depot(&self, id: &DepotId) -> String {
        match self.state().register.depots.get(id) {
            Some(it) => self.lang().name(it.zh.as_str(), it.en.as_str()),
            None => id.to_string(),
        }
    }

    /// A post's name.
    #[must_use]
    pub fn post(&self, id: &PostId) -> String {
        match self.state().register.posts.get(id) {
            Some(it) => self.lang().name(it.zh.as_str(), it.en.as_str()),
            None => id.to_string(),
        }
    }

    /// A person's name.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> String {
        match self.state().register.persons.get(id) {
            Some(it) => self.lang().name(it.zh.as_str(), it.en.as_str()),
            None => id.to_string(),
        }
    }

    /// A unit as a party that can speak.
    #[must_use]
    pub fn of_unit(unit: &Unit) -> Party {
        match unit {
            Unit::Centre => Party::Centre,
            Unit::Township(id) => Party::Township(id.clone()),
            Unit::Department(id) => Party::Department(id.clone()),
            Unit::Outside(words) => Party::Other(words.clone()),
        }
    }

    /// A unit's name.
    #[must_use]
    pub fn unit(&self, unit: &Unit) -> String {
        match unit {
            Unit::Centre => self.say(Key::Centre).into_owned(),
            Unit::Township(id) => self.township(id),
            Unit::Department(id) => self.department(id),
            Unit::Outside(words) => words.to_string(),
        }
    }

    /// A party's name.
    #[must_use]
    pub fn party(&self, party: &Party) -> String {
        match party {
            Party::Centre => self.say(Key::Centre).into_owned(),
            Party::Township(id) => self.township(id),
            Party::Department(id) => self.department(id),
            Party::Team(id) => self.team(id),
            Party::Post(id) => self.post(id),
            Party::Other(words) => words.to_string(),
        }
    }

    /// Who commands: name and post, or post and 姓名待补.
    #[must_use]
    pub fn commander(&self, tenure: &Tenure) -> String {
        let name = match &tenure.person {
            Some(person) => self.person(person),
            None => self.say(Key::NameMissing).into_owned(),
        };
        format!("{name} · {}", self.post(&tenure.post))
    }

    /// What an incident is called: its township and its place.
    #[must_use]
    pub fn title(&self, incident: &Incident) -> String {
        let township = self.township(&incident.township);
        format!("{township} {}", incident.place.words)
    }
}

/// Whether a seat may see who the persons of an incident are, as long as anybody may.
#[must_use]
pub fn may_see_persons(state: &State, incident: &IncidentId, seat: &Seat) -> bool {
    let may = |it| dispatch_core::personal::may_see(state, it, &seat.post);
    !state.is_personal_destroyed(incident) && state.incident(incident).is_some_and(may)
}

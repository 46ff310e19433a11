//! What a panel sees: the picture, the moment, the seat. It reads and never changes anything.

mod writing;

use std::borrow::Cow;

use dispatch_core::catalogue::{Catalogue, IncidentType};
use dispatch_core::register::{Party, Unit};
use dispatch_core::sentence::Names;
use dispatch_core::state::{Incident, State, Tenure};
use dispatch_core::time::Time;
use dispatch_core::words::{
    DepartmentId, DepotId, IncidentId, PersonId, PostId, SupplyId, TeamId, TownshipId,
};
use fluent_bundle::FluentValue;

use super::link::{Picture, Trouble};
use super::look::Look;
use super::papers::Papers;
use super::persons::Persons;
use super::seat::Seat;
use super::settings::Settings;
use super::travels::Travels;
use super::waits::Waits;
use super::wording::name;
use crate::language::{Key, Lang};

/// What every panel is handed.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// Colours and language.
    pub look: &'a Look,
    /// How this console is set.
    pub settings: &'a Settings,
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
    /// What waits at the moment that is shown.
    pub waits: &'a Waits,
    /// The reports of the district that were asked for.
    pub papers: &'a Papers,
    /// How long the teams need.
    pub travels: &'a Travels,
    /// Whether this is the past: then nothing can be pressed.
    pub past: bool,
    /// Whether nobody touched this console for so long that its acts are locked.
    pub locked: bool,
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

    /// Since when nobody can see what happens: the ledger takes no entries, or its thread has ended.
    #[must_use]
    pub fn blind_since(&self) -> Option<Time> {
        let stops = self.picture.troubles.iter().any(Trouble::stops_work);
        (stops && !self.past).then(|| self.state().at)
    }

    /// Whether the rules in force know of sound tests: then one is asked for in every shift.
    #[must_use]
    pub fn asks_sound_test(&self) -> bool {
        self.state().register.adopted.is_some() && self.state().edition >= 3
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

    /// What kind of incident it is; one that the register does not have is called by its id.
    #[must_use]
    pub fn kind_name(&self, incident: &Incident) -> String {
        self.kind(incident).map_or_else(
            || incident.kind.to_string(),
            |it| self.lang().name(&it.zh, &it.en),
        )
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
            .map_or_else(|| id.to_string(), |it| name(it.zh.as_str()).0.into_owned())
    }

    /// A depot's name.
    #[must_use]
    pub fn depot(&self, id: &DepotId) -> String {
        match self.state().register.depots.get(id) {
            Some(it) => self.lang().name(it.zh.as_str(), it.en.as_str()),
            None => id.to_string(),
        }
    }

    /// What an item of supplies is called.
    #[must_use]
    pub fn supply(&self, id: &SupplyId) -> String {
        match self.catalogue.supplies.get(id.as_str()) {
            Some(it) => self.lang().name(&it.zh, &it.en),
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
            Unit::Outside(words) => name(words.as_str()).0.into_owned(),
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
            Party::Other(words) => name(words.as_str()).0.into_owned(),
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

    /// What an incident is called: its township and its place; with its number where the place is cut.
    #[must_use]
    pub fn title(&self, incident: &Incident) -> String {
        let township = self.township(&incident.township);
        match name(incident.place.words.as_str()) {
            (place, false) => format!("{township} {place}"),
            (place, true) => format!("{township} {place} #{:03}", incident.number),
        }
    }

    /// The same with all that was written for its place.
    #[must_use]
    pub fn whole_title(&self, incident: &Incident) -> String {
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

//! What a sentence needs to name things: the catalogue's names, the State, and the moment.

use jiff::civil::DateTime;

use super::Names;
use super::say::{Say, list, same, say, text};
use crate::catalogue::{Form, IncidentType, Text};
use crate::entry::Author;
use crate::register::{Party, Unit};
use crate::state::{Incident, Registry, State};
use crate::time::{LOCAL_OFFSET_S, Time};
use crate::words::{
    ActId, DepartmentId, DepotId, DutyId, FacilityId, FormId, IncidentId, IntakeId, OrderId,
    PersonId, PostId, TeamId, TownshipId, TypeId, Words,
};

/// One entry about to be told. What is looked up by an id never changes once it is there, so a
/// State later than the entry tells the same.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    pub(super) names: &'a Names,
    pub(super) state: &'a State,
    pub(super) author: &'a Author,
}

fn local(at: Time) -> Option<DateTime> {
    let offset = jiff::tz::Offset::from_seconds(i32::try_from(LOCAL_OFFSET_S).ok()?).ok()?;
    let stamp = jiff::Timestamp::from_millisecond(at.0).ok()?;
    Some(offset.to_datetime(stamp))
}

/// `HH:MM` on the district's clock; with month and day where that is another day than `today`.
pub(crate) fn clock(at: Time, today: Time) -> String {
    let Some(moment) = local(at) else {
        return at.local_clock().to_string();
    };
    let same_day = local(today).is_some_and(|it| it.date() == moment.date());
    let form = if same_day { "%H:%M" } else { "%m-%d %H:%M" };
    moment.strftime(form).to_string()
}

/// `YYYY-MM-DD` on the district's calendar; empty where the moment is out of range.
#[must_use]
pub fn day(at: Time) -> String {
    local(at).map_or_else(String::new, |it| it.strftime("%Y-%m-%d").to_string())
}

impl<'a> Telling<'a> {
    /// A moment on the clock of the day of the entry.
    pub(super) fn clock(&self, at: Time) -> String {
        clock(at, self.author.occurred_at)
    }

    /// The register in force, or the rows on their way to it.
    pub(super) fn find<T>(&self, pick: impl Fn(&'a Registry) -> Option<&'a T>) -> Option<&'a T> {
        let staged = self.state.staged.as_ref().map(|it| &it.registry);
        pick(&self.state.register).or_else(|| staged.and_then(pick))
    }

    pub(super) fn township(&self, id: &TownshipId) -> Text {
        self.find(|it| it.townships.get(id))
            .map_or_else(|| same(id.as_str()), |it| name(&it.zh, &it.en))
    }

    pub(super) fn department(&self, id: &DepartmentId) -> Text {
        self.find(|it| it.departments.get(id))
            .map_or_else(|| same(id.as_str()), |it| name(&it.zh, &it.en))
    }

    pub(super) fn post(&self, id: &PostId) -> Text {
        self.find(|it| it.posts.get(id))
            .map_or_else(|| same(id.as_str()), |it| name(&it.zh, &it.en))
    }

    pub(super) fn person(&self, id: &PersonId) -> Text {
        self.find(|it| it.persons.get(id))
            .map_or_else(|| same(id.as_str()), |it| name(&it.zh, &it.en))
    }

    pub(super) fn depot(&self, id: &DepotId) -> Text {
        self.find(|it| it.depots.get(id))
            .map_or_else(|| same(id.as_str()), |it| name(&it.zh, &it.en))
    }

    pub(super) fn facility(&self, id: &FacilityId) -> Text {
        self.find(|it| it.facilities.get(id))
            .map_or_else(|| same(id.as_str()), |it| name(&it.zh, &it.en))
    }

    /// A form of a return.
    pub(super) fn form(&self, id: &FormId) -> Option<&'a Form> {
        self.find(|it| it.forms.get(id)).map(|it| &**it)
    }

    /// A team of the register, or a force entered on the spot.
    pub(super) fn team(&self, id: &TeamId) -> Text {
        if let Some(it) = self.find(|it| it.teams.get(id)) {
            return name(&it.zh, &it.en);
        }
        let track = self.state.teams.get(id);
        track
            .and_then(|it| it.unlisted.as_ref())
            .map_or_else(|| same(id.as_str()), |it| it.zh.both())
    }

    pub(super) fn unit(&self, unit: &Unit) -> Text {
        match unit {
            Unit::Centre => centre(),
            Unit::Township(id) => self.township(id),
            Unit::Department(id) => self.department(id),
            Unit::Outside(words) => words.both(),
        }
    }

    pub(super) fn party(&self, party: &Party) -> Text {
        match party {
            Party::Centre => centre(),
            Party::Township(id) => self.township(id),
            Party::Department(id) => self.department(id),
            Party::Team(id) => self.team(id),
            Party::Post(id) => self.post(id),
            Party::Other(words) => words.both(),
        }
    }

    /// Several parties in a row.
    pub(super) fn parties(&self, parties: &[Party]) -> Text {
        list(parties.iter().map(|it| self.party(it)))
    }

    /// An incident type, as the district has it or as the catalogue does.
    pub(super) fn kind_of(&self, id: &str) -> Option<&'a IncidentType> {
        self.find(|it| it.types.get(id))
            .map(|it| &**it)
            .or_else(|| self.names.kind(id))
    }

    pub(super) fn kind(&self, id: &TypeId) -> Text {
        self.kind_of(id.as_str())
            .map_or_else(|| same(id.as_str()), |it| text(&it.zh, &it.en))
    }

    /// The incident itself, a merged one too: it keeps its own name.
    pub(super) fn incident_of(&self, id: &IncidentId) -> Option<&'a Incident> {
        self.state.incidents.get(id).map(|it| &**it)
    }

    /// The types an incident has or had, the newest first.
    pub(super) fn kinds_of(&self, id: &IncidentId) -> impl Iterator<Item = &'a IncidentType> {
        let incident = self.incident_of(id);
        let former = incident
            .into_iter()
            .flat_map(|it| it.former_kinds.iter().rev().map(|(kind, _)| kind));
        let now = incident.map(|it| &it.kind);
        let telling = *self;
        now.into_iter()
            .chain(former)
            .filter_map(move |kind| telling.kind_of(kind.as_str()))
    }

    /// What an incident is called: its township and its place.
    pub(super) fn incident(&self, id: &IncidentId) -> Text {
        match self.incident_of(id) {
            Some(it) => say!(
                "「{township} {place}」",
                "“{township}, {place}”",
                township = self.township(&it.township),
                place = it.place.words
            ),
            None => say!("「{id}」", "“{id}”", id = same(id.as_str())),
        }
    }

    /// A call note by its number.
    pub(super) fn intake(&self, id: &IntakeId) -> Text {
        match self.state.intakes.get(id) {
            Some(it) => say!("接报第 {n} 号", "call note {n}", n = it.number),
            None => say!("接报 {id}", "call note {id}", id = same(id.as_str())),
        }
    }

    /// A duty as the types of the incident call it.
    pub(super) fn duty(&self, incident: &IncidentId, id: &DutyId) -> Text {
        self.kinds_of(incident)
            .flat_map(|kind| &kind.members)
            .find(|member| member.duty.id == id.as_str())
            .map_or_else(|| same(id.as_str()), |it| text(&it.duty.zh, &it.duty.en))
    }

    /// A hold point, as the types of the incident put it.
    fn hold_point(&self, incident: Option<&IncidentId>, id: &str) -> Text {
        let point = incident.and_then(|incident| {
            self.kinds_of(incident)
                .flat_map(|kind| &kind.hold_points)
                .find(|point| point.id == id)
        });
        point.map_or_else(|| self.names.act(id), |it| it.requires.clone())
    }

    /// The hold point that a word confirms.
    pub(super) fn satisfies(&self, incident: Option<&IncidentId>, id: &ActId) -> Text {
        say!(
            "满足安全确认「{point}」",
            "satisfies the hold point “{point}”",
            point = self.hold_point(incident, id.as_str())
        )
    }

    /// A hold point that was open when something was begun.
    pub(super) fn open_point(&self, incident: &IncidentId, id: &str) -> Text {
        say!(
            "安全确认未见「{point}」",
            "hold point open: “{point}”",
            point = self.hold_point(Some(incident), id)
        )
    }

    /// What an order said.
    pub(super) fn order(&self, incident: &IncidentId, id: &OrderId) -> Text {
        let order = self
            .state
            .incident(incident)
            .and_then(|it| it.orders.get(id));
        let words = order.map_or_else(|| same(id.as_str()), |it| it.words.both());
        say!("「{words}」", "“{words}”", words = words)
    }

    /// Who holds a post: the one named, or the roster's, or 姓名待补.
    pub(super) fn holder(&self, post: &PostId, person: Option<&PersonId>) -> Text {
        let at = self.author.occurred_at;
        let person = person.or_else(|| self.state.register.on_duty(post, at));
        say!(
            "{person}({post})",
            "{person} ({post})",
            person =
                person.map_or_else(|| text("姓名待补", "name to follow"), |it| self.person(it)),
            post = self.post(post)
        )
    }

    /// The English beside a Chinese name of the register: a step of a ladder, a post or a unit.
    pub(super) fn named_zh(&self, zh: &Words) -> Text {
        let register = &self.state.register;
        let post = register
            .posts
            .values()
            .find(|it| it.zh == *zh)
            .map(|it| &it.en);
        let step = register
            .departments
            .values()
            .flat_map(|it| &it.ladder)
            .find(|it| it.zh == *zh)
            .map(|it| &it.en);
        let unit = register
            .departments
            .values()
            .find(|it| it.zh == *zh)
            .map(|it| &it.en);
        match post.or(step).or(unit) {
            Some(en) => name(zh, en),
            None => self.names.post_zh(zh.as_str()),
        }
    }
}

pub(super) fn centre() -> Text {
    text("指挥中心", "Command centre")
}

fn name(zh: &Words, en: &Words) -> Text {
    text(zh.as_str(), en.as_str())
}

//! What every part of the wall is handed: what is known, as of when, and how old that is.

use std::borrow::Cow;

use dispatch_core::state::{Incident, State};
use dispatch_core::time::Time;
use dispatch_core::words::{DepartmentId, TownshipId};
use fluent_bundle::FluentValue;

use super::masked::masked;
use crate::desk::Look;
use crate::language::{Key, Lang};

/// One look at the world.
pub(super) struct Glance<'a> {
    pub state: &'a State,
    /// World time until which nothing is missing; who is late is late by this moment.
    pub as_of: Time,
    /// How old that is, where it is not now: it stands beside every number then.
    pub age: Option<String>,
    pub look: &'a Look,
}

impl Glance<'_> {
    pub fn lang(&self) -> Lang {
        self.look.lang
    }

    pub fn say(&self, key: Key) -> Cow<'static, str> {
        self.look.say(key)
    }

    pub fn say_with<const N: usize>(
        &self,
        key: Key,
        args: [(&'static str, FluentValue<'_>); N],
    ) -> String {
        self.look.say_with(key, args)
    }

    /// A text with its age behind it, where it is not of now.
    pub fn aged(&self, text: &str) -> String {
        match &self.age {
            Some(age) => format!("{text} · {age}"),
            None => text.to_owned(),
        }
    }

    /// A township's name.
    pub fn township(&self, id: &TownshipId) -> String {
        match self.state.register.townships.get(id) {
            Some(it) => self.lang().short_name(it.zh.as_str(), it.en.as_str()),
            None => id.to_string(),
        }
    }

    /// A department's name.
    pub fn department(&self, id: &DepartmentId) -> String {
        match self.state.register.departments.get(id) {
            Some(it) => self.lang().short_name(it.zh.as_str(), it.en.as_str()),
            None => id.to_string(),
        }
    }

    /// What an incident is called: its township, and its place without what nobody here may read.
    pub fn title(&self, incident: &Incident) -> String {
        let township = self.township(&incident.township);
        let hidden = self.say(Key::WallNumberHidden);
        let place = masked(self.state, incident.place.words.as_str(), &hidden);
        format!("{township} {place}")
    }

    /// What kind of incident it is.
    pub fn kind(&self, incident: &Incident) -> String {
        match self.state.register.kind(&incident.kind) {
            Some(it) => self.lang().short_name(&it.zh, &it.en),
            None => incident.kind.to_string(),
        }
    }
}

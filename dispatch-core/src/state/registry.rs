//! The adopted district: who and what there is.

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use super::Shared;
use crate::catalogue::{Form, IncidentType, Ladder, ObligationRule, RiskList};
use crate::command::AdoptDistrict;
use crate::register::{
    Department, Depot, Duty, Facility, Person, Post, Risk, Rules, Site, Team, Township, Unit,
};
use crate::time::Time;
use crate::words::{
    DepartmentId, DepotId, FacilityId, FormId, PersonId, PostId, RiskId, RiskListId, SiteId,
    TeamId, TownshipId, TypeId, Words,
};

/// The rows of the district in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registry {
    /// The adoption that put them in force; `None` before the first.
    pub adopted: Option<AdoptDistrict>,
    /// Townships.
    pub townships: OrdMap<TownshipId, Shared<Township>>,
    /// Departments.
    pub departments: OrdMap<DepartmentId, Shared<Department>>,
    /// Posts.
    pub posts: OrdMap<PostId, Shared<Post>>,
    /// Officials.
    pub persons: OrdMap<PersonId, Shared<Person>>,
    /// The roster by post, newest line last.
    pub duties: OrdMap<PostId, Vector<Duty>>,
    /// Teams.
    pub teams: OrdMap<TeamId, Shared<Team>>,
    /// Depots.
    pub depots: OrdMap<DepotId, Shared<Depot>>,
    /// Facilities.
    pub facilities: OrdMap<FacilityId, Shared<Facility>>,
    /// Sites.
    pub sites: OrdMap<SiteId, Shared<Site>>,
    /// Incident types.
    pub types: OrdMap<TypeId, Shared<IncidentType>>,
    /// Ladders of townships and kinds of place, by id.
    #[serde(default)]
    pub ladders: OrdMap<Words, Shared<Ladder>>,
    /// Forms of the returns.
    #[serde(default)]
    pub forms: OrdMap<FormId, Shared<Form>>,
    /// Risk lists.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub risk_lists: OrdMap<RiskListId, Shared<RiskList>>,
    /// The places on them.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub risks: OrdMap<RiskId, Shared<Risk>>,
    /// Rules of what must be reported, by id.
    #[serde(default, skip_serializing_if = "OrdMap::is_empty")]
    pub obligations: OrdMap<Words, Shared<ObligationRule>>,
    /// The district's own rules.
    pub rules: Option<Rules>,
}

/// Rows on their way to being a district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staged {
    /// How many.
    pub rows: u32,
    /// Running digest over them.
    pub digest: [u8; 32],
    /// What they say.
    pub registry: Registry,
}

impl Registry {
    /// The district's rules, or the defaults.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        static DEFAULTS: Rules = Rules::DEFAULTS;
        self.rules.as_ref().unwrap_or(&DEFAULTS)
    }

    /// An incident type.
    #[must_use]
    pub fn kind(&self, id: &TypeId) -> Option<&IncidentType> {
        self.types.get(id).map(|it| &**it)
    }

    /// Who holds a post at a moment: the newest line of the roster that covers it, holder before
    /// deputy.
    #[must_use]
    pub fn on_duty(&self, post: &PostId, at: Time) -> Option<&PersonId> {
        self.duties
            .get(post)?
            .iter()
            .rev()
            .filter(|duty| {
                duty.from.is_none_or(|from| from <= at) && duty.until.is_none_or(|until| at < until)
            })
            .min_by_key(|duty| duty.order)
            .map(|duty| &duty.person)
    }

    /// The last one the roster had in a post whose lines have all run out 昨日值班: what is missing
    /// today is yesterday's, and marked so (practice R17).
    #[must_use]
    pub fn last_on_duty(&self, post: &PostId, at: Time) -> Option<&PersonId> {
        let over = self.duties.get(post)?.iter();
        over.filter(|duty| duty.until.is_some_and(|until| until <= at))
            .max_by_key(|duty| (duty.until, std::cmp::Reverse(duty.order)))
            .map(|duty| &duty.person)
    }

    /// Every office that answers for a kind of department, in the order of their ids.
    pub fn offices<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Department> {
        self.departments
            .values()
            .map(|it| &**it)
            .filter(move |it| it.kinds.iter().any(|k| k.as_str() == kind))
    }

    /// The office that answers for a kind of department in a duty: the one that names the duty,
    /// else the first.
    #[must_use]
    pub fn office_for<'a>(&'a self, kind: &'a str, duty: Option<&str>) -> Option<&'a Department> {
        let named = duty.and_then(|duty| {
            self.offices(kind)
                .find(|office| office.duties.iter().any(|named| named.as_str() == duty))
        });
        named.or_else(|| self.offices(kind).next())
    }

    /// The first post of a kind in a unit, in the order of their ids.
    #[must_use]
    pub fn post_of(&self, unit: &Unit, kind: &str) -> Option<&Post> {
        self.posts
            .values()
            .map(|it| &**it)
            .find(|it| &it.unit == unit && it.kind.as_str() == kind)
    }

    /// The post that commands first for a unit: its duty head, else any post of it.
    #[must_use]
    pub fn first_responder(&self, unit: &Unit) -> Option<&Post> {
        self.post_of(unit, "township-duty-head").or_else(|| {
            let mut posts = self.posts.values().map(|it| &**it);
            posts.find(|it| &it.unit == unit)
        })
    }

    /// A unit's name as it is written.
    #[must_use]
    pub fn unit_zh(&self, unit: &Unit) -> Words {
        match unit {
            Unit::Centre => self.adopted.as_ref().map(|it| it.zh.clone()),
            Unit::Township(id) => self.townships.get(id).map(|it| it.zh.clone()),
            Unit::Department(id) => self.departments.get(id).map(|it| it.zh.clone()),
            Unit::Outside(words) => Some(words.clone()),
        }
        .unwrap_or_else(unnamed)
    }

    /// A post's name as it is written, or its id.
    #[must_use]
    pub fn post_zh<'a>(&'a self, post: &'a PostId) -> &'a str {
        self.posts
            .get(post)
            .map_or(post.as_str(), |it| it.zh.as_str())
    }

    /// A person's name as it is written, or his id.
    #[must_use]
    pub fn person_zh<'a>(&'a self, person: &'a PersonId) -> &'a str {
        self.persons
            .get(person)
            .map_or(person.as_str(), |it| it.zh.as_str())
    }

    /// A department's name as it is written, or its id.
    #[must_use]
    pub fn department_zh<'a>(&'a self, id: &'a DepartmentId) -> &'a str {
        self.departments
            .get(id)
            .map_or(id.as_str(), |it| it.zh.as_str())
    }

    /// A team's name as it is written, or its id.
    #[must_use]
    pub fn team_zh<'a>(&'a self, id: &'a TeamId) -> &'a str {
        self.teams.get(id).map_or(id.as_str(), |it| it.zh.as_str())
    }

    /// A township's name as it is written, or its code.
    #[must_use]
    pub fn township_zh<'a>(&'a self, id: &'a TownshipId) -> &'a str {
        self.townships
            .get(id)
            .map_or(id.as_str(), |it| it.zh.as_str())
    }
}

fn unnamed() -> Words {
    #[expect(
        clippy::expect_used,
        reason = "two characters are within the bounds of Words"
    )]
    Words::new("指挥中心").expect("a short text")
}

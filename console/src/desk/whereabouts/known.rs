//! The places of the district that have a name: townships, villages, shelters, flood points, schools,
//! facilities, depots, places on the risk lists.

use dispatch_core::point::Point;
use dispatch_core::state::Registry;
use dispatch_core::words::TownshipId;

use super::taken::nearest_township;

/// A place with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its name.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// Where it lies; `None` for a township, which is no place.
    pub point: Option<Point>,
    /// Its township: its own, else that of what lies nearest.
    pub township: Option<TownshipId>,
    /// Whether it is a township.
    pub is_township: bool,
}

impl Known {
    /// Its name without what stands in brackets behind it, as people say it.
    #[must_use]
    pub fn spoken(&self) -> &str {
        let end = self.zh.find(['（', '(']).unwrap_or(self.zh.len());
        self.zh[..end].trim()
    }
}

/// All of them, townships first.
#[must_use]
pub fn known(register: &Registry) -> Vec<Known> {
    let townships = register.townships.values().map(|it| Known {
        zh: it.zh.to_string(),
        en: it.en.to_string(),
        point: None,
        township: Some(it.id.clone()),
        is_township: true,
    });
    let sites = register.sites.values();
    let sites = sites.map(|it| (&it.zh, &it.en, it.point, it.township.clone()));
    let facilities = register.facilities.values();
    let facilities = facilities.map(|it| (&it.zh, &it.en, it.point, None));
    let risks = register.risks.values();
    let risks = risks.map(|it| (&it.zh, &it.en, it.point, Some(it.township.clone())));
    let depots = register.depots.values();
    let depots = depots.map(|it| (&it.zh, &it.en, it.point, None));
    let places = sites.chain(facilities).chain(risks).chain(depots);
    let places = places.map(|(zh, en, point, township)| Known {
        zh: zh.to_string(),
        en: en.to_string(),
        point: Some(point),
        township: township.or_else(|| nearest_township(register, point)),
        is_township: false,
    });
    townships.chain(places).collect()
}

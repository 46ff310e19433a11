//! Where it is (practice R12), however it was told: in plain words, by the name of a known place or the
//! pinyin initials of it, by a kilometre post, by coordinates read over the telephone, by a click on the
//! map. What was typed is kept as it was typed; a point is proposed and taken by a person.

mod coordinates;
mod field;
mod known;
mod post;
mod taken;

use dispatch_core::command::Place;
use dispatch_core::point::Point;
use dispatch_core::words::TownshipId;
use serde::{Deserialize, Serialize};

pub use field::where_field;
pub use known::{Known, known};
pub use taken::{nearest_township, picked, point_ui};

use super::incident::said;

/// A place half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Whereabouts {
    /// Its township.
    pub township: Option<TownshipId>,
    /// Whether a person chose the township, or the seat is of it: then no place that is taken moves it.
    pub is_chosen: bool,
    /// Where, in words.
    pub words: String,
    /// Where on the map.
    pub point: Option<Point>,
    /// The words as they were when a proposal was taken: nothing more is proposed for them.
    taken: Option<String>,
    /// Which of the proposals Enter takes.
    #[serde(skip)]
    chosen: usize,
}

impl Whereabouts {
    /// A place of which only words and a township are known.
    #[must_use]
    pub fn told(township: Option<TownshipId>, words: String) -> Whereabouts {
        Whereabouts {
            is_chosen: township.is_some(),
            township,
            words,
            ..Whereabouts::default()
        }
    }

    /// Whether nothing is known of it yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.township.is_none() && self.words.trim().is_empty() && self.point.is_none()
    }

    /// Takes a known place for it: its name stands where nothing else was written.
    pub fn take(&mut self, known: &Known, name: &str) {
        if let Some(point) = known.point {
            self.point = Some(point);
        }
        if known.is_township {
            self.choose(known.township.clone());
        } else {
            self.lies_in(known.township.clone());
        }
        // A township alone is half a place: the caret stays for the other half.
        self.words = if known.is_township {
            String::new()
        } else {
            name.to_owned()
        };
        self.settle();
    }

    /// A person chooses the township.
    pub fn choose(&mut self, township: Option<TownshipId>) {
        self.is_chosen = township.is_some();
        self.township = township;
    }

    /// The place that was taken lies there, as far as is known.
    pub fn lies_in(&mut self, township: Option<TownshipId>) {
        if !self.is_chosen && township.is_some() {
            self.township = township;
        }
    }

    /// What is written now is what was meant: nothing is proposed for it.
    pub fn settle(&mut self) {
        self.taken = Some(self.words.clone());
        self.chosen = 0;
    }

    /// Whether what is written was proposed and taken, perhaps with words behind it.
    fn is_settled(&self) -> bool {
        let taken = self.taken.as_deref().filter(|it| !it.is_empty());
        taken.is_some_and(|it| self.words.starts_with(it))
    }

    /// As it is recorded; `None` without words.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let words = self.words.trim();
        (!words.is_empty()).then(|| Place {
            words: said(words),
            point: self.point,
        })
    }
}

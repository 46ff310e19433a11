//! The ends of the channels between the desk and the thread of the travel times, and what is told.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crossbeam_channel::{Receiver, Sender, TrySendError};
use dispatch_core::point::Point;
use dispatch_core::travel::Travel;
use dispatch_core::words::{ClosureId, DepotId, IncidentId, TeamId};

use super::centres::CentreTimes;
use super::circles::{CoverHere, RingsHere};
use super::closings::Closing;
use super::question::Question;
use super::townships::TownshipAreas;

/// Questions on their way to the thread: only the newest counts, an unread one is replaced.
pub const QUESTIONS_MAX: usize = 1;
/// Answers on their way to the desk, which takes all of them at every frame; the thread waits while it
/// does not.
pub const TOLD_MAX: usize = 64;

/// What times are reckoned on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The network is being read.
    Loading,
    /// A road network, and who made its data.
    Roads {
        /// To be shown wherever the data are.
        attribution: String,
        /// Metres of road.
        length_m: u64,
        /// 示意: drawn from the named points of the district, and no survey.
        is_sketch: bool,
    },
    /// The district has none: straight lines.
    NoRoads,
    /// It has one that cannot be used, and why; straight lines.
    Unusable {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
}

/// A way of one team to one scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// How long, how far, and how that was come to.
    pub travel: Travel,
    /// Of its metres, on foot off the road.
    pub off_road_m: u32,
    /// The closed roads that it goes round, by their names.
    pub avoided: Vec<String>,
    /// From where.
    pub from: Point,
    /// What is drawn; empty where nobody asked for it.
    pub line: Vec<Point>,
}

/// The ways of all teams to one scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// Height of the newest word about closed roads that they go by.
    pub height: u64,
    /// What was closed: it changes without a word where a closing runs out.
    pub closings: Arc<Vec<Closing>>,
    /// Where to.
    pub to: Point,
    /// By team.
    pub of: BTreeMap<TeamId, Way>,
    /// By lorry from each depot, to a scene that is supplied; empty for the others.
    pub depots: BTreeMap<DepotId, Way>,
}

/// What a closing means in this network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedHere {
    /// Height of the word that stands.
    pub height: u64,
    /// The stretches of road that are closed, each a line.
    pub roads: Vec<Vec<Point>>,
    /// Metres of its line for which no road was found; of a place or an area, 1 if none was.
    pub unmatched_m: u32,
}

/// What the thread tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// What times are reckoned on.
    Ground(Ground),
    /// The areas of the townships.
    Townships(Arc<TownshipAreas>),
    /// What the closings in force mean here.
    Closed(Arc<BTreeMap<ClosureId, ClosedHere>>),
    /// The ways to one scene.
    Ways(IncidentId, Arc<Ways>),
    /// The rings round a place.
    Rings(Arc<RingsHere>),
    /// What the stations of a kind cover.
    Cover(Arc<CoverHere>),
    /// From where teams are to the middles of the townships.
    Centres(Arc<CentreTimes>),
    /// Everything of this question was answered.
    Done(Arc<Question>),
}

/// Makes the desk look at what was told. It is known once there is a window.
#[derive(Clone, Default)]
struct Wake(Arc<OnceLock<Box<dyn Fn() + Send + Sync>>>);

impl std::fmt::Debug for Wake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wake")
    }
}

/// The desk is gone: nobody is left to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone;

/// The desk's ends.
#[derive(Clone, Debug)]
pub struct TravelLink {
    wake: Wake,
    ask: Sender<Arc<Question>>,
    /// The thread's end, kept to empty the place.
    replaced: Receiver<Arc<Question>>,
    /// What is told; [`TOLD_MAX`] deep.
    pub told: Receiver<Told>,
}

/// The ends of the thread.
#[derive(Debug)]
pub struct TravelEnds {
    wake: Wake,
    /// What is asked; it ends with the desk.
    pub asked: Receiver<Arc<Question>>,
    tell: Sender<Told>,
}

impl TravelEnds {
    /// Tells the desk, waiting while it has not taken what was told before.
    ///
    /// # Errors
    /// The desk is gone.
    pub fn tell(&self, told: Told) -> Result<(), Gone> {
        self.tell.send(told).map_err(|_| Gone)?;
        if let Some(wake) = self.wake.0.get() {
            wake();
        }
        Ok(())
    }
}

/// A pair of ends.
#[must_use]
pub fn travel_link() -> (TravelLink, TravelEnds) {
    travel_link_holding(TOLD_MAX)
}

/// A pair of ends for one thread that asks and answers itself: nobody would take what is told while it
/// tells, so there is room for all that one question is told, which is `told` of them at most.
#[must_use]
pub fn travel_link_holding(told: usize) -> (TravelLink, TravelEnds) {
    let (ask, asked) = crossbeam_channel::bounded(QUESTIONS_MAX);
    let (tell, told) = crossbeam_channel::bounded(told);
    let wake = Wake::default();
    let link = TravelLink {
        wake: wake.clone(),
        ask,
        replaced: asked.clone(),
        told,
    };
    (link, TravelEnds { wake, asked, tell })
}

impl TravelLink {
    /// What makes the desk look, once there is a window.
    pub fn wake_by(&self, wake: impl Fn() + Send + Sync + 'static) {
        // A second window of the same ends is only in tests, which look by themselves.
        self.wake.0.set(Box::new(wake)).ok();
    }

    /// Makes the desk look: something is there that it waits for.
    pub fn wake(&self) {
        if let Some(wake) = self.wake.0.get() {
            wake();
        }
    }

    /// Asks; a question that nobody read yet is replaced. That nobody answers any more is learnt by `told`.
    pub fn ask(&self, question: Arc<Question>) {
        let mut question = question;
        // The thread may take the old one between the two steps; then the second try fits.
        while let Err(TrySendError::Full(it)) = self.ask.try_send(question) {
            question = it;
            drop(self.replaced.try_recv());
        }
    }
}

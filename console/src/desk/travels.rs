//! What the desk knows of travel times: what it asked last, and what was told since. It waits for nothing:
//! a time that is not there yet is not shown.

mod making;

use std::collections::BTreeMap;
use std::sync::Arc;

use crossbeam_channel::{Receiver, TryRecvError};
use dispatch_core::catalogue::Catalogue;
use dispatch_core::point::Point;
use dispatch_core::proposal::Proposal;
use dispatch_core::state::{Incident, State};
use dispatch_core::time::Time;
use dispatch_core::travel::By;
use dispatch_core::view::{destination, roads_change_at, roads_height};
use dispatch_core::words::{ClosureId, DepotId, IncidentId, TeamId, TeamKind};

use making::{Made, Maker, Of};

use super::paced::holds;
use super::view::Chosen;
use crate::travel::{
    CentreTimes, ClosedHere, CoverHere, Ground, Question, Reach, RingsHere, SCENES_MAX, Told,
    TownshipAreas, TravelLink, Way, Ways,
};

/// After so many seconds it is looked again which incidents are the most urgent, where they are too many to
/// ask about all.
const ORDER_S: i64 = 10;

/// By what a question is known to be the same still, without making it anew at every frame.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    past: bool,
    height: u64,
    /// The last word about roads.
    roads: u64,
    selected: Option<IncidentId>,
    chosen: Vec<TeamId>,
    rings: Option<[Reach; 3]>,
    cover: Option<(TeamKind, u32)>,
    /// When the closings in force change by themselves.
    until: Option<Time>,
}

/// What is looked at: whose ways are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    /// What is known.
    pub state: &'a Arc<State>,
    /// At which moment.
    pub now: Time,
    /// By this machine's clock.
    pub recorded_at: Time,
    /// Whether that is the past.
    pub past: bool,
    /// The selected incident.
    pub selected: Option<&'a IncidentId>,
    /// What is chosen on the map, and what a half-written command would act on.
    pub chosen: [Option<&'a Chosen>; 2],
    /// The rings that are drawn round the selected incident.
    pub rings: Option<[Reach; 3]>,
    /// The kind of team whose stations are looked at, and within how many minutes.
    pub cover: Option<(&'a TeamKind, u32)>,
}

/// The travel times of this window.
#[derive(Debug)]
pub struct Travels {
    ground: Ground,
    townships: Arc<TownshipAreas>,
    closed: Arc<BTreeMap<ClosureId, ClosedHere>>,
    rings: Option<Arc<RingsHere>>,
    cover: Option<Arc<CoverHere>>,
    centres: Option<Arc<CentreTimes>>,
    ways: BTreeMap<IncidentId, Arc<Ways>>,
    asked: Option<Asked>,
    /// When that was, by this machine's clock.
    asked_at: Time,
    question: Arc<Question>,
    /// The one before, until it goes to where it is freed.
    gone: Option<Arc<Question>>,
    /// Makes the next one, where that takes a frame.
    maker: Maker,
    /// Something else is closed, or other rings or stations are asked for, than was answered last.
    behind: bool,
    /// How many questions were answered whole.
    done: u64,
}

/// How far the ways to an incident are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nobody has told them yet.
    Unknown,
    /// They go over what was closed since, or round what is open again.
    Behind,
    /// They go by everything that is known to be closed.
    Current,
}

impl Default for Travels {
    fn default() -> Travels {
        Travels {
            ground: Ground::Loading,
            townships: Arc::default(),
            closed: Arc::default(),
            rings: None,
            cover: None,
            centres: None,
            ways: BTreeMap::new(),
            asked: None,
            asked_at: Time(0),
            question: Arc::default(),
            gone: None,
            maker: Maker::default(),
            behind: false,
            done: 0,
        }
    }
}

impl Travels {
    /// Asks where something else is to be known than was asked last.
    pub fn ask(&mut self, link: &TravelLink, catalogue: &Arc<Catalogue>, looked: Looked<'_>) {
        if let Some(made) = self.maker.take() {
            self.take(link, made);
        }
        let Looked {
            state,
            now,
            recorded_at,
            past,
            selected,
            chosen,
            rings,
            cover,
        } = looked;
        let teams = chosen.into_iter().flatten().filter_map(|it| match it {
            Chosen::Team(id) => Some(id.clone()),
            Chosen::Depot(_) => None,
        });
        let asked = Asked {
            past,
            height: state.height,
            roads: roads_height(state),
            selected: selected.cloned(),
            chosen: teams.collect(),
            rings,
            cover: cover.map(|(kind, minutes)| (kind.clone(), minutes)),
            until: None,
        };
        // A question names every team; what is said of roads is asked about at once.
        let holds = holds(state, self.asked_at, recorded_at);
        let is_same = |had: &Asked| {
            let until = had.until;
            let is_later = had.height <= asked.height;
            Asked {
                until: None,
                height: if holds && is_later {
                    asked.height
                } else {
                    had.height
                },
                ..had.clone()
            } == asked
                && until.is_none_or(|until| now < until)
        };
        // One at a time: what is made now is taken first.
        if self.asked.as_ref().is_some_and(is_same) || self.maker.is_out() {
            return;
        }
        let of = Of {
            state: Arc::clone(state),
            catalogue: Arc::clone(catalogue),
            townships: Arc::clone(&self.townships),
            now,
            selected: asked.selected.clone(),
            chosen: asked.chosen.clone(),
            rings,
            cover: asked.cover.clone(),
            had: Arc::clone(&self.question),
            gone: self.gone.take(),
        };
        let made = match of.is_large() {
            false => Some(of.make()),
            // Where no thread can be had the window makes it.
            true => self.maker.put(of, link).map(|of| of.make()),
        };
        // Urgency moves on with the clock: where not all are asked about, others may come first by now.
        let many = state.open_incidents().len() > SCENES_MAX;
        let again = many.then(|| now.plus_s(ORDER_S));
        let changes = roads_change_at(state, now);
        self.asked_at = recorded_at;
        self.asked = Some(Asked {
            until: changes.into_iter().chain(again).min(),
            ..asked
        });
        if let Some(made) = made {
            self.take(link, made);
        }
    }

    /// Asks what was made; nothing where it was the last one again.
    fn take(&mut self, link: &TravelLink, made: Made) {
        let Some(question) = made else { return };
        let had = &self.question;
        let are_same = Arc::ptr_eq(&question.closings, &had.closings);
        self.behind |= !are_same || (&had.rings, &had.cover) != (&question.rings, &question.cover);
        self.gone = Some(std::mem::replace(&mut self.question, question));
        link.ask(Arc::clone(&self.question));
    }

    /// Takes in what was told; `false` once nobody answers any more.
    pub fn hear(&mut self, told: &Receiver<Told>) -> bool {
        loop {
            match told.try_recv() {
                Ok(Told::Ground(ground)) => self.ground = ground,
                Ok(Told::Townships(areas)) => {
                    self.townships = areas;
                    // How much of each the stations cover is asked with their areas.
                    self.asked = None;
                }
                Ok(Told::Closed(closed)) => self.closed = closed,
                Ok(Told::Rings(rings)) => self.rings = Some(rings),
                Ok(Told::Cover(cover)) => self.cover = Some(cover),
                Ok(Told::Centres(centres)) => self.centres = Some(centres),
                Ok(Told::Ways(incident, ways)) => drop(self.ways.insert(incident, ways)),
                Ok(Told::Done(question)) => {
                    if Arc::ptr_eq(&question, &self.question) {
                        self.behind = false;
                        self.done += 1;
                        let asked = &question.scenes;
                        let is_asked = |id: &IncidentId| asked.iter().any(|it| it.incident == *id);
                        self.ways.retain(|id, _| is_asked(id));
                    }
                }
                Err(TryRecvError::Empty) => return true,
                Err(TryRecvError::Disconnected) => return false,
            }
        }
    }

    /// What times are reckoned on.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// The areas of the townships; of none while nobody has told them.
    #[must_use]
    pub fn townships(&self) -> &TownshipAreas {
        &self.townships
    }

    /// What a closing means in this network; `None` while it was not looked at yet, and without a network.
    #[must_use]
    pub fn closed(&self, id: &ClosureId) -> Option<&ClosedHere> {
        self.closed.get(id)
    }

    /// The way of a team to an incident, and whether it goes by everything that is known to be closed;
    /// `None` while nobody has told it, and where the incident has moved since.
    #[must_use]
    pub fn way(&self, state: &State, incident: &Incident, team: &TeamId) -> Option<(&Way, bool)> {
        let ways = self.ways_to(state, incident)?;
        let way = ways.of.get(team)?;
        Some((way, self.is_current(state, ways)))
    }

    /// The ways to where an incident is now.
    fn ways_to(&self, state: &State, incident: &Incident) -> Option<&Ways> {
        let to = destination(state, incident).point()?;
        let ways = self.ways.get(&incident.id)?;
        (ways.to == to).then_some(ways)
    }

    /// Whether they go by everything that is known to be closed, by word or because its time ran out.
    fn is_current(&self, state: &State, ways: &Ways) -> bool {
        let same = Arc::ptr_eq(&ways.closings, &self.question.closings);
        same && ways.height == roads_height(state)
    }

    /// How far the ways to an incident are known.
    #[must_use]
    pub fn known(&self, state: &State, incident: &Incident) -> Known {
        match self.ways_to(state, incident) {
            None => Known::Unknown,
            Some(ways) if self.is_current(state, ways) => Known::Current,
            Some(_) => Known::Behind,
        }
    }

    /// Whether rings and stations, or what is closed round them, are being reckoned anew.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.behind
    }

    /// How many questions were answered whole: what was worked out of fewer is worked out anew.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done
    }

    /// The way of a lorry from a depot to the selected incident, round everything that is known to be closed;
    /// `None` while nobody has told it.
    #[must_use]
    pub fn way_from_depot(
        &self,
        state: &State,
        incident: &Incident,
        depot: &DepotId,
    ) -> Option<&Way> {
        let ways = self.ways_to(state, incident)?;
        ways.depots
            .get(depot)
            .filter(|_| self.is_current(state, ways))
    }

    /// How long it takes from where teams are to the middles of the townships, round everything that is
    /// known to be closed; `None` while nobody has told it.
    #[must_use]
    pub fn centres(&self, state: &State) -> Option<&Arc<CentreTimes>> {
        let told = self.centres.as_ref();
        let closings = &self.question.closings;
        told.filter(|it| it.height == roads_height(state) && it.closings == *closings)
    }

    /// The ways that are drawn.
    pub fn drawn(&self) -> impl Iterator<Item = (&IncidentId, &TeamId, &Way)> {
        let all = self.ways.iter();
        let of = all.flat_map(|(incident, ways)| ways.of.iter().map(move |it| (incident, it)));
        let drawn = of.filter(|(_, (_, way))| !way.line.is_empty());
        drawn.map(|(incident, (team, way))| (incident, team, way))
    }

    /// The rings round a place; `None` while nobody has told them.
    #[must_use]
    pub fn rings(&self, at: Point) -> Option<&RingsHere> {
        self.rings.as_deref().filter(|it| it.asked.at == at)
    }

    /// What the stations that are asked about cover; `None` while nobody has told it.
    #[must_use]
    pub fn cover(&self) -> Option<&CoverHere> {
        let asked = self.question.cover.as_ref();
        self.cover.as_deref().filter(|it| asked == Some(&it.asked))
    }

    /// Height of the closed roads that the ways of a proposal go by; `None` where it goes along none.
    #[must_use]
    pub fn roads_at(&self, proposal: &Proposal) -> Option<u64> {
        let along_roads = proposal.ways_by().any(By::is_along_roads);
        let ways = self.ways.get(&proposal.incident).filter(|_| along_roads);
        ways.map(|it| it.height)
    }
}

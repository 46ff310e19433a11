//! The thread of the travel times: it reads the network, then answers the newest question until the desk
//! is gone.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use atlas::pack::Pack;
use atlas::travel::Net;
use atlas::vehicle::Table;
use dispatch_core::point::Point;
use dispatch_core::travel::Vehicle;
use dispatch_core::words::DepotId;

use super::ends::{Gone, Ground, Told, TravelEnds, Ways};
use super::question::{Question, Scene, Starting};
use super::search::Search;
use super::townships::TownshipAreas;
use crate::failure::Failure;

/// After so many ways it is looked whether something else is asked by now.
const LOOK_EVERY: usize = 16;

/// What times are reckoned with.
#[derive(Debug)]
pub struct Loaded {
    /// The district's roads; `Err` where it has some that cannot be used.
    pub pack: Result<Option<Pack>, Failure>,
    /// How fast each kind of vehicle is.
    pub table: Table,
}

/// Reads it, on the thread.
pub type Load = Box<dyn FnOnce() -> Result<Loaded, Failure> + Send>;

/// Starts the thread; it ends when the desk is gone.
///
/// # Errors
/// The system gives no thread.
pub fn keep_travel(load: Load, ends: TravelEnds) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name("travel".to_owned()).spawn(move || {
        // The desk is gone: nobody is left to tell.
        let _ = run(load, &ends);
    })
}

/// Answers what is asked at this moment, and returns when nothing is. On the window's own thread the ends
/// must have room for all of it ([`travel_link_holding`](super::travel_link_holding)): there nobody takes
/// what is told meanwhile.
///
/// # Errors
/// The desk is gone.
pub fn answer_waiting(search: &mut Search<'_>, ends: &TravelEnds) -> Result<(), Gone> {
    let mut next = ends.asked.try_recv().ok();
    while let Some(question) = next.take() {
        next = answer(search, &question, ends)?;
        next = next.or_else(|| ends.asked.try_recv().ok());
    }
    Ok(())
}

fn run(load: Load, ends: &TravelEnds) -> Result<(), Gone> {
    let loaded = match load() {
        Ok(loaded) => loaded,
        Err(why) => {
            // Not even a straight line has a speed.
            ends.tell(Told::Ground(unusable(&why)))?;
            return wait(ends);
        }
    };
    let (ground, pack) = match loaded.pack {
        Ok(Some(pack)) => {
            let ground = Ground::Roads {
                attribution: pack.attribution.clone(),
                length_m: pack.roads.length_m(),
                is_sketch: pack.standing.is_sketch,
            };
            (ground, Some(pack))
        }
        Ok(None) => (Ground::NoRoads, None),
        Err(why) => (unusable(&why), None),
    };
    let townships = pack.as_ref().map(TownshipAreas::of).unwrap_or_default();
    let is_sketch = pack.as_ref().is_some_and(|it| it.standing.is_sketch);
    let net = pack.map(|it| Net::new(it.roads, Some(&it.order)));
    ends.tell(Told::Ground(ground))?;
    ends.tell(Told::Townships(Arc::new(townships)))?;
    let mut search = Search::new(net.as_ref(), &loaded.table).of_sketch(is_sketch);
    let mut next = None;
    loop {
        let question = match next.take() {
            Some(question) => question,
            None => hear(ends)?,
        };
        next = answer(&mut search, &question, ends)?;
    }
}

fn unusable(why: &Failure) -> Ground {
    Ground::Unusable {
        zh: why.zh.clone(),
        en: why.en.clone(),
    }
}

fn hear(ends: &TravelEnds) -> Result<Arc<Question>, Gone> {
    ends.asked.recv().map_err(|_| Gone)
}

/// Nothing can be answered.
fn wait(ends: &TravelEnds) -> Result<(), Gone> {
    loop {
        hear(ends)?;
    }
}

/// Answers a question scene by scene. Returns the newer one that came meanwhile.
fn answer(
    search: &mut Search<'_>,
    question: &Arc<Question>,
    ends: &TravelEnds,
) -> Result<Option<Arc<Question>>, Gone> {
    if let Some(here) = search.close(&question.closings) {
        ends.tell(Told::Closed(Arc::new(here)))?;
    }
    for scene in &question.scenes {
        let depots = match scene.is_supplied {
            true => &question.depots[..],
            false => &[],
        };
        match ways(search, question, (scene, depots), ends) {
            Ok(ways) => ends.tell(Told::Ways(scene.incident.clone(), Arc::new(ways)))?,
            Err(newer) => return Ok(Some(newer)),
        }
    }
    if let Some(rings) = question.rings.as_ref().and_then(|it| search.rings(it)) {
        ends.tell(Told::Rings(rings))?;
    }
    if let Some(cover) = question.cover.as_ref().and_then(|it| search.cover(it)) {
        ends.tell(Told::Cover(cover))?;
    }
    for (vehicle, from) in search.centres_missing(&question.centres) {
        if let Ok(newer) = ends.asked.try_recv() {
            return Ok(Some(newer));
        }
        search.centres_from(vehicle, from, &question.centres.to);
    }
    if let Some(times) = search.centres(question.height) {
        ends.tell(Told::Centres(times))?;
    }
    ends.tell(Told::Done(Arc::clone(question)))?;
    Ok(None)
}

/// The ways of all teams to one scene, or the question that came meanwhile.
fn ways(
    search: &mut Search<'_>,
    question: &Question,
    (scene, depots): (&Scene, &[(DepotId, Point)]),
    ends: &TravelEnds,
) -> Result<Ways, Arc<Question>> {
    let mut of = BTreeMap::new();
    let is_asked = |it: &&Starting| {
        let only = scene.only.as_ref();
        only.is_none_or(|only| only.contains(&it.team))
    };
    let teams: Vec<&Starting> = question.teams.iter().filter(is_asked).collect();
    for teams in teams.chunks(LOOK_EVERY) {
        if let Ok(newer) = ends.asked.try_recv() {
            return Err(newer);
        }
        let asked: Vec<(Vehicle, Point)> = teams.iter().map(|it| (it.vehicle, it.from)).collect();
        for (it, mut way) in teams.iter().zip(search.ways(&asked, scene.to)) {
            let mut drawn = question.drawn.iter();
            if drawn.any(|(incident, team)| *incident == scene.incident && *team == it.team) {
                way.line = search.line(it.vehicle, it.from, scene.to);
            }
            of.insert(it.team.clone(), way);
        }
    }
    let asked: Vec<(Vehicle, Point)> = depots.iter().map(|it| (Vehicle::Lorry, it.1)).collect();
    let names = depots.iter().map(|it| it.0.clone());
    let depots = names.zip(search.ways(&asked, scene.to));
    Ok(Ways {
        height: question.height,
        closings: Arc::clone(&question.closings),
        to: scene.to,
        depots: depots.collect(),
        of,
    })
}

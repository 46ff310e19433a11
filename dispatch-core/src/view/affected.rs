//! Who lies inside a hazard area now, who newly does, who no longer does; what is decided for each and
//! whether he was told (practice R23). A function of the State: the same on every console. What it finds
//! is shared with the State and not borrowed from it, so that whoever looks often looks once.

mod alarms;
mod covered;
mod named;
mod people;
mod standing;

pub(super) use alarms::area_alarms;
pub use covered::covered_by;
pub use named::{affected_en, affected_zh};
pub use people::{People, people_of};
pub use standing::Outlines;

use crate::command::{Affected, InsideAct, Light, WindFrom};
use crate::footprint::{Footprint, Part};
use crate::point::Point;
use crate::register::Neighbour;
use crate::state::{
    AreaTrack, AreaVersion, Incident, InsideDecision, Shared, State, ToldInside, WindMark,
};
use crate::sun;
use crate::time::Time;
use crate::words::PlotId;
use standing::{Standing, standing};

/// A hazard area as it stands.
#[derive(Clone, Debug)]
pub struct AreaView {
    /// At which incident.
    pub incident: Shared<Incident>,
    /// Its name.
    pub id: PlotId,
    /// All that was said of it.
    pub track: Shared<AreaTrack>,
    /// The version in force.
    pub version: AreaVersion,
    /// The ground it covers.
    pub footprint: Footprint,
    /// The wind it goes by; `None` where nobody measured any.
    pub wind: Option<WindMark>,
    /// Who lies inside: what waits first, then people before things, then the nearest to the leak.
    pub inside: Vec<InsideRow>,
    /// Who was inside and is no longer, with what was decided for him and whether he was told. None of
    /// them is dropped silently.
    pub left: Vec<LeftRow>,
    /// Own posts and teams of which nobody knows where they are: they may be inside.
    pub unplaced: Vec<Affected>,
    /// The neighbours whose border it meets.
    pub crossing: Vec<Neighbour>,
}

/// Somebody inside.
#[derive(Clone, Debug)]
pub struct InsideRow {
    /// Who.
    pub who: Affected,
    /// Where.
    pub point: Point,
    /// In which part; of a township that the area only touches the outer one.
    pub part: Part,
    /// 界内: the area reaches into this township, whose centre lies outside.
    pub touched: bool,
    /// The straight line from the leak, in metres.
    pub metres: u32,
    /// Since which version, without a gap.
    pub since_version: u32,
    /// 新进入: the version in force brought him in.
    pub is_new: bool,
    /// Since when it is known that he is inside.
    pub since: Time,
    /// What is decided for him since then; `None` is 待决定.
    pub decision: Option<Shared<InsideDecision>>,
    /// Whether he was told.
    pub told: ToldState,
    /// Until when it is to be decided.
    pub decide_due: Time,
    /// Until when he is to be told.
    pub tell_due: Time,
}

/// Whether somebody inside was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToldState {
    /// Nothing is needed, so nobody need be rung.
    NotNeeded,
    /// 未告知: nobody rang.
    Not,
    /// 未告知: rung, and not reached; the last attempt.
    Tried(Shared<ToldInside>),
    /// He was told, but something else than what is decided now.
    Otherwise(Shared<ToldInside>),
    /// 已告知
    Told(Shared<ToldInside>),
}

impl ToldState {
    /// Whether he still waits to be told.
    #[must_use]
    pub fn waits(&self) -> bool {
        !matches!(self, ToldState::NotNeeded | ToldState::Told(_))
    }
}

impl InsideRow {
    /// Whether nothing is decided for him and the time for it is over.
    #[must_use]
    pub fn is_undecided_late(&self, now: Time) -> bool {
        self.decision.is_none() && self.decide_due <= now
    }

    /// Whether he is not told and the time for it is over.
    #[must_use]
    pub fn is_untold_late(&self, now: Time) -> bool {
        self.told.waits() && self.tell_due <= now
    }
}

/// Somebody who was inside.
#[derive(Clone, Debug)]
pub struct LeftRow {
    /// Who.
    pub who: Affected,
    /// The last version that had him inside; `None` where he is none that any version had, and
    /// something was decided for him all the same.
    pub last_version: Option<u32>,
    /// What was last decided for him.
    pub decision: Option<Shared<InsideDecision>>,
    /// The last word that reached him.
    pub told: Option<Shared<ToldInside>>,
}

impl AreaView {
    /// Whether it still holds.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.track.lifted.is_none() && self.incident.status.is_open()
    }

    /// Seconds since its wind was measured; `None` where nobody measured any.
    #[must_use]
    pub fn wind_age_s(&self, now: Time) -> Option<i64> {
        self.wind.as_ref().map(|it| now.since_s(it.as_of))
    }

    /// Whether its wind is old: then nobody knows where the gas goes now.
    #[must_use]
    pub fn is_wind_stale(&self, state: &State, now: Time) -> bool {
        let limit_s = i64::from(state.register.rules().inside().wind_stale_s);
        self.wind_age_s(now).is_some_and(|age| age >= limit_s)
    }

    /// Whether it goes by a direction at all.
    #[must_use]
    pub fn has_direction(&self) -> bool {
        self.version.from.and_then(WindFrom::angle_e7).is_some()
    }

    /// Whether it is day or night at the leak.
    #[must_use]
    pub fn light_at(&self, now: Time) -> Light {
        sun::light(now, self.version.leak.origin)
    }

    /// Whether it goes by the distances of the day, and it is night: gas stays together longer then.
    #[must_use]
    pub fn is_too_short(&self, now: Time) -> bool {
        self.version.leak.light == Light::Day && self.light_at(now) == Light::Night
    }

    /// Those for whom nothing is decided yet.
    pub fn undecided(&self) -> impl Iterator<Item = &InsideRow> {
        self.inside.iter().filter(|it| it.decision.is_none())
    }

    /// Those who are not told yet.
    pub fn untold(&self) -> impl Iterator<Item = &InsideRow> {
        self.inside.iter().filter(|it| it.told.waits())
    }
}

/// Every hazard area of an incident, in the order of their names. Of the townships those lie inside whose
/// centre does.
#[must_use]
pub fn areas_of(state: &State, incident: &Incident) -> Vec<AreaView> {
    areas_over(state, incident, &Outlines::default())
}

/// The same, and of the townships whose outlines are handed in also those into which the area reaches.
#[must_use]
pub fn areas_over(state: &State, incident: &Incident, outlines: &Outlines) -> Vec<AreaView> {
    if incident.areas.is_empty() {
        return Vec::new();
    }
    let Some(incident) = state.incidents.get(&incident.id) else {
        return Vec::new();
    };
    let all = standing(state, incident);
    let areas = incident.areas.iter();
    areas
        .filter_map(|(id, track)| view(state, incident, (id, track), (&all, outlines)))
        .collect()
}

/// Every hazard area that holds, of all incidents that go on.
#[must_use]
pub fn areas(state: &State) -> Vec<AreaView> {
    let open = state.open_incidents().into_iter();
    open.flat_map(|it| areas_of(state, it))
        .filter(AreaView::is_in_force)
        .collect()
}

fn view(
    state: &State,
    incident: &Shared<Incident>,
    (id, track): (&PlotId, &Shared<AreaTrack>),
    (all, outlines): (&[Standing], &Outlines),
) -> Option<AreaView> {
    let version = track.now()?.clone();
    let footprint = version.footprint();
    let grounds: Vec<Ground> = track
        .versions
        .iter()
        .map(|it| (it.number, it.said.known_at, it.footprint()))
        .collect();
    let lifted = track.lifted.is_some();
    let mut inside = Vec::new();
    let mut left = Vec::new();
    for it in all {
        let Some(point) = it.point else { continue };
        let part = |ground: &Footprint| {
            let touched = || outlines.are_touched(&it.who, ground);
            let part = ground.part(point);
            part.or_else(|| touched().then_some(Part::Downwind))
        };
        match part(&footprint).filter(|_| !lifted) {
            Some(in_part) => {
                let covered = grounds.iter().map(|(_, _, ground)| part(ground).is_some());
                let covered: Vec<bool> = covered.collect();
                let mut row = row(state, track, (it, point, in_part), (&grounds, &covered));
                row.touched = footprint.part(point).is_none();
                inside.push(row);
            }
            None => {
                let had = grounds.iter().rev();
                let mut had = had.filter(|(_, _, ground)| part(ground).is_some());
                let last = had.next().map(|(number, _, _)| *number);
                left.extend(leaver(track, &it.who, last));
            }
        }
    }
    // Whoever stands in no register, or moved away since: what was decided for him stays to be seen.
    let listed = |who: &Affected| {
        inside.iter().any(|it: &InsideRow| it.who == *who)
            || left.iter().any(|it: &LeftRow| it.who == *who)
    };
    let named = track.decided.keys().chain(track.told.keys());
    let mut others: Vec<&Affected> = named.filter(|who| !listed(who)).collect();
    others.sort();
    others.dedup();
    for who in others {
        left.extend(leaver(track, who, None));
    }
    let rank = |who: &Affected| standing::rank(state, who);
    inside.sort_by_key(|it| {
        let waits = it.decision.is_some() && !it.told.waits();
        (waits, rank(&it.who), it.metres, it.who.clone())
    });
    left.sort_by_key(|it| (rank(&it.who), it.who.clone()));
    let unplaced = all.iter().filter(|it| it.point.is_none());
    let neighbours = state.register.rules().neighbours.iter();
    Some(AreaView {
        incident: incident.clone(),
        id: id.clone(),
        track: track.clone(),
        version,
        footprint,
        wind: incident.winds.last().cloned(),
        inside,
        left,
        unplaced: unplaced.map(|it| it.who.clone()).collect(),
        crossing: neighbours
            .filter(|it| !lifted && footprint.meets(&it.border))
            .cloned()
            .collect(),
    })
}

/// The number of a version, since when it is known, and what it covers.
type Ground = (u32, Time, Footprint);

fn row(
    state: &State,
    track: &AreaTrack,
    (it, point, part): (&Standing, Point, Part),
    (grounds, covered): (&[Ground], &[bool]),
) -> InsideRow {
    let unbroken = grounds.iter().zip(covered).rev();
    let unbroken = unbroken.take_while(|(_, covered)| **covered);
    let (since_version, known_at) = unbroken
        .last()
        .map_or((1, Time(0)), |((number, at, _), _)| (*number, *at));
    // Who moved in later is inside since he was seen there.
    let since = it.since.map_or(known_at, |seen| seen.max(known_at));
    let rules = state.register.rules().inside();
    let decided = track.decided.get(&it.who).and_then(|all| all.last());
    let decision = decided.filter(|had| had.version >= since_version);
    let told = told(track, &it.who, since_version, decision.map(|it| it.what));
    let newest = grounds.last();
    let number = newest.map_or(1, |(number, _, _)| *number);
    InsideRow {
        who: it.who.clone(),
        point,
        part,
        touched: false,
        metres: newest.map_or(0, |(_, _, ground)| ground.origin.metres_to(point)),
        since_version,
        is_new: since_version == number,
        since,
        decision: decision.cloned(),
        told,
        decide_due: since.plus_s(i64::from(rules.decide_s)),
        tell_due: since.plus_s(i64::from(rules.tell_s)),
    }
}

/// Whether he was told what is decided now, since he lies inside.
fn told(
    track: &AreaTrack,
    who: &Affected,
    since_version: u32,
    decided: Option<InsideAct>,
) -> ToldState {
    if decided == Some(InsideAct::NotNeeded) {
        return ToldState::NotNeeded;
    }
    let all = track.told.get(who).into_iter().flatten();
    let mut since: Vec<&Shared<ToldInside>> =
        all.filter(|it| it.version >= since_version).collect();
    since.reverse();
    let reached = since.iter().find(|it| it.attempt.result.reached());
    match (reached, since.first()) {
        (Some(told), _) if told.of == decided => ToldState::Told((*told).clone()),
        (Some(told), _) => ToldState::Otherwise((*told).clone()),
        (None, Some(tried)) => ToldState::Tried((*tried).clone()),
        (None, None) => ToldState::Not,
    }
}

/// Whoever was inside by some version, or was decided on or told.
fn leaver(track: &AreaTrack, who: &Affected, last_version: Option<u32>) -> Option<LeftRow> {
    let decision = track.decided.get(who).and_then(|all| all.last());
    let told = track.told.get(who).into_iter().flatten();
    let told = told.filter(|it| it.attempt.result.reached()).last();
    let was = last_version.is_some() || decision.is_some() || told.is_some();
    was.then(|| LeftRow {
        who: who.clone(),
        last_version,
        decision: decision.cloned(),
        told: told.cloned(),
    })
}

//! Travel times and arrivals in words: by road or as a straight line, round what, from which position, due
//! when, late by how much and why.

use dispatch_core::proposal::Destination;
use dispatch_core::register::Team;
use dispatch_core::state::{AssignmentState, Incident};
use dispatch_core::travel::By;
use dispatch_core::view::{Arrival, Coming, LateWhy, arrival, destination, team_place, turnout_s};
use dispatch_core::words::TeamId;

use super::map::length_text;
use super::sight::Sight;
use super::widgets::{age_text, clock_hm, duration_text};
use crate::language::{Key, Lang};
use crate::travel::Way;

/// Whole minutes of a way, rounded up: a way takes at least one.
fn minutes(way: &Way) -> u32 {
    way.travel.seconds.div_ceil(60).max(1)
}

/// 道路 12 分钟, 示意图 12 分钟 where the roads are no survey, or 直线估算 12 分钟: how long a team needs to an
/// incident, whether that is the middle of its township, and whether something was closed or opened since;
/// `None` where it is not known (yet).
#[must_use]
pub fn time_text(sight: &Sight<'_>, incident: &Incident, team: &TeamId) -> Option<String> {
    let (way, is_current) = sight.travels.way(sight.state(), incident, team)?;
    let reckoned = reckoned_text(sight, incident, is_current);
    Some(format!("{}{reckoned}", minutes_text(sight, way)))
}

fn minutes_text(sight: &Sight<'_>, way: &Way) -> String {
    let key = match way.travel.by {
        By::Road => Key::TravelRoad,
        By::Sketch => Key::TravelSketch,
        By::Straight => Key::TravelStraight,
    };
    sight.say_with(key, [("min", minutes(way).into())])
}

/// （按镇街中心）and ，路况有变，正在重算, where they are so.
fn reckoned_text(sight: &Sight<'_>, incident: &Incident, is_current: bool) -> String {
    let of_township = matches!(
        destination(sight.state(), incident),
        Destination::Township(_)
    );
    let mut text = String::new();
    if of_township {
        text.push_str(&sight.say(Key::TravelOfTownship));
    }
    if !is_current {
        text.push_str(&sight.say(Key::TravelBehind));
    }
    text
}

/// The same with the length, what is on foot, which closed roads it goes round, and that something was
/// closed or opened since.
#[must_use]
pub fn way_text(sight: &Sight<'_>, incident: &Incident, team: &TeamId) -> Option<String> {
    let (way, is_current) = sight.travels.way(sight.state(), incident, team)?;
    let time = minutes_text(sight, way);
    let mut text = format!("{time} {}", length_text(f64::from(way.travel.metres)));
    if way.off_road_m >= ON_FOOT_FROM_M && way.travel.by.is_along_roads() {
        let length = length_text(f64::from(way.off_road_m));
        text.push_str(&sight.say_with(Key::TravelOnFoot, [("length", length.into())]));
    }
    if !way.avoided.is_empty() {
        let roads = way.avoided.join(match sight.lang() {
            Lang::Zh => "、",
            Lang::En => ", ",
        });
        text.push_str(&sight.say_with(Key::TravelAvoids, [("roads", roads.into())]));
    }
    text.push_str(&reckoned_text(sight, incident, is_current));
    Some(text)
}

/// From so many metres on it is said that they are walked.
const ON_FOOT_FROM_M: u32 = 100;

/// How long a team needs by road alone, in seconds; `None` by a straight line, which is never "nearest by
/// road".
#[must_use]
pub fn by_road_s(sight: &Sight<'_>, incident: &Incident, team: &Team) -> Option<u32> {
    let (way, _) = sight.travels.way(sight.state(), incident, &team.id)?;
    way.travel.by.is_along_roads().then_some(way.travel.seconds)
}

/// How long a team needs however that was come to, in seconds, for the order of a list.
#[must_use]
pub fn seconds(sight: &Sight<'_>, incident: &Incident, team: &TeamId) -> Option<u32> {
    let (way, _) = sight.travels.way(sight.state(), incident, team)?;
    Some(way.travel.seconds)
}

/// When a team arrives that was sent and is not there.
#[must_use]
pub fn arrival_of(sight: &Sight<'_>, incident: &Incident, team: &TeamId) -> Option<Arrival> {
    let (way, _) = sight.travels.way(sight.state(), incident, team)?;
    let coming = Coming {
        way: way.travel,
        rounds: !way.avoided.is_empty(),
        turnout_s: turnout_s(sight.state(), sight.catalogue, team),
    };
    arrival(sight.state(), incident, team, coming, sight.now)
}

/// 预计 08:46 到，还有 6 分 · 道路 12 分钟 7.2 km · 按驻地起算.
#[must_use]
pub fn arrival_text(sight: &Sight<'_>, incident: &Incident, team: &TeamId) -> Option<String> {
    let due = arrival_of(sight, incident, team)?;
    let left_s = due.left_s(sight.now);
    let assignment = incident.assignments.get(team)?;
    let key = match assignment.state {
        AssignmentState::EnRoute if left_s < 0 => Key::ArriveOverdue,
        AssignmentState::EnRoute => Key::ArriveDue,
        _ => Key::ArriveIfLeft,
    };
    let args = [
        ("at", clock_hm(due.due_at).into()),
        ("time", duration_text(left_s.abs()).into()),
    ];
    let when = sight.say_with(key, args);
    let seen = team_place(sight.state(), team).and_then(|it| it.seen_at);
    let from = match seen {
        Some(at) => {
            let age = age_text(sight.lang(), at, sight.now);
            sight.say_with(Key::ArriveFromSeen, [("age", age.into())])
        }
        None => sight.say(Key::ArriveFromStation).into_owned(),
    };
    let way = way_text(sight, incident, team)?;
    Some(format!("{when} · {way} · {from}"))
}

/// 迟 4 分：08:34 调派，尚未出发; `None` where it is not late.
#[must_use]
pub fn late_text(sight: &Sight<'_>, incident: &Incident, team: &TeamId) -> Option<String> {
    let due = arrival_of(sight, incident, team).filter(|it| it.late_s > 0)?;
    let why: Vec<String> = due.why.iter().map(|it| why_text(sight, *it)).collect();
    let why = match why.is_empty() {
        true => sight.say(Key::LateThanSaid).into_owned(),
        false => why.join(match sight.lang() {
            Lang::Zh => "，",
            Lang::En => ", ",
        }),
    };
    let args = [
        ("time", duration_text(due.late_s).into()),
        ("why", why.into()),
    ];
    Some(sight.say_with(Key::Late, args))
}

fn why_text(sight: &Sight<'_>, why: LateWhy) -> String {
    match why {
        LateWhy::NotSetOut(at) => sight.say_with(Key::LateNotSetOut, [("at", clock_hm(at).into())]),
        LateWhy::Unseen(at) => sight.say_with(Key::LateUnseen, [("at", clock_hm(at).into())]),
        LateWhy::OldPosition(at) => {
            let age = age_text(sight.lang(), at, sight.now);
            sight.say_with(Key::LateOldPosition, [("age", age.into())])
        }
        LateWhy::RoundClosed => sight.say(Key::LateRoundClosed).into_owned(),
    }
}

/// How many of an incident's teams are late.
#[must_use]
pub fn late(sight: &Sight<'_>, incident: &Incident) -> usize {
    let teams = incident.assignments.keys();
    let is_late =
        |team: &&TeamId| arrival_of(sight, incident, team).is_some_and(|it| it.late_s > 0);
    teams.filter(is_late).count()
}

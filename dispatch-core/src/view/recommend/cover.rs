//! The hole a proposal leaves: the nearest ready team of a kind to the centre of a township, before
//! and after.

use std::collections::BTreeSet;

use super::{Asked, Ready};
use crate::point::Point;
use crate::proposal::{Closing, Cover, Hole, Pick, Until};
use crate::register::Township;
use crate::travel::Timed;
use crate::words::TeamId;

/// The townships that `gone` leaves beyond the limit of a kind and that were nearer before, by kind and
/// township. `of_kind` are all that could be sent, whatever they are called back from.
pub(super) fn holes(asked: &Asked<'_>, of_kind: &[&Ready<'_>], gone: &[&Pick]) -> Vec<Hole> {
    let Some(first) = of_kind.first() else {
        return Vec::new();
    };
    let Some(cover_min) = first.sending.cover_min else {
        return Vec::new();
    };
    let limit_s = cover_min.saturating_mul(60);
    let away: BTreeSet<&TeamId> = gone.iter().map(|it| &it.team).collect();
    let townships = asked.state.register.townships.values();
    let mut holes = Vec::new();
    for township in townships {
        let (mut before, mut after) = (Cover::Nobody, Cover::Nobody);
        let mut until: Option<Until> = None;
        for it in of_kind {
            let timed = reaches(asked, it, it.from.point, township);
            let leaves = gone.iter().find(|pick| pick.team == it.team.id);
            if it.recall_min.is_none() {
                nearer(&mut before, it, timed);
                if !away.contains(&it.team.id) {
                    nearer(&mut after, it, timed);
                }
            }
            let closes = match (leaves, it.recall_min) {
                // Home again: it sets out from its station then, not from where it is now.
                (Some(pick), _) => reaches(asked, it, it.team.point, township)
                    .filter(|it| it.seconds <= limit_s)
                    .map(|_| (away_s(it, pick), Closing::ComesHome)),
                (None, Some(recall_min)) => timed
                    .filter(|it| it.seconds <= limit_s)
                    .map(|_| (recall_min.saturating_mul(60), Closing::CalledBack)),
                (None, None) => None,
            };
            if let Some((in_s, how)) = closes {
                let at = asked.now.plus_s(i64::from(in_s));
                if until.as_ref().is_none_or(|had| at < had.at) {
                    let team = it.team.id.clone();
                    until = Some(Until { at, team, how });
                }
            }
        }
        if opens(&before, &after, limit_s) {
            holes.push(Hole {
                kind: first.team.kind.clone(),
                township: township.id.clone(),
                limit_s,
                before,
                after,
                until,
            });
        }
    }
    holes
}

/// Whether the cover of a township has risen, and lies above the limit or nowhere.
fn opens(before: &Cover, after: &Cover, limit_s: u32) -> bool {
    match (before.seconds(), after.seconds()) {
        (Some(before), Some(after)) => after > before && after > limit_s,
        (Some(_), None) => true,
        (None, _) => before == &Cover::Unknown && after == &Cover::Nobody,
    }
}

fn nearer(cover: &mut Cover, it: &Ready<'_>, timed: Option<Timed>) {
    let better = match (&*cover, timed) {
        (_, None) => {
            if *cover == Cover::Nobody {
                *cover = Cover::Unknown;
            }
            return;
        }
        (Cover::By { seconds: had, .. }, Some(timed)) => timed.seconds < *had,
        (Cover::Nobody | Cover::Unknown, Some(_)) => true,
    };
    if let (true, Some(Timed { seconds, by })) = (better, timed) {
        let team = it.team.id.clone();
        *cover = Cover::By { team, seconds, by };
    }
}

/// How long a team needs from somewhere to the centre of a township, its turnout counted in.
fn reaches(asked: &Asked<'_>, it: &Ready<'_>, from: Point, township: &Township) -> Option<Timed> {
    let way = asked.ways.timed(it.vehicle, from, township.center)?;
    Some(Timed {
        seconds: way.seconds.saturating_add(it.sending.turnout_s),
        ..way
    })
}

/// Seconds until a team is home again: there, its usual stay, and as long back.
fn away_s(it: &Ready<'_>, pick: &Pick) -> u32 {
    let stay_s = it.sending.stay_min.saturating_mul(60);
    pick.arrives_s
        .saturating_add(stay_s)
        .saturating_add(pick.travel.seconds)
}

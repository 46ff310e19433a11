//! Teams that several incidents want: both claims side by side, and what each loses.

use std::collections::BTreeMap;

use super::joint::Given;
use super::options::{Asking, Choice};
use crate::proposal::{Claim, Contest, Instead};
use crate::words::IncidentId;

/// Contests that one proposal names: an entry must hold them.
const CONTESTS_MAX: usize = 8;
/// Claims that one contest names, those of who gets the team and of whom the proposal is for always
/// among them.
const CLAIMS_MAX: usize = 6;

/// The contests of one incident, as its proposal names them.
pub(super) fn of(contests: &[Contest], incident: &IncidentId) -> Vec<Contest> {
    let ours = |it: &Claim| it.incident == *incident;
    let concerned = contests.iter().filter(|it| it.claims.iter().any(ours));
    let told = concerned.take(CONTESTS_MAX).map(|contest| {
        let must = |it: &Claim| it.gets || ours(it);
        let mut room =
            CLAIMS_MAX.saturating_sub(contest.claims.iter().filter(|it| must(it)).count());
        let kept = contest.claims.iter().filter(|it| {
            must(it) || {
                let fits = room > 0;
                room = room.saturating_sub(1);
                fits
            }
        });
        Contest {
            team: contest.team.clone(),
            claims: kept.cloned().collect(),
        }
    });
    told.collect()
}

/// Who would want the same teams, if each incident were alone.
pub(super) fn contests(
    asking: &[Asking<'_>],
    given: &Given,
    alone: impl Fn(usize) -> Given,
) -> Vec<Contest> {
    if asking.len() < 2 {
        return Vec::new();
    }
    let alone: Vec<Vec<Vec<usize>>> = (0..asking.len())
        .map(|incident| alone(incident).swap_remove(incident))
        .collect();
    let mut claims: BTreeMap<usize, Vec<Wanted>> = BTreeMap::new();
    for (incident, needs) in alone.iter().enumerate() {
        for (need, places) in needs.iter().enumerate() {
            for place in places {
                let team = asking[incident].needs[need].choices[*place].team;
                claims.entry(team).or_default().push(Wanted {
                    incident,
                    need,
                    place: *place,
                });
            }
        }
    }
    let used = |choice: &Choice| {
        asking.iter().zip(given).any(|(it, given)| {
            let mut needs = it.needs.iter().zip(given);
            needs.any(|(need, given)| {
                let mut given = given.iter();
                given.any(|place| need.choices[*place].team == choice.team)
            })
        })
    };
    let mut contests: Vec<Contest> = Vec::new();
    for (_, wanted) in claims {
        let mut incidents: Vec<usize> = wanted.iter().map(|it| it.incident).collect();
        incidents.dedup();
        if incidents.len() < 2 {
            continue;
        }
        let mut told: Vec<Claim> = wanted
            .iter()
            .map(|it| claim(asking, given, &alone, it, &used))
            .collect();
        // Stable: who does not get it stays in the order of the queue.
        told.sort_by_key(|it| !it.gets);
        let first = &wanted[0];
        let choice = &asking[first.incident].needs[first.need].choices[first.place];
        contests.push(Contest {
            team: choice.pick.team.clone(),
            claims: told,
        });
    }
    contests
}

/// A place in the choices of a need that an incident would take if it were alone.
struct Wanted {
    incident: usize,
    need: usize,
    place: usize,
}

fn claim(
    asking: &[Asking<'_>],
    given: &Given,
    alone: &[Vec<Vec<usize>>],
    it: &Wanted,
    used: &dyn Fn(&Choice) -> bool,
) -> Claim {
    let need = &asking[it.incident].needs[it.need];
    let choice = &need.choices[it.place];
    let got = &given[it.incident][it.need];
    let gets = got.contains(&it.place);
    let instead = if gets {
        // Without it the nearest that nobody else has would come.
        need.choices.iter().find(|other| !used(other))
    } else {
        // What came in the stead of what it lost, the first for the first.
        let had = &alone[it.incident][it.need];
        let mut lost = had.iter().filter(|place| !got.contains(place));
        let nth = lost.position(|place| *place == it.place);
        let mut new = got.iter().filter(|place| !had.contains(place));
        nth.and_then(|nth| new.nth(nth))
            .map(|place| &need.choices[*place])
    };
    Claim {
        incident: asking[it.incident].incident.id.clone(),
        kind: need.kind.clone(),
        arrives_s: choice.pick.arrives_s,
        gets,
        instead: instead.map(|it| Instead {
            team: it.pick.team.clone(),
            arrives_s: it.pick.arrives_s,
        }),
    }
}

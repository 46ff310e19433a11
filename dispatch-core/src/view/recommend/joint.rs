//! All needs and all teams at once: the assignment that costs the fewest weighted seconds.

use std::collections::BTreeMap;

use super::options::{Asking, Looked, asking};
use super::{Asked, Ready, candidates, contests, cover, ready, rest};
use crate::assignment::Costs;
use crate::proposal::{Hole, Need, Passed, PassedWhy, Pick, Proposal};
use crate::state::Incident;
use crate::words::{IncidentId, TeamKind};

/// Teams that are named as passed over for one need; how many more there were is counted.
const PASSED_MAX: usize = 8;

/// Holes that one proposal names: a kind or two in every township of a district.
const HOLES_MAX: usize = 32;

/// What an unfilled need counts, in seconds: more than whoever comes last. Derived.
const UNFILLED_S: i64 = 28_800;

/// Which choice each slot got: by incident and need, the places in its choices.
pub(super) type Given = Vec<Vec<Vec<usize>>>;

pub(super) fn propose(asked: &Asked<'_>, incidents: &[&Incident]) -> Vec<Proposal> {
    let teams = asked.state.register.teams.values();
    let duties = rest::duties(asked.state, asked.now);
    let looked = teams.map(|team| {
        let ready = ready(asked, team).and_then(|it| rest::rested(it, &duties, asked.now));
        (&**team, ready)
    });
    let looked: Vec<Looked<'_>> = looked.collect();
    let asked_for = candidates::asked_for(asked.state);
    let asking: Vec<Asking<'_>> = incidents
        .iter()
        .map(|it| asking(asked, it, &looked, &asked_for))
        .collect();
    let all: Vec<usize> = (0..asking.len()).collect();
    let given = assign(&asking, &all);
    let contests = contests::contests(&asking, &given, |alone| assign(&asking, &[alone]));
    let holders = holders(&asking, &given);
    let mut proposals: Vec<Proposal> = asking
        .iter()
        .zip(&given)
        .map(|(it, given)| Proposal {
            incident: it.incident.id.clone(),
            at: asked.now,
            level: it.level,
            decided: it.decided,
            to: it.to,
            needs: filled(it, given, &holders),
            contests: Vec::new(),
            holes: Vec::new(),
            supplies: Vec::new(),
        })
        .collect();
    for proposal in &mut proposals {
        proposal.contests = contests::of(&contests, &proposal.incident);
    }
    let holes = holes(asked, &looked, &proposals);
    for proposal in &mut proposals {
        let kinds = kinds_sent(asked, proposal);
        let ours = holes.iter().filter(|it| kinds.contains(&&it.kind));
        proposal.holes = ours.take(HOLES_MAX).cloned().collect();
    }
    proposals
}

/// Assigns the needs of these incidents; of the others nothing is given.
fn assign(asking: &[Asking<'_>], of: &[usize]) -> Given {
    let mut given: Given = asking
        .iter()
        .map(|it| vec![Vec::new(); it.needs.len()])
        .collect();
    let mut slots: Vec<(usize, usize)> = Vec::new();
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    for incident in of {
        for (need, open) in asking[*incident].needs.iter().enumerate() {
            let slots_here = open.missing().min(open.choices.len());
            slots.extend(std::iter::repeat_n((*incident, need), slots_here));
            for choice in &open.choices {
                columns.insert(choice.team, 0);
            }
        }
    }
    for (place, column) in columns.values_mut().enumerate() {
        *column = place;
    }
    // A team that cannot come costs as much as nobody: then any column at all may stand for nobody.
    let width = columns.len().max(slots.len());
    let mut values = Vec::with_capacity(width * slots.len());
    for (incident, need) in &slots {
        let it = &asking[*incident];
        let weight = it.weight;
        let start = values.len();
        values.resize(start + width, weight * UNFILLED_S);
        for choice in &it.needs[*need].choices {
            let column = columns[&choice.team];
            values[start + column] = weight * i64::from(choice.counts_s);
        }
    }
    let Ok(costs) = Costs::new(width, values) else {
        return given;
    };
    for ((incident, need), column) in slots.into_iter().zip(costs.cheapest()) {
        let mut choices = asking[incident].needs[need].choices.iter();
        if let Some(place) = choices.position(|it| columns[&it.team] == column) {
            given[incident][need].push(place);
        }
    }
    for need in given.iter_mut().flatten() {
        need.sort_unstable();
    }
    given
}

/// Which incident each team goes to.
fn holders<'a>(asking: &'a [Asking<'_>], given: &Given) -> BTreeMap<usize, &'a IncidentId> {
    let mut holders = BTreeMap::new();
    for (it, given) in asking.iter().zip(given) {
        for (need, given) in it.needs.iter().zip(given) {
            for place in given {
                holders.insert(need.choices[*place].team, &it.incident.id);
            }
        }
    }
    holders
}

fn filled(
    asking: &Asking<'_>,
    given: &[Vec<usize>],
    holders: &BTreeMap<usize, &IncidentId>,
) -> Vec<Need> {
    let needs = asking.needs.iter().zip(given);
    let filled = needs.map(|(open, given)| {
        let picks: Vec<Pick> = given
            .iter()
            .map(|place| open.choices[*place].pick.clone())
            .collect();
        // Who could come first, by arrival; then who cannot, by the straight line.
        let mut passed: Vec<(bool, u32, Passed)> = Vec::new();
        passed.extend(open.passed.iter().map(|(far, it)| (true, *far, it.clone())));
        for (place, choice) in open.choices.iter().enumerate() {
            if given.contains(&place) {
                continue;
            }
            let why = match holders.get(&choice.team) {
                Some(incident) if **incident == asking.incident.id => continue,
                Some(incident) => PassedWhy::GivenTo((*incident).clone()),
                None => PassedWhy::Spare {
                    arrives_s: choice.pick.arrives_s,
                },
            };
            let team = choice.pick.team.clone();
            passed.push((false, choice.pick.arrives_s, Passed { team, why }));
        }
        passed.sort_by(|a, b| (a.0, a.1, &a.2.team).cmp(&(b.0, b.1, &b.2.team)));
        let more = passed.len().saturating_sub(PASSED_MAX);
        Need {
            kind: open.kind.clone(),
            wanted: open.wanted,
            under_way: open.under_way,
            picks,
            passed: passed.into_iter().take(PASSED_MAX).map(|it| it.2).collect(),
            passed_more: u32::try_from(more).unwrap_or(u32::MAX),
        }
    });
    filled.collect()
}

/// The kinds of the teams that a proposal sends.
fn kinds_sent<'a>(asked: &Asked<'a>, proposal: &Proposal) -> Vec<&'a TeamKind> {
    let picks = proposal.needs.iter().flat_map(|it| &it.picks);
    let mut kinds: Vec<&TeamKind> = picks
        .filter_map(|it| asked.state.register.teams.get(&it.team))
        .map(|it| &it.kind)
        .collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

fn holes(asked: &Asked<'_>, looked: &[Looked<'_>], proposals: &[Proposal]) -> Vec<Hole> {
    let mut kinds: Vec<&TeamKind> = proposals
        .iter()
        .flat_map(|it| kinds_sent(asked, it))
        .collect();
    kinds.sort();
    kinds.dedup();
    let picks = || proposals.iter().flat_map(|it| &it.needs);
    let mut holes = Vec::new();
    for kind in kinds {
        let of_kind: Vec<&Ready<'_>> = looked
            .iter()
            .filter_map(|(team, standing)| {
                let ready = standing.as_ref().ok()?;
                (team.kind == *kind).then_some(ready)
            })
            .collect();
        let gone: Vec<&Pick> = picks()
            .flat_map(|it| &it.picks)
            .filter(|pick| of_kind.iter().any(|it| it.team.id == pick.team))
            .collect();
        holes.extend(cover::holes(asked, &of_kind, &gone));
    }
    holes
}

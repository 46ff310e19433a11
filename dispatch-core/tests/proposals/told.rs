//! A proposal as the lines that a person reads, and the ways it is reckoned with here.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use dispatch_core::catalogue::Text;
use dispatch_core::point::Point;
use dispatch_core::proposal::{Need, Pick, Proposal, SupplyOutlook};
use dispatch_core::sentence::{Names, Proposed};
use dispatch_core::state::{Incident, State};
use dispatch_core::time::Time;
use dispatch_core::travel::{By, Travel, Vehicle};
use dispatch_core::view::{Asked, Ways, asking, outlook, recommend};
use dispatch_core::words::IncidentId;

use crate::common::{Night, catalogue, second};

/// The straight line, a third longer, at the speeds of `assets/roads/vehicles.csv`.
pub fn straight(vehicle: Vehicle, from: Point, to: Point) -> Option<Travel> {
    let kmh = match vehicle {
        Vehicle::FireEngine | Vehicle::Car => 35,
        Vehicle::Ambulance => 40,
        Vehicle::Lorry | Vehicle::BoatTrailer => 30,
    };
    let metres = u64::from(from.metres_to(to)) * 13 / 10;
    Some(Travel {
        seconds: u32::try_from((metres * 36).div_ceil(kmh * 10)).unwrap(),
        metres: u32::try_from(metres).unwrap(),
        by: By::Straight,
    })
}

/// What is proposed for everything that asks for forces.
pub fn proposals(state: &State, now: Time, ways: &dyn Ways) -> Vec<Proposal> {
    let asked = Asked {
        state,
        now,
        catalogue: catalogue(),
        ways,
    };
    recommend(&asked, &asking(state, now))
}

/// What these have and should be sent of supplies.
pub fn outlooks(
    state: &State,
    now: Time,
    incidents: &[&Incident],
    wishes: &BTreeMap<(&str, &str), u32>,
    ways: &dyn Ways,
) -> Vec<Vec<SupplyOutlook>> {
    let asked = Asked {
        state,
        now,
        catalogue: catalogue(),
        ways,
    };
    outlook(&asked, incidents, wishes)
}

/// What is proposed for one incident beside all others.
pub fn proposal(night: &Night, id: &str, at: i64) -> Proposal {
    let all = proposals(&night.state, second(at), &straight);
    let id = IncidentId::new(id).unwrap();
    all.into_iter().find(|it| it.incident == id).unwrap()
}

/// The need of a kind.
#[track_caller]
pub fn need<'a>(proposal: &'a Proposal, kind: &str) -> &'a Need {
    let mut needs = proposal.needs.iter();
    needs.find(|it| it.kind.as_str() == kind).unwrap()
}

/// Ids of the teams picked for a kind.
pub fn picked(proposal: &Proposal, kind: &str) -> Vec<String> {
    let picks = need(proposal, kind).picks.iter();
    picks.map(|it: &Pick| it.team.to_string()).collect()
}

/// Every line of a proposal, in Chinese and then in English.
pub fn lines(state: &State, it: &Proposal) -> String {
    let [zh, en] = [|it: Text| it.zh, |it: Text| it.en].map(|pick| told(state, it, pick));
    format!("{zh}\n{en}")
}

/// The same in Chinese alone.
pub fn lines_zh(state: &State, it: &Proposal) -> String {
    told(state, it, |it| it.zh)
}

/// What an incident has and should be sent of an item, in Chinese.
pub fn supply_lines(state: &State, at: Time, it: &SupplyOutlook) -> String {
    let told = proposed(state, at);
    let mut lines = vec![told.supply(it).zh];
    let claims = it.claims.iter();
    lines.extend(claims.map(|claim| format!("  {}", told.supply_claim(&it.item, claim).zh)));
    let offers = it.offers.iter();
    lines.extend(offers.map(|offer| format!("  {}", told.offer(&it.item, offer).zh)));
    lines.iter().map(|it| format!("{it}\n")).collect()
}

fn proposed(state: &State, at: Time) -> Proposed<'_> {
    static NAMES: OnceLock<Names> = OnceLock::new();
    let names = NAMES.get_or_init(|| Names::from_catalogue(catalogue()));
    Proposed { names, state, at }
}

fn told(state: &State, it: &Proposal, pick: fn(Text) -> String) -> String {
    let told = proposed(state, it.at);
    let mut lines: Vec<(usize, Text)> = Vec::new();
    for need in &it.needs {
        lines.push((0, told.need(need)));
        lines.extend(need.picks.iter().map(|it| (1, told.pick(it))));
        match told.short(need) {
            Some(short) => lines.push((1, short)),
            None => lines.extend(need.passed.iter().map(|it| (2, told.passed(it)))),
        }
    }
    lines.extend(it.contests.iter().map(|it| (0, told.contest(it))));
    lines.extend(it.holes.iter().map(|it| (0, told.hole(it))));
    let lines = lines.into_iter();
    lines
        .map(|(depth, line)| format!("{}{}\n", "  ".repeat(depth), pick(line)))
        .collect()
}

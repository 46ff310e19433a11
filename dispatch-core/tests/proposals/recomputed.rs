//! A proposal years later: what was known then is the ledger up to its height, how long each way took stands in
//! the entry itself. From these two alone the same teams are proposed again, in every shipped scenario.

use std::collections::BTreeMap;

use dispatch_core::entry::{Author, Basis};
use dispatch_core::fold::apply_author;
use dispatch_core::point::Point;
use dispatch_core::proposal::{PassedWhy, Pick, Proposal, SetsOut};
use dispatch_core::refusal::Verdict;
use dispatch_core::state::State;
use dispatch_core::travel::{By, Travel, Vehicle};
use dispatch_core::view::{Asked, ready, recommend};
use dispatch_core::words::{PostId, TeamId, TeamKind};
use serde_json::json;
use uuid::Uuid;

use crate::common::{catalogue, command};
use crate::scenarios::{Met, play, shipped};
use crate::told::{proposals, straight};

/// An entry as a file holds it, read again.
fn reread(author: &Author) -> Author {
    serde_json::from_str(&serde_json::to_string(author).unwrap()).unwrap()
}

/// The entry of the duty officer that keeps a proposal, said behind another one.
fn keeping(says: &Proposal, number: usize, state: &State, last: &Author) -> Author {
    let post = PostId::new("duty-officer").unwrap();
    let said = json!({"propose": {"proposal": format!("p{number}"), "says": says}});
    Author {
        id: Uuid::from_u128(u128::from(state.height) << 32 | number as u128),
        person: state.register.on_duty(&post, state.at).unwrap().clone(),
        post,
        on_behalf: None,
        basis: Basis {
            height: state.height,
            chain: "0".repeat(64),
        },
        occurred_at: state.at,
        pressed_at: state.at,
        valid_for_s: None,
        command: command(said),
        ..last.clone()
    }
}

/// A ledger with these entries behind it.
fn with(state: &State, entries: &[Author]) -> State {
    let mut state = state.clone();
    for author in entries {
        let (height, at) = (state.height + 1, state.at);
        let (next, verdict) = apply_author(&state, height, at, &reread(author));
        assert_eq!(verdict, Verdict::Accepted);
        state = next;
    }
    state
}

/// On what wheels, from where, to where.
type Asks = (Vehicle, Point, Point);

/// The minutes that an entry keeps: of who was picked his way, of who was passed over when he would arrive, out of
/// which his turnout is taken. Of who went to another incident it keeps none: he is not to be had.
fn kept_ways(known: &State, record: &Proposal) -> BTreeMap<Asks, Travel> {
    let Some(to) = record.to.point() else {
        return BTreeMap::new();
    };
    let nowhere = |_: Vehicle, _: Point, _: Point| None;
    let asked = Asked {
        state: known,
        now: record.at,
        catalogue: catalogue(),
        ways: &nowhere,
    };
    let passed = record.needs.iter().flat_map(|it| &it.passed);
    let passed = passed.filter_map(|it| {
        let (PassedWhy::Spare { arrives_s } | PassedWhy::Beyond { arrives_s, .. }) = it.why else {
            return None;
        };
        let ready = ready(&asked, &known.register.teams[&it.team]).ok()?;
        let way = Travel {
            seconds: arrives_s - ready.sets_out_s(),
            metres: 0,
            by: By::Straight,
        };
        Some(((ready.vehicle, ready.from.point, to), way))
    });
    let picks = record.needs.iter().flat_map(|it| &it.picks);
    let picks = picks.map(|it| ((it.vehicle, it.from.point, to), it.travel));
    // What was measured goes before what was reckoned out of an arrival.
    passed.chain(picks).collect()
}

/// What is proposed again of what was known then and of the minutes that were kept.
fn again(known: &State, record: &Proposal, ways: &BTreeMap<Asks, Travel>) -> Proposal {
    let way = |vehicle: Vehicle, from: Point, to: Point| ways.get(&(vehicle, from, to)).copied();
    let asked = Asked {
        state: known,
        now: record.at,
        catalogue: catalogue(),
        ways: &way,
    };
    recommend(&asked, &[known.incident(&record.incident).unwrap()]).remove(0)
}

/// A pick as it was come to: who, from where and how that is known, his way, when he is there. As which of all
/// he comes is not asked: of many who were passed over the entry says only how many there were.
type Came<'a> = (&'a TeamId, SetsOut, Travel, u32);

/// What is asked for, what is missing then, and who goes.
fn picks(of: &Proposal) -> Vec<(&TeamKind, u32, u32, Vec<Came<'_>>)> {
    let needs = of.needs.iter().map(|it| {
        let picks = it.picks.iter().map(came_to);
        (&it.kind, it.wanted, it.short(), picks.collect())
    });
    needs.collect()
}

fn came_to(it: &Pick) -> Came<'_> {
    (&it.team, it.from, it.travel, it.arrives_s)
}

/// Keeps what is proposed in one State in a ledger, and proposes it again from there. How many proposals, picks,
/// picks that another incident wanted as well, and proposals that turn on their minutes.
fn check(state: &State, replayed: &State, last: &Author) -> [usize; 4] {
    let all = proposals(state, state.at, &straight);
    let all: Vec<&Proposal> = all.iter().filter(|it| !it.needs.is_empty()).collect();
    let said = all.iter().zip(1..);
    let said: Vec<Author> = said.map(|(it, n)| keeping(it, n, state, last)).collect();
    let ledger = with(replayed, &said);
    assert_eq!(ledger.digest(), with(state, &said).digest());
    assert_eq!(ledger.proposals.len(), all.len());
    let mut counts = [0; 4];
    for record in ledger.proposals.values().map(|it| &it.says) {
        let ways = kept_ways(replayed, record);
        let anew = again(replayed, record, &ways);
        let (new, old) = (picks(&anew), picks(record));
        assert_eq!(
            new,
            old,
            "{} at {}",
            record.incident,
            record.at.local_clock()
        );
        assert_eq!(
            (anew.level, anew.decided, anew.to),
            (record.level, record.decided, record.to)
        );
        let picked: usize = record.needs.iter().map(|it| it.picks.len()).sum();
        // It is these minutes that decide: with the ways of the picks an hour longer others go, or nobody.
        let mut longer = ways;
        for pick in record.needs.iter().flat_map(|it| &it.picks) {
            let to = record.to.point().unwrap();
            let way = longer
                .get_mut(&(pick.vehicle, pick.from.point, to))
                .unwrap();
            way.seconds += 3_600;
        }
        let longer = again(replayed, record, &longer);
        let teams = |of: &Proposal| -> Vec<TeamId> {
            let picks = of.needs.iter().flat_map(|it| &it.picks);
            picks.map(|it| it.team.clone()).collect()
        };
        let turns = teams(&longer) != teams(record);
        let of_this = [1, picked, record.contests.len(), usize::from(turns)];
        counts = std::array::from_fn(|it| counts[it] + of_this[it]);
    }
    counts
}

#[test]
fn the_same_teams_are_proposed_again_from_what_the_entry_keeps() {
    let mut all = [0; 4];
    for path in shipped() {
        // The same ledger a second time, from the bytes of its entries.
        let mut replayed: Option<State> = None;
        let mut last: Option<Author> = None;
        let mut met = Met::default();
        let mut checked = |state: &State, replayed: &State, last: &Author| {
            println!("{}", path.display());
            let counts = check(state, replayed, last);
            all = std::array::from_fn(|it| all[it] + counts[it]);
        };
        let end = play(&path, |turn, state| {
            let before = replayed.take();
            let before = before.unwrap_or_else(|| State::genesis(state.world.clone()));
            let author = reread(&turn.author);
            let height = before.height + 1;
            let again = apply_author(&before, height, turn.recorded_at, &author).0;
            if !met.new_in(state).is_empty() {
                checked(state, &again, &author);
            }
            replayed = Some(again);
            last = Some(author);
        });
        checked(&end, &replayed.unwrap(), &last.unwrap());
    }
    let [proposals, picked, contested, turn] = all;
    assert!(
        proposals > 60 && picked > 200 && contested > 10 && turn > 20,
        "{proposals} proposals, {picked} picks, {contested} contests, {turn} turn on their minutes"
    );
}

//! B10: whom to send, beside the ways alone, which nobody can do without.

use std::hint::black_box;
use std::time::Instant;

use bench::rounds::{Rounds, at_permille, median};
use bench::table::Row;
use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::fold::apply_author;
use dispatch_core::point::Point;
use dispatch_core::proposal::Proposal;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::travel::{By, Travel, Vehicle};
use dispatch_core::view::{Asked, Readiness, asking, readiness, recommend};
use dispatch_core::words::{PersonId, PostId, Words};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Failed;
use crate::shipped::Shipped;

/// Proposals a round.
const PROPOSALS: usize = 200;
/// Teams that were out too long.
const OUT: usize = 25;
/// Where the first flood is: latitude and longitude in 10⁻⁷ degree.
const SCENE: (i32, i32) = (279_950_000, 1_205_880_000);

/// The straight line, a third longer, at 35 km/h.
fn straight(_: Vehicle, from: Point, to: Point) -> Option<Travel> {
    let metres = from.metres_to(to);
    Some(Travel {
        seconds: metres.checked_mul(13)? / 97,
        metres: metres.checked_mul(13)? / 10,
        by: By::Straight,
    })
}

struct Told {
    state: State,
    at: Time,
}

impl Told {
    fn say(&mut self, command: Command) -> Result<(), Failed> {
        self.say_as("duty-chief", command)
    }

    fn say_as(&mut self, post: &str, command: Command) -> Result<(), Failed> {
        let height = self.state.height + 1;
        let author = Author {
            id: Uuid::from_u128(u128::from(height)),
            world: self.state.world.clone(),
            person: PersonId::new(post)?,
            post: PostId::new(post)?,
            seat: Words::new("duty")?,
            console: Words::new("bench")?,
            on_behalf: None,
            basis: Basis {
                height: self.state.height,
                chain: "0".repeat(64),
            },
            occurred_at: self.at,
            pressed_at: self.at,
            valid_for_s: None,
            command,
        };
        let (state, verdict) = apply_author(&self.state, height, self.at, &author);
        if let Some(refusal) = verdict.refusal() {
            return Err(format!("{}: {refusal}", author.command.name()).into());
        }
        self.state = state;
        Ok(())
    }

    fn json(&mut self, json: Value) -> Result<(), Failed> {
        self.say(serde_json::from_value(json)?)
    }
}

/// The district with 200 teams of the kinds that a flood needs: some resting, some in a drill, some seen
/// elsewhere.
fn teams(shipped: &Shipped) -> Result<Told, Failed> {
    let mut told = Told {
        state: State::genesis(World::live("bench")),
        at: Time(1_659_141_000_000),
    };
    for row in &shipped.rows {
        told.say(row.clone())?;
    }
    let kinds = [
        "water-rescue",
        "drainage-pump",
        "medical-120",
        "power-repair",
        "shelter-logistics",
    ];
    for number in 0..200_u32 {
        let id = format!("t{number}");
        let kind = kinds[(number % 5) as usize];
        let lat_e7 = 278_800_000 + i64::from(number * 7_919 % 1_500_000);
        let lon_e7 = 1_204_000_000 + i64::from(number * 15_485 % 3_000_000);
        told.json(
            json!({"set_team": {"id": id, "zh": id, "en": id, "kind": kind, "owner": "centre",
            "route": "own", "point": {"lat_e7": lat_e7, "lon_e7": lon_e7}, "people": 12}}),
        )?;
        match number % 8 {
            0 => told.json(json!({"team_state": {"team": id, "doing": "resting"}}))?,
            1 => told.json(json!({"exercise": {"team": id, "place": "x", "recall_min": 25}}))?,
            2 => told.json(json!({"team_state": {"team": id, "doing": "withdrawing",
                "point": {"lat_e7": lat_e7 + 100_000, "lon_e7": lon_e7}}}))?,
            _ => {}
        }
    }
    Ok(told)
}

/// A flood at a level, somewhere in the district.
fn flood(told: &mut Told, id: &str, (lat_e7, lon_e7): (i32, i32)) -> Result<(), Failed> {
    told.json(
        json!({"open": {"incident": id, "type": "flood-typhoon-drought", "township": "330304009",
        "place": {"words": id, "point": {"lat_e7": lat_e7, "lon_e7": lon_e7}}, "words": id}}),
    )?;
    told.json(
        json!({"adjust_response": {"incident": id, "to": "I", "reason": "x", "evidence": "x"}}),
    )
}

/// One flood at level I.
fn alone(shipped: &Shipped) -> Result<Told, Failed> {
    let mut told = teams(shipped)?;
    flood(&mut told, "x", SCENE)?;
    Ok(told)
}

/// Four floods at level I that want the same teams; the nearest were out at one of them for ten hours and have to
/// rest.
fn competing(shipped: &Shipped) -> Result<Told, Failed> {
    let mut told = teams(shipped)?;
    flood(&mut told, "y", SCENE)?;
    let scene = Point {
        lat_e7: SCENE.0,
        lon_e7: SCENE.1,
    };
    // The nearest of those that were on stand-by: the first that one would ask.
    let listed = told.state.register.teams.values();
    let mut near: Vec<(u32, String)> = listed
        .filter(|it| readiness(&told.state, &it.id) == Readiness::Standby)
        .map(|it| (it.point.metres_to(scene), it.id.to_string()))
        .collect();
    near.sort();
    let out: Vec<String> = near.into_iter().take(OUT).map(|it| it.1).collect();
    for team in &out {
        told.json(json!({"dispatch": {"incident": "y", "team": team}}))?;
        told.json(json!({"team_state": {"team": team, "doing": "en-route", "incident": "y"}}))?;
        told.json(json!({"team_state": {"team": team, "doing": "on-scene", "incident": "y"}}))?;
    }
    told.at = told.at.plus_s(10 * 3_600);
    for team in &out {
        let released = json!({"release_team": {"incident": "y", "team": team}});
        told.say_as("guoxi-duty-head", serde_json::from_value(released)?)?;
        told.json(json!({"team_state": {"team": team, "doing": "home", "incident": "y"}}))?;
    }
    for (id, at) in [
        ("x", SCENE),
        ("z", (279_700_000, 1_206_500_000)),
        ("w", (279_000_000, 1_206_700_000)),
    ] {
        flood(&mut told, id, at)?;
    }
    told.at = told.at.plus_s(600);
    // What is measured has to be what the row says: whoever was out is asked for again once he has rested.
    let proposed = |now: Time| {
        let asked = Asked {
            state: &told.state,
            now,
            catalogue: &shipped.catalogue,
            ways: &straight,
        };
        recommend(&asked, &asking(&told.state, now))
    };
    let resting = |all: &[Proposal]| {
        let picks = all.iter().flat_map(|it| &it.needs).flat_map(|it| &it.picks);
        let picks = picks.filter(|it| out.iter().any(|team| team == it.team.as_str()));
        picks.count()
    };
    let (now, rested) = (proposed(told.at), proposed(told.at.plus_s(12 * 3_600)));
    let contested: usize = now.iter().map(|it| it.contests.len()).sum();
    let (early, late) = (resting(&now), resting(&rested));
    if now.len() < 4 || contested == 0 || early >= late {
        let floods = now.len();
        return Err(format!("B10: {floods} floods, {contested} contested, {early} of those who rest are sent, {late} once they have").into());
    }
    Ok(told)
}

/// A proposal for one flood beside every team that there is, and for several that want the same teams.
///
/// # Errors
/// A shipped district that cannot be told.
pub fn measure(shipped: &Shipped, rounds: usize) -> Result<Vec<Row>, Failed> {
    Ok(vec![
        timed(shipped, &alone(shipped)?, rounds, ALONE)?,
        timed(shipped, &competing(shipped)?, rounds, COMPETING)?,
    ])
}

const ALONE: &str = "whom to send, 200 teams beside the district's own, all rules and holes, p99";
const COMPETING: &str =
    "the same for four floods that compete, the 25 nearest teams out too long, p99";

fn timed(shipped: &Shipped, told: &Told, rounds: usize, what: &str) -> Result<Row, Failed> {
    let asked = Asked {
        state: &told.state,
        now: told.at,
        catalogue: &shipped.catalogue,
        ways: &straight,
    };
    let incidents = asking(&told.state, told.at);
    let mut each = Vec::new();
    let ours = || {
        let start = Instant::now();
        for _ in 0..PROPOSALS {
            let one = Instant::now();
            black_box(recommend(&asked, &incidents));
            each.push(one.elapsed());
        }
        Ok::<_, Failed>(start.elapsed())
    };
    let teams: Vec<Point> = told
        .state
        .register
        .teams
        .values()
        .map(|it| it.point)
        .collect();
    let centres: Vec<Point> = told
        .state
        .register
        .townships
        .values()
        .map(|it| it.center)
        .collect();
    let raw = || {
        let start = Instant::now();
        for _ in 0..PROPOSALS {
            for from in &teams {
                for to in &centres {
                    black_box(straight(Vehicle::Car, *from, *to));
                }
            }
        }
        Ok(start.elapsed())
    };
    let rounds = Rounds::run(rounds, ours, raw)?;
    let p99 = at_permille(&each, 990);
    let one = median(&rounds.raw) / u32::try_from(PROPOSALS)?;
    Ok(Row::time(
        "B10",
        what,
        (p99, Some(one)),
        Some(rounds.ratio()),
        "≤ 5 ms",
        "raw: the straight ways from every team to every township",
    ))
}

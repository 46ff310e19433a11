//! B10: whom to send, beside the ways alone, which nobody can do without.

use std::hint::black_box;
use std::time::Instant;

use bench::rounds::{Rounds, at_permille, median};
use bench::table::Row;
use dispatch_core::command::Command;
use dispatch_core::entry::{Author, Basis, World};
use dispatch_core::fold::apply_author;
use dispatch_core::point::Point;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::travel::{By, Travel, Vehicle};
use dispatch_core::view::{Asked, asking, recommend};
use dispatch_core::words::{PersonId, PostId, Words};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Failed;
use crate::shipped::Shipped;

/// Proposals a round.
const PROPOSALS: usize = 200;

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
        let height = self.state.height + 1;
        let author = Author {
            id: Uuid::from_u128(u128::from(height)),
            world: self.state.world.clone(),
            person: PersonId::new("duty-chief")?,
            post: PostId::new("duty-chief")?,
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

/// A flood at level I in the shipped district with 200 teams of the kinds it needs: some resting, some
/// in a drill, some seen elsewhere now or long ago.
fn night(shipped: &Shipped) -> Result<Told, Failed> {
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
    told.json(json!({"open": {"incident": "x", "type": "flood-typhoon-drought", "township": "330304009",
        "place": {"words": "x", "point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}}, "words": "x"}}))?;
    told.json(
        json!({"adjust_response": {"incident": "x", "to": "I", "reason": "x", "evidence": "x"}}),
    )?;
    Ok(told)
}

/// A proposal for one flood beside every team that there is.
///
/// # Errors
/// A shipped district that cannot be told.
pub fn measure(shipped: &Shipped, rounds: usize) -> Result<Row, Failed> {
    let told = night(shipped)?;
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
        "whom to send, 200 teams beside the district's own, all rules and holes, p99",
        (p99, Some(one)),
        Some(rounds.ratio()),
        "≤ 5 ms",
        "raw: the straight ways from every team to every township",
    ))
}

//! A town of streets in rows and columns, with a river, bridges, one-ways, rules and barriers, all by a
//! seed.

use super::{Extract, Tags};

/// Numbers that look random and are the same everywhere.
pub struct Dice(pub u64);

impl Dice {
    /// 0 … below − 1.
    pub fn below(&mut self, below: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (it ^ (it >> 31)) % below
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }
}

/// The south-west corner of the town: in a sea.
pub const CORNER: (i32, i32) = (280_000_000, 1_230_000_000);
/// A block, in 10⁻⁷ degree.
const BLOCK_E7: i32 = 20_000;

/// The id of the crossing in a row and a column.
pub fn crossing(row: i64, column: i64) -> i64 {
    1_000_000 + row * 1_000 + column
}

/// A town of so many rows and columns. Every fourth street is a main road; a river runs between the two
/// middle rows, with three bridges, one of them weak and one low.
pub fn town(side: i64, seed: u64) -> Extract {
    town_at(CORNER, side, seed)
}

/// The same with its south-west corner elsewhere.
pub fn town_at(corner: (i32, i32), side: i64, seed: u64) -> Extract {
    let mut dice = Dice(seed);
    let mut town = Extract::default();
    for row in 0..side {
        for column in 0..side {
            let mut shift = || dice.below(6_000) as i32 - 3_000;
            let lat = corner.0 + row as i32 * BLOCK_E7 + shift();
            let lon = corner.1 + column as i32 * BLOCK_E7 + shift();
            town.nodes
                .push((crossing(row, column), lat, lon, barrier(&mut dice)));
        }
    }
    let mut way = 10;
    for row in 0..side {
        let whole: Vec<i64> = (0..side).map(|column| crossing(row, column)).collect();
        for part in whole.chunks(7) {
            let last = part[part.len() - 1] + 1;
            let next = whole.contains(&last).then_some(last);
            let part: Vec<i64> = part.iter().copied().chain(next).collect();
            way += 1;
            let tags = street(&mut dice, row % 4 == 0, format!("横{row}路"));
            town.ways
                .push((way, bent(&mut town.nodes, &part, &mut dice), tags));
        }
    }
    let river = side / 2;
    let bridges = [side / 4, side / 2, side * 3 / 4];
    for column in 0..side {
        for rows in [0..river, river..side] {
            let part: Vec<i64> = rows.map(|row| crossing(row, column)).collect();
            way += 1;
            let tags = street(&mut dice, column % 4 == 0, format!("纵{column}路"));
            town.ways
                .push((way, bent(&mut town.nodes, &part, &mut dice), tags));
        }
        if let Some(bridge) = bridges.iter().position(|it| *it == column) {
            way += 1;
            let mut tags = super::tags("highway=secondary bridge=yes");
            tags.push(("name", format!("{}号桥", bridge + 1)));
            match bridge {
                0 => tags.push(("maxweight", "8".to_owned())),
                1 => tags.push(("maxheight", "3".to_owned())),
                _ => {}
            }
            town.ways.push((
                way,
                vec![crossing(river - 1, column), crossing(river, column)],
                tags,
            ));
        }
    }
    rules(&mut town, &mut dice, side);
    town
}

fn barrier(dice: &mut Dice) -> Tags {
    match dice.below(150) {
        0 => super::tags("barrier=bollard"),
        1 => super::tags("barrier=gate access=private"),
        2 => super::tags("barrier=height_restrictor maxheight=2.5"),
        3 => super::tags("barrier=gate maxwidth=2.3"),
        _ => Tags::new(),
    }
}

fn street(dice: &mut Dice, main: bool, name: String) -> Tags {
    let kinds = [
        "residential",
        "unclassified",
        "service",
        "living_street",
        "tertiary",
    ];
    let kind = if main {
        "primary"
    } else {
        kinds[dice.below(5) as usize]
    };
    let mut tags = vec![("highway", kind.to_owned()), ("name", name)];
    if dice.one_in(6) {
        tags.push((
            "oneway",
            if dice.one_in(3) { "-1" } else { "yes" }.to_owned(),
        ));
    }
    if dice.one_in(12) {
        tags.push(("maxspeed", "30".to_owned()));
    }
    if !main && dice.one_in(15) {
        tags.push(("access", "private".to_owned()));
    }
    if !main && dice.one_in(20) {
        let limits = [
            ("maxweight", "5"),
            ("maxaxleload", "6"),
            ("maxwidth", "2.2"),
        ];
        let (key, limit) = limits[dice.below(3) as usize];
        tags.push((key, limit.to_owned()));
    }
    tags
}

/// A way with a point of its own between two crossings, here and there.
fn bent(nodes: &mut Vec<(i64, i32, i32, Tags)>, refs: &[i64], dice: &mut Dice) -> Vec<i64> {
    let mut bent = vec![refs[0]];
    for pair in refs.windows(2) {
        if dice.one_in(2) {
            let find = |id: i64| nodes.iter().find(|it| it.0 == id).map(|it| (it.1, it.2));
            let (Some(a), Some(b)) = (find(pair[0]), find(pair[1])) else {
                continue;
            };
            let id = 5_000_000 + nodes.len() as i64;
            let mut middle = |a: i32, b: i32| a / 2 + b / 2 + dice.below(4_000) as i32 - 2_000;
            nodes.push((id, middle(a.0, b.0), middle(a.1, b.1), Tags::new()));
            bent.push(id);
        }
        bent.push(pair[1]);
    }
    bent
}

fn rules(town: &mut Extract, dice: &mut Dice, side: i64) {
    let kinds = [
        "no_left_turn",
        "no_right_turn",
        "no_straight_on",
        "only_straight_on",
        "only_right_turn",
    ];
    let mut id = 1;
    for row in 1..side - 1 {
        for column in 1..side - 1 {
            if !dice.one_in(8) {
                continue;
            }
            let via = crossing(row, column);
            let meet: Vec<i64> = town
                .ways
                .iter()
                .filter(|it| it.1.contains(&via))
                .map(|it| it.0)
                .collect();
            let from = meet[dice.below(meet.len() as u64) as usize];
            let to = meet[dice.below(meet.len() as u64) as usize];
            let mut tags = super::tags("type=restriction");
            tags.push(("restriction", kinds[dice.below(5) as usize].to_owned()));
            if dice.one_in(3) {
                tags.push(("except", "emergency".to_owned()));
            }
            id += 1;
            town.relations.push((
                id,
                vec![(1, from, "from"), (0, via, "via"), (1, to, "to")],
                tags,
            ));
        }
    }
    over_ways(town, dice, id);
}

/// Rules by way of a whole street, from one that meets its begin into one that meets its end.
fn over_ways(town: &mut Extract, dice: &mut Dice, mut id: i64) {
    let kinds = ["no_left_turn", "no_u_turn", "only_straight_on"];
    let meeting = |town: &Extract, at: i64, dice: &mut Dice| {
        let meet = town.ways.iter().filter(|it| it.1.contains(&at));
        let meet: Vec<i64> = meet.map(|it| it.0).collect();
        meet[dice.below(meet.len() as u64) as usize]
    };
    let streets: Vec<(i64, i64, i64)> = town
        .ways
        .iter()
        .map(|it| (it.0, it.1[0], it.1[it.1.len() - 1]))
        .collect();
    for (via, begin, end) in streets {
        if !dice.one_in(2) {
            continue;
        }
        let [begin, end] = if dice.one_in(2) {
            [begin, end]
        } else {
            [end, begin]
        };
        let (from, to) = (meeting(town, begin, dice), meeting(town, end, dice));
        let mut tags = super::tags("type=restriction");
        tags.push(("restriction", kinds[dice.below(3) as usize].to_owned()));
        if dice.one_in(3) {
            tags.push(("except", "emergency".to_owned()));
        }
        id += 1;
        let members = vec![(1, from, "from"), (1, via, "via"), (1, to, "to")];
        town.relations.push((id, members, tags));
    }
}

//! A picture of the situation without a window: the map of the district with what goes on, as SVG or PNG.

mod over;

use std::sync::Arc;

use atlas::pack::Pack;
use atlas::picture::{Paper, Picture, Sign, SignShape, Tone};
use atlas::travel::Net;
use atlas::vehicle::Table;
use dispatch_core::board::{Board, Tongue};
use dispatch_core::catalogue::Catalogue;
use dispatch_core::point::Point;
use dispatch_core::register::Depot;
use dispatch_core::state::{AssignmentState, Incident, State};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::bundled;
use crate::drawn::Stock;
use crate::language::{Key, Lang};
use crate::travel::at_once;
use over::{marks, over};

/// Width and height of a picture, in px: as wide as a sheet of A4 across at 150 dots an inch.
const SIZE_PX: (u32, u32) = (1_754, 1_240);
/// The same on a sheet of A4 upright, half a millimetre a px: a name has the size of the smallest print.
const ON_PAPER_PX: (u32, u32) = (1_000, 600);

/// What a picture is drawn on: the map of a district, and how fast its roads are driven.
#[derive(Debug)]
pub struct Ground {
    pack: Pack,
    net: Net,
    table: Table,
}

impl Ground {
    /// Of a district.
    #[must_use]
    pub fn of(pack: Pack, table: Table) -> Ground {
        let net = Net::new(pack.roads.clone(), Some(&pack.order));
        Ground { pack, net, table }
    }
}

/// The picture of a state as SVG.
#[must_use]
pub fn situation(state: &State, board: &Board, ground: &Ground, catalogue: &Catalogue) -> String {
    let title = board.title();
    let note = board.of_when() + " " + &board.check_code[..board.check_code.len().min(12)];
    picture((state, board), (ground, catalogue), (SIZE_PX, title, note)).svg()
}

/// The same to stand on the printed board, whose head says already what it is of.
#[must_use]
pub fn on_paper(state: &State, board: &Board, ground: &Ground, catalogue: &Catalogue) -> String {
    let bare = (ON_PAPER_PX, String::new(), String::new());
    picture((state, board), (ground, catalogue), bare).svg()
}

fn picture<'a>(
    (state, board): (&State, &Board),
    (ground, catalogue): (&'a Ground, &Catalogue),
    (size, title, note): ((u32, u32), String, String),
) -> Picture<'a> {
    let (tongue, now) = (board.tongue, board.printed);
    let lang = match tongue {
        Tongue::Zh => Lang::Zh,
        Tongue::En => Lang::En,
    };
    let known = (&ground.net, ground.pack.standing.is_sketch, &ground.table);
    let roads = at_once(known, (state, catalogue), now);
    Picture {
        pack: &ground.pack,
        size,
        around: Vec::new(),
        over: over((state, now), &roads, lang),
        signs: signs(state, catalogue, lang),
        marks: marks(state, lang),
        paper: Paper::Light,
        chinese: tongue == Tongue::Zh,
        title,
        note,
        schematic: tongue
            .say(
                "示意图，不作权属与划界依据",
                "a schematic, no basis for rights or borders",
            )
            .to_owned(),
        stamp: match state.world.is_drill() {
            true => tongue.say("演 练", "DRILL").to_owned(),
            false => String::new(),
        },
    }
}

/// What goes on: incidents that are open, the forces that are under way or at work, depots at hand.
fn signs(state: &State, catalogue: &Catalogue, lang: Lang) -> Vec<Sign> {
    let mut signs = depots(state, lang);
    let open = state.incidents.going_on().filter(|it| it.status.is_open());
    for incident in open {
        let Some(at) = place_of(state, incident) else {
            continue;
        };
        let kind = catalogue.types.get(incident.kind.as_str());
        let name = kind.map_or_else(
            || incident.kind.as_str().to_owned(),
            |it| one(lang, &it.zh, &it.en),
        );
        let township = state.register.townships.get(&incident.township);
        let township = township.map(|it| one(lang, it.zh.as_str(), it.en.as_str()));
        let township = township.unwrap_or_default();
        let is_new = incident.whistled_at.is_some() && incident.whistle_taken.is_none();
        signs.push(Sign {
            at,
            shape: SignShape::Diamond,
            character: kind.map_or('?', |it| it.symbol),
            tone: if is_new { Tone::Urgent } else { Tone::Active },
            label: format!("{township} {name}"),
            weight: 4,
            aside: false,
        });
        for (id, assignment) in &incident.assignments {
            let Some(team) = state.register.teams.get(id) else {
                continue;
            };
            let is_out = matches!(
                assignment.state,
                AssignmentState::EnRoute
                    | AssignmentState::OnScene
                    | AssignmentState::Working
                    | AssignmentState::Resting
            );
            let seen = state
                .teams
                .get(id)
                .and_then(|it| it.observed.as_ref()?.point);
            if let Some(at) = seen.filter(|_| is_out) {
                let kind = catalogue.team_kinds.get(team.kind.as_str());
                signs.push(Sign {
                    at,
                    shape: SignShape::Circle,
                    character: kind.map_or('队', |it| it.symbol),
                    tone: Tone::Active,
                    label: one(lang, team.zh.as_str(), team.en.as_str()),
                    weight: 2,
                    aside: false,
                });
            }
        }
    }
    signs
}

/// A name in one language: beside a sign there is no room for two.
fn one(lang: Lang, zh: &str, en: &str) -> String {
    let name = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    name.to_owned()
}

/// The depots, by their stock. The picture makes no room for one that is far from everything that goes on.
fn depots(state: &State, lang: Lang) -> Vec<Sign> {
    let depots = state.register.depots.values();
    let sign = |depot: &Depot| {
        let (tone, note) = match Stock::of(state, &depot.id) {
            Stock::Gone => (Tone::Urgent, Some(Key::MapStockOut)),
            Stock::Low => (Tone::Active, Some(Key::MapStockLow)),
            Stock::Lent | Stock::Whole => (Tone::Quiet, None),
        };
        let name = one(lang, depot.zh.as_str(), depot.en.as_str());
        Sign {
            at: depot.point,
            shape: SignShape::Square,
            character: '库',
            tone,
            label: match note {
                Some(note) => format!("{name} {}", lang.say(note)),
                None => name,
            },
            weight: 1,
            aside: true,
        }
    };
    depots.map(|it| sign(it)).collect()
}

/// Where an incident is: where it was said, else the middle of its township.
fn place_of(state: &State, incident: &Incident) -> Option<Point> {
    let township = || {
        let township = state.register.townships.get(&incident.township);
        township.map(|it| it.center)
    };
    incident.place.point.or_else(township)
}

/// An SVG with its words set in the faces of the program.
///
/// # Errors
/// It is no SVG.
pub fn tree(svg: &str) -> Result<Tree, String> {
    let mut faces = fontdb::Database::new();
    faces.load_font_data(bundled::REGULAR.to_vec());
    faces.load_font_data(bundled::BOLD.to_vec());
    let options = Options {
        font_family: "Noto Sans SC".to_owned(),
        fontdb: Arc::new(faces),
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|err| err.to_string())
}

/// An SVG as PNG, with the faces of the program.
///
/// # Errors
/// It is no SVG, or too large for this machine.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let tree = tree(svg)?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("no room for the picture")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|err| err.to_string())
}

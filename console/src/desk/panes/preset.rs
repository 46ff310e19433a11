//! How the panes stand where nobody has moved them: for each kind of seat, by the room there is
//! (tokens.md §4). Shares are points, so that a preset is exact at its size.

use eframe::egui::Vec2;

use super::arrangement::Node;
use super::pane::Pane;
use super::whose::SeatKind;
use crate::desk::boards::{BOARDS, Board};
use crate::desk::incident::Part;

/// Below this width, in points, panes that stand beside one another have no room for their words.
const NARROW: f32 = 1_000.0;
/// From this width on forces, supplies, guidance and log stand in a column of their own.
const WIDE: f32 = 2_400.0;
/// The column of its own.
const SECOND: f32 = 504.0;

/// What a preset depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The room for all panes, in points.
    pub size: Vec2,
    /// Height that the warning signals ask for, in points.
    pub warnings: f32,
}

impl Room {
    /// Whether panes have no room beside one another.
    #[must_use]
    pub fn is_narrow(self) -> bool {
        self.size.x < NARROW
    }
}

/// The preset of a kind of seat.
#[must_use]
pub fn preset(kind: SeatKind, room: Room) -> Node {
    if room.is_narrow() {
        return narrow(kind, room);
    }
    let width = room.size.x;
    let left = (width * 0.2125).clamp(300.0, 440.0);
    let right = (width * 0.3208).clamp(460.0, 616.0);
    match kind {
        SeatKind::Duty | SeatKind::Director => desk(room, left, right),
        SeatKind::Chief => chief(room, left, right),
        SeatKind::Leader => leader(room, left, right),
        SeatKind::Township => township(room),
        SeatKind::Department => department(room, left),
        SeatKind::Commander => commander(room),
        SeatKind::Wall => wall(room),
    }
}

/// Queue and alarms, map, incident: and the second column where there is room.
fn desk(room: Room, left: f32, right: f32) -> Node {
    let mut parts = vec![
        (left, watch(room)),
        (room.size.x - left - right, pane(Pane::Map)),
        (right, work(&[])),
    ];
    if room.size.x >= WIDE {
        parts[1].0 -= SECOND;
        parts.push((SECOND, second()));
    }
    row(parts)
}

/// The duty chief looks at what is owed while the officers look at an incident.
fn chief(room: Room, left: f32, right: f32) -> Node {
    let boards = boards(&[Board::Obligations, Board::Contacts, Board::Shift]);
    let below = column(vec![(0.5, pane(Pane::Map)), (0.5, boards)]);
    let mut parts = vec![
        (left, watch(room)),
        (room.size.x - left - right, below),
        (right, tabs(vec![Pane::Incident, Pane::Form])),
    ];
    if room.size.x >= WIDE {
        parts[1].0 -= SECOND;
        parts.push((SECOND, second()));
    }
    row(parts)
}

/// The leader on duty sees everything that goes on, the gravest first, and what waits for him; below it he
/// decides on responses and signs what goes up.
fn leader(room: Room, left: f32, right: f32) -> Node {
    let boards = boards(&[Board::Responses, Board::Obligations, Board::Instructions]);
    let scene = tabs(vec![Pane::Incident, Pane::Form]);
    let beside = column(vec![(0.4, pane(Pane::Map)), (0.6, scene)]);
    let middle = room.size.x - left - right;
    let seen = column(vec![(0.58, pane(Pane::Overview)), (0.42, boards)]);
    row(vec![(left, watch(room)), (middle, seen), (right, beside)])
}

/// The form at the left, what comes of it at the right.
fn township(room: Room) -> Node {
    let right = (room.size.x * 0.344).clamp(400.0, 720.0);
    let form = std::iter::once(Pane::Form).chain(std::iter::once(Pane::Incident));
    let form = tabs(form.chain(all_boards()).collect());
    let beside = column(vec![
        (0.34, pane(Pane::Map)),
        (0.66, watch_in(room, room.size.y * 0.66)),
    ]);
    row(vec![(room.size.x - right, form), (right, beside)])
}

/// A department answers, sets out and carries out: the incident is its work.
fn department(room: Room, left: f32) -> Node {
    let map = room.size.x * 0.26;
    let middle = room.size.x - left - map;
    row(vec![
        (left, watch(room)),
        (middle, work(&[])),
        (map, pane(Pane::Map)),
    ])
}

/// The field commander's own incident, as high as the window, beside the map; the queue is one tab away.
fn commander(room: Room) -> Node {
    let map = (room.size.x * 0.4685).min(1_100.0);
    let beside = column(vec![(0.76, pane(Pane::Map)), (0.24, watchful(0.7, 0.3))]);
    let incident = work(&[Pane::Queue]);
    row(vec![(map, beside), (room.size.x - map, incident)])
}

/// Nobody presses anything at a wall: what is new and who is late beside the map.
fn wall(room: Room) -> Node {
    let map = room.size.x * 0.577;
    let beside = column(vec![
        (0.42, pane(Pane::Queue)),
        (0.34, work(&[])),
        (0.24, watchful(0.7, 0.3)),
    ]);
    row(vec![(map, pane(Pane::Map)), (room.size.x - map, beside)])
}

/// Alarms above, in sight whatever tab stands below.
fn narrow(kind: SeatKind, room: Room) -> Node {
    let first = match kind {
        SeatKind::Township => vec![Pane::Form, Pane::Incident, Pane::Queue, Pane::Map],
        SeatKind::Commander | SeatKind::Department => {
            vec![Pane::Incident, Pane::Map, Pane::Queue, Pane::Form]
        }
        SeatKind::Leader => vec![
            Pane::Overview,
            Pane::Queue,
            Pane::Incident,
            Pane::Map,
            Pane::Form,
        ],
        SeatKind::Duty | SeatKind::Chief | SeatKind::Director | SeatKind::Wall => {
            vec![Pane::Queue, Pane::Incident, Pane::Map, Pane::Form]
        }
    };
    let rest = std::iter::once(Pane::Warnings).chain(all_boards());
    let below = tabs(first.into_iter().chain(rest).collect());
    let alarms = (room.size.y * 0.26).clamp(72.0, 160.0);
    let rest = (room.size.y - alarms).max(1.0);
    column(vec![(alarms, pane(Pane::Alarms)), (rest, below)])
}

/// The queue above, what may interrupt below: neither list pushes the other away.
fn watch(room: Room) -> Node {
    watch_in(room, room.size.y)
}

fn watch_in(room: Room, height: f32) -> Node {
    let warnings = room.warnings.min(height * 0.45);
    let alarms = (height * 0.42 - room.warnings).max(height * 0.2);
    column(vec![
        ((height - alarms - warnings).max(1.0), pane(Pane::Queue)),
        (alarms, pane(Pane::Alarms)),
        (warnings, pane(Pane::Warnings)),
    ])
}

fn watchful(alarms: f32, warnings: f32) -> Node {
    row(vec![
        (alarms, pane(Pane::Alarms)),
        (warnings, pane(Pane::Warnings)),
    ])
}

/// The incident, the boards of the district and whatever form is open, one in sight at a time.
fn work(more: &[Pane]) -> Node {
    let incident = std::iter::once(Pane::Incident);
    let form = std::iter::once(Pane::Form);
    let more = more.iter().cloned();
    tabs(
        incident
            .chain(more)
            .chain(all_boards())
            .chain(form)
            .collect(),
    )
}

fn second() -> Node {
    let parts = [
        (0.38, Part::Forces),
        (0.2, Part::Supplies),
        (0.2, Part::Guidance),
        (0.22, Part::Log),
    ];
    column(
        parts
            .map(|(share, it)| (share, pane(Pane::Part(it))))
            .into(),
    )
}

fn all_boards() -> impl Iterator<Item = Pane> {
    BOARDS.iter().map(|(board, _, _)| Pane::Board(*board))
}

/// All boards, these in front.
fn boards(front: &[Board]) -> Node {
    let front = front.iter().map(|it| Pane::Board(*it));
    let mut boards: Vec<Pane> = front.collect();
    let rest: Vec<Pane> = all_boards().filter(|it| !boards.contains(it)).collect();
    boards.extend(rest);
    tabs(boards)
}

fn pane(pane: Pane) -> Node {
    Node::Pane(pane)
}

fn tabs(panes: Vec<Pane>) -> Node {
    Node::Tabs(panes.into_iter().map(Node::Pane).collect())
}

fn row(parts: Vec<(f32, Node)>) -> Node {
    Node::Row(shares(parts))
}

fn column(parts: Vec<(f32, Node)>) -> Node {
    Node::Column(shares(parts))
}

/// Points or parts of one, as shares of which every one is something.
fn shares(parts: Vec<(f32, Node)>) -> Vec<(u32, Node)> {
    let share = |it: f32| ((it * 100.0).round() as u32).clamp(1, 1_000_000);
    parts
        .into_iter()
        .map(|(it, node)| (share(it), node))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [SeatKind; 8] = [
        SeatKind::Duty,
        SeatKind::Chief,
        SeatKind::Leader,
        SeatKind::Township,
        SeatKind::Department,
        SeatKind::Commander,
        SeatKind::Director,
        SeatKind::Wall,
    ];

    #[test]
    fn every_preset_has_every_pane_that_is_needed_and_can_be_read_again() {
        for kind in KINDS {
            for size in [
                (640.0, 320.0),
                (1_366.0, 636.0),
                (1_920.0, 930.0),
                (2_560.0, 1_290.0),
            ] {
                let room = Room {
                    size: size.into(),
                    warnings: 60.0,
                };
                let node = preset(kind, room);
                assert_eq!(node.clone().completed(), node, "{kind:?} at {size:?}");
                let read = Node::read(node.written().as_bytes());
                assert_eq!(read, Ok(node), "{kind:?} at {size:?}");
            }
        }
    }
}

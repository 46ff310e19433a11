//! The story of the incident that is chosen, over the ticks: what turned it, and to the right of now
//! what comes due for it, dashed.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use dispatch_core::command::Command;
use dispatch_core::state::Incident;
use dispatch_core::time::Time;
use dispatch_core::view::{Clock, ClockKind};
use dispatch_core::words::IncidentId;
use eframe::egui::{
    Align2, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, Vec2,
};

use super::gather::{Heap, gather};
use super::ticks::more;
use crate::desk::font;
use crate::desk::lateness::{Lateness, waits_for};
use crate::desk::link::Line;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::clock_hm;
use crate::language::Lang;

/// Height of a plate, in points.
const PLATE: f32 = 17.0;
/// Dashes and gaps of what has not come yet, in points.
const DASHES: (f32, f32) = (3.0, 2.0);

/// What turned an incident, as far as it was read.
#[derive(Debug, Default)]
pub struct Story {
    of: Option<IncidentId>,
    height: u64,
    turns: Vec<Turn>,
}

/// What turned it.
#[derive(Clone, Debug)]
struct Turn {
    at: Time,
    height: u64,
    /// What it is called in Chinese, and as a command.
    called: [&'static str; 2],
    is_whistle: bool,
}

/// What stands above the ticks.
#[derive(Debug, Default)]
pub struct Above {
    /// The heights of the whistles whose plates were drawn.
    pub named: Vec<u64>,
    /// The plates that stand for several.
    pub heaps: Vec<Heap>,
}

fn word(lang: Lang, turn: &Turn) -> String {
    let [zh, name] = turn.called;
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => name.replace('_', " "),
    }
}

fn turn_line(sight: &Sight<'_>, turn: &Turn) -> String {
    format!("{} {}", clock_hm(turn.at), word(sight.lang(), turn))
}

fn coming_line((due, words): &(Time, String)) -> String {
    format!("→ {} {words}", clock_hm(*due))
}

impl Story {
    /// Takes in what was recorded about this incident since the last look.
    pub fn look(&mut self, sight: &Sight<'_>, incident: &Incident) {
        let height = sight.state().height;
        if self.of.as_ref() != Some(&incident.id) || height < self.height {
            *self = Story {
                of: Some(incident.id.clone()),
                ..Story::default()
            };
        }
        let known = self.turns.len();
        let newer = sight.picture.lines.iter().rev();
        let newer = newer.take_while(|it| it.height > self.height && it.at >= incident.opened_at);
        for line in newer.filter(|it| turns(sight, it, &incident.id)) {
            let command = &line.author.command;
            self.turns.push(Turn {
                at: line.at,
                height: line.height,
                called: [command.zh(), command.name()],
                is_whistle: matches!(command, Command::Whistle(_)),
            });
        }
        // They were read from the newest on.
        self.turns[known..].reverse();
        self.height = height;
    }

    /// The same in words: what turned it, then what comes due.
    #[must_use]
    pub fn words(&self, sight: &Sight<'_>, incident: &Incident) -> String {
        let turned = self.turns.iter().map(|turn| turn_line(sight, turn));
        let coming = coming(sight, incident);
        let coming = coming.iter().map(coming_line);
        turned.chain(coming).collect::<Vec<_>>().join(" · ")
    }

    /// Paints it along the top of `rect`. `x_of` says where a moment lies. What stands too close is one plate
    /// with its count, called by the whistle where there is one in it.
    pub fn paint(
        &self,
        painter: &Painter,
        sight: &Sight<'_>,
        (rect, incident): (Rect, &Incident),
        x_of: impl Fn(Time) -> f32,
    ) -> Above {
        let p = &sight.look.palette;
        let row = Row { painter, rect };
        let number = format!("{:03}", incident.number);
        let number = row.laid(number, p.ink2);
        let plate = Rect::from_min_size(
            rect.left_top() + Vec2::new(0.0, 1.0),
            Vec2::new(wide(&number), PLATE),
        );
        let now_x = x_of(sight.now);
        let mut above = Above::default();
        // What was and what comes stand clear of one another, on either side of now.
        let seen = |it: &&Turn| rect.x_range().contains(x_of(it.at));
        let turns: Vec<&Turn> = self.turns.iter().filter(seen).collect();
        let at: Vec<f32> = turns.iter().map(|it| x_of(it.at)).collect();
        let text = |members: &Range<usize>| {
            let of = &turns[members.clone()];
            let first = of.iter().find(|it| it.is_whistle).or(of.first());
            let what = first.map(|it| word(sight.lang(), it)).unwrap_or_default();
            match of.len() {
                1 => what,
                n => more(sight, what, n),
            }
        };
        let room = (plate.right() + 3.0, now_x - 2.0);
        for (room, members) in row.plates(&at, room, text, (p.bg0, p.ink1, Edge::Solid)) {
            let of = &turns[members];
            let whistles = of.iter().filter(|it| it.is_whistle);
            above.named.extend(whistles.map(|it| it.height));
            above.heap(room, of.iter().map(|it| turn_line(sight, it)).collect());
        }
        let coming = coming(sight, incident);
        let seen = |it: &&(Time, String)| rect.x_range().contains(x_of(it.0));
        let coming: Vec<&(Time, String)> = coming.iter().filter(seen).collect();
        let at: Vec<f32> = coming.iter().map(|it| x_of(it.0)).collect();
        let text = |members: &Range<usize>| match &coming[members.clone()] {
            [] => String::new(),
            [one] => one.1.clone(),
            [first, ..] => more(sight, first.1.clone(), members.len()),
        };
        let room = (now_x + 2.0, rect.right());
        for (room, members) in row.plates(&at, room, text, (p.bg0, p.ink2, Edge::Dashed)) {
            let of = coming[members].iter();
            above.heap(room, of.map(|it| coming_line(it)).collect());
        }
        // The number last: where there is no room beside it, it is whose story this is that is read.
        row.plate(plate, number, (p.bg2, p.ink2), Edge::None);
        above
    }
}

impl Above {
    fn heap(&mut self, room: Rect, lines: Vec<String>) {
        if lines.len() > 1 {
            self.heaps.push(Heap { room, lines });
        }
    }
}

/// Whether an entry turned the incident: who commands, what it is, how it is answered, how it ended.
fn turns(sight: &Sight<'_>, line: &Line, incident: &IncidentId) -> bool {
    let command = &line.author.command;
    let turns = matches!(
        command,
        Command::Whistle(_)
            | Command::Open(_)
            | Command::Designate(_)
            | Command::TakeCommand(_)
            | Command::AcceptCommand(_)
            | Command::ConfirmTownship(_)
            | Command::ReplaceCommander(_)
            | Command::ChangeType(_)
            | Command::AdjustResponse(_)
            | Command::PullOut(_)
            | Command::Merge(_)
            | Command::Split(_)
            | Command::Controlled(_)
            | Command::EndScene(_)
            | Command::File(_)
            | Command::Withdraw(_)
            | Command::Reopen(_)
    );
    let about = || {
        let named = command.incident()?;
        sight.state().resolve(named).or(Some(named))
    };
    turns && line.refusal.is_none() && about() == Some(incident)
}

/// What comes due for the incident, the first due first; what is due in one moment is one.
fn coming(sight: &Sight<'_>, incident: &Incident) -> Vec<(Time, String)> {
    let lateness = Lateness::of(sight, incident);
    let mut together: BTreeMap<(Time, ClockKind), Vec<&Clock>> = BTreeMap::new();
    for clock in lateness.all().filter(|it| !it.is_late(sight.now)) {
        together
            .entry((clock.due, clock.kind))
            .or_default()
            .push(clock);
    }
    let told = together.into_iter().map(|((due, kind), clocks)| {
        let what = sight.say(waits_for(kind));
        let words = match &clocks[..] {
            [one] => match &one.department {
                Some(id) => format!("{} {what}", sight.department(id)),
                None => what.into_owned(),
            },
            several => format!("{what} {}", several.len()),
        };
        (due, words)
    });
    told.collect()
}

/// How a plate is edged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    None,
    Solid,
    Dashed,
}

/// The row of plates along the top.
struct Row<'a> {
    painter: &'a Painter,
    rect: Rect,
}

/// How wide the plate of a text is.
fn wide(galley: &Galley) -> f32 {
    galley.size().x + 8.0
}

impl Row<'_> {
    fn laid(&self, text: String, ink: Color32) -> Arc<Galley> {
        let font = font::regular(size::SMALLEST);
        self.painter.layout_no_wrap(text, font, ink)
    }

    /// Draws a stroke at every moment, and the plates over them. Returns where each stands, and for whom.
    fn plates(
        &self,
        at: &[f32],
        room: (f32, f32),
        text: impl Fn(&Range<usize>) -> String,
        (fill, ink, edge): (Color32, Color32, Edge),
    ) -> Vec<(Rect, Range<usize>)> {
        let (middle, top) = (super::middle(self.rect), self.rect.top() + 1.0);
        for x in at {
            self.stroke(
                &[Pos2::new(*x, top + PLATE), Pos2::new(*x, middle)],
                (ink, edge),
            );
        }
        let plates = gather(at, room, |members| wide(&self.laid(text(members), ink)));
        let stand = plates.into_iter().map(|it| {
            let galley = self.laid(text(&it.members), ink);
            let plate =
                Rect::from_min_max(Pos2::new(it.left, top), Pos2::new(it.right, top + PLATE));
            self.plate(plate, galley, (fill, ink), edge);
            (plate, it.members)
        });
        stand.collect()
    }

    fn plate(&self, plate: Rect, galley: Arc<Galley>, (fill, ink): (Color32, Color32), edge: Edge) {
        self.painter.rect_filled(plate, CornerRadius::same(2), fill);
        let corners = [
            plate.left_top(),
            plate.right_top(),
            plate.right_bottom(),
            plate.left_bottom(),
            plate.left_top(),
        ];
        self.stroke(&corners, (ink, edge));
        let at = plate.left_center() + Vec2::new(4.0, 0.0);
        let at = Align2::LEFT_CENTER.anchor_size(at, galley.size());
        self.painter.galley(at.min, galley, ink);
    }

    fn stroke(&self, along: &[Pos2], (ink, edge): (Color32, Edge)) {
        let stroke = Stroke::new(1.0, ink);
        match edge {
            Edge::None => {}
            Edge::Solid => {
                self.painter.line(along.to_vec(), stroke);
            }
            Edge::Dashed => {
                let (dash, gap) = DASHES;
                self.painter
                    .extend(Shape::dashed_line(along, stroke, dash, gap));
            }
        }
    }
}

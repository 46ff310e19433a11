//! The story of the incident that is chosen, over the ticks: what turned it, and to the right of now
//! what comes due for it, dashed.

use std::collections::BTreeMap;

use dispatch_core::command::Command;
use dispatch_core::state::Incident;
use dispatch_core::time::Time;
use dispatch_core::view::{Clock, ClockKind};
use dispatch_core::words::IncidentId;
use eframe::egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, Vec2};

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
    /// When it was whistled.
    whistles: Vec<Time>,
}

/// When, and what it is called in Chinese and as a command.
type Turn = (Time, &'static str, &'static str);

fn word(lang: Lang, (_, zh, name): &Turn) -> String {
    match lang {
        Lang::Zh => (*zh).to_owned(),
        Lang::En => name.replace('_', " "),
    }
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
            if matches!(command, Command::Whistle(_)) {
                self.whistles.push(line.at);
            }
            self.turns.push((line.at, command.zh(), command.name()));
        }
        // They were read from the newest on.
        self.turns[known..].reverse();
        self.height = height;
    }

    /// The same in words: what turned it, then what comes due.
    #[must_use]
    pub fn words(&self, sight: &Sight<'_>, incident: &Incident) -> String {
        let turned = self.turns.iter().map(|turn| {
            let (at, word) = (turn.0, word(sight.lang(), turn));
            format!("{} {word}", clock_hm(at))
        });
        let coming = coming(sight, incident).into_iter();
        let coming = coming.map(|(due, words)| format!("→ {} {words}", clock_hm(due)));
        turned.chain(coming).collect::<Vec<_>>().join(" · ")
    }

    /// Paints it along the top of `rect`. `x_of` says where a moment lies. Returns the whistles that stand
    /// there with their word: where there is no room for it, it stands at the tick.
    pub fn paint(
        &self,
        painter: &Painter,
        sight: &Sight<'_>,
        (rect, incident): (Rect, &Incident),
        x_of: impl Fn(Time) -> f32,
    ) -> Vec<Time> {
        let p = &sight.look.palette;
        let mut row = Row {
            painter,
            rect,
            ends: rect.left(),
        };
        let name = format!("{:03}", incident.number);
        row.plate(rect.left(), &name, (p.bg2, p.ink2), Edge::None);
        let mut named = Vec::new();
        for turn in &self.turns {
            let text = word(sight.lang(), turn);
            let stands = row.plate(x_of(turn.0), &text, (p.bg0, p.ink1), Edge::Solid);
            if stands && self.whistles.contains(&turn.0) {
                named.push(turn.0);
            }
        }
        // What comes stands clear of what was, whatever that ended with.
        row.ends = x_of(sight.now) + 2.0;
        for (due, words) in coming(sight, incident) {
            row.plate(x_of(due), &words, (p.bg0, p.ink2), Edge::Dashed);
        }
        named
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

/// Plates from left to right: one that would lie on another is a stroke alone.
struct Row<'a> {
    painter: &'a Painter,
    rect: Rect,
    ends: f32,
}

impl Row<'_> {
    /// Returns whether the plate stands there.
    fn plate(&mut self, x: f32, text: &str, (fill, ink): (Color32, Color32), edge: Edge) -> bool {
        if !self.rect.x_range().contains(x) {
            return false;
        }
        let middle = super::middle(self.rect);
        let top = self.rect.top() + 1.0;
        if edge != Edge::None {
            let from = [Pos2::new(x, top + PLATE), Pos2::new(x, middle)];
            self.stroke(&from, (ink, edge));
        }
        let text = text.to_owned();
        let galley = self
            .painter
            .layout_no_wrap(text, font::regular(size::SMALLEST), ink);
        let room = Vec2::new(galley.size().x + 8.0, PLATE);
        // At the right end there is room to the left of its moment alone.
        let left = match x + room.x > self.rect.right() {
            true => x - room.x,
            false => x,
        };
        if left < self.ends {
            return false;
        }
        let plate = Rect::from_min_size(Pos2::new(left, top), room);
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
        self.ends = plate.right() + 3.0;
        true
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

//! The ticks of the strip: one for each second that something was recorded in, and on the screen one for
//! each of its columns, however many entries it stands for. What was refused and what whistled is seen
//! among them.

use std::collections::BTreeMap;
use std::ops::Range;

use dispatch_core::command::Command;
use dispatch_core::state::Incident;
use dispatch_core::time::{DAY_S, Time};
use dispatch_core::words::IncidentId;
use eframe::egui::{Align2, CornerRadius, Painter, Pos2, Rect, Stroke, Vec2};

use super::gather::{Heap, gather};
use crate::desk::font;
use crate::desk::link::{Line, Picture};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::clock_hm;
use crate::language::Key;

/// Between the edge of a word's plate and the word, in points.
const PAD: f32 = 3.0;
/// Height of a word's plate, in points.
const PLATE: f32 = 14.0;

/// What a tick says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Entry,
    Refused,
    Whistle,
}

const KINDS: [Kind; 3] = [Kind::Entry, Kind::Refused, Kind::Whistle];

/// The last entry of each kind in one second.
type Second = [Option<Time>; KINDS.len()];

/// Every second of the last day in which something was recorded.
#[derive(Debug, Default)]
pub struct Ticks {
    /// Up to which height.
    height: u64,
    seconds: BTreeMap<i64, Second>,
    /// Every whistle among them, the oldest first.
    whistles: Vec<Whistled>,
}

/// A whistle on the strip.
#[derive(Clone, Debug)]
struct Whistled {
    at: Time,
    height: u64,
    incident: IncidentId,
}

/// What of the strip is written elsewhere, or first of all.
pub struct Chosen<'a> {
    /// The incident whose story it is.
    pub incident: Option<&'a Incident>,
    /// The heights of those whistles whose plates were drawn above: they have a tick and no second word.
    pub named: &'a [u64],
}

impl Ticks {
    /// Takes in what was recorded since the last look.
    pub fn look(&mut self, picture: &Picture) {
        let height = picture.state.height;
        if height < self.height {
            *self = Ticks::default();
        }
        let known = self.whistles.len();
        let lines = picture.lines.iter().rev();
        for line in lines.take_while(|it| it.height > self.height) {
            if let (Kind::Whistle, Command::Whistle(whistle)) = (kind(line), &line.author.command) {
                self.whistles.push(Whistled {
                    at: line.at,
                    height: line.height,
                    incident: whistle.incident.clone(),
                });
            }
            let second = self.seconds.entry(second_of(line.at)).or_default();
            let last = &mut second[kind(line) as usize];
            *last = (*last).max(Some(line.at));
        }
        // They were read from the newest on.
        self.whistles[known..].reverse();
        if height > self.height {
            // The longest span that can be chosen is a day.
            let begin = second_of(picture.state.at) - DAY_S;
            self.seconds = self.seconds.split_off(&begin);
            self.whistles.retain(|it| second_of(it.at) >= begin);
        }
        self.height = height;
    }

    /// Paints those that lie in `rect`. `x_of` says where a moment lies. Returns the words that stand for several
    /// whistles.
    pub fn paint(
        &self,
        painter: &Painter,
        sight: &Sight<'_>,
        rect: Rect,
        (from, x_of): (Time, impl Fn(Time) -> f32),
        chosen: &Chosen<'_>,
    ) -> Vec<Heap> {
        let mut columns: [Option<i64>; KINDS.len()] = Default::default();
        for at_of in self.seconds.range(second_of(from)..).map(|it| it.1) {
            for (kind, column) in KINDS.into_iter().zip(&mut columns) {
                let Some(at) = at_of[kind as usize] else {
                    continue;
                };
                let x = x_of(at);
                let here = Some(x.round() as i64);
                if !rect.x_range().contains(x) || *column == here {
                    continue;
                }
                *column = here;
                tick(painter, sight, rect, (x, kind));
            }
        }
        self.words(painter, sight, rect, &x_of, chosen)
    }

    /// Writes at the ticks of the whistles that they are whistles; what stands too close has one word with its
    /// count, and the chosen incident's is named in it.
    fn words(
        &self,
        painter: &Painter,
        sight: &Sight<'_>,
        rect: Rect,
        x_of: &impl Fn(Time) -> f32,
        chosen: &Chosen<'_>,
    ) -> Vec<Heap> {
        let seen = |it: &&Whistled| rect.x_range().contains(x_of(it.at));
        let unnamed = |it: &&Whistled| !chosen.named.contains(&it.height);
        let whistles: Vec<&Whistled> = self.whistles.iter().filter(seen).filter(unnamed).collect();
        let at: Vec<f32> = whistles.iter().map(|it| x_of(it.at)).collect();
        let own = |it: &Whistled| is_of(sight, &it.incident, chosen.incident);
        let owns: Vec<usize> = (0..whistles.len())
            .filter(|it| own(whistles[*it]))
            .collect();
        let has_own = |members: &Range<usize>| {
            let first = owns.partition_point(|it| *it < members.start);
            owns.get(first).is_some_and(|it| *it < members.end)
        };
        let text = |count: usize, own: bool| {
            let number = chosen.incident.filter(|_| own).map(|it| it.number);
            match (number.map(|it| format!("{it:03}")), count) {
                (None, 1) => sight.say(Key::Whistle).into_owned(),
                (None, n) => sight.say_with(Key::StripWhistles, [("n", n.into())]),
                (Some(number), 1) => {
                    sight.say_with(Key::StripOwnWhistle, [("number", number.into())])
                }
                (Some(number), n) => {
                    let what = sight.say_with(Key::StripOwnWhistle, [("number", number.into())]);
                    more(sight, what, n)
                }
            }
        };
        let laid = |text: String| {
            let ink = sight.look.palette.ink1;
            painter.layout_no_wrap(text, font::regular(size::SMALLEST), ink)
        };
        // Figures are as wide as one another: what was measured once holds for every count of so many digits.
        let mut measured: BTreeMap<(u32, bool), f32> = BTreeMap::new();
        let width = |members: &Range<usize>| {
            let own = has_own(members);
            let digits = match members.len() {
                1 => 0,
                n => n.ilog10() + 1,
            };
            *measured
                .entry((digits, own))
                .or_insert_with(|| laid(text(members.len(), own)).size().x + 2.0 * PAD)
        };
        let middle = super::middle(rect) - tallest(rect);
        let mut heaps = Vec::new();
        for plate in gather(&at, (rect.left(), rect.right()), width) {
            let galley = laid(text(plate.members.len(), has_own(&plate.members)));
            let room = Rect::from_min_max(
                Pos2::new(plate.left, middle - PLATE / 2.0),
                Pos2::new(plate.right, middle + PLATE / 2.0),
            );
            // The first tick stands at its edge, the others go behind it.
            let ground = room.with_min_x(room.left() + 1.0);
            painter.rect_filled(ground, CornerRadius::ZERO, sight.look.palette.bg0);
            let begin = room.left_center() + Vec2::new(PAD, 0.0);
            let begin = Align2::LEFT_CENTER.anchor_size(begin, galley.size());
            painter.galley(begin.min, galley, sight.look.palette.ink1);
            if plate.members.len() > 1 {
                let lines = whistles[plate.members].iter();
                heaps.push(Heap {
                    room,
                    lines: lines.map(|it| line_of(sight, it)).collect(),
                });
            }
        }
        heaps
    }
}

/// A word, and how many stand there besides.
pub fn more(sight: &Sight<'_>, what: String, count: usize) -> String {
    let others = count.saturating_sub(1);
    sight.say_with(
        Key::StripMore,
        [("what", what.into()), ("n", others.into())],
    )
}

/// Whether what was said of an incident is of this one, whatever was merged since.
fn is_of(sight: &Sight<'_>, named: &IncidentId, incident: Option<&Incident>) -> bool {
    let resolved = sight.state().resolve(named).unwrap_or(named);
    incident.is_some_and(|it| it.id == *resolved)
}

/// A whistle as it is told under the pointer: when, and where.
fn line_of(sight: &Sight<'_>, it: &Whistled) -> String {
    let incident = sight.state().incident(&it.incident);
    let title = incident.map(|it| sight.title(it)).unwrap_or_default();
    let told = format!("{} {} {title}", clock_hm(it.at), sight.say(Key::Whistle));
    told.trim_end().to_owned()
}

fn second_of(at: Time) -> i64 {
    at.0.div_euclid(1_000)
}

fn kind(line: &Line) -> Kind {
    match (&line.refusal, &line.author.command) {
        (Some(refusal), _) if !refusal.is_quiet() => Kind::Refused,
        (_, Command::Whistle(_)) => Kind::Whistle,
        _ => Kind::Entry,
    }
}

/// How high the tick of a whistle is. In a low strip its word stands below the strip's edge all the same.
fn tallest(rect: Rect) -> f32 {
    (rect.height() * 0.25).min(20.0)
}

fn tick(painter: &Painter, sight: &Sight<'_>, rect: Rect, (x, kind): (f32, Kind)) {
    let p = &sight.look.palette;
    let middle = super::middle(rect);
    let (tall, ink) = match kind {
        Kind::Refused => (8.0, p.red.text),
        Kind::Whistle => (tallest(rect), p.ink1),
        Kind::Entry => (12.0, p.ink2),
    };
    painter.vline(x, middle - tall..=middle, Stroke::new(1.0, ink));
}

//! The ticks of the strip: one for each second that something was recorded in, and on the screen one for
//! each of its columns, however many entries it stands for. What was refused and what whistled is seen
//! among them.

use std::collections::BTreeMap;

use dispatch_core::command::Command;
use dispatch_core::time::{DAY_S, Time};
use eframe::egui::{Align2, Color32, Painter, Pos2, Rect, Stroke};

use crate::desk::font;
use crate::desk::link::{Line, Picture};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

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
}

impl Ticks {
    /// Takes in what was recorded since the last look.
    pub fn look(&mut self, picture: &Picture) {
        let height = picture.state.height;
        if height < self.height {
            *self = Ticks::default();
        }
        let lines = picture.lines.iter().rev();
        for line in lines.take_while(|it| it.height > self.height) {
            let second = self.seconds.entry(second_of(line.at)).or_default();
            let last = &mut second[kind(line) as usize];
            *last = (*last).max(Some(line.at));
        }
        if height > self.height {
            // The longest span that can be chosen is a day.
            let begin = second_of(picture.state.at) - DAY_S;
            self.seconds = self.seconds.split_off(&begin);
        }
        self.height = height;
    }

    /// Paints those that lie in `rect`. `x_of` says where a moment lies; the whistles that are `named`
    /// above have a tick and no word.
    pub fn paint(
        &self,
        painter: &Painter,
        sight: &Sight<'_>,
        rect: Rect,
        (from, x_of): (Time, impl Fn(Time) -> f32),
        named: &[Time],
    ) {
        let mut columns: [Option<i64>; KINDS.len()] = Default::default();
        let mut word_ends = f32::NEG_INFINITY;
        // Nearer to the last one than the word is wide it is not written again.
        let (word, font) = (sight.say(Key::Whistle), font::regular(size::SMALLEST));
        let word = painter.layout_no_wrap(word.into_owned(), font, Color32::WHITE);
        let room = word.size().x + 4.0;
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
                let is_named = || named.iter().any(|it| second_of(*it) == second_of(at));
                let writes = kind == Kind::Whistle && x >= word_ends && !is_named();
                if writes {
                    word_ends = x + room;
                }
                tick(painter, sight, rect, (x, kind, writes));
            }
        }
    }
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

fn tick(painter: &Painter, sight: &Sight<'_>, rect: Rect, (x, kind, writes): (f32, Kind, bool)) {
    let p = &sight.look.palette;
    let middle = super::middle(rect);
    // In a low strip a whistle's word stands below its edge all the same.
    let tallest = (rect.height() * 0.25).min(20.0);
    let (tall, ink) = match kind {
        Kind::Refused => (8.0, p.red.text),
        Kind::Whistle => (tallest, p.ink1),
        Kind::Entry => (12.0, p.ink2),
    };
    painter.vline(x, middle - tall..=middle, Stroke::new(1.0, ink));
    if writes {
        let at = Pos2::new(x + 3.0, middle - tallest);
        let (word, font) = (sight.say(Key::Whistle), font::regular(size::SMALLEST));
        painter.text(at, Align2::LEFT_CENTER, word, font, p.ink1);
    }
}

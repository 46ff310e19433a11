//! 紧急撤离 under way, over the whole width of the wall whatever else stands there: where, since when, how many
//! have it and how many are silent, and whether everybody was counted since (practice R13, R14). Nobody is
//! named: the desk says who is silent.

use dispatch_core::command::OrderAnswer;
use dispatch_core::register::Party;
use dispatch_core::state::{Count, Incident, OrderRecord};
use eframe::egui::{Align2, Pos2, Rect, Vec2};

use super::glance::Glance;
use super::sheet::{Pen, bold, size};
use crate::desk::{clock_hm, duration_text, is_sounding};
use crate::language::Key;

/// Pull-outs that have a strip of their own; more are counted.
const SHOWN: usize = 2;
/// Height of a line of the strip, and of one that has its facts in a second line.
const LINE: f32 = 70.0;
const BOTH: f32 = 130.0;
/// Margin at the left and the right.
const EDGE: f32 = 28.0;

/// A pull-out that is not over.
pub(super) struct PullOut<'a> {
    incident: &'a Incident,
    order: &'a OrderRecord,
}

/// What was counted since it was given.
#[derive(Debug, PartialEq, Eq)]
enum RollCall {
    /// Nobody was: an older count says nothing of who came out.
    None,
    /// So many of so many, in a count of everybody.
    All(u32, u32),
    /// So many of so many, by counts of so many of the units it went to.
    Part(u32, u32, usize),
}

impl<'a> PullOut<'a> {
    /// That of an incident; of several it is the newest that holds.
    pub fn of(incident: &'a Incident) -> Option<PullOut<'a>> {
        let orders = incident.orders.values().map(|it| &**it);
        let sounding = orders.filter(|it| is_sounding(it));
        let order = sounding.max_by_key(|it| it.given.at)?;
        Some(PullOut { incident, order })
    }

    /// All of them: first those of which somebody is silent, the oldest first.
    pub fn all(glance: &Glance<'a>) -> Vec<PullOut<'a>> {
        let going_on = glance.state.incidents.going_on();
        let open = going_on.filter(|it| it.status.is_open());
        let mut all: Vec<PullOut<'a>> = open.filter_map(PullOut::of).collect();
        all.sort_by_key(|it| (it.silent() == 0, it.order.given.at));
        all
    }

    fn silent(&self) -> usize {
        self.order.to.len() - self.order.received()
    }

    fn unable(&self) -> usize {
        let unable = |it: &Option<OrderAnswer>| matches!(it, Some(OrderAnswer::Unable { .. }));
        let to = self.order.to.values();
        to.filter(|it| unable(&it.answer)).count()
    }

    /// How many have it, as it stands on the map.
    pub fn on_map(&self, glance: &Glance<'_>) -> String {
        let count = [
            ("n", self.order.received().into()),
            ("of", self.order.to.len().into()),
        ];
        glance.say_with(Key::PullOutCount, count)
    }

    fn roll_call(&self) -> RollCall {
        let since = |it: &&Count| it.said.at >= self.order.given.at;
        let counts: Vec<&Count> = self.incident.zone.counts.iter().filter(since).collect();
        let newest = |who: Option<&Party>| {
            let of = counts.iter().filter(|it| it.who.as_ref() == who);
            // Of two of one moment the one that was entered later.
            of.copied().max_by_key(|it| it.said.at)
        };
        if let Some(all) = newest(None) {
            return RollCall::All(all.counted, all.of);
        }
        let parts: Vec<&Count> = self
            .order
            .to
            .keys()
            .filter_map(|it| newest(Some(it)))
            .collect();
        if parts.is_empty() {
            return RollCall::None;
        }
        let sum = |number: fn(&Count) -> u32| {
            let numbers = parts.iter().map(|it| number(it));
            numbers.fold(0, u32::saturating_add)
        };
        RollCall::Part(sum(|it| it.counted), sum(|it| it.of), parts.len())
    }

    /// Whether somebody has to act: somebody is silent or cannot, or people are missing or uncounted.
    fn is_bad(&self) -> bool {
        let complete = match self.roll_call() {
            RollCall::None => false,
            RollCall::All(counted, of) => counted >= of,
            RollCall::Part(counted, of, units) => counted >= of && units == self.order.to.len(),
        };
        let lost = self.incident.zone.unaccounted_now() > 0;
        self.silent() > 0 || self.unable() > 0 || lost || !complete
    }

    /// How many have it, how many are silent or cannot, what was counted, who is missing or inside still.
    fn facts(&self, glance: &Glance<'_>) -> Vec<String> {
        let (received, of) = (self.order.received(), self.order.to.len());
        let number = |key: Key, n: usize| (n > 0).then(|| glance.say_with(key, [("n", n.into())]));
        let args = [("n", received.into()), ("of", of.into())];
        let mut facts = vec![glance.say_with(Key::WallReceived, args)];
        facts.extend(number(Key::WallSilentUnits, self.silent()));
        facts.extend(number(Key::WallUnable, self.unable()));
        facts.push(match self.roll_call() {
            RollCall::None => glance.say(Key::WallUncounted).into_owned(),
            RollCall::All(n, of) => {
                glance.say_with(Key::WallCounted, [("n", n.into()), ("of", of.into())])
            }
            RollCall::Part(n, of, units) => glance.say_with(
                Key::WallCountedPart,
                [
                    ("n", n.into()),
                    ("of", of.into()),
                    ("units", units.into()),
                    ("all", self.order.to.len().into()),
                ],
            ),
        });
        let zone = &self.incident.zone;
        let lost = zone.unaccounted_now() as usize;
        facts.extend(number(Key::WallUnaccounted, lost));
        facts.extend(number(Key::InsideNow, zone.inside_now() as usize));
        facts
    }
}

/// How high all the strips are together.
pub(super) fn height(all: &[PullOut<'_>]) -> f32 {
    match all.len() {
        0 => 0.0,
        1 => BOTH,
        n => LINE * n.min(SHOWN + 1) as f32,
    }
}

/// Draws them into `room`, which is as high as they are.
pub(super) fn pull_outs_ui(pen: &Pen<'_>, glance: &Glance<'_>, all: &[PullOut<'_>], room: Rect) {
    let p = pen.palette;
    if let [one] = all {
        strip_ui(pen, glance, one, room);
        return;
    }
    let mut row = Rect::from_min_size(room.min, Vec2::new(room.width(), LINE));
    for it in all.iter().take(SHOWN) {
        strip_ui(pen, glance, it, row);
        row = row.translate(Vec2::new(0.0, LINE));
    }
    let more = all.len().saturating_sub(SHOWN);
    if more > 0 {
        pen.fill(row, p.red.fill, 0);
        let text = glance.say_with(Key::WallMorePullOuts, [("n", more.into())]);
        let at = (
            row.left_center() + Vec2::new(EDGE, 0.0),
            Align2::LEFT_CENTER,
        );
        let ink = bold(size::TITLE, p.red.on);
        pen.text(at, &glance.aged(&text), ink, row.width() - 2.0 * EDGE);
    }
}

/// One of them: its facts in a second line where there is one, else behind its place.
fn strip_ui(pen: &Pen<'_>, glance: &Glance<'_>, it: &PullOut<'_>, room: Rect) {
    let p = pen.palette;
    // Once all have it and everybody is counted nobody is called any more; it stands until it is confirmed.
    let hue = if it.is_bad() { p.red } else { p.amber };
    pen.fill(room, hue.fill, 0);
    pen.line(room.left_bottom(), room.right_bottom(), (2.0, p.bg0));
    let (left, right) = (room.left() + EDGE, room.right() - EDGE);
    let facts = it.facts(glance).join(" · ");
    let since = duration_text(glance.as_of.since_s(it.order.given.at));
    let at = clock_hm(it.order.given.at);
    let since = glance.say_with(Key::WallSince, [("at", at.into()), ("time", since.into())]);
    let since = glance.aged(&since);
    let is_high = room.height() > LINE;
    let y = room.top() + LINE / 2.0;
    let width = right - left;
    let end = if is_high {
        let at = (Pos2::new(left, y + 58.0), Align2::LEFT_CENTER);
        pen.text(at, &facts, bold(size::TITLE, hue.on), width);
        let at = (Pos2::new(right, y), Align2::RIGHT_CENTER);
        pen.text(at, &since, bold(size::TITLE, hue.on), width / 2.0)
    } else {
        let at = (Pos2::new(right, y), Align2::RIGHT_CENTER);
        let text = format!("{since} · {facts}");
        pen.text(at, &text, bold(size::NOTE, hue.on), width * 0.66)
    };
    let word = glance.say(Key::PullOut);
    let at = (Pos2::new(left, y), Align2::LEFT_CENTER);
    let ink = bold(size::TITLE, hue.fill);
    let word = pen.sign(at, &word, ink, hue.on);
    let x = word.right() + 20.0;
    let at = (Pos2::new(x, y), Align2::LEFT_CENTER);
    let title = glance.title(it.incident);
    pen.text(at, &title, bold(size::TITLE, hue.on), end.left() - x - 20.0);
}

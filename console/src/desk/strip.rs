//! The time strip: every entry as a tick. Dragging it shows the whole board as it was; Esc or a new
//! alarm brings back now.

mod entries;
mod gather;
mod story;
mod ticks;

use dispatch_core::state::Incident;
use dispatch_core::time::Time;
use dispatch_core::view::Alarm;
use dispatch_core::words::AlarmKey;
use eframe::egui::{Align2, CornerRadius, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::font;
use super::link::Past;
use super::settings::{Choice, Says, Setting};
use super::sight::Sight;
use super::theme::{size, space};
use super::widgets::clock_hm;
use crate::language::Key;
use entries::{line_at, line_text, moment_at, nearest};
use story::Story;
use ticks::{Chosen, Ticks};

/// Height of the strip in a window of this height, in points: a low one shows the ticks and the spans.
#[must_use]
pub fn height(window: f32) -> f32 {
    match window {
        ..600.0 => LOW,
        ..900.0 => 84.0,
        _ => 96.0,
    }
}

const LOW: f32 = 48.0;
/// Room to either side of now for its word, in points.
const NOW: f32 = 32.0;
/// How near the pointer must be to a tick to hear what it stands for, in points.
const REACH: f32 = 4.0;
/// The span it shows, in minutes, that the person can choose from.
const SPANS_MIN: [i64; 4] = [15, 60, 240, 1_440];

/// How long a live desk looks back, in seconds, until it shows now again by itself (practice N5).
pub static LOOK_BACK_S: Setting<i64> = Setting {
    name: "look-back-s",
    title: Key::SettingLookBack,
    hint: Key::SettingLookBackHint,
    choices: &[
        Choice::new("30", 30, Says::Counted(Key::AgeSeconds, 30)),
        Choice::new("60", 60, Says::Counted(Key::AgeSeconds, 60)),
        Choice::new("120", 120, Says::Counted(Key::AgeSeconds, 120)),
        Choice::new("300", 300, Says::Counted(Key::AgeSeconds, 300)),
    ],
    normal: 60,
};

/// How long one height has been looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    moment: Past,
    since: Time,
    /// The alarms that sounded when looking back began, by their keys.
    known: Vec<AlarmKey>,
}

impl StripView {
    /// Whether the past is over for a live desk: nothing was chosen for so long, or an alarm sounds that
    /// did not sound when looking back began.
    pub fn is_over(&mut self, now: Time, sounding: &[Alarm], after_s: i64) -> bool {
        let Some(moment) = self.looks_at else {
            self.held = None;
            // Opened and not used: it closes as if it had been.
            self.open = self.open.filter(|since| now.since_s(*since) < after_s);
            return false;
        };
        let known = self.held.take().map(|it| (it.moment == moment, it));
        let held = match known {
            Some((true, held)) => held,
            // Another moment is looked at: the person is at work. What sounded at the beginning stays.
            Some((false, held)) => Held {
                moment,
                since: now,
                ..held
            },
            None => Held {
                moment,
                since: now,
                known: sounding.iter().map(|it| it.key.clone()).collect(),
            },
        };
        let is_new = |alarm: &Alarm| !held.known.contains(&alarm.key);
        let over = now.since_s(held.since) >= after_s || sounding.iter().any(is_new);
        self.held = Some(held);
        over
    }
}

/// What of the past is looked at.
#[derive(Debug)]
pub struct StripView {
    /// What is looked at; `None` is now.
    pub looks_at: Option<Past>,
    /// Since when it is looked at, and which alarms sounded then.
    pub held: Option<Held>,
    /// On a live seat: since when looking back is open without being used; else it is behind its key.
    open: Option<Time>,
    span: usize,
    ticks: Ticks,
    story: Story,
}

impl Default for StripView {
    fn default() -> StripView {
        StripView {
            looks_at: None,
            held: None,
            open: None,
            span: 1,
            ticks: Ticks::default(),
            story: Story::default(),
        }
    }
}

impl StripView {
    /// Back to now.
    pub fn now(&mut self) {
        self.looks_at = None;
        self.held = None;
        self.open = None;
    }

    /// The key of looking back: opens it on a live seat, and closes it.
    pub fn toggle(&mut self, now: Time) {
        match self.open {
            None if self.looks_at.is_none() => self.open = Some(now),
            _ => self.now(),
        }
    }

    /// Whether the strip can be dragged: in a drill always, on a live seat behind its key (practice N5).
    fn is_open(&self, sight: &Sight<'_>) -> bool {
        sight.state().world.is_drill() || self.open.is_some() || self.looks_at.is_some()
    }
}

/// Draws the strip, with the story of the incident that is chosen. `sight` is always of now. Returns the
/// moment that is now wanted, when that changed.
pub fn strip_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    chosen: Option<&Incident>,
    view: &mut StripView,
) -> Option<Past> {
    let mut wanted = None;
    let room = ui.available_height();
    let is_low = room <= LOW;
    ui.horizontal(|ui| {
        // Not to the edge: there the frame of a drill, or of a console without sound, stands.
        ui.set_min_height(room - 8.0);
        ui.vertical(|ui| {
            // A glove's buttons need the room of the title, and so does a low strip; the strip beside them is
            // called so aloud.
            let is_bare = is_low || space::is_gloved(ui);
            let beside = is_bare && !sight.state().world.is_drill();
            ui.set_width(if beside { 184.0 } else { 104.0 });
            if is_low {
                ui.add_space(12.0);
            }
            if !is_bare {
                ui.add_space(6.0);
                ui.label(sight.look.label(sight.say(Key::TimeStrip)));
            }
            ui.horizontal(|ui| {
                for (index, minutes) in SPANS_MIN.into_iter().enumerate() {
                    let text = if minutes < 60 {
                        sight.say_with(Key::SpanMinutes, [("n", minutes.into())])
                    } else {
                        sight.say_with(Key::SpanHours, [("n", (minutes / 60).into())])
                    };
                    ui.spacing_mut().button_padding.x = 2.0;
                    ui.spacing_mut().item_spacing.x = 2.0;
                    if ui
                        .selectable_label(view.span == index, sight.look.note(text))
                        .clicked()
                    {
                        view.span = index;
                    }
                }
                if beside {
                    state_ui(ui, sight, view);
                }
            });
            if !is_low && !beside {
                state_ui(ui, sight, view);
            }
        });
        wanted = ticks_ui(ui, sight, chosen, view);
    });
    wanted
}

/// What the strip shows, or on a live seat the press that opens looking back.
fn state_ui(ui: &mut Ui, sight: &Sight<'_>, view: &mut StripView) {
    let live = !sight.state().world.is_drill();
    if live && view.looks_at.is_none() {
        let text = sight.look.note(sight.say(Key::LookBackOpen));
        let name = sight.say(Key::LookBackName);
        let response = ui.selectable_label(view.open.is_some(), text);
        response.widget_info(|| {
            WidgetInfo::selected(Role::CheckBox, true, view.open.is_some(), &*name)
        });
        let response = response.on_hover_text(sight.say(Key::LookBackLocked));
        if response.clicked() {
            view.toggle(sight.recorded_at);
        }
        return;
    }
    let key = if view.looks_at.is_some() {
        Key::HeldInPast
    } else {
        Key::FollowsNow
    };
    ui.label(sight.look.note(sight.say(key)));
}

fn ticks_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    chosen: Option<&Incident>,
    view: &mut StripView,
) -> Option<Past> {
    let p = &sight.look.palette;
    let is_open = view.is_open(sight);
    let sense = match is_open {
        true => Sense::click_and_drag(),
        false => Sense::hover(),
    };
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), sense);
    let name = sight.say(Key::TimeStrip);
    let told = chosen.map(|incident| {
        view.story.look(sight, incident);
        view.story.words(sight, incident)
    });
    let response = match is_open {
        true => response,
        false => response.on_hover_text(sight.say(Key::LookBackLocked)),
    };
    let span_s = SPANS_MIN.get(view.span).copied().unwrap_or(60) * 60;
    // A quarter of the strip lies ahead, for what comes due.
    let from = sight.now.plus_s(-span_s * 3 / 4);
    let x_of = |at: Time| {
        let share = at.since_ms(from) as f32 / (span_s * 1_000) as f32;
        rect.left() + share * rect.width()
    };
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, CornerRadius::ZERO, p.bg0);
    axis(&painter, sight, rect, (from, span_s));
    view.ticks.look(sight.picture);
    let story = chosen.filter(|_| rect.height() > LOW);
    let paint = |incident| {
        let place = (rect, incident);
        view.story.paint(&painter, sight, place, x_of)
    };
    let above = story.map(paint).unwrap_or_default();
    // A whistle that was named above has no second word.
    let named = Chosen {
        incident: chosen,
        named: &above.named,
    };
    let below = view
        .ticks
        .paint(&painter, sight, rect, (from, x_of), &named);
    // The story is told whole; of the others those that have no word of their own.
    let others = below.iter().map(|it| it.words(sight));
    let told: Vec<String> = told.into_iter().chain(others).collect();
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_string()),
        current_text_value: (!told.is_empty()).then(|| told.join(" · ")),
        enabled: is_open,
        ..WidgetInfo::new(Role::Slider)
    });
    let heaps: Vec<_> = above.heaps.into_iter().chain(below).collect();
    let now_x = x_of(sight.now);
    painter.vline(now_x, rect.y_range(), Stroke::new(1.5, p.ink1));
    plate(
        &painter,
        (now_x, rect.bottom() - 9.0),
        (p.ink1, p.bg0),
        &sight.say(Key::Now),
    );
    let looks_at = view.looks_at.and_then(|it| match it {
        Past::Height(height) => line_at(sight, height).map(|it| it.at),
        Past::At(at) => Some(at),
    });
    if let Some(at) = looks_at {
        let x = x_of(at);
        painter.vline(x, rect.y_range(), Stroke::new(2.0, p.past));
        let text = at.local_clock().to_string();
        plate(&painter, (x, rect.top() + 10.0), (p.past, p.past_on), &text);
    }
    let at_of = |pointer: Pos2| {
        let share = f64::from((pointer.x - rect.left()) / rect.width().max(1.0));
        let ahead_ms = (share * span_s as f64 * 1_000.0) as i64;
        Time(from.0.saturating_add(ahead_ms))
    };
    // Over a plate that stands for several each of them is told, and nothing else.
    let hovered = response.hover_pos().filter(|_| !response.dragged());
    let heap = hovered.and_then(|at| heaps.iter().find(|it| it.room.contains(at)));
    if let Some(heap) = heap {
        response.show_tooltip_text(heap.lines.join("\n"));
    } else if let Some(pointer) = hovered {
        let reach_s = (f64::from(REACH / rect.width().max(1.0)) * span_s as f64).ceil() as i64;
        if let Some(line) = nearest(sight, at_of(pointer), reach_s) {
            response.show_tooltip_text(line_text(sight, line));
        }
    }
    let pointer = response
        .interact_pointer_pos()
        .filter(|_| response.dragged() || response.clicked())?;
    let wanted = moment_at(sight, at_of(pointer));
    let changed = wanted != view.looks_at;
    view.looks_at = wanted;
    wanted.filter(|_| changed)
}

fn axis(
    painter: &eframe::egui::Painter,
    sight: &Sight<'_>,
    rect: Rect,
    (from, span_s): (Time, i64),
) {
    let p = &sight.look.palette;
    let step_s = match span_s {
        ..1_000 => 60,
        1_000..4_000 => 300,
        4_000..20_000 => 1_800,
        _ => 7_200,
    };
    let first = (from.0.div_euclid(1_000).div_euclid(step_s) + 1) * step_s;
    let middle = middle(rect);
    let now_x =
        rect.left() + sight.now.since_ms(from) as f32 / (span_s * 1_000) as f32 * rect.width();
    painter.hline(rect.x_range(), middle, Stroke::new(1.0, p.line));
    for index in 0..40 {
        let at = Time((first + index * step_s) * 1_000);
        let share = at.since_ms(from) as f32 / (span_s * 1_000) as f32;
        let x = rect.left() + share * rect.width();
        if x > rect.right() {
            break;
        }
        painter.vline(x, middle..=middle + 5.0, Stroke::new(1.0, p.line2));
        // There stands the word for now.
        if (x - now_x).abs() < NOW {
            continue;
        }
        let at_text = Pos2::new(x, middle + 14.0);
        painter.text(
            at_text,
            Align2::CENTER_CENTER,
            clock_hm(at),
            font::regular(size::SMALLEST),
            p.ink2,
        );
    }
}

/// Where the ticks stand, with room for the story above where the strip has any.
fn middle(rect: Rect) -> f32 {
    let share = if rect.height() > LOW { 0.58 } else { 0.5 };
    rect.top() + share * rect.height()
}

fn plate(
    painter: &eframe::egui::Painter,
    (x, y): (f32, f32),
    (fill, ink): (eframe::egui::Color32, eframe::egui::Color32),
    text: &str,
) {
    let galley = painter.layout_no_wrap(text.to_owned(), font::bold(size::SMALLEST), ink);
    let rect = Rect::from_center_size(Pos2::new(x, y), galley.size() + Vec2::new(8.0, 1.0));
    painter.rect_filled(rect, CornerRadius::same(2), fill);
    painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
}

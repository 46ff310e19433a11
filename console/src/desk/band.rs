//! The top band: which world, what time, whether the ledger holds, who sits here. It is always of
//! now, also while everything below looks back.

mod date;
mod frame;
mod room;
mod sound;
mod waiting;

use dispatch_core::command::AdoptEdition;
use dispatch_core::words::IncidentId;
use eframe::egui::{
    Align, Align2, Color32, CornerRadius, Frame, Label, Layout, Margin, Response, Role, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

pub use date::date_text;
use date::weekday_text;
pub use frame::{DRILL_FRAME, STILL, blink, drill_mark, frame_ui};
use room::Shows;
pub use sound::SoundState;
use sound::sound_ui;
use waiting::waiting_ui;

use super::edition::edition_ui;
use super::font;
use super::link::Picture;
use super::look::bold;
use super::seat::Seat;
use super::seats::seat_ui;
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Tone, Weight, chip, plain_button};
use crate::language::{Key, Lang};

/// What the person asked of the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The other language.
    Language,
    /// The next skin.
    Skin,
    /// The map of keys.
    Keys,
    /// The settings.
    Settings,
    /// Silence for a while; it ends by itself.
    Silence,
    /// Sound again.
    Sound,
    /// A tone, and whether it is heard.
    SoundTest,
    /// The list of alarms.
    Alarms,
}

/// Height of the band in points.
pub const HEIGHT: f32 = 48.0;

/// What came of the band in this frame.
#[derive(Debug, Default)]
pub struct Answer {
    /// What was asked.
    pub asked: Option<Asked>,
    /// The seat that was taken.
    pub seat: Option<Seat>,
    /// The edition of the rules that is to be put in force.
    pub adopt: Option<AdoptEdition>,
    /// The incident of what comes due next.
    pub goes_to: Option<IncidentId>,
}

/// Draws the band. What stands there on any night gives way where the window is narrow; the world, the
/// time, the sound, who sits here and what is abnormal never do.
pub fn band_ui(ui: &mut Ui, sight: &Sight<'_>, sound: SoundState, sending: usize) -> Answer {
    let mut answer = Answer::default();
    ui.spacing_mut().item_spacing = Vec2::new(room::GAP, 0.0);
    let shows = room::shows(ui, sight, sound, sending);
    ui.horizontal_centered(|ui| {
        world_ui(ui, sight, shows.is_small);
        if shows.district {
            district_ui(ui, sight);
        }
        let clock = sight.now.local_clock().to_string();
        let points = room::clock_size(ui, shows.is_small);
        ui.label(bold(clock, points, sight.look.palette.ink1));
        if shows.date {
            pair(ui, sight, &date_text(sight.now), &weekday_text(sight));
        }
        waiting_ui(ui, sight, shows.next, &mut answer);
        if shows.passing {
            passing_ui(ui, sight, sending, &mut answer);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(room::END);
            buttons_ui(ui, sight, shows, &mut answer);
            answer.seat = seat_ui(ui, sight, shows.is_small);
            sound_ui(ui, sight, (sound, shows.test), &mut answer.asked);
            if shows.ledger {
                ledger_ui(ui, sight);
            }
        });
    });
    answer
}

/// Whether anything stands below the band.
#[must_use]
pub fn has_troubles(ui: &Ui, sight: &Sight<'_>, sound: SoundState, sending: usize) -> bool {
    let shows = room::shows(ui, sight, sound, sending);
    !sight.picture.troubles.is_empty() || !shows.passing
}

/// Draws below the band what is wrong, in whole sentences, and what passes where the band has no room
/// for it; nothing on most nights.
pub fn troubles_ui(ui: &mut Ui, sight: &Sight<'_>, sound: SoundState, sending: usize) -> Answer {
    let mut answer = Answer::default();
    let p = &sight.look.palette;
    for trouble in &sight.picture.troubles {
        let text = match sight.lang() {
            Lang::Zh => trouble.zh(),
            Lang::En => trouble.to_string(),
        };
        let around = Frame::new().fill(p.red.fill);
        around
            .inner_margin(Margin::symmetric(12, 3))
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.add(Label::new(bold(text, size::ROW, p.red.on)).wrap());
            });
    }
    if !room::shows(ui, sight, sound, sending).passing {
        let around = Frame::new().inner_margin(Margin::symmetric(12, 2));
        around.show(ui, |ui| {
            ui.horizontal_wrapped(|ui| passing_ui(ui, sight, sending, &mut answer));
        });
    }
    answer
}

/// What passes: commands on their way, an older edition in force.
fn passing_ui(ui: &mut Ui, sight: &Sight<'_>, sending: usize, answer: &mut Answer) {
    if sight.picture.waiting > 0 {
        let waiting = sight.picture.waiting;
        let text = sight.say_with(Key::WaitingForLink, [("n", waiting.into())]);
        chip(ui, sight.look, Tone::Blue, &text);
    }
    if sending > 0 {
        let text = sight.say_with(Key::Sending, [("n", sending.into())]);
        chip(ui, sight.look, Tone::Blue, &text);
    }
    answer.adopt = edition_ui(ui, sight);
}

fn buttons_ui(ui: &mut Ui, sight: &Sight<'_>, shows: Shows, answer: &mut Answer) {
    let mut button = |text: &str, name: &str, asked: Asked| {
        let pressed = plain_button(ui, sight.look, Weight::Small, text, name);
        if pressed.on_hover_text(name).clicked() {
            answer.asked = Some(asked);
        }
    };
    let text = room::language_text(sight);
    button(&text, &sight.say(Key::SwitchLanguage), Asked::Language);
    button("?", &sight.say(Key::KeysTitle), Asked::Keys);
    if shows.skin {
        button("≡", &sight.say(Key::SettingsTitle), Asked::Settings);
        button("◐", &sight.say(Key::SwitchSkin), Asked::Skin);
    }
}

fn world_ui(ui: &mut Ui, sight: &Sight<'_>, small: bool) {
    let p = &sight.look.palette;
    let drill = sight.state().world.is_drill();
    let (key, fill, ink) = if drill {
        (Key::WorldDrill, p.drill, p.drill_on)
    } else {
        (Key::WorldLive, p.ink1, p.bg0)
    };
    let text = sight.say(key);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(room::world_width(small), HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &*text));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        font::bold(22.0),
        ink,
    );
}

fn district_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let (district, under) = district_texts(sight);
    pair(ui, sight, &district, &under);
}

fn district_texts(sight: &Sight<'_>) -> (String, String) {
    let adopted = sight.state().register.adopted.as_ref();
    let district = adopted.map_or_else(
        || sight.say(Key::NoDistrict).into_owned(),
        |it| sight.lang().name(it.zh.as_str(), it.en.as_str()),
    );
    let under = match &sight.picture.drill {
        Some(drill) => sight.lang().name(&drill.zh, &drill.en),
        None => sight.say(Key::CentreLong).into_owned(),
    };
    (district, under)
}

fn ledger_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let picture: &Picture = sight.picture;
    let agree = match &picture.digest {
        Some((height, digest)) => sight.say_with(
            Key::LedgerHover,
            [
                ("height", picture.state.height.to_string().into()),
                ("at", height.to_string().into()),
                ("digest", digest.as_str().into()),
            ],
        ),
        None => sight.say_with(
            Key::LedgerHoverChain,
            [
                ("height", picture.state.height.to_string().into()),
                ("chain", picture.chain.as_str().into()),
            ],
        ),
    };
    let (state, mark) = ledger_texts(sight);
    pair(ui, sight, &state, &mark).on_hover_text(agree);
}

fn ledger_texts(sight: &Sight<'_>) -> (String, String) {
    let mark = if sight.picture.troubles.is_empty() {
        Key::Consistent
    } else {
        Key::NotSure
    };
    let state = sight.say(Key::LedgerLocal).into_owned();
    (state, sight.say(mark).into_owned())
}

/// Two lines, the second one smaller, and a line that parts them from the next.
fn pair(ui: &mut Ui, sight: &Sight<'_>, upper: &str, lower: &str) -> Response {
    let p = &sight.look.palette;
    two_lines(ui, sight, (upper, lower), (p.ink1, p.ink2), Sense::hover())
}

/// The same in these inks; a press of it is heard where `sense` says so.
fn two_lines(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (upper, lower): (&str, &str),
    (upper_ink, lower_ink): (Color32, Color32),
    sense: Sense,
) -> Response {
    let lay = |text: &str, points, ink| {
        ui.painter()
            .layout_no_wrap(text.to_owned(), font::regular(points), ink)
    };
    let (upper_line, lower_line) = (
        lay(upper, size::ROW, upper_ink),
        lay(lower, size::SMALLEST, lower_ink),
    );
    let width = upper_line.size().x.max(lower_line.size().x);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), sense);
    let role = match sense.senses_click() {
        true => Role::Button,
        false => Role::Label,
    };
    let name = format!("{upper} {lower}");
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    let p = &sight.look.palette;
    let painter = ui.painter();
    if response.has_focus() {
        let around = (Stroke::new(1.0, p.ink1), StrokeKind::Inside);
        painter.rect_stroke(rect.shrink(1.0), CornerRadius::ZERO, around.0, around.1);
    }
    painter.galley(rect.left_top() + Vec2::new(0.0, 4.0), upper_line, upper_ink);
    painter.galley(
        rect.left_top() + Vec2::new(0.0, 25.0),
        lower_line,
        lower_ink,
    );
    painter.vline(rect.right() + 7.0, rect.y_range(), Stroke::new(1.0, p.line));
    response
}

//! The top band: which world, what time, whether the ledger holds, who sits here. It is always of
//! now, also while everything below looks back.

use dispatch_core::command::AdoptEdition;
use dispatch_core::time::{LOCAL_OFFSET_S, Time};
use eframe::egui::{
    Align, Align2, CornerRadius, Layout, Response, RichText, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::edition::edition_ui;
use super::font;
use super::link::Picture;
use super::look::bold;
use super::seat::Seat;
use super::seats::seat_ui;
use super::settings::{Setting, off_or_on};
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Tone, Weight, chip, plain_button, sign};
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
}

/// How loud the console is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoundState {
    /// A device is there.
    On,
    /// Silenced by hand until a moment.
    SilentUntil(Time),
    /// No device: the screen must do.
    NoDevice,
}

/// Height of the band in points.
pub const HEIGHT: f32 = 48.0;

/// Width of the frame of a drill, in points.
pub const DRILL_FRAME: f32 = 5.0;

/// What came of the band in this frame.
#[derive(Debug, Default)]
pub struct Answer {
    /// What was asked.
    pub asked: Option<Asked>,
    /// The seat that was taken.
    pub seat: Option<Seat>,
    /// The edition of the rules that is to be put in force.
    pub adopt: Option<AdoptEdition>,
}

/// Draws the band.
pub fn band_ui(ui: &mut Ui, sight: &Sight<'_>, sound: SoundState, sending: usize) -> Answer {
    let mut asked = None;
    let mut seat = None;
    let mut adopt = None;
    ui.spacing_mut().item_spacing = Vec2::new(14.0, 0.0);
    ui.horizontal_centered(|ui| {
        world_ui(ui, sight);
        district_ui(ui, sight);
        ui.label(bold(
            sight.now.local_clock().to_string(),
            size::CLOCK,
            sight.look.palette.ink1,
        ));
        pair(ui, sight, &date_text(sight.now), &weekday_text(sight));
        trouble_ui(ui, sight);
        if sending > 0 {
            let text = sight.say_with(Key::Sending, [("n", sending.into())]);
            chip(ui, sight.look, Tone::Blue, &text);
        }
        adopt = edition_ui(ui, sight);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(12.0);
            let english = sight.say(Key::OtherLanguage);
            let name = sight.say(Key::SwitchLanguage);
            if plain_button(
                ui,
                sight.look,
                Weight::Small,
                &format!("F9 {english}"),
                &name,
            )
            .clicked()
            {
                asked = Some(Asked::Language);
            }
            let keys = sight.say(Key::KeysTitle);
            if plain_button(ui, sight.look, Weight::Small, "?", &keys)
                .on_hover_text(&*keys)
                .clicked()
            {
                asked = Some(Asked::Keys);
            }
            let settings = sight.say(Key::SettingsTitle);
            if plain_button(ui, sight.look, Weight::Small, &settings, &settings)
                .on_hover_text("Ctrl ,")
                .clicked()
            {
                asked = Some(Asked::Settings);
            }
            let skin = sight.say(Key::SwitchSkin);
            if plain_button(ui, sight.look, Weight::Small, "◐", &skin)
                .on_hover_text(&*skin)
                .clicked()
            {
                asked = Some(Asked::Skin);
            }
            seat = seat_ui(ui, sight);
            sound_ui(ui, sight, sound, &mut asked);
            ledger_ui(ui, sight);
        });
    });
    Answer { asked, seat, adopt }
}

fn world_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let p = &sight.look.palette;
    let drill = sight.state().world.is_drill();
    let (key, fill, ink) = if drill {
        (Key::WorldDrill, p.drill, p.drill_on)
    } else {
        (Key::WorldLive, p.ink1, p.bg0)
    };
    let text = sight.say(key);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(100.0, HEIGHT), Sense::hover());
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
    let adopted = sight.state().register.adopted.as_ref();
    let district = adopted.map_or_else(
        || sight.say(Key::NoDistrict).into_owned(),
        |it| sight.lang().name(it.zh.as_str(), it.en.as_str()),
    );
    let under = match &sight.picture.drill {
        Some(drill) => sight.lang().name(&drill.zh, &drill.en),
        None => sight.say(Key::CentreLong).into_owned(),
    };
    pair(ui, sight, &district, &under);
}

fn trouble_ui(ui: &mut Ui, sight: &Sight<'_>) {
    for trouble in &sight.picture.troubles {
        let text = match sight.lang() {
            Lang::Zh => trouble.zh(),
            Lang::En => trouble.to_string(),
        };
        sign(ui, sight.look, Tone::Red, &text);
    }
    if sight.picture.waiting > 0 {
        let waiting = sight.picture.waiting;
        let text = sight.say_with(Key::WaitingForLink, [("n", waiting.into())]);
        chip(ui, sight.look, Tone::Blue, &text);
    }
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
    let state = sight.say(Key::LedgerLocal);
    let mark = if picture.troubles.is_empty() {
        sight.say(Key::Consistent)
    } else {
        sight.say(Key::NotSure)
    };
    pair(ui, sight, &state, &mark).on_hover_text(agree);
}

fn sound_ui(ui: &mut Ui, sight: &Sight<'_>, sound: SoundState, asked: &mut Option<Asked>) {
    match sound {
        SoundState::On => {
            let text = sight.say(Key::SoundOn);
            let name = sight.say(Key::SilenceFor);
            if plain_button(ui, sight.look, Weight::Small, &text, &name)
                .on_hover_text(&*name)
                .clicked()
            {
                *asked = Some(Asked::Silence);
            }
        }
        SoundState::SilentUntil(until) => {
            let at = until.local_clock().to_string();
            let text = sight.say_with(Key::SilentUntil, [("at", at.into())]);
            if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
                *asked = Some(Asked::Sound);
            }
        }
        SoundState::NoDevice => {
            sign(ui, sight.look, Tone::Amber, &sight.say(Key::NoSoundDevice))
                .on_hover_text(sight.say(Key::NoSoundDeviceHover));
        }
    }
}

/// Two lines, the second one smaller, and a line that parts them from the next.
fn pair(ui: &mut Ui, sight: &Sight<'_>, upper: &str, lower: &str) -> Response {
    let p = &sight.look.palette;
    let lay = |text: &str, points, ink| {
        ui.painter()
            .layout_no_wrap(text.to_owned(), font::regular(points), ink)
    };
    let (upper_line, lower_line) = (
        lay(upper, size::ROW, p.ink1),
        lay(lower, size::SMALLEST, p.ink2),
    );
    let width = upper_line.size().x.max(lower_line.size().x);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::hover());
    let name = format!("{upper} {lower}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    let painter = ui.painter();
    painter.galley(rect.left_top() + Vec2::new(0.0, 4.0), upper_line, p.ink1);
    painter.galley(rect.left_top() + Vec2::new(0.0, 25.0), lower_line, p.ink2);
    painter.vline(rect.right() + 7.0, rect.y_range(), Stroke::new(1.0, p.line));
    response
}

/// `M月D日` of the district's wall clock.
pub fn date_text(now: Time) -> String {
    let (_, month, day) = civil(now);
    format!("{month}-{day:02}")
}

fn weekday_text(sight: &Sight<'_>) -> String {
    let days = local_day(sight.now);
    // 1970-01-01 was a Thursday.
    let names = [
        Key::Thursday,
        Key::Friday,
        Key::Saturday,
        Key::Sunday,
        Key::Monday,
        Key::Tuesday,
        Key::Wednesday,
    ];
    let index = usize::try_from(days.rem_euclid(7)).unwrap_or_default();
    names
        .get(index)
        .map(|key| sight.say(*key).into_owned())
        .unwrap_or_default()
}

fn local_day(at: Time) -> i64 {
    (at.0.div_euclid(1_000) + LOCAL_OFFSET_S).div_euclid(86_400)
}

/// Year, month and day in the district (Hinnant's civil-from-days).
fn civil(at: Time) -> (i64, i64, i64) {
    let z = local_day(at) + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// A frame in the colour of the world and of the past: the one thing nobody may overlook.
///
/// `past_from` is where the past begins on the screen, in points from its top, while looking back.
pub fn frame_ui(ui: &Ui, sight: &Sight<'_>, past_from: Option<f32>, flashing: bool) {
    let p = &sight.look.palette;
    let rect = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(eframe::egui::LayerId::new(
        eframe::egui::Order::Foreground,
        eframe::egui::Id::unique("world-frame"),
    ));
    let drill = sight.state().world.is_drill();
    if drill {
        painter.rect_stroke(
            rect.shrink(DRILL_FRAME / 2.0),
            CornerRadius::ZERO,
            Stroke::new(DRILL_FRAME, p.drill),
            StrokeKind::Middle,
        );
    }
    if flashing && blink(sight) {
        // Without sound the whole edge must call.
        painter.rect_stroke(
            rect.shrink(if drill { 8.0 } else { 3.0 }),
            CornerRadius::ZERO,
            Stroke::new(6.0, p.red.fill),
            StrokeKind::Middle,
        );
    }
    if let Some(top) = past_from {
        let mut inner = rect.shrink(5.0);
        inner.min.y = top + 3.0;
        let corners = [
            inner.left_top(),
            inner.right_top(),
            inner.right_bottom(),
            inner.left_bottom(),
            inner.left_top(),
        ];
        let stroke = Stroke::new(6.0, p.past);
        painter.extend(Shape::dashed_line(&corners, stroke, 14.0, 8.0));
    }
}

/// Reduced motion: the frame of what calls stands still.
pub static STILL: Setting<bool> = Setting {
    name: "reduced-motion",
    title: Key::SettingStill,
    hint: Key::SettingStillHint,
    choices: &off_or_on(),
    normal: false,
};

/// On and off at one hertz, by the clock that everybody sees; always on where motion is reduced.
#[must_use]
pub fn blink(sight: &Sight<'_>) -> bool {
    sight.settings.read(&STILL) || sight.now.0.div_euclid(500).rem_euclid(2) == 0
}

/// Text in the tone of a mark that stands on everything of a drill.
#[must_use]
pub fn drill_mark(sight: &Sight<'_>) -> Option<RichText> {
    let p = &sight.look.palette;
    sight.state().world.is_drill().then(|| {
        bold(sight.say(Key::WorldDrill), size::SMALLEST, p.drill_on).background_color(p.drill)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_the_districts_own() {
        // 2022-07-29T17:00:00Z is already the 30th in the district.
        assert_eq!(civil(Time(1_659_114_000_000)), (2022, 7, 30));
        assert_eq!(civil(Time(0)), (1970, 1, 1));
    }
}

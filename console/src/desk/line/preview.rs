//! What was understood of the line and what Enter would do, on the line where there is room.

use dispatch_core::sentence::wind_speed;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Label, TextFormat, Ui, WidgetText};

use super::effect::Effect;
use super::read::{Reading, Told};
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, chip};
use crate::language::{Key, Lang};

/// Draws the words as they were understood, then the effect. Returns whether the effect found no room
/// and must stand elsewhere.
pub fn preview_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    reading: &Reading,
    effect: Option<&Effect>,
) -> bool {
    if let Some(verb) = reading.verb {
        let word = match sight.lang() {
            Lang::Zh => verb.zh,
            Lang::En => verb.en,
        };
        chip(
            ui,
            sight.look,
            Tone::Grey,
            &format!("{word} {}", verb.letters),
        );
    }
    for told in &reading.told {
        let text = match told {
            Told::Name(it) => sight.lang().short_name(&it.zh, &it.en),
            Told::Number(it) => it.to_string(),
            Told::Speed(it) => format!("{} m/s", wind_speed(*it)),
            Told::Names(_) | Told::Figures(_) | Told::Words(_) => continue,
        };
        chip(ui, sight.look, Tone::Grey, &text);
    }
    let Some(effect) = effect else { return false };
    let text = effect_text(sight, effect);
    let galley = ui.painter().layout_job(text.clone());
    if galley.size().x > ui.available_width() {
        return true;
    }
    ui.add(Label::new(WidgetText::from(text)));
    false
}

/// 将：商请调派 → 郭溪街道 六虹桥 · 水域二队 10 人 · 直线 4.3 km；梧田街道不再有同类备勤
#[must_use]
pub fn effect_text(sight: &Sight<'_>, effect: &Effect) -> LayoutJob {
    let p = &sight.look.palette;
    let mut job = LayoutJob::default();
    let mut write = |text: &str, ink| {
        let format = TextFormat {
            font_id: font::regular(size::ROW),
            color: ink,
            ..TextFormat::default()
        };
        job.append(text, 0.0, format);
    };
    write(&sight.say(Key::LineWill), p.ink2);
    let mut will = effect.act.clone();
    if let Some(about) = &effect.about {
        will = format!("{will} → {about}");
    }
    write(&will, p.ink1);
    for it in &effect.does {
        write(" · ", p.ink2);
        write(it, p.ink1);
    }
    for it in &effect.warns {
        write(" · ", p.ink2);
        write(it, p.amber.text);
    }
    if let Some(why) = &effect.refusal {
        write("  ", p.ink2);
        write(why, p.red.text);
    }
    job
}

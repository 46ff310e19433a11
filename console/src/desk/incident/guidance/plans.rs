//! The district's plans and sheets of a type: named with size and date, opened outside.

use dispatch_core::sentence::day;
use eframe::egui::{Label, Ui};

use super::GuidanceForm;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, plain_button};
use crate::language::Key;

/// Draws them; nothing where the district has none.
pub fn plans_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    kind: &str,
    form: &mut GuidanceForm,
    outbox: &mut Outbox,
) {
    if !form.looked {
        form.looked = true;
        outbox.look_at_plans();
    }
    let Some(plans) = form.plans.clone() else {
        return;
    };
    let mut listed = plans.of_type(kind).peekable();
    if listed.peek().is_none() && plans.left_out.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.strong(sight.say(Key::PlanTitle)));
        let text = sight.say(Key::PlanLookAgain);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
            outbox.look_at_plans();
        }
    });
    for plan in listed {
        ui.horizontal_wrapped(|ui| {
            let text = sight.say(Key::PlanOpen);
            let name = format!("{text} {}", plan.name);
            if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
                outbox.open_plan(plan.path.clone());
            }
            ui.add(Label::new(sight.look.row(&*plan.name)).wrap());
            let changed = plan.changed_at.map(day).unwrap_or_default();
            let about = format!("{} · {changed}", size_text(plan.bytes));
            ui.label(sight.look.note(about));
        });
    }
    if !plans.left_out.is_empty() {
        let args = [("n", plans.left_out.len().into())];
        let text = sight.say_with(Key::PlanLeftOut, args);
        ui.add(Label::new(sight.look.note(text)).wrap());
    }
}

/// `12 KB`, at least one; `3.4 MB` from a million bytes on.
fn size_text(bytes: u64) -> String {
    let kilo = bytes.div_ceil(1_000);
    if kilo < 1_000 {
        return format!("{kilo} KB");
    }
    format!("{}.{} MB", kilo / 1_000, kilo % 1_000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_told_in_the_unit_that_is_read_at_a_glance() {
        for (bytes, wanted) in [
            (0, "0 KB"),
            (1, "1 KB"),
            (12_000, "12 KB"),
            (999_000, "999 KB"),
            (3_450_000, "3.4 MB"),
        ] {
            assert_eq!(size_text(bytes), wanted, "{bytes}");
        }
    }
}

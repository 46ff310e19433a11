//! The search in the queue: by place, number, type, township, commander; pinyin initials do for each.

use dispatch_core::state::Incident;
use eframe::egui::{Context, Id, Role, TextEdit, Ui, WidgetInfo};

use super::QueueView;
use crate::desk::found::{Fit, fit};
use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// Longest search, in characters.
const SEARCH_CHARS_MAX: usize = 60;

fn field_id() -> Id {
    Id::unique("search in the queue")
}

impl QueueView {
    /// Places the caret in the search.
    pub fn search(&mut self, ctx: &Context) {
        ctx.memory_mut(|it| it.request_focus(field_id()));
    }

    /// Lists everything again. Returns whether something was searched for, or was about to be.
    pub fn stop_searching(&mut self) -> bool {
        let had = self.searching || !self.filter.is_empty();
        self.searching = false;
        self.filter.clear();
        had
    }

    /// Whether the caret stands in the search.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.searching
    }
}

/// Whether an incident is found by what was typed; nothing typed finds all.
#[must_use]
pub fn lists(sight: &Sight<'_>, incident: &Incident, typed: &str) -> bool {
    let typed = typed.trim();
    if typed.is_empty() {
        return true;
    }
    let number = incident.number.to_string();
    if typed.trim_start_matches(['#', '0']) == number {
        return true;
    }
    let title = sight.title(incident);
    let kind = sight.kind(incident);
    let kind = kind.map_or(("", ""), |it| (&*it.zh, &*it.en));
    let commander = incident.commander().map(|it| sight.commander(it));
    let place = incident.place.words.as_str();
    let commander = commander.as_deref().unwrap_or_default();
    let names = [&*title, place, kind.0, kind.1, commander];
    fit(typed, names).is_some_and(|it| it <= Fit::LettersInside)
}

/// Draws the field. Esc empties it and leaves: egui takes the caret away, the desk the words.
pub fn filter_ui(ui: &mut Ui, sight: &Sight<'_>, queue: &mut QueueView) {
    let hint = inked(
        sight.say(Key::QueueFilterHint),
        size::NOTE,
        sight.look.palette.ink3,
    );
    let edit = TextEdit::singleline(&mut queue.filter)
        .id(field_id())
        .hint_text(hint)
        .char_limit(SEARCH_CHARS_MAX)
        .desired_width(ui.available_width());
    let response = ui.add(edit);
    let name = sight.say(Key::QueueFilter);
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_string()),
        current_text_value: Some(queue.filter.clone()),
        ..WidgetInfo::new(Role::TextInput)
    });
    queue.searching = response.has_focus();
}

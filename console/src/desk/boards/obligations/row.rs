//! One thing that waits: a line with its clock; unfolded, everything about it and its acts.

use dispatch_core::command::{Command, Explain, VoidObligation};
use dispatch_core::sentence::Copied;
use dispatch_core::state::{Answered, Short};
use dispatch_core::words::{IncidentId, ObligationId};
use eframe::egui::{Align, Frame, Label, Layout, Margin, Role, Sense, Stroke, Ui, WidgetInfo};

use super::district::{DistrictForm, district_ui};
use super::items::{Item, What};
use super::report::{ReportForm, report_ui};
use crate::desk::boards::kept::Kept;
use crate::desk::copying::copy_ui;
use crate::desk::incident::{act, written};
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Deadline, Tone, Weight, chip, clock_hm, deadline_ui, plain_button, sign, text_field, toggle,
};
use crate::desk::wording;
use crate::language::Key;

/// What is half written about one thing that waits.
#[derive(Debug, Default)]
pub struct RowForm {
    report: ReportForm,
    /// Whether it is answered by a report of the district instead of words.
    by_district: bool,
    district: DistrictForm,
    explain: String,
    void: String,
}

impl RowForm {
    /// Turns to the report of the district.
    pub fn open_district(&mut self) {
        self.by_district = true;
    }
}

/// Draws one. Returns the incident that the person wants to see.
pub fn row_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    item: &Item<'_>,
    rows: &mut Kept<String, RowForm>,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let p = &sight.look.palette;
    let name = item.name();
    let is_open = rows.is_open(&name);
    let fill = if is_open { p.bg2 } else { p.bg1 };
    let mut wanted = None;
    Frame::new()
        .fill(fill)
        .inner_margin(Margin::symmetric(6, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            if head_ui(ui, sight, item, is_open) {
                rows.toggle(&name);
            }
            if is_open && rows.is_open(&name) {
                wanted = body_ui(ui, sight, item, rows.form(&name), outbox);
            }
        });
    let rect = ui.min_rect();
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
    wanted
}

/// The two lines of a folded row. Returns whether it was clicked.
fn head_ui(ui: &mut Ui, sight: &Sight<'_>, item: &Item<'_>, is_open: bool) -> bool {
    let p = &sight.look.palette;
    let what = match item.to(sight) {
        Some(to) => format!("{} → {to}", item.text(sight)),
        None => item.text(sight),
    };
    let about = item.incident(sight.state()).map_or_else(
        || sight.say(Key::WholeDistrict).into_owned(),
        |it| sight.title(it),
    );
    let about = match item.missed_before() {
        0 => about,
        n => {
            let missed = sight.say_with(Key::OwedMissedBefore, [("n", n.into())]);
            format!("{about} · {missed}")
        }
    };
    let shown = ui.vertical(|ui| {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                clock_ui(ui, sight, item);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let due = bold(clock_hm(item.due), size::ROW, p.ink1);
                    ui.label(due);
                    ui.add(Label::new(sight.look.strong(&*what)).truncate());
                });
            });
        });
        let line = format!("{about} · {} · {}", item.answers(sight), item.source(sight));
        ui.add(Label::new(inked(line, size::SMALLEST, p.ink2)).truncate());
    });
    let id = ui.scope_id().with(("owed", item.name()));
    let response = ui.interact(shown.response.rect, id, Sense::click());
    let name = format!("{what} · {about}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    if response.has_focus() || response.hovered() {
        let edge = Stroke::new(1.0, p.line2);
        let side = eframe::egui::StrokeKind::Outside;
        ui.painter().rect_stroke(response.rect, 2.0, edge, side);
    }
    response.on_hover_text(item.source(sight)).clicked()
}

/// 超时未报 n 分; before it the time that is left.
fn clock_ui(ui: &mut Ui, sight: &Sight<'_>, item: &Item<'_>) {
    if item.late {
        let minutes = sight.now.since_s(item.due).max(0) / 60;
        let text = match minutes {
            0 => sight.say(Key::OwedJustLate).into_owned(),
            n => sight.say_with(Key::OwedLate, [("n", n.into())]),
        };
        sign(ui, sight.look, Tone::Red, &text);
        return;
    }
    if item.due < sight.now {
        // The grace that the rule gives to what is due at once.
        chip(ui, sight.look, Tone::Amber, &sight.say(Key::OwedAtOnce));
        return;
    }
    let deadline = Deadline {
        from: item.raised_at(),
        due: item.due,
        done: None,
    };
    deadline_ui(ui, sight.look, &deadline, sight.now);
}

fn body_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    item: &Item<'_>,
    row: &mut RowForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let mut wanted = None;
    let answers = sight.say_with(Key::OwedAnswers, [("who", item.answers(sight).into())]);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(answers));
        if let Some(incident) = item.incident(sight.state()) {
            let text = sight.say(Key::SeeIncident);
            let name = format!("{text} {}", sight.title(incident));
            if plain_button(ui, sight.look, Weight::Small, &text, &name).clicked() {
                wanted = Some(incident.id.clone());
            }
        }
        let what = match item.what {
            What::Owed(it) => Copied::Owed(it),
            What::Own(incident, own) => Copied::Limit(incident, own),
        };
        copy_ui(
            ui,
            sight,
            &format!("{} {}", item.text(sight), item.name()),
            what,
        );
    });
    let source = sight.say_with(Key::OwedRests, [("source", item.source(sight).into())]);
    ui.add(Label::new(sight.look.label(source)).wrap());
    if let What::Owed(it) = item.what {
        for answered in it.owed.answers.iter().filter(|had| had.round == it.round) {
            let text = answered_text(sight, answered);
            ui.add(Label::new(sight.look.label(text)).wrap());
        }
        for remark in it.owed.remarks.iter().filter(|had| had.round == it.round) {
            let at = clock_hm(remark.said.at);
            let text = format!("{at} {} {}", sight.say(Key::StepExplain), remark.words);
            ui.add(Label::new(sight.look.label(text)).wrap());
        }
    }
    ui.separator();
    let of_district = matches!(item.what, What::Owed(it) if it.owed.incident.is_none());
    if of_district {
        by_ui(ui, sight, row);
    }
    if of_district && row.by_district {
        if district_ui(ui, sight, Some(item), &mut row.district, outbox) {
            row.district = DistrictForm::default();
        }
    } else if report_ui(ui, sight, item, &mut row.report, outbox) {
        row.report = ReportForm::default();
    }
    if let What::Owed(it) = item.what
        && let Ok(obligation) = ObligationId::new(&it.name())
    {
        ui.separator();
        words_ui(ui, sight, item, (&obligation, row), outbox);
    }
    wanted
}

/// What is of the whole district is reported in words, or by its paper.
fn by_ui(ui: &mut Ui, sight: &Sight<'_>, row: &mut RowForm) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::ReportBy)));
        if toggle(
            ui,
            sight.look,
            !row.by_district,
            &sight.say(Key::ReportByWords),
        ) {
            row.by_district = false;
        }
        let text = sight.say(Key::DistrictReport);
        if toggle(ui, sight.look, row.by_district, &text) {
            row.by_district = true;
        }
    });
}

/// A remark, and the end without a report, each with its words.
fn words_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    item: &Item<'_>,
    (obligation, row): (&ObligationId, &mut RowForm),
    outbox: &mut Outbox,
) {
    let text = item.text(sight);
    let width = (ui.available_width() - 100.0).max(120.0);
    ui.horizontal(|ui| {
        text_field(ui, sight, (Key::ExplainWords, width), &mut row.explain);
        let command = written(&row.explain).map(|words| {
            Command::Explain(Explain {
                obligation: obligation.clone(),
                words,
            })
        });
        if act(ui, sight, (Key::StepExplain, &text), command, outbox) {
            row.explain.clear();
        }
    });
    ui.horizontal(|ui| {
        text_field(ui, sight, (Key::VoidReason, width), &mut row.void);
        let command = written(&row.void).map(|reason| {
            Command::VoidObligation(VoidObligation {
                obligation: obligation.clone(),
                reason,
            })
        });
        if act(ui, sight, (Key::StepVoid, &text), command, outbox) {
            row.void.clear();
        }
    });
}

/// 02:31 电话 → 市防指（方式不符，仍未报）
pub fn answered_text(sight: &Sight<'_>, answered: &Answered) -> String {
    let means = wording::means(sight, answered.means);
    let at = clock_hm(answered.said.at);
    let by = match &answered.said.on_behalf {
        Some(it) => sight.party(&it.who),
        None => sight.person(&answered.said.person),
    };
    let short = match answered.short {
        Some(Short::Means) => sight.say(Key::WasShortMeans),
        Some(Short::Unsigned) => sight.say(Key::WasShortUnsigned),
        None => "".into(),
    };
    let content = answered.content.as_ref();
    let content = content.map(|it| format!(" · {it}")).unwrap_or_default();
    format!("{at} {by} {means} → {}{short}{content}", answered.to)
}

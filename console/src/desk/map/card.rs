//! The card of what is chosen on the map and is no incident: a team or a depot. A plate at the edge,
//! never a window over the map.

use dispatch_core::words::{DepotId, IncidentId, TeamId};
use eframe::egui::{Frame, Id, Margin, Rect, Stroke, Ui, UiBuilder, Vec2};

use crate::desk::arrivals::way_text;
use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::view::Chosen;
use crate::desk::wording;
use crate::language::Key;

/// Most lines of stock on the card.
const STOCK_MAX: usize = 8;

/// Widest card, in points.
const WIDTH: f32 = 328.0;

/// How high the card was when it was drawn last, in points.
fn height_id(ui: &Ui) -> Id {
    ui.scope_id().with("map card height")
}

/// What of the lower left of the map a card takes, with the room around it; nothing while nothing is chosen.
pub fn card_room(ui: &Ui, chosen: Option<&Chosen>) -> f32 {
    let height = || ui.data(|it| it.get_temp::<f32>(height_id(ui)));
    chosen.and_then(|_| height()).map_or(0.0, |it| it + 24.0)
}

/// Draws the card at the lower left of the map, as high as what stands on it.
pub fn card_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    clip: Rect,
    (chosen, selected): (&Chosen, Option<&IncidentId>),
) {
    let p = &sight.look.palette;
    let id = height_id(ui);
    let had: Option<f32> = ui.data(|it| it.get_temp(id));
    let foot = clip.left_bottom() + Vec2::new(12.0, -12.0);
    let top = foot - Vec2::new(0.0, had.unwrap_or_default());
    let room = Rect::from_min_max(top, foot + Vec2::new(WIDTH, 0.0));
    // How high it is is known once it was laid out.
    let mut builder = UiBuilder::new().max_rect(room);
    if had.is_none() {
        builder = builder.invisible();
    }
    let shown = ui.scope_builder(builder, |ui| {
        let frame = Frame::new()
            .fill(p.bg1)
            .stroke(Stroke::new(1.0, p.line2))
            .inner_margin(Margin::same(10));
        let card = frame.show(ui, |ui| match chosen {
            Chosen::Team(id) => team_ui(ui, sight, id, selected),
            Chosen::Depot(id) => depot_ui(ui, sight, id),
        });
        card.response.rect.height()
    });
    if had.is_none_or(|it| (it - shown.inner).abs() > 0.5) {
        ui.data_mut(|it| it.insert_temp(id, shown.inner));
        ui.ctx().request_repaint();
    }
}

fn team_ui(ui: &mut Ui, sight: &Sight<'_>, id: &TeamId, selected: Option<&IncidentId>) {
    let state = sight.state();
    ui.label(bold(sight.team(id), size::BODY, sight.look.palette.ink1));
    if let Some(team) = state.register.teams.get(id) {
        let people = sight.say_with(Key::People, [("n", team.people.into())]);
        let desk = team
            .desk
            .as_ref()
            .map(|it| format!(" · {it}"))
            .unwrap_or_default();
        ui.label(
            sight
                .look
                .label(format!("{} · {people}{desk}", sight.unit(&team.owner))),
        );
    }
    let holder = state
        .teams
        .get(id)
        .and_then(|track| track.custody.as_ref())
        .and_then(|incident| state.incident(incident));
    let text = match holder {
        Some(incident) => {
            let doing = incident
                .assignments
                .get(id)
                .map_or_else(String::new, |it| wording::assignment(sight, it.state));
            format!("{doing} · {}", sight.title(incident))
        }
        None => sight.say(Key::TeamFree).into_owned(),
    };
    ui.label(sight.look.row(text));
    let to = holder.or_else(|| selected.and_then(|id| state.incident(id)));
    let way = to.and_then(|it| Some((it, way_text(sight, it, id)?)));
    if let Some((to, way)) = way {
        let text = format!("{} · {way}", sight.title(to));
        ui.add(eframe::egui::Label::new(sight.look.label(text)).wrap());
    }
}

fn depot_ui(ui: &mut Ui, sight: &Sight<'_>, id: &DepotId) {
    let state = sight.state();
    ui.label(bold(sight.depot(id), size::BODY, sight.look.palette.ink1));
    let Some(stock) = state.stock.get(id) else {
        return;
    };
    for (item, line) in stock.iter().take(STOCK_MAX) {
        let name = match sight.catalogue.supplies.get(item.as_str()) {
            Some(it) => sight.lang().name(&it.zh, &it.en),
            None => item.to_string(),
        };
        let args = [
            ("item", name.into()),
            ("here", line.here.into()),
            ("minimum", line.minimum.into()),
        ];
        let text = sight.say_with(Key::StockLine, args);
        let row = if line.here < line.minimum {
            crate::desk::look::inked(text, size::ROW, sight.look.palette.amber.text)
        } else {
            sight.look.row(text)
        };
        ui.label(row);
    }
    let more = stock.len().saturating_sub(STOCK_MAX);
    if more > 0 {
        ui.label(
            sight
                .look
                .note(sight.say_with(Key::LogMore, [("n", more.into())])),
        );
    }
}

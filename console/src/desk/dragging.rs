//! A team is dragged onto an incident. That only proposes (practice N9): the command line is written with
//! it, says what it would do, and Enter sends.

use dispatch_core::state::Incident;
use dispatch_core::words::{IncidentId, TeamId};
use eframe::egui::{
    Context, CornerRadius, DragAndDrop, Id, LayerId, Order, Rect, Response, Sense, Ui, Vec2,
};

use super::font;
use super::line::{Does, Notice, What, begin_line};
use super::sight::Sight;
use super::theme::size;
use super::view::View;
use crate::language::{Key, Lang};

/// What is under way with the pointer.
struct Dragged(TeamId);

/// Lets a team be taken hold of at this place on the screen, where nothing is pressed. In the past nothing
/// is dragged.
pub fn grip(ui: &Ui, sight: &Sight<'_>, place: Rect, team: &TeamId) {
    if sight.past {
        return;
    }
    let id = ui.scope_id().with(("drag", team.as_str()));
    take_hold(&ui.interact(place, id, Sense::drag()), team);
}

/// The same of what senses dragging by itself.
pub fn take_hold(response: &Response, team: &TeamId) {
    response.dnd_set_drag_payload(Dragged(team.clone()));
}

/// Whether a team is held over this.
pub fn is_over(response: &Response) -> bool {
    response.dnd_hover_payload::<Dragged>().is_some()
}

/// The team that was let go over this, once.
pub fn let_go(response: &Response) -> Option<TeamId> {
    let dragged = response.dnd_release_payload::<Dragged>()?;
    Some(dragged.0.clone())
}

/// The same of a place that is no item of its own.
pub fn let_go_at(ui: &Ui, place: Rect) -> Option<TeamId> {
    let released = ui.rect_contains_pointer(place) && ui.input(|it| it.pointer.any_released());
    if !released {
        return None;
    }
    let dragged = DragAndDrop::take_payload::<Dragged>(ui.ctx())?;
    Some(dragged.0.clone())
}

/// Selects the incident and writes the line that would send the team there, or take it from whom it is
/// with: what is on the screen then is what Enter does, and Escape takes it away.
pub fn propose(
    ctx: &Context,
    sight: &Sight<'_>,
    view: &mut View,
    (incident, team): (&IncidentId, &TeamId),
) {
    if sight.past {
        view.line.notice = Some(Notice::Past);
        return;
    }
    view.select(incident.clone());
    view.form = None;
    let held = sight.state().teams.get(team);
    let held = held.and_then(|it| it.custody.as_ref());
    let does = match held {
        Some(holder) if holder != incident => Does::Recall,
        _ => Does::Send,
    };
    let listed = sight.state().register.teams.get(team);
    // A name of several words would be read as several; then the team is called by its id.
    let name = match (sight.lang(), listed) {
        (Lang::Zh, Some(it)) if !it.zh.as_str().contains(char::is_whitespace) => it.zh.as_str(),
        _ => team.as_str(),
    };
    let what = What::Team(team.clone());
    begin_line(ctx, &mut view.line, (does, sight.lang()), (name, what));
}

/// Draws beside the pointer what is held, and that letting it go sends nothing.
pub fn held_ui(ctx: &Context, sight: &Sight<'_>) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ctx) else {
        return;
    };
    let Some(at) = ctx.pointer_interact_pos() else {
        return;
    };
    let p = &sight.look.palette;
    let team = sight.team(&dragged.0);
    let text = sight.say_with(Key::DragTeam, [("team", team.into())]);
    let painter = ctx.layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged team")));
    let galley = painter.layout_no_wrap(text, font::bold(size::NOTE), p.blue.on);
    let at = at + Vec2::new(14.0, 10.0);
    let plate = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(8.0, 4.0));
    painter.rect_filled(plate, CornerRadius::same(3), p.blue.fill);
    painter.galley(at, galley, p.blue.on);
}

/// Whether a team can be let go over an incident: one that is over takes none.
pub fn takes(incident: &Incident) -> bool {
    incident.status.is_open()
}

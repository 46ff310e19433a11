//! What stands in each pane, and how the tree of panes looks.

use eframe::egui::{
    Color32, CornerRadius, EventFilter, Id, InputState, Key as Pressed, Label, Modifiers, Painter,
    Rect, Response, Role, Sense, Stroke, StrokeKind, Style, Ui, UiBuilder, Visuals, WidgetInfo,
    WidgetText,
};
use egui_tiles::{
    Behavior, EditAction, ResizeState, SimplificationOptions, TabState, Tabs, Tile, TileId, Tiles,
    UiResponse,
};

use super::Desk;
use crate::desk::alarms::alarms_ui;
use crate::desk::boards::BOARDS;
use crate::desk::map::map_ui;
use crate::desk::panes::{
    Pane, Panes, Room, Stroke as Strokes, Tabbed, Way, gives, tab_ui, widest,
};
use crate::desk::queue::{queue_ui, rows};
use crate::desk::sight::Sight;
use crate::desk::theme::space;
use crate::desk::warnings::{height, warnings_ui};
use crate::desk::widgets::{Weight, act_button};
use crate::language::Key;

/// What a pane hears while it is arranged.
const ARROWS: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: false,
};

/// The arrow key that was struck, alone or with Shift.
fn arrow(input: &mut InputState) -> Option<Strokes> {
    let keys = [
        (Pressed::ArrowLeft, Way::Left),
        (Pressed::ArrowRight, Way::Right),
        (Pressed::ArrowUp, Way::Up),
        (Pressed::ArrowDown, Way::Down),
    ];
    let found = |(key, way)| {
        if input.consume_key(Modifiers::SHIFT, key) {
            Some(Strokes::Size(way))
        } else if input.consume_key(Modifiers::NONE, key) {
            Some(Strokes::Carry(way))
        } else {
            None
        }
    };
    keys.into_iter().find_map(found)
}

/// Room before the first tab of a row.
const INDENT: f32 = 6.0;

/// Height of a row of tabs, in points: a glove needs more.
fn tabs_height(style: &Style) -> f32 {
    style.spacing.interact_size.y.max(space::SMALL) + 6.0
}

impl Desk {
    /// Draws all panes in the room that is left.
    pub(super) fn panes_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        if self.view.selected.is_none() {
            // An empty column helps nobody: the topmost row is what has to be looked at.
            self.view.selected = rows(shown).first().map(|it| it.id.clone());
        }
        // Whatever is asked for since the manual was opened is to be seen.
        let manual = self.view.manual.take();
        self.view.manual = manual.filter(|it| it.is_over(&self.view));
        let size = ui.available_size().floor();
        let tabs = if self.panes.arranging {
            tabs_height(ui.style())
        } else {
            0.0
        };
        self.panes.fit(Room {
            size,
            warnings: height(ui, shown, &self.view.warning) + tabs,
        });
        self.panes.follow(&self.view, shown.past);
        let front = self.panes.in_front();
        let focus = self.panes.go_to.take();
        let mut tree = std::mem::replace(&mut self.panes.tree, Panes::no_tree());
        let mut drawn = Drawn {
            desk: self,
            shown,
            front,
            focus,
            focused: None,
            edited: false,
            closed: None,
            stroke: None,
            gives: 0.0,
            widest: f32::INFINITY,
        };
        tree.ui(&mut drawn, ui);
        let (edited, closed, stroke) = (drawn.edited, drawn.closed, drawn.stroke);
        if let Some(id) = closed {
            tree.remove_recursively(id);
        }
        self.panes.tree = tree;
        self.panes.led(&mut self.view);
        if edited || closed.is_some() {
            self.panes.edited();
        }
        if let Some((pane, stroke)) = stroke {
            self.panes.stroke(&pane, stroke);
        }
    }

    fn pane_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>, pane: &Pane) {
        match pane {
            Pane::Queue => {
                queue_ui(ui, shown, &mut self.view, &mut self.outbox);
                if let Some(wish) = super::layout::drill_offers(ui, shown, &self.options) {
                    self.ask(wish);
                }
            }
            Pane::Alarms => {
                let alarms = &shown.waits.alarms;
                let asks = alarms_ui(ui, shown, alarms, &mut self.view, &mut self.outbox);
                self.asked_of_alarms(asks);
            }
            Pane::Warnings => warnings_ui(ui, shown, &mut self.view.warning, &mut self.outbox),
            Pane::Map => {
                let was_picking = self.view.map.picking;
                // What waits now is no part of the past.
                let sending = match shown.past {
                    true => Vec::new(),
                    false => self.outbox.waiting(),
                };
                map_ui(ui, shown, &mut self.view, &sending);
                let has_picked = was_picking && !self.view.map.picking;
                if has_picked && self.view.whistle.is_some() {
                    // In a narrow window the form stands behind the map.
                    self.panes.raise(Pane::Form);
                }
            }
            Pane::Overview => self.overview_pane_ui(ui, shown),
            Pane::Incident => self.incident_pane_ui(ui, shown),
            Pane::Form => self.form_ui(ui, shown),
            Pane::Board(board) => self.board_pane_ui(ui, shown, *board),
            Pane::Part(part) => self.part_pane_ui(ui, shown, *part),
            Pane::Unknown(_) => {}
        }
    }
}

/// One frame of the tree.
struct Drawn<'a, 'b> {
    desk: &'a mut Desk,
    shown: &'a Sight<'b>,
    /// The pane that stands where the incident does: what has to be told stands above it.
    front: Option<Pane>,
    /// The pane that takes the keyboard.
    focus: Option<Pane>,
    /// The tile that has it.
    focused: Option<TileId>,
    edited: bool,
    closed: Option<TileId>,
    /// What an arrow key does with which pane, while they are arranged.
    stroke: Option<(Pane, Strokes)>,
    /// What each tab of a row gives of the room around its text, in points.
    gives: f32,
    /// The width that no tab of a row exceeds, in points.
    widest: f32,
}

impl Drawn<'_, '_> {
    fn tabbed(&self, tiles: &Tiles<Pane>, id: TileId, shown: bool) -> Tabbed {
        let sight = self.shown;
        let look = sight.look;
        let (text, title, wants) = match tiles.get(id) {
            Some(Tile::Pane(Pane::Form)) => {
                let open = self.desk.panes.following.form;
                let text = sight.say(open.map_or(Key::PaneForm, |it| it.title()));
                (text.to_string(), text.to_string(), 0)
            }
            Some(Tile::Pane(pane)) => {
                let wants = match pane {
                    Pane::Board(board) => {
                        let index = BOARDS.iter().position(|(it, _, _)| it == board);
                        index.and_then(|it| sight.waits.boards.get(it).copied())
                    }
                    Pane::Alarms => Some(sight.waits.sounding.len()),
                    _ => None,
                };
                let (text, title) = (pane.short(look), pane.title(look));
                (
                    text.to_string(),
                    title.to_string(),
                    wants.unwrap_or_default(),
                )
            }
            Some(Tile::Container(container)) => {
                let inside = container.children();
                let names: Vec<String> = inside
                    .map(|it| self.tabbed(tiles, *it, false).text)
                    .collect();
                let text = names.join("·");
                (text.clone(), text, 0)
            }
            None => <(String, String, usize)>::default(),
        };
        let aloud = match wants {
            0 => title,
            n => sight.say_with(Key::BoardWants, [("board", title.into()), ("n", n.into())]),
        };
        Tabbed {
            text,
            aloud,
            wants,
            shown,
            width: 0.0,
        }
    }
}

impl Behavior<Pane> for Drawn<'_, '_> {
    fn pane_ui(&mut self, ui: &mut Ui, id: TileId, pane: &mut Pane) -> UiResponse {
        let p = &self.shown.look.palette;
        let rect = ui.max_rect();
        if *pane != Pane::Map {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, p.bg1);
        }
        let head = ui.interact(rect, pane.head(), Sense::focusable_noninteractive());
        let name = self.shown.say_with(
            Key::PaneNamed,
            [("pane", pane.title(self.shown.look).into_owned().into())],
        );
        head.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
        if self.focus.as_ref() == Some(pane) {
            head.request_focus();
        }
        if head.has_focus() {
            self.focused = Some(id);
            if self.desk.panes.arranging {
                // Else the arrows would take the keyboard elsewhere.
                ui.memory_mut(|it| it.set_focus_lock_filter(head.id, ARROWS));
                let stroke = ui.input_mut(arrow).map(|it| (pane.clone(), it));
                self.stroke = self.stroke.take().or(stroke);
            }
        }
        // What does not fit is cut at the edge of its pane and moves nothing else.
        let mut inner = ui.new_child(UiBuilder::new().max_rect(rect));
        inner.shrink_clip_rect(rect);
        if self.front.as_ref() == Some(pane) {
            self.desk.told_ui(&mut inner, self.shown);
        }
        if let Pane::Unknown(name) = pane {
            if unknown_ui(&mut inner, self.shown, name) {
                self.closed = Some(id);
            }
        } else {
            self.desk.pane_ui(&mut inner, self.shown, pane);
        }
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, pane: &Pane) -> WidgetText {
        pane.short(self.shown.look).into_owned().into()
    }

    fn tab_bar_left_ui(&mut self, tiles: &Tiles<Pane>, ui: &mut Ui, _id: TileId, tabs: &Tabs) {
        let shown = tabs.children.iter().filter(|it| tiles.is_visible(**it));
        let natural: Vec<f32> = shown
            .map(|it| self.tabbed(tiles, *it, false).natural(ui))
            .collect();
        ui.add_space(INDENT);
        // A point less than there is: a row that is as wide as its room would be scrolled.
        let room = (ui.available_width() - 1.0).max(1.0);
        self.gives = gives(&natural, room);
        let natural = natural.into_iter().map(|it| it - self.gives);
        self.widest = widest(natural.collect(), room);
    }

    fn tab_ui(
        &mut self,
        tiles: &mut Tiles<Pane>,
        ui: &mut Ui,
        id: Id,
        tile: TileId,
        state: &TabState,
    ) -> Response {
        let mut tab = self.tabbed(tiles, tile, state.active);
        tab.width = (tab.natural(ui) - self.gives).min(self.widest).floor();
        tab_ui(ui, self.shown.look, id, &tab)
    }

    fn tab_bar_height(&self, style: &Style) -> f32 {
        tabs_height(style)
    }

    fn tab_bar_color(&self, _visuals: &Visuals) -> Color32 {
        self.shown.look.palette.bg2
    }

    fn gap_width(&self, _style: &Style) -> f32 {
        1.0
    }

    fn min_size(&self) -> f32 {
        80.0
    }

    fn resize_stroke(&self, _style: &Style, state: ResizeState) -> Stroke {
        let p = &self.shown.look.palette;
        match state {
            ResizeState::Idle => Stroke::new(1.0, p.line),
            ResizeState::Hovering => Stroke::new(2.0, p.ink2),
            ResizeState::Dragging => Stroke::new(2.0, p.blue.text),
        }
    }

    fn drag_preview_stroke(&self, _visuals: &Visuals) -> Stroke {
        Stroke::new(2.0, self.shown.look.palette.blue.text)
    }

    fn drag_preview_color(&self, _visuals: &Visuals) -> Color32 {
        self.shown.look.palette.blue.text.gamma_multiply(0.25)
    }

    fn paint_on_top_of_tile(&self, painter: &Painter, _style: &Style, id: TileId, rect: Rect) {
        if self.focused == Some(id) {
            let stroke = Stroke::new(2.0, self.shown.look.palette.blue.text);
            painter.rect_stroke(rect, CornerRadius::ZERO, stroke, StrokeKind::Inside);
        }
    }

    fn is_tab_closable(&self, tiles: &Tiles<Pane>, id: TileId) -> bool {
        tiles.get_pane(&id).is_some_and(Pane::may_close)
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions {
            all_panes_must_have_tabs: self.desk.panes.arranging,
            ..SimplificationOptions::default()
        }
    }

    fn on_edit(&mut self, edit: EditAction) {
        // Which tab is in front is no arrangement: it changes with every board that is looked at.
        self.edited |= matches!(edit, EditAction::TileResized | EditAction::TileDropped);
    }
}

/// A pane of which only the name is known. Returns whether it was taken away.
fn unknown_ui(ui: &mut Ui, sight: &Sight<'_>, name: &str) -> bool {
    ui.add_space(16.0);
    ui.vertical_centered(|ui| {
        let text = sight.say_with(Key::PaneUnknown, [("pane", name.into())]);
        ui.add(Label::new(sight.look.row(text)).wrap());
        let take = sight.say(Key::PaneTakeAway);
        let aloud = sight.say_with(Key::PaneTakeAwayOf, [("pane", name.into())]);
        act_button(ui, sight.look, Weight::Plain, (&take, &aloud), None)
    })
    .inner
}

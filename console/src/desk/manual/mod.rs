//! The manual: F1 opens the page about what is on the screen. It covers the right column and nothing
//! half written under it is lost.

mod pages;

use dispatch_core::words::IncidentId;
use eframe::egui::{Frame, Label, Margin, ScrollArea, Ui};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

use pages::{PAGES, Page, about, of_pane, page};

use super::look::{Look, bold};
use super::panes::Pane;
use super::theme::space;
use super::view::View;
use super::widgets::{Weight, plain_button, unwatched_field};
use crate::language::Key;

/// The manual while it is open.
#[derive(Debug)]
pub struct ManualView {
    /// The pages that were read, the one that is shown last; empty while the contents are shown.
    trail: Vec<&'static str>,
    /// The words that are looked for.
    words: String,
    links: CommonMarkCache,
    /// What stood in the column when it was opened: its page, and the incident.
    over: (&'static str, Option<IncidentId>),
}

impl ManualView {
    /// Opened at the page about the pane that has the keyboard, or else about what the person has before him.
    #[must_use]
    pub fn over(view: &View, at: Option<&Pane>) -> ManualView {
        let over = (about(view), view.selected.clone());
        let name = at.map_or(over.0, |pane| match pane {
            Pane::Form | Pane::Incident => over.0,
            _ => of_pane(pane),
        });
        ManualView::opened(name, over)
    }

    /// Opened at one page.
    #[must_use]
    pub fn at(name: &'static str) -> ManualView {
        ManualView::opened(name, (name, None))
    }

    fn opened(name: &'static str, over: (&'static str, Option<IncidentId>)) -> ManualView {
        let mut links = CommonMarkCache::default();
        for page in PAGES {
            links.add_link_hook(page.name);
        }
        ManualView {
            trail: vec![name],
            words: String::new(),
            links,
            over,
        }
    }

    /// Whether the column still holds what it was opened over: whatever the person asks for since is to
    /// be seen.
    #[must_use]
    pub fn is_over(&self, view: &View) -> bool {
        self.over == (about(view), view.selected.clone())
    }

    /// The name of the page that is shown.
    #[must_use]
    pub fn shown(&self) -> Option<&'static str> {
        self.trail.last().copied()
    }
}

/// Draws the manual. Returns whether it was put away.
pub fn manual_ui(ui: &mut Ui, look: &Look, view: &mut ManualView) -> bool {
    let mut away = false;
    Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(bold(look.say(Key::ManualTitle), 24.0, look.palette.ink1));
        ui.horizontal_wrapped(|ui| {
            let contents = look.say(Key::ManualContents);
            if plain_button(ui, look, Weight::Plain, &contents, &contents).clicked() {
                view.trail.clear();
                view.words.clear();
            }
            if view.trail.len() > 1 {
                let back = look.say(Key::ManualBack);
                if plain_button(ui, look, Weight::Plain, &back, &back).clicked() {
                    view.trail.pop();
                }
            }
            let text = look.say(Key::ManualPutAway);
            away = plain_button(ui, look, Weight::Plain, &text, &text).clicked();
        });
        unwatched_field(ui, look, (Key::ManualSearch, 260.0), &mut view.words);
        ui.add_space(6.0);
        let shown = view.shown().and_then(page);
        ScrollArea::vertical()
            .id_salt(("manual", view.shown(), view.words.is_empty()))
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                match shown.filter(|_| view.words.trim().is_empty()) {
                    Some(page) => page_ui(ui, look, view, page),
                    None => contents_ui(ui, look, view),
                }
            });
    });
    away
}

fn page_ui(ui: &mut Ui, look: &Look, view: &mut ManualView, page: &Page) {
    // What is bold on a page is told apart by its ink: the words around it take the ink of labels.
    ui.visuals_mut().widgets.noninteractive.fg_stroke.color = look.palette.ink2;
    let text = page.text(look.lang);
    if space::is_gloved(ui) {
        // No glove hits a word: the pages that this one leads to stand below it as buttons.
        CommonMarkViewer::new().show(ui, &mut view.links, &page.without_links(look.lang));
        for leads_to in page.links(look.lang).into_iter().filter_map(pages::page) {
            let title = leads_to.title(look.lang);
            if plain_button(ui, look, Weight::Plain, title, title).clicked() {
                view.trail.push(leads_to.name);
            }
        }
        return;
    }
    CommonMarkViewer::new().show(ui, &mut view.links, text);
    let wanted = PAGES
        .iter()
        .find(|it| view.links.get_link_hook(it.name) == Some(true));
    if let Some(wanted) = wanted {
        view.trail.push(wanted.name);
    }
}

/// The contents, or those pages on which all the words are.
fn contents_ui(ui: &mut Ui, look: &Look, view: &mut ManualView) {
    let lang = look.lang;
    let found: Vec<&Page> = PAGES
        .iter()
        .filter(|it| it.has(&view.words, lang))
        .collect();
    if found.is_empty() {
        let text = look.say(Key::ManualNothing);
        ui.add(Label::new(look.note(text)).wrap());
    }
    for page in found {
        let title = page.title(lang);
        if plain_button(ui, look, Weight::Small, title, title).clicked() {
            view.trail.push(page.name);
            view.words.clear();
        }
    }
}

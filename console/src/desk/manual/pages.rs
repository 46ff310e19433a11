//! The pages of the manual, compiled in, and which of them explains what is on the screen.

use crate::desk::boards::Board;
use crate::desk::found::finds;
use crate::desk::incident::Part;
use crate::desk::panes::Pane;
use crate::desk::view::{Form, View};
use crate::language::Lang;

/// One page, in both languages. A page begins with its title as a heading.
#[derive(Debug)]
pub struct Page {
    /// Its name: what a link to it says.
    pub name: &'static str,
    zh: &'static str,
    en: &'static str,
}

macro_rules! pages {
    ($($name:literal)*) => {
        /// Every page, in the order of the contents.
        pub static PAGES: &[Page] = &[$(Page {
            name: $name,
            zh: include_str!(concat!("../../../manual/zh-CN/", $name, ".md")),
            en: include_str!(concat!("../../../manual/en/", $name, ".md")),
        },)*];
    };
}

pages! {
    "desk" "band" "queue" "alarms" "warnings" "map" "overview" "strip"
    "intake" "whistle"
    "incident" "command" "board" "forces" "supplies" "guidance" "reports" "log" "matters" "persons"
    "responses" "obligations" "instructions" "returns" "contacts" "places" "paper" "shift" "areas"
    "sending"
    "line" "talk" "printing" "drill" "start" "keys" "settings" "manual"
}

/// The page that a desk opens with.
pub const FIRST: &str = "desk";

impl Page {
    /// Its text in a language, as Markdown.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// Its title in a language.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        let first = self.text(lang).lines().next().unwrap_or_default();
        first.trim_start_matches('#').trim()
    }

    /// Whether every word that was typed is on the page, in the title also by its pinyin initials.
    #[must_use]
    pub fn has(&self, words: &str, lang: Lang) -> bool {
        let text = self.text(lang).to_lowercase();
        let mut words = words.split_whitespace();
        words.all(|word| {
            text.contains(&word.to_lowercase()) || finds(word, self.title(Lang::Zh), "")
        })
    }

    /// The names of the pages that this one leads to, each once.
    #[must_use]
    pub fn links(&self, lang: Lang) -> Vec<&'static str> {
        let mut names: Vec<&str> = Vec::new();
        for behind in self.text(lang).split("](").skip(1) {
            let name = behind.split(')').next().unwrap_or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Its text with each link as a plain word.
    #[must_use]
    pub fn without_links(&self, lang: Lang) -> String {
        let mut parts = self.text(lang).split("](");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for behind in parts {
            if let Some(bracket) = text.rfind('[') {
                text.remove(bracket);
            }
            text.push_str(behind.split_once(')').map_or("", |it| it.1));
        }
        text
    }
}

/// The page of this name.
#[must_use]
pub fn page(name: &str) -> Option<&'static Page> {
    PAGES.iter().find(|it| it.name == name)
}

/// The page about what the person has before him: the topmost form, the board, the incident.
#[must_use]
pub fn about(view: &View) -> &'static str {
    match (view.form, view.board) {
        (Some(form), _) => of_form(form),
        (None, _) if view.whistle.is_some() => "whistle",
        (None, Some(board)) => of_board(board),
        (None, None) if view.selected.is_some() => "incident",
        (None, None) => FIRST,
    }
}

/// The page of a form.
#[must_use]
pub const fn of_form(form: Form) -> &'static str {
    match form {
        Form::Intake => "intake",
        Form::Keys => "keys",
        Form::Talk => "talk",
        Form::Settings => "settings",
    }
}

/// The page of a board.
#[must_use]
pub const fn of_board(board: Board) -> &'static str {
    match board {
        Board::Responses => "responses",
        Board::Obligations => "obligations",
        Board::Instructions => "instructions",
        Board::Returns => "returns",
        Board::Contacts => "contacts",
        Board::Places => "places",
        Board::Paper => "paper",
        Board::Shift => "shift",
        Board::Areas => "areas",
        Board::Sending => "sending",
    }
}

/// The page of a pane. The one of forms is explained by whatever form is open, and of a pane that this version does
/// not know nothing is known.
#[must_use]
pub const fn of_pane(pane: &Pane) -> &'static str {
    match pane {
        Pane::Queue => "queue",
        Pane::Alarms => "alarms",
        Pane::Warnings => "warnings",
        Pane::Map => "map",
        Pane::Overview => "overview",
        Pane::Incident => "incident",
        Pane::Board(board) => of_board(*board),
        Pane::Part(Part::Forces) => "forces",
        Pane::Part(Part::Supplies) => "supplies",
        Pane::Part(Part::Guidance) => "guidance",
        Pane::Part(Part::Log) => "log",
        Pane::Form | Pane::Unknown(_) => FIRST,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::desk::boards::BOARDS;
    use crate::desk::keys::caps;

    const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

    #[test]
    fn everything_on_the_screen_has_a_page_in_both_languages() {
        let forms = [Form::Intake, Form::Keys, Form::Talk, Form::Settings].map(of_form);
        let boards = BOARDS.iter().map(|it| of_board(it.0));
        let panes = Pane::needed().chain(Pane::optional()).map(of_pane);
        let sections = [
            "command", "board", "forces", "supplies", "guidance", "reports", "log", "matters",
        ];
        let panels = [
            "band", "queue", "alarms", "warnings", "map", "strip", "whistle", "drill", "line",
        ];
        let all = forms
            .into_iter()
            .chain(boards)
            .chain(panes)
            .chain(sections)
            .chain(panels);
        for name in all {
            let page = page(name).unwrap_or_else(|| panic!("no page {name}"));
            for lang in LANGS {
                assert!(page.text(lang).starts_with("# "), "{name} in {lang:?}");
                assert!(
                    page.text(lang).len() > 200,
                    "{name} in {lang:?} says nothing"
                );
            }
        }
    }

    #[test]
    fn the_pages_of_the_two_languages_lead_to_the_same_pages_and_none_leads_nowhere() {
        for it in PAGES {
            let [zh, en] = LANGS.map(|lang| it.links(lang).into_iter().collect::<BTreeSet<_>>());
            assert_eq!(zh, en, "{}", it.name);
            for name in zh {
                assert!(page(name).is_some(), "{} leads to {name}", it.name);
                assert_ne!(name, it.name);
            }
        }
    }

    #[test]
    fn a_page_without_its_links_reads_the_same() {
        for it in PAGES {
            for lang in LANGS {
                let plain = it.without_links(lang);
                assert!(!plain.contains("]("), "{} in {lang:?}", it.name);
                let marks = |c: &char| !"[]()".contains(*c);
                let read: String = plain.chars().filter(marks).collect();
                let whole: String = it.text(lang).chars().filter(marks).collect();
                let dropped: usize = it
                    .text(lang)
                    .split("](")
                    .skip(1)
                    .filter_map(|it| it.split(')').next())
                    .map(str::len)
                    .sum();
                assert_eq!(read.len() + dropped, whole.len(), "{} in {lang:?}", it.name);
            }
        }
    }

    #[test]
    fn titles_and_names_are_each_page_s_own() {
        for lang in LANGS {
            let titles: BTreeSet<_> = PAGES.iter().map(|it| it.title(lang)).collect();
            assert_eq!(titles.len(), PAGES.len());
        }
        let names: BTreeSet<_> = PAGES.iter().map(|it| it.name).collect();
        assert_eq!(names.len(), PAGES.len());
    }

    #[test]
    fn every_key_of_the_desk_stands_on_the_page_of_the_keys() {
        let keys = page("keys").unwrap();
        for lang in LANGS {
            // Rows such as `1 – 8` and `Ctrl 1 – Ctrl 9` say what lies between.
            let named = |cap: &str| {
                let last = cap.chars().last().unwrap();
                keys.text(lang).contains(cap)
                    || (('2'..='8').contains(&last) && keys.text(lang).contains("1 – "))
            };
            for cap in caps() {
                assert!(named(cap), "{cap} in {lang:?}");
            }
        }
    }

    #[test]
    fn a_page_is_found_by_words_and_by_the_initials_of_its_title() {
        let found = |words: &str, lang| -> Vec<&str> {
            let pages = PAGES.iter().filter(|it| it.has(words, lang));
            pages.map(|it| it.name).collect()
        };
        assert!(found("未送达 已叫应", Lang::Zh).contains(&"board"));
        assert!(found("jjb", Lang::Zh).contains(&"shift"));
        assert!(found("JJB", Lang::En).contains(&"shift"));
        assert!(found("settings.toml", Lang::En).contains(&"settings"));
        assert_eq!(found("没有这样的词", Lang::Zh), [""; 0]);
        assert_eq!(found("", Lang::Zh).len(), PAGES.len());
    }
}

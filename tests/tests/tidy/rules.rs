//! The rules. Needles are put together with `concat!` so that this file does not find itself.

use crate::tree::File;
use crate::window::works;

/// A rule about a file as a whole.
pub struct FileRule {
    /// What is wrong, where it is.
    pub broken: fn(&File) -> Option<String>,
    pub why: &'static str,
}

/// A rule about what no line may hold.
pub struct LineRule {
    /// The files that it looks into.
    pub reads: fn(&File) -> bool,
    needles: &'static [&'static str],
    /// Whether the needle counts only where no letter, digit or underscore touches it.
    words: bool,
    pub why: &'static str,
}

/// Where a line breaks a rule, and with what.
pub struct Breach {
    /// From 1, in characters.
    pub column: usize,
    pub what: String,
}

pub const FILE_RULES: &[FileRule] = &[
    FileRule {
        broken: |file| {
            let lines = file.text.as_deref().unwrap_or_default().lines().count();
            (is_rust(file) && lines > 400).then(|| format!("{lines} lines, 400 allowed"))
        },
        why: "a file holds one idea, and one that long holds several",
    },
    FileRule {
        broken: |file| vague_part(&file.path).map(|part| format!("`{part}` is no name")),
        why: "a room named for what it does not say collects everything; name it for the one thing in it",
    },
    FileRule {
        broken: |file| {
            (file.bytes > 12_000_000).then(|| format!("{} bytes, 12,000,000 allowed", file.bytes))
        },
        why: "git keeps every version of it for ever, and each clone fetches them all",
    },
    FileRule {
        broken: works,
        why: "the window does no IO and never waits: a thread does it and tells, as in console/src/keeping/",
    },
];

pub const LINE_RULES: &[LineRule] = &[
    LineRule {
        reads: |file| is_rust(file) && file.path.starts_with("dispatch-core/src/"),
        needles: &[
            concat!("debug_", "assert"),
            concat!("allow(clippy::", "arithmetic_side_effects"),
        ],
        words: false,
        why: "what one build asserts and another does not parts their States (docs/decisions/0052)",
    },
    LineRule {
        reads: is_rust,
        needles: &[
            concat!("to", "do!("),
            concat!("unimplem", "ented!("),
            concat!("db", "g!("),
        ],
        words: true,
        why: "what is merged is finished",
    },
    LineRule {
        reads: is_rust,
        needles: &[concat!("FIX", "ME"), concat!("X", "XX")],
        words: true,
        why: "mend it before it is merged, or say in an issue what is open",
    },
    LineRule {
        reads: is_rust,
        needles: &[
            concat!("#[ign", "ore]"),
            concat!("#[ign", "ore ="),
            concat!("#![ign", "ore"),
        ],
        words: false,
        why: "a test that does not run proves nothing: mend it or delete it",
    },
    LineRule {
        reads: |_| true,
        needles: &[concat!("/wo", "rk/"), concat!("/tmp/", "wt")],
        words: false,
        why: "a path of one machine means nothing on another",
    },
    LineRule {
        reads: |file| is_rust(file) && in_panels(file),
        needles: &[
            concat!(".menu_", "button("),
            concat!("Menu", "Button::"),
            concat!("Popup::", "menu("),
        ],
        words: false,
        why: "egui names a menu after its place, and rows move under a menu that stands open: use RowMenu, which \
              names the thing",
    },
    LineRule {
        reads: |file| !explains_words(file),
        needles: &["\u{8fdf}\u{62a5}"],
        words: false,
        why: "it is the name of an offence (Emergency Response Law, articles 61 and 95), and the screen accuses \
              nobody: write 超时 or 超时未报",
    },
];

impl LineRule {
    pub fn breach(&self, line: &str) -> Option<Breach> {
        self.needles.iter().find_map(|needle| {
            let (at, _) = line
                .match_indices(needle)
                .find(|(at, _)| !self.words || stands_alone(line, *at, needle))?;
            Some(Breach {
                column: line[..at].chars().count() + 1,
                what: format!("`{needle}`"),
            })
        })
    }
}

fn stands_alone(line: &str, at: usize, needle: &str) -> bool {
    let letter = |char: char| char.is_alphanumeric() || char == '_';
    let before = line[..at].chars().next_back().is_some_and(letter);
    let after = line[at + needle.len()..].chars().next().is_some_and(letter);
    // Past an opening bracket anything may follow.
    !before && (needle.ends_with('(') || !after)
}

fn is_rust(file: &File) -> bool {
    file.path.ends_with(".rs")
}

/// The window, but for the one widget that makes menus.
fn in_panels(file: &File) -> bool {
    let panels = ["console/src/desk/", "console/src/wall/"];
    panels.iter().any(|it| file.path.starts_with(it)) && !file.path.ends_with("/row_menu.rs")
}

/// The dictionary and the documents may name a word in order to forbid it.
fn explains_words(file: &File) -> bool {
    file.path == "DICTIONARY.md" || file.path.starts_with("docs/")
}

/// The first part of a path that is named util, helper or manager, alone or behind an underscore.
fn vague_part(path: &str) -> Option<&str> {
    const VAGUE: &[&str] = &["util", "utils", "helper", "helpers", "manager", "managers"];
    path.split('/').find(|part| {
        let stem = part.split('.').next().unwrap_or(part);
        stem.split(['_', '-'])
            .any(|word| VAGUE.contains(&word.to_ascii_lowercase().as_str()))
    })
}

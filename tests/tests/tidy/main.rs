//! House rules that neither the compiler nor clippy keeps, each with its reason, after TigerBeetle's tidy.
#![expect(clippy::expect_used, reason = "a test may fail")]

mod dictionary;
mod drawable;
mod pictures;
mod rules;
mod tree;
mod window;

use rules::{Breach, FILE_RULES, LINE_RULES};
use tree::File;

#[test]
fn every_file_keeps_the_house_rules() {
    let files = tree::files();
    assert!(
        files.iter().any(|file| file.path == "Cargo.toml"),
        "the tree of the workspace was not found"
    );
    let breaches: Vec<String> = files.iter().flat_map(breaches).collect();
    assert!(
        breaches.is_empty(),
        "{} breaches of the house rules:\n{}",
        breaches.len(),
        breaches.join("\n")
    );
}

/// Everything wrong in one file, as `FILE:LINE:COLUMN: what; why` or `FILE: what; why`.
fn breaches(file: &File) -> Vec<String> {
    let of_file = FILE_RULES.iter().filter_map(|rule| {
        (rule.broken)(file).map(|what| format!("{}: {what}; {}", file.path, rule.why))
    });
    let text = file.text.as_deref().unwrap_or_default();
    let of_lines = text.lines().zip(1..).flat_map(|(line, number)| {
        LINE_RULES
            .iter()
            .filter(|rule| (rule.reads)(file))
            .filter_map(move |rule| {
                let Breach { column, what } = rule.breach(line)?;
                Some(format!(
                    "{}:{number}:{column}: {what}; {}",
                    file.path, rule.why
                ))
            })
    });
    of_file.chain(of_lines).collect()
}

fn source(path: &str, text: &str) -> File {
    File {
        path: path.into(),
        bytes: text.len() as u64,
        text: Some(text.into()),
    }
}

#[test]
fn a_leftover_is_found_where_it_stands() {
    let leftover = concat!("    to", "do!()");
    let found = breaches(&source(
        "ledger/src/lib.rs",
        &format!("fn later() {{\n{leftover}\n}}\n"),
    ));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("ledger/src/lib.rs:2:5: "), "{found:?}");
}

#[test]
fn a_test_that_is_switched_off_is_found_with_and_without_its_reason() {
    for ignored in [
        concat!("#[ign", "ore]"),
        concat!("#[ign", "ore = \"slow\"]"),
    ] {
        assert_eq!(breaches(&source("ledger/src/lib.rs", ignored)).len(), 1);
    }
}

#[test]
fn no_sum_of_the_fold_asks_the_build_what_to_do() {
    let lint = concat!("#![warn(clippy::", "arithmetic_side_effects)]");
    for path in ["dispatch-core/src/fold.rs", "dispatch-core/src/state.rs"] {
        let files = tree::files();
        let file = files.iter().find(|it| it.path == path);
        let text = file.and_then(|it| it.text.as_deref()).expect(path);
        assert!(
            text.lines().any(|it| it.starts_with(lint)),
            "{path} is not under {lint}: docs/decisions/0052"
        );
    }
    for other in [
        concat!("    debug_", "assert!(a == b);"),
        concat!("#[cfg(debug_", "assertions)]"),
        concat!("#[allow(clippy::", "arithmetic_side_effects)]"),
    ] {
        let found = |path: &str| breaches(&source(path, other)).len();
        assert_eq!(found("dispatch-core/src/fold/supplies.rs"), 1, "{other}");
        assert_eq!(found("console/src/main.rs"), 0, "{other}");
    }
}

#[test]
fn a_menu_named_after_its_place_is_found_in_a_panel() {
    let menu = concat!("    ui.menu_", "button(text, |ui| {})");
    let found = |path: &str| breaches(&source(path, menu)).len();
    assert_eq!(found("console/src/desk/incident/sought.rs"), 1);
    assert_eq!(found("console/src/desk/widgets/row_menu.rs"), 0);
    assert_eq!(found("console/tests/desk/hand.rs"), 0);
}

#[test]
fn a_word_is_found_only_where_it_is_a_whole_word() {
    let longer = concat!("// XX", "XX stands for the code of a district");
    assert!(breaches(&source("ledger/src/lib.rs", longer)).is_empty());
    let whole = concat!("// X", "XX the code of a district");
    assert_eq!(breaches(&source("ledger/src/lib.rs", whole)).len(), 1);
}

#[test]
fn a_long_file_and_a_vague_name_are_found() {
    let long = "//\n".repeat(401);
    assert_eq!(breaches(&source("ledger/src/lib.rs", &long)).len(), 1);
    assert!(breaches(&source("scenarios/long.toml", &long)).is_empty());
    for vague in [
        "ledger/src/utils.rs",
        "ledger/src/helpers/mod.rs",
        "console/src/map_manager.rs",
    ] {
        assert_eq!(breaches(&source(vague, "")).len(), 1, "{vague}");
    }
    assert!(breaches(&source("console/src/manage_alarms.rs", "")).is_empty());
}

#[test]
fn the_offence_is_no_word_for_the_screen_but_may_be_explained() {
    let late = "\u{8fdf}\u{62a5} 3 min";
    assert_eq!(breaches(&source("console/locale/zh-CN.ftl", late)).len(), 1);
    assert_eq!(breaches(&source("scenarios/x.toml", late)).len(), 1);
    assert!(breaches(&source("DICTIONARY.md", late)).is_empty());
    assert!(breaches(&source("docs/decisions/0009-words.md", late)).is_empty());
}

//! The dictionary names everything that can be said and everything that can be answered.

use dispatch_core::command::{COMMANDS, Kind};
use dispatch_core::refusal::NAMES;

use crate::tree;

#[test]
fn the_dictionary_has_every_command_and_every_refusal() {
    let files = tree::files();
    let dictionary = files.iter().find(|file| file.path == "DICTIONARY.md");
    let text = dictionary
        .and_then(|file| file.text.as_deref())
        .expect("DICTIONARY.md is a text of the workspace");
    let commands = COMMANDS.iter().map(|(name, kind, zh)| {
        let kind = match kind {
            Kind::Decision => '决',
            Kind::Fact => '情',
        };
        format!("| `{name}` | {kind} | {zh} |")
    });
    let refusals = NAMES.iter().map(|name| format!("| `{name}` | "));
    let missing: Vec<String> = commands
        .chain(refusals)
        .filter(|row| !text.lines().any(|line| line.starts_with(row)))
        .collect();
    assert!(
        missing.is_empty(),
        "DICTIONARY.md lacks the rows that begin so:\n{}",
        missing.join("\n")
    );
}

//! The transcript of a drill: one line for each entry, as a duty officer reads it.

use crate::command::Command;
use crate::entry::{Author, BACK_ENTRY_MS};
use crate::refusal::Verdict;
use crate::sentence::{Names, clock, day, refusal_text, sentence, who};
use crate::state::State;
use crate::time::Time;

/// One entry: time, record number, who, which incident, what; and, where it was refused, why, on
/// a second line. `state` is the State after it.
///
/// ```text
/// 08:52:00  31  陈安清(值班员)  事件1  补 事发08:44  区消防救援大队 出发
/// 08:53:00  32  林某(区消防救援大队大队长)  事件1  直接调派 水域一队
///           × 水域一队在「瞿溪积水」到场,未获准撤离。可商请其指挥官,或由值班长抽调。
/// ```
#[must_use]
pub fn line(
    names: &Names,
    state: &State,
    height: u64,
    author: &Author,
    verdict: &Verdict,
) -> String {
    let mut parts = vec![state.at.local_clock().to_string(), height.to_string()];
    // Whichever console wrote a pulse, it is time that brought it about.
    if !matches!(author.command, Command::Pulse(_)) {
        parts.push(who(state, author).zh);
    }
    parts.extend(incident(state, author));
    parts.extend(back_entry(state, author));
    parts.push(sentence(names, state, author).zh);
    let mut line = parts.join("  ");
    if let Some(refusal) = verdict.refusal() {
        line.push_str("\n          × ");
        line.push_str(&refusal_text(names, state, refusal).zh);
    }
    line
}

/// The line that stands before the first entry of a day; `before` is when the entry before it was
/// recorded.
#[must_use]
pub fn day_heading(before: Option<Time>, at: Time) -> Option<String> {
    let today = day(at);
    let new = before.is_none_or(|before| day(before) != today);
    new.then(|| format!("—— {today} ——"))
}

/// The incident by its number; nothing where it is not known.
fn incident(state: &State, author: &Author) -> Option<String> {
    let incident = state.incidents.get(author.command.incident()?)?;
    Some(format!("事件{}", incident.number))
}

/// 补, where the entry came later than what it tells, or tells of a later moment than its own.
fn back_entry(state: &State, author: &Author) -> Option<String> {
    let apart = state.at.since_ms(author.occurred_at).saturating_abs();
    let sheet = state.sheets.get(&author.id);
    let sheet = sheet.map_or_else(String::new, |it| {
        format!("({})", crate::sentence::sheet(it).zh)
    });
    let at = || clock(author.occurred_at, state.at);
    (apart > BACK_ENTRY_MS).then(|| format!("补 事发{}{sheet}", at()))
}

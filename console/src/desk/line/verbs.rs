//! What the command line understands: one table, from which a line is read, completed and explained.

use super::slots::Slot;
use crate::language::Key;

/// What a verb does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Sends a team to the selected incident, or asks for it.
    Send,
    /// Lets a team or a department go.
    Release,
    /// Takes a team from another incident.
    Recall,
    /// Calls a department.
    Call,
    /// Records what came of a ring.
    Ring,
    /// Records that a department acknowledged.
    Acknowledge,
    /// Records that a department or a team set out.
    SetOut,
    /// Records that a department or a team came.
    Come,
    /// Gives an order.
    Order,
    /// States figures.
    Figures,
    /// Sets the response level.
    Level,
    /// Writes a remark.
    Note,
    /// Takes an incident in hand, or hands it on.
    Claim,
    /// Lays an incident down.
    LayDown,
    /// Names a commander.
    Designate,
    /// Records that a commander took over on the scene.
    TakeOver,
    /// Records that it is under control.
    Controlled,
    /// Takes a whistle.
    Take,
    /// Knows the alarm on top.
    Know,
    /// Enters what is to be reported.
    Owe,
    /// Opens an incident, a board, a form, or goes to a place.
    Go,
    /// Records that a road is closed at the incident.
    CloseRoad,
    /// Records that a closed road is open again.
    OpenRoad,
    /// Takes the newest own act back.
    Undo,
    /// Prints the board.
    Print,
}

/// A verb: how it is typed, what belongs behind it, and what the help says.
#[derive(Debug)]
pub struct Verb {
    /// What it does.
    pub does: Does,
    /// The pinyin initials it is typed by.
    pub letters: &'static str,
    /// The Chinese word; what follows needs no space.
    pub zh: &'static str,
    /// The English word.
    pub en: &'static str,
    /// What belongs behind it, in order.
    pub slots: &'static [Slot],
    /// What it does, for the help.
    pub says: Key,
}

const fn verb(
    does: Does,
    (letters, zh, en): (&'static str, &'static str, &'static str),
    slots: &'static [Slot],
    says: Key,
) -> Verb {
    Verb {
        does,
        letters,
        zh,
        en,
        slots,
        says,
    }
}

/// In the order of a working night, which is that of the help.
pub const VERBS: &[Verb] = &[
    verb(
        Does::Take,
        ("js", "接哨", "take"),
        &[Slot::Waiting],
        Key::LineSaysTake,
    ),
    verb(Does::Know, ("zx", "知悉", "know"), &[], Key::LineSaysKnow),
    verb(
        Does::Send,
        ("p", "派", "send"),
        &[Slot::Team, Slot::Task],
        Key::LineSaysSend,
    ),
    verb(
        Does::Recall,
        ("cd", "抽调", "recall"),
        &[Slot::Team, Slot::Reason, Slot::Words],
        Key::LineSaysRecall,
    ),
    verb(
        Does::Release,
        ("cl", "准予撤离", "release"),
        &[Slot::Here],
        Key::LineSaysRelease,
    ),
    verb(
        Does::Call,
        ("t", "通知", "call"),
        &[Slot::Department],
        Key::LineSaysCall,
    ),
    verb(
        Does::Ring,
        ("jy", "叫应", "ring"),
        &[Slot::Called, Slot::Result],
        Key::LineSaysRing,
    ),
    verb(
        Does::Acknowledge,
        ("q", "签收", "ack"),
        &[Slot::Called],
        Key::LineSaysAcknowledge,
    ),
    verb(
        Does::SetOut,
        ("cf", "出发", "leave"),
        &[Slot::Unit],
        Key::LineSaysSetOut,
    ),
    verb(
        Does::Come,
        ("d", "到场", "come"),
        &[Slot::Unit, Slot::People],
        Key::LineSaysCome,
    ),
    verb(
        Does::Designate,
        ("zp", "指派", "assign"),
        &[Slot::Post],
        Key::LineSaysDesignate,
    ),
    verb(
        Does::TakeOver,
        ("jg", "到场接管", "takeover"),
        &[Slot::Post],
        Key::LineSaysTakeOver,
    ),
    verb(
        Does::Order,
        ("o", "令", "order"),
        &[Slot::Parties, Slot::Words],
        Key::LineSaysOrder,
    ),
    verb(
        Does::Figures,
        ("n", "报数", "count"),
        &[Slot::Figures],
        Key::LineSaysFigures,
    ),
    verb(
        Does::Level,
        ("xy", "响应", "level"),
        &[Slot::Level, Slot::Words],
        Key::LineSaysLevel,
    ),
    verb(
        Does::Note,
        ("jl", "记", "note"),
        &[Slot::Words],
        Key::LineSaysNote,
    ),
    verb(
        Does::Owe,
        ("sx", "时限", "owe"),
        &[Slot::Typed],
        Key::LineSaysOwe,
    ),
    verb(
        Does::Claim,
        ("cb", "承办", "claim"),
        &[Slot::Officer],
        Key::LineSaysClaim,
    ),
    verb(
        Does::LayDown,
        ("fx", "放下", "drop"),
        &[],
        Key::LineSaysLayDown,
    ),
    verb(Does::Go, ("k", "看", "go"), &[Slot::Spot], Key::LineSaysGo),
    verb(
        Does::Controlled,
        ("kz", "已控制", "controlled"),
        &[],
        Key::LineSaysControlled,
    ),
    verb(
        Does::CloseRoad,
        ("dl", "断路", "close"),
        &[Slot::Cause, Slot::Words],
        Key::LineSaysCloseRoad,
    ),
    verb(
        Does::OpenRoad,
        ("hf", "恢复通行", "reopen"),
        &[Slot::Closure],
        Key::LineSaysOpenRoad,
    ),
    verb(Does::Undo, ("ch", "撤回", "undo"), &[], Key::LineSaysUndo),
    verb(
        Does::Print,
        ("dy", "打印", "print"),
        &[],
        Key::LineSaysPrint,
    ),
];

/// The verb that does this.
#[must_use]
pub fn verb_of(does: Does) -> Option<&'static Verb> {
    VERBS.iter().find(|it| it.does == does)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::found::initials;

    #[test]
    fn no_two_verbs_are_typed_alike() {
        for (index, one) in VERBS.iter().enumerate() {
            for other in &VERBS[index + 1..] {
                assert_ne!(one.letters, other.letters);
                assert_ne!(one.zh, other.zh);
                assert_ne!(one.en, other.en);
                assert_ne!(one.does, other.does);
                // Nor by the initials of their words, which do as well.
                let by = |it: &Verb| [it.letters.to_owned(), initials(it.zh)];
                let both = by(one);
                assert!(by(other).iter().all(|it| !both.contains(it)), "{both:?}");
            }
        }
    }

    #[test]
    fn only_the_last_slots_of_a_verb_may_stay_empty() {
        for verb in VERBS {
            let optional = verb.slots.iter().map(|it| it.may_be_empty());
            let optional: Vec<bool> = optional.collect();
            assert!(optional.is_sorted(), "{}", verb.letters);
        }
    }
}

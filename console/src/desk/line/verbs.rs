//! What the command line understands: one table, from which a line is read, completed and explained.

use super::does::Does;
use super::slots::Slot;
use crate::language::Key;

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

macro_rules! verbs {
    ($($does:ident $letters:literal $zh:literal $en:literal [$($slot:ident)*] $says:ident)*) => {
        /// In the order of a working night, which is that of the help.
        pub const VERBS: &[Verb] = &[$(Verb {
            does: Does::$does,
            letters: $letters,
            zh: $zh,
            en: $en,
            slots: &[$(Slot::$slot),*],
            says: Key::$says,
        }),*];
    };
}

verbs! {
    Take "js" "接哨" "take" [Waiting] LineSaysTake
    Know "zx" "知悉" "know" [] LineSaysKnow
    Later "zh" "暂缓" "later" [Minutes Shelve Why] LineSaysLater
    Silence "xs" "消音" "mute" [] LineSaysSilence
    Send "p" "派" "send" [Team Task] LineSaysSend
    Sent "yp" "已派" "sent" [Requested] LineSaysSent
    Recall "cd" "抽调" "recall" [Unit Reason Words] LineSaysRecall
    Release "cl" "准予撤离" "release" [Here] LineSaysRelease
    Call "t" "通知" "call" [Department] LineSaysCall
    Ring "jy" "叫应" "ring" [Called Result] LineSaysRing
    Acknowledge "q" "签收" "ack" [Called] LineSaysAcknowledge
    SetOut "cf" "出发" "leave" [Unit] LineSaysSetOut
    Come "d" "到场" "come" [Unit People] LineSaysCome
    Left "lc" "离场" "gone" [Called] LineSaysLeft
    Raise "sj" "升级吹哨" "raise" [Words] LineSaysRaise
    Designate "zp" "指派" "assign" [Post] LineSaysDesignate
    TakeOver "jg" "到场接管" "takeover" [Post] LineSaysTakeOver
    Offer "yj" "移交指挥" "offer" [Post] LineSaysOffer
    Accept "jsyj" "接受移交" "accept" [] LineSaysAccept
    Township "zjzh" "镇街指挥" "township" [] LineSaysTownship
    Order "o" "令" "order" [Parties Words] LineSaysOrder
    Receipt "hz" "回执" "receipt" [Silent] LineSaysReceipt
    Told "dm" "当面告知" "told" [Silent] LineSaysTold
    Doing "zz" "执行中" "doing" [Asked When] LineSaysDoing
    Done "wc" "完成" "done" [Asked] LineSaysDone
    Unable "wf" "无法执行" "unable" [Asked Words] LineSaysUnable
    Confirm "qr" "确认完成" "confirm" [Order] LineSaysConfirm
    Cancel "qx" "取消指令" "cancel" [Order] LineSaysCancel
    PullOut "jjcl" "紧急撤离" "pullout" [Why] LineSaysPullOut
    Enter "jr" "进入" "enter" [Here Count Minutes Task] LineSaysEnter
    Out "cc" "撤出" "out" [Inside People] LineSaysOut
    Count "qd" "清点" "muster" [Counted Count Of] LineSaysCount
    Found "zd" "找到" "found" [Missing People] LineSaysFound
    Figures "n" "报数" "count" [Figures] LineSaysFigures
    Level "xy" "响应" "level" [Level Words] LineSaysLevel
    Note "jl" "记" "note" [Words] LineSaysNote
    Owe "sx" "时限" "owe" [Typed] LineSaysOwe
    Claim "cb" "承办" "claim" [Officer] LineSaysClaim
    LayDown "fx" "放下" "drop" [] LineSaysLayDown
    Go "k" "看" "go" [Spot] LineSaysGo
    Controlled "kz" "已控制" "controlled" [] LineSaysControlled
    Request "tq" "提请" "request" [Reserved Whom Words] LineSaysRequest
    Supply "wz" "物资" "supply" [Stock Quantity] LineSaysSupply
    Plot "bh" "标绘" "plot" [Plot Metres] LineSaysPlot
    Evacuate "zy" "转移" "evacuate" [Manner Words] LineSaysEvacuate
    CloseRoad "dl" "断路" "close" [Cause Words] LineSaysCloseRoad
    OpenRoad "hf" "恢复通行" "reopen" [Closure] LineSaysOpenRoad
    Area "yxq" "影响区" "area" [Substance Amount Light] LineSaysArea
    Wind "f" "风" "wind" [Wind Speed Measurer] LineSaysWind
    DecideInside "cz" "处置" "decide" [InArea InsideAct Because] LineSaysDecide
    TellInside "gz" "告知" "tell" [InArea Result Because] LineSaysTell
    Undo "ch" "撤回" "undo" [] LineSaysUndo
    Print "dy" "打印" "print" [] LineSaysPrint
}

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
                // Nor by the initials of their words, which do as well: letters go before them.
                let (first, second) = (initials(one.zh), initials(other.zh));
                let lettered = one.letters == first || other.letters == second;
                assert!(first != second || lettered, "{} {}", one.zh, other.zh);
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

//! The texts of 交接班.

use super::Key;

keys! { SHIFT:
    ShiftNoPost "shift-no-post"
    ShiftHolder "shift-holder"  ShiftAwaited "shift-awaited"
    ShiftNext "shift-next"  ShiftNoNext "shift-no-next"  ShiftNobody "shift-nobody"
    ShiftOutgoing "shift-outgoing"  ShiftLeader "shift-leader"  ShiftIncoming "shift-incoming"
    ShiftSign "shift-sign"  ShiftSigned "shift-signed"  ShiftWho "shift-who"
    ShiftPromise "shift-promise"  ShiftPromised "shift-promised"
    ShiftCopy "shift-copy"  ShiftCopyHint "shift-copy-hint"  ShiftNothing "shift-nothing"
    ShiftStillHolds "shift-still-holds"
    ShelveMenu "shelve-menu"  ShelveMenuOf "shelve-menu-of"
    ShelveFor "shelve-for"  ShelvedUntil "shelved-until"
}

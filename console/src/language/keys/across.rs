//! The texts of 转实战.

use super::Key;

keys! { ACROSS:
    ToLive "to-live"
    ToLiveAgain "to-live-again"
    ToLiveHint "to-live-hint"
    ToLiveNote "to-live-note"
    ToLiveTaken "to-live-taken"
    ToLiveUnattended "to-live-unattended"
    ToLiveFailed "to-live-failed"
    ToLiveOpen "to-live-open"
    ToLiveSeen "to-live-seen"
    FromDrill "from-drill"
    FromDrillWaits "from-drill-waits"
    FromDrillOpen "from-drill-open"
    FromDrillDrop "from-drill-drop"
    FromDrillUnreadable "from-drill-unreadable"
    FromDrillSeen "from-drill-seen"
}

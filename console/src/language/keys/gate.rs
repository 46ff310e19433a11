//! The texts of the passphrase that is asked before the desk.

use super::Key;

keys! { GATE:
    GateTitle "gate-title"
    GateHint "gate-hint"
    GatePassphrase "gate-passphrase"
    GateOpen "gate-open"
    GateWrong "gate-wrong"
    GateBusy "gate-busy"
    GateFailed "gate-failed"
    GateWithout "gate-without"
    GateWithoutHint "gate-without-hint"
    GateQuit "gate-quit"
}

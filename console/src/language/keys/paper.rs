//! The texts of 补录.

use super::Key;

keys! { PAPER:
    PaperHint "paper-hint"
    PaperExample "paper-example"
    PaperActs "paper-acts"
    PaperIncident "paper-incident"
    PaperIncidentOf "paper-incident-of"
    PaperNo "paper-no"
    PaperSeenBy "paper-seen-by"
    PaperLines "paper-lines"
    PaperEmpty "paper-empty"
    PaperPreview "paper-preview"
    PaperFaults "paper-faults"
    PaperRefused "paper-refused"
    PaperNeedsNo "paper-needs-no"
    PaperSend "paper-send"
    PaperSent "paper-sent"
    PaperShow "paper-show"
}

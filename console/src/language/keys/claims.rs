//! The texts of 承办 and of the small acts on an incident.

use super::Key;

keys! { CLAIMS:
    ClaimedBy "claimed-by"
    ClaimedByNobody "claimed-by-nobody"
    StepClaim "step-claim"
    StepLayDown "step-lay-down"
    HandClaimTo "hand-claim-to"
    StepHandClaim "step-hand-claim"
    ReplaceReason "replace-reason"
    StepReplaceCommander "step-replace-commander"
    NoteWords "note-words"
    NoteSatisfies "note-satisfies"
    StepNote "step-note"
    AssignDuty "assign-duty"
    DutyWhich "duty-which"
    DutyTo "duty-to"
    DutyReason "duty-reason"
    DutyWent "duty-went"
    StepAssignDuty "step-assign-duty"
    CountStock "count-stock"
    StockCounted "stock-counted"
    CountWords "count-words"
    StepCountStock "step-count-stock"
}

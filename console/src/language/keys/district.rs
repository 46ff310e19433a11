//! The texts of the report of the district.

use super::Key;

keys! { DISTRICT:
    DistrictReport "district-report"  DistrictReports "district-reports"
    ReportBy "report-by"  ReportByWords "report-by-words"
    PaperAsOf "paper-as-of"  PaperDraft "paper-draft"  PaperDraftAgain "paper-draft-again"
    PaperToCome "paper-to-come"  PaperMaking "paper-making"  PaperFailed "paper-failed"
    PaperTryAgain "paper-try-again"  PaperCut "paper-cut"  PaperSha "paper-sha"
    PaperFirst "paper-first"  PaperChanges "paper-changes"  PaperCopy "paper-copy"
    PaperSave "paper-save"  PaperSaved "paper-saved"  PaperNotSaved "paper-not-saved"
    PaperPutAway "paper-put-away"  PaperTo "paper-to"  PaperNeeded "paper-needed"
    PaperAlsoAnswers "paper-also-answers"  PaperDischarges "paper-discharges"  PaperFallsShort "paper-falls-short"
    PaperAnswersNothing "paper-answers-nothing"  StepSendReport "step-send-report"
    SendReportName "send-report-name"  PaperNoneSent "paper-none-sent"
    PaperUnsigned "paper-unsigned"  PaperAgain "paper-again"  PaperSame "paper-same"
    PaperDiffers "paper-differs"  DraftReady "draft-ready"  DraftFailed "draft-failed"
    DraftOpen "draft-open"  DraftPutAway "draft-put-away"
}

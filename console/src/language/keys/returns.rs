//! The texts of 镇街填报, and of moments and voices that other boards take down too.

use super::Key;

keys! { RETURNS:
    AskReturn "ask-return"  WhichForm "which-form"  AskForForm "ask-for-form"
    AskWhom "ask-whom"  EveryTownship "every-township"  ChooseUnits "choose-units"
    AskAsOf "ask-as-of"  AskDue "ask-due"  DueByForm "due-by-form"
    AskRepeat "ask-repeat"  AskRepeatMinutes "ask-repeat-minutes"  AskOnce "ask-once"
    EveryMinutes "every-minutes"  RequestEvery "request-every"
    AskUnder "ask-under"  UnderNoResponse "under-no-response"  AskWords "ask-words"
    SendAsk "send-ask"  NoRequests "no-requests"  NoForms "no-forms"
    FormsAsTheyStand "forms-as-they-stand"  RequestName "request-name"
    CameOfAsked "came-of-asked"  ReturnEnded "return-ended"
    EndReturnReason "end-return-reason"  EndReturn "end-return"  ReturnIncident "return-incident"
    ReturnUnits "return-units"  ReturnTotal "return-total"  EnterFor "enter-for"  NotReported "not-reported"
    NotReportedHint "not-reported-hint"  ZeroReport "zero-report"  OldFigure "old-figure"
    SaysNothing "says-nothing"  Corrected "corrected"  CorrectedSame "corrected-same"
    IsolatedPlace "isolated-place"  EarlyReturn "early-return"  UnitsCut "units-cut"
    ListColon "list-colon"  ListComma "list-comma"  CopySums "copy-sums"
    GivenAsOf "given-as-of"  CorrectionReason "correction-reason"  GivenWords "given-words"
    ByPhone "by-phone"  ByItems "by-items"  ByPart "by-part"
    StepZeroReport "step-zero-report"  StepGiveReturn "step-give-return"
    GivenBefore "given-before"  GivenLine "given-line"
    ReadOut "read-out"  PhoneLine "phone-line"  Understood "understood"
    ClockWanted "clock-wanted"  VoiceBy "voice-by"  VoiceName "voice-name"
}

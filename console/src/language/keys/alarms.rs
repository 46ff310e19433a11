//! The texts of alarms and of what is heard of them, and how far a list can be believed.

use super::Key;

keys! { ALARMS:
    AlarmsElsewhere "alarms-elsewhere"  AlarmsList "alarms-list"  AlarmsListOf "alarms-list-of"
    AlarmsListTitle "alarms-list-title"
    AlarmsFlood "alarms-flood"  AlarmsFloodHint "alarms-flood-hint"
    AlarmGroup "alarm-group"  AlarmsOfNone "alarms-of-none"
    AlarmKnowAll "alarm-know-all"  AlarmKnowAllOf "alarm-know-all-of"
    ShelveWhy "shelve-why"  ShelveWords "shelve-words"
    DeafSeats "deaf-seats"  DeafNoDevice "deaf-no-device"  DeafNotHeard "deaf-not-heard"
    SoundTest "sound-test"  SoundTestOfShift "sound-test-of-shift"  SoundTestDue "sound-test-due"
    SoundTestNamed "sound-test-named"  SoundTestHint "sound-test-hint"
    SoundTestedAt "sound-tested-at"  SoundNotHeardAt "sound-not-heard-at"
    SoundUntested "sound-untested"
    SoundTestAsk "sound-test-ask"  SoundTestNoDevice "sound-test-no-device"
    SoundHeard "sound-heard"  SoundNotHeard "sound-not-heard"
    SoundTestAgain "sound-test-again"  SoundTestPutAway "sound-test-put-away"
    ListBlind "list-blind"  WarningsEmpty "warnings-empty"
    LookBackOpen "look-back-open"  LookBackName "look-back-name"  LookBackLocked "look-back-locked"
    WaitsForLedger "waits-for-ledger"  WaitsForLedgerHint "waits-for-ledger-hint"
}

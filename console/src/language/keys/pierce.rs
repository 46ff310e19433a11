//! The texts of 实战来哨.

use super::Key;

keys! { PIERCE:
    PierceTitle "pierce-title"
    PierceLine "pierce-line"
    PierceMore "pierce-more"
    PierceAge "pierce-age"
    PierceDo "pierce-do"
    PierceBlind "pierce-blind"
    PierceUnattended "pierce-unattended"
    LeaveOpen "leave-open"
    LeaveNow "leave-now"
    LeaveNobody "leave-nobody"
    UnitLeft "unit-left"
    DrillEndNow "drill-end-now"
    DrillStopped "drill-stopped"
    ExerciseOf "exercise-of"
    ExercisePlace "exercise-place"
    ExerciseMinutes "exercise-minutes"
    ExerciseBegins "exercise-begins"
    ExerciseEnds "exercise-ends"
    Exercising "exercising"
    StepDrillInput "step-drill-input"
    CalledBack "called-back"
    NotBack "not-back"
    BackAt "back-at"
    StandDown "stand-down"
}

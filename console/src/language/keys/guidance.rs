//! The texts of the guidance: its steps, and the plans that lie beside it.

use super::Key;

keys! { GUIDANCE:
    GuidanceNext "guidance-next"  GuidanceAllDone "guidance-all-done"
    GuidanceCannot "guidance-cannot"  GuidanceSafety "guidance-safety"
    StepCritical "step-critical"  StepNextCritical "step-next-critical"  StepNext "step-next"
    TickCannotOpen "tick-cannot-open"  TickCannotWhy "tick-cannot-why"
    TickCannotRecord "tick-cannot-record"  TickBy "tick-by"  TickChange "tick-change"
    PlanTitle "plan-title"  PlanOpen "plan-open"  PlanLookAgain "plan-look-again"
    PlanLeftOut "plan-left-out"  PlanNotOpened "plan-not-opened"  PlanPutAway "plan-put-away"
}

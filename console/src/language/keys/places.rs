//! The texts of 设施与风险.

use super::Key;

keys! { PLACES:
    PlacesSearch "places-search"
    PlacesRisks "places-risks"
    PlacesFacilities "places-facilities"
    PlacesNone "places-none"
    PlacesMore "places-more"
    PlacesNoRisks "places-no-risks"
    PlaceAsOf "place-as-of"
    PlaceKeeper "place-keeper"
    PlaceMinutes "place-minutes"
    PlaceHeard "place-heard"
    PlaceRemark "place-remark"
    RiskUnseen "risk-unseen"
    RiskOverdue "risk-overdue"
    RiskDue "risk-due"
    RiskFacts "risk-facts"
    RiskMadeIncident "risk-made-incident"
    RiskJoin "risk-join"
    StepPatrol "step-patrol"
    StepOpenOfRisk "step-open-of-risk"
    FacilityUnsaid "facility-unsaid"
    FacilityWas "facility-was"
    StepFacility "step-facility"
}

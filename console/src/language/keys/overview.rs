//! The texts of the overview 总览.

use super::Key;

keys! { OVERVIEW:
    Overview "overview"
    OverviewOf "overview-of"
    OverviewDecisions "overview-decisions"
    OverviewNoDecision "overview-no-decision"
    OverviewIncidents "overview-incidents"
    OverviewLook "overview-look"
    OverviewNoCommander "overview-no-commander"
    OverviewNoResponse "overview-no-response"
    OverviewAsked "overview-asked"
    OverviewResponseOver "overview-response-over"
    OverviewReport "overview-report"
    OverviewInside "overview-inside"
    OverviewInstructions "overview-instructions"
    OverviewShift "overview-shift"
    OverviewCount "overview-count"
}

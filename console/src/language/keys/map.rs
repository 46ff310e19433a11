//! The texts of the map's tools.

use super::Key;

keys! { MAP:
    MapCluster "map-cluster"  MapLegend "map-legend"  MapMeasure "map-measure"
    MapMeasured "map-measured"  MapMeasureHint "map-measure-hint"
    LegendIncident "legend-incident"  LegendTeam "legend-team"  LegendDepot "legend-depot"
    LegendFacility "legend-facility"  LegendHazard "legend-hazard"
    LegendShelter "legend-shelter"  LegendHospital "legend-hospital"  LegendPost "legend-post"
    LegendProtected "legend-protected"  LegendFree "legend-free"
    LegendPromised "legend-promised"  LegendUnderWay "legend-under-way"
    LegendThere "legend-there"  LegendActive "legend-active"  LegendWaits "legend-waits"
    LegendOver "legend-over"  LegendCluster "legend-cluster"
    MapPositionAge "map-position-age"  MapPositionUnsaid "map-position-unsaid"
    LegendFull "legend-full"  LegendMerged "legend-merged"  LegendFresh "legend-fresh"
    LegendAgeing "legend-ageing"  LegendOld "legend-old"  LegendCut "legend-cut"
    LegendDot "legend-dot"  LegendSelected "legend-selected"  LegendPreview "legend-preview"
    LegendFocus "legend-focus"  LegendWaiting "legend-waiting"  LegendLate "legend-late"
    LegendEdge "legend-edge"
    MapClusterTeams "map-cluster-teams"  MapWhistleWaits "map-whistle-waits"
    MapAndMore "map-and-more"  MapOutside "map-outside"  MapList "map-list"
    MapFind "map-find"  MapFound "map-found"  MapFindNothing "map-find-nothing"
    LayerHazards "layer-hazards"  LayerNames "layer-names"
    LayerFacilities "layer-facilities"  LayerRisks "layer-risks"  LayerPlots "layer-plots"  LegendPlots "legend-plots"
    MapUnplaced "map-unplaced"  MapOldPlaces "map-old-places"
    PickKeys "pick-keys"  PlotBack "plot-back"  PlotEvacuation "plot-evacuation"
    PlotHazard "plot-hazard"
    MapStockOut "map-stock-out"  MapStockLow "map-stock-low"
    MapMore "map-more"  MapMoreOf "map-more-of"
    MapPullOutSilent "map-pull-out-silent"  MapPullOutUnable "map-pull-out-unable"
    MapPullOutTo "map-pull-out-to"
    MapDrill "map-drill"  MapOwed "map-owed"
}

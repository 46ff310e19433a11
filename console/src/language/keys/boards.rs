//! The boards of the district beside the incident.

use super::Key;

keys! { BOARDS:
    BoardIncident "board-incident"
    BoardResponses "board-responses"  BoardResponsesShort "board-responses-short"
    BoardObligations "board-obligations"  BoardObligationsShort "board-obligations-short"
    BoardInstructions "board-instructions"  BoardInstructionsShort "board-instructions-short"
    BoardReturns "board-returns"  BoardReturnsShort "board-returns-short"
    BoardContacts "board-contacts"  BoardContactsShort "board-contacts-short"
    BoardPlaces "board-places"  BoardPlacesShort "board-places-short"
    BoardPaper "board-paper"  BoardPaperShort "board-paper-short"
    BoardAreas "board-areas"  BoardAreasShort "board-areas-short"
    BoardShift "board-shift"  BoardShiftShort "board-shift-short"
    BoardSending "board-sending"  BoardSendingShort "board-sending-short"
    BoardWants "board-wants"
}

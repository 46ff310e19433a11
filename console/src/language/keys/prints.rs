//! The texts of the printed board.

use super::Key;

keys! { PRINTS:
    PrintBoard "print-board"  PrintedBoard "printed-board"  PrintedByItself "printed-by-itself"
    PrintOpen "print-open"  PrintFailed "print-failed"  PrintBusy "print-busy"
    PrintPutAway "print-put-away"  PrintPutAwayFailed "print-put-away-failed"
    PrintNotOpened "print-not-opened"  PrintPutAwayNotOpened "print-put-away-not-opened"
}

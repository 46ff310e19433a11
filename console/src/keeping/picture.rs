//! What the keeper knows, as the desk shows it.

use std::sync::Arc;

use ledger::hex;
use ledger::keeper::Board;

use crate::desk::{DrillPicture, Picture};

/// The desk's picture of a board.
pub fn picture(board: &Board, drill: Option<DrillPicture>) -> Picture {
    Picture {
        state: Arc::clone(&board.state),
        chain: hex::write(&board.tip.chain),
        digest: board
            .digest
            .map(|(height, digest)| (height, hex::write(&digest))),
        lines: board.lines.clone(),
        waiting: 0,
        troubles: board.troubles.clone(),
        drill,
    }
}

//! The thread that knows the ground of the map: it loads the district's geography, which takes a while, and
//! makes the tiles that the desk asks for.

use std::io;
use std::thread::{Builder, JoinHandle};

use crate::desk::map::base::GroundEnds;
use crate::geography::Geography;

/// Starts it. It ends by itself once the desk has dropped its ends.
///
/// # Errors
/// The system gives no thread.
pub fn keep_ground(geography: Geography, ends: GroundEnds) -> io::Result<JoinHandle<()>> {
    Builder::new().name("ground".to_owned()).spawn(move || {
        ends.serve(|| geography.load().map_err(|it| (it.zh, it.en)));
    })
}

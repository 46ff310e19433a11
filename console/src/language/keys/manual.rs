//! The texts around the pages of the manual. The pages are in `console/manual`.

use super::Key;

keys! { MANUAL:
    ManualTitle "manual-title"  ManualOpen "manual-open"  ManualContents "manual-contents"
    ManualBack "manual-back"  ManualPutAway "manual-put-away"
    ManualSearch "manual-search"  ManualNothing "manual-nothing"
}

//! The texts of 交接班.

use super::Key;

keys! { SHIFT:
}

//! The texts of 设施与风险.

use super::Key;

keys! { PLACES:
}

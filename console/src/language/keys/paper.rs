//! The texts of 补录.

use super::Key;

keys! { PAPER:
}

//! The texts of 时限事项.

use super::Key;

keys! { OBLIGATIONS:
}

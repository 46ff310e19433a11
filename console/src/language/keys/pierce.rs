//! The texts of 实战来哨.

use super::Key;

keys! { PIERCE:
}

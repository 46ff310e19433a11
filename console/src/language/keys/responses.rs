//! The texts of 应急响应.

use super::Key;

keys! { RESPONSES:
}

//! The texts of 联络盘.

use super::Key;

keys! { CONTACTS:
}

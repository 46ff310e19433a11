//! The texts of 人员信息.

use super::Key;

keys! { PERSONAL:
}

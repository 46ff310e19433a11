//! The texts of 镇街填报.

use super::Key;

keys! { RETURNS:
}

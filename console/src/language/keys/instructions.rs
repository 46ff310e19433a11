//! The texts of 领导指示、上级交办.

use super::Key;

keys! { INSTRUCTIONS:
}

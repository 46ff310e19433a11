//! The texts of what is read aloud and copied.

use super::Key;

keys! { TALK:
    TalkCard "talk-card"  CopyText "copy-text"
}

//! The texts of what is read aloud and copied.

use super::Key;

keys! { TALK:
    TalkCard "talk-card"  CopyText "copy-text"  CopyShort "copy-short"  CopyDrill "copy-drill"
    CopyCalls "copy-calls"  CopyAllCalls "copy-all-calls"
}

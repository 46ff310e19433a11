//! The texts of what is read aloud and copied.

use super::Key;

keys! { TALK:
    TalkCard "talk-card"  CopyText "copy-text"  CopyShort "copy-short"  CopyDrill "copy-drill"
    CardPrint "card-print"  CardSaved "card-saved"  CardNotSaved "card-not-saved"
    CardPutAway "card-put-away"  CardOpen "card-open"
    CopyCalls "copy-calls"  CopyAllCalls "copy-all-calls"
}

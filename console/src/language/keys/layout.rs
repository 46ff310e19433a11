//! The texts of the panes and of how they are arranged.

use super::Key;

keys! { LAYOUT:
    PaneNamed "pane-named"
    PaneWarnings "pane-warnings"
    PaneWarningsShort "pane-warnings-short"
    PaneForm "pane-form"
    PaneFormEmpty "pane-form-empty"
    PaneBegin "pane-begin"
    PaneUnknown "pane-unknown"
    PaneTakeAway "pane-take-away"
    PaneTakeAwayOf "pane-take-away-of"
    LayoutUnreadable "layout-unreadable"
    LayoutNotRead "layout-not-read"
    LayoutNotSaved "layout-not-saved"
    LayoutPutAwayUnreadable "layout-put-away-unreadable"
    LayoutPutAwayNotSaved "layout-put-away-not-saved"
    LayoutArranging "layout-arranging"
    LayoutDone "layout-done"
    LayoutPreset "layout-preset"
    LayoutOwn "layout-own"
    KeyNextPane "key-next-pane"
    KeyPreviousPane "key-previous-pane"
    KeyArrange "key-arrange"
    KeyResetPanes "key-reset-panes"
}

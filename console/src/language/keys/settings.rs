//! The texts of the settings.

use super::Key;

keys! { SETTINGS:
    SettingsTitle "settings-title"  SettingsHint "settings-hint"
    SettingsNowhere "settings-nowhere"  SettingsFailed "settings-failed"
    SettingsUnknown "settings-unknown"  SettingsReset "settings-reset"
    SettingsPutAway "settings-put-away"
    SettingValue "setting-value"  SettingNormal "setting-normal"
    SettingReset "setting-reset"  SettingResetOf "setting-reset-of"
    SettingRecorded "setting-recorded"  SettingWriting "setting-writing"
    SettingThisWindow "setting-this-window"
    SettingOn "setting-on"  SettingOff "setting-off"
    SettingPercent "setting-percent"
    SettingLanguage "setting-language"  SettingLanguageHint "setting-language-hint"
    SettingSkin "setting-skin"  SettingSkinHint "setting-skin-hint"
    SkinDark "skin-dark"  SkinDaylight "skin-daylight"  SkinRedNight "skin-red-night"
    SettingScale "setting-scale"  SettingScaleHint "setting-scale-hint"
    SettingGlove "setting-glove"  SettingGloveHint "setting-glove-hint"
    SettingReadAloud "setting-read-aloud"  SettingReadAloudHint "setting-read-aloud-hint"
    ReadAloudMore "read-aloud-more"
    SettingVolume "setting-volume"  SettingVolumeHint "setting-volume-hint"
    SettingLookBack "setting-look-back"  SettingLookBackHint "setting-look-back-hint"
    SettingHeardBy "setting-heard-by"  SettingHeardByHint "setting-heard-by-hint"
    SettingReadout "setting-readout"  SettingReadoutHint "setting-readout-hint"
    ReadoutBoth "readout-both"
    SettingStill "setting-still"  SettingStillHint "setting-still-hint"
    SettingIdleLock "setting-idle-lock"  SettingIdleLockHint "setting-idle-lock-hint"
    IdleLocked "idle-locked"  IdleStillMe "idle-still-me"  IdleRefuses "idle-refuses"
}

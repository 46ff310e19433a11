//! The texts of an incident's log.

use super::Key;

keys! { LOG:
    LogRefused "log-refused"  LogConflict "log-conflict"  LogLate "log-late"  LogHeard "log-heard"
    LogOnly "log-only"  LogWhose "log-whose"  LogEverybody "log-everybody"  LogSearch "log-search"
    LogAll "log-all"  LogFound "log-found"  LogNoneFound "log-none-found"
    LogCopyOne "log-copy-one"  LogCopyOneOf "log-copy-one-of"  LogCopyAll "log-copy-all"
    LogExport "log-export"  LogSaved "log-saved"  LogNotSaved "log-not-saved"
    LogOpen "log-open"  LogPutAway "log-put-away"
    LogColumnNumber "log-column-number"  LogColumnRecorded "log-column-recorded"
    LogColumnHappened "log-column-happened"  LogColumnKind "log-column-kind"
    LogColumnCommand "log-column-command"  LogColumnWho "log-column-who"
    LogColumnSaid "log-column-said"
}

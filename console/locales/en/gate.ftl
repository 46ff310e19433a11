# The passphrase of the device key
gate-title = Passphrase of the device key
gate-hint = The person vault lies under the device key, and the key under a passphrase. Type it to open the live console.
gate-passphrase = Passphrase
gate-open = Open
gate-wrong = Not the passphrase; try again.
gate-busy = Opening…
gate-failed = It cannot be opened: { $why }
gate-without = Open without it (no personal data)
gate-without-hint = Alarms are taken and sent as ever; personal data are neither shown nor put in. This run signs with a key of its own.
gate-quit = Quit

# Taking a drill's whistle to live
to-live = Take to live
to-live-again = Take to live again
to-live-hint = if it is real
to-live-note = Taken to live: the words went to the live console of this machine, unsent
to-live-taken = At the live console: { $place }. Not sent yet; check it there and send it.
to-live-unattended = Taken out: { $place }. No live console is open and nobody sees it: open the live console now and send it.
to-live-failed = Not taken over; whistle at the live console instead: { $why }
to-live-open = Open the live console
to-live-seen = Seen: take to live
from-drill = From a drill, not sent. Check it and send it; where it is not real, press “Do not send”.
from-drill-waits = From a drill, not sent: { $at } { $place }
from-drill-open = Open it
from-drill-drop = Do not send
from-drill-unreadable = What came from a drill cannot be read; look at the drill's window: { $why }
from-drill-seen = Seen: from a drill

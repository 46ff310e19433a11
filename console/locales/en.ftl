# The texts of the screen. Each stands in both languages; the words follow the dictionary.

## window and band
window-title = Yishao emergency command and dispatch
opening = Opening the ledger…
world-live = LIVE
world-drill = DRILL
no-district = No district adopted yet
centre = Command centre
centre-long = Emergency command centre
other-language = 中文
switch-language = Switch to Chinese
switch-skin = Colours: dark, daylight, red night
sound-on = Sound on
silence-for = Silence for five minutes
silent-until = Silent until { $at }
no-sound-device = No sound device
no-sound-device-hover = Tried again every 30 seconds; watch the red rows
waiting-for-link = { $n } waiting for the link
ledger-local = Local ledger
ledger-hover = Record { $height }; digest at { $at }: { $digest }
ledger-hover-chain = Record { $height }; chain { $chain }
consistent = consistent
not-sure = check it
undo = Undo
undo-left = Undo ({ $n } s)
edition-in-force = Rules, edition { $n }
adopt-edition = Adopt edition { $n } of the rules
sending = sending { $n }
seat-name = Seat: { $who }
seat-hint = Change of person. Rights follow the post; whoever presses is on record.
monday = Monday
tuesday = Tuesday
wednesday = Wednesday
thursday = Thursday
friday = Friday
saturday = Saturday
sunday = Sunday

## ages and clocks
age-seconds = { $n } s
age-minutes = { $n } min
age-hours = { $n } h
time-left = { $time } left
over-by = over by { $time }
done-late = { $time } late
unknown = unknown
never-said = never said
sample = sample

## queue
queue-title = Incidents
queue-counts = { $open } open · { $waiting } waiting · { $done } done
queue-empty = No incidents
queue-end = That is all: nothing filtered, nothing folded away
complete-to = Complete to { $at }
new-whistle = Whistle
open-whistle = Open the whistle form
send-whistle = Blow the whistle
picked-place = place picked on the map { $lon }, { $lat }
picked-near = near { $name }
whistled-at = whistled { $at }
to-be-taken = waiting
take-whistle = Take the whistle
take-whistle-of = Take the whistle: { $title }
late-count = { $n } late
came-of = { $came } of { $of } came
nothing-selected = Choose an incident at the left or on the map

## alarms
alarms-title = Alarms
alarms-counts = { $open } open · { $known } known
alarms-empty = No alarms
alarm-know = Known
alarm-know-of = Known: { $what }
alarm-known-by = known to { $who } since { $at }
alarm-quarantine = Quarantine
alarm-quarantine-of = Quarantine entry { $height }: never fold it again

## map
map = Map
schematic = Schematic: no basis for rights or borders
pick-on-map = Click the place on the map
pick-button = Pick on the map
pick-cancel = Cancel (Esc)
layer-teams = Teams { $n }
layer-depots = Depots { $n }
layer-places = Places { $n }
team-free = free
stock-line = { $item }: { $here } there · minimum { $minimum }

## states
status-reported = reported
status-responding = responding
status-controlled = under control
status-ended = scene ended
status-filed = filed
status-withdrawn = withdrawn
status-merged = merged
event-level = Computed level
event-undetermined = { $level } (undetermined)
event-none = no figures yet
event-manual = judged by hand
response-in-force = Response { $level }
response-none = No response
reach-undelivered = not delivered
reach-delivered = delivered
reach-reached = reached
reach-acknowledged = acknowledged
team-requested = requested
team-declined = declined
team-dispatched = dispatched
team-accepted = accepted
team-en-route = en route
team-on-scene = on scene
team-working = working
team-withdrawing = withdrawing
team-home = home
team-resting = resting
team-recalled = recalled
team-cancelled = cancelled
route-own = Dispatch
route-request = Request
route-agreement = Call by agreement
route-up = Request from above
route-military = Request military aid
attempt-answered = answered
attempt-busy = busy
attempt-no-answer = no answer
attempt-switched-off = switched off
attempt-out-of-range = out of range
attempt-passed-on = passed on
report-telephone = Telephone report
report-first = First report
report-follow-up = Follow-up report
report-final = Final report
means-telephone = telephone
means-radio = radio
means-satellite = satellite phone
means-in-person = in person
means-messenger = messenger
means-system = system
means-fax = fax
means-paper = paper

## the incident
since-whistle = since the whistle
since-opening = since opening
received-from = received { $at } from { $who }
happened-at = happened { $at }
happened-unknown = time of event unknown
self-handled = township handles alone
self-handled-long = The township handles it alone (nobody in danger, own means suffice)
section-command = Command
section-board = Report board
section-forces = Forces
section-supplies = Supplies
section-guidance = Guidance
section-reports = Reports
section-log = Log

## figures
say-figures = Figures
adopted-version = adopted set { $n }
figure-reason = reason or remark
figure-source = source of the figures
figures-needed = Fill in a figure first.
step-state = Record figures
step-adopt = Adopt

## command
to-be-named = commander to be named
to-arrive = commander to arrive
no-commander = nobody in command
command-ended = command has ended
name-missing = name to follow
transfer-known = transfer record { $known } of { $of }
offered-to = offered to { $who }
designated-at = designated { $who } ({ $post }) { $at }
commander-named = named
commander-on-scene = on scene
choose-post = choose a post
step-designate = Designate
step-take-command = Takes command
step-offer = Offer command
step-accept = Accepts
step-confirm-township = Township keeps command
step-on-scene = On scene
basis-first-responder = first responder
basis-designated = designated
basis-first-force = first force
basis-fire-law = Fire Law 45
basis-higher-level = higher level
basis-transfer = handed over
basis-lead-confirmed = confirmed by the lead
basis-area = area command
basis-replacement = replaced
basis-merge = named at the merger
basis-split = restored by the split
basis-reopened = restored on reopening
response-to = Response level
reason = reason
evidence = figures or evidence
reason-needed = Give a reason first.
step-adjust = Set the response level

## orders
new-order = New order
order-words = what is ordered
order-to = To
order-is-spoken = spoken order, written down now
order-needs = Write the order and choose its addressees.
step-order = Give the order
order-written = order
order-spoken = spoken order
pull-out = Pull out
pull-out-reason = Danger on the scene: everybody out
receipts-of = receipts { $n } of { $of }
no-receipt = no receipt
order-confirmed = confirmed
step-confirm = Confirm
step-receipt = Receipt
step-record = Record
answer-doing = Doing
answer-done = Done
answer-unable = Unable
warn-people-inside = { $n } people inside the danger zone.
warn-hold-point = no confirmation: { $act }

## the ends
step-controlled = Under control
step-end-scene = End the scene…
step-end-scene-now = End the scene
step-file = File
step-reopen = Reopen
step-withdraw = Withdraw (mistaken)
step-lift-response = Lift the response
step-restore-access = Road open again
end-reason = reason, or what is open
closing-1 = Hazard controlled or removed
closing-2 = All rescued; each missing person settled or decided
closing-3 = Secondary risk assessed by an expert
closing-4 = Evacuees may return or are housed
closing-5 = Forces counted out, nobody unaccounted for
closing-6 = Supplies returned, consumption recorded
closing-7 = Road, water, power and gas measures lifted one by one
closing-8 = Final report sent
closing-9 = Scene handed to the investigators
closing-10 = Public notice given

## report board
board-fact = { $came } of { $of } on scene · { $late } late
board-empty = No department called yet
step-acknowledge = Acknowledged
step-set-out = Set out
step-report-in = Reports in
step-release = Release
step-call = Call
call-more = Call more departments
ring = Ring
ring-of = Ring { $who }
duty-telephone = Duty telephone
told-only = Told: { $who }
implied = implied
back-entry = entered later

## forces
forces-fact = { $here } on scene · { $coming } coming · { $asked } requested
inside-fact = {" "}· { $n } inside
unaccounted-fact = {" "}· { $n } unaccounted for
forces-empty = No forces yet
send-team = Send a team
search-team = find a team by name
more-teams = { $n } more: find them by name
people = { $n } people
seen-only = seen here only
step-sent = Sent
step-answered = Accepted
step-release-team = Release

## the danger zone
zone-form = Danger zone and roll-call
zone-who = whose people
zone-people = people
zone-limit = limit (min)
zone-task = task
nobody-on-scene = nobody on scene
step-enter = Enter
step-all-out = All out
step-roll-call = Roll-call
step-found = Found
counted = counted
counted-of = of
inside-now = { $n } inside the danger zone
inside-row = { $who }: { $n } inside · { $task }
unaccounted = { $who }: { $n } unaccounted for
last-count = last count { $at }: { $n } of { $of }

## supplies
supplies-none = nothing issued
supply-line = { $item }: { $out } here of { $issued } issued · { $depot }
supply-item = item
quantity = quantity
depot-stock = { $depot }: { $here } there · { $out } out
no-depot-holds = no depot holds it
step-supply = Issue
step-returned = Returned
step-consumed = Used up

## guidance
guidance-fact = { $done } of { $of } steps
tick-done = Done
tick-not-applicable = Not applicable
tick-cannot = cannot

## reports
report-due = { $kind } by { $at }
report-overdue = { $kind } overdue ({ $at })
reports-sent = { $n } sent
report-to = to
report-content = content
content-needed = Write the content first.
city-duty-room = City emergency centre
signed-by = signed by { $who }
step-report = Record the report

## log
decision = decision
fact = fact
put-away-refusal = Seen
put-away-refusal-of = Seen: { $what }
log-more = { $n } older entries
refused-because = refused: { $why }

## whistle form
whistle = Whistle
whistle-hint = Type, place and one condition suffice; the rest may stay unknown and follow later.
whistle-clock = received { $at } · { $used } used
whistle-type = Type
whistle-place = Place
whistle-conditions = Conditions
whistle-people = People
whistle-words = In words
whistle-facts = what is known, in one line
whistle-done = already done
whistle-needs = needed
whistle-missing = still missing: { $field }
choose-township = choose a township
place-words = the place, in the caller's words
nothing-near = nothing similar is open near by
near-incidents = Open near by; the same one?
attach-to = Attach to { $title }
put-away = Put away
intake = Call note
intake-short = Call F2
intake-hint = Write what was said; the first key fixes when it was received.
intake-received = received { $at }
intake-words = What was said
intake-source = Source (none chosen is unknown)
intake-record-no = Number of the recording or of their file
intake-needs = Write one sentence of what was said first.
intake-joins = More about an open incident?
intake-information = Information only
intake-opens = A new incident?
intake-open-needs = A new incident needs township, place and type.
intake-new = New incident
intake-unsorted = Recorded and not sorted yet:
step-attach = Attach
keys-title = Keys
keys-hint = While you write, only function keys and Esc act. Tab moves on, Enter presses.
key-take-whistle = Take the topmost waiting whistle
key-know-alarm = Know the topmost alarm
key-up = The incident above
key-down = The incident below
key-escape = Put a form away; back to now

## time
time-strip = Time strip
span-minutes = { $n }m
span-hours = { $n }h
follows-now = follows now
held-in-past = held in the past
now = now
looking-back = Looking back
looking-back-hint = below is what was seen then; nothing can be pressed
back-to-now = Back to now (Esc)
past-view = You see { $at }, the past. Press Esc for now.
past-short = Looking back: press Esc for now.

## drill
drill-title = Drill
drill-pause = Pause
drill-times-1 = ×1
drill-times-20 = ×20
drill-times-60 = ×60
drill-ended = the script is played
open-drill = Open the drill: { $title }

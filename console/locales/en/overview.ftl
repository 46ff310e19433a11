# The overview
overview = Overview
overview-of = Overview: { $title }
overview-decisions = Waiting for a decision { $n }
overview-no-decision = Nothing waits for a decision
overview-incidents = Open incidents { $n }, the gravest first
overview-look = Look
overview-no-commander = No commander named
overview-no-response = Response level not decided
overview-asked = Asked of the government, no answer
overview-response-over = Response past its expected end
overview-report = Report to be signed
overview-inside = Inside a hazard area, undecided
overview-instructions = Instructions not conveyed or overdue
overview-shift = Handover to be signed
overview-count = { $n }

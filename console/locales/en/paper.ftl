# Entered later from paper
paper-hint = One line, one act: time, who, what, how, words. All is sent at once when every line is read; deadlines go by the time on the paper.
paper-example = Such as: 02:10 住建局 签收 电话 / 02:25 水域一队 到场 12人 / 02:30 郭溪街道 口头指令 …
paper-acts = Acts: { $acts }
paper-incident = To which incident
paper-incident-of = Incident { $n } { $title }
paper-no = Number on the paper
paper-seen-by = Seen by (post or office)
paper-lines = Lines of the paper
paper-empty = Type the paper line by line above; below each line stands what the log will say.
paper-preview = The log will say:
paper-faults = { $n } places cannot be read. Everything is sent once all is read.
paper-refused = { $n } lines would have no effect; see each.
paper-needs-no = Give the number on the paper; write “none” where there is none.
paper-send = Enter all
paper-sent = { $n } lines sent, paper { $no }.
paper-show = Show the incident

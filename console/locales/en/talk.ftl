# what is read aloud and copied
talk-card = Telephone card
copy-text = Copy text
copy-short = Copy
copy-calls = Copy text…
copy-all-calls = all units
copy-drill = [DRILL]

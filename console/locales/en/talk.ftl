# what is read aloud and copied
talk-card = Telephone card
copy-text = Copy text
copy-short = Copy
copy-calls = Copy text…
copy-all-calls = all units
copy-drill = [DRILL]
card-print = Print the card
card-saved = The card for the telephone lies in { $path }
card-not-saved = The card was not saved: { $why } Look after the disk and the folder and press “Print the card” again, or copy the text and paste it elsewhere.
card-put-away = Understood: the card
card-open = Open the card

# what is read aloud and copied
talk-card = Telephone card
copy-text = Copy text

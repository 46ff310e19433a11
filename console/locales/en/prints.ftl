# The printed board
print-board = Print the board
printed-board = Board of { $at } lies in { $path }
printed-by-itself = Under a response the board is printed every 10 minutes, last at { $at }: { $path }
print-open = Open the board
print-failed = The board was not printed, copy what matters on paper: { $why }
print-busy = The sheets before are not written yet; press again in a moment.
print-put-away = Understood: the board
print-put-away-failed = Understood: the board was not printed
print-not-opened = The board is printed but cannot be opened: { $why }
print-put-away-not-opened = Understood: the board cannot be opened

# The printed board
print-board = Print the board
printed-board = Board of { $at } lies in { $path }
printed-by-itself = Under a response the board is printed every 30 minutes, last at { $at }: { $path }
print-open = Open the board
print-failed = The board was not printed, copy what matters on paper: { $why }
print-busy = The sheets before are not written yet; press again in a moment.
print-put-away = Understood: the board

# The manual
manual-title = Manual
manual-open = About what is on the screen
manual-contents = Contents
manual-back = Back a page
manual-put-away = Close the manual
manual-search = Search by words, such as: reached late
manual-nothing = No page has all of these words. Try fewer.

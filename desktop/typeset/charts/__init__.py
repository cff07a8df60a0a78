"""Charts as plain values, which the window, a picture and paper draw alike.

scene      what a drawing is made of: boxes, lines, discs, shapes, words, and the places that open something
marks      the marks of states: ring, half disc, disc with tick, diamond
bars       tasks by state as bars, hatched where they are late
targets    one target over the years
due        what falls due soon
overview   all of them on one sheet, as wide as there is room
paper      a drawing as a page for ink
"""

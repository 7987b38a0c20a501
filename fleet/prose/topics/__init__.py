"""What the scripted speakers know something about: one module a family of topics, each a plain TEXT.

A family holds topics, a topic aspects. Every line is a clause that can stand alone, after "because" or after "that":

    ## topic | is or are | one who does it, many who do it | where it is done
    # theme: the aspect; a handle on it; another handle        (handles are what one can point at in talk)
    + the claim, with [the words worth quoting]
    > a reason for it          - a reason against it          * a case (slots: {kin}, {place})
    ? a question               = the answer to it             ! a piece of advice
"""

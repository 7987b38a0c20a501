"""How a leaf that both sides changed is decided: one module a strategy, found by the name in `x-merge`.

A module has `merge(walk, case, option)`, which gives the merged value or `walk.conflict(case)`, and `fault(option)`,
which says what is wrong with the annotation's option, or nothing. It is asked only where all of base, ours and
theirs differ and neither ours nor theirs is absent; base may be.
"""

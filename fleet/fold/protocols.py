"""Which rules made a frame: the one table from the `protocol` that its `frame.json` names to a fold.

A change of any byte that the fold writes is a new protocol with a fold of its own; the older ones stay, so that the
worlds they made can be executed again. It holds no rule itself.
"""

from __future__ import annotations

from fleet.fold.fold import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fleet.delta import Delivery
    from fleet.fold.fold import Folded, Tip

FOLDS: dict[int, Callable[[Tip, Iterable[Delivery]], Folded]] = {1: fold}
NEWEST = max(FOLDS)
"""What a primary of this release makes frames by."""

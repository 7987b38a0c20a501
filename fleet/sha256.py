"""SHA-256 from the interpreter itself: `hashlib` loads OpenSSL, which costs a hook more than all it hashes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python 3.12 and later
    except ImportError:
        try:
            from _sha256 import sha256  # Python 3.11
        except ImportError:
            from hashlib import sha256  # an interpreter without them

__all__ = ["sha256"]

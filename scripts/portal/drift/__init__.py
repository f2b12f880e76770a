"""What a source changed since a translation was made."""

from portal.drift.changes import Change, Facet, Piece, Side
from portal.drift.page import Drift, drift_of

__all__ = ["Change", "Drift", "Facet", "Piece", "Side", "drift_of"]

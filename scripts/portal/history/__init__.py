"""What git remembers of the content: optional knowledge, never needed for the state of a page."""

from portal.history.bases import Bases, find_bases
from portal.history.git import Trouble, token_of
from portal.history.revision import commit_before, renames, write_revision

__all__ = ["Bases", "Trouble", "commit_before", "find_bases", "renames", "token_of", "write_revision"]

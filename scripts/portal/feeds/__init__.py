"""What is new: dated news, and pages newly compared with their sources; as an Atom feed per language."""

from portal.feeds.atom import FEED, feed
from portal.feeds.entries import Entry, changes, news

__all__ = ["FEED", "Entry", "changes", "feed", "news"]

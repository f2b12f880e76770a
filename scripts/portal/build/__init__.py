"""Building the site safely: made beside the old one, put in its place in one step."""

from portal.build.driver import Built, build, build_part, join_parts

__all__ = ["Built", "build", "build_part", "join_parts"]

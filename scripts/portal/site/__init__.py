"""The MkDocs adapter: the only part of the house that imports mkdocs."""

"""The portal: one reader of content, pure checks, exports and the MkDocs adapter."""

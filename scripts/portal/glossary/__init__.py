"""The termbase: which form a name or a term has in each language, which forms are wrong.

`data/glossary.yml` holds `terms`, a list; a term has the codes of the languages as keys (that of the source
language is required), `class`, and where needed `sense` (tells terms with the same source form apart), `also`
and `forbidden` (language → forms), `check: native-reader` and `note`. Beside it stand, each language → list,
`former_words` (what says that something is no longer so) and `other_names` (longer names of other things in
which words of the list stand rightly).

It is read when a rule first asks, once for a state of the file.
"""

from portal.glossary.reading import glossary_of
from portal.glossary.search import Found, Search
from portal.glossary.term import CLASSES, Glossary, Term

__all__ = ["CLASSES", "Found", "Glossary", "Search", "Term", "glossary_of"]

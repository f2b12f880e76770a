"""How much the parity check finds: seeded single edits on clean pages, and which of them it notices.

`python -m bench.parity` (or `make bench-parity`) prints the tables and writes `bench/parity.json`. An edit is
caught when the page has a finding, warning or error, that it had not before. Edits of a source page come with
translations that are marked as made from the edited text: otherwise freshness alone would give them away.
"""

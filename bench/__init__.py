"""Measurements of the portal's tools; nothing here is needed to build or check the site."""

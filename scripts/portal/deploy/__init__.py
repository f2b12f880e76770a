"""What a server is told: security policies, caching, the 404 page of each language."""

from portal.deploy.headers import PAGE_POLICY
from portal.deploy.settings import settings_files, write_settings

__all__ = ["PAGE_POLICY", "settings_files", "write_settings"]

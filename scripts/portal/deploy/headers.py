"""The headers of every answer, and the policy that pages carry themselves; servers' settings and pages agree
because both come from here.

A page's own policy is the stricter one: it allows scripts of this site and nothing else. Only the worker of the
search (Pagefind 1.5.2) compiles WebAssembly; it has no `<meta>`, so the header's policy alone is its.
"""

from __future__ import annotations

from collections.abc import Mapping

_DIRECTIVES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # Material 9.8.1 draws icons by data addresses in its style sheet
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def _policy(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


PAGE_POLICY = _policy(_DIRECTIVES)

# `frame-ancestors` is refused in a <meta> (CSP level 3, section 3.3).
_HEADER_POLICY = _policy(
    {**_DIRECTIVES, "script-src": "'self' 'wasm-unsafe-eval'", "frame-ancestors": "'none'"}
)

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _HEADER_POLICY,
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

IMMUTABLE = "assets/immutable/"  # as portal.site.assets writes it; a test holds both together
CACHE_IMMUTABLE = "public, max-age=31536000, immutable"
CACHE_SHORT = "public, max-age=300"

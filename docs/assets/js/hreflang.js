// Material 9.8.1 fetches <href>/sitemap.xml for every link[rel=alternate] and then rewrites the language switch.
// The links are for search engines: another value of rel, set before the theme's script runs, stops both.
for (const link of document.querySelectorAll("link[rel=alternate][hreflang]")) {
  link.rel = "alternate x-hreflang"
}

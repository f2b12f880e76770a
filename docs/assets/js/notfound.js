// The page for what is not there, at the site's root: hosts without settings send it for every address. Where the
// address is in another language, that language's own page takes its place.

async function take(home) {
  const answer = await fetch(`${home}404.html`)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  document.documentElement.lang = page.documentElement.lang
  document.title = page.title
  document.body.replaceWith(document.adoptNode(page.body))
}

const others = [...document.querySelectorAll("nav.languages a:not([aria-current])")]
const home = others.map((link) => new URL(link.href).pathname).find((path) => location.pathname.startsWith(path))
if (home) await take(home).catch(() => {})
await Promise.all([import("./shell.js"), import("./search.js")])

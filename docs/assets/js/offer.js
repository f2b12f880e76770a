// Offers, never forces, the page in the language that the reader chose before, else in the browser's. The choice,
// made in the language switch or here, is kept.

const KEPT = "portal.language"
const links = [...document.querySelectorAll("nav.languages a")]
const here = document.documentElement.lang
const primary = (tag) => tag.toLowerCase().split("-")[0]
const keep = (tag) => localStorage.setItem(KEPT, tag)

/** The link of the language that the reader would rather have; none where they are there already. */
function wanted() {
  const tags = localStorage.getItem(KEPT) ? [localStorage.getItem(KEPT)] : navigator.languages
  for (const tag of tags) {
    if (primary(tag) === primary(here)) return null
    const link = links.find((one) => one.dataset.offer && primary(one.hreflang) === primary(tag))
    if (link) return link
  }
  return null
}

function offer(link) {
  const line = document.createElement("aside")
  line.className = "offer"
  line.lang = link.lang
  line.setAttribute("aria-label", link.textContent)
  const go = Object.assign(document.createElement("a"), { href: link.href, textContent: link.dataset.go })
  go.addEventListener("click", () => keep(link.hreflang))
  const stay = Object.assign(document.createElement("button"), { type: "button", textContent: link.dataset.stay })
  stay.addEventListener("click", () => {
    keep(here)
    line.remove()
    document.documentElement.classList.remove("has-offer")
  })
  line.append(Object.assign(document.createElement("span"), { textContent: link.dataset.offer }), go, stay)
  document.body.append(line)
  document.documentElement.classList.add("has-offer")
}

links.forEach((link) => link.addEventListener("click", () => keep(link.hreflang)))
const link = wanted()
if (link) offer(link)

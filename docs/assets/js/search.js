// Search in the reader's language. Nothing is loaded before the dialog is opened.
// Pagefind 1.5.2 folds accents (hai phong = Hải Phòng) but not đ: queries are asked with d and with đ. It divides
// Chinese and Japanese into words by another dictionary than browsers do (工業団地 is one word or two): where a
// query finds little, it is asked in pairs of signs, then sign by sign.

const MOST_SHOWN = 12
const MOST_VARIANTS = 8
const FEW = 3
const dialog = document.querySelector("dialog.search")
const button = document.querySelector(".search-open")
const input = dialog.querySelector(".search__words")
const status = dialog.querySelector(".search__status")
const list = dialog.querySelector(".search__results")
// What a page is about counts most (its field `names`), then other words for it, then the names of items, then the
// text; long pages are no worse than short ones.
const RANKING = { diacriticSimilarity: 2, pageLength: 0.1, metaWeights: { names: 30, aliases: 10, item: 3, title: 1 } }
let engine
let exactEngine
let fold
let asked = 0

/** What is typed in one form: composed, full-width letters and half-width katakana as usual. */
const plain = (query) => query.normalize("NFKC").trim()
const hasMarks = (text) => /[\u0300-\u036fđ]/i.test(text.normalize("NFD"))

/** The query as typed, then each way of reading its d's as đ, the likelier (few changes) first; a word in katakana
    also without the long mark at its end, which is written or not; a word in hiragana also in katakana, as names
    are written. */
export function variants(query) {
  const typed = plain(query)
  if (hasMarks(typed)) return [typed]
  if (/^[\p{Script=Hiragana}ー]+$/u.test(typed)) return [typed, ...variants(fold(typed))]
  if (/\p{Script=Katakana}ー$/u.test(typed)) return [typed, typed.slice(0, -1)]
  const words = typed.split(/\s+/)
  let readings = [[]]
  for (const word of words) {
    const other = word.replace(/^d/, "đ").replace(/^D/, "Đ")
    const options = other === word ? [word] : [word, other]
    readings = readings.flatMap((reading) => options.map((option) => [...reading, option]))
    if (readings.length > MOST_VARIANTS) readings.length = MOST_VARIANTS
  }
  return readings.map((reading) => reading.join(" "))
}

/** A query of Han or kana in parts of at most so many signs; none for other queries. */
export function inParts(query, most) {
  const signs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu
  const typed = plain(query)
  const parted = typed.replace(signs, (run) => run.match(new RegExp(`.{1,${most}}`, "gu")).join(" "))
  return parted === typed ? [] : [parted]
}

async function load() {
  if (engine) return engine
  const bundle = new URL(dialog.dataset.bundle, location.href)
  const loaded = await import(bundle.href)
  ;({ fold } = await import("./fold.js"))
  await loaded.options(options())
  await loaded.init()
  return (engine = loaded)
}

/** A second engine over the same index, for queries with marks: it takes them at their word. */
async function loadExact() {
  const { createInstance } = await load()
  exactEngine ??= createInstance({ ...options(), exactDiacritics: true })
  return exactEngine
}

const options = () => ({ baseUrl: new URL(dialog.dataset.root, location.href).pathname, ranking: RANKING })

async function find(query) {
  await load()
  const found = await findLoosely(query)
  if (!hasMarks(query)) return found
  const exact = (await (await loadExact()).search(plain(query)))?.results ?? []
  const first = new Set(exact.map(({ id }) => id))
  return [...exact, ...found.filter(({ id }) => !first.has(id))]
}

async function findLoosely(query) {
  for (const queries of [variants(query), inParts(query, 2), inParts(query, 1)]) {
    const results = queries.length ? await findAny(queries) : []
    if (results.length >= FEW) return results
  }
  return findAny([...variants(query), ...inParts(query, 2), ...inParts(query, 1)])
}

/** The results of several queries together, each once, the best first. */
async function findAny(queries) {
  const pagefind = await load()
  const answers = await Promise.all(queries.map((query) => pagefind.search(query)))
  const best = new Map()
  for (const answer of answers) {
    for (const result of answer?.results ?? []) {
      const known = best.get(result.id)
      if (!known || known.score < result.score) best.set(result.id, result)
    }
  }
  return [...best.values()].sort((one, other) => other.score - one.score)
}

/** How well a query names a page: 4 by one of the page's names as typed, 3 without marks, 2 an item's, 1 by a part of
    a name, 0 not at all. */
function naming(page, query) {
  const names = (page.meta.names ?? page.meta.item ?? "").split(" · ")
  const typed = plain(query).toLowerCase()
  const isItem = "item" in page.meta
  if (names.some((name) => name.toLowerCase() === typed)) return isItem ? 2 : 4
  if (names.some((name) => fold(name) === fold(query))) return isItem ? 2 : 3
  return names.some((name) => ` ${fold(name)} `.includes(` ${fold(query)} `)) ? 1 : 0
}

/** Pagefind's excerpts are text with <mark>: everything else in them stays text. */
function marked(excerpt) {
  const fragment = document.createDocumentFragment()
  const plain = document.createElement("textarea")
  excerpt.split(/<mark>(.*?)<\/mark>/s).forEach((part, index) => {
    plain.innerHTML = part
    const node = index % 2 ? document.createElement("mark") : document.createTextNode(plain.value)
    if (index % 2) node.textContent = plain.value
    fragment.append(node)
  })
  return fragment
}

// On Chinese and Japanese pages such names stand among other signs.
const isVietnamese = (text) => hasMarks(text) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)

function entry(page) {
  const item = document.createElement("li")
  const link = document.createElement("a")
  link.href = page.url
  link.className = "search__page"
  link.textContent = page.meta.title
  if (isVietnamese(page.meta.title)) link.lang = "vi"
  item.append(link)
  const sections = page.sub_results.filter((section) => section.url !== page.url).slice(0, 3)
  const first = document.createElement("p")
  first.append(marked(page.excerpt))
  item.append(first)
  for (const section of sections) {
    const inner = document.createElement("a")
    inner.href = section.url
    inner.className = "search__section"
    inner.textContent = section.title
    item.append(inner)
  }
  return item
}

/** How many pages were found, and that not all are shown. */
function counted(count) {
  const { found, most, none } = dialog.dataset
  const words = count > MOST_SHOWN ? most : count ? found : none
  return words.replace("{count}", count).replace("{shown}", MOST_SHOWN)
}

/** Tell the reader; `query` is the one that is answered by now. */
function say(words, query = null) {
  status.textContent = words
  if (query !== null) status.dataset.query = query
}

async function answer() {
  const query = input.value.trim()
  const mine = ++asked
  if (!query) {
    list.replaceChildren()
    say("", query)
    return
  }
  say(dialog.dataset.busy)
  try {
    const results = await find(query)
    const pages = await Promise.all(results.slice(0, MOST_SHOWN).map((result) => result.data()))
    if (mine !== asked) return
    pages.sort((one, other) => naming(other, query) - naming(one, query))
    list.replaceChildren(...pages.map(entry))
    say(counted(results.length), query)
  } catch {
    if (mine === asked) say(dialog.dataset.failed, query)
  }
}

function open() {
  dialog.showModal()
  input.select()
  load().catch(() => say(dialog.dataset.failed))
}

/** Arrow keys walk through the field and the links of the results. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const stops = [input, ...list.querySelectorAll("a")]
  const next = stops[stops.indexOf(document.activeElement) + step]
  if (next) {
    next.focus()
    event.preventDefault()
  }
}

button.hidden = false
button.addEventListener("click", open)
dialog.querySelector(".search__close").addEventListener("click", () => dialog.close())
dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault())
dialog.addEventListener("keydown", walk)
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close())
input.addEventListener("input", answer)
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]")
  if (event.key === "/" && !typing && !dialog.open) {
    event.preventDefault()
    open()
  }
})

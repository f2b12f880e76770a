// Text as it is looked for, the same for what is typed and for what is found: no case, no diacritics, no full-width
// forms; đ as d; hiragana as katakana. Voiced kana stay themselves: their marks are not in U+0300–036F.
export function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đð]/g, "d")
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .normalize("NFC")
}

const BETWEEN = /[^\p{L}\p{N}\p{M}]+/u
const JOINTS = /[\s–—·.,-]+/g

// The words of a query, folded.
export const wordsOf = (query) => fold(query).split(BETWEEN).filter(Boolean)

// A text in which words are looked for: as it is, and run together ("haiphong" finds Hải Phòng).
export function searchable(text) {
  const folded = fold(text)
  return `${folded}\n${folded.replace(JOINTS, "")}`
}

/**
 * Where rules are written. The public copies that were read are partly excerpts; the handbook and the standard
 * themselves could not be opened, and what others report of them is marked so. Where only a site and the name of a page
 * are known, the address is `site: page`.
 */
import type { RuleSource } from "../../src/domain/rule-set/rule-set.ts";

const readOn = "2026-11-22";

export const RULE_SOURCES = {
  "ifpi-when": {
    name: "International ISRC Registration Authority: when to assign",
    address: "https://isrc.ifpi.org/en/using-isrc/when-to-assign",
    readOn,
  },
  "ifpi-when-not": {
    name: "International ISRC Registration Authority: when not to assign",
    address: "https://isrc.ifpi.org/en/using-isrc/when-not-to-assign",
    readOn,
  },
  "ifpi-ownership": {
    name: "International ISRC Registration Authority: ownership",
    address: "https://isrc.ifpi.org/en/using-isrc/ownership",
    readOn,
  },
  "ifpi-managers": {
    name: "International ISRC Registration Authority: ISRC managers",
    address: "https://isrc.ifpi.org/en/get-isrc/isrc-managers",
    readOn,
  },
  "ifpi-reference": {
    name: "International ISRC Registration Authority: reference metadata",
    address: "https://staging-isrc.ifpi.org/why-use-isrc/using-isrc",
    readOn,
  },
  "ifpi-old-faq": {
    name: "IFPI: older list of questions about the ISRC",
    address: "https://www.ifpi.org/isrc/isrc_faq.html",
    readOn,
  },
  "handbook-told": {
    name: "ISRC Handbook, Annex A, as a third party reports it",
    address: "https://isrc.ifpi.org/images/downloads/ISRC_Handbook.pdf",
    readOn,
  },
  "as-nzs": {
    name: "AS/NZS 5901:2020 (adopts ISO 3901:2019), preview",
    address: "https://standards-sharing.com/as-nzs-5901-pdf-download.html",
    readOn,
  },
  songtrust: {
    name: "Songtrust, relaying the RIAA: when changes merit a new ISRC",
    address: "https://help.songtrust.com/knowledge/when-do-changes-in-a-recording-merit-a-new-isrc",
    readOn,
  },
  "usisrc-assignment": {
    name: "USISRC: questions about assignment",
    address: "https://usisrc.org/faqs/assignment.html",
    readOn,
  },
  "usisrc-guidelines": {
    name: "USISRC: assignment guidelines",
    address: "https://usisrc.org/about/assignment_guidelines.html",
    readOn,
  },
  "usisrc-old": {
    name: "USISRC: older assignment guidelines",
    address: "usisrc.org: about_assignment_guidelines.aspx",
    readOn,
  },
  "usisrc-bulletin": {
    name: "USISRC: bulletin 2008/02",
    address: "usisrc.org: resources_news",
    readOn,
  },
  ppl: {
    name: "PPL: how to ensure accurate payments",
    address: "http://repdb.ppluk.com/I-Make-Music/How-do-I-ensure-accurate-PPL-payments/",
    readOn,
  },
  scpp: { name: "SCPP: when an ISRC is due", address: "https://isrc.scpp.fr/about/quand-isrc", readOn },
  bvmi: { name: "BVMI: ISRC", address: "musikindustrie.de: ISRC", readOn },
  sami: { name: "SAMI: what is an ISRC code", address: "sami.se: what-is-an-isrc-code", readOn },
  mlc: { name: "The MLC: what is an ISRC", address: "help.themlc.com: what-is-an-isrc", readOn },
  perpusnas: {
    name: "National Library of Indonesia: ISRC",
    address: "https://isrc.perpusnas.go.id",
    readOn,
  },
  "ddex-immersive": {
    name: "DDEX Knowledge Base: handling immersive audio",
    address: "kb.ddex.net: handling-immersive-audio",
    readOn,
  },
  "ddex-identifiers": {
    name: "DDEX Knowledge Base: identifiers for resources, releases and parties",
    address: "kb.ddex.net: identifiers-for-resources-and-releases-and-parties",
    readOn,
  },
  "ddex-avs": {
    name: "DDEX allowed value sets, ERN 4.3",
    address: "github.com/sshaw/ddex: etc/schemas/ern/43/allowed-value-sets.xsd",
    readOn,
  },
  amuse: { name: "Amuse: ISRC", address: "https://support.amuse.io/en/articles/107741-isrc", readOn },
  landr: { name: "LANDR: ISRC", address: "support.landr.com: 204177690", readOn },
  igroove: {
    name: "iGroove: questions about releases",
    address: "https://igroovemusic.com/faq/2-6",
    readOn,
  },
  noctil: {
    name: "Noctil: ISRC practice",
    address: "https://blogs.noctil.com/isrc-best-practices-common-mistakes-solutions",
    readOn,
  },
  labelgrid: {
    name: "LabelGrid: ISRCs explained",
    address: "https://docs.labelgrid.com/resources/meta-data-style-guide/isrcs-explained",
    readOn,
  },
  interspace: {
    name: "InterSpace: ISRC and UPC codes",
    address: "https://help.interspacemusic.com/article/what-are-isrc-and-upc-codes",
    readOn,
  },
  direnote: { name: "DireNote, January 2026", address: "blog.direnotemedia.com: 2026-01", readOn },
  reprtoir: {
    name: "Reprtoir: moving a catalog to another distributor",
    address: "https://docs.reprtoir.com/docs/catalog-migration-reprtoir-distribution",
    readOn,
  },
  "apple-tickets": {
    name: "Apple: understanding tickets",
    address: "https://itunespartner.apple.com/music/support/5220-understanding-tickets",
    readOn,
  },
  "apple-atmos": {
    name: "Apple: delivering Dolby Atmos audio",
    address: "itunespartner.apple.com: 5216-delivering-dolby-atmos-audio",
    readOn,
  },
  symphonic: {
    name: "Symphonic: spatial audio",
    address: "support.symdistro.com: 30200722354829",
    readOn,
  },
  playtreks: {
    name: "PlayTreks: versions and karaokes",
    address: "support.playtreks.com: versions,-karaokes",
    readOn,
  },
} as const satisfies Readonly<Record<string, RuleSource>>;

const prefix =
  /^(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html|format)\/|^https?:\/\/(?:www\.)?alphaxiv\.org\/abs\/|^(?:https?:\/\/)?huggingface\.co\/papers\/|^arxiv:\s*/i;
const since2007 = /^(\d{4}\.\d{4,5})(?:v([1-9]\d{0,2}))?$/;
const before2007 = /^([a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v([1-9]\d{0,2}))?$/i;

/** An identifier of arXiv, and the version where it carries one (https://info.arxiv.org/help/arxiv_identifier.html). */
export interface ArxivId {
  id: string;
  version: number | null;
}

/** Reads an identifier, bare, behind "arXiv:", or as the URL of a page or PDF; null where the text is none. */
export function parseArxivId(text: string): ArxivId | null {
  const bare = text
    .trim()
    .replace(prefix, '')
    .replace(/[?#].*$/, '')
    .replace(/\.pdf$/i, '')
    .replace(/\/$/, '');
  const [, id, version] = since2007.exec(bare) ?? before2007.exec(bare) ?? [];
  return id === undefined
    ? null
    : { id: id.includes('/') ? lowerArchive(id) : id, version: version ? Number(version) : null };
}

/** Old identifiers name an archive in lower case, and after it perhaps a subject class that arXiv itself leaves out. */
function lowerArchive(id: string): string {
  return id.toLowerCase().replace(/\.[a-z]{2}\//, '/');
}

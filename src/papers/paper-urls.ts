import type { Paper } from './paper.entity';

/** Where to read about a paper: as its source says, else at arXiv, else where the DOI leads. */
export function urlOf({ sourceUrl, arxivId, doi }: Pick<Paper, 'sourceUrl' | 'arxivId' | 'doi'>): string | null {
  if (sourceUrl !== null) {
    return sourceUrl;
  }
  if (arxivId !== null) {
    return `https://arxiv.org/abs/${arxivId}`;
  }
  return doi === null ? null : doiUrl(doi);
}

/** The same as an expression over a paper's row. */
export function urlInSql(paper: string): string {
  return `coalesce(${paper}."sourceUrl", 'https://arxiv.org/abs/' || ${paper}."arxivId", ${doiUrlInSql(`${paper}."doi"`)})`;
}

/** A DOI may hold ? and #, which would end the path. */
function doiUrl(doi: string): string {
  return new URL(`https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`).href;
}

/** Byte by byte where a DOI has other characters than those that stand for themselves in a path, which is rare. */
function doiUrlInSql(doi: string): string {
  return `'https://doi.org/' || case
    when ${doi} ~ '^[0-9A-Za-z;,/:@&=+$_.!~*''()-]*$' then ${doi}
    else (
      select string_agg(
        case
          when chr(byte) ~ '[0-9A-Za-z;,/:@&=+$_.!~*''()-]' then chr(byte)
          else '%' || upper(lpad(to_hex(byte), 2, '0'))
        end,
        '' order by place
      )
      from generate_series(0, octet_length(convert_to(${doi}, 'UTF8')) - 1) as place
      cross join lateral get_byte(convert_to(${doi}, 'UTF8'), place) as byte
    )
  end`;
}

/** The PDF of a paper that is at arXiv. */
export function pdfUrlOf({ arxivId }: Pick<Paper, 'arxivId'>): string | null {
  return arxivId === null ? null : `https://arxiv.org/pdf/${arxivId}`;
}

/** The same as an expression over a paper's row. */
export function pdfUrlInSql(paper: string): string {
  return `'https://arxiv.org/pdf/' || ${paper}."arxivId"`;
}
